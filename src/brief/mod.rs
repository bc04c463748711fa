//! The brief: its model, YAML in and out, JSON out, checks, positions, JSON Schema.
//!
//! Knows nothing of how briefs are made. Strings are the schema's type whatever YAML would make
//! of them; an empty one means “the source does not say”.

mod check;
mod choices;
mod compare;
mod evidence;
mod identity;
mod json;
mod model;
mod parsed;
mod patch;
mod position;
mod recognise;
mod schema;
mod yaml;

pub use check::{Articles, CheckedBrief, SourceText, check, find_quote, problems};
pub use choices::{MEETING_STATUSES, SECTIONS, STATUSES, TEMPLATES};
pub use compare::{Change, Entry, compare};
pub use identity::{Identity, identity};
pub use json::to_json;
pub use model::{BottomLine, Brief, Evidence, Item, Meeting, Participant, Source, Venue, What, When};
pub use parsed::{ParsedBrief, from_yaml};
pub use patch::{Mended, Repair, Update, Updated, apply, mend, update};
pub use position::{Place, Positions};
pub use recognise::looks_like_brief;
pub use schema::json_schema;
pub use yaml::to_yaml;
