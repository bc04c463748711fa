//! How much of a page's source is parsed: up to where it stops being a page, and without the insides
//! of scripts and styles, which are half of most pages and nobody reads.
//!
//! Building the tree takes time by the elements open at each tag, and by the number of attributes
//! squared; signs of emphasis left open are set again in each paragraph. The source is cut where
//! one of these sums passes what any page needs.

use std::ops::Range;

use memchr::memmem;

/// The largest page that is parsed, in bytes; what lies beyond is not an article.
const MOST_BYTES: usize = 40 * 1024 * 1024;
/// More elements open at once than this are no page; real pages stay in the hundreds.
const MOST_OPEN: usize = 12_000;
/// Tags times the elements open at each; a page of 100,000 tags, 100 deep, has 10 million, and one
/// of 10,000 levels 50 million.
const MOST_WORK: usize = 60_000_000;
/// Tags times the signs of emphasis open at each; pages stay below 300,000.
const MOST_REPEATED: usize = 1_000_000;
/// Attributes of one tag.
const MOST_ATTRIBUTES: usize = 1000;

/// What is parsed of a page's source.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Readable {
    /// How many bytes.
    pub(super) end: usize,
    /// Stretches before that which are left out, in order.
    pub(super) left_out: Vec<Range<usize>>,
}

/// Looks through the source for what is parsed.
pub(super) fn readable(source: &str) -> Readable {
    let (too_much, mut left_out) = look_through(source);
    let mut end = source.len().min(MOST_BYTES).min(too_much);
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    left_out.retain(|inside| inside.end <= end);
    Readable { end, left_out }
}

/// Elements that pages leave open by habit, or that never close.
const LEFT_OPEN: &[&[u8]] =
    &[b"p", b"br", b"li", b"img", b"hr", b"input", b"meta", b"link", b"td", b"tr", b"th", b"dd", b"dt", b"option", b"source"];
/// Elements that the standard opens again in the next paragraph (13.2.4.3).
const FORMATTING: &[&[u8]] =
    &[b"a", b"b", b"big", b"code", b"em", b"font", b"i", b"nobr", b"s", b"small", b"strike", b"strong", b"tt", b"u"];

/// Elements whose content is no markup: a program's `a<b` opens nothing.
const RAW: &[&[u8]] = &[b"script", b"style", b"textarea", b"title", b"noscript", b"xmp", b"iframe", b"noembed", b"noframes"];

/// The length of raw content, up to the closing tag of that name or the end.
fn raw_length(bytes: &[u8], name: &[u8]) -> usize {
    let closes = |at: &usize| {
        let rest = &bytes[at + 2..];
        let ends = rest.get(name.len()).is_none_or(|c| c.is_ascii_whitespace() || matches!(c, b'/' | b'>'));
        ends && rest.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name))
    };
    memmem::find_iter(bytes, b"</").find(closes).unwrap_or(bytes.len())
}

/// The length of a comment, whose inside and end `bytes` begin with, to its end or theirs.
fn comment_length(bytes: &[u8]) -> usize {
    let ends = |at: &usize| bytes[at + 2..].starts_with(b">") || bytes[at + 2..].starts_with(b"!>");
    memmem::find_iter(bytes, b"--").find(ends).map_or(bytes.len(), |at| at + 2)
}

/// Whether the raw inside of an element is nothing that is read: no structured data, and nothing that
/// could make its end another one than the first that closes it (WHATWG HTML, 13.2.5.20).
fn is_unread(name: &[u8], tag: &[u8], inside: &[u8]) -> bool {
    let script = name == b"script" && memmem::find(&tag.to_ascii_lowercase(), b"ld+json").is_none();
    (script || name == b"style") && memmem::find(inside, b"<!--").is_none()
}

/// Where the source stops being a page, and what before that is left out.
fn look_through(source: &str) -> (usize, Vec<Range<usize>>) {
    let bytes = source.as_bytes();
    let (mut open, mut formatting, mut work, mut repeated) = (0_usize, 0_usize, 0_usize, 0_usize);
    let (mut skip_to, mut scanned) = (0, 0);
    let mut left_out = Vec::new();
    for (at, _) in source.match_indices('<') {
        if at < skip_to {
            continue;
        }
        let rest = &bytes[at + 1..];
        if rest.starts_with(b"!--") {
            skip_to = at + 2 + comment_length(&rest[1..]);
            continue;
        }
        let closes = rest.first() == Some(&b'/');
        let mut name = [0; 8];
        let length = rest[usize::from(closes)..].iter().take(8).take_while(|c| c.is_ascii_alphabetic()).count();
        for (place, c) in name.iter_mut().zip(&rest[usize::from(closes)..][..length]) {
            *place = c.to_ascii_lowercase();
        }
        let name = &name[..length];
        if name.is_empty() {
            continue;
        }
        let format = FORMATTING.contains(&name);
        if closes {
            open = open.saturating_sub(1);
            formatting -= usize::from(format && formatting > 0);
        } else {
            open += usize::from(!LEFT_OPEN.contains(&name));
            formatting += usize::from(format);
            let (attributes, length) = attributes(rest);
            scanned += length.unwrap_or(rest.len());
            // Tags of a page stand side by side; tags that never close are looked through again and again.
            if attributes > MOST_ATTRIBUTES || scanned > source.len().saturating_mul(4) {
                return (at, left_out);
            }
            skip_to = at + length.unwrap_or(0);
            if RAW.contains(&name) {
                let inside = (skip_to + 2).min(bytes.len());
                skip_to += raw_length(&bytes[skip_to..], name);
                let closed = length.is_some() && skip_to < bytes.len() && inside < skip_to;
                if closed && is_unread(name, &bytes[at..inside], &bytes[inside..skip_to]) {
                    left_out.push(inside..skip_to);
                }
            }
        }
        work += open;
        repeated += if format { 0 } else { formatting };
        if open > MOST_OPEN || work > MOST_WORK || repeated > MOST_REPEATED {
            return (at, left_out);
        }
    }
    (source.len(), left_out)
}

/// Attributes of the tag whose inside `bytes` begin with, counted by the white space between
/// them, and the tag's length; `None` where it never closes: what follows is looked at for itself.
fn attributes(bytes: &[u8]) -> (usize, Option<usize>) {
    let mut quote = None;
    let mut count = 0;
    for (at, c) in bytes.iter().enumerate() {
        match (c, quote) {
            (c, Some(open)) if *c == open => quote = None,
            (_, Some(_)) => {}
            (b'>', None) => return (count, Some(at)),
            (b'"' | b'\'', None) if at > 0 && matches!(bytes[at - 1], b'=' | b' ') => quote = Some(*c),
            (b' ' | b'\t' | b'\n' | b'\r' | b'/', None) => count += 1,
            _ => {}
        }
        if count > MOST_ATTRIBUTES {
            break;
        }
    }
    (count, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read_whole() {
        let page = format!(
            "<html><body>{}</body></html>",
            "<div class=\"a b\"><p>Port <b>ministers</b> met.<br><img src='a b'></div>".repeat(5000)
        );
        assert_eq!(readable(&page).end, page.len());
        let script = format!("<script>for(i=0;i<a.length;i++){{x='\"'{}}}</SCRIPT><p>Port ministers met.", " + 1".repeat(5000));
        assert_eq!(readable(&script).end, script.len());
        assert_eq!(readable("a < b and Málaga").end, "a < b and Málaga".len());
    }

    #[test]
    fn the_insides_of_scripts_and_styles_are_left_out() {
        let left = |page: &str| readable(page).left_out.into_iter().map(|inside| page[inside].to_owned()).collect::<Vec<_>>();
        assert_eq!(left("<p>a<script src=x>f('</p>')</SCRIPT ><p>b<style>p{}</style>c"), ["f('</p>')", "p{}"]);
        // A tag inside a comment, a value or a text opens nothing; what may end elsewhere stays.
        for page in [
            "<!-- <script> --><p>Ports</p><!-- </script> -->",
            "<!-- x --!><!--><p title='<script>'>Ports</p><p title='</script>'>",
            "<textarea><script></textarea><p>Ports</p></script>",
            "<script><!-- <script></script> --></script><p>Ports",
            "<script type=application/LD+json>{\"a\":1}</script>",
            "<script>f()",
            "<script></script><style></style>",
        ] {
            assert_eq!(left(page), [""; 0], "{page}");
        }
        assert_eq!(left("<!-- x --!><script>f()</scripts></script>"), ["f()</scripts>"]);
    }

    #[test]
    fn what_is_no_page_is_cut() {
        let many = |piece: &str, count: usize| piece.repeat(count);
        for page in [
            many("<div>", 400_000),
            format!("{}{}", many("<div>", 10_000), many("<p>a</p>", 200_000)),
            format!("{}{}", many("<b>", 9_000), many("<p>a</p>", 200_000)),
            format!("<p {}>x", many("a=1 ", 50_000)),
            many("<p", 400_000),
        ] {
            assert!(readable(&page).end < page.len());
        }
    }
}
