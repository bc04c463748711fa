//! Brief ↔ YAML. Nothing outside this folder sees a YAML library's types.
//!
//! Out: commented, in fixed key order, as a person would write it. In: text → spanned tree →
//! model, with every problem placed and all of them collected; strings are what the schema says
//! they are, whatever YAML would make of them.

mod read;
mod scalar;
mod syntax;
mod tree;
mod write;

#[cfg(test)]
mod tests;

pub(super) use read::{Reading, read};
pub(super) use scalar::scalar;
pub use write::to_yaml;
pub(super) use write::{evidence_yaml, folded_lines, item_yaml};
