//! Where the meeting takes place, and the event that hosts it.

mod choose;
mod events;
mod occasion;
mod places;
#[cfg(test)]
mod tests;

pub(crate) use choose::later_stop;
pub use choose::{add, find};
