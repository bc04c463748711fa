//! A memo as an indented tree, for people who read snapshots.

use std::fmt::Write as _;

use super::{Block, Inline, Memo, Rung};

/// The tree: one block a line, looks before the colon, inline looks in brackets.
pub(crate) fn draw(memo: &Memo) -> String {
    let mut out = String::new();
    let meta = &memo.meta;
    let _ = writeln!(out, "memo “{}” by “{}” in {} marked “{}”", meta.title, meta.author, meta.language, memo.marking);
    blocks(&memo.blocks, 1, &mut out);
    out.push_str("footer\n");
    blocks(&memo.footer, 1, &mut out);
    out.push_str("ladder\n");
    for rung in &memo.ladder {
        let _ = match rung {
            Rung::Drop { list, keep } => writeln!(out, "  {list} down to {keep}"),
            Rung::Alternate { lists, keep } => writeln!(out, "  the longer of {} down to {keep}", lists.join(" | ")),
        };
    }
    out
}

fn blocks(list: &[Block], depth: usize, out: &mut String) {
    let pad = "  ".repeat(depth);
    for block in list {
        let _ = match block {
            Block::Heading { level, style, content } => writeln!(out, "{pad}h{level} {style}: {}", words(content)),
            Block::Paragraph { style, content } => writeln!(out, "{pad}p {style}: {}", words(content)),
            Block::Rule { style } => writeln!(out, "{pad}{style} ────"),
            Block::Ends { style, left, right } => writeln!(out, "{pad}{style}: {} ⟷ {}", words(left), words(right)),
            Block::Omissions { style, wording } => writeln!(out, "{pad}{style}: {} / {}", wording[0], wording[1]),
            Block::List { style, name, numbered, lead, items } => {
                let _ = writeln!(out, "{pad}list {style} “{name}”: {}", words(lead));
                for (at, item) in items.iter().enumerate() {
                    let mark = if *numbered { format!("{}.", at + 1) } else { "•".to_owned() };
                    let pin = if item.pinned { " [pinned]" } else { "" };
                    let _ = writeln!(out, "{pad}  {mark} {}{pin}", words(&item.content));
                }
                Ok(())
            }
            Block::Grid { style, rows } => {
                let _ = writeln!(out, "{pad}grid {style}");
                for row in rows {
                    for (at, line) in row.lines.iter().enumerate() {
                        let label = if at == 0 { words(&row.label) } else { String::new() };
                        let _ = writeln!(out, "{pad}  {label:<10}│ {}", words(line));
                    }
                }
                Ok(())
            }
            Block::Columns(columns) => {
                for (at, column) in columns.iter().enumerate() {
                    let _ = writeln!(out, "{pad}column {}", at + 1);
                    blocks(column, depth + 1, out);
                }
                Ok(())
            }
            Block::Letterhead { style, alt, blocks: inner, .. } => {
                let _ = writeln!(out, "{pad}letterhead {style} “{alt}”");
                blocks(inner, depth + 1, out);
                Ok(())
            }
            Block::Panel { style, blocks: inner } => {
                let _ = writeln!(out, "{pad}panel {style}");
                blocks(inner, depth + 1, out);
                Ok(())
            }
        };
    }
}

fn words(content: &[Inline]) -> String {
    let mut line = String::new();
    for inline in content {
        let _ = match inline {
            Inline::Text(text) => write!(line, "{}", text.replace('\u{a0}', "⍽")),
            Inline::Styled { style, content } => write!(line, "[{style} {}]", words(content)),
            Inline::Link { href, content } => write!(line, "[{} → {href}]", words(content)),
            Inline::Language { tag, content } => write!(line, "[{tag}: {}]", words(content)),
            Inline::Break => write!(line, "⏎"),
            Inline::PageNumber => write!(line, "#"),
            Inline::PageCount => write!(line, "##"),
        };
    }
    line
}

/// Every word of a memo, a block a line, without looks.
pub(crate) fn plain(memo: &Memo) -> String {
    let mut out = String::new();
    for block in memo.blocks.iter().chain(&memo.footer) {
        plain_block(block, &mut out);
    }
    out
}

fn plain_block(block: &Block, out: &mut String) {
    let lines: Vec<&[Inline]> = match block {
        Block::Heading { content, .. } | Block::Paragraph { content, .. } => vec![content],
        Block::List { lead, items, .. } => {
            std::iter::once(lead.as_slice()).chain(items.iter().map(|item| item.content.as_slice())).collect()
        }
        Block::Grid { rows, .. } => {
            rows.iter().flat_map(|row| std::iter::once(row.label.as_slice()).chain(row.lines.iter().map(Vec::as_slice))).collect()
        }
        Block::Ends { left, right, .. } => vec![left, right],
        Block::Columns(columns) => return columns.iter().flatten().for_each(|inner| plain_block(inner, out)),
        Block::Panel { blocks, .. } | Block::Letterhead { blocks, .. } => return blocks.iter().for_each(|inner| plain_block(inner, out)),
        Block::Rule { .. } | Block::Omissions { .. } => Vec::new(),
    };
    for line in lines {
        plain_words(line, out);
        out.push('\n');
    }
}

fn plain_words(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Styled { content, .. } | Inline::Link { content, .. } | Inline::Language { content, .. } => plain_words(content, out),
            Inline::Break => out.push('\n'),
            Inline::PageNumber | Inline::PageCount => out.push('1'),
        }
    }
}

/// Every look that a memo names, each once.
pub(crate) fn looks(memo: &Memo) -> Vec<String> {
    // The debug form names each as `style: "…"`.
    let tree = format!("{memo:?}");
    let mut names: Vec<String> = tree.split("style: \"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect();
    names.sort();
    names.dedup();
    names
}
