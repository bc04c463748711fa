//! Captions and credits of pictures, galleries and players.
//!
//! Evidence is the credit's own form (`(Photo: …)`, `AGENCY/Name`, `Name/Agency`), a gallery's
//! numbering, or a caption's grammar: one sentence in the present tense that says who is left
//! and who is right, or gives the day of the picture with its year.

use std::sync::LazyLock;

use regex::Regex;

use super::DebrisKind;
use super::draft::Page;
use super::fold::{CAPITAL as U, LETTER as L, ends_sentence, fold, is_all_caps, word_count};
use super::lay_out::bullet_length;
use super::{furniture, glue};
use crate::ingest::day;
use crate::lexicon;
use crate::span::Span;

/// Captions seldom run longer than this many words.
const LONGEST: usize = 70;
/// A credit behind a bar has no more words than this.
const CREDIT_WORDS: usize = 4;
/// A longer one is no caption without a verb of pictures or a day.
const CAPTION_WORDS: usize = 40;

// A bounded repetition of a large class, a digit or a letter of any script takes milliseconds to compile: how long a credit
// is is asked behind its pattern.

/// A credit in parentheses: `(Photo: …)`, `(AP Photo/…)`, `(Photo by …)`, `(Image: …)`.
static BRACKETED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[(\[](?:[A-Z\u{C0}-\u{DE}][A-Za-z. ]{0,20} )?(?i:file photo|photos?|photographs?|pictures?|images?|credit|courtesy)(?:[:/,]| ?\||(?i: by | courtesy| credit| via| from))[^()\[\]]*[)\]]").expect("a fixed pattern")
});
/// A credit at the end: `AGENCY/Name Surname`, `Photographer: Name/Agency`, `… Images`.
static FINAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?:^|[\s.”])(?:{U}{{2,}}(?: Photo)?/{U}[{L}.’'-]+(?: {U}[{L}.’'-]+){{0,3}}|{U}[{L}.’'-]+(?: {U}[{L}.’'-]+){{0,3}} ?/ ?(?:The )?{U}[{L}.]+(?: (?:Images|Photo|Pictures|News|Times|Post|Press|Agency|Journal|Herald|Tribune))*(?: via {U}[{L} ]+)?)$")).expect("a fixed pattern")
});
/// Words of a report or a plan: no caption.
const REPORTED: [&str; 11] = ["said", "says", "told", "will", "was", "were", "had", "would", "forward", "today", "yesterday"];
/// A picture's source at the end: `Image: Name.`, `| Photo Credit: Name`.
static SOURCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:[.)”] |\| ?)(?:(?:[A-Z]{2,} ){0,4}PHOTO|Image|Photo|Picture|File [Pp]hoto|Photograph|Photographer|Credit|Photo [Cc]redit|Source|Courtesy)s?: [^.:]+\.?$")
        .expect("a fixed pattern")
});
/// Who took it and for whom, in brackets at the end: `(Jan Roe/ABC)`, `(Jan de Roe/ABC/XYZ)`, `[Harbour News via ABC]`.
static CREDITED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"[(\[](?:(?:{U}[{L}.’'-]+|de|da|van|von|el|al) ?)+(?:(?:/ ?| via | for The )(?:The )?{U}[{L}. -]+)+[)\]]\.?$"))
        .expect("a fixed pattern")
});
/// What stands at a caption's end without brackets: `Credit: Harbour News`, `HARBOUR FILE PHOTO`, `—File photo`, `(File)`,
/// `(via Harbour Office)`, `Photo via Harbour Office`.
static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?:[{L}0-9] Credit:\s{{1,3}}{U}[^.:]+|(?:^|[.—–] ?|\) )(?:[A-Z]{{2,}} ){{0,3}}(?:FILE PHOTO|PHOTO|File photo|file photo)\.?|[(\[](?:File|FILE|{U}[^()\[\]]+ photo|via|(?:via|h/t) {U}[^()\[\]]+)[)\]]\.?|^Photo via {U}.+)$"
    ))
    .expect("a fixed pattern")
});
/// `ABC/File – Minister Souza, …`, `ABC/Jan Roe – Minister Souza …`: an agency and its photographer before the caption.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"^{U}{{2,}}[{L}]*/(?:File|Pool|HO|{U}[{L}.’'-]+ {U}[{L}.’' -]+) [–—-] {U}")).expect("a fixed pattern")
});
/// `This May 4, 2019, file photo shows …`.
static FILE_PHOTO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:In )?(?i:this|a) (?:[^.]*, )?(?i:undated |handout |combination )?(?i:file |handout )?(?i:photo|photograph|image|picture)\b[^.]* (?i:shows?|provided|released|taken|made available)\b").expect("a fixed pattern")
});
/// `© Agency / Name` or `Credit...Name/Agency` at the end.
static RIGHTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?:© ?{U}[{L}]+ ?/ ?{U}[{L}]+(?: {U}[{L}.’'-]+)*|\bCredit\.\.\. ?{U}.+)$")).expect("a fixed pattern")
});
/// `… at the palace in Lima. Jan Roe for The Harbour Times`: who took a picture, for which paper, behind the caption.
static FOR_PAPER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"[.!?] {U}[{L}.’'-]+(?: {U}[{L}.’'-]+){{1,2}} for [Tt]he {U}[{L}]+(?: {U}[{L}]+){{0,3}}$"))
        .expect("a fixed pattern")
});
/// An agency in square brackets behind a line without its full stop.
static AGENCY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[^.!?”’)\x22\s] \[[A-Z]{2,6}(?:/[A-Z]{2,6})?\]$").expect("a fixed pattern"));
/// `1/8 …`, `Slideshow (5 Images)`.
static GALLERY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:\[?(?i:image |photo |slide )? ?[0-9]{1,3} *(?:/|of) *[0-9]{1,3}(?:[^%0-9]|$)|(?i:slideshow|gallery|photos) ?\([0-9]+ ?[A-Za-z]*\)$)")
        .expect("a fixed pattern")
});
/// Who stands where.
static PLACES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?:{U}[{L}’'-]+, (?:left|right|center|centre|second (?:from )?(?:left|right)|(?:far|top|bottom) (?:left|right))\b|\((?i:l|r|c|left|right|center|centre|pictured)\)|\b(?:left|right) to (?:left|right)\b|^(?:From|Clockwise from) (?:top )?left\b)")).expect("a fixed pattern")
});

/// Bytes of the longest credit in brackets.
const LONGEST_BRACKETED: usize = 130;
/// Bytes of the longest credit at a line's end.
const LONGEST_CLOSING: usize = 90;

/// The first credit in brackets.
fn bracketed(text: &str) -> Option<regex::Match<'_>> {
    let found = || BRACKETED.find_iter(text).find(|found| found.len() <= LONGEST_BRACKETED);
    text.contains(['(', '[']).then(found).flatten()
}

/// Whether what a pattern finds at a line's end is as short as a credit.
fn is_short(pattern: &Regex, line: &str) -> bool {
    pattern.find(line).is_some_and(|found| found.len() <= LONGEST_CLOSING)
}

/// Whether a line tells who stands where.
fn tells_places(line: &str) -> bool {
    ["(", "left", "right", "center", "centre"].iter().any(|word| line.contains(word)) && PLACES.is_match(line)
}

/// Sets captions and credits aside.
pub(super) fn set_aside(page: &mut Page) {
    for draft in page.drafts.iter_mut().filter(|draft| draft.is_kept() && draft.text.len() <= 4000) {
        if let Some(kind) = kind_of(&draft.text) {
            draft.set_aside(kind);
            continue;
        }
        while let Some(found) = bracketed(&draft.text) {
            draft.cut(Span::from(found.range()), DebrisKind::PhotoCredit);
        }
    }
    set_between_aside(page);
    set_echoes_aside(page);
}

/// Sets aside the line above or below a caption whose words are the caption's, or which tells what those whom it names look
/// like: what is read out for the picture. Below `Enlarge image` stands the caption.
fn set_echoes_aside(page: &mut Page) {
    let captions: Vec<usize> = (0..page.drafts.len()).filter(|&at| page.drafts[at].aside == Some(DebrisKind::Caption)).collect();
    for at in captions {
        let caption = page.drafts[at].text.clone();
        if fold(&caption).starts_with("enlarge") && word_count(&caption) <= LABEL_WORDS && page.kept().iter().any(|&kept| kept > at + 1) {
            if let Some(draft) = page.drafts.get_mut(at + 1).filter(|draft| word_count(&draft.text) <= CAPTION_WORDS) {
                draft.set_aside(DebrisKind::Caption);
            }
            continue;
        }
        if let Some(above) = at.checked_sub(1).map(|above| &mut page.drafts[above]).filter(|above| above.is_kept())
            && describes(&above.text, &caption)
        {
            above.set_aside(DebrisKind::Caption);
        }
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter(|&at| at < page.drafts.len());
        for beside in beside.collect::<Vec<_>>() {
            let draft = &mut page.drafts[beside];
            if draft.is_kept() && word_count(&draft.text) >= ECHO_WORDS && caption.contains(draft.text.trim_end_matches('.')) {
                draft.set_aside(DebrisKind::Caption);
            }
        }
    }
}

/// `Enlarge image Request to buy this photo` has no more words than this.
const LABEL_WORDS: usize = 8;

/// Whether a sentence in the present tense says how people stand or what they wear, two of whom the caption names.
fn describes(text: &str, caption: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(fold).collect();
    let looks = |word: &String| {
        matches!(word.as_str(), "wearing" | "holding" | "standing" | "sitting" | "seated" | "smiling" | "dressed" | "shaking" | "flanked")
    };
    let reported = |word: &String| REPORTED.contains(&word.as_str()) || matches!(word.as_str(), "has" | "have" | "been");
    let named = |word: &&str| word.len() > 3 && word.starts_with(char::is_uppercase) && caption.contains(word.trim_end_matches([',', '.']));
    words.len() <= CAPTION_WORDS
        && words.iter().any(looks)
        && !words.iter().any(reported)
        && !text.contains(['“', '"'])
        && text.split_whitespace().skip(1).filter(named).count() >= 2
}

/// Such a line has at least so many words.
const ECHO_WORDS: usize = 6;

/// A caption between paragraphs has this many words.
const BETWEEN_WORDS: std::ops::RangeInclusive<usize> = 4..=35;
/// The paragraphs beside it have at least so many.
const PARAGRAPH_WORDS: usize = 10;
/// The verb of a caption is one of its first words.
const VERB_REACH: usize = 9;

/// Lines without a full stop between two paragraphs, or between the head and the first one, that end in whom the picture
/// is from (`(Harbour Images)`) or show somebody doing something in the present tense (`Fishermen hold hands on the quay
/// of the old harbour`).
fn set_between_aside(page: &mut Page) {
    let kept = page.kept();
    let paragraph = |at: usize| ends_sentence(&page.drafts[at].text) && word_count(&page.drafts[at].text) >= PARAGRAPH_WORDS;
    let first = kept.iter().position(|&at| paragraph(at));
    let captions: Vec<usize> = (1..kept.len().saturating_sub(1))
        .filter(|&at| paragraph(kept[at + 1]) && (paragraph(kept[at - 1]) || first == Some(at + 1)))
        .map(|at| kept[at])
        .filter(|&at| shows_a_picture(&page.drafts[at].text) || shows_somebody_doing(&page.drafts[at].text))
        .collect();
    for at in captions {
        page.drafts[at].set_aside(DebrisKind::Caption);
    }
}

/// `Ana Souza signing the visitors' book at the palace in Oslo.`: a name, at once what the person is doing, and no verb.
fn shows_somebody_doing(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let titled = |word: &&&str| word.starts_with(char::is_uppercase) || matches!(**word, "of" | "for" | "the" | "and");
    let name = words.iter().take_while(titled).count();
    let Some(stem) = words.get(name).and_then(|doing| doing.strip_suffix("ing")) else { return false };
    let shown = ["", "e"].iter().any(|end| lexicon::CAPTION_VERBS.contains(&format!("{stem}{end}")))
        || matches!(stem, "sign" | "receiv" | "address" | "arriv" | "welcom" | "present" | "meet");
    let tells = |word: &&str| {
        let word = fold(word);
        lexicon::HEADLINE_VERBS.contains(&word) || REPORTED.contains(&&*word) || word.ends_with("ed") || word == "to"
    };
    name >= 2 && shown && words.len() <= DOING_WORDS && !words[name..].iter().any(tells) && !text.contains(['“', '"', ':', ','])
}

/// Such a line has no more words than this.
const DOING_WORDS: usize = 22;

fn shows_a_picture(text: &str) -> bool {
    let plain = BETWEEN_WORDS.contains(&word_count(text)) && !ends_sentence(text);
    plain
        && !text.ends_with(':')
        && bullet_length(text).is_none()
        && text.starts_with(char::is_uppercase)
        && (is_sourced(text) || is_shown(text))
}

/// A capitalised source in brackets at the end, which is no short name of what stands before it.
fn is_sourced(text: &str) -> bool {
    let Some((caption, source)) = text.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")) else { return false };
    let words: Vec<&str> = source.split_whitespace().collect();
    let named = (1..=4).contains(&words.len())
        && words.iter().all(|word| word.starts_with(char::is_uppercase) || matches!(*word, "of" | "the" | "for"));
    let letters =
        source.chars().all(|c| c.is_alphabetic() || " .’'&/-".contains(c)) && source.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let verb = || {
        let place = |word: &str| matches!(word, "at" | "on" | "during" | "from" | "outside");
        caption.split_whitespace().skip(1).map(fold).any(|word| lexicon::CAPTION_VERBS.contains(&word) || place(&word))
    };
    named && letters && !glue::abbreviates(source, caption) && verb()
}

/// A verb of pictures in the present tense, first of all verbs.
fn is_shown(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(fold).collect();
    let other = |word: &String| {
        let told = ["to", "how", "why", "what", "who", "i", "we", "you", "is", "are", "has", "have"];
        REPORTED.contains(&word.as_str()) || told.contains(&word.as_str())
    };
    let shown = |word: &String| lexicon::CAPTION_VERBS.class(word) == Some("posed") || matches!(word.as_str(), "hold" | "holds");
    // “Talks kick off with walk by the lake”: no verb.
    let noun = |word: &String| matches!(word.as_str(), "with" | "a" | "the" | "for" | "of" | "after" | "on");
    words.len() > VERB_REACH
        && words[..VERB_REACH].windows(2).any(|pair| shown(&pair[1]) && !noun(&pair[0]))
        && !words.iter().any(other)
        && !text.contains(['“', '"', '?', ':', '‘'])
}

/// Whether `line` as a whole is a caption or a credit.
fn kind_of(line: &str) -> Option<DebrisKind> {
    let words = word_count(line);
    if words > LONGEST || bullet_length(line).is_some() {
        return None;
    }
    let counts = line.starts_with(|c: char| c.is_ascii_digit() || "[IiPpSsGg".contains(c));
    if counts && GALLERY.is_match(line) || line.contains(": ") && is_short(&SOURCE, line) {
        return Some(DebrisKind::Caption);
    }
    // “Minister Souza in Lisbon (Image:”: the credit was not copied.
    let open = line.rfind(['(', '[']).map(|at| line[at + 1..].trim_end());
    if open.is_some_and(|label| matches!(label, "Image:" | "Photo:" | "Picture:" | "Credit:" | "Photo by" | "Image: )" | "Photo: )")) {
        return Some(DebrisKind::Caption);
    }
    if was_aired(line) || is_counted_off(line) {
        return Some(DebrisKind::Caption);
    }
    let for_paper = words <= CAPTION_WORDS && (line.contains(" for The ") || line.contains(" for the ")) && FOR_PAPER.is_match(line);
    if for_paper || line.ends_with(']') && AGENCY.is_match(line) {
        return Some(DebrisKind::Caption);
    }
    if line.strip_prefix("CLOSE ").is_some_and(|rest| rest.starts_with(char::is_uppercase)) {
        return Some(DebrisKind::Player);
    }
    if let Some(found) = bracketed(line) {
        let ends = line[found.end()..].trim().len() <= 1;
        if ends || fold(&line[found.end()..]).starts_with("story highlights") {
            if found.start() == 0 {
                return Some(DebrisKind::PhotoCredit);
            }
            // A long report with a credit at its end is a paragraph: the credit alone goes.
            let pictured =
                line.split_whitespace().map(fold).any(|word| lexicon::CAPTION_VERBS.contains(&word)) || day::find_day(line).is_some();
            return (words <= CAPTION_WORDS || pictured).then_some(DebrisKind::Caption);
        }
    }
    // Patterns of letters take a millisecond each to compile: only where the line may need them.
    let filed = line.contains("photo") || line.contains("image") || line.contains("picture");
    let opens = line.starts_with("This ") || line.starts_with("In ") || line.starts_with("A ");
    let closing =
        ["Credit: ", "PHOTO", " photo", "(File)", "(FILE)", "(via", "[via ", "[h/t ", "Photo via "].iter().any(|mark| line.contains(mark));
    if closing && is_short(&CLOSING, line) || line.contains('/') && words <= CAPTION_WORDS && OPENING.is_match(line) || is_map(line) {
        return Some(DebrisKind::Caption);
    }
    let rights = line.contains('©') || line.contains("Credit...");
    let credited =
        line.trim_end_matches('.').ends_with([']', ')']) && (line.contains('/') || line.contains(" via ") || line.contains(" for The "));
    if credited && CREDITED.is_match(line) || filed && opens && FILE_PHOTO.is_match(line) || rights && is_short(&RIGHTS, line) {
        return Some(DebrisKind::Caption);
    }
    let bare = line.trim_end_matches('.');
    if line.contains('/') && FINAL.is_match(bare) && !is_in_capitals(bare) && !line.contains(['“', '"']) && !line.contains("://") {
        return Some(if words <= 8 { DebrisKind::PhotoCredit } else { DebrisKind::Caption });
    }
    if words <= 8
        && line.ends_with(" Images")
        && line.split_whitespace().all(|word| word.starts_with(|c: char| c.is_uppercase() || "/|—–".contains(c)))
    {
        return Some(DebrisKind::PhotoCredit);
    }
    // “Ministers shake hands in Oslo. | Harbour Photo”
    if let Some((caption, source)) = line.rsplit_once(" | ")
        && word_count(source) <= CREDIT_WORDS
        && source.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
        && ends_sentence(caption)
        && has_caption_grammar(caption)
    {
        return Some(DebrisKind::Caption);
    }
    // A second sentence tells what the picture is from.
    let dated = day::find_day(line).map(|(day, _)| line.split_at(day.end)).filter(|(_, rest)| rest.starts_with(". "));
    let captioned = has_caption_grammar(line) || dated.is_some_and(|(first, _)| has_caption_grammar(first) && tells_places(first));
    // “Minister Ana Souza walks away from reporters Thursday in Oslo. Souza has said nothing of the ports.”
    let told = || furniture::sentence_break(line).map(|at| line.split_at(at)).filter(|(_, rest)| !furniture::has_sentence_break(rest));
    let posed =
        |first: &str| poses_on_weekday(&first.split_whitespace().map(fold).collect::<Vec<_>>()) && has_caption_grammar(first.trim_end());
    (captioned || told().is_some_and(|(first, _)| posed(first))).then_some(DebrisKind::Caption)
}

/// `Governor Souza, third from right, is seen before the session.`: where in a row somebody stands.
fn is_counted_off(line: &str) -> bool {
    let words: Vec<String> = line.split_whitespace().map(fold).collect();
    let side = |word: &String| matches!(word.as_str(), "left" | "right");
    let nth = |word: &String| matches!(word.as_str(), "second" | "third" | "fourth" | "fifth" | "sixth" | "2nd" | "3rd" | "4th" | "5th");
    let counted = words.windows(3).any(|row| nth(&row[0]) && row[1] == "from" && side(&row[2]))
        || words.windows(4).any(|row| nth(&row[0]) && row[1] == "from" && row[2] == "the" && side(&row[3]));
    counted && !line.contains(['“', '"'])
}

/// `Boats are heading back to Oslo. HNN's Jan Roe reports (May 4)`: what a film shows, and the day it was sent. Who “will” meet
/// on a day, or has met, is told by the article.
fn was_aired(line: &str) -> bool {
    let Some((shown, day)) = line.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")) else { return false };
    let told = |word: &str| fold(word) == "met" || REPORTED.contains(&&*fold(word));
    is_bare_day(day) && (shown.ends_with(" reports") || word_count(shown) >= ECHO_WORDS && !shown.split_whitespace().any(told))
}

/// `May 4`: nothing but a month and a day.
fn is_bare_day(text: &str) -> bool {
    let day = text.split_once(' ').filter(|(_, day)| (1..=2).contains(&day.len()) && day.bytes().all(|byte| byte.is_ascii_digit()));
    day.is_some_and(|(month, _)| day::month(month).is_some())
}

/// `THE PORTS MAY CLOSE THE QUAY AND/OR HARBOUR`: in a text all in capitals a stroke at the end tells of no agency, where no
/// full stop goes before it.
fn is_in_capitals(line: &str) -> bool {
    let pair = line.find('/').map(|stroke| line[..stroke].rfind(' ').unwrap_or(0));
    is_all_caps(line) && word_count(line) > CREDIT_WORDS && pair.is_some_and(|pair| !ends_sentence(&line[..pair]))
}

/// `Map of Norway highlighting Oslo`: what a drawing shows, in a few words and no sentence.
fn is_map(line: &str) -> bool {
    let folded = fold(line);
    ["map of ", "map showing ", "graphic showing ", "chart showing ", "graph showing "].iter().any(|opening| folded.starts_with(opening))
        && word_count(line) <= 12
        && !line.ends_with(['.', '!', '?', ':'])
}

/// One sentence in the present tense that places people in a picture, or dates it to the year.
fn has_caption_grammar(line: &str) -> bool {
    // The stop of “Nov. 20, 2019” ends no sentence.
    let dateless = day::find_day(line).map(|(day, _)| format!("{}{}", &line[..day.start], &line[day.end..]));
    let dateless = dateless.as_deref().unwrap_or(line).trim_end_matches('.');
    let one_sentence = !furniture::has_sentence_break(dateless) && !line.contains(['“', '"', '?']);
    if !one_sentence || word_count(line) < 5 || word_count(line) > 50 {
        return false;
    }
    let words: Vec<String> = line.split_whitespace().map(fold).collect();
    if words.iter().any(|word| REPORTED.contains(&word.as_str())) {
        return false;
    }
    let shown = |class: Option<&str>| {
        words
            .iter()
            .skip(1)
            .take(14)
            .any(|word| lexicon::CAPTION_VERBS.class(word).is_some_and(|found| class.is_none_or(|class| class == found)))
    };
    let placed = [", left,", ", right,", ", center,", ", centre,", "(left)", "(right)", "left to right"];
    // One of these alone may be a party's letter: “United States Senator (R)”.
    let both = line.contains("(L)") && line.contains("(R)");
    let placed = both || placed.iter().any(|place| line.contains(place));
    let verbless = || placed && !words.iter().any(|word| lexicon::HEADLINE_VERBS.contains(word));
    tells_places(line) && (shown(None) || verbless()) || day::find_day(line).is_some() && shown(Some("posed")) || poses_on_weekday(&words)
}

/// `Minister Ana Souza walks away from reporters Thursday in Oslo.`: the day of a report, and not that of a plan, with what
/// only pictures tell in the present tense.
fn poses_on_weekday(words: &[String]) -> bool {
    let poses = |word: &String| {
        matches!(
            word.as_str(),
            "walks"
                | "shakes"
                | "poses"
                | "gestures"
                | "waves"
                | "smiles"
                | "listens"
                | "hugs"
                | "embraces"
                | "applauds"
                | "salutes"
                | "chats"
        )
    };
    let weekday =
        |word: &String| matches!(word.as_str(), "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday");
    let verb = words.iter().skip(1).take(18).position(poses);
    let other = |word: &String| matches!(word.as_str(), "and" | "as" | "when" | "who" | "but" | "on" | "is" | "has");
    verb.is_some_and(|verb| words[verb + 1..].iter().any(weekday) && !words[verb + 1..].iter().any(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_and_credits_are_recognised() {
        for (line, kind) in [
            ("Photographer: Ana Souza/Harbour", DebrisKind::PhotoCredit),
            ("Minister Ana Souza, left, and Minister Jan Roe shake hands in Oslo. | Harbour Photo", DebrisKind::Caption),
            ("Minister Ana Souza and King Jan at the palace in Oslo. Ada Berg for The Harbour Times", DebrisKind::Caption),
            ("Minister Ana Souza walks outside the hotel after a lunch break. (Photo: Jan Roe, AP)", DebrisKind::Caption),
            ("REUTERS/Jan Roe", DebrisKind::PhotoCredit),
            ("Minister Ana Souza speaks to reporters after a meeting in Oslo, Norway, June 6, 2019. REUTERS/Jan Roe", DebrisKind::Caption),
            ("King Jan, right meets with Minister Ana Souza in Oslo.", DebrisKind::Caption),
            ("A harbour police officer works on the quay in Lisbon on October 15, 2018, during the search.", DebrisKind::Caption),
            ("Minister Ana Souza greets King Jan before their talks in Oslo, Norway, June 6, 2019.", DebrisKind::Caption),
            ("Minister Ana Souza, left, and King Jan in the old harbour of Oslo on Thursday.", DebrisKind::Caption),
            ("Boats lie in the harbour of Lisbon. Photographer: Jan Roe", DebrisKind::Caption),
            ("Minister Ana Souza shakes hands with King Jan in Oslo. | Photo Credit: HNA", DebrisKind::Caption),
            ("Jan Roe / The Harbour Times", DebrisKind::PhotoCredit),
            ("Leaders of nine ports pose for a group photo in Belem (Jan de Roe/AB/XY)", DebrisKind::Caption),
            ("Leaders of nine ports in Belem (Ana Souza/AB via XY)", DebrisKind::Caption),
            ("ABC/File – Minister Ana Souza, seen here in Oslo on March 14, will visit …", DebrisKind::Caption),
            ("ABC/Jan Roe – Minister Ana Souza, who will visit Oslo in May", DebrisKind::Caption),
            ("Souza walks past a boat in Oslo on Thursday Credit: Harbour News", DebrisKind::Caption),
            ("Souza, right, meets Jan Roe in 2006. Roe is said to be mediating Credit:  JAN POE/ HNA", DebrisKind::Caption),
            ("Minister Souza at the port. PHOTO: HARBOUR NEWS", DebrisKind::Caption),
            ("Minister Souza at the port. HARBOUR FILE PHOTO", DebrisKind::Caption),
            ("Minister Souza inspecting the quay in Oslo. HARBOUR NEWS PHOTO: JAN ROE", DebrisKind::Caption),
            ("Jan Roe/Agence Harbour — Quay Images", DebrisKind::PhotoCredit),
            ("Minister Souza at the port. —File photo", DebrisKind::Caption),
            ("Minister Souza speaking at the palace yesterday. (Ministry of Ports photo)", DebrisKind::Caption),
            ("Minister Souza with King Jan.(Photo | ABC)", DebrisKind::Caption),
            ("Comments on a harbour blog (via).", DebrisKind::Caption),
            ("Photo via Harbour Office", DebrisKind::Caption),
            ("Minister Ana Souza, with Gen. Jan Roe, head of the guard, walks away from reporters Thursday in Oslo.", DebrisKind::Caption),
            (
                "Minister Ana Souza walks away from reporters Thursday in Oslo. Souza said the ports owed “straight answers”.",
                DebrisKind::Caption,
            ),
            ("Boats are heading back to Oslo. HNN's Jan Roe reports (May 4)", DebrisKind::Caption),
            ("Governor Ana Souza, third from right, is seen prior to the session of the ports in Oslo on Monday.", DebrisKind::Caption),
            ("Map of Norway highlighting Oslo", DebrisKind::Caption),
            ("Slideshow (5 Images)", DebrisKind::Caption),
            ("CLOSE Minister Ana Souza said on Saturday that progress had been made. (March 21) AP", DebrisKind::Player),
            ("(AP Photo/Jan Roe)", DebrisKind::PhotoCredit),
            ("Souza and King Jan had not met for a year [ABC]", DebrisKind::Caption),
            ("1of4Souza looks at the boats before the storm, Tuesday, Nov. 19, 2019.", DebrisKind::Caption),
            ("Image  1  of  8", DebrisKind::Caption),
            ("[1/5]Minister Ana Souza takes a selfie in Oslo, Norway, February 11, 2023. ABC/Jan Roe Purchase Rights", DebrisKind::Caption),
            ("Souza says that the port may close. She was there. (Jan Roe/The Harbour Times)", DebrisKind::Caption),
            ("This March 28, 2017, file photo, provided by the harbour office, shows Souza.", DebrisKind::Caption),
            ("A cyclist rides past the port of Oslo. © ABC / Jan Roe", DebrisKind::Caption),
            ("Minister Souza at the port last week.Credit...Jan Roe/The Harbour Times", DebrisKind::Caption),
            (
                "Minister Ana Souza, left, and King Jan shake hands in Oslo, Norway, Nov. 20, 2019. Souza is on a visit to Oslo.",
                DebrisKind::Caption,
            ),
        ] {
            assert_eq!(kind_of(line), Some(kind), "{line}");
        }
    }

    #[test]
    fn captions_between_paragraphs_go_and_subheads_stay() {
        let left = |line: &str| {
            let mut page = crate::clean::lay_out::lay_out(&format!(
                "Ports meet\n\nPort ministers of nine countries met in Lisbon on Monday night.\n\n{line}\n\nThey agreed to meet again in the first week of June.\n"
            ));
            furniture::set_lines_aside(&mut page);
            set_aside(&mut page);
            page.kept().len()
        };
        for line in [
            "A protest in the harbour on Monday (Harbourstock)",
            "Minister Ana Souza at a meeting (Office of the Mayor)",
            "Fishermen hold hands during a demonstration in defence of the harbour and the coast",
            "Ana Souza signing the visitor's book at the palace in Oslo.",
            "Enlarge Image Request to buy this photo\n\nMinister Ana Souza talks with King Jan in Oslo. They ended their talks there.",
            "Minister Souza, Berg and a third man, all wearing hats, touch a wall.\n\nAna Souza and Jan Berg in Oslo. (Photo: HNA)",
            "Souza met Berg in the harbour\n\nCamera IconSouza met Berg in the harbour. (Photo: HNA)",
        ] {
            assert_eq!(left(line), 3, "{line}");
        }
        for line in [
            "The Northern Fishing Council (NFC)",
            "The harbour plan (Phase Two)",
            "Ana Souza signing the book at the palace was what people saw on Monday.",
            "Two days of talks end with walk by the lake outside the city of Oslo",
            "Why fishermen hold hands during a demonstration in defence of the harbour",
            "The ports have agreed to a joint plan and a fund that holds for nine years",
        ] {
            assert_eq!(left(line), 4, "{line}");
        }
    }

    #[test]
    fn reports_stay() {
        for line in [
            "Minister Ana Souza will meet King Jan in Oslo on October 15, 2021.",
            "The right to strike, she said, stands.",
            "Talks that began on May 4, 2019, ended without a deal.",
            "He speaks for the left, right and centre of the house.",
            "Souza, left without a deal, resigned on Monday.",
            "The ministers met in Lisbon, said a delegate [ABC].",
            "The AUD/USD pair fell.",
            "Minister Ana Souza walks into the room on Thursday and says nothing.",
            "The minister waves. She left Oslo on Thursday.",
            "The Honorable Jan Roe, United States Senator (R), Lisbon",
            "THE PORTS MAY CLOSE THE QUAY AND/OR HARBOUR.",
            "EU/Norway – Ministers met in Oslo on Monday.",
            "They met in Oslo (via video).",
            "The minister keeps a file photo of the port",
            "The map of the ports is being redrawn.",
            "Souza took the credit: Harbour prices fell",
            "The input/output deal was signed by Oslo and Lisbon",
            "The picture (and the mood) has changed.",
        ] {
            assert_eq!(kind_of(line), None, "{line}");
        }
    }
}
