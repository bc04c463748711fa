//! Structured data (JSON-LD in the terms of schema.org) → what it states about the page's article.
//!
//! Pages carry several objects: the article, others that it leads to, the people and the publisher
//! that it refers to by `@id`. Only the article's own words are taken.

use serde_json::{Map, Value};

use super::metadata::{name_alone, plain};
use crate::ingest::{Metadata, day};

/// Types that describe an article.
const TYPES: &[&str] = &[
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "BlogPosting",
    "Report",
    "LiveBlogPosting",
    "OpinionNewsArticle",
];
/// Structured data nested deeper than this is not looked into.
const DEPTH: usize = 8;
/// More pieces of structured data than this are not read; pages have three.
const MOST_PIECES: usize = 64;
/// More authors than this are not listed.
const MOST_AUTHORS: usize = 12;
/// A stated body shorter than this, in bytes, is a teaser.
const SHORTEST_BODY: usize = 400;
/// What scripts are wrapped in so that old browsers pass over them.
const WRAPPING: [&str; 8] = ["<!--", "-->", "//", "/*", "*/", "<![CDATA[", "]]>", ";"];

/// The structured data of a page.
#[derive(Default)]
pub(super) struct Structured(Vec<Value>);

/// What it states.
#[derive(Default)]
pub(super) struct Stated {
    pub(super) metadata: Metadata,
    pub(super) body: Option<String>,
}

type Object = Map<String, Value>;

impl Structured {
    /// Takes a script's text.
    pub(super) fn add(&mut self, script: &str) {
        if self.0.len() < MOST_PIECES {
            self.0.extend(parse(script));
        }
    }

    /// What is stated about the article that the page calls `title`, or else about the first one.
    pub(super) fn read(&self, title: &str) -> Stated {
        let mut objects = Vec::new();
        for value in &self.0 {
            walk(value, 0, &mut objects);
        }
        let named: Vec<&Object> =
            objects.iter().copied().filter(|object| object.contains_key("@id") && object.contains_key("name")).collect();
        let articles: Vec<&Object> = objects.into_iter().filter(|object| is_article(object)).collect();
        let headline = |object: &Object| text(object, "headline").or_else(|| text(object, "name")).map(|headline| plain(&headline));
        let titled = |object: &&&Object| headline(object).is_some_and(|headline| plain(title).contains(&headline));
        let Some(main) = articles.iter().find(titled).or(articles.first()) else { return Stated::default() };
        let mut stated = Stated::default();
        // The same article may be described twice; another one is another one's description.
        let same = |object: &&&Object| std::ptr::eq(**object, *main) || headline(object).is_none() || headline(object) == headline(main);
        for object in std::iter::once(main).chain(articles.iter().filter(same)) {
            stated.fill(object, &named);
        }
        stated
    }
}

impl Stated {
    /// Fills from an object what is not stated yet.
    fn fill(&mut self, object: &Object, named: &[&Object]) {
        let Self { metadata: stated, body } = self;
        stated.headline = stated.headline.take().or_else(|| text(object, "headline").or_else(|| text(object, "name")));
        stated.byline = stated.byline.take().or_else(|| names_of(object.get("author")?, named));
        stated.publisher = stated.publisher.take().or_else(|| name_of(object.get("publisher")?, named));
        stated.published =
            stated.published.or_else(|| text(object, "datePublished").and_then(|date| day::find_day(&date)).map(|(_, day)| day));
        let address = || text(object, "url").or_else(|| address_of(object.get("mainEntityOfPage")?));
        stated.url = stated.url.take().or_else(|| address().filter(|url| url.starts_with("http")));
        *body = body.take().or_else(|| text(object, "articleBody").filter(|body| body.len() >= SHORTEST_BODY && !body.contains("</")));
    }
}

/// The value in a script, whatever it is wrapped in; line breaks inside strings, which JSON forbids
/// and pages have, are read as spaces.
fn parse(script: &str) -> Option<Value> {
    let mut json = script.trim();
    while let Some(rest) = WRAPPING.iter().find_map(|mark| json.strip_prefix(mark).or(json.strip_suffix(mark))) {
        json = rest.trim();
    }
    let spaced = || json.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>();
    serde_json::from_str(json).or_else(|_| serde_json::from_str(&spaced())).ok()
}

/// All objects in order, those inside the page's main part among them.
fn walk<'v>(value: &'v Value, depth: usize, found: &mut Vec<&'v Object>) {
    match value {
        _ if depth > DEPTH => {}
        Value::Array(values) => values.iter().for_each(|value| walk(value, depth + 1, found)),
        Value::Object(object) => {
            found.push(object);
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                object.get(key).into_iter().for_each(|value| walk(value, depth + 1, found));
            }
        }
        _ => {}
    }
}

fn is_article(object: &Object) -> bool {
    let named = |kind: &Value| kind.as_str().is_some_and(|kind| TYPES.contains(&kind.rsplit(['/', ':']).next().unwrap_or(kind)));
    object.get("@type").is_some_and(|kind| named(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(named)))
}

fn text(object: &Object, key: &str) -> Option<String> {
    let value = object.get(key)?;
    let first = value.as_array().and_then(|values| values.first()).unwrap_or(value);
    first.as_str().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// A name, or that of the thing which is referred to; an address is no name.
fn name_of(value: &Value, named: &[&Object]) -> Option<String> {
    match value {
        Value::String(name) => Some(name.trim().to_owned()).filter(|name| !name.is_empty() && !name.contains("://")),
        Value::Array(values) => values.first().and_then(|value| name_of(value, named)),
        Value::Object(object) => text(object, "name").or_else(|| {
            let id = object.get("@id")?;
            named.iter().find(|other| other.get("@id") == Some(id)).and_then(|other| text(other, "name"))
        }),
        _ => None,
    }
}

/// The names of all authors.
fn names_of(value: &Value, named: &[&Object]) -> Option<String> {
    let all = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    let names: Vec<String> =
        all.iter().take(MOST_AUTHORS).filter_map(|one| name_of(one, named)).filter_map(|name| name_alone(&name)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// An address, or that of the thing which stands for it.
fn address_of(value: &Value) -> Option<String> {
    match value {
        Value::String(url) => Some(url.clone()),
        Value::Object(object) => text(object, "@id").or_else(|| text(object, "url")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(scripts: &[&str]) -> Metadata {
        let mut structured = Structured::default();
        for script in scripts {
            structured.add(script);
        }
        structured.read("Port ministers meet - Harbour News").metadata
    }

    const ARTICLE: &str = r#"{"@type":"NewsArticle","headline":"Port ministers meet","datePublished":"2021-05-04"}"#;

    #[test]
    fn what_is_referred_to_is_looked_up() {
        let graph = r#"{"@graph":[{"@type":"NewsArticle","headline":"Port ministers meet","author":{"@id":"https://x.org/#a"},
            "publisher":{"@id":"https://x.org/#p"}},{"@type":"Organization","@id":"https://x.org/#p","name":"Harbour News"},
            {"@type":"Person","@id":"https://x.org/#a","name":"Ana Writer"}]}"#;
        let found = read(&[graph]);
        assert_eq!((found.byline.as_deref(), found.publisher.as_deref()), (Some("Ana Writer"), Some("Harbour News")));
        let lost = read(&[r#"{"@type":"Article","headline":"Port ministers meet","publisher":{"@id":"https://x.org/#p"}}"#]);
        assert_eq!(lost.publisher, None);
    }

    #[test]
    fn wrappings_and_line_breaks_are_passed_over() {
        for script in [
            format!("<!--\n{ARTICLE}\n-->"),
            format!("//<![CDATA[\n{ARTICLE}\n//]]>"),
            format!("/*<![CDATA[*/{ARTICLE};/*]]>*/"),
            ARTICLE.replace("ministers", "ministers\n\t").replace("Port ministers\n\t meet", "Port\nministers meet"),
            format!(r#"{{"@type":"WebPage","mainEntity":{}}}"#, ARTICLE.replace("NewsArticle", "https://schema.org/NewsArticle")),
        ] {
            assert_eq!(read(&[&script]).published.map(|day| day.to_string()).as_deref(), Some("2021-05-04"), "{script}");
        }
    }

    #[test]
    fn another_article_on_the_page_says_nothing_of_this_one() {
        let other = r#"{"@type":"NewsArticle","headline":"Storm hits coast","datePublished":"2019-01-01","author":"Bo Other"}"#;
        let undated = r#"{"@type":"NewsArticle","headline":"Port ministers meet"}"#;
        for scripts in [[other, undated], [undated, other]] {
            let found = read(&scripts);
            assert_eq!((found.headline.as_deref(), found.published, found.byline), (Some("Port ministers meet"), None, None));
        }
        assert!(read(&[undated, ARTICLE]).published.is_some());
    }
}
