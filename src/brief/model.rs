//! What a brief holds (schema 1). The doc comments are the manual of the file format.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::span::Span;

/// A briefing memo's content: everything on the page, and the evidence for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Brief {
    /// Version of this format: 1.
    pub brief: u32,
    /// The memo's title.
    pub title: String,
    /// Who the memo is for.
    pub to: String,
    /// Who the memo is from.
    pub author: String,
    /// The memo's own date, `YYYY-MM-DD`.
    pub date: String,
    /// Printed exactly as typed at the top and bottom of the page. The tool never sets one.
    pub marking: String,
    /// `draft`, `reviewed` or `cleared`.
    pub status: String,
    /// Name of the template that the memo is set in.
    pub template: String,
    /// The articles that the brief is made from.
    pub sources: Vec<Source>,
    /// Two or three sentences: the point of the memo.
    pub bottom_line: BottomLine,
    /// The meeting; empty where the article reports none.
    pub meeting: Option<Meeting>,
    /// Where it takes place.
    pub venue: Venue,
    /// What each side says it wants.
    pub aims: Vec<Item>,
    /// What divides the sides.
    pub tension: Vec<Item>,
    /// What joins the sides.
    pub cooperation: Vec<Item>,
    /// What comes next.
    pub next_steps: Vec<Item>,
    /// What else a reader should know.
    pub background: Vec<Item>,
    /// What the article does not say and a reader will ask.
    pub gaps: Vec<String>,
    /// The person's own lines; never filled by the tool.
    pub talking_points: Vec<Item>,
}

impl Brief {
    /// The lists of items with their keys, in the order of the file.
    #[must_use]
    pub fn lists(&self) -> [(&'static str, &[Item]); 6] {
        [
            ("aims", &self.aims),
            ("tension", &self.tension),
            ("cooperation", &self.cooperation),
            ("next_steps", &self.next_steps),
            ("background", &self.background),
            ("talking_points", &self.talking_points),
        ]
    }

    /// The same, to be changed.
    pub fn lists_mut(&mut self) -> [(&'static str, &mut Vec<Item>); 6] {
        [
            ("aims", &mut self.aims),
            ("tension", &mut self.tension),
            ("cooperation", &mut self.cooperation),
            ("next_steps", &mut self.next_steps),
            ("background", &mut self.background),
            ("talking_points", &mut self.talking_points),
        ]
    }
}

/// An article that the brief is made from. What it does not state stays empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Source {
    /// The article's headline.
    pub headline: String,
    /// Who published it.
    pub publisher: String,
    /// When, `YYYY-MM-DD`.
    pub published: String,
    /// Where it can be read.
    pub url: String,
    /// The file that was read.
    pub file: String,
    /// SHA-256 of that file's bytes.
    pub sha256: String,
}

/// The point of the memo.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct BottomLine {
    /// Two or three sentences.
    pub text: String,
    /// Evidence: usually paragraphs without a quotation, since it is a synthesis.
    pub from: Vec<Evidence>,
}

/// The meeting that the article reports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Meeting {
    /// Who meets whom, in one line.
    pub what: What,
    /// `planned`, `under way`, `held`, `postponed`, `cancelled` or `refused`.
    pub status: String,
    /// How they meet: `in person`, `by phone`, `first face-to-face` …
    pub format: String,
    /// When they meet.
    pub when: When,
    /// Who takes part.
    pub who: Vec<Participant>,
}

/// One line with its evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct What {
    /// The line.
    pub text: String,
    /// Evidence.
    pub from: Vec<Evidence>,
}

/// A time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct When {
    /// As the article words it.
    pub text: String,
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; filled only when it can be known.
    pub date: String,
    /// Evidence.
    pub from: Vec<Evidence>,
}

/// Somebody who takes part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Participant {
    /// Full name.
    pub name: String,
    /// Role as the source words it.
    pub role: String,
    /// Country, organisation or party.
    pub side: String,
    /// Evidence.
    pub from: Vec<Evidence>,
}

/// Where the meeting takes place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Venue {
    /// Building, city, country.
    pub place: String,
    /// The event that it takes place at.
    pub occasion: String,
    /// Evidence.
    pub from: Vec<Evidence>,
}

/// One fact of a list. A bare string in YAML is the person's own point, without evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Item {
    /// The line that is printed.
    pub text: String,
    /// Whose aim it is.
    pub side: String,
    /// Who said it.
    pub by: String,
    /// Evidence.
    pub from: Vec<Evidence>,
    /// Never drop this item from the page.
    pub pin: bool,
    /// Keep this item off the page.
    pub hide: bool,
}

/// Words of a source that show a fact: `¶9 exact words` in YAML.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Evidence {
    /// Number of the source, from 1.
    pub source: usize,
    /// Paragraph of its cleaned body, from 1; 0 is the headline.
    pub para: u32,
    /// Its exact words; empty where only the paragraph is cited.
    pub quote: String,
    /// Where the words stand in the decoded original, where that is known.
    pub span: Option<Span>,
}
