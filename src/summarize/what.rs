//! What the meeting is: the line that reports it, how far it is, how they meet.

use std::ops::Range;

use super::lead::read_out;
use super::{Reading, evidence};
use crate::analysis::bearing::meeting_noun;
use crate::analysis::{self, Meeting, MeetingStatus};
use crate::brief::What;
use crate::lexicon;
use crate::text::Tag;

/// Longest line that says what the meeting is, in tokens: two lines of the page.
const LONGEST: usize = 28;

/// Fewer words say nothing: “Officials are meeting”.
const SHORTEST: usize = 4;

/// The clause that reports the meeting, in the article's words.
#[must_use]
pub fn what(reading: Reading) -> What {
    let clause = cut(reading, reading.meeting.clause.clone());
    if clause.is_empty() {
        return What::default();
    }
    let shown = evidence(reading.doc, reading.cleaned, clause.clone());
    let mut text = read_out(reading.doc, &[clause]);
    // “We have met the guild”, cut before its end
    if text.matches('“').count() > text.matches('”').count() {
        text.push('”');
    }
    What { text, from: vec![shown] }
}

/// From the first party to the last, with the word of meeting between or behind them; when, where
/// and what about stand elsewhere in the brief.
fn cut(reading: Reading, clause: Range<usize>) -> Range<usize> {
    let front = behind_setting(reading, &clause);
    let behind = clause.clone().find(|&at| meets(reading, at)).is_some_and(|cue| cue >= front);
    let clause = if behind && !parties(reading, &(clause.start..front)).is_empty() { front..clause.end } else { clause };
    let parties = parties(reading, &clause);
    let Some(cue) = clause.clone().find(|&at| meets(reading, at)).filter(|_| !parties.is_empty()) else {
        return shorten(reading, clause);
    };
    let first = parties.iter().map(|party| party.start).min().unwrap_or(clause.start);
    let last = parties.iter().map(|party| party.end).max().unwrap_or(clause.end);
    let start = if first < cue { whole_subject(reading, &clause, first) } else { opening(reading, &clause, cue) };
    // “It is not certain whether ministers will meet”
    let whether = |at: &usize| &*reading.doc.tokens[*at].lower == "whether";
    let sentence = reading.doc.sentences[reading.doc.sentence_of(start)].tokens.start;
    if (sentence..start).rev().take(DOUBT).any(|at| whether(&at)) {
        return shorten(reading, sentence..clause.end);
    }
    let end = if last > cue { last } else { (cue + 1..clause.end).find(|&at| ends(reading, at)).unwrap_or(clause.end) };
    let end = (start..end).rev().find(|&at| !reading.doc.tokens[at].tag.is_punctuation()).map_or(end, |at| at + 1);
    let both = parties.len() > 1 || first < cue;
    let end = end + usize::from(closes(reading, start..end));
    let end = without_first_of_many(reading, start..end);
    let end = without_open_bracket(reading, start..end);
    let says = (start..end).filter(|&at| !reading.doc.tokens[at].tag.is_punctuation()).count() >= SHORTEST;
    let line =
        if both && says && end - start <= LONGEST && !goes_on(reading, end..clause.end) { start..end } else { shorten(reading, clause) };
    without_preposition(reading, line)
}

/// Tokens between “whether” and who meets: “the northern”.
const DOUBT: usize = 4;

/// Tokens of “With a push from President Berg,” before its subject.
const SETTING: usize = 12;

/// Where the clause begins behind “With a push from President Berg,”: nobody named there opens the line.
fn behind_setting(reading: Reading, clause: &Range<usize>) -> usize {
    let tokens = &reading.doc.tokens;
    let opens = tokens.get(clause.start).is_some_and(|token| token.tag == Tag::IN);
    let part = |at: &usize| !tokens[*at].tag.is_finite();
    let comma = clause.clone().take(SETTING).take_while(part).find(|&at| tokens[at].tag == Tag::COMMA);
    comma.filter(|_| opens).map_or(clause.start, |comma| comma + 1)
}

/// “In separate talks with the minister”: the talks, where no verb follows.
fn without_preposition(reading: Reading, line: Range<usize>) -> Range<usize> {
    let tokens = &reading.doc.tokens[line.clone()];
    let leans =
        tokens.first().is_some_and(|first| matches!(&*first.lower, "in" | "at" | "during" | "after" | "following" | "before" | "on"));
    let verb = tokens.iter().any(|token| token.tag.is_finite());
    if leans && !verb && tokens.len() > SHORTEST { line.start + 1..line.end } else { line }
}

/// Whether a quotation that begins in `line` ends with the token behind it.
fn closes(reading: Reading, line: Range<usize>) -> bool {
    reading.doc.quotations_in(line.clone()).iter().any(|quote| line.contains(&quote.tokens.start) && quote.tokens.end == line.end + 1)
}

/// “Soon after Berg’s arrival”, “as Berg said”: the name that ends the line belongs to what follows.
fn goes_on(reading: Reading, behind: Range<usize>) -> bool {
    behind.clone().next().is_some_and(|at| {
        let token = &reading.doc.tokens[at];
        token.tag == Tag::POS || token.tag.is_finite()
    }) || but(reading, behind)
}

/// “… for a meeting but backed out”: what takes it back.
fn but(reading: Reading, behind: Range<usize>) -> bool {
    let tokens = &reading.doc.tokens;
    let near = behind.clone().take(TAKEN_BACK).take_while(|&at| !tokens[at].tag.is_punctuation()).find(|&at| &*tokens[at].lower == "but");
    near.is_some_and(|but| tokens.get(but + 1).is_some_and(|next| next.tag.is_finite()))
}

/// Tokens between a line and “but backed out”: “for a meeting”.
const TAKEN_BACK: usize = 6;

/// “Senior Indian / and Pakistan Army officers held”: where the words begin that the first party is the end of.
fn whole_subject(reading: Reading, clause: &Range<usize>, first: usize) -> usize {
    let tokens = &reading.doc.tokens;
    let nominal = |at: &usize| {
        let token = &tokens[*at];
        let word = token.tag.is_adjective() || token.tag.is_noun() || matches!(&*token.lower, "and" | "&" | "euro");
        word && !lexicon::CALENDAR.contains(&token.lower) && !lexicon::TIME_WORDS.contains(&token.lower)
    };
    let start = (clause.start..first).rev().take_while(nominal).last().unwrap_or(first);
    let start = if matches!(&*tokens[start].lower, "and" | "&") { first } else { start };
    // “A delegation of / Norway’s / harbour workers”
    let owned = start > clause.start + 1 && tokens[start - 1].tag == Tag::POS;
    let owner = if owned { (clause.start..start - 1).rev().take_while(nominal).last().unwrap_or(start) } else { start };
    let part = owner > clause.start + 1 && matches!(&*tokens[owner - 1].lower, "of" | "from") && tokens[owner - 2].tag.is_noun();
    let start = if part { (clause.start..owner - 1).rev().take_while(nominal).last().unwrap_or(start) } else { start };
    let article = start > clause.start && tokens[start - 1].tag == Tag::DT;
    start - usize::from(article)
}

/// “Legislators from Kansas / , Utah and Texas”: one of several states does not end the line.
fn without_first_of_many(reading: Reading, line: Range<usize>) -> usize {
    let tokens = &reading.doc.tokens;
    let goes_on = tokens.get(line.end).is_some_and(|next| next.tag == Tag::COMMA)
        && tokens.get(line.end + 1).is_some_and(|next| next.tag.is_proper());
    let from = line.clone().rev().take(FROM).find(|&at| &*tokens[at].lower == "from");
    from.filter(|_| goes_on).unwrap_or(line.end)
}

/// “With the Harbour Front (HF”: where a bracket that the line does not close opens.
fn without_open_bracket(reading: Reading, line: Range<usize>) -> usize {
    let is = |at: usize, mark: &str| &*reading.doc.tokens[at].lower == mark;
    let open = line.clone().rev().find(|&at| is(at, "(")).filter(|&open| !(open..line.end).any(|at| is(at, ")")));
    open.unwrap_or(line.end)
}

/// Tokens of “from New South Wales”.
const FROM: usize = 4;

/// Where the participants stand in the clause, their roles included: those that show their taking part.
fn parties(reading: Reading, clause: &Range<usize>) -> Vec<Range<usize>> {
    let inside = |range: &Range<usize>| clause.start <= range.start && range.end <= clause.end;
    let named = |participant: &analysis::Participant| {
        let mentions = &reading.findings.actors[participant.actor].mentions;
        Some(participant.evidence.clone()).filter(inside).or_else(|| mentions.iter().find(|mention| inside(mention)).cloned())
    };
    reading.meeting.participants.iter().take(MOST_PARTIES).filter_map(named).collect()
}

/// More parties than these make no short line.
const MOST_PARTIES: usize = 4;

/// Whether a token is a word of meeting.
fn meets(reading: Reading, at: usize) -> bool {
    let doc = reading.doc;
    let verb = lexicon::MEETING_VERBS.longest_match(&doc.text, &doc.tokens, at).map(|(_, class)| class);
    meeting_noun(doc, at) || doc.tokens[at].tag.is_verb() && matches!(verb, Some("meet" | "speak" | "host" | "visit"))
}

/// Whether a line that has named the meeting may end before a token.
fn ends(reading: Reading, at: usize) -> bool {
    let token = &reading.doc.tokens[at];
    matches!(token.tag, Tag::COMMA | Tag::COLON | Tag::WDT | Tag::WP | Tag::WRB | Tag::TO) && !is_in_count(reading, at)
        || matches!(&*token.lower, "that" | "after" | "as" | "amid" | "ahead" | "on" | "where" | "for" | "during" | "following")
}

/// “Ports 6, 7 and 8”, “March 6, 2022”: a comma between numbers.
fn is_in_count(reading: Reading, at: usize) -> bool {
    let number = |at: usize| reading.doc.tokens.get(at).is_some_and(|token| token.tag == Tag::CD);
    at > 0 && number(at - 1) && number(at + 1)
}

/// Behind “On Tuesday,” and its like; “He said they would discuss a meeting between …” from the meeting on.
fn opening(reading: Reading, clause: &Range<usize>, cue: usize) -> usize {
    let chunks = &reading.doc.chunks;
    let noun = chunks.get(chunks.partition_point(|chunk| chunk.tokens.end <= cue)).filter(|chunk| chunk.tokens.contains(&cue));
    if let Some(noun) = noun.filter(|_| reading.doc.tokens[clause.start].tag == Tag::PRP) {
        return noun.tokens.start.max(clause.start);
    }
    let lower = |at: usize| &*reading.doc.tokens[at].lower;
    let adverbial = matches!(lower(clause.start), "on" | "in" | "after" | "during" | "today" | "yesterday" | "earlier" | "this");
    let comma = clause.clone().take(8).find(|&at| lower(at) == ",").filter(|&at| adverbial && at + 1 < clause.end);
    comma.map_or(clause.start, |at| at + 1)
}

/// A long clause ends with the comma, or the word that opens another clause, after the second principal.
fn shorten(reading: Reading, clause: Range<usize>) -> Range<usize> {
    if clause.len() <= LONGEST {
        return clause;
    }
    let named = reading.meeting.participants.iter().take(2).filter_map(|participant| {
        let mentions = &reading.findings.actors[participant.actor].mentions;
        mentions.iter().find(|mention| clause.contains(&mention.start)).map(|mention| mention.end)
    });
    let Some(from) = named.max() else { return clause };
    // Never before the verb: “Berg, Holm, Dahl and their aides / met …”.
    let verb = clause.clone().find(|&at| meets(reading, at) || reading.doc.tokens[at].tag.is_finite());
    let from = from.max(verb.map_or(from, |verb| verb + 1));
    let opens = |at: &usize| {
        let token = &reading.doc.tokens[*at];
        matches!(token.tag, Tag::COMMA | Tag::COLON | Tag::WDT | Tag::WP | Tag::WRB | Tag::TO) && !is_in_count(reading, *at)
            || matches!(&*token.lower, "that" | "after" | "as" | "amid" | "ahead")
    };
    // “Berg said / that the guild will meet in Oslo”: without the meeting nothing is told.
    let that = reading.doc.tokens.get(from).is_some_and(|next| &*next.lower == "that");
    let said = that && lexicon::SPEECH_VERBS.contains(&reading.doc.tokens[from - 1].lemma);
    let from = if said { clause.clone().find(|&at| at > from && meets(reading, at)).map_or(from, |cue| cue + 1) } else { from };
    let aside = |at: usize| said && matches!(&*reading.doc.tokens[at].lower, "(" | "because");
    let end = (from..clause.end).find(|at| opens(at) || aside(*at)).unwrap_or(clause.end);
    // “Following clashes between … that left hundreds dead, / the forum resolved”
    let leans = matches!(reading.doc.tokens[clause.start].tag, Tag::IN | Tag::VBG);
    let subject = |at: &usize| reading.doc.tokens[*at].tag == Tag::COMMA && !reading.doc.tokens[at + 1].tag.is_finite();
    let comma = verb.filter(|_| leans).and_then(|verb| (clause.start..verb).rev().find(subject));
    let start = comma.filter(|&comma| end - clause.start > 2 * LONGEST && end - comma > SHORTEST);
    start.map_or(clause.start, |comma| comma + 1)..end
}

/// The schema's word for how far the meeting is.
#[must_use]
pub const fn status(meeting: &Meeting) -> &'static str {
    match meeting.status {
        Some(MeetingStatus::Planned) => "planned",
        Some(MeetingStatus::UnderWay) => "under way",
        Some(MeetingStatus::Held) => "held",
        Some(MeetingStatus::Postponed) => "postponed",
        Some(MeetingStatus::Cancelled) => "cancelled",
        Some(MeetingStatus::Refused) => "refused",
        None => "",
    }
}

/// How they meet, in the article's words.
#[must_use]
pub fn format(reading: Reading) -> String {
    reading.meeting.format.clone().map_or_else(String::new, |tokens| reading.doc.words(tokens).to_owned())
}

#[cfg(test)]
mod tests {
    use crate::{analysis, brief, clean, ingest, summarize, text};

    fn line(body: &str) -> String {
        let cleaned = clean::clean(&ingest::read("a.txt", body.as_bytes()).expect("text"));
        let doc = text::build(&cleaned);
        let findings = analysis::analyse(&doc, &analysis::Context::default());
        summarize::summarize(&doc, &findings, &cleaned, brief::Source::default()).meeting.expect("a meeting").what.text
    }

    #[test]
    fn a_meeting_in_doubt_keeps_its_doubt() {
        let what = line(
            "Talks in Oslo in doubt\n\nIt is not yet certain whether euro zone finance ministers will meet on Monday in Oslo to agree a package for the northern ports as not all conditions have been met, such as a cut of debts, a spokesman said on Friday.\n",
        );
        assert!(what.starts_with("It is not yet certain whether euro zone finance ministers will meet"), "{what}");
    }

    #[test]
    fn the_subject_stays_whole_and_no_count_is_cut() {
        let what = line(
            "Talks in Oslo\n\nA delegation from Norway’s harbour workers have flown into Oslo for talks with Prime Minister Kari Berg on potentially ending the long strike that tears at the ports of the north.\n",
        );
        assert!(what.starts_with("A delegation from Norway’s harbour workers have flown"), "{what}");
        let what = line(
            "Berg meets chiefs\n\nPrime Minister Kari Berg met Wednesday with chiefs representing Ports 6, 7 and 8 in the hall of the old harbour, who showed themselves open to the idea of a ferry days after Berg signed a deal.\n",
        );
        assert!(!what.ends_with('6'), "{what}");
    }

    #[test]
    fn nobody_named_in_a_setting_opens_the_line() {
        let body = "Grain in Lima\n\nWith a push from President Ole Dahl, Chilean President Juan Soto hosted Norwegian Prime Minister Kari Berg for talks in Lima on Monday. Dahl joined them on Tuesday.\n";
        let what = line(body);
        assert!(what.starts_with("Chilean President Juan Soto hosted"), "{what}");
    }
}
