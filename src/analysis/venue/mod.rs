//! Where the meeting takes place, and the event that hosts it.

pub mod choose;
mod events;
mod features;
mod hearing;
mod join;
pub mod occasion;
mod occasion_table;
mod outright;
mod place_table;
pub mod places;
mod spots;
#[cfg(test)]
mod tests;
mod told;

pub use choose::add;
pub(crate) use features::later_stop;
pub use told::is_headed_a_call;
