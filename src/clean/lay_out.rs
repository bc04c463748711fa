//! Article text → drafts of blocks: one a line, or one a paragraph where the text is hard-wrapped.
//!
//! Wire copy of 60–80 columns is told from one-paragraph-a-line text by its full lines: a break
//! is a wrap where the next word would not have fitted. Joined lines keep the way back; the
//! break itself reads as one space.

use super::draft::{Draft, Page};
use super::{BlockKind, Piece};
use crate::lexicon;
use crate::span::Span;

/// The narrowest and widest column, in characters, at which text is taken as hard-wrapped.
/// Wire services wrapped at 60–72 columns, mail at 72–78; the bounds leave room on both sides.
const WRAP_COLUMNS: std::ops::RangeInclusive<usize> = 40..=100;

/// Fewer line breaks than this prove a wrap only where every next line begins in lower case.
const FEWEST_BREAKS: usize = 3;

/// One line without the white space around it.
#[derive(Clone, Copy)]
struct Line {
    span: Span,
    /// White space before the first character.
    indent: usize,
    /// Characters from the left margin to the last one.
    width: usize,
    /// Whether a blank line, or the beginning, stands before it.
    after_gap: bool,
    /// Whether it ends in two spaces: a line break of Markdown.
    ended: bool,
}

/// Cuts `text` into drafts.
pub(super) fn lay_out(text: &str) -> Page {
    let mut lines = lines(text);
    if !ends_are_meant(text, &lines) {
        for line in &mut lines {
            line.ended = false;
        }
    }
    let column = wrap_column(text, &lines);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut first_line: Option<Line> = None;
    let mut previous: Option<Line> = None;
    let mut listed = false;
    for line in lines {
        listed = !line.after_gap && (listed || previous.is_some_and(|before| before.after_gap && heads_a_list(before.span.of(text))));
        let joins = match (column, first_line, previous) {
            (_, _, Some(before)) if is_drop_capital(before.span.of(text)) && continues_a_word(line.span.of(text)) => true,
            (_, _, Some(before)) if listed || stands_alone(before.span.of(text), line.span.of(text)) => false,
            (Some(column), Some(first), Some(before)) => continues(text, column, first, before, line),
            (None, Some(first), Some(before)) => is_broken(text, first, before, line),
            _ => false,
        };
        if joins {
            let draft = drafts.last_mut().expect("a line was laid out before this one");
            join(draft, text, line.span);
        } else {
            drafts.push(draft_of(text, line.span));
            first_line = Some(line);
        }
        previous = Some(line);
    }
    Page { drafts }
}

/// A menu's titles glued to one line or between bars, a byline, and a day with its hour (`May 4, 2012 / 10:20 AM`): what stands
/// beside them is no part of them.
fn stands_alone(before: &str, line: &str) -> bool {
    let stamp = line.contains(':') && !line.ends_with('.') && super::publication::date_of_line(line).is_some_and(|date| date.day.is_some());
    let signed = line.len() > 3 && line.is_char_boundary(3) && line[..3].eq_ignore_ascii_case("by ") && super::head::is_byline(line);
    stamp || signed || super::furniture::is_glued_menu(before) || super::bars::is_menu(before)
}

/// `RELATED STORIES`: what follows up to the next blank line are titles, one a line.
fn heads_a_list(line: &str) -> bool {
    line.starts_with(char::is_uppercase)
        && matches!(lexicon::DEBRIS_LINES.class(&super::fold::fold(line)), Some("read_more" | "story_list"))
}

/// Whether two spaces at the ends of lines are Markdown's line breaks: in four of five cases the next line
/// begins with no small letter.
fn ends_are_meant(text: &str, lines: &[Line]) -> bool {
    let ended = || lines.windows(2).filter(|pair| pair[0].ended && !pair[1].after_gap);
    let inside = ended().filter(|pair| pair[1].span.of(text).starts_with(char::is_lowercase)).count();
    inside * 5 <= ended().count()
}

/// The lines that hold something. Text without a line feed is cut at carriage returns.
fn lines(text: &str) -> Vec<Line> {
    let end = if text.contains('\n') { '\n' } else { '\r' };
    let mut lines = Vec::new();
    let mut offset = 0;
    let mut after_gap = true;
    for raw in text.split_inclusive(end) {
        let lead = raw.len() - raw.trim_start().len();
        let span = Span::new(offset + lead, offset + lead + raw.trim().len());
        offset += raw.len();
        if span.is_empty() {
            after_gap = true;
            continue;
        }
        // A hard space that a wrapped line begins with is one between two words.
        let indent = raw[..lead].chars().filter(|&c| c != '\u{a0}' || lead > '\u{a0}'.len_utf8()).count();
        let ended = raw.trim_end_matches(['\n', '\r']).ends_with("  ");
        lines.push(Line { span, indent, width: indent + raw.trim().chars().count(), after_gap, ended });
        after_gap = false;
    }
    lines
}

/// The column at which the text is wrapped, if it is: nine in ten of the lines that another
/// follows directly are no wider.
fn wrap_column(text: &str, lines: &[Line]) -> Option<usize> {
    let pairs: Vec<_> = lines.windows(2).filter(|pair| !pair[1].after_gap).collect();
    let mut widths: Vec<usize> = pairs.iter().map(|pair| pair[0].width).filter(|width| WRAP_COLUMNS.contains(width)).collect();
    if widths.is_empty() || widths.len() * 5 < pairs.len() * 3 {
        return None;
    }
    widths.sort_unstable();
    let column = widths[(widths.len() - 1) * 9 / 10];
    let full = pairs.iter().filter(|pair| !fits(text, column, pair[0], pair[1])).count();
    let broken_off = pairs.iter().filter(|pair| !super::fold::ends_sentence(pair[0].span.of(text))).count();
    let flowing = pairs.iter().all(|pair| pair[1].span.of(text).starts_with(char::is_lowercase));
    if pairs.len() < FEWEST_BREAKS && !flowing {
        return None;
    }
    (full * 2 >= pairs.len() && broken_off * 2 >= pairs.len()).then_some(column)
}

/// Whether the first word of `next` would have fitted at the end of `line`.
fn fits(text: &str, column: usize, line: Line, next: Line) -> bool {
    // A hard space breaks no line: `Norway.\u{a0}President` is one word there.
    let word = next.span.of(text).split([' ', '\t']).next().unwrap_or_default();
    line.width + 1 + word.chars().count() <= column
}

/// Whether a break inside a sentence, as copying leaves one, stands between two lines of text that is not wrapped.
/// A block that begins in lower case is an entry of a list.
fn is_broken(text: &str, first: Line, before: Line, line: Line) -> bool {
    let (above, below) = (before.span.of(text), line.span.of(text));
    let entry = bullet_length(above).is_some() || first.span.of(text).starts_with(char::is_lowercase);
    let open = !super::fold::ends_sentence(above) && !above.ends_with([';', ':']) && !entry;
    let long = before.width >= *WRAP_COLUMNS.start() && line.width >= *WRAP_COLUMNS.start();
    let bulleted = bullet_length(below).is_some();
    !before.ended && long && below.starts_with(char::is_lowercase) && (!line.after_gap && open || breaks_off(above) && !bulleted)
}

/// Whether a line ends in a word that no sentence and no entry of a list ends in: the rest stands below, even behind a
/// blank line or in a numbered paragraph.
fn breaks_off(line: &str) -> bool {
    let last = line.rsplit(' ').next().unwrap_or_default();
    matches!(last, "the" | "a" | "an" | "of" | "with" | "from" | "between" | "into" | "their" | "its" | "whose")
}

/// Whether `line` goes on with the block that begins with `first` and so far ends with `before`.
fn continues(text: &str, column: usize, first: Line, before: Line, line: Line) -> bool {
    if line.after_gap || bullet_length(line.span.of(text)).is_some() {
        return false;
    }
    if before.ended && line.span.of(text).starts_with(char::is_uppercase) {
        return false;
    }
    let hanging = bullet_length(first.span.of(text)).is_some() && line.indent > first.indent;
    if line.indent > before.indent && !hanging {
        return false;
    }
    if !fits(text, column, before, line) {
        return true;
    }
    let goes_on = line.span.of(text).starts_with(char::is_lowercase);
    let short = before.width * 4 < column * 3;
    goes_on || !(super::fold::ends_sentence(before.span.of(text)) || short)
}

/// Length in bytes of the bullet or number, with the white space after it, that `line` begins with.
pub(super) fn bullet_length(line: &str) -> Option<usize> {
    let mark = match line.chars().next()? {
        '•' | '●' | '▪' | '◦' | '‣' | '·' | '■' | '*' | '-' | '–' | '—' | '+' => line.chars().next()?.len_utf8(),
        c if c.is_ascii_digit() => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            (digits <= 2 && line[digits..].starts_with(['.', ')'])).then_some(digits + 1)?
        }
        _ => return None,
    };
    let space = line[mark..].len() - line[mark..].trim_start().len();
    let rest = line[mark + space..].chars().next()?;
    (space > 0 && rest.is_alphanumeric() || space > 0 && "\"“‘'$€£([*".contains(rest)).then_some(mark + space)
}

fn draft_of(text: &str, span: Span) -> Draft {
    Draft {
        text: span.of(text).to_owned(),
        pieces: vec![Piece { cleaned: 0, original: span }],
        original: span,
        cuts: Vec::new(),
        aside: None,
        kind: BlockKind::Paragraph,
    }
}

/// A word's first letter on a line of its own, set large at the head of a text: `P` above `resident Souza met`. What is a word
/// itself is left alone.
fn is_drop_capital(line: &str) -> bool {
    let mut letters = line.chars();
    matches!((letters.next(), letters.next()), (Some(letter), None) if letter.is_uppercase() && !matches!(letter, 'A' | 'I' | 'O'))
}

/// Whether a line begins with the rest of a word (`resident Souza`, not the number `f0871reute`).
fn continues_a_word(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default();
    word.starts_with(char::is_lowercase) && !word.contains(|c: char| c.is_ascii_digit())
}

/// Adds a wrapped line. A compound broken after its hyphen is joined without a space, and so is a drop capital with its word.
fn join(draft: &mut Draft, text: &str, line: Span) {
    let before = draft.text.strip_suffix('-').is_some_and(|stem| stem.ends_with(char::is_alphabetic));
    let before = before || is_drop_capital(&draft.text);
    if !(before && line.of(text).starts_with(char::is_alphabetic)) {
        let gap = Span::new(draft.original.end, line.start);
        draft.pieces.push(Piece { cleaned: draft.text.len(), original: gap });
        draft.text.push(' ');
    }
    draft.pieces.push(Piece { cleaned: draft.text.len(), original: line });
    draft.text.push_str(line.of(text));
    draft.original = Span::new(draft.original.start, line.end);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<String> {
        lay_out(text).drafts.into_iter().map(|draft| draft.text).collect()
    }

    #[test]
    fn wrapped_wire_copy_is_joined_into_paragraphs() {
        let text = "PORT MINISTERS MEET IN LISBON\n    LISBON, May 4 - Port ministers of nine countries met in\nLisbon to discuss a joint plan for dredging and for soviet-\nbuilt cranes, officials said.\n    They meet again in June, in a city that has not been\nnamed.\n";
        let blocks = blocks(text);
        assert_eq!(blocks.len(), 3);
        assert!(blocks[1].contains("met in Lisbon to discuss"), "{blocks:?}");
        assert!(blocks[1].contains("soviet-built cranes"), "{blocks:?}");
        assert!(blocks[2].ends_with("has not been named."));
    }

    #[test]
    fn a_hard_space_indents_nothing() {
        let text = "Ports meet in Lisbon today\n\nPort ministers of nine countries met in Lisbon to talk of dredging and\n\u{a0}more peaceful ports, and of the soviet cranes that were built there for\nthem.\n";
        assert_eq!(blocks(text).len(), 2);
    }

    #[test]
    fn a_hard_space_holds_two_words_together() {
        let text = "Ports meet in Lisbon today\n\nPort ministers of nine countries met in Lisbon with the minister of\nNorway.\u{a0}President Berg sent them her wishes for that, and for more of\nthe soviet cranes that were built there for them and their harbours, in\nthe years before the nine storms.\n";
        assert_eq!(blocks(text).len(), 2);
    }

    #[test]
    fn a_stamp_and_a_menu_stand_alone() {
        let text = "Harbour Bank of Norland says it has ended its talks with Quay Bank\nMay 4, 2014 / 10:20 AM / 9 years ago\n\nThe board of Harbour Bank took note of the outcome of the talks and\nsees no merit in more, it said in a filing to the exchange on Friday\nthat gave no reasons for it.\n";
        assert_eq!(blocks(text).len(), 3);
        let text = "PortsBoatsHarbourWeatherTipsArchive\nstory of the day: nine boats in one small harbour\n";
        assert_eq!(blocks(text).len(), 2);
        let text = "NEWS | PORTS | BOATS | OPINION\nUnions lower their demand but keep candles in stock for the winter\nBY KARI LIND-BERG\n\nThe unions met in Oslo.\n\nlind@leader.example\nSUBSCRIBE for one crown.\n";
        assert_eq!(
            blocks(text)[..3],
            ["NEWS | PORTS | BOATS | OPINION", "Unions lower their demand but keep candles in stock for the winter", "BY KARI LIND-BERG"]
        );
    }

    #[test]
    fn a_drop_capital_is_joined_to_its_word() {
        assert_eq!(blocks("P\n\nresident Souza met the ministers.\n\nThey left.\n"), ["President Souza met the ministers.", "They left."]);
        assert_eq!(blocks("B\n\nThey left.\n").len(), 2);
        assert_eq!(blocks("C\nf0871reute\n\nThey left.\n").len(), 3);
    }

    #[test]
    fn one_paragraph_a_line_stays_apart() {
        let text = "Headline here\nThe ministers met on Monday in Lisbon for a short round of talks on fish.\nThey meet again in June, the ministry said in a statement on its site.\nNo date was given.\n";
        assert_eq!(blocks(text).len(), 4);
    }

    #[test]
    fn titles_under_a_label_stay_apart() {
        let text = "Headline here\n\nThe ministers met on Monday in Lisbon for a short round of talks on fish.\n\nRELATED STORIES\nOslo must ask Lisbon to see what the harbour costs it: minister\nNo cause for alarm over the gaps in the harbour wall: guards\nThe ministers of two ports meet\n\nThey met.\n";
        assert_eq!(blocks(text).len(), 7, "{:?}", blocks(text));
    }

    #[test]
    fn a_break_inside_a_sentence_is_mended_and_a_list_is_not() {
        let text = "Headline here\nThe minister of the ports was part of a large Chilean\ndelegation which met in Lisbon on Monday, the ministry said in a statement.\nThey will meet again in June, the ministry of ports said in a statement on its site.\nThe plan has three parts, of which all must still be agreed upon:\nthe harbour would be dredged before the end of the next year\na fund would help the coastal towns that lost their fishing fleets\n";
        let blocks = blocks(text);
        assert_eq!(blocks.len(), 6, "{blocks:?}");
        assert!(blocks[1].contains("Chilean delegation which"), "{blocks:?}");
    }

    #[test]
    fn a_paragraph_that_breaks_off_before_a_blank_line_goes_on() {
        let text = "13. The ministers noted the need for further cooperation to deal with\n\nirregular fishing, and they agreed to meet again before the end of the year.\n\nThey want to see the harbour of Oslo dredged, and the boats\n\nwhat they do not want is a second harbour on the other side\n";
        let blocks = blocks(text);
        assert_eq!(blocks.len(), 3, "{blocks:?}");
        assert!(blocks[0].contains("deal with irregular"), "{blocks:?}");
    }

    #[test]
    fn wrapped_bullets_are_one_block_each() {
        let text = "The ministers agreed on several things during the long meeting\nthat was held on Monday and that lasted well into the evening:\n\n-   A joint plan for dredging the harbour of Lisbon before the end\n    of next year\n-   A fund for coastal towns that lost their fishing fleets in the\n    storms\n";
        assert_eq!(blocks(text).len(), 3);
    }

    #[test]
    fn two_spaces_end_a_line() {
        let text = "The ministers of nine countries met in the old town of Lisbon,\nand they talked about dredging until the\nevening came at last and the last of the boats had come home to\nthe old harbour below the town hall with all that it had caught.\n\nAna Souza, Chair, Harbour Group  \nJan Roe, President and Chief Executive Officer of the Port of\nLisbon  \nKari Berg, Chair, Oslo Port\n";
        assert_eq!(blocks(text).len(), 4, "{:?}", blocks(text));
    }

    #[test]
    fn a_space_of_several_bytes_is_kept_or_cut_whole() {
        let text = "Aim\n\n  The ministers of nine countries met in the old town of Lisbon,\u{a0}\n  and they talked about dredging until the evening came at last,\u{a0}\n  said one.\n";
        let Draft { text: line, pieces, .. } = lay_out(text).drafts.remove(1);
        assert!(line.contains("Lisbon, and they"), "{line}");
        let draft = || Draft { text: line.clone(), pieces: pieces.clone(), ..draft_of("", Span::default()) };
        for end in 1..line.len() {
            let mut cut = draft();
            cut.cut(Span::new(0, end), crate::clean::DebrisKind::Markup);
            assert!(text.get(cut.cuts[0].original.start..cut.cuts[0].original.end).is_some(), "{end}");
            let mut rest = draft();
            rest.leave_out(&[Span::new(end, line.len())]);
            assert!(rest.pieces.iter().all(|piece| text.get(piece.original.start..piece.original.end).is_some()), "{end}");
        }
    }

    #[test]
    fn every_byte_leads_back() {
        let text = "Aim\n\n  The ministers of nine countries met in the old town of Lisbon,\n  and they talked about dredging until the evening came at last,\n  said one.\n";
        for draft in lay_out(text).drafts {
            for (offset, byte) in draft.text.bytes().enumerate() {
                let original = text.as_bytes()[draft.original_span(Span::new(offset, offset + 1)).start];
                assert!(original == byte || byte == b' ' && original.is_ascii_whitespace());
            }
        }
    }
}
