//! The two columns as one self-contained page: no network, keyboard, screen readers, dark and light,
//! print.

use std::fmt::Write as _;

use attache::brief::{Evidence, ParsedBrief};
use attache::diag::{Diagnostic, line_and_column};

use super::article::paragraph_id;
use super::escape;
use super::facts::Fact;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// The page.
pub fn html(parsed: &ParsedBrief, facts: &[Fact], article: &str, problems: &[Diagnostic]) -> String {
    let title = escape(if parsed.brief.title.is_empty() { &parsed.name } else { &parsed.brief.title });
    let sources: Vec<String> = parsed.brief.sources.iter().map(|source| escape(&source.file)).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Review: {title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <header>\n<h1>{title}</h1>\n<p class=\"keys\">j and k go from fact to fact, Enter leads to the evidence and back. \
         <span class=\"unused\">Grey: nothing in the brief rests on it.</span> <del>Struck through: set aside.</del></p>\n{}</header>\n\
         <main>\n<section id=\"article\" aria-labelledby=\"article-title\">\n<h2 id=\"article-title\">Article <small>{}</small></h2>\n{article}</section>\n\
         <section id=\"brief\" aria-labelledby=\"brief-title\">\n<h2 id=\"brief-title\">Brief <small>{}</small></h2>\n{}</section>\n</main>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n",
        found(problems, parsed),
        sources.join(", "),
        escape(&parsed.name),
        sections(facts, article),
    )
}

fn found(problems: &[Diagnostic], parsed: &ParsedBrief) -> String {
    if problems.is_empty() {
        return String::new();
    }
    let mut list = format!("<details open>\n<summary>{} to look at</summary>\n<ul>\n", problems.len());
    for problem in problems {
        let (line, _) = line_and_column(&parsed.text, problem.span().start);
        let (severity, message) = (problem.severity.word(), escape(&problem.message));
        writeln!(list, "<li><b class=\"{severity}\">{severity} {}</b> line {line}: {message}</li>", problem.code)
            .expect("writing to a string");
    }
    list.push_str("</ul>\n</details>\n");
    list
}

/// What the sections are called on the page.
fn heading(section: &str) -> &'static str {
    match section {
        "bottom_line" | "meeting" | "venue" => "Meeting",
        "aims" => "Aims",
        "tension" => "Tension",
        "cooperation" => "Cooperation",
        "next_steps" => "Next steps",
        "background" => "Background",
        "talking_points" => "Talking points",
        _ => "Gaps",
    }
}

fn sections(facts: &[Fact], article: &str) -> String {
    let mut html = String::new();
    let mut open = "";
    for (at, fact) in facts.iter().enumerate() {
        let name = heading(fact.section);
        if name != open {
            let close = if open.is_empty() { "" } else { "</ul>\n" };
            writeln!(html, "{close}<h3>{name}</h3>\n<ul>").expect("writing to a string");
            open = name;
        }
        html.push_str(&one(at, fact, article));
    }
    if !open.is_empty() {
        html.push_str("</ul>\n");
    }
    html
}

fn one(at: usize, fact: &Fact, article: &str) -> String {
    let label = if fact.label.is_empty() { String::new() } else { format!("<b>{}</b> ", fact.label) };
    let detail = if fact.detail.is_empty() { String::new() } else { format!(" <small>{}</small>", escape(&fact.detail)) };
    let links: Vec<String> = fact.from.iter().map(|evidence| cite(at, evidence, article)).collect();
    let own = if links.is_empty() { " own" } else { "" };
    format!(
        "<li id=\"f{at}\" class=\"fact {}{own}\" data-fact=\"{at}\" tabindex=\"0\">{label}{}{detail} {}</li>\n",
        fact.section,
        escape(&fact.text),
        links.join(" ")
    )
}

/// “¶9”, leading to the words, or to the paragraph where they are not found.
fn cite(at: usize, evidence: &Evidence, article: &str) -> String {
    let mark = evidence.paragraph();
    let there = |id: &String| article.contains(&format!("id=\"{id}\""));
    let words = Some(format!("e{at}")).filter(|_| !evidence.quote.is_empty());
    match words.filter(there).or_else(|| Some(paragraph_id(evidence.source, evidence.para)).filter(there)) {
        Some(target) => {
            format!("<a class=\"cite\" href=\"#{target}\" aria-label=\"evidence in paragraph {}\">{mark}</a>", evidence.para)
        }
        None => format!("<span class=\"cite\">{mark}</span>"),
    }
}
