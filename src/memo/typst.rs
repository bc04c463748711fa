//! Memo → Typst for `#include` into a document, which needs no package: headings are the document's
//! own, facts a table without lines, columns a grid. Every mark that Typst could take for markup is
//! escaped.

use super::{Block, Inline, Memo, PAGED};

/// The grey of words that matter less.
const MUTED: &str = "fill: luma(90)";

/// The memo as Typst, with a line feed at the end.
#[must_use]
pub fn to_typst(memo: &Memo) -> String {
    let marking = (!memo.marking.is_empty()).then(|| format!("#align(center, strong[{}])", escape(&memo.marking)));
    let mut parts = vec!["// A memo for #include into a Typst document.".to_owned()];
    parts.extend(language(&memo.meta.language).map(|language| format!("#set text({language})")));
    parts.extend(marking.clone());
    parts.extend(memo.blocks.iter().chain(&memo.footer).filter_map(block));
    parts.extend(marking);
    parts.join("\n\n") + "\n"
}

/// `lang: "pt", region: "BR"`; `None` for a tag that Typst would not take.
fn language(tag: &str) -> Option<String> {
    let mut parts = tag.split(['-', '_']);
    let is_code = |code: &&str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let language = parts.next().filter(|code| is_code(code, 2..=3))?.to_lowercase();
    let region = parts.find(|code| is_code(code, 2..=2)).map(|code| format!(", region: \"{}\"", code.to_uppercase()));
    Some(format!("lang: \"{language}\"{}", region.unwrap_or_default()))
}

/// A block without blank lines around; `None` for what does not show.
fn block(block: &Block) -> Option<String> {
    Some(match block {
        Block::Heading { level, content, .. } => format!("#heading(level: {level})[{}]", words(content)),
        Block::Paragraph { content, .. } => words(content),
        Block::List { numbered, lead, items, .. } => {
            let name = if *numbered { "enum" } else { "list" };
            let items: String = items.iter().map(|item| format!("\n  [{}],", words(&item.content))).collect();
            let lead = if lead.is_empty() { String::new() } else { format!("{}\n", words(lead)) };
            format!("{lead}#{name}({items}\n)")
        }
        Block::Grid { rows, .. } => {
            let row = |row: &super::Row| {
                let lines: Vec<String> = row.lines.iter().map(|line| words(line)).collect();
                format!("\n  [#strong[{}]], [{}],", words(&row.label), lines.join("#linebreak()"))
            };
            format!("#table(columns: (auto, 1fr), stroke: none,{}\n)", rows.iter().map(row).collect::<String>())
        }
        Block::Columns(columns) => {
            let shares = vec!["1fr"; columns.len()].join(", ");
            let cells: String = columns.iter().map(|blocks| format!("\n  [\n{}\n  ],", several(blocks))).collect();
            format!("#grid(columns: ({shares},), column-gutter: 1.5em,{cells}\n)")
        }
        Block::Panel { blocks, .. } => format!("#block(fill: luma(240), inset: 8pt, width: 100%)[\n{}\n]", several(blocks)),
        Block::Letterhead { blocks, .. } => several(blocks),
        Block::Ends { left, right, .. } => format!("{} #h(1fr) {}", words(left), words(right)),
        Block::Rule { .. } => "#line(length: 100%, stroke: 0.5pt)".to_owned(),
        Block::Omissions { .. } => return None,
    })
}

fn several(blocks: &[Block]) -> String {
    blocks.iter().filter_map(block).collect::<Vec<_>>().join("\n\n")
}

fn words(content: &[Inline]) -> String {
    content.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => escape(text),
        Inline::Styled { style, content } => match style.as_str() {
            PAGED => String::new(),
            "strong" => format!("#strong[{}]", words(content)),
            "emphasis" => format!("#emph[{}]", words(content)),
            "muted" => format!("#text({MUTED})[{}]", words(content)),
            "cite" => format!("#text(size: 0.8em, {MUTED})[{}]", words(content)),
            _ => words(content),
        },
        Inline::Link { href, content } => format!("#link({})[{}]", string(href), words(content)),
        Inline::Language { tag, content } => match language(tag) {
            Some(language) => format!("#text({language})[{}]", words(content)),
            None => words(content),
        },
        Inline::Break => "#linebreak()".to_owned(),
        Inline::PageNumber | Inline::PageCount => String::new(),
    }
}

/// A string of Typst.
fn string(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', ""))
}

/// Escapes marks that mean something to Typst, anywhere in a line; quotation marks stay as they are
/// typed.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let marks =
            matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '$' | '@' | '#' | '"' | '\'' | '/' | '-' | '+' | '=');
        // “1.” at the beginning of a line would begin a list, and after a command, “.” or “(” go on with it.
        let goes_on = matches!(letter, '.' | '(' | ';' | ':') && (at == 0 || letter == '.');
        if marks || goes_on {
            escaped.push('\\');
        }
        escaped.push(if letter == '\n' { ' ' } else { letter });
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{escape, language, to_typst};
    use crate::memo::from_markup;
    use crate::memo::samples::SMALL;

    #[test]
    fn drops_into_a_document_without_packages() {
        insta::assert_snapshot!(to_typst(&from_markup(SMALL).unwrap()));
    }

    #[test]
    fn no_letter_is_taken_for_markup() {
        assert_eq!(escape("#let x = [y] -- $5 // no"), "\\#let x \\= \\[y\\] \\-\\- \\$5 \\/\\/ no");
        assert_eq!(escape("1. of May"), "1\\. of May");
    }

    #[test]
    fn languages_are_named_as_typst_names_them() {
        assert_eq!(language("pt-BR").as_deref(), Some("lang: \"pt\", region: \"BR\""));
        assert_eq!(language("zh-Hant-TW").as_deref(), Some("lang: \"zh\", region: \"TW\""));
        assert_eq!(language("x-klingon"), None);
    }
}
