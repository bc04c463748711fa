//! [`Document`] → [`Findings`]: who meets, when, where, who said what, which points divide and join.
//!
//! One rule family a file; each family reads the document and what earlier families found, and
//! adds to the findings. Says only what the text says: a family that is not sure stays silent.
//! Nothing here knows what a brief looks like.

pub mod actors;
pub mod affiliation;
pub mod attribution;
pub mod bearing;
pub mod hashing;
pub mod linear;
pub mod meeting;
pub mod points;
pub mod ranking;
pub mod roster;
pub mod standing;
pub mod venue;
pub mod when;

use std::ops::Range;

use jiff::civil::Date;

use crate::text::Document;

/// What the analysis is told besides the text. The only way for a clock or a flag to get in.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The day of publication: given by the person, by metadata or by the dateline.
    pub published: Option<Date>,
    /// The dateline's place.
    pub dateline_place: Option<String>,
}

/// All that the analysis found in one article.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// People, countries, organisations and groups, each once, in order of first mention.
    pub actors: Vec<Actor>,
    /// The meeting that the article is about; `None` where it reports none.
    pub meeting: Option<Meeting>,
    /// Who said what, in order.
    pub statements: Vec<Statement>,
    /// Candidate items for the sections, in order of the text.
    pub points: Vec<Point>,
    /// What was decided and why, for `--explain`.
    pub trace: Vec<Trace>,
}

/// Somebody or something that acts: index into [`Findings::actors`] is its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The full name as the article first gives it.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Role as the source words it (“Secretary of State”).
    pub role: Option<String>,
    /// Country, organisation or party that it acts for (“United States”).
    pub side: Option<String>,
    /// Class of its title (“state”, “diplomat”, “spokes” …), where it has one.
    pub office: Option<&'static str>,
    /// Tokens of every mention, in order: names, aliases, “the secretary”.
    pub mentions: Vec<Range<usize>>,
}

impl Actor {
    /// Its role in lower case; empty where nothing tells one.
    #[must_use]
    pub fn role_in_lower_case(&self) -> String {
        self.role.as_deref().unwrap_or_default().to_lowercase()
    }

    /// The office in its role, in lower case: the last word before its field (“Minister for Trade” → “minister”).
    #[must_use]
    pub fn role_head(&self) -> Option<String> {
        let role = self.role.as_ref()?.to_lowercase();
        let end = [" of ", " for ", " to ", ","].iter().filter_map(|mark| role.find(mark)).min().unwrap_or(role.len());
        role[..end].rsplit(' ').next().map(str::to_owned)
    }
}

/// The kinds of actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActorKind {
    /// One person.
    Person,
    /// A country or its government.
    Country,
    /// A company, union, agency, party, international organisation.
    Organization,
    /// A collective without a proper name (“U.S. officials”, “delegations”).
    Group,
}

/// The main meeting of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Tokens of the clause that reports it.
    pub clause: Range<usize>,
    /// Who takes part, principals first: actor ids.
    pub participants: Vec<Participant>,
    /// How far it is.
    pub status: Option<MeetingStatus>,
    /// How they meet (“in person”, “by phone”, “first face-to-face”), in the source's words.
    pub format: Option<Range<usize>>,
    /// When.
    pub when: Option<When>,
    /// Where.
    pub venue: Option<Venue>,
    /// How many more a list of participants names than are taken.
    pub unlisted: usize,
}

/// Somebody who takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// Index into [`Findings::actors`].
    pub actor: usize,
    /// Tokens that show it takes part.
    pub evidence: Range<usize>,
    /// Tokens that tell what it acts for, where its title does not.
    pub side: Option<Range<usize>>,
    /// Whether it surely does: who is not sure stands under “Who”, and in no title.
    pub sure: bool,
    /// Actors that stand on the other side of the clause that tells the meeting.
    pub facing: Vec<usize>,
}

/// How far a meeting is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeetingStatus {
    /// Announced or expected.
    Planned,
    /// Going on.
    UnderWay,
    /// Over.
    Held,
    /// Put off.
    Postponed,
    /// Called off.
    Cancelled,
    /// Asked for and refused.
    Refused,
}

/// A time as the source words it and, where it can be known, as a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// ISO 8601 date at the granularity of the source (`2021-05-19`, `2021-06`, `2021`).
    pub date: Option<String>,
}

/// A place and the event that it is the scene of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Venue {
    /// Pieces of the place, most specific first (“Reykjavik”, “Iceland”): tokens.
    pub place: Vec<Range<usize>>,
    /// Whether the place is the dateline's, which is not part of the text.
    pub dateline: bool,
    /// The host event: tokens of its stretches, in the order to print (“sidelines of”, “the 12th
    /// ministerial meeting of the Arctic Council”).
    pub occasion: Vec<Range<usize>>,
}

/// Speech, direct or indirect, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Actor id of the speaker, where the text tells.
    pub speaker: Option<usize>,
    /// Tokens that name the speaker.
    pub source: Range<usize>,
    /// Tokens of the reporting verb or phrase.
    pub cue: Range<usize>,
    /// Tokens of what is said.
    pub content: Range<usize>,
}

impl Statement {
    /// Whether it is a turn of a transcript: the label of who speaks stands before it.
    #[must_use]
    pub fn is_turn(&self, doc: &Document) -> bool {
        &*doc.tokens[self.cue.start].lower == ":" && self.cue.start == self.source.end
    }
}

/// The sections of a brief that are filled from statements of the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// What a party wants from the meeting.
    Aims,
    /// What divides the parties.
    Tension,
    /// What joins them.
    Cooperation,
    /// What comes after.
    NextSteps,
    /// What else a reader should know.
    Background,
}

/// A stretch of the text that belongs into a section.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Which section.
    pub section: Section,
    /// Tokens to print, in order: stretches of one sentence, what lies between them is left out.
    pub keep: Vec<Range<usize>>,
    /// Tokens of the evidence: one stretch that covers what is kept.
    pub evidence: Range<usize>,
    /// Actor id of who said it.
    pub by: Option<usize>,
    /// Tokens that name who said it, where the attribution was taken off.
    pub speaker: Option<Range<usize>>,
    /// What the first stretch kept is to the others, where it leads into them.
    pub frame: points::lists::Frame,
    /// What the pronoun that it opens with means.
    pub opening: points::antecedent::Opening,
    /// Actor id of whose aim it is.
    pub of: Option<usize>,
    /// How much a principal needs it; higher comes first.
    pub score: f32,
    /// Name of the rule or model that found it.
    pub rule: &'static str,
}

/// One decision: what was taken or dropped, and which rule did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// Name of the rule or model.
    pub rule: &'static str,
    /// Tokens that it is about.
    pub tokens: Range<usize>,
    /// What was decided, in words.
    pub decision: String,
}

/// Reads `doc`.
#[must_use]
pub fn analyse(doc: &Document, context: &Context) -> Findings {
    let mut findings = who_meets(doc, context);
    when::add(doc, context, &mut findings);
    venue::add(doc, context, &mut findings);
    let (points, trace) = points::find(doc, &findings, &points::model::Model::embedded());
    findings.points = points;
    findings.trace.extend(trace);
    in_order(&mut findings);
    actors::sides::as_named(doc, &mut findings);
    findings
}

/// Puts those whom the clause that reports the meeting names first, as it names them.
fn in_order(findings: &mut Findings) {
    let Some(meeting) = &mut findings.meeting else { return };
    let place = |actor: usize| {
        let mentions = findings.actors[actor].mentions.iter().map(|mention| mention.start);
        mentions.filter(|start| meeting.clause.contains(start)).min().unwrap_or(usize::MAX)
    };
    meeting.participants.sort_by_key(|participant| place(participant.actor));
}

/// The first half of [`analyse`]: who acts, who speaks, who meets.
#[must_use]
pub fn who_meets(doc: &Document, context: &Context) -> Findings {
    let mut findings = Findings::default();
    let reader = actors::reader::Reader::new(doc);
    let stands = actors::find(&reader, &mut findings);
    attribution::find(doc, &mut findings);
    meeting::find(&reader, &stands, context, &mut findings);
    findings
}
