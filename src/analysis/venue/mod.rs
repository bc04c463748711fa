//! Where the meeting takes place, and the event that hosts it.

mod choose;
mod events;
mod occasion;
mod places;

pub use choose::{add, find};
