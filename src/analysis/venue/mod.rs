//! Where the meeting takes place, and the event that hosts it.

mod choose;
mod events;
mod places;
mod occasion;

pub use choose::{add, find};
