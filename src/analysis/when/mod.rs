//! When the meeting takes place: time expressions, the one that is the meeting's, its date.

mod choose;
pub mod grammar;
pub mod resolve;
pub mod tense;
#[cfg(test)]
mod tests;
pub mod time;

pub use choose::{add, find};
pub(crate) use choose::{clause, named, position};
pub use tense::Tense;
