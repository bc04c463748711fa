//! Titles and offices around a name → the role as the source words it, and the side it tells.
//!
//! Enters: a [`Reader`](super::reader::Reader) and where a name starts or ends. Leaves: a [`Role`] for the name.
//! Three places: before the name (“Norwegian Foreign Minister Kari Berg”), before it with a
//! comma (“Chile's top negotiator, Ana Ruiz”), after it (“Jane Roe, the mayor of Springfield,”).
//! Judges no person; a title without a name is not its business.

use std::ops::Range;

mod after;
mod before;
mod side;

pub use after::{after, opening, phrase};
pub use before::{before, before_bracket, before_comma, before_role};

/// A role found beside a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Tokens from the first word that belongs to it, side included.
    pub whole: Range<usize>,
    /// Tokens of the role without the side.
    pub core: Range<usize>,
    /// Class of its title.
    pub class: &'static str,
    /// Country, organisation or party that stands with it.
    pub side: Option<Side>,
    /// Whether it is said to be over (“former”).
    pub former: bool,
    /// Whether the words are plural and tell of several people, each of whom has the role.
    pub shared: bool,
}

/// What a side is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// A country, by the name that a brief gives it.
    Country(&'static str),
    /// An organisation: its tokens.
    Body(Range<usize>),
    /// The role of a named person's family or staff (“her adviser”): no side of its own.
    Possessive,
}
