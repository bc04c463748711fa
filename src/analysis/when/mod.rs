//! When the meeting takes place: time expressions, the one that is the meeting's, its date.

pub mod choose;
mod events;
mod features;
pub mod grammar;
pub mod resolve;
pub mod said;
mod table;
pub mod tense;
#[cfg(test)]
mod tests;
pub mod time;
mod yields;

pub use choose::add;
pub use tense::Tense;
