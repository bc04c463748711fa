//! Memo → Markdown that GitHub (GFM) and Pandoc read alike. Facts are a list, since neither has a
//! table without a header row; the panel is a quotation; columns follow each other.

use super::{Block, Inline, Memo, PAGED};

/// The memo as Markdown, with a line feed at the end.
#[must_use]
pub fn to_markdown(memo: &Memo) -> String {
    let mut parts = Vec::new();
    let marking = (!memo.marking.is_empty()).then(|| format!("**{}**", escape(&memo.marking)));
    parts.extend(marking.clone());
    parts.extend(memo.blocks.iter().filter_map(block));
    parts.extend(memo.footer.iter().filter_map(block));
    parts.extend(marking);
    parts.join("\n\n") + "\n"
}

/// A block without blank lines around; `None` for what does not show.
fn block(block: &Block) -> Option<String> {
    Some(match block {
        Block::Heading { level, content, .. } => format!("{} {}", "#".repeat(usize::from(*level)), one_line(content)),
        Block::Paragraph { content, .. } => line_start(&words(content)),
        Block::List { numbered, lead, items, .. } => {
            let list: Vec<String> = items
                .iter()
                .enumerate()
                .map(|(at, item)| {
                    let mark = if *numbered { format!("{}. ", at + 1) } else { "- ".to_owned() };
                    format!("{mark}{}", line_start(&words(&item.content)).replace('\n', &format!("\n{}", " ".repeat(mark.len()))))
                })
                .collect();
            let lead = if lead.is_empty() { String::new() } else { format!("{}\n\n", words(lead)) };
            lead + &list.join("\n")
        }
        Block::Grid { rows, .. } => {
            let rows: Vec<String> = rows.iter().map(|row| fact(&row.label, &row.lines)).collect();
            rows.join("\n")
        }
        Block::Columns(columns) => {
            let parts: Vec<String> = columns.iter().flatten().filter_map(self::block).collect();
            parts.join("\n\n")
        }
        Block::Panel { blocks, .. } => {
            let parts: Vec<String> = blocks.iter().filter_map(self::block).collect();
            parts.join("\n\n").lines().map(|line| format!("> {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
        }
        Block::Letterhead { blocks, .. } => {
            let parts: Vec<String> = blocks.iter().filter_map(self::block).collect();
            parts.join("\n\n")
        }
        Block::Ends { left, right, .. } => {
            let ends: Vec<String> = [left, right].into_iter().map(|end| words(end)).filter(|end| !end.is_empty()).collect();
            line_start(&ends.join(" · "))
        }
        Block::Rule { .. } => "---".to_owned(),
        Block::Omissions { .. } => return None,
    })
}

/// `- **What:** talks`, or the label with its lines below.
fn fact(label: &[Inline], lines: &[Vec<Inline>]) -> String {
    let label = one_line(label);
    match lines {
        [only] => format!("- **{label}:** {}", one_line(only)),
        several => several.iter().fold(format!("- **{label}:**"), |list, line| format!("{list}\n  - {}", line_start(&one_line(line)))),
    }
}

fn one_line(content: &[Inline]) -> String {
    words(content).replace("\\\n", " ")
}

fn words(content: &[Inline]) -> String {
    content.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => escape(&text.replace('\u{2003}', " ")),
        Inline::Styled { style, content } => match style.as_str() {
            PAGED => String::new(),
            "strong" => marked("**", &words(content)),
            "muted" | "emphasis" => marked("*", &words(content)),
            _ => words(content),
        },
        Inline::Link { href, content } => {
            let label = words(content);
            if label == escape(href) && href.contains("://") {
                format!("<{}>", address(href))
            } else {
                format!("[{label}](<{}>)", address(href))
            }
        }
        Inline::Language { content, .. } => words(content),
        Inline::Break => "\\\n".to_owned(),
        Inline::PageNumber | Inline::PageCount => String::new(),
    }
}

/// Emphasis marks must touch the words: spaces go outside.
fn marked(mark: &str, text: &str) -> String {
    let inner = text.trim();
    if inner.is_empty() {
        return text.to_owned();
    }
    let lead = text.len() - text.trim_start().len();
    format!("{}{mark}{inner}{mark}{}", &text[..lead], &text[lead + inner.len()..])
}

/// An address in angle brackets cannot hold these.
fn address(href: &str) -> String {
    href.replace('<', "%3C").replace('>', "%3E").replace(' ', "%20").replace('\n', "")
}

/// Escapes the marks that mean something to GitHub or Pandoc anywhere in a line.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '$' | '^' | '@' | '&' | '#' | '{' | '}') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// Escapes what would make a list, a heading or a rule of a line that begins with it.
fn line_start(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text[digits..].chars().next() {
        Some('.' | ')') if digits > 0 => format!("{}\\{}", &text[..digits], &text[digits..]),
        Some('-' | '+' | '=' | ':' | '%' | '(') if digits == 0 => format!("\\{text}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::to_markdown;
    use crate::memo::from_markup;
    use crate::memo::samples::SMALL;

    #[test]
    fn reads_alike_on_github_and_in_pandoc() {
        insta::assert_snapshot!(to_markdown(&from_markup(SMALL).unwrap()));
    }
}
