//! A person's brief, what was extracted before, what is extracted now → the brief brought up to date.
//!
//! A merge of three: what the person left as it was extracted follows the new extraction; what the
//! person changed stays; what the person took out stays out; what is new comes in marked; what is
//! gone from the article is marked and kept. Without the old extraction nobody can tell a new fact
//! from one that was taken out, so what is missing comes in as a comment.

use super::place::{GONE, Mark, append, comment_above, set_evidence, set_text};
use super::{Edit, apply, mend_only};
use crate::brief::check::{Articles, SourceText, evidence};
use crate::brief::compare::{Entry, entries, fields, pair};
use crate::brief::model::{Brief, Evidence, Item};
use crate::brief::parsed::ParsedBrief;
use crate::diag::Diagnostic;
use crate::span::Span;

/// What a brief is brought up to date with.
#[derive(Clone, Copy, Debug)]
pub struct Update<'a> {
    /// What was extracted when the person began to edit, where the old articles are at hand.
    pub before: Option<&'a Brief>,
    /// What is extracted from the articles as they are.
    pub now: &'a Brief,
    /// The articles as they are, in the order of `sources`; `None`, or a list that is too short, stands
    /// for one that is not at hand.
    pub articles: &'a [Option<SourceText>],
    /// The articles as they were, likewise.
    pub old_articles: &'a [Option<SourceText>],
}

/// A brief brought up to date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Updated {
    /// The YAML.
    pub text: String,
    /// What was done, a line each.
    pub done: Vec<String>,
    /// What could not be done in place, a line each.
    pub left: Vec<String>,
}

/// Brings the YAML `text` up to date. Never takes out or rewords what a person wrote.
///
/// # Errors
/// The problems of the file, where it cannot be read.
pub fn update(name: &str, text: &str, with: Update) -> Result<Updated, Vec<Diagnostic>> {
    let parsed = super::super::from_yaml(name, text)?;
    let mut merge = Merge { name, parsed, with, done: Vec::new(), left: Vec::new() };
    merge.sources();
    merge.renumber();
    merge.fields();
    merge.entries();
    merge.gone();
    Ok(Updated { text: merge.parsed.text, done: merge.done, left: merge.left })
}

struct Merge<'a> {
    name: &'a str,
    parsed: ParsedBrief,
    with: Update<'a>,
    done: Vec<String>,
    left: Vec<String>,
}

impl Merge<'_> {
    /// Makes one change, if the result reads as `expected` says; whether it was made.
    fn make(&mut self, edits: Option<Vec<Edit>>, what: String, expected: impl FnOnce(&mut Brief)) -> bool {
        let mut wanted = self.parsed.brief.clone();
        expected(&mut wanted);
        if let Some(edits) = edits {
            let text = apply(&self.parsed.text, &edits);
            let patched = ParsedBrief::read(self.name, &text);
            if text != self.parsed.text && patched.brief == wanted && !patched.problems.iter().any(Diagnostic::is_error) {
                self.parsed = patched;
                self.done.push(what);
                return true;
            }
        }
        self.left.push(what);
        false
    }

    /// The checksums and the files of the sources.
    fn sources(&mut self) {
        let known = self.parsed.brief.sources.clone();
        for (at, (old, now)) in known.iter().zip(&self.with.now.sources).enumerate() {
            let which = if known.len() > 1 { format!("article {}", at + 1) } else { "the article".to_owned() };
            if old.sha256 != now.sha256 {
                let edit = set_text(&self.parsed, &format!("sources[{at}].sha256"), &now.sha256).map(|edit| vec![edit]);
                self.make(edit, format!("sources: {which}'s checksum"), |brief| brief.sources[at].sha256.clone_from(&now.sha256));
            }
            if old.file != now.file {
                let edit = set_text(&self.parsed, &format!("sources[{at}].file"), &now.file).map(|edit| vec![edit]);
                let what = format!("sources: {which}'s file is {}", now.file);
                self.make(edit, what, |brief| brief.sources[at].file.clone_from(&now.file));
            }
        }
    }

    /// Evidence that moved to another paragraph: told by the paragraph's words where the old article
    /// is at hand, else by the quotation.
    fn renumber(&mut self) {
        let mut edits = Vec::new();
        let mut moves = Vec::new();
        for (at, (path, one)) in evidence(&self.parsed.brief).into_iter().enumerate() {
            let Some(para) = self.moved(one) else { continue };
            let span = self.parsed.positions.span(&path);
            let Some(digits) = paragraph_digits(&self.parsed.text, span) else { continue };
            edits.push((digits, para.to_string()));
            moves.push((at, para));
        }
        if !moves.is_empty() {
            let what = format!("{} pieces of evidence are in other paragraphs than before", moves.len());
            self.make(Some(edits), what, |brief| {
                let mut all = evidence_mut(brief);
                for (at, para) in moves {
                    all[at].para = para;
                }
            });
        }
        let mended = mend_only(self.name, &self.parsed.text, Articles::Found(self.with.articles), &["E021", "E022"]);
        if mended.text != self.parsed.text {
            self.done.push(format!("{} quotations are in other paragraphs than before", mended.repairs.len()));
            self.parsed = ParsedBrief::read(self.name, &mended.text);
        }
    }

    /// The paragraph that a piece of evidence is in, if that is another one than it says.
    fn moved(&self, one: &Evidence) -> Option<u32> {
        let before = source(self.with.old_articles, one)?.paragraphs.get(one.para as usize)?;
        let now = &source(self.with.articles, one)?.paragraphs;
        if before.is_empty() || now.get(one.para as usize).is_some_and(|same| same == before) {
            return None;
        }
        let para = now.iter().position(|paragraph| paragraph == before)?;
        before.contains(&one.quote).then_some(u32::try_from(para).ok()?)
    }

    /// Fields that the person left as they were extracted.
    fn fields(&mut self) {
        let Some(before) = self.with.before else { return };
        let own = ["to", "author", "date", "marking", "status", "template"];
        let (before, now) = (fields(before), fields(self.with.now));
        for ((path, old), (_, new)) in before.into_iter().zip(now) {
            let yours = fields(&self.parsed.brief).into_iter().find(|(field, _)| *field == path).map_or("", |(_, text)| text);
            if own.contains(&path) || yours != old || new == old || new.is_empty() {
                continue;
            }
            let group = path.rsplit_once('.').map_or("", |(group, _)| group);
            let from = evidence_of(self.with.now, group).to_vec();
            let mut edits: Option<Vec<Edit>> = set_text(&self.parsed, path, new).map(|edit| vec![edit]);
            if !from.is_empty() && path != "meeting.when.date" {
                edits = edits.zip(set_evidence(&self.parsed, group, &from)).map(|(mut edits, edit)| {
                    edits.push(edit);
                    edits
                });
            }
            let from = if path == "meeting.when.date" { Vec::new() } else { from };
            self.make(edits, format!("{path}: “{new}”"), |brief| put_field(brief, path, new, &from));
        }
    }

    /// Entries that are new, and the words of those that the person left alone.
    fn entries(&mut self) {
        let now = entries(self.with.now);
        let before = self.with.before.map(entries);
        for (at, entry) in now.iter().enumerate() {
            let yours = entries(&self.parsed.brief);
            let mine = pair(&yours, &now).into_iter().find(|(_, other)| *other == at).map(|(mine, _)| yours[mine].clone());
            let known = before
                .as_ref()
                .map(|before| pair(before, &now).into_iter().find(|(_, other)| *other == at).map(|(old, _)| before[old].clone()));
            match (mine, known) {
                (Some(mine), Some(Some(old))) => self.reword(&mine, &old, entry),
                (None, Some(None)) => self.add(entry, Mark::New),
                (None, None) => self.add(entry, Mark::Suggested),
                _ => {}
            }
        }
    }

    fn reword(&mut self, mine: &Entry, old: &Entry, now: &Entry) {
        let untouched = mine.text == old.text && mine.list == old.list;
        if !untouched || now.text == old.text || mine.item.is_none() {
            return;
        }
        let path = format!("{}[{}].text", mine.list, mine.at);
        let edit = set_text(&self.parsed, &path, &now.text).map(|edit| vec![edit]);
        self.make(edit, format!("{}: “{}”", mine.list, now.text), |brief| {
            if let Some(item) = item_mut(brief, mine.list, mine.at) {
                item.text.clone_from(&now.text);
            }
        });
    }

    fn add(&mut self, entry: &Entry, mark: Mark) {
        let Some(item) = &entry.item else {
            // Gaps and participants are the person's to decide.
            if mark == Mark::New {
                self.left.push(format!("{}: “{}” is new", entry.list, entry.text));
            }
            return;
        };
        // A suggestion that was made already, or words that were moved elsewhere, are not made again.
        let words = item.from.first().map_or(entry.text.as_str(), |evidence| evidence.quote.as_str());
        if mark == Mark::Suggested && self.parsed.text.contains(words) {
            return;
        }
        let bare = Item { from: item.from.iter().map(|one| Evidence { span: None, ..one.clone() }).collect(), ..item.clone() };
        let edit = append(&self.parsed, entry.list, &bare, mark);
        let word = if mark == Mark::New { "new" } else { "suggested in a comment" };
        self.make(edit, format!("{}: “{}” ({word})", entry.list, entry.text), |brief| {
            if let (Mark::New, Some(list)) = (mark, list_mut(brief, entry.list)) {
                list.push(written(&bare));
            }
        });
    }

    /// Items whose evidence the article does not have any more.
    fn gone(&mut self) {
        let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let paragraphs = |text: &SourceText| text.paragraphs.iter().map(|paragraph| squeeze(paragraph)).collect::<Vec<_>>();
        let articles: Vec<Option<Vec<String>>> = self.with.articles.iter().map(|text| text.as_ref().map(paragraphs)).collect();
        let lost = |one: &Evidence| {
            let article = articles.get(one.source.max(1) - 1).and_then(Option::as_ref);
            !one.quote.is_empty()
                && article.is_some_and(|article| !article.iter().any(|paragraph| paragraph.contains(&squeeze(&one.quote))))
        };
        let gone: Vec<(String, String)> = entries(&self.parsed.brief)
            .into_iter()
            .filter(|entry| entry.item.as_ref().is_some_and(|item| item.from.iter().any(lost)))
            .map(|entry| (format!("{}[{}]", entry.list, entry.at), entry.text))
            .collect();
        for (path, text) in gone {
            if let Some(edit) = comment_above(&self.parsed, &path, GONE, &text) {
                self.make(Some(vec![edit]), format!("{path}: “{text}” is no longer in the article"), |_| {});
            }
        }
    }
}

/// The article that a piece of evidence is from.
fn source<'t>(articles: &'t [Option<SourceText>], one: &Evidence) -> Option<&'t SourceText> {
    articles.get(one.source.max(1) - 1)?.as_ref()
}

/// The item as it reads from YAML: evidence in one line.
fn written(item: &Item) -> Item {
    let from = item.from.iter().filter_map(|one| Evidence::parse(&one.to_string())).collect();
    Item { from, ..item.clone() }
}

/// The digits of the paragraph number in a piece of evidence that stands at `span`.
fn paragraph_digits(text: &str, span: Span) -> Option<Span> {
    let written = span.of(text);
    let mark = written.find(['¶', 'p', 'P'])?;
    let start = mark + written[mark..].find(|c: char| c.is_ascii_digit())?;
    let length = written[start..].find(|c: char| !c.is_ascii_digit()).unwrap_or(written.len() - start);
    Some(Span::new(span.start + start, span.start + start + length))
}

/// All evidence, in the order of [`evidence`].
fn evidence_mut(brief: &mut Brief) -> Vec<&mut Evidence> {
    let Brief { bottom_line, meeting, venue, aims, tension, cooperation, next_steps, background, talking_points, .. } = brief;
    let mut all: Vec<&mut Evidence> = bottom_line.from.iter_mut().collect();
    if let Some(meeting) = meeting {
        all.extend(&mut meeting.what.from);
        all.extend(&mut meeting.when.from);
        all.extend(meeting.who.iter_mut().flat_map(|person| &mut person.from));
    }
    all.extend(&mut venue.from);
    let lists = [aims, tension, cooperation, next_steps, background, talking_points];
    all.extend(lists.into_iter().flatten().flat_map(|item| &mut item.from));
    all
}

fn evidence_of<'b>(brief: &'b Brief, group: &str) -> &'b [Evidence] {
    let meeting = brief.meeting.as_ref();
    match group {
        "bottom_line" => &brief.bottom_line.from,
        "venue" => &brief.venue.from,
        "meeting.what" => meeting.map_or(&[], |meeting| &meeting.what.from),
        "meeting.when" => meeting.map_or(&[], |meeting| &meeting.when.from),
        _ => &[],
    }
}

fn put_field(brief: &mut Brief, path: &str, value: &str, from: &[Evidence]) {
    let from: Vec<Evidence> = from.iter().filter_map(|one| Evidence::parse(&one.to_string())).collect();
    let mut unused = Vec::new();
    let empty = &mut String::new();
    let (text, evidence) = match (path, brief.meeting.as_mut()) {
        ("title", _) => (&mut brief.title, &mut unused),
        ("bottom_line.text", _) => (&mut brief.bottom_line.text, &mut brief.bottom_line.from),
        ("venue.place", _) => (&mut brief.venue.place, &mut brief.venue.from),
        ("venue.occasion", _) => (&mut brief.venue.occasion, &mut brief.venue.from),
        ("meeting.what.text", Some(meeting)) => (&mut meeting.what.text, &mut meeting.what.from),
        ("meeting.status", Some(meeting)) => (&mut meeting.status, &mut unused),
        ("meeting.format", Some(meeting)) => (&mut meeting.format, &mut unused),
        ("meeting.when.text", Some(meeting)) => (&mut meeting.when.text, &mut meeting.when.from),
        ("meeting.when.date", Some(meeting)) => (&mut meeting.when.date, &mut unused),
        _ => (empty, &mut unused),
    };
    value.clone_into(text);
    if !from.is_empty() {
        *evidence = from;
    }
}

fn list_mut<'b>(brief: &'b mut Brief, list: &str) -> Option<&'b mut Vec<Item>> {
    brief.lists_mut().into_iter().find(|(name, _)| *name == list).map(|(_, items)| items)
}

fn item_mut<'b>(brief: &'b mut Brief, list: &str, at: usize) -> Option<&'b mut Item> {
    list_mut(brief, list)?.get_mut(at)
}
