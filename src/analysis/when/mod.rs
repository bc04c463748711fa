//! When the meeting takes place: time expressions, the one that is the meeting's, its date.

pub mod grammar;
pub mod resolve;
pub mod tense;
pub mod time;

#[cfg(test)]
mod tests;

pub use tense::Tense;
