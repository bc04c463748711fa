//! Words and decisions so far → hashed features, for the tagger and the name recogniser.
//!
//! The training program uses the same functions: a model fits only the features that it was
//! trained with, so any change here asks for new models.

/// How a sentence is written: capitals tell less where every word has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Capitals as in running text.
    Running,
    /// Most words have a capital, as in headlines.
    Heading,
    /// Capitals throughout, as on wires.
    Capitals,
    /// No capitals at all.
    Lower,
}

/// What the features read of one word, as hashes.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    word: u32,
    suffix1: u32,
    suffix2: u32,
    suffix3: u32,
    suffix4: u32,
    prefix3: u32,
    shape: u32,
    /// The shape with the style of the sentence.
    case: u32,
    last_part: u32,
}

const EDGE: Form = Form { word: 1, suffix1: 1, suffix2: 1, suffix3: 1, suffix4: 1, prefix3: 1, shape: 1, case: 1, last_part: 1 };

/// How the words of a sentence are written.
#[must_use]
pub fn style<'w>(words: impl Iterator<Item = &'w str>) -> Style {
    let (mut long, mut capital, mut upper, mut letters) = (0_u32, 0_u32, 0_u32, 0_u32);
    for word in words {
        let Some(first) = word.chars().next().filter(|c| c.is_alphabetic()) else { continue };
        letters += 1;
        let is_upper = word.chars().all(|c| !c.is_lowercase());
        upper += u32::from(is_upper && word.len() > 1);
        if word.chars().count() > 3 {
            long += 1;
            capital += u32::from(first.is_uppercase());
        }
    }
    if letters > 2 && upper * 10 > letters * 6 {
        Style::Capitals
    } else if long > 2 && capital * 10 >= long * 8 {
        Style::Heading
    } else if long > 2 && capital == 0 && upper == 0 {
        Style::Lower
    } else {
        Style::Running
    }
}

impl Form {
    /// Reads a word as written and in lower case (apostrophes straight).
    #[must_use]
    pub fn new(word: &str, lower: &str, style: Style) -> Self {
        let lower = match lower {
            "“" | "”" | "``" | "''" | "„" | "«" | "»" => "\"",
            "–" | "--" | "---" => "—",
            "…" => "...",
            other => other,
        };
        let folded;
        let lower = if lower.bytes().any(|b| b.is_ascii_digit()) {
            folded = lower.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect::<String>();
            &folded
        } else {
            lower
        };
        let shape = shape(word);
        Self {
            word: hash(lower),
            suffix1: hash(tail(lower, 1)),
            suffix2: hash(tail(lower, 2)),
            suffix3: hash(tail(lower, 3)),
            suffix4: hash(tail(lower, 4)),
            prefix3: hash(head(lower, 3)),
            shape,
            case: mix(style as u32 + 1, case(word)),
            last_part: lower.rfind('-').map_or(0, |at| hash(&lower[at + 1..])),
        }
    }
}

/// The feature that only the word itself decides: a model that lacks it never met the word often.
#[must_use]
pub fn word_feature(form: &Form) -> u32 {
    mix(2, form.word)
}

/// The features that decide the tag of word `at`, given the tags of the two words before it
/// (their numbers plus one; 0 at the start of the sentence).
pub fn tag_features(forms: &[Form], at: usize, previous: usize, before: usize, features: &mut Vec<u32>) {
    let form = |offset: isize| at.checked_add_signed(offset).and_then(|i| forms.get(i)).unwrap_or(&EDGE);
    let (this, left, right) = (form(0), form(-1), form(1));
    let (left2, right2) = (form(-2), form(2));
    let (p1, p2) = (tag_number(previous), tag_number(before));
    features.clear();
    features.extend([
        mix(1, 0),
        mix(2, this.word),
        mix(3, this.suffix1),
        mix(4, this.suffix2),
        mix(5, this.suffix3),
        mix(6, this.suffix4),
        mix(7, this.prefix3),
        mix(8, mix(this.shape, this.case)),
        mix(9, p1),
        mix(10, mix(p1, p2)),
        mix(11, mix(p1, this.word)),
        mix(12, mix(p1, this.case)),
        mix(13, left.word),
        mix(14, left2.word),
        mix(15, right.word),
        mix(16, right2.word),
        mix(17, left.suffix3),
        mix(18, right.suffix3),
        mix(19, mix(left.word, this.word)),
        mix(20, mix(this.word, right.word)),
        mix(21, mix(p1, right.word)),
        mix(22, mix(this.case, right.case)),
        mix(23, mix(p1, this.suffix3)),
        mix(24, mix(this.suffix2, right.suffix2)),
        mix(25, mix(p1, mix(p2, this.word))),
        mix(26, mix(this.case, mix(left.case, u32::from(at == 0)))),
    ]);
    if this.last_part != 0 {
        features.push(mix(27, this.last_part));
    }
}

/// The features that decide whether word `at` is in a name, given the tags of all words and the
/// labels of the two words before it (their numbers plus one; 0 at the start of the sentence).
pub fn name_features(forms: &[Form], tags: &[usize], at: usize, previous: usize, before: usize, features: &mut Vec<u32>) {
    let form = |offset: isize| at.checked_add_signed(offset).and_then(|i| forms.get(i)).unwrap_or(&EDGE);
    let tag = |offset: isize| at.checked_add_signed(offset).and_then(|i| tags.get(i)).map_or(0x80, |&tag| tag_number(tag));
    let (this, left, right) = (form(0), form(-1), form(1));
    let (left2, right2, left3) = (form(-2), form(2), form(-3));
    let (p1, p2) = (tag_number(previous), tag_number(before));
    features.clear();
    features.extend([
        mix(41, p1),
        mix(42, mix(p1, p2)),
        mix(43, mix(this.word, this.case)),
        mix(44, mix(p1, this.word)),
        mix(45, this.suffix2),
        mix(46, this.suffix3),
        mix(47, this.suffix4),
        mix(48, this.prefix3),
        mix(49, mix(this.shape, this.case)),
        mix(50, mix(p1, mix(this.case, tag(0)))),
        mix(51, left.word),
        mix(52, right.word),
        mix(53, left2.word),
        mix(54, right2.word),
        mix(55, mix(left.word, this.case)),
        mix(56, mix(right.word, this.case)),
        mix(57, mix(left.word, this.word)),
        mix(58, mix(this.word, right.word)),
        mix(59, mix(tag(-1), mix(tag(0), tag(1)))),
        mix(60, mix(this.case, mix(left.case, right.case))),
        mix(61, mix(p1, left.word)),
        mix(62, mix(p1, right.word)),
        mix(63, mix(left2.word, left.word)),
        mix(64, mix(right.word, right2.word)),
        mix(65, mix(right.suffix3, this.case)),
        mix(66, mix(left.suffix3, this.case)),
        mix(67, mix(left3.word, this.case)),
        mix(68, mix(p1, mix(this.suffix3, this.case))),
        mix(69, mix(this.word, p2)),
        mix(70, mix(tag(0), mix(tag(1), tag(2)))),
    ]);
    if this.last_part != 0 {
        features.push(mix(71, this.last_part));
    }
}

fn tag_number(tag: usize) -> u32 {
    // 0–63 by construction: there are fewer tags than that.
    (tag & 0x3F) as u32 + 0x100
}

/// FNV-1a.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Joins two hashes, order kept (the finalizer of `MurmurHash3`).
fn mix(one: u32, two: u32) -> u32 {
    let mut h = one.wrapping_mul(0x9E37_79B1) ^ two.rotate_left(13).wrapping_mul(0x85EB_CA6B);
    h ^= h >> 16;
    h = h.wrapping_mul(0x85EB_CA6B);
    h ^= h >> 13;
    h = h.wrapping_mul(0xC2B2_AE35);
    h ^ (h >> 16)
}

fn tail(text: &str, letters: usize) -> &str {
    text.char_indices().rev().nth(letters - 1).map_or(text, |(at, _)| &text[at..])
}

fn head(text: &str, letters: usize) -> &str {
    text.char_indices().nth(letters).map_or(text, |(at, _)| &text[..at])
}

/// Letters as X and x, figures as 0, runs cut to two.
fn shape(word: &str) -> u32 {
    let (mut last, mut run) = ('\0', 0);
    let mut hash = 0x811C_9DC5_u32;
    for c in word.chars() {
        let class = match c {
            c if c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            c if c.is_numeric() => '0',
            '\u{2019}' => '\'',
            c => c,
        };
        run = if class == last { run + 1 } else { 0 };
        last = class;
        if run < 2 {
            hash = (hash ^ class as u32).wrapping_mul(0x0100_0193);
        }
    }
    hash
}

/// 1 lower, 2 capital, 3 all capitals, 4 one capital letter, 5 mixed, 6 figures, 7 other.
fn case(word: &str) -> u32 {
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return 0 };
    if !first.is_alphabetic() {
        return if word.chars().any(char::is_numeric) { 6 } else { 7 };
    }
    let rest_lower = chars.clone().all(|c| !c.is_uppercase());
    let rest_upper = chars.all(|c| !c.is_lowercase());
    match (first.is_uppercase(), rest_lower, rest_upper) {
        (true, true, true) => 4,
        (true, _, true) => 3,
        (true, true, _) => 2,
        (false, true, _) => 1,
        _ => 5,
    }
}
