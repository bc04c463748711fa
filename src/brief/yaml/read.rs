//! Spanned tree → [`Brief`], with the place of every field. Goes on after every problem.

use std::collections::{BTreeMap, BTreeSet};

use super::tree::{Kind, Node, Style, parse};
use crate::brief::choices;
use crate::brief::model::{BottomLine, Brief, Evidence, Item, Meeting, Participant, Source, Venue, What, When};
use crate::brief::position::{Place, Positions};
use crate::diag::{Diagnostic, nearest};
use crate::span::Span;

/// What reading a file gives: as much of the brief as can be read, and what is wrong.
pub(in crate::brief) struct Reading {
    pub brief: Brief,
    pub positions: Positions,
    pub problems: Vec<Diagnostic>,
    /// Whether there was a tree to read; where not, the brief is empty and must not be judged.
    pub readable: bool,
    /// Lines that were read differently from how they stand, because of a fault of syntax.
    pub repaired: Vec<Span>,
}

/// Reads a brief; never fails, but [`Reading::problems`] may hold errors.
pub(in crate::brief) fn read(text: &str) -> Reading {
    let parsed = parse(text);
    let mut reader = Reader { text, problems: parsed.problems, positions: Positions::default(), path: String::new() };
    let readable = parsed.root.is_some();
    let brief = match &parsed.root {
        Some(root) => reader.brief(root),
        None => Brief::default(),
    };
    if !readable && reader.problems.is_empty() {
        reader.problems.push(empty_file());
    }
    Reading { brief, positions: reader.positions, problems: reader.problems, readable, repaired: parsed.repaired }
}

fn empty_file() -> Diagnostic {
    Diagnostic::error("E017", "the file is empty", Span::new(0, 0), "")
        .help("`attache brief ARTICLE` writes a brief, `attache new` an empty one")
}

/// Problems after which no more suggestions are made.
const MAX_SUGGESTIONS: usize = 500;

/// The keys of one group.
struct Group {
    /// Where each was met first.
    seen: BTreeMap<String, Span>,
    /// Those that stand there, and those that misspelt ones were taken for.
    taken: BTreeSet<String>,
}

struct Reader<'t> {
    text: &'t str,
    problems: Vec<Diagnostic>,
    positions: Positions,
    /// Path of the node that is being read.
    path: String,
}

impl Reader<'_> {
    fn brief(&mut self, root: &Node) -> Brief {
        let mut brief = Brief::default();
        self.positions.insert("", Place { key: None, value: root.span });
        self.map(root, choices::BRIEF, |reader, key, node| match key {
            "brief" => brief.brief = reader.version(node),
            "title" => brief.title = reader.text(node),
            "to" => brief.to = reader.text(node),
            "author" => brief.author = reader.text(node),
            "date" => brief.date = reader.text(node),
            "marking" => brief.marking = reader.text(node),
            "status" => brief.status = reader.text(node),
            "template" => brief.template = reader.text(node),
            "sources" => brief.sources = reader.list(node, Self::source),
            "bottom_line" => brief.bottom_line = reader.bottom_line(node),
            "meeting" => brief.meeting = reader.meeting(node),
            "venue" => brief.venue = reader.venue(node),
            "aims" => brief.aims = reader.list(node, Self::item),
            "tension" => brief.tension = reader.list(node, Self::item),
            "cooperation" => brief.cooperation = reader.list(node, Self::item),
            "next_steps" => brief.next_steps = reader.list(node, Self::item),
            "background" => brief.background = reader.list(node, Self::item),
            "gaps" => brief.gaps = reader.list(node, Self::text),
            _ => brief.talking_points = reader.list(node, Self::item),
        });
        if self.positions.get("brief").is_none() && matches!(root.kind, Kind::Map(_)) {
            let first = Span::new(root.span.start, root.span.start);
            let problem =
                Diagnostic::error("E013", "the key `brief` is missing, which says that this is a brief and in which version", first, "");
            self.problems.push(problem.help("write `brief: 1` above the title").fix("add `brief: 1`", first, "brief: 1\n"));
        }
        brief
    }

    /// The version; a wrong one is reported and read as 1, so that the rest can be judged.
    fn version(&mut self, node: &Node) -> u32 {
        let version = self.text(node);
        if version != "1" {
            let message = format!("version `{version}` of the format, where this program reads version 1");
            self.problem(Diagnostic::error("E013", message, self.pointer(node), "").help("write `brief: 1`, or use a newer attache"));
        }
        1
    }

    fn source(&mut self, node: &Node) -> Source {
        let mut source = Source::default();
        self.map(node, choices::SOURCE, |reader, key, node| match key {
            "headline" => source.headline = reader.text(node),
            "publisher" => source.publisher = reader.text(node),
            "published" => source.published = reader.text(node),
            "url" => source.url = reader.text(node),
            "file" => source.file = reader.text(node),
            _ => source.sha256 = reader.text(node),
        });
        source
    }

    fn bottom_line(&mut self, node: &Node) -> BottomLine {
        let What { text, from } = self.what(node);
        BottomLine { text, from }
    }

    fn what(&mut self, node: &Node) -> What {
        let mut what = What::default();
        self.map_or_text(node, "text", choices::TEXT_FROM, |reader, key, node| match key {
            "text" => what.text = reader.text(node),
            _ => what.from = reader.evidence(node),
        });
        what
    }

    fn meeting(&mut self, node: &Node) -> Option<Meeting> {
        let mut meeting = Meeting::default();
        let found = self.map(node, choices::MEETING, |reader, key, node| match key {
            "what" => meeting.what = reader.what(node),
            "status" => meeting.status = reader.text(node),
            "format" => meeting.format = reader.text(node),
            "when" => meeting.when = reader.when(node),
            _ => meeting.who = reader.list(node, Self::participant),
        });
        found.then_some(meeting)
    }

    fn when(&mut self, node: &Node) -> When {
        let mut when = When::default();
        self.map_or_text(node, "text", choices::WHEN, |reader, key, node| match key {
            "text" => when.text = reader.text(node),
            "date" => when.date = reader.text(node),
            _ => when.from = reader.evidence(node),
        });
        when
    }

    fn participant(&mut self, node: &Node) -> Participant {
        let mut person = Participant::default();
        self.map_or_text(node, "name", choices::PARTICIPANT, |reader, key, node| match key {
            "name" => person.name = reader.text(node),
            "role" => person.role = reader.text(node),
            "side" => person.side = reader.text(node),
            _ => person.from = reader.evidence(node),
        });
        person
    }

    fn venue(&mut self, node: &Node) -> Venue {
        let mut venue = Venue::default();
        self.map_or_text(node, "place", choices::VENUE, |reader, key, node| match key {
            "place" => venue.place = reader.text(node),
            "occasion" => venue.occasion = reader.text(node),
            _ => venue.from = reader.evidence(node),
        });
        venue
    }

    fn item(&mut self, node: &Node) -> Item {
        let mut item = Item::default();
        self.map_or_text(node, "text", choices::ITEM, |reader, key, node| match key {
            "text" => item.text = reader.text(node),
            "side" => item.side = reader.text(node),
            "by" => item.by = reader.text(node),
            "from" => item.from = reader.evidence(node),
            "pin" => item.pin = reader.switch(node),
            "hide" => item.hide = reader.switch(node),
            _ => reader.hedge(node),
        });
        item
    }

    /// One piece of evidence, or a list of them.
    fn evidence(&mut self, node: &Node) -> Vec<Evidence> {
        let found = match &node.kind {
            Kind::Text { .. } => vec![self.at("[0]", None, node, |reader| reader.one_evidence(node))],
            _ => self.list(node, Self::one_evidence),
        };
        found.into_iter().flatten().collect()
    }

    fn one_evidence(&mut self, node: &Node) -> Option<Evidence> {
        let text = self.text(node);
        if text.is_empty() {
            return None;
        }
        let evidence = Evidence::parse(&text);
        if evidence.is_none() {
            let problem = Diagnostic::error(
                "E016",
                "evidence without a paragraph number",
                self.pointer(node),
                "expected `¶9 exact words of the article`",
            );
            self.problem(problem.help("begin it with the paragraph, as in `¶9` or `p9`; `attache text -n ARTICLE` prints the numbers"));
        }
        evidence
    }

    fn switch(&mut self, node: &Node) -> bool {
        match self.text(node).to_ascii_lowercase().as_str() {
            "true" | "yes" => true,
            "false" | "no" | "" => false,
            other => {
                let message = format!("`{other}` is neither true nor false");
                self.problem(Diagnostic::error("E014", message, self.pointer(node), "").help("write `true`, or delete the line"));
                false
            }
        }
    }

    fn hedge(&mut self, node: &Node) {
        if self.text(node) != "ok" {
            let problem = Diagnostic::error("E014", "`hedge` takes only `ok`", self.pointer(node), "");
            self.problem(problem.help("write `hedge: ok` to say that a caution was left out on purpose, or delete the line"));
        }
    }

    /// A text, whatever YAML would make of it; empty where nothing stands there.
    fn text(&mut self, node: &Node) -> String {
        match &node.kind {
            Kind::Text { value, style: Style::Plain } if is_null(value) => {
                self.null(node);
                String::new()
            }
            Kind::Text { value, style: Style::Block } => value.trim_end_matches('\n').to_owned(),
            Kind::Text { value, .. } => {
                self.cut_by_comment(node);
                value.clone()
            }
            Kind::Empty => String::new(),
            Kind::List(_) => self.wrong_kind(node, "a list", "a text"),
            Kind::Map(_) => self.wrong_kind(node, "keys", "a text"),
        }
    }

    fn null(&mut self, node: &Node) {
        let message = format!("`{}` is read as nothing", node.span.of(self.text));
        let problem = Diagnostic::warning("W018", message, node.span, "").help("leave it empty, or put it in quotes if you mean the word");
        let with_space = Span::new(self.text[..node.span.start].trim_end_matches(' ').len(), node.span.end);
        self.problem(problem.fix("leave it empty", with_space, ""));
    }

    /// `the #1 priority`: a text that is cut by what YAML takes for a comment. Comments that are
    /// meant have a space after the mark, or more than one before it.
    fn cut_by_comment(&mut self, node: &Node) {
        let rest = &self.text[node.span.end..];
        if rest.starts_with(" #") && rest[2..].starts_with(|c: char| c.is_alphanumeric()) {
            let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
            let span = Span::new(node.span.end + 1, node.span.end + line);
            let problem = Diagnostic::warning("W020", "the rest of the line is a comment, and will not be printed", span, "")
                .help("put the whole text in quotes if these words belong to it");
            self.problem(problem);
        }
    }

    fn wrong_kind<T: Default>(&mut self, node: &Node, found: &str, expected: &str) -> T {
        let message = match self.path.as_str() {
            "" => format!("{found} where {expected} was expected"),
            path => format!("{found} under `{path}`, where {expected} was expected"),
        };
        let help = match expected {
            "a text" => "write one text here",
            "a list" => "write each entry on a line of its own, after a dash",
            "a key" => "begin the line with a key and a colon",
            _ => "write each key on a line of its own, indented by two spaces",
        };
        self.problem(Diagnostic::error("E010", message, self.pointer(node), "").help(help));
        T::default()
    }

    fn list<T>(&mut self, node: &Node, mut read: impl FnMut(&mut Self, &Node) -> T) -> Vec<T> {
        match &node.kind {
            Kind::List(items) => {
                let entry = |(at, item)| self.at(&format!("[{at}]"), None, item, |reader| read(reader, item));
                items.iter().enumerate().map(entry).collect()
            }
            Kind::Empty => Vec::new(),
            Kind::Text { value, style: Style::Plain } if is_null(value) => {
                self.null(node);
                Vec::new()
            }
            Kind::Text { .. } => self.wrong_kind(node, "a text", "a list"),
            Kind::Map(_) => self.wrong_kind(node, "keys", "a list"),
        }
    }

    /// A group of keys, or a bare text that stands for one of them.
    fn map_or_text(&mut self, node: &Node, text_key: &str, keys: &[&'static str], mut read: impl FnMut(&mut Self, &'static str, &Node)) {
        match (&node.kind, keys.iter().find(|key| **key == text_key)) {
            (Kind::Text { value, style }, Some(key)) if *style != Style::Plain || !is_null(value) => {
                self.at(&format!(".{key}"), None, node, |reader| read(reader, key, node));
            }
            _ => {
                self.map(node, keys, read);
            }
        }
    }

    /// A group of keys; whether there was one.
    fn map(&mut self, node: &Node, keys: &[&'static str], mut read: impl FnMut(&mut Self, &'static str, &Node)) -> bool {
        match &node.kind {
            Kind::Map(entries) => {
                let taken = entries.iter().filter_map(|(key, _)| key.word().map(str::to_owned)).collect();
                let mut group = Group { seen: BTreeMap::new(), taken };
                for (key, value) in entries {
                    if let Some(known) = self.key(key, keys, &mut group) {
                        let segment = if self.path.is_empty() { known.to_owned() } else { format!(".{known}") };
                        self.at(&segment, Some(key.span), value, |reader| read(reader, known, value));
                    }
                }
                true
            }
            Kind::Empty => false,
            Kind::Text { value, style: Style::Plain } if is_null(value) => {
                self.null(node);
                false
            }
            Kind::Text { .. } => self.wrong_kind(node, "a text", &format!("a group of keys ({} …)", keys[..2].join(", "))),
            Kind::List(_) => self.wrong_kind(node, "a list", &format!("a group of keys ({} …)", keys[..2].join(", "))),
        }
    }

    /// The known key that `node` is, if it is one and stands here for the first time.
    fn key(&mut self, node: &Node, keys: &[&'static str], group: &mut Group) -> Option<&'static str> {
        let Kind::Text { value, .. } = &node.kind else { return self.wrong_kind(node, "no word", "a key") };
        if let Some(first) = group.seen.get(value) {
            let problem = Diagnostic::error("E011", format!("`{value}` is set twice"), node.span, "again here").see(*first, "first here");
            self.problem(problem.help("keep one of the two"));
            return None;
        }
        group.seen.insert(value.clone(), node.span);
        if let Some(key) = keys.iter().find(|key| **key == *value) {
            return Some(key);
        }
        if value.starts_with("x-") || value == "notes" { None } else { self.unknown_key(value, node, keys, group) }
    }

    /// The key that was probably meant, so that what stands under it is read and judged too.
    fn unknown_key(&mut self, value: &str, node: &Node, keys: &[&'static str], group: &mut Group) -> Option<&'static str> {
        let meant = self.suggestion(value, keys).filter(|meant| group.taken.insert((*meant).to_owned()));
        self.problem(match meant {
            Some(meant) => Diagnostic::error("E012", format!("unknown key `{value}`"), node.span, format!("did you mean `{meant}`?"))
                .help(format!("rename it to `{meant}`; keys of your own begin with `x-`"))
                .fix(format!("rename it to `{meant}`"), node.span, meant),
            None => Diagnostic::error("E012", format!("unknown key `{value}`"), node.span, "")
                .help(format!("the keys here are {}; keys of your own begin with `x-`", keys.join(", "))),
        });
        meant
    }

    /// Past the first hundreds of problems a suggestion helps nobody.
    fn suggestion(&self, value: &str, keys: &[&'static str]) -> Option<&'static str> {
        if self.problems.len() < MAX_SUGGESTIONS { nearest(value, keys.iter().copied()) } else { None }
    }

    /// Reads a node one step further down, noting where it stands.
    fn at<T>(&mut self, segment: &str, key: Option<Span>, node: &Node, read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.path.len();
        self.path.push_str(segment);
        self.positions.insert(&self.path, Place { key, value: node.span });
        let value = read(self);
        self.path.truncate(length);
        value
    }

    /// What to point at: the first line of the value, or its key.
    fn pointer(&self, node: &Node) -> Span {
        let span = if node.span.is_empty() { self.positions.span(&self.path) } else { node.span };
        let line = span.of(self.text).find(['\n', '\r']).unwrap_or(span.len());
        Span::new(span.start, span.start + line)
    }

    fn problem(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }
}

/// YAML 1.2.2, section 10.3.2: the plain scalars that stand for nothing.
fn is_null(value: &str) -> bool {
    matches!(value, "null" | "Null" | "NULL" | "~")
}
