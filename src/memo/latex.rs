//! Memo → LaTeX for `\input` into a document, which needs no package: headings are the document's
//! own from `\section` down, facts a description list, columns boxes side by side. Addresses are links
//! where the document loads hyperref. Letters of other scripts are left to the document's fonts.

use super::{Block, Inline, Memo, PAGED};

/// What makes links words where the document has no links.
const HEAD: &str = "% A memo for \\input{} into a LaTeX document.\n\\providecommand{\\href}[2]{#2}\n";
const HEADINGS: [&str; 4] = ["section", "subsection", "subsubsection", "paragraph"];

/// The memo as LaTeX, with a line feed at the end.
#[must_use]
pub fn to_latex(memo: &Memo) -> String {
    let marking = (!memo.marking.is_empty()).then(|| format!("\\begin{{center}}\\textbf{{{}}}\\end{{center}}", escape(&memo.marking)));
    let mut parts = Vec::new();
    parts.extend(marking.clone());
    parts.extend(memo.blocks.iter().chain(&memo.footer).filter_map(block));
    parts.extend(marking);
    format!("{HEAD}\n{}\n", parts.join("\n\n"))
}

/// A block without blank lines around; `None` for what does not show.
fn block(block: &Block) -> Option<String> {
    Some(match block {
        Block::Heading { level, content, .. } => {
            let name = HEADINGS[usize::from(*level).clamp(1, HEADINGS.len()) - 1];
            format!("\\{name}{{{}}}", words(content).replace("\\newline\n", " "))
        }
        Block::Paragraph { content, .. } => words(content),
        Block::List { numbered, lead, items, .. } => {
            let name = if *numbered { "enumerate" } else { "itemize" };
            let items: String = items.iter().map(|item| format!("\\item {}\n", after_item(&words(&item.content)))).collect();
            let lead = if lead.is_empty() { String::new() } else { format!("{}\n", words(lead)) };
            format!("{lead}\\begin{{{name}}}\n{items}\\end{{{name}}}")
        }
        Block::Grid { rows, .. } => {
            let line = |line: &Vec<Inline>| words(line);
            let row = |row: &super::Row| {
                let lines: Vec<String> = row.lines.iter().map(line).collect();
                format!("\\item[{{{}}}] {}\n", words(&row.label), after_item(&lines.join("\\newline\n")))
            };
            format!("\\begin{{description}}\n{}\\end{{description}}", rows.iter().map(row).collect::<String>())
        }
        Block::Columns(columns) => side_by_side(columns),
        Block::Panel { blocks, .. } => format!("\\begin{{quote}}\n{}\n\\end{{quote}}", several(blocks)),
        Block::Letterhead { blocks, .. } => several(blocks),
        Block::Ends { left, right, .. } => format!("\\noindent {}\\hfill {}\\par", words(left), words(right)),
        Block::Rule { .. } => "\\noindent\\rule{\\linewidth}{0.4pt}\\par".to_owned(),
        Block::Omissions { .. } => return None,
    })
}

fn several(blocks: &[Block]) -> String {
    blocks.iter().filter_map(block).collect::<Vec<_>>().join("\n\n")
}

fn side_by_side(columns: &[Vec<Block>]) -> String {
    // A little less than an equal share, so that there is white space between.
    let share = 0.96 / columns.len().max(1) as f32;
    let boxes =
        columns.iter().map(|blocks| format!("\\begin{{minipage}}[t]{{{share:.2}\\linewidth}}\n{}\n\\end{{minipage}}", several(blocks)));
    format!("\\noindent {}\\par", boxes.collect::<Vec<_>>().join("\\hfill\n"))
}

/// An item that begins with a bracket would have it taken for its label.
fn after_item(text: &str) -> String {
    if text.starts_with('[') { format!("{{}}{text}") } else { text.to_owned() }
}

fn words(content: &[Inline]) -> String {
    content.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => escape(text),
        Inline::Styled { style, content } => match style.as_str() {
            PAGED => String::new(),
            "strong" => format!("\\textbf{{{}}}", words(content)),
            "emphasis" => format!("\\emph{{{}}}", words(content)),
            "muted" => format!("{{\\small {}}}", words(content)),
            "cite" => format!("{{\\footnotesize {}}}", words(content)),
            _ => words(content),
        },
        Inline::Link { href, content } => format!("\\href{{{}}}{{{}}}", address(href), words(content)),
        Inline::Language { content, .. } => words(content),
        Inline::Break => "\\newline\n".to_owned(),
        Inline::PageNumber | Inline::PageCount => String::new(),
    }
}

/// An address as an argument: what would end it, or begin a command or a comment, is encoded.
fn address(href: &str) -> String {
    let mut address = String::with_capacity(href.len());
    for letter in href.chars() {
        match letter {
            '%' | '#' | '&' | '_' => address.extend(['\\', letter]),
            '\\' | '{' | '}' | '^' | ' ' | '\n' | '$' | '~' => address.push_str(&format!("\\%{:02X}", u32::from(letter))),
            _ => address.push(letter),
        }
    }
    address
}

/// Escapes the marks that mean something to LaTeX, and keeps signs apart that it would join.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut last = ' ';
    for letter in text.chars() {
        match letter {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' | '}' | '$' | '&' | '#' | '_' | '%' => escaped.extend(['\\', letter]),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '<' => escaped.push_str("\\textless{}"),
            '>' => escaped.push_str("\\textgreater{}"),
            '|' => escaped.push_str("\\textbar{}"),
            '¶' => escaped.push_str("\\P{}"),
            '·' => escaped.push_str("\\textperiodcentered{}"),
            '\u{a0}' => escaped.push('~'),
            '\u{2003}' => escaped.push_str("\\quad{}"),
            '\u{2009}' | '\u{202f}' => escaped.push_str("\\,"),
            '\u{ad}' => escaped.push_str("\\-"),
            '\n' => escaped.push(' '),
            // Two hyphens would be a dash, and two commas or quotation marks another mark.
            '-' | '\'' | '`' | ',' | '?' | '!' if last == letter || matches!((last, letter), ('?' | '!', '`')) => {
                escaped.push_str("{}");
                escaped.push(letter);
            }
            _ => escaped.push(letter),
        }
        last = letter;
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{escape, to_latex};
    use crate::memo::from_markup;
    use crate::memo::samples::SMALL;

    #[test]
    fn drops_into_a_document_without_packages() {
        insta::assert_snapshot!(to_latex(&from_markup(SMALL).unwrap()));
    }

    #[test]
    fn no_letter_is_taken_for_a_command() {
        assert_eq!(escape(r"50% of $5 & {x}_y #1 \end"), r"50\% of \$5 \& \{x\}\_y \#1 \textbackslash{}end");
        assert_eq!(escape("a--b, 'x'' <z> ~^"), "a-{}-b, 'x'{}' \\textless{}z\\textgreater{} \\textasciitilde{}\\textasciicircum{}");
    }
}
