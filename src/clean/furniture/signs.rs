//! Lines that their marks and figures give away: page numbers, pointers, counters, menus, addresses.

use super::line::Line;
use super::pitches::{is_comment_count, is_invitation};
use super::{LONGEST, ROW_WORDS, is_spoken};
use crate::clean::DebrisKind;
use crate::clean::fold::{ends_sentence, fold, loose_words, word_count};
use crate::ingest::day;
use crate::lexicon;

/// Bytes of the longest number of a page or reading time.
const LONGEST_COUNT: usize = 80;

/// What marks and figures tell of a line: nothing but marks, a page's number, the key of a map, the way
/// to a page (`Home>News>Ports`).
pub(super) fn by_signs(line: &Line) -> Option<DebrisKind> {
    if line.matches(['>', '›', '»']).count() >= 2 && line.starts_with("Home") && line.words() <= 12 || is_path(line) {
        return Some(DebrisKind::Navigation);
    }
    // The title of a window, and names of a template's parts: `Ports meet in Lisbon |`, `navleft3`.
    let title = line.strip_suffix('|').is_some_and(|title| word_count(title) >= 2 && !title.contains('|') && !ends_sentence(title));
    let part = line.starts_with(|c: char| c.is_ascii_lowercase())
        && line.ends_with(|c: char| c.is_ascii_digit())
        && line.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if is_page_note(line) || title || part {
        return Some(DebrisKind::Navigation);
    }
    // `{{button_text}}`: a place that the page's template left empty.
    if !line.contains(char::is_alphanumeric) || line.starts_with("{{") && line.ends_with("}}") {
        return Some(DebrisKind::Markup);
    }
    if is_phone_line(line) || line.starts_with("www.") && line.words() == 1 {
        return Some(DebrisKind::Contributors);
    }
    if is_rights_line(line) || is_owner(line) {
        return Some(DebrisKind::Copyright);
    }
    if is_record(line) {
        return Some(if line.contains("DATE: ") { DebrisKind::PublicationDate } else { DebrisKind::WireMark });
    }
    if is_barred_source(line) || is_stock_picture(line) {
        return Some(DebrisKind::PhotoCredit);
    }
    if is_bare_link(line) || is_related_story(line) {
        return Some(DebrisKind::ReadMore);
    }
    if is_pointer(line) || is_arrowed(line) || is_counter(line) || is_glued_menu(line) || is_bracketed_headline(line) {
        return Some(DebrisKind::Navigation);
    }
    if is_wide_menu(line) || is_station(line) || is_region_menu(line) || names_a_site(line) {
        return Some(DebrisKind::Navigation);
    }
    if is_story_list(line) || is_story_stamp(line) {
        return Some(DebrisKind::StoryList);
    }
    if is_timed_title(line) || is_film(line) {
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
    let key = line.starts_with(['█', '■', '▓', '▒', '▲', '▼', '◆', '⬤']) && !ends_sentence(line) && line.words() <= 12;
    key.then_some(DebrisKind::Caption)
}

/// `Ports meet in Lisbon • Storm closes nine harbours • Results of the regatta • …`: titles of other stories in one paragraph,
/// none with a full stop, and some with a headline's verb.
pub(super) fn is_bulleted_stories(line: &Line) -> bool {
    let bullets = line.matches('•').count();
    if bullets < STORIES {
        return false;
    }
    let titles: Vec<&str> = line.split('•').map(str::trim).filter(|title| !title.is_empty()).collect();
    let tells = |title: &&&str| {
        let mut words = title.split_whitespace().map(fold);
        word_count(title) >= 4 && words.any(|word| lexicon::HEADLINE_VERBS.contains(&word))
    };
    let plain = titles.iter().all(|title| !title.ends_with(['.', ';', ',']) && (2..=25).contains(&word_count(title)));
    titles.len() > STORIES && plain && titles.iter().filter(tells).count() * 3 >= titles.len()
}

/// `2 May: Norway asks for talks14 May: Chile agrees6 June: The ministers meet`: days with what happened on each, in one
/// paragraph.
pub(super) fn is_timeline(line: &Line) -> bool {
    let dated = |before: &str| {
        let mut words = before.rsplit(' ');
        let month = words.next().is_some_and(|month| day::month(month).is_some());
        month && words.next().is_some_and(|number| number.ends_with(|c: char| c.is_ascii_digit()))
    };
    line.matches(':').count() >= DAYS && line.split(':').filter(|before| dated(before)).count() >= DAYS
}

/// So many days make a list of them.
const DAYS: usize = 3;

/// `The Ledger encourages comments, but comments with insults are not allowed. Comments in violation of this policy …`.
pub(super) fn is_comment_policy(line: &Line) -> bool {
    let folded = if line.contains("omments") && line.len() <= LONGEST_POLICY { line.folded() } else { return false };
    folded.matches("comments").count() >= 3
        && ["this policy", "not allowed", "be removed", "will be deleted", "are moderated"].iter().any(|rule| folded.contains(rule))
}

/// Bytes of the longest rules for comments.
const LONGEST_POLICY: usize = 1000;

/// A list of stories in one paragraph has at least so many bullets.
const STORIES: usize = 3;

/// `Back to: Harbour Home > Back Issues`: where on a site the page stands, in titles.
fn is_path(line: &Line) -> bool {
    let titles: Vec<&str> = line.split([" > ", " › ", " » "].iter().find(|sign| line.contains(**sign)).copied().unwrap_or("\n")).collect();
    titles.len() >= 2
        && !ends_sentence(line)
        && titles
            .iter()
            .all(|title| word_count(title) <= 8 && title.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
}

/// `[Errors are possible and the text on this page may be corrected later]`, `You are using an old browser`: what a page says
/// of its text or of the program that shows it.
fn is_page_note(line: &Line) -> bool {
    let folded = line.folded();
    let any = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    let browser = any(&[
        "old browser",
        "older browser",
        "newer browser",
        "modern browser",
        "outdated browser",
        "your browser",
        "unsupported browser",
    ]);
    let itself = any(&["this page", "from the page", "this text", "this transcript", "these transcripts", "text below", "words below"]);
    let read = any(&[
        "may be corrected",
        "errors are possible",
        "mistakes are likely",
        "contain errors",
        "contain mistakes",
        "by machine",
        "machine-generated",
        "automatically generated",
        "generated automatically",
        "text recognition",
        "character recognition",
        "have mended the text",
        "have corrected the text",
    ]);
    (browser && line.words() <= 40 || itself && read) && !is_spoken(line)
}

/// `Tel: +47 22 00 00 00`, `Jan Roe, Press Officer, 021 555 0199`: a line that ends in a telephone number.
fn is_phone_line(line: &Line) -> bool {
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
fn is_rights_line(line: &Line) -> bool {
    let rest = line.strip_prefix("(c) ").or_else(|| line.strip_prefix("(C) "));
    rest.is_some_and(|rest| rest.starts_with("19") || rest.starts_with("20")) && line.words() <= LONGEST
}

/// `All contents © 2018, Harbour Dispatch`: a line without its full stop that holds the sign and a year.
fn is_owner(line: &Line) -> bool {
    let behind =
        line.split_once('©').map(|(_, rest)| rest.trim_start()).or_else(|| line.split_once("Copyright (c) ").map(|(_, rest)| rest));
    behind.is_some_and(|rest| rest.starts_with("19") || rest.starts_with("20")) && line.words() <= ROW_WORDS
}

/// `DATE: SUNDAY, May 4, 1992 TAG: 9205040052 SECT: PORTS`, `WIRE: Harbour Press`: what a newspaper's archive notes of a text.
pub(in crate::clean) fn is_record(line: &str) -> bool {
    const LABELS: [&str; 17] = [
        "DATE:",
        "TAG:",
        "SECT:",
        "SECTION:",
        "PAGE:",
        "ED:",
        "EDITION:",
        "WIRE:",
        "DATELINE:",
        "LENGTH:",
        "LOAD-DATE:",
        "BYLINE:",
        "COLUMN:",
        "MEMO:",
        "ILLUSTRATION:",
        "KEYWORDS:",
        "ESTIMATED PRINTED PAGES:",
    ];
    let labels = line.split_whitespace().filter(|word| LABELS.contains(word)).count();
    let opens = LABELS.iter().any(|label| line.starts_with(label)) && word_count(line) <= ROW_WORDS;
    labels >= 2 || opens && !ends_sentence(line)
}

/// `HARBOURPHOTO archive`: a picture out of an agency's stock.
fn is_stock_picture(line: &Line) -> bool {
    let Some((agency, stock)) = line.rsplit_once(' ') else { return false };
    matches!(stock, "archive" | "archives" | "file" | "library" | "handout")
        && word_count(agency) <= 3
        && !agency.contains(char::is_lowercase)
}

/// `watch One-Minute Harbour News`: a verb in lower case before a title.
fn is_bare_link(line: &Line) -> bool {
    let mut words = line.split_whitespace();
    if !matches!(words.next(), Some("watch" | "listen" | "read" | "see")) {
        return false;
    }
    let title: Vec<&str> = words.collect();
    (2..=7).contains(&title.len()) && !ends_sentence(line) && title.iter().all(|word| word.starts_with(char::is_uppercase))
}

/// `Watch two minutes of the minister's first interview`: what a page bids its readers watch, without a full stop.
fn is_film(line: &Line) -> bool {
    let folded = line.folded();
    let mut words = folded.split(' ');
    let bids = matches!(words.next(), Some("watch"));
    let film = matches!(
        words.next(),
        Some("the" | "how" | "as" | "this" | "our" | "a" | "what" | "why" | "one" | "two" | "three" | "more" | "highlights" | "live")
    );
    bids && film && (3..=20).contains(&line.words()) && !ends_sentence(line) && !line.contains(':') && !is_spoken(line)
}

/// `Related StoryPorts to be dredged`, `Related Story Ports to be dredged`: a label in capitals and the headline behind it.
fn is_related_story(line: &Line) -> bool {
    let headline = line.strip_prefix("Related Story").or_else(|| line.strip_prefix("Related Stories")).map(str::trim_start);
    headline.is_some_and(|headline| headline.starts_with(|c: char| c.is_uppercase() || "‘'“\"".contains(c)))
        && line.words() <= 25
        && !ends_sentence(line)
}

/// `SCORES    STANDINGS    PODCASTS`: a menu whose entries stand far apart.
fn is_wide_menu(line: &Line) -> bool {
    let entries: Vec<&str> = line.split("   ").map(str::trim).filter(|entry| !entry.is_empty()).collect();
    let short = |entry: &&str| {
        word_count(entry) <= 3 && !entry.starts_with(char::is_lowercase) && entry.chars().all(|c| c.is_alphabetic() || " &'’-".contains(c))
    };
    entries.len() >= 3 && entries.iter().all(short)
}

/// `HARBOUR RADIO 96.3 FM OSLO`: who broadcasts.
fn is_station(line: &Line) -> bool {
    if !["FM", "AM", "Hz"].iter().any(|band| line.contains(band)) {
        return false;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let band = words.windows(2).any(|pair| {
        matches!(pair[1].trim_matches(['(', ')', ',']), "FM" | "AM" | "MHz" | "kHz")
            && pair[0].trim_start_matches('(').bytes().all(|b| b.is_ascii_digit() || b == b'.')
    });
    band && words.len() <= 8 && !ends_sentence(line) && words.iter().all(|word| !word.starts_with(char::is_lowercase))
}

/// `Next Story >>`, `« Older posts`: a few words with the pointer to another page.
fn is_pointer(line: &Line) -> bool {
    let opens = line.starts_with(['«', '‹']) || line.starts_with("<<");
    let closes = line.ends_with(['»', '›']) || line.ends_with(">>");
    let quoted = line.contains(['«', '‹']) && line.contains(['»', '›']);
    (1..=5).contains(&line.words()) && opens != closes && !quoted
}

/// `Use your ← → keys to browse`, `Prev 1 of 3 Next →`: the arrows of a page's gallery.
fn is_arrowed(line: &Line) -> bool {
    let both = line.contains('←') && line.contains('→');
    let edge = line.starts_with(['←', '→']) || line.ends_with(['←', '→']);
    (both || edge) && line.words() <= ROW_WORDS && !line.ends_with('.')
}

/// `211Yesterday, 18:30`, `3 hours ago`: when the story of the line above or below was put on the page, a counter before it.
pub(in crate::clean) fn is_story_stamp(line: &str) -> bool {
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

/// `[ Norland threatens new sanctions on the fleet ]`: a headline or a note in square brackets, all of the line.
fn is_bracketed_headline(line: &Line) -> bool {
    let inner = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).map(str::trim);
    inner.is_some_and(|inner| (4..=20).contains(&word_count(inner)) && !inner.contains(['[', ']', ':']) && !ends_sentence(inner))
}

/// `(Jan Roe | The Harbour Times)`: whose picture it was.
fn is_barred_source(line: &Line) -> bool {
    // “Jan Roe | HRB News”
    let named = line.split_once(" | ").is_some_and(|(name, source)| {
        let paper = |word: &str| lexicon::PAGE_WORDS.contains(&word.to_lowercase());
        name.split(' ').count() == 2
            && (2..=4).contains(&source.split(' ').count())
            && line.split(' ').all(|word| word.starts_with(|c: char| c.is_uppercase() || c == '|'))
            && source.split(' ').any(paper)
            && !name.split(' ').any(|word| paper(word) || lexicon::MEETING_NOUNS.contains(&fold(word)))
    });
    let inner = line.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    named
        || inner.and_then(|inner| inner.split_once(" | ")).is_some_and(|(name, source)| {
            let capitals = |words: &str| words.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
            line.words() <= 9 && capitals(name) && capitals(source)
        })
}

/// `Hits: 1234`, `Read 123 times`, `News ID: 4321`: a page's counters and the numbers of its texts.
fn is_counter(line: &Line) -> bool {
    if !line.contains(char::is_alphabetic) {
        let votes = |word: &str| {
            let count = word.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
            count.is_some_and(|count| count.bytes().all(|byte| byte.is_ascii_digit()))
        };
        return line.contains("**") || line.split_whitespace().all(votes);
    }
    let folded = line.folded().replace(['(', ')', ':'], "");
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

/// `PoliticsEconomySocietyHealthCultureSport`, `Today's PaperLatestCoronerTraffic tipsWeather`: the titles of a menu,
/// glued to one word or to several.
pub(in crate::clean) fn is_glued_menu(line: &str) -> bool {
    if word_count(line) > 30 {
        return false;
    }
    let joins = |word: &str| word.chars().zip(word.chars().skip(1)).filter(|(one, two)| one.is_lowercase() && two.is_uppercase()).count();
    // “McCarthy”, “DeLong”: no more than a name has.
    let long = |word: &&str| word.chars().count() >= 9;
    let glued: Vec<usize> = line.split_whitespace().filter(long).map(joins).filter(|&joins| joins > 0).collect();
    let several = || word_count(line) >= 3 && !ends_sentence(line) && glued.len() > 1 && glued.iter().sum::<usize>() >= 3;
    if word_count(line) > 8 {
        return !ends_sentence(line) && glued.iter().sum::<usize>() >= 5;
    }
    line.split_whitespace().any(|word| joins(word) >= 5) || several()
}

/// `HARBOUR NEWS Americas Africa Europe Middle East South Asia`: the parts of the world on a line.
fn is_region_menu(line: &Line) -> bool {
    let known = |word: &&str| {
        let word = word.to_lowercase();
        lexicon::REGIONS.contains(&word)
            || lexicon::DEMONYMS.contains(&word)
            || matches!(word.as_str(), "americas" | "middle" | "east" | "south" | "africa" | "europe" | "asia" | "pacific")
    };
    let words: Vec<&str> = line.split([' ', '-']).collect();
    (6..=30).contains(&words.len())
        && words.iter().all(|word| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic))
        && words.iter().filter(|word| known(word)).count() * 4 >= words.len() * 3
}

/// `The Web    Harbour.example`, `Web Harbour.com`: what a page may be searched for.
fn names_a_site(line: &Line) -> bool {
    let site = |word: &str| {
        let (name, end) = word.rsplit_once('.').unwrap_or_default();
        name.len() > 1 && matches!(end, "com" | "org" | "net" | "example")
    };
    line.words() <= 3 && !line.contains('@') && line.split_whitespace().last().is_some_and(site)
}

/// `TOP HARBOUR STORIES NOW`, `11 Mar 04 | Africa`: the head of a list of stories, or where and when one of them appeared.
fn is_story_list(line: &Line) -> bool {
    let folded = line.folded();
    let heads = [" stories now", " stories", " headlines"].iter().any(|end| folded.ends_with(end));
    let top = (folded.starts_with("top ") || folded.starts_with("latest ")) && heads && line.words() <= 5;
    let dated = |date: &str, section: &str| {
        day::find_day(date).is_some_and(|(at, _)| at.start == 0 && at.end == date.len())
            && word_count(section) <= 3
            && section.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
    };
    top || line.split_once('|').is_some_and(|(one, two)| dated(one.trim(), two.trim()))
}

/// `($1 = 86.90 Indian rupees)`.
fn is_exchange_rate(line: &Line) -> bool {
    let inner = line.trim().trim_end_matches('.');
    let inner = inner.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let parts = inner.and_then(|inner| inner.split_once(" = "));
    parts.is_some_and(|(one, other)| one.contains('1') && other.contains(|c: char| c.is_ascii_digit()) && line.words() <= 14)
}

/// `The Quay House, 12 Harbour Street, Suite 900, Washington DC 20006`.
fn is_postal_address(line: &Line) -> bool {
    let code =
        line.split_whitespace().next_back().map(fold).is_some_and(|word| word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit()));
    if !code {
        return false;
    }
    let words: Vec<String> = line.split_whitespace().map(fold).collect();
    let street =
        |word: &String| matches!(word.as_str(), "street" | "st" | "avenue" | "ave" | "road" | "boulevard" | "blvd" | "suite" | "floor");
    let number = words.iter().rev().skip(1).any(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()));
    number && words.len() <= 18 && words.iter().any(street)
}

/// `SOURCE Harbour Lines, S.A.`: who issued a release.
fn is_issuer(line: &Line) -> bool {
    line.strip_prefix("SOURCE ").is_some_and(|name| name.starts_with(char::is_uppercase) && word_count(name) <= 8)
}

/// `71° Harbour City Sponsored by …`, `Cloudy41° Forecast`: a page's weather.
fn is_weather(line: &Line) -> bool {
    let short = line.words() <= 12 && !ends_sentence(line);
    let sky = |word: &String| {
        matches!(word.as_str(), "cloudy" | "sunny" | "clear" | "overcast" | "fair" | "rain" | "snow" | "showers" | "forecast" | "weather")
    };
    if line.contains('°') && short && (loose_words(line).iter().any(sky) || line.ends_with("-°C")) {
        return true;
    }
    // “Today in Lisbon, Portugal”
    let place = line.strip_prefix("Today in ").filter(|place| word_count(place) <= 4 && short);
    if place.is_some_and(|place| place.contains(", ") && place.split_whitespace().all(|word| word.starts_with(char::is_uppercase))) {
        return true;
    }
    let after = line.trim_start_matches('-').trim_start_matches(|c: char| c.is_ascii_digit());
    after.len() < line.len() && after.starts_with('°') && short
}

/// `Ministers on the quay 02:55`: a film's title and its length.
fn is_timed_title(line: &Line) -> bool {
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
fn is_page_number(line: &Line) -> bool {
    if line.len() > LONGEST_COUNT {
        return false;
    }
    let folded = line.folded();
    let number = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let rest = folded.strip_prefix("page ").or_else(|| folded.strip_suffix("page")).unwrap_or(folded);
    let rest = rest.trim_matches(['|', ' ']);
    let leafed = loose_words(line);
    let leaf = |word: &String| matches!(word.as_str(), "prev" | "previous" | "next");
    let counted = leafed.iter().filter(|word| !leaf(word)).map(String::as_str).collect::<Vec<_>>();
    number(rest)
        || leafed.iter().any(leaf) && matches!(counted[..], [one, "of", all] if number(one) && number(all))
        || rest.split_once(" of ").or_else(|| rest.split_once('/')).is_some_and(|(one, all)| number(one.trim()) && number(all.trim()))
}

/// `3 min read`, `5-Minute Listen`, `Reading time: 4 minutes`.
fn is_reading_time(line: &Line) -> bool {
    if line.len() > LONGEST_COUNT {
        return false;
    }
    let words = loose_words(line);
    let known = |word: &String| {
        matches!(
            word.as_str(),
            "min" | "mins" | "minute" | "minutes" | "to" | "read" | "reading" | "time" | "estimated" | "listen" | "watch"
        ) || word.bytes().all(|b| b.is_ascii_digit())
    };
    (3..=6).contains(&words.len())
        && words.iter().all(known)
        && words.iter().any(|word| word.starts_with("read") || matches!(word.as_str(), "listen" | "watch"))
        && words.iter().any(|word| word.starts_with("min"))
}

#[cfg(test)]
mod tests {
    use crate::clean::DebrisKind;
    use crate::clean::furniture::kind_of;

    #[test]
    fn menus_of_regions_lists_of_days_and_rules_for_comments_are_recognised() {
        for (line, kind) in [
            ("HARBOUR NEWS Americas Africa Europe Middle East South Asia", DebrisKind::Navigation),
            ("The Web    Harbour.example", DebrisKind::Navigation),
            ("Lisbon -°C", DebrisKind::Navigation),
            ("Today in Lisbon, Portugal", DebrisKind::Navigation),
            ("(57)    (73)", DebrisKind::Navigation),
            ("Jan Roe | HRB News", DebrisKind::PhotoCredit),
            ("2 May: Norway asks for talks on fish14 May: Chile agrees to them6 June: Ministers meet", DebrisKind::StoryList),
            ("PAY ATTENTION: Share your outstanding story with our editors!", DebrisKind::Pitch),
            ("By posting comments, you agree to our", DebrisKind::Comments),
            (
                "The Ledger encourages comments, but comments with insults are not allowed. Comments in violation will be removed.",
                DebrisKind::Comments,
            ),
        ] {
            assert_eq!(kind_of(line), Some(kind), "{line}");
        }
    }
}
