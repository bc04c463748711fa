//! The brief: its model, YAML in and out, JSON out, checks, positions, JSON Schema.
//!
//! Knows nothing of how briefs are made. Strings are the schema's type whatever YAML would make
//! of them; an empty one means “the source does not say”.

mod json;
mod model;
mod yaml;

pub use json::to_json;
pub use model::{BottomLine, Brief, CheckedBrief, Evidence, Item, Meeting, Participant, Source, Venue, What, When};
pub use yaml::to_yaml;
