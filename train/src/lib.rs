//! What the trainers share: annotated articles, comparing as their scorer compares, fitting.

pub mod annotated;
pub mod clauses;
pub mod compare;
pub mod fit;
