//! Lines that are debris by their own words: share bars, adverts, pitches, notices, labels.
//!
//! Evidence is a whole line, an opening, or a phrase from the debris lists, on a line short
//! enough to be furniture. A sentence that merely holds such words stays.

use super::DebrisKind;
use super::draft::{Draft, Page};
use super::fold::{ends_sentence, fold, loose_words, word_count};
use crate::ingest::day;
use crate::lexicon;
use crate::span::Span;

/// Openings are read up to this many words.
const OPENING_WORDS: usize = 8;
/// Furniture seldom runs longer than this many words.
const LONGEST: usize = 60;
/// A row of buttons has no more words than this.
const ROW_WORDS: usize = 12;

/// Sets every line aside that is furniture by its words.
pub(super) fn set_lines_aside(page: &mut Page) {
    for (position, draft) in page.drafts.iter_mut().filter(|draft| draft.is_kept()).enumerate() {
        // A label on the first line belongs to the headline.
        let kind = kind_of(&draft.text).filter(|&kind| position > 0 || kind != DebrisKind::ReadMore);
        if let Some(kind) = kind {
            draft.set_aside(kind);
        } else {
            cut_contributors(draft);
        }
    }
    set_signature_aside(page);
}

/// What kind of furniture `line` is, if it is any.
pub(super) fn kind_of(line: &str) -> Option<DebrisKind> {
    if line.len() > 800 || word_count(line) > LONGEST {
        return None;
    }
    let folded = fold(line);
    let whole = lexicon::DEBRIS_LINES.class(&folded).or_else(|| buttons(line)).map(kind_of_class);
    whole
        .or_else(|| is_embedded_post(line).then_some(DebrisKind::EmbeddedPost))
        .or_else(|| by_signs(line))
        .or_else(|| by_words(line))
        .or_else(|| by_opening(line, &folded))
        .or_else(|| by_phrase(line, &folded))
        .or_else(|| bracketed_link(line))
        .or_else(|| glued_label(line))
        .or_else(|| (is_address_line(line) || is_writer_line(line)).then_some(DebrisKind::Contributors))
        .or_else(|| (is_wire_update(line) || is_wire_signature(line)).then_some(DebrisKind::WireMark))
        .or_else(|| (is_bracketed_source(line) || is_initials(line)).then_some(DebrisKind::WireMark))
}

/// `Contribute | Maybe later`, `Terms of Service Privacy Notice`: listed lines side by side.
fn buttons(line: &str) -> Option<&'static str> {
    let mut classes = line.split('|').filter(|part| !part.trim().is_empty()).map(|part| lexicon::DEBRIS_LINES.class(&fold(part)));
    if line.contains('|') {
        let first = classes.next()??;
        return classes.all(|class| class.is_some()).then_some(first);
    }
    row(line)
}

/// Listed lines that nothing parts, two of them or more and one of several words: a single word may
/// be a subhead's. Of what fits, the longest is taken.
fn row(line: &str) -> Option<&'static str> {
    let words: Vec<&str> = line.split_whitespace().collect();
    if !(3..=ROW_WORDS).contains(&words.len()) || line.ends_with('.') {
        return None;
    }
    let (mut at, mut parts, mut longest, mut first) = (0, 0, 0, None);
    while at < words.len() {
        let listed = |end: &usize| lexicon::DEBRIS_LINES.class(&fold(&words[at..*end].join(" ")));
        let end = (at + 1..=words.len()).rev().find(|end| listed(end).is_some())?;
        first = first.or(listed(&end));
        (parts, longest, at) = (parts + 1, longest.max(end - at), end);
    }
    first.filter(|_| parts > 1 && longest > 1)
}

/// “Jan Roe is a reporter for the Harbour Times.”, “News writers A and B contributed.”, “A and B
/// reported from Oslo; C from Lisbon.”
fn is_writer_line(line: &str) -> bool {
    let words: Vec<String> = line.split_whitespace().map(fold).collect();
    let trade = |word: &String| {
        matches!(
            word.as_str(),
            "reporter"
                | "correspondent"
                | "columnist"
                | "editor"
                | "writer"
                | "journalist"
                | "writers"
                | "journalists"
                | "reporters"
                | "correspondents"
        )
    };
    let contributed = words.last().is_some_and(|word| word == "contributed") && words.len() <= 40 && words.iter().any(trade);
    let names = line.split_whitespace().take_while(|word| word.starts_with(char::is_uppercase)).count();
    let office = words.get(names).is_some_and(|word| matches!(word.as_str(), "is" | "covers"))
        && words[names..].iter().position(trade).is_some_and(|at| {
            words[names + at + 1..].first().is_some_and(|next| matches!(next.as_str(), "for" | "at" | "with" | "in" | "based" | "covering"))
        });
    let named = |words: &str| words.split_whitespace().all(|word| word == "and" || word.starts_with(char::is_uppercase));
    let placed = line.split_once(" reported from ").is_some_and(|(writers, places)| {
        named(writers)
            && places.split_whitespace().all(|word| matches!(word, "and" | "from" | "in") || word.starts_with(char::is_uppercase))
    });
    contributed || placed || (2..=4).contains(&names) && office && words.len() <= 45 && !is_spoken(line)
}

/// `(Adds details, background)`, `(Updates with quotes)`: what an agency changed.
fn is_wire_update(line: &str) -> bool {
    let inner = line.strip_prefix('(').and_then(|rest| rest.trim_end_matches('.').strip_suffix(')'));
    inner.is_some_and(|inner| {
        let first = inner.split([' ', ',']).next().unwrap_or_default();
        matches!(
            first,
            "ATTN:" | "Adds" | "Updates" | "Updating" | "Recasts" | "Corrects" | "Repeats" | "Rewrites" | "Refiles" | "Removes" | "Changes"
        ) && word_count(inner) <= 20
            && !is_spoken(inner)
            && !inner.contains(". ")
    })
}

/// Who edited an agency's text and from which agencies, by initials (`jr/as (ABC, dpx)`), or where its
/// writer is reached (`((jan.roe@abc.example; +47 20 00))`).
fn is_wire_signature(line: &str) -> bool {
    let initials = |text: &str| {
        text.contains('/') && text.split('/').all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase()))
    };
    let signed =
        line.split_once(" (").is_some_and(|(signs, agencies)| initials(signs) && agencies.ends_with(')') && word_count(agencies) <= 6);
    signed || line.starts_with("((") && line.ends_with("))")
}

/// Where to reach or to follow a writer: a short line that opens so and holds a handle or an address.
fn is_address_line(line: &str) -> bool {
    let words = word_count(line);
    let first = fold(line.split_whitespace().next().unwrap_or_default());
    let named = |word: &str| word.trim_start_matches('(').strip_prefix('@').is_some_and(|name| name.starts_with(char::is_alphanumeric));
    let handle = line.split_whitespace().any(|word| named(word) || is_mail_address(word));
    let calls =
        matches!(first.as_str(), "follow" | "reach" | "contact" | "email" | "e-mail" | "write" | "tweet" | "twitter" | "mail" | "call");
    let label = line.split_once(": ").is_some_and(|(label, mail)| word_count(label) <= 4 && word_count(mail) == 1 && is_mail_address(mail));
    let short = words <= 10 && !line.starts_with('(') && !is_spoken(line) && line.split_whitespace().any(is_mail_address);
    label || short || handle && words <= 25 && (calls && !is_spoken(line) || words == 1 && is_mail_address(line))
}

fn is_mail_address(word: &str) -> bool {
    let word = word.trim_matches(['.', ',', ';', ')', '(']);
    word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.starts_with('.'))
}

/// The kind that a class of the debris lists stands for.
fn kind_of_class(class: &str) -> DebrisKind {
    match class {
        "advertisement" => DebrisKind::Advertisement,
        "share" => DebrisKind::ShareBar,
        "navigation" => DebrisKind::Navigation,
        "caption" => DebrisKind::Caption,
        "credit" => DebrisKind::PhotoCredit,
        "player" => DebrisKind::Player,
        "comments" => DebrisKind::Comments,
        "byline" => DebrisKind::Byline,
        "wire" => DebrisKind::WireMark,
        "story_list" => DebrisKind::StoryList,
        "highlights" => DebrisKind::StoryHighlights,
        "pitch" => DebrisKind::Pitch,
        "contributors" => DebrisKind::Contributors,
        "copyright" => DebrisKind::Copyright,
        "cookies" => DebrisKind::CookieNotice,
        _ => DebrisKind::ReadMore,
    }
}

/// What marks and figures tell of a line: nothing but marks, a page's number, the key of a map, the way
/// to a page (`Home>News>Ports`).
fn by_signs(line: &str) -> Option<DebrisKind> {
    if line.matches(['>', '›', '»']).count() >= 2 && line.starts_with("Home") && word_count(line) <= 12 {
        return Some(DebrisKind::Navigation);
    }
    // `{{button_text}}`: a place that the page's template left empty.
    if !line.contains(char::is_alphanumeric) || line.starts_with("{{") && line.ends_with("}}") {
        return Some(DebrisKind::Markup);
    }
    if is_phone_line(line) || line.starts_with("www.") && word_count(line) == 1 {
        return Some(DebrisKind::Contributors);
    }
    if is_rights_line(line) {
        return Some(DebrisKind::Copyright);
    }
    if is_barred_source(line) {
        return Some(DebrisKind::PhotoCredit);
    }
    if is_bare_link(line) || is_related_story(line) || is_bracketed_headline(line) {
        return Some(DebrisKind::ReadMore);
    }
    if is_pointer(line) || is_arrowed(line) || is_counter(line) || is_glued_menu(line) {
        return Some(DebrisKind::Navigation);
    }
    if is_story_list(line) || is_story_stamp(line) {
        return Some(DebrisKind::StoryList);
    }
    if is_timed_title(line) {
        return Some(DebrisKind::Player);
    }
    if is_page_number(line) || is_reading_time(line) {
        return Some(DebrisKind::Navigation);
    }
    if is_weather(line) {
        return Some(DebrisKind::Navigation);
    }
    if is_invitation(line) {
        return Some(DebrisKind::Pitch);
    }
    if is_comment_count(line) {
        return Some(DebrisKind::Comments);
    }
    if is_exchange_rate(line) || is_postal_address(line) || is_issuer(line) {
        return Some(DebrisKind::WireMark);
    }
    let key = line.starts_with(['█', '■', '▓', '▒', '▲', '▼', '◆', '⬤']) && !ends_sentence(line) && word_count(line) <= 12;
    key.then_some(DebrisKind::Caption)
}

/// `Tel: +47 22 00 00 00`, `Jan Roe, Press Officer, 021 555 0199`: a line that ends in a telephone number.
fn is_phone_line(line: &str) -> bool {
    let line = line.trim_end_matches('.');
    let last = line.rsplit(|c: char| c.is_alphabetic() || ",:;".contains(c)).next().unwrap_or_default();
    let (label, number) = (&line[..line.len() - last.len()], last.trim());
    let groups: Vec<&str> = number.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    let called = fold(label).split(' ').any(|word| {
        matches!(word.trim_matches(['.', ':', ',']), "tel" | "phone" | "telephone" | "mobile" | "cell" | "fax" | "ph" | "mob" | "t" | "m")
    });
    // “For media: Jan Roe 202-555-0199”
    let heading = fold(label.split(':').next().unwrap_or_default());
    let contact = label.contains(':') && heading.split(' ').all(|word| matches!(word, "for" | "press" | "media" | "contact" | "contacts"));
    let years = groups.iter().all(|group| group.len() == 4 && (group.starts_with("19") || group.starts_with("20")));
    let international = number.starts_with(['+', '(']) || groups.len() >= 3 && groups[0].starts_with('0');
    let plain = number.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "+()-.–/".contains(c));
    let introduced = label.trim_end().ends_with([',', ':']) || label.trim().is_empty() || called || contact;
    plain
        && (7..=16).contains(&digits)
        && !years
        && (called || contact || international)
        && introduced
        && word_count(label) <= 10
        && !is_spoken(line)
}

/// `(c) 2016, The Harbour Post`.
fn is_rights_line(line: &str) -> bool {
    let rest = line.strip_prefix("(c) ").or_else(|| line.strip_prefix("(C) "));
    rest.is_some_and(|rest| rest.starts_with("19") || rest.starts_with("20")) && word_count(line) <= LONGEST
}

/// `watch One-Minute Harbour News`: a verb in lower case before a title.
fn is_bare_link(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let verb = matches!(words.next(), Some("watch" | "listen" | "read" | "see"));
    let title: Vec<&str> = words.collect();
    verb && (2..=7).contains(&title.len()) && !ends_sentence(line) && title.iter().all(|word| word.starts_with(char::is_uppercase))
}

/// `Related StoryPorts to be dredged`, `Related Story Ports to be dredged`: a label in capitals and the headline behind it.
fn is_related_story(line: &str) -> bool {
    let headline = line.strip_prefix("Related Story").or_else(|| line.strip_prefix("Related Stories")).map(str::trim_start);
    headline.is_some_and(|headline| headline.starts_with(|c: char| c.is_uppercase() || "‘'“\"".contains(c)))
        && word_count(line) <= 25
        && !ends_sentence(line)
}

/// `Next Story >>`, `« Older posts`: a few words with the pointer to another page.
fn is_pointer(line: &str) -> bool {
    let opens = line.starts_with(['«', '‹']) || line.starts_with("<<");
    let closes = line.ends_with(['»', '›']) || line.ends_with(">>");
    let quoted = line.contains(['«', '‹']) && line.contains(['»', '›']);
    (1..=5).contains(&word_count(line)) && opens != closes && !quoted
}

/// `Use your ← → keys to browse`, `Prev 1 of 3 Next →`: the arrows of a page's gallery.
fn is_arrowed(line: &str) -> bool {
    let both = line.contains('←') && line.contains('→');
    let edge = line.starts_with(['←', '→']) || line.ends_with(['←', '→']);
    (both || edge) && word_count(line) <= ROW_WORDS && !line.ends_with('.')
}

/// `211Yesterday, 18:30`, `3 hours ago`: when the story of the line above or below was put on the page, a counter before it.
pub(super) fn is_story_stamp(line: &str) -> bool {
    let folded = fold(line);
    let plain = folded.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let clock = |text: &str| {
        text.split_once(':').is_some_and(|(hour, minute)| {
            (1..=2).contains(&hour.len()) && minute.len() == 2 && hour.bytes().chain(minute.bytes()).all(|byte| byte.is_ascii_digit())
        })
    };
    let day = plain.split_once(' ').is_some_and(|(day, time)| matches!(day.trim_end_matches(','), "yesterday" | "today") && clock(time));
    let ago = plain.len() < folded.len()
        && matches!(plain, "minute ago" | "minutes ago" | "hour ago" | "hours ago" | "day ago" | "days ago" | "mins ago" | "hrs ago");
    day || ago
}

/// `[ Norland threatens new sanctions on the fleet ]`: a headline in square brackets, all of the line.
fn is_bracketed_headline(line: &str) -> bool {
    let inner = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).map(str::trim);
    inner.is_some_and(|inner| {
        (4..=20).contains(&word_count(inner))
            && !inner.contains(['[', ']', '“', '"', ':'])
            && !ends_sentence(inner)
            && inner.starts_with(char::is_uppercase)
            && inner.split_whitespace().skip(1).any(|word| lexicon::HEADLINE_VERBS.contains(&fold(word)))
    })
}

/// `(Jan Roe | The Harbour Times)`: whose picture it was.
fn is_barred_source(line: &str) -> bool {
    let inner = line.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inner.and_then(|inner| inner.split_once(" | ")).is_some_and(|(name, source)| {
        let capitals = |words: &str| words.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
        word_count(line) <= 9 && capitals(name) && capitals(source)
    })
}

/// `Hits: 1234`, `Read 123 times`, `News ID: 4321`: a page's counters and the numbers of its texts.
fn is_counter(line: &str) -> bool {
    if !line.contains(char::is_alphabetic) {
        return line.contains("**");
    }
    let folded = fold(line).replace(['(', ')', ':'], "");
    let words: Vec<&str> = folded.split_whitespace().collect();
    let number = |word: &str| word.bytes().all(|b| b.is_ascii_digit() || b == b',');
    match words[..] {
        ["hits" | "views" | "viewed" | "code" | "id", count] | ["news" | "story", "id" | "code", count] => number(count),
        ["number", "of", "readings" | "views" | "reads", count] | ["read", count, "times"] => number(count),
        [count, "views" | "votes" | "reads"] => number(count),
        ["visited", count, "times", ..] => number(count) && words.len() <= 6,
        _ => false,
    }
}

/// `PoliticsEconomySocietyHealthCultureSport`: the titles of a menu, glued to one word.
fn is_glued_menu(line: &str) -> bool {
    let joins = |word: &str| word.chars().zip(word.chars().skip(1)).filter(|(one, two)| one.is_lowercase() && two.is_uppercase()).count();
    word_count(line) <= 8 && line.split_whitespace().any(|word| joins(word) >= 5)
}

/// `TOP HARBOUR STORIES NOW`, `11 Mar 04 | Africa`: the head of a list of stories, or where and when one of them appeared.
fn is_story_list(line: &str) -> bool {
    let folded = fold(line);
    let top = folded.starts_with("top ") && (folded.ends_with(" stories now") || folded.ends_with(" stories")) && word_count(line) <= 5;
    let dated = |date: &str, section: &str| {
        day::find_day(date).is_some_and(|(at, _)| at.start == 0 && at.end == date.len())
            && word_count(section) <= 3
            && section.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
    };
    top || line.split_once('|').is_some_and(|(one, two)| dated(one.trim(), two.trim()))
}

/// `(Taken from Harbour Latina)`, `(Published in The Harbour Post)`: where a text came from, all of it in brackets.
fn is_bracketed_source(line: &str) -> bool {
    let inner = line.trim_end_matches('.').strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let Some(inner) = inner.filter(|inner| !inner.contains(['(', ')'])) else { return false };
    let lower = inner.to_lowercase();
    let from = [
        "taken from ",
        "published in ",
        "published by ",
        "first published in ",
        "with inputs from ",
        "with input from ",
        "excerpted from ",
        "reprinted from ",
        "adapted from ",
    ];
    let inputs = lower.starts_with("with ") && (lower.ends_with(" inputs") || lower.ends_with(" input"));
    (inputs || from.iter().any(|label| lower.starts_with(label))) && word_count(inner) <= 12
}

/// Who wrote and who edited a text, by initials alone: `IDL/rga`, `jr/as`.
pub(super) fn is_initials(line: &str) -> bool {
    let Some((writer, editor)) = line.trim_end_matches('.').split_once('/') else { return false };
    let short = |part: &str| (2..=4).contains(&part.len());
    let lower = |part: &str| part.bytes().all(|b| b.is_ascii_lowercase());
    short(writer) && short(editor) && lower(editor) && (lower(writer) || writer.bytes().all(|b| b.is_ascii_uppercase()))
}

/// `Follow Harbour News on Twitter`, `Become a Harbour News sponsor`, `Get the Harbour News Politics newsletter`,
/// `Want to talk about your contract?`.
fn is_invitation(line: &str) -> bool {
    let verb = fold(line.split_whitespace().next().unwrap_or_default());
    if appeals(line) {
        return true;
    }
    let urges = matches!(verb.as_str(), "sign" | "fill" | "rsvp" | "register" | "click" | "subscribe" | "donate");
    if urges && line.ends_with('!') && word_count(line) <= 14 && !is_spoken(line) {
        return true;
    }
    if calls_to_subscribe(line)
        || line.starts_with("Want to ") && line.ends_with('?') && fold(line).contains(" your ") && word_count(line) <= 25
    {
        return true;
    }
    let folded = fold(line);
    let words: Vec<&str> = folded.split(' ').collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let network =
        matches!(*last, "twitter" | "facebook" | "instagram" | "linkedin" | "youtube" | "x" | "telegram" | "whatsapp" | "bluesky");
    let friend = matches!(*last, "sponsor" | "member" | "subscriber" | "supporter" | "patron");
    let follows = *first == "follow" && !line.contains('@') && network && words.iter().rev().nth(1) == Some(&"on");
    (3..=10).contains(&words.len()) && (follows || *first == "become" && matches!(words[1], "a" | "an") && friend)
}

/// `Support Harbour Watch: help independent media`, `Help us keep our journalism free. Donate today.`: the paper asks its
/// readers for money.
fn appeals(line: &str) -> bool {
    let folded = fold(line);
    let mut words = folded.split([' ', ':', ',']);
    let bids = matches!(words.next(), Some("support" | "help" | "donate" | "give" | "join" | "chip" | "consider"));
    let noun = matches!(words.next(), Some("for" | "of" | "from" | "among" | "to" | "is" | "was" | "has" | "came"));
    const CAUSES: [&str; 12] = [
        "independent media",
        "independent journalism",
        "independent news",
        "independent press",
        "quality journalism",
        "local journalism",
        "our journalism",
        "our reporting",
        "our newsroom",
        "readers like you",
        "your donation",
        "tax-deductible",
    ];
    bids && !noun && CAUSES.iter().any(|cause| folded.contains(cause)) && !is_spoken(line)
}

/// `Get the Harbour News Politics newsletter`, `Join our Telegram channel and get the latest news`.
fn calls_to_subscribe(line: &str) -> bool {
    let folded = fold(line);
    let mut words = folded.split(' ');
    let calls = matches!(words.next(), Some("get" | "join" | "try" | "subscribe"));
    let network = folded.split(' ').any(|word| matches!(word, "telegram" | "whatsapp" | "youtube"));
    calls
        && words.any(|word| matches!(word, "newsletter" | "newsletters") || network && matches!(word, "channel" | "group"))
        && word_count(line) <= 25
        && !is_spoken(line)
}

/// `Join the conversation below (214 comments)`, `soundoff (212 Responses)`.
fn is_comment_count(line: &str) -> bool {
    // “There are no commentsAdd yours”: the button is glued to it.
    if line.starts_with("There are no comments") && word_count(line) <= 8 && !ends_sentence(line) {
        return true;
    }
    // “3 comments so far”
    if line.split_once(" comments so far").is_some_and(|(number, _)| number.bytes().all(|b| b.is_ascii_digit())) && word_count(line) <= 6 {
        return true;
    }
    let Some((title, count)) = line.trim_end().strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) else { return false };
    let Some((number, noun)) = count.split_once(' ') else { return false };
    let counted = number.bytes().all(|b| b.is_ascii_digit() || b == b',') && !number.is_empty();
    word_count(title) <= 8
        && counted
        && matches!(&*noun.to_lowercase(), "comment" | "comments" | "response" | "responses" | "replies" | "reply")
}

/// `($1 = 86.90 Indian rupees)`.
fn is_exchange_rate(line: &str) -> bool {
    let inner = line.trim().trim_end_matches('.');
    let inner = inner.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let parts = inner.and_then(|inner| inner.split_once(" = "));
    parts.is_some_and(|(one, other)| one.contains('1') && other.contains(|c: char| c.is_ascii_digit()) && word_count(line) <= 14)
}

/// `The Quay House, 12 Harbour Street, Suite 900, Washington DC 20006`.
fn is_postal_address(line: &str) -> bool {
    let words: Vec<String> = line.split_whitespace().map(fold).collect();
    let code = words.last().is_some_and(|word| word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit()));
    let street =
        |word: &String| matches!(word.as_str(), "street" | "st" | "avenue" | "ave" | "road" | "boulevard" | "blvd" | "suite" | "floor");
    let number = words.iter().rev().skip(1).any(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()));
    code && number && words.len() <= 18 && words.iter().any(street)
}

/// `SOURCE Harbour Lines, S.A.`: who issued a release.
fn is_issuer(line: &str) -> bool {
    line.strip_prefix("SOURCE ").is_some_and(|name| name.starts_with(char::is_uppercase) && word_count(name) <= 8)
}

/// `71° Harbour City Sponsored by …`: a page's weather.
fn is_weather(line: &str) -> bool {
    let after = line.trim_start_matches('-').trim_start_matches(|c: char| c.is_ascii_digit());
    after.len() < line.len() && after.starts_with('°') && word_count(line) <= 12 && !ends_sentence(line)
}

/// `Ministers on the quay 02:55`: a film's title and its length.
fn is_timed_title(line: &str) -> bool {
    let Some((title, length)) = line.rsplit_once(' ') else { return false };
    let Some((minutes, seconds)) = length.split_once(':') else { return false };
    let digits = |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let before = title.rsplit(' ').next().unwrap_or_default();
    let clock = matches!(before, "at" | "by" | "until" | "till" | "from" | "to" | "and" | "of" | "for" | "about" | "around");
    digits(minutes, 2)
        && seconds.len() == 2
        && digits(seconds, 2)
        && !clock
        && (2..=16).contains(&word_count(title))
        && !title.contains(". ")
}

/// `Page 2 of 5`, `2/5`, `- 3 -`, `12`: at most three digits, since four may be a year.
fn is_page_number(line: &str) -> bool {
    let folded = fold(line.trim_matches(['-', '–', '—', ' ']));
    let number = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let rest = folded.strip_prefix("page ").or_else(|| folded.strip_suffix("page")).unwrap_or(&folded);
    let rest = rest.trim_matches(['|', ' ']);
    let leafed = loose_words(line);
    let leaf = |word: &String| matches!(word.as_str(), "prev" | "previous" | "next");
    let counted = leafed.iter().filter(|word| !leaf(word)).map(String::as_str).collect::<Vec<_>>();
    number(rest)
        || leafed.iter().any(leaf) && matches!(counted[..], [one, "of", all] if number(one) && number(all))
        || rest.split_once(" of ").or_else(|| rest.split_once('/')).is_some_and(|(one, all)| number(one.trim()) && number(all.trim()))
}

/// `3 min read`, `5-Minute Listen`, `Reading time: 4 minutes`.
fn is_reading_time(line: &str) -> bool {
    let words = loose_words(line);
    let known = |word: &String| {
        matches!(word.as_str(), "min" | "mins" | "minute" | "minutes" | "read" | "reading" | "time" | "estimated" | "listen" | "watch")
            || word.bytes().all(|b| b.is_ascii_digit())
    };
    (3..=6).contains(&words.len())
        && words.iter().all(known)
        && words.iter().any(|word| word.starts_with("read") || matches!(word.as_str(), "listen" | "watch"))
        && words.iter().any(|word| word.starts_with("min"))
}

/// A line of nothing but button words and counts.
fn by_words(line: &str) -> Option<DebrisKind> {
    if line.len() > 200 {
        return None;
    }
    let words = loose_words(line);
    let mut strong = None;
    for word in &words {
        match lexicon::DEBRIS_WORDS.class(word) {
            Some("share") => strong = Some(DebrisKind::ShareBar),
            Some("comment") => strong = strong.or(Some(DebrisKind::Comments)),
            Some(_) => {}
            None if word.bytes().all(|b| b.is_ascii_digit()) => {}
            None => return None,
        }
    }
    strong.filter(|_| !(words.len() > 6 && ends_sentence(line)))
}

/// The line's first words are a listed opening.
fn by_opening(line: &str, folded: &str) -> Option<DebrisKind> {
    if line.starts_with('©') {
        return Some(if folded.chars().any(|c| c.is_ascii_digit()) { DebrisKind::Copyright } else { DebrisKind::PhotoCredit });
    }
    let mut end = 0;
    let mut found = None;
    for word in folded.split(' ').take(OPENING_WORDS) {
        end += word.len() + usize::from(end > 0);
        let opening = folded[..end].trim_end_matches([',', '?', '!', '.']);
        let class = |opening: &str| lexicon::DEBRIS_OPENINGS.class(opening);
        found = class(opening).or_else(|| class(opening.strip_suffix(':')?)).or(found);
    }
    let class = found?;
    opening_holds(class, line).then(|| kind_of_class(class))
}

/// Whether a line that opens like debris of `class` reads as debris to its end.
fn opening_holds(class: &str, line: &str) -> bool {
    let words = word_count(line);
    match class {
        // A label and a headline: a headline has no sentence after it.
        "read_more" => words <= 30 && !has_sentence_break(line) && (!line.ends_with('.') || is_call(line)),
        "contributors" => words <= 30 && !is_spoken(line),
        "comments" => words <= 30 && !is_spoken(line),
        "wire" => words <= 45,
        "credit" => words <= 20,
        "copyright" => line.contains(|c: char| c.is_ascii_digit() || c == '©') || fold(line).contains("reserved") || words <= 5,
        "pitch" => !is_spoken(line),
        _ => true,
    }
}

/// Whether a label bids the reader do something, so that a full stop may end what follows.
pub(super) fn is_call(line: &str) -> bool {
    let label = fold(line.split([':', '|']).next().unwrap_or_default());
    label.split(' ').any(|word| matches!(word, "read" | "see" | "watch" | "listen" | "more" | "related" | "also" | "click"))
}

/// Whether somebody speaks: the words stand in quotation marks, or with a verb of speech.
fn is_spoken(line: &str) -> bool {
    line.starts_with(['“', '"', '‘', '\''])
        || line
            .split_whitespace()
            .any(|word| matches!(word.trim_end_matches(['.', ',', ':']), "said" | "told" | "says" | "added" | "wrote"))
}

/// Whether one sentence ends and another begins inside `line`.
fn has_sentence_break(line: &str) -> bool {
    line.match_indices(". ").any(|(at, _)| {
        let stem = line[..at].rsplit(' ').next().unwrap_or_default();
        stem.chars().count() > 3 && line[at + 2..].starts_with(char::is_uppercase)
    })
}

/// A listed phrase stands in a short line.
fn by_phrase(line: &str, folded: &str) -> Option<DebrisKind> {
    if word_count(line) < 3 {
        return None;
    }
    let found = lexicon::DEBRIS_PHRASES.entries().find(|(phrase, _)| folded.contains(phrase));
    let (_, class) = found?;
    let short = word_count(line) <= if class == "contributors" { 30 } else { 45 };
    (short && !(class == "pitch" && is_spoken(line))).then(|| kind_of_class(class))
}

/// `(READ MORE: …)`, `( PHOTOS: …)`, `(GRAPHIC-… link: …)`, `[Related: …]`.
pub(super) fn bracketed_link(line: &str) -> Option<DebrisKind> {
    let inner = line.trim().trim_end_matches('.').trim();
    let inner = inner.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).or_else(|| inner.strip_prefix('[')?.strip_suffix(']'))?;
    let folded = fold(inner);
    let label = folded.split([':', '-', '|']).next()?.trim();
    let labelled = label.len() < folded.len()
        && (lexicon::DEBRIS_OPENINGS.contains(&format!("{label}:")) || lexicon::DEBRIS_LINES.class(label) == Some("read_more"));
    (labelled && word_count(inner) <= 30).then_some(DebrisKind::ReadMore)
}

/// `What they want:Ministers seek more time`: a label glued to a headline by its colon.
fn glued_label(line: &str) -> Option<DebrisKind> {
    let (label, headline) = line.split_once(':')?;
    let glued = headline.starts_with(char::is_uppercase) && label.ends_with(char::is_lowercase);
    let short = (1..=5).contains(&word_count(label)) && (4..=25).contains(&word_count(headline));
    (glued && short && !ends_sentence(line) && !line.contains("://")).then_some(DebrisKind::RelatedHeadline)
}

/// An embedded post, or what a network prints around it: `… — Name (@handle) Month D, YYYY`,
/// `Name @handle`, `Replying to @handle`, `@handle`.
fn is_embedded_post(line: &str) -> bool {
    let folded = fold(line);
    let words = word_count(line);
    let handles = line.split_whitespace().filter(|word| word.starts_with('@') && word.len() > 2).count();
    let names = || line.split_whitespace().all(|word| word.starts_with(|c: char| c.is_uppercase() || c == '@' || c == '|'));
    if handles > 0 && (folded.starts_with("replying to") && words <= 8 || (2..=6).contains(&words) && names()) {
        return true;
    }
    if words <= 20 && folded.starts_with("a post shared by") {
        return true;
    }
    let Some(at) = line.rfind("(@") else { return false };
    let before = line[..at].trim_end();
    let Some(dash) = before.rfind(['—', '–']) else { return false };
    let handle_ends = line[at..].find(')').is_some_and(|end| word_count(&line[at + end..]) <= 5);
    handle_ends && word_count(&before[dash..]) <= 6
}

/// “A and B contributed to this report.”, “This article was originally written in Norse and translated by a reporter.”
/// at the end of a paragraph that says more.
fn cut_contributors(draft: &mut Draft) {
    if let Some(begin) = note_on_itself(&draft.text) {
        draft.cut(Span::new(begin, draft.text.len()), DebrisKind::Contributors);
    }
    let Some(at) = ["contributed to this report", "contributed to this story", "contributed to this article"]
        .iter()
        .find_map(|phrase| draft.text.rfind(phrase))
    else {
        return;
    };
    let begin = draft.text[..at].rfind(". ").map(|dot| dot + 2);
    if let Some(begin) = begin.filter(|begin| word_count(&draft.text[*begin..]) <= 30) {
        draft.cut(Span::new(begin, draft.text.len()), DebrisKind::Contributors);
    }
}

/// Where the closing note of `text` begins that tells in what language the article was written or who translated it.
fn note_on_itself(text: &str) -> Option<usize> {
    let opens = |note: &str| {
        ["This article was ", "This story was ", "This report was ", "This interview was "].iter().any(|opening| {
            note.strip_prefix(opening).is_some_and(|rest| {
                ["originally written in ", "originally published in ", "translated ", "written in "]
                    .iter()
                    .any(|verb| rest.starts_with(verb))
            })
        })
    };
    let begin = text.match_indices(". This ").map(|(dot, _)| dot + 2).find(|&begin| opens(&text[begin..]))?;
    (word_count(&text[begin..]) <= LONGEST && !is_spoken(&text[begin..])).then_some(begin)
}

/// A last line of one capitalised word signs the article; a last line with a colon leads to
/// what was not copied.
fn set_signature_aside(page: &mut Page) {
    let kept = page.kept();
    let (Some(&last), true) = (kept.last(), kept.len() > 3) else { return };
    let draft = &mut page.drafts[last];
    if draft.text.ends_with(':') && word_count(&draft.text) <= 8 {
        draft.set_aside(DebrisKind::ReadMore);
        return;
    }
    // “PTI JR AS”: an agency and its editors' initials.
    let signs =
        |text: &str| text.split_whitespace().all(|word| (2..=5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase()));
    if (2..=6).contains(&word_count(&draft.text)) && signs(&draft.text) || draft.text.strip_prefix(['—', '–']).is_some_and(signs) {
        draft.set_aside(DebrisKind::WireMark);
        return;
    }
    let one_word = word_count(&draft.text) == 1 && draft.text.starts_with(char::is_uppercase);
    if one_word && !ends_sentence(&draft.text) && draft.text.chars().all(|c| c.is_alphabetic() || matches!(c, '/' | '-')) {
        draft.set_aside(DebrisKind::WireMark);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_recognised() {
        for (line, kind) in [
            ("SHARE THIS ARTICLE Share Tweet Post Email", DebrisKind::ShareBar),
            ("LISTEN TO ARTICLE 4:30 SHARE THIS ARTICLE Share Tweet Post Email", DebrisKind::ShareBar),
            ("FacebookTwitterLinkedinYoutubeRss", DebrisKind::ShareBar),
            ("Terms of Service Privacy Notice", DebrisKind::Navigation),
            ("LEAVE A REPLY Cancel reply", DebrisKind::Comments),
            ("EMAIL ARTICLE PRINT ARTICLE SHARE ARTICLE SEND FEEDBACK", DebrisKind::ShareBar),
            ("Home>News>Ports & Harbours", DebrisKind::Navigation),
            ("jr/as (ABC, dpx)", DebrisKind::WireMark),
            ("jr/as", DebrisKind::WireMark),
            ("Jan Roe is at jan.roe@harbour.example", DebrisKind::Contributors),
            ("Related StoryPorts of the north to be dredged", DebrisKind::ReadMore),
            ("Next Story >>", DebrisKind::Navigation),
            ("TOP HARBOUR STORIES NOW", DebrisKind::StoryList),
            ("11 Mar 04 | Africa", DebrisKind::StoryList),
            ("Fill out this form to join us!", DebrisKind::Pitch),
            ("3 comments so far", DebrisKind::Comments),
            ("Note: Only a member of this blog may post a comment.", DebrisKind::Comments),
            ("This entry was posted in Ports. Bookmark the permalink.", DebrisKind::Navigation),
            ("Hits: 1234", DebrisKind::Navigation),
            ("Read 123 times", DebrisKind::Navigation),
            ("News ID: 4321", DebrisKind::Navigation),
            ("4321**1416", DebrisKind::Navigation),
            ("PoliticsEconomySocietyHealthCultureSportIn the world", DebrisKind::Navigation),
            ("(With HNA inputs)", DebrisKind::WireMark),
            ("E&OE...", DebrisKind::WireMark),
            ("Screenshot via Harbour TV", DebrisKind::PhotoCredit),
            ("JSR/as", DebrisKind::WireMark),
            ("(Taken from Harbour Latina)", DebrisKind::WireMark),
            ("(Published in The Harbour Post)", DebrisKind::WireMark),
            ("(This story has been refiled to delete a word from the first paragraph)", DebrisKind::WireMark),
            ("{{featured_text}}", DebrisKind::Markup),
            ("Mobile: + 47 (0) 22 970 089", DebrisKind::Contributors),
            ("Jan Roe, Press Officer, 021 555 0199", DebrisKind::Contributors),
            ("www.harbour.example", DebrisKind::Contributors),
            ("(c) 2016, The Harbour Post", DebrisKind::Copyright),
            ("watch One-Minute Harbour News", DebrisKind::ReadMore),
            ("Get the Harbour Times Politics newsletter", DebrisKind::Pitch),
            ("Join HN's Telegram channel and get the latest breaking news", DebrisKind::Pitch),
            ("Want to have a short conversation and share your input?", DebrisKind::Pitch),
            ("There are no commentsAdd yours", DebrisKind::Comments),
            ("Make a comment", DebrisKind::Comments),
            ("Send comments about this site to the Webmaster", DebrisKind::Comments),
            ("Permanent link to this item", DebrisKind::Navigation),
            ("Page | 3", DebrisKind::Navigation),
            ("3 | Page", DebrisKind::Navigation),
            ("((jan.roe@abc.example; +47 20 00))", DebrisKind::WireMark),
            ("3 COMMENTS", DebrisKind::Comments),
            ("ADVERTISEMENT", DebrisKind::Advertisement),
            ("Story Continued Below", DebrisKind::Advertisement),
            ("SEE ALSO: Ministers at odds over dredging", DebrisKind::ReadMore),
            ("( PHOTOS: The minister’s life and career)", DebrisKind::ReadMore),
            (
                "Get the stories you care about delivered to your inbox. By signing up, you agree to our Privacy Policy",
                DebrisKind::CookieNotice,
            ),
            ("CLICK HERE TO GET THE HARBOUR NEWS APP", DebrisKind::Pitch),
            ("The Associated Press contributed to this report.", DebrisKind::Contributors),
            ("— With assistance by Ana Souza and Jan Roe", DebrisKind::Contributors),
            ("Copyright © 2019 The Harbour Times, LLC.", DebrisKind::Copyright),
            ("© Getty Images", DebrisKind::PhotoCredit),
            ("The below is attributable to Spokesperson Ana Souza:", DebrisKind::WireMark),
            ("What they want:Ministers seek more time for ports", DebrisKind::RelatedHeadline),
            ("We need more boats. — Ana Souza (@anasouza) May 4, 2021", DebrisKind::EmbeddedPost),
            ("Ana Souza @anasouza", DebrisKind::EmbeddedPost),
            ("Replying to @anasouza and @janroe", DebrisKind::EmbeddedPost),
            ("A post shared by Ana Souza (@anasouza) on Jun 7, 2019 at 5:00am PDT", DebrisKind::EmbeddedPost),
            ("Ministers on the quay 02:55", DebrisKind::Player),
            ("Jan Roe is a reporter for the Harbour Times.", DebrisKind::Contributors),
            ("Harbour News writers Jan Roe in Oslo and Ana Berg in Lisbon contributed.", DebrisKind::Contributors),
            ("(Adds details, background)", DebrisKind::WireMark),
            (".", DebrisKind::Markup),
            ("Page 2 of 5", DebrisKind::Navigation),
            ("- 3 -", DebrisKind::Navigation),
            ("4 min read", DebrisKind::Navigation),
            ("Skip to main contentSkip to navigation", DebrisKind::Navigation),
            ("71° Harbour City Sponsored by Roe Roofing", DebrisKind::Navigation),
            ("5-Minute Listen", DebrisKind::Navigation),
            ("Follow Harbour News on Twitter", DebrisKind::Pitch),
            ("Become a Harbour News sponsor", DebrisKind::Pitch),
            ("Join the boat talk below (214 comments)", DebrisKind::Comments),
            ("($1 = 86.90 Indian rupees)", DebrisKind::WireMark),
            ("The Quay 12 Harbour Street, NW Suite 900 Washington DC 20006", DebrisKind::WireMark),
            ("SOURCE Harbour Lines, S.A.", DebrisKind::WireMark),
            ("Roe and Souza reported from Lisbon; Berg from Oslo.", DebrisKind::Contributors),
            ("Harbour Office: press@harbour.example", DebrisKind::Contributors),
            ("A version of this article appeared in print on May 4, 2010, on page A8.", DebrisKind::WireMark),
            ("[Photo caption: A vendor at the port of Oslo", DebrisKind::Caption),
            ("Contribute | Maybe later", DebrisKind::Navigation),
            ("Press office: +47 22 00 00 00 – Photos may be used free of charge.", DebrisKind::WireMark),
            ("██ Harbour of Lisbon", DebrisKind::Caption),
            ("Follow @janroe on Twitter.", DebrisKind::Contributors),
            ("Email Jan Roe at jan.roe@example.org or follow him on Twitter", DebrisKind::Contributors),
            ("jan.roe@example.org", DebrisKind::Contributors),
        ] {
            assert_eq!(kind_of(line), Some(kind), "{line}");
        }
    }

    #[test]
    fn galleries_stamps_appeals_and_translators_notes_are_recognised() {
        for (line, kind) in [
            ("Use your ← → (arrow) keys to browse", DebrisKind::Navigation),
            ("Prev 1 of 3 Next →", DebrisKind::Navigation),
            ("Prev1 of 3", DebrisKind::Navigation),
            ("[ Norland threatens new sanctions on the fleet ]", DebrisKind::ReadMore),
            ("(Jan Roe | The Harbour Times)", DebrisKind::PhotoCredit),
            ("Don't miss the Harbour Times on your phone. Get the app.", DebrisKind::Pitch),
            ("For all the latest world news, download the Harbour News app.", DebrisKind::Pitch),
            ("This story was produced with the support of the Harbour Fund.", DebrisKind::WireMark),
            ("(Except for the headline, this story has not been edited by Harbour staff.)", DebrisKind::WireMark),
            ("The opinions expressed by the authors are not those of the agency.", DebrisKind::WireMark),
            ("You can read the full statement here (PDF, 2 MB).", DebrisKind::ReadMore),
            ("View source version on harbourwire.example:", DebrisKind::WireMark),
            ("To unsubscribe from this list, click here.", DebrisKind::Pitch),
            ("2 of 5 Next", DebrisKind::Navigation),
            ("211Yesterday, 18:30", DebrisKind::StoryList),
            ("Today, 09:05", DebrisKind::StoryList),
            ("3 hours ago", DebrisKind::StoryList),
            ("Support Harbour Watch: help independent media stay alive. Please give what you can today.", DebrisKind::Pitch),
            ("Help keep our journalism free for all.", DebrisKind::Pitch),
            ("CHECK AGAINST DELIVERY", DebrisKind::WireMark),
            (
                "* The foregoing is a provisional translation. The date indicated above denotes the date of issue of the original.",
                DebrisKind::WireMark,
            ),
            ("This is an unofficial translation prepared by the ministry.", DebrisKind::WireMark),
            ("For media: Jan Roe 202-555-0199", DebrisKind::Contributors),
            ("Press: Ana Souza, +47 22 00 11 22", DebrisKind::Contributors),
            ("This article was originally written in Norse and translated by a reporter.", DebrisKind::Contributors),
        ] {
            assert_eq!(kind_of(line), Some(kind), "{line}");
        }
    }

    #[test]
    fn a_note_on_the_article_itself_is_cut_off_its_end() {
        let told = "The ministers met. This article was originally written in Norse and translated by a reporter. It was then edited.";
        assert_eq!(note_on_itself(told), Some(19));
        assert_eq!(note_on_itself("The ministers met. This article was written in vain, he said."), None);
        assert_eq!(note_on_itself("They spoke of the pact. This article was about fish."), None);
    }

    #[test]
    fn sentences_with_such_words_stay() {
        for line in [
            "The ministers agreed to share more data on fish stocks.",
            "More than nine countries sent ministers.",
            "Related talks on dredging failed last year.",
            "Background: the two ports have been rivals for a century. They met in May.",
            "Subscribers to the plan include Norway.",
            "The copyright treaty was signed in Lisbon.",
            "Comments by the minister angered Oslo.",
            "See what happens, he said.",
            "He added: “We will share the news on Facebook.”",
            "“Support our ports,” the minister said.",
            "Copyright talks between Norway and Portugal broke down.",
            "The post of harbour minister has been vacant since May.",
            "Background: the two ports have been rivals for a century and hardly ever speak.",
            "2021",
            "The ministers will sit down at 10:30",
            "Jan Roe is a reporter who asked the minister about fish, and he got no answer at all.",
            "Nine ports contributed.",
            "(Adds to the cost, he said.)",
            "71° north, the two fleets met.",
            "Become a party to the pact or leave, he told the member.",
            "Clashes were reported from Oslo and Lisbon.",
            "Follow the minister to Oslo on Monday",
            "The ports signed it (with two replies)",
            "Ministers | Fishers | Porters",
            "It took five minutes to read the statement.",
            "Contact between the ministers @ sea was rare.",
            "The ministry’s goal: Cleaner ports by the end of the year",
            "He was minister of ports, 1998-2003",
            "The fund holds 12 000 000",
            "Related stories are told by the fishermen",
            "«Never again», he said",
            "Nine million views",
            "(Translation: Minister Ana Souza and King Jan hold a meeting)",
            "Read nine times, the text says little",
            "4 May 2021 | The ministers of nine ports met",
            "Get the newsletter of the port, he said, and you know what they want.",
            "Join the channel that leads to the port",
            "There are no comments from the ministry on this so far.",
            "(Taken together, the ports lost nine boats in the storm and its aftermath.)",
            "read the text of the treaty",
            "The US/UK pact holds",
            "Want to have a deal, and you must pay.",
            "Support for independent media has fallen, the ministers found.",
            "[Applause follows as the ministers leave the hall.]",
            "(Norway | Chile | and seven more)",
            "The opinions expressed by the ministers differ.",
            "Help for independent media was one of the matters.",
            "They met 3 hours ago",
            "From Oslo → Lisbon the boats took nine days, and the ministers were glad of it.",
            "The pact exists in a translation that both ministers signed.",
            "Talks on fish: 202 boats and 550 nets, 1999",
        ] {
            assert_eq!(kind_of(line), None, "{line}");
        }
    }
}
