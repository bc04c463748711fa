//! Memo → one self-contained HTML page: no script, no outside file. Headings, lists, a table with
//! header cells, language and direction are told to assistive technology; the look is a small style
//! sheet of its own.

use std::fmt::Write as _;

use super::{Block, Inline, Memo, PAGED, right_to_left, xml_escape};
use crate::picture::{Content, Picture, data_address, paths};

const STYLE: &str = include_str!("html.css");

/// The memo as an HTML page, with a line feed at the end.
#[must_use]
pub fn to_html(memo: &Memo) -> String {
    let meta = &memo.meta;
    let direction = if right_to_left(&meta.language) { "rtl" } else { "ltr" };
    let author = match meta.author.as_str() {
        "" => String::new(),
        name => format!("<meta name=\"author\" content=\"{}\">\n", xml_escape(name)),
    };
    let marking = match memo.marking.as_str() {
        "" => String::new(),
        words => format!("<p class=\"marking\">{}</p>\n", xml_escape(words)),
    };
    let (language, title) = (xml_escape(&meta.language), xml_escape(&meta.title));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n{author}\
         <style>\n{STYLE}</style>\n</head>\n<body>\n{marking}<main>\n{}</main>\n<footer>\n{}</footer>\n{marking}</body>\n</html>\n",
        blocks(&memo.blocks),
        blocks(&memo.footer),
    )
}

fn blocks(list: &[Block]) -> String {
    let mut out = String::new();
    for block in list {
        write(block, &mut out);
    }
    out
}

fn write(block: &Block, out: &mut String) {
    let _ = match block {
        Block::Heading { level, content, .. } => writeln!(out, "<h{level}>{}</h{level}>", words(content)),
        Block::Paragraph { style, content } => writeln!(out, "<p class=\"{}\">{}</p>", class(style), words(content)),
        Block::List { numbered, lead, items, .. } => {
            let tag = if *numbered { "ol" } else { "ul" };
            let items = items.iter().map(|item| format!("<li>{}</li>\n", words(&item.content))).collect::<Vec<_>>().concat();
            if lead.is_empty() {
                writeln!(out, "<{tag}>\n{items}</{tag}>")
            } else {
                writeln!(out, "<div class=\"run-in\">{}\n<{tag}>\n{items}</{tag}></div>", words(lead))
            }
        }
        Block::Grid { rows, .. } => {
            out.push_str("<table><tbody>\n");
            for row in rows {
                let lines: Vec<String> = row.lines.iter().map(|line| format!("<p>{}</p>", words(line))).collect();
                let _ = writeln!(out, "<tr><th scope=\"row\">{}</th><td>{}</td></tr>", words(&row.label), lines.concat());
            }
            writeln!(out, "</tbody></table>")
        }
        Block::Columns(columns) => {
            let columns = columns.iter().map(|column| format!("<div>\n{}</div>\n", blocks(column))).collect::<Vec<_>>().concat();
            writeln!(out, "<div class=\"columns\">\n{columns}</div>")
        }
        Block::Panel { blocks: inner, .. } => writeln!(out, "<aside>\n{}</aside>", blocks(inner)),
        Block::Letterhead { alt, logo, blocks: inner, .. } => {
            let logo = logo.as_ref().map_or_else(String::new, |logo| picture(logo, &xml_escape(alt)));
            writeln!(out, "<div class=\"letterhead\"><div>\n{}</div>{logo}</div>", blocks(inner))
        }
        Block::Ends { style, left, right } => {
            writeln!(out, "<p class=\"ends {}\"><span>{}</span> <span>{}</span></p>", class(style), words(left), words(right))
        }
        Block::Rule { .. } => writeln!(out, "<hr>"),
        Block::Omissions { .. } => Ok(()),
    };
}

/// The logo, whole; one without words is passed over by screen readers.
fn picture(picture: &Picture, alt: &str) -> String {
    match &picture.content {
        Content::Pixels { file, .. } => format!("<img class=\"logo\" alt=\"{alt}\" src=\"{}\">", data_address(file)),
        Content::Shapes(shapes) => {
            let said = if alt.is_empty() { "aria-hidden=\"true\"".to_owned() } else { format!("role=\"img\" aria-label=\"{alt}\"") };
            let (width, height) = (picture.width, picture.height);
            format!("<svg class=\"logo\" {said} viewBox=\"0 0 {width} {height}\">{}</svg>", paths(shapes))
        }
    }
}

/// A look's name as a class.
fn class(style: &str) -> String {
    style.chars().filter(|c| c.is_alphanumeric() || *c == '-' || *c == '_').collect()
}

fn words(content: &[Inline]) -> String {
    content.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => xml_escape(text),
        Inline::Styled { style, .. } if style == PAGED => String::new(),
        Inline::Styled { style, content } => match style.as_str() {
            "strong" => format!("<strong>{}</strong>", words(content)),
            "emphasis" => format!("<em>{}</em>", words(content)),
            look => format!("<span class=\"{}\">{}</span>", class(look), words(content)),
        },
        // Only addresses that lead to pages or mail: a template may be somebody else's.
        Inline::Link { href, content } if ["http://", "https://", "mailto:"].iter().any(|scheme| href.starts_with(scheme)) => {
            format!("<a href=\"{}\">{}</a>", xml_escape(href), words(content))
        }
        Inline::Link { content, .. } => words(content),
        Inline::Language { tag, content } => {
            let direction = if right_to_left(tag) { "rtl" } else { "ltr" };
            format!("<span lang=\"{}\" dir=\"{direction}\">{}</span>", xml_escape(tag), words(content))
        }
        Inline::Break => "<br>".to_owned(),
        Inline::PageNumber | Inline::PageCount => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::to_html;
    use crate::memo::from_markup;
    use crate::memo::samples::SMALL;

    #[test]
    fn one_accessible_page() {
        let page = to_html(&from_markup(SMALL).unwrap());
        let style = page.find("<style>").unwrap()..page.find("</style>").unwrap();
        insta::assert_snapshot!(page.replace(&page[style].to_owned(), ""));
    }

    #[test]
    fn nothing_runs_and_nothing_is_fetched() {
        let memo = from_markup("<memo title='&lt;/title&gt;&lt;script&gt;'><p><a href='javascript:x'>a</a></p></memo>").unwrap();
        let page = to_html(&memo);
        assert!(!page.contains("<script") && !page.contains("javascript:") && !page.contains("url("), "{page}");
    }
}
