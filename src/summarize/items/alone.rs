//! A line → whether it can stand alone on a memo.
//!
//! A line that ends where its object should be, that names nothing, that greets or thanks, or that quotes
//! “we” and “this” without saying whose words they are, does not.

use super::dangling;
use crate::analysis::Point;
use crate::analysis::points::antecedent::{self, Opening};
use crate::analysis::points::cut::clause_near;
use crate::lexicon;
use crate::summarize::idle;
use crate::text::{Document, Tag};

/// Tokens between a relative pronoun and its verb (“that we all”).
const RELATIVE: usize = 4;

/// Whether the line of `tokens` says something to a reader who has read nothing else.
pub fn stands(doc: &Document, point: &Point, tokens: &[usize]) -> bool {
    let words: Vec<usize> = tokens.iter().copied().filter(|&at| doc.tokens[at].lower.chars().any(char::is_alphanumeric)).collect();
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return false };
    let courtesy = point.speaker.is_some() && idle::is_courtesy(doc, &words);
    let known = point.speaker.is_some() && !points_away(doc, first)
        || !deictic(doc, first) && (!owned(doc, &words) || matches!(point.opening, Opening::Means(_)));
    // “Some issues likely to come up:”, which a list followed.
    let heads_a_list =
        doc.tokens.get(last + 1).is_some_and(|next| &*next.lower == ":") && !words.iter().any(|&at| doc.tokens[at].tag.is_finite());
    !hangs(doc, last)
        && !heads_a_list
        && !only_says(doc, &words)
        && !only_tells(doc, &words)
        && !only_did(doc, &words)
        && !opens_that(doc, &words)
        && !only_phrase(doc, point, &words)
        && !only_source(doc, &words)
        && !only_named(doc, point, tokens)
        && !courtesy
        && !idle::refuses_comment(doc, &words)
        && !idle::explains_words(doc, &words)
        && !idle::only_begins(doc, &words)
        && !idle::asks(doc, &words)
        && !idle::is_unheard(doc, &words)
        && !only_subordinate(doc, tokens)
        && !cut_off(doc, first)
        && !says_he(doc, &words)
        && !quotes_him(doc, &words)
        && !goes_on_that(doc, &words)
        && !means_before(doc, &words)
        && !concedes(doc, &words)
        && !opens_with_he(doc, point, first)
        && !dangling::dangles(doc, point, &words)
        && known
}

/// “Trump's guests also include”, “the relic was followed by”.
fn hangs(doc: &Document, last: usize) -> bool {
    let token = &doc.tokens[last];
    let next = doc.tokens.get(last + 1).map_or("", |next| &*next.lower);
    let cut = !matches!(next, "." | "!" | "?" | "”" | "\"" | "");
    // “The two sides will:”, “the agenda is as follows:”: what they said stood in a list.
    let announces = token.tag == Tag::MD
        || &*token.lower == "that"
        || &*token.lower == "to"
        || &*token.lower == "follows" && &*doc.tokens[last.saturating_sub(1)].lower == "as";
    // “I just want – let me say”, “and what we – ”: broken off.
    let open = matches!(&*token.lemma, "want" | "need" | "mean") || matches!(&*token.lower, "i" | "we" | "he" | "she" | "they");
    let broken_off = open && matches!(next, "–" | "—" | "--" | "-" | "…");
    // “Hold informal, monthly talks”: an attribute without its noun.
    let before = doc.tokens[last.saturating_sub(1)].tag;
    let attribute = token.tag == Tag::JJ
        && !matches!(&*token.lower, "other" | "same")
        && matches!(before, Tag::VB | Tag::DT | Tag::IN)
        && doc.tokens.get(last + 1).is_some_and(|next| matches!(&*next.lower, "," | "and" | "or") || next.tag.is_noun());
    // “Facilitating the increased”, of “the increased, sustained delivery”
    let stopped =
        matches!(token.tag, Tag::VBN | Tag::VBD | Tag::JJ) && before == Tag::DT && next == "," && &*doc.tokens[last - 1].lower == "the";
    if stopped {
        return true;
    }
    // “Suspended the case against him for”, “to fill the register by listing”: what comes next was cut off.
    let preposition = token.tag == Tag::IN || token.tag == Tag::VBG && before == Tag::IN;
    // “The address will come”, a day after what was cut off.
    let comes = &*token.lemma == "come" && cut;
    let rest = doc.tokens.get(last + 1).is_some_and(|next| next.tag.is_noun() || next.tag.is_adjective() || next.tag == Tag::CD)
        || token.tag == Tag::VBG && matches!(next, "," | "and");
    if announces && cut || comes || broken_off || attribute || preposition && rest {
        return true;
    }
    // “… told reporters, adding”, before a colon and what was added.
    let adds = token.tag == Tag::VBG && lexicon::SPEECH_VERBS.contains(&token.lemma) && matches!(next, ":" | "“" | "\"");
    if adds {
        return true;
    }
    // “Composed of the following officials”, behind which they stood.
    let follows =
        (last.saturating_sub(4)..last).any(|at| &*doc.tokens[at].lower == "following" && at > 0 && &*doc.tokens[at - 1].lower == "the");
    if follows && cut {
        return true;
    }
    // “A strike on both,” the readout said
    let pronoun =
        matches!(&*token.lower, "both" | "all" | "some" | "any" | "each" | "either" | "neither" | "that" | "this" | "those" | "these")
            && matches!(next, "," | ";" | ":" | "—" | "–" | "--");
    let opens =
        matches!(token.tag, Tag::DT | Tag::TO | Tag::CC | Tag::PRPS) && !pronoun || matches!(&*token.lemma, "include" | "involve" | "be");
    // “A figure that both can live with.”, “asked her to stand by, and she did”
    let stranded = matches!(next, "." | "!" | "?") || before == Tag::VB && next == ",";
    matches!(&*token.lower, "by" | "of" | "from" | "with") && token.tag != Tag::RP && !stranded
        || matches!(&*token.lower, "the" | "a" | "an")
        || opens && (cut || &*token.lemma == "include")
}

/// “The ministry, which had planned a summary”, “Asked whether they met”, cut from a sentence: no main clause.
fn only_named(doc: &Document, point: &Point, tokens: &[usize]) -> bool {
    let sentence = &doc.sentences[doc.sentence_of(point.evidence.start)].tokens;
    let whole = point.evidence.start == sentence.start && point.evidence.end + 1 >= sentence.end;
    if whole {
        return false;
    }
    let lower = |i: usize| tokens.get(i).map_or("", |&at| &*doc.tokens[at].lower);
    let finite = |tokens: &[usize]| tokens.iter().any(|&at| doc.tokens[at].tag.is_finite());
    let asked = matches!(lower(0), "asked" | "pressed" | "questioned")
        && matches!(lower(1), "whether" | "if" | "about" | "why" | "how" | "what" | "by");
    let commas: Vec<usize> = (1..tokens.len()).filter(|&i| lower(i) == ",").collect();
    let relative = commas.first().is_some_and(|&comma| matches!(lower(comma + 1), "which" | "who" | "whose") && !finite(&tokens[..comma]));
    let main = |comma: &usize| {
        let comma = comma + usize::from(matches!(lower(comma + 1), "”" | "\""));
        let next = tokens.get(comma + 1).map_or(Tag::PERIOD, |&at| doc.tokens[at].tag);
        let after = tokens.get(comma + 2).is_some_and(|&at| doc.tokens[at].tag.is_finite());
        let clause = || clause_near(doc, tokens[comma + 1]..(tokens[tokens.len() - 1] + 1).max(tokens[comma + 1]));
        comma + 1 < tokens.len() && (next.is_finite() || next.is_adverb() && after || clause())
    };
    let later = commas.iter().skip(usize::from(relative)).filter(|&&comma| comma + 1 < tokens.len());
    (asked || relative) && !later.into_iter().any(main)
}

/// “have struck three times since then”: a sentence whose beginning was lost.
fn cut_off(doc: &Document, first: usize) -> bool {
    let token = &doc.tokens[first];
    let opens = doc.sentences[doc.sentence_of(first)].tokens.start == first;
    opens && token.tag.is_finite() && token.span.of(&doc.text).starts_with(char::is_lowercase)
}

/// “Last week, after a jury cleared the captain”, “In a speech in May, when asked for a plan”, cut from a
/// sentence: a setting and a clause that leans on another.
fn only_subordinate(doc: &Document, tokens: &[usize]) -> bool {
    let lower = |i: usize| tokens.get(i).map_or("", |&at| &*doc.tokens[at].lower);
    let Some(comma) = (1..tokens.len()).find(|&i| lower(i) == ",") else { return false };
    let finite = |range: std::ops::Range<usize>| tokens[range].iter().any(|&at| doc.tokens[at].tag.is_finite());
    let leans = matches!(lower(comma + 1), "after" | "when" | "while" | "as" | "since" | "if" | "because" | "although" | "though")
        && finite(comma + 1..tokens.len())
        || lower(comma + 1) == "when" && matches!(lower(comma + 2), "asked" | "pressed" | "questioned");
    let end = tokens[tokens.len() - 1] + 1;
    let main = |i: usize| lower(i) == "," && i + 1 < tokens.len() && clause_near(doc, tokens[i + 1]..end.max(tokens[i + 1]));
    // “The two sides last met in May, when they broke up”: no setting opens with its noun.
    let setting = doc.tokens.get(tokens[0]).is_some_and(|first| matches!(first.tag, Tag::IN | Tag::JJ | Tag::CD | Tag::RB));
    leans && setting && !finite(0..comma) && !(comma + 2..tokens.len()).any(main)
}

/// “Their efforts”, “His nominee” outside quotations: whose, a reader does not see. “Their meeting” is that of
/// those who meet.
fn owned(doc: &Document, words: &[usize]) -> bool {
    let [first, second, ..] = words else { return false };
    let owner = matches!(&*doc.tokens[*first].lower, "his" | "her" | "their" | "its");
    owner && doc.quotations_in(*first..first + 1).is_empty() && !lexicon::MEETING_NOUNS.contains(&doc.tokens[*second].lower)
}

/// “… was outrageous, he said”: somebody whom the line does not name.
fn says_he(doc: &Document, words: &[usize]) -> bool {
    let [.., pronoun, verb] = words else { return false };
    matches!(&*doc.tokens[*pronoun].lower, "he" | "she" | "they" | "it")
        && matches!(&*doc.tokens[*verb].lower, "said" | "says" | "added" | "adds")
        && doc.quotations_in(*verb..verb + 1).is_empty()
}

/// “The crew was well, and that it had sailed on”, without the “said that” before it.
fn goes_on_that(doc: &Document, words: &[usize]) -> bool {
    let lower = |at: usize| &*doc.tokens[at].lower;
    let and = words.windows(2).position(|pair| matches!(lower(pair[0]), "and" | "but") && lower(pair[1]) == "that");
    let that = |at: &usize| lower(*at) == "that" && doc.tokens[*at].tag == Tag::IN;
    let clause = |and: &usize| that(&words[and + 1]) && words.get(and + 2).is_some_and(|&at| !doc.tokens[at].tag.is_finite());
    let told =
        |at: &usize| that(at) || lexicon::SPEECH_VERBS.contains(&doc.tokens[*at].lemma) || lexicon::SUBORDINATORS.contains(lower(*at));
    and.filter(clause).is_some_and(|and| !words[..and].iter().any(told))
}

/// “These tools help the fleet”, “each of those will be raised”, “we see it in the north”, “Norway will do so in May”: what is
/// meant stands before.
fn means_before(doc: &Document, words: &[usize]) -> bool {
    let lower = |i: usize| words.get(i).map_or("", |&at| &*doc.tokens[at].lower);
    let tag = |i: usize| words.get(i).map_or(Tag::PERIOD, |&at| doc.tokens[at].tag);
    let lemma = |i: usize| words.get(i).map_or("", |&at| &*doc.tokens[at].lemma);
    let pointed = matches!(lower(0), "this" | "these" | "those" | "such") && matches!(lemma(1), "effort" | "initiative" | "tool");
    let each = matches!(lower(0), "each" | "all" | "both" | "some" | "most")
        && lower(1) == "of"
        && matches!(lower(2), "those" | "these")
        && !tag(3).is_noun()
        && !tag(3).is_adjective();
    let object = matches!(lower(0), "we" | "i" | "they" | "you")
        && tag(1).is_finite()
        && matches!(lower(2), "it" | "that" | "this")
        && (words.len() == 3 || tag(3) == Tag::IN && !matches!(lower(3), "that" | "as"));
    let first = (0..words.len()).find(|&i| tag(i).is_finite()).unwrap_or(words.len());
    let does = (first..words.len().min(first + 3)).any(|i| lemma(i) == "do" && lower(i + 1) == "so");
    pointed || each || object || does
}

/// “Some may argue that the port is lost”, before a “But”: what the text does not hold itself.
fn concedes(doc: &Document, words: &[usize]) -> bool {
    let lower = |i: usize| words.get(i).map_or("", |&at| &*doc.tokens[at].lower);
    let may =
        matches!(lower(0), "some" | "many" | "others" | "critics") && matches!(lower(1), "may" | "might" | "will" | "would" | "could");
    let claims = matches!(lower(2), "argue" | "say" | "assert" | "claim" | "object" | "think");
    let next = doc.sentences.get(doc.sentence_of(words[0]) + 1).map_or("", |next| &*doc.tokens[next.tokens.start].lower);
    may && claims && matches!(next, "but" | "yet" | "however")
}

/// “The agency quoted him as saying that …”: whom, the line does not name.
fn quotes_him(doc: &Document, words: &[usize]) -> bool {
    let lower = |at: usize| &*doc.tokens[at].lower;
    words.windows(3).any(|three| {
        let [quoted, him, as_] = three else { return false };
        matches!(lower(*quoted), "quoted" | "quotes" | "cited" | "described")
            && matches!(lower(*him), "him" | "her" | "them")
            && lower(*as_) == "as"
    })
}

/// “In urging the council to lower the levy, he invited Chile”, which lost its setting: nobody has read who he is.
fn opens_with_he(doc: &Document, point: &Point, first: usize) -> bool {
    let he = matches!(&*doc.tokens[first].lower, "he" | "she");
    he && !matches!(point.opening, Opening::Means(_)) && doc.quotations_in(first..first + 1).is_empty()
}

/// “Canada did in separate pacts”: what it did stands before.
fn only_did(doc: &Document, words: &[usize]) -> bool {
    let finite = |&at: &usize| doc.tokens[at].tag.is_finite();
    let Some(verb) = words.iter().position(finite) else { return false };
    let next = words.get(verb + 1).map(|&at| doc.tokens[at].tag);
    matches!(&*doc.tokens[words[verb]].lower, "did" | "does")
        && next.is_none_or(|next| matches!(next, Tag::IN | Tag::CC))
        && !words[verb + 1..].iter().any(finite)
}

/// “… the announcement on July 15 that the government”, cut from a sentence.
fn opens_that(doc: &Document, words: &[usize]) -> bool {
    let ends = |last: usize| doc.tokens.get(last + 1).is_none_or(|next| matches!(&*next.lower, "." | "!" | "?" | "”" | "\""));
    let that = words.iter().rposition(|&at| &*doc.tokens[at].lower == "that" && doc.tokens[at].tag == Tag::IN);
    let open = that.is_some_and(|that| that > 0 && !words[that..].iter().any(|&at| doc.tokens[at].tag.is_verb()));
    open && !words.last().is_some_and(|&last| ends(last))
}

/// “To a resumption of talks”, “With all that we face”, ““Bigger than the deal” announced in May”: no main clause,
/// and no member of a list.
fn only_phrase(doc: &Document, point: &Point, words: &[usize]) -> bool {
    let finite = |i: usize| doc.tokens[words[i]].tag.is_finite();
    let quoted = |at: usize| !doc.quotations_in(at..at + 1).is_empty();
    let relative = |verb: usize| {
        words[verb.saturating_sub(RELATIVE)..verb].iter().any(|&at| matches!(&*doc.tokens[at].lower, "that" | "which" | "who" | "where"))
    };
    let (first, last) = (words[0], words[words.len() - 1]);
    let opens = matches!(doc.tokens[first].tag, Tag::IN | Tag::TO) && !lexicon::SUBORDINATORS.contains(&doc.tokens[first].lower);
    let infinitive = words.get(1).is_some_and(|&at| doc.tokens[at].tag == Tag::VB);
    let comma = words.iter().any(|&at| doc.tokens.get(at + 1).is_some_and(|next| &*next.lower == ","));
    let phrase = opens && !infinitive && !comma && !(0..words.len()).any(|i| finite(i) && !relative(i));
    let half_quoted = !(0..words.len()).any(finite) && words.iter().any(|&at| quoted(at)) && !quoted(last);
    point.keep.len() == 1 && (phrase || half_quoted)
}

/// “A spokesman, in response, said: “…””: what he said is another sentence.
fn only_says(doc: &Document, words: &[usize]) -> bool {
    let Some((&last, before)) = words.split_last() else { return false };
    let plain = lexicon::SPEECH_VERBS.class(&doc.tokens[last].lemma) == Some("plain") || &*doc.tokens[last].lemma == "comment";
    let before_words = doc.tokens.get(last + 1).is_some_and(|next| &*next.lower == ":");
    let says = plain && (doc.tokens[last].tag.is_finite() || before_words && doc.tokens[last].tag == Tag::VBN);
    let finite = |&at: &usize| doc.tokens[at].tag.is_finite();
    // “John Berg, 55, who has worked there for years, commented”: the only other verb is that of a relative clause.
    let relative = |first: usize| before[..first].iter().any(|&at| matches!(&*doc.tokens[at].lower, "who" | "which"));
    let ended = doc.tokens.get(last - 1).is_some_and(|comma| &*comma.lower == ",");
    says && before.iter().position(finite).is_none_or(|first| ended && relative(first))
}

/// “The deputy, who leads the team, told the agency ahead of the session”: not what.
fn only_tells(doc: &Document, words: &[usize]) -> bool {
    let finite = |&at: &usize| doc.tokens[at].tag.is_finite();
    let lower = |at: usize| &*doc.tokens[at].lower;
    let Some(told) = words.iter().rposition(finite).filter(|&told| &*doc.tokens[words[told]].lemma == "tell") else { return false };
    let (before, rest) = words.split_at(told);
    // The only other verb is that of a relative clause.
    let first = before.iter().position(finite);
    let main = first.is_none_or(|first| before[..first].iter().any(|&at| matches!(lower(at), "who" | "which")));
    let content = rest.iter().any(|&at| {
        matches!(doc.tokens[at].tag, Tag::TO | Tag::WP | Tag::WRB | Tag::WDT) || matches!(lower(at), "that" | "about" | "story")
    });
    let of = rest.get(1).is_none_or(|&at| lower(at) == "of");
    main && !content && !of && doc.quotations_in(words[0]..words[words.len() - 1] + 1).is_empty()
}

/// “According to the agency” and no more.
fn only_source(doc: &Document, words: &[usize]) -> bool {
    let lower = |i: usize| words.get(i).map_or("", |&at| &*doc.tokens[at].lower);
    lower(0) == "according" && lower(1) == "to" && !words.iter().any(|&at| doc.tokens[at].tag.is_finite())
}

/// “We stand ready”, “that's cynicism” between quotation marks.
fn deictic(doc: &Document, first: usize) -> bool {
    let quoted = !doc.quotations_in(first..first + 1).is_empty();
    let pointing = matches!(
        &*doc.tokens[first].lower,
        "we" | "i" | "you" | "it" | "this" | "that" | "they" | "he" | "she" | "these" | "those" | "there" | "here" | "our" | "my" | "your"
    );
    quoted && pointing
}

/// “It has what it wanted”, “that is no profession” between quotation marks: what is meant stands before. “It is
/// time to talk” means nothing.
fn points_away(doc: &Document, first: usize) -> bool {
    let next = first + 1;
    let acts = doc.tokens.get(next).is_some_and(|token| token.tag.is_finite() || token.lower.starts_with(['\'', '’']));
    let pronoun = matches!(&*doc.tokens[first].lower, "it" | "he" | "she" | "they" | "this" | "that" | "these" | "those");
    let quoted = !doc.quotations_in(first..next).is_empty();
    quoted && pronoun && acts && !antecedent::is_expletive(doc, first)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::analysis::Section;
    use crate::analysis::points::antecedent::Opening;
    use crate::analysis::points::lists::Frame;
    use crate::{clean, ingest, text};

    fn alone(sentence: &str, words: &str) -> bool {
        let article = ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let at = doc.text.find(words).expect("in the sentence");
        let end = at + words.len();
        let tokens: Vec<usize> =
            (0..doc.tokens.len()).filter(|&i| doc.tokens[i].span.start >= at && doc.tokens[i].span.end <= end).collect();
        let range = tokens[0]..tokens[tokens.len() - 1] + 1;
        stands(&doc, &point(range), &tokens)
    }

    /// An aim that the words of `evidence` tell.
    pub(in crate::summarize::items) fn point(evidence: std::ops::Range<usize>) -> Point {
        Point {
            section: Section::Aims,
            keep: vec![evidence.clone()],
            evidence,
            by: None,
            speaker: None,
            frame: Frame::Says,
            opening: Opening::Free,
            of: None,
            score: 1.0,
            rule: "test",
        }
    }

    #[test]
    fn whole_statements_stand() {
        assert!(alone("The envoy rejected the plan.", "The envoy rejected the plan."));
        assert!(alone("They discussed fishing, grain and trade.", "fishing"));
        assert!(alone("“Grain must flow,” she said.", "“Grain must flow,”"));
    }

    #[test]
    fn pieces_do_not() {
        assert!(!alone("The relic was followed by a crowd of pilgrims.", "The relic was followed by"));
        assert!(!alone("According to the ministry, grain is short.", "According to the ministry"));
        assert!(!alone("“We stand ready.” The crowd cheered.", "“We stand ready.”"));
        assert!(!alone("The guests include: Solberg and Haarde.", "The guests include"));
        assert!(!alone("The ministry, which had planned a summary, was late.", "The ministry, which had planned a summary"));
        assert!(alone("The ministry, which had planned a summary, was late.", "The ministry, which had planned a summary, was late"));
        assert!(!alone("“Fish is dear,” Berg told the press, adding: “And rare.”", "“Fish is dear,” Berg told the press, adding"));
        assert!(!alone("The agency quoted him as saying that fish is dear.", "The agency quoted him as saying that fish is dear"));
        let cut = "the crew was well, and that it had sailed on";
        assert!(!alone(&format!("Berg said {cut}."), cut));
        let commented = "Jon Hill, 55, who has worked there for years, commented";
        assert!(!alone(&format!("{commented}: “It is over.”"), commented));
        assert!(!alone("Asked whether they met, she left.", "Asked whether they met"));
        assert!(alone("An agreement on fish, which spared the fleet.", "An agreement on fish, which spared the fleet."));
        assert!(!alone("“The plan is good,” he said.", "“The plan is good,” he said"));
        assert!(!alone("In urging the council to lower the levy, he invited Chile.", "he invited Chile"));
        assert!(!alone("Their efforts saved the pact.", "Their efforts saved the pact"));
        assert!(alone("Their meeting saved the pact.", "Their meeting saved the pact"));
        assert!(!alone("A spokesman, in response to it, said: “Yes.”", "A spokesman, in response to it, said"));
        assert!(!alone(
            "The deputy, who leads the team, told the agency ahead of the session.",
            "The deputy, who leads the team, told the agency ahead of the session"
        ));
        assert!(alone("The deputy told the agency that grain was short.", "The deputy told the agency that grain was short"));
        assert!(!alone("Chile opened its ports, as Norway did in May.", "Norway did in May"));
        assert!(!alone("He referred to the dam, and to a resumption of talks.", "to a resumption of talks"));
        assert!(!alone(
            "They discussed the announcement in May that the government made, again.",
            "They discussed the announcement in May that the government"
        ));
        assert!(!alone("“Bigger than the little deal” announced in May, it is.", "“Bigger than the little deal” announced in May"));
        assert!(!alone("The minister said I just want – let me begin again.", "I just want"));
        assert!(!alone("Some issues likely to come up: grain, fish.", "Some issues likely to come up"));
        for (sentence, cut) in [
            ("Last week, after a jury cleared the captain, the mayor left.", "Last week, after a jury cleared the captain"),
            ("In a speech in May, when asked for a plan, the envoy spoke.", "In a speech in May, when asked for a plan"),
            ("The court stayed the case against him for six months.", "The court stayed the case against him for"),
            ("The team is to fill the register by listing, pricing and selling ships.", "The team is to fill the register by listing"),
        ] {
            assert!(!alone(sentence, cut), "{cut}");
        }
        for back in [
            "These tools help the fleet to fish",
            "Each of those will be raised in Oslo",
            "We see it in the north",
            "Norway will do so in the talks",
        ] {
            assert!(!alone(&format!("{back}."), back), "{back}");
        }
        for whole in ["These fleets fish in the north", "We see it as a threat", "Norway will do its part"] {
            assert!(alone(&format!("{whole}."), whole), "{whole}");
        }
        assert!(!alone("Some may argue that the port is lost. But it stands.", "Some may argue that the port is lost"));
        assert!(alone("Some may argue that the port is lost. It was sold.", "Some may argue that the port is lost"));
        assert!(!alone("They praised the increased, sustained flow of fish.", "They praised the increased"));
        let whole = "Last week, after a jury cleared the captain, the mayor left";
        assert!(alone("Last week, after a jury cleared the captain, the mayor left.", whole));
        assert!(!alone("have gone on strike three times since then.", "have gone on strike three times since then"));
        let met = "The two sides last met in May, when they broke up after an hour";
        assert!(alone(&format!("{met}."), met));
        assert!(alone("It is the treaty that the guilds asked for.", "It is the treaty that the guilds asked for"));
    }
}
