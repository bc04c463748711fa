//! Signs inside a Markdown paragraph → its words: links to their text, emphasis, escapes, tags.

/// A link's text or target is looked for within this many bytes.
const REACH: usize = 4000;

/// The words of `text`. `defined` tells whether the text defines a link's label.
pub(super) fn plain(text: &str, defined: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks: Vec<Mark> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        at += match c {
            '\\' if rest[1..].starts_with(|c: char| c.is_ascii_punctuation()) => {
                out.push_str(&rest[1..2]);
                2
            }
            '`' => code(rest, &mut out),
            '!' if rest.starts_with("![") => link(rest[1..].as_ref(), &defined).map_or_else(|| keep(c, &mut out), |(_, length)| length + 1),
            '[' => match link(rest, &defined) {
                Some((words, length)) => {
                    out.push_str(&plain_link(words));
                    length
                }
                None => keep(c, &mut out),
            },
            '<' => tag(rest, &mut out),
            '*' | '_' => emphasis(text, at, &mut out, &mut marks),
            '~' if rest.starts_with("~~") => 2,
            '&' => entity(rest, &mut out),
            _ => keep(c, &mut out),
        };
    }
    without(&out, &marks)
}

fn keep(c: char, out: &mut String) -> usize {
    out.push(c);
    c.len_utf8()
}

/// Emphasis inside a link's text; links do not hold links.
fn plain_link(words: &str) -> String {
    if words.starts_with("![") { String::new() } else { words.replace("**", "").replace(['*', '`'], "").replace('\\', "") }
}

/// A label as definitions are compared: in lower case, single spaces.
pub(super) fn label(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The link that `text` begins with: its words, and its length in bytes.
fn link(text: &str, defined: impl Fn(&str) -> bool) -> Option<(&str, usize)> {
    let end = closing(text, b'[', b']')?;
    let words = &text[1..end];
    let rest = &text[end + 1..];
    if words.starts_with('^') {
        return defined(&label(words)).then_some(("", end + 1));
    }
    if rest.starts_with('(') {
        let target = closing(rest, b'(', b')')?;
        return Some((words, end + 1 + target + 1));
    }
    if rest.starts_with('[') {
        let target = closing(rest, b'[', b']')?;
        let named = if target == 1 { words } else { &rest[1..target] };
        return defined(&label(named)).then_some((words, end + 1 + target + 1));
    }
    defined(&label(words)).then_some((words, end + 1))
}

/// Where the bracket closes that `text` opens with.
fn closing(text: &str, open: u8, close: u8) -> Option<usize> {
    let mut depth = 0;
    let mut escaped = false;
    for (at, c) in text.bytes().enumerate().take(REACH) {
        match c {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            _ if c == open => depth += 1,
            _ if c == close => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

fn code(rest: &str, out: &mut String) -> usize {
    let ticks = rest.bytes().take_while(|c| *c == b'`').count();
    let mut end = rest.len().min(REACH);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    if let Some(length) = rest[ticks..end.max(ticks)].find(&rest[..ticks]) {
        out.push_str(&rest[ticks..ticks + length]);
        return length + 2 * ticks;
    }
    out.push_str(&rest[..ticks]);
    ticks
}

/// `<em>` is left out; `<https://…>` loses its brackets; anything else stays.
fn tag(rest: &str, out: &mut String) -> usize {
    let inner = rest[1..].split_once('>').map(|(inner, _)| inner).filter(|inner| inner.len() < 1000 && !inner.contains('<'));
    let Some(inner) = inner else { return keep('<', out) };
    if inner.contains("://") && !inner.contains(' ') {
        out.push_str(inner);
    } else if !inner.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic()) {
        return keep('<', out);
    } else if inner.starts_with("br") {
        out.push(' ');
    }
    inner.len() + 2
}

fn entity(rest: &str, out: &mut String) -> usize {
    for (name, sign) in [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", "\u{a0}"), ("&#39;", "'")] {
        if rest.starts_with(name) {
            out.push_str(sign);
            return name.len();
        }
    }
    keep('&', out)
}

/// A run of emphasis signs that was written out, until its partner is found.
struct Mark {
    sign: char,
    /// Where the run stands in the output.
    from: usize,
    length: usize,
    /// How many of its signs, counted from the inner side, are left out.
    cut: usize,
    opens: bool,
}

/// Writes a run of `*` or `_`, and matches it with the one that opened the emphasis.
fn emphasis(text: &str, at: usize, out: &mut String, marks: &mut Vec<Mark>) -> usize {
    let sign = if text.as_bytes()[at] == b'*' { '*' } else { '_' };
    let length = text[at..].chars().take_while(|c| *c == sign).count();
    let before = text[..at].chars().next_back();
    let after = text[at + length..].chars().next();
    let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut closes = !space(before) && !(word(after) && (sign == '_' || !word(before)));
    let opens = !space(after) && !(word(before) && (sign == '_' || !word(after)));
    let mut mark = Mark { sign, from: out.len(), length, cut: 0, opens: false };
    if length <= 3 && closes {
        let partner = marks.iter_mut().rev().take(16).find(|open| open.opens && open.sign == sign && open.length == length);
        closes = partner.is_some();
        if let Some(open) = partner {
            (open.opens, open.cut, mark.cut) = (false, length, length);
        }
    }
    mark.opens = length <= 3 && opens && mark.cut == 0;
    out.push_str(&text[at..at + length]);
    if mark.opens || closes && mark.cut > 0 {
        marks.push(mark);
    }
    length
}

/// The text without the signs that were matched.
fn without(text: &str, marks: &[Mark]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for mark in marks.iter().filter(|mark| mark.cut > 0) {
        out.push_str(&text[from..mark.from]);
        from = mark.from + mark.length;
    }
    out.push_str(&text[from..]);
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    fn words(text: &str) -> String {
        plain(text, |label| matches!(label, "ports" | "^1"))
    }

    #[test]
    fn signs_go_and_words_stay() {
        for (text, expected) in [
            ("**Bold**, *italic* and __strong__ _words_.", "Bold, italic and strong words."),
            ("***Both*** and **a *nested* one**", "Both and a nested one"),
            ("[Lisbon](https://e.org \"T\"), [Oslo][ports], [Ports], [this][]", "Lisbon, Oslo, Ports, [this][]"),
            ("![a boat](boat.jpg)They met.[^1]", "They met."),
            ("Costs \\*rose\\* by `5 *`", "Costs *rose* by 5 *"),
            ("<em>They</em> met &amp; left", "They met & left"),
        ] {
            assert_eq!(words(text), expected);
        }
    }

    #[test]
    fn signs_without_meaning_stay() {
        for text in ["He paid $5* for 3 * 4 boats.", "snake_case_name", "a < b and [sic] said", "2 ** 3", "* alone", "f*** off", "A&B [5]"]
        {
            assert_eq!(words(text), text);
        }
    }
}
