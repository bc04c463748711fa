//! [`Point`]s → the lists of a brief: chosen, shortened by deletion, without repetition, the most needed first.
//!
//! Every word of an item's text is the source's. What a point says is `analysis`'s matter.

mod repeats;
mod shorten;
mod wording;

use crate::analysis::points::antecedent::Opening;
use crate::analysis::{Findings, Point, Section};
use crate::brief::{Brief, Evidence, Item};
use crate::clean::Cleaned;
use crate::text::{Document, Tag};

use super::evidence::evidence;

use self::repeats::Heard;

/// Least score of a point that is printed: where F1 on annotated articles, held out, is highest.
const LEAST_SCORE: f32 = 0.55;
/// Most items in one list: what overflows a page is dropped from the bottom there.
const MOST_ITEMS: usize = 14;
/// A line of more words than this is no line of a memo.
const MOST_WORDS: usize = 35;
/// A line of fewer words than this says nothing.
const LEAST_WORDS: usize = 3;

/// Fills the lists of `brief`.
pub fn fill(brief: &mut Brief, doc: &Document, findings: &Findings, cleaned: &Cleaned) {
    let mut points: Vec<&Point> = findings
        .points
        .iter()
        .filter(|point| point.score >= LEAST_SCORE && (point.opening != Opening::Unsure || opens_with_they(doc, point)))
        .collect();
    points.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.evidence.start.cmp(&b.evidence.start)));
    let mut heard = Heard::default();
    for point in points {
        let list = list(brief, point.section);
        let tokens = named(doc, point, shorten::shorten(doc, &point.keep));
        let words = shorten::words(doc, &tokens);
        if list.len() < MOST_ITEMS && (LEAST_WORDS..=MOST_WORDS).contains(&words) && heard.is_news(doc, point, &tokens) {
            list.push(item(doc, findings, cleaned, point, &tokens));
        }
    }
}

/// Whether “They” and a verb open the line. Where it is not sure who they are, the line goes without
/// (“Discussed the grain deal”): in a memo on a meeting that is read as the sides.
fn opens_with_they(doc: &Document, point: &Point) -> bool {
    let first = point.evidence.start;
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let verb = first + 1 + usize::from(lower(first + 1) == "also");
    lower(first) == "they"
        && doc.tokens.get(verb).is_some_and(|token| token.tag == Tag::VBD && !matches!(&*token.lemma, "be" | "have" | "do"))
}

/// The line's tokens with the pronoun that opens it replaced by the name of whom it means.
fn named(doc: &Document, point: &Point, mut tokens: Vec<usize>) -> Vec<usize> {
    if opens_with_they(doc, point) && point.opening == Opening::Unsure {
        tokens.remove(0);
    }
    let Opening::Means(name) = &point.opening else { return tokens };
    let Some(at) = tokens.iter().position(|&at| matches!(&*doc.tokens[at].lower, "he" | "she" | "it" | "they")) else { return tokens };
    tokens.splice(at..=at, name.clone());
    tokens
}

fn list(brief: &mut Brief, section: Section) -> &mut Vec<Item> {
    match section {
        Section::Aims => &mut brief.aims,
        Section::Tension => &mut brief.tension,
        Section::Cooperation => &mut brief.cooperation,
        Section::NextSteps => &mut brief.next_steps,
        Section::Background => &mut brief.background,
    }
}

fn item(doc: &Document, findings: &Findings, cleaned: &Cleaned, point: &Point, tokens: &[usize]) -> Item {
    Item { text: wording::text(doc, tokens), by: speaker(doc, findings, point), from: evidence_of(doc, cleaned, point), ..Item::default() }
}

/// The words that say it and, where a pronoun was replaced, those that name whom it means.
fn evidence_of(doc: &Document, cleaned: &Cleaned, point: &Point) -> Vec<Evidence> {
    let mut from = vec![evidence(doc, cleaned, point.evidence.clone())];
    if let Opening::Means(name) = &point.opening {
        from.push(evidence(doc, cleaned, name.clone()));
    }
    from
}

/// Who said it: name and role where the actor is known, else the source's words.
fn speaker(doc: &Document, findings: &Findings, point: &Point) -> String {
    let Some(range) = &point.speaker else { return String::new() };
    let named =
        findings.actors.iter().find(|actor| actor.mentions.iter().any(|mention| range.start <= mention.start && mention.end <= range.end));
    match named {
        Some(actor) => match &actor.role {
            Some(role) if !role.is_empty() => format!("{}, {role}", actor.name),
            _ => actor.name.clone(),
        },
        None => wording::text(doc, &range.clone().collect::<Vec<_>>()),
    }
}
