//! From a news article about a meeting to a one-page briefing memo.
//!
//! ```text
//! bytes → Article → Cleaned → Document → Findings → Brief → CheckedBrief → Memo → Page → PDF bytes
//!        ingest    clean     text       analysis   summarize  brief       template  layout  render
//! ```

pub mod analysis;
pub mod attach;
pub mod brief;
pub mod clean;
pub mod diag;
pub mod fetch;
pub mod font;
pub mod ingest;
pub mod layout;
pub mod lexicon;
pub mod memo;
pub mod picture;
pub mod pipeline;
pub mod render;
pub mod span;
pub mod summarize;
pub mod template;
pub mod text;
