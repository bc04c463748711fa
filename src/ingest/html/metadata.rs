//! What a page states about itself: structured data, OpenGraph and other meta elements.
//!
//! Structured data (JSON-LD) goes first, then meta elements, then the page's own title and time
//! elements. Only what is stated in full is taken.

use serde_json::Value;

use super::tree::Tree;
use crate::ingest::{Metadata, day};

/// Types of structured data that describe an article.
const TYPES: &[&str] = &[
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BlogPosting",
    "Report",
    "LiveBlogPosting",
    "OpinionNewsArticle",
];
/// Structured data nested deeper than this is not looked into.
const DEPTH: usize = 8;
/// More authors than this are not listed.
const MOST_AUTHORS: usize = 12;
/// A name is no longer than this, in bytes; what is longer is a description.
const LONGEST_NAME: usize = 120;
/// A stated body shorter than this, in bytes, is a teaser.
const SHORTEST_BODY: usize = 400;

/// Reads the metadata, and the article's body where structured data gives it.
pub(super) fn read(page: &Tree) -> (Metadata, Option<String>) {
    let mut found = Found::default();
    for (tag, inner) in page.elements() {
        match tag.name() {
            "script" if tag.attr("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json")) => {
                found.structured(&inner.text());
            }
            "meta" => found.meta(
                tag.attr("property").or(tag.attr("name")).or(tag.attr("itemprop")).unwrap_or_default(),
                tag.attr("content").unwrap_or_default(),
            ),
            "link" if tag.attr("rel") == Some("canonical") => found.canonical = tag.attr("href").map(str::to_owned),
            "time" => found.time(tag.attr("datetime").unwrap_or_default(), tag.attr("itemprop").or(tag.attr("pubdate")).is_some()),
            "title" => found.title = found.title.take().or_else(|| Some(inner.text())),
            _ => {}
        }
    }
    found.finish()
}

/// What was found, by where it stood.
#[derive(Default)]
struct Found {
    stated: Metadata,
    body: Option<String>,
    meta: Metadata,
    canonical: Option<String>,
    marked_time: Option<jiff::civil::Date>,
    title: Option<String>,
}

impl Found {
    fn structured(&mut self, json: &str) {
        let Ok(value) = serde_json::from_str::<Value>(json.trim().trim_end_matches(';')) else { return };
        let mut objects = Vec::new();
        articles(&value, 0, &mut objects);
        for object in objects {
            let text = |key: &str| object.get(key).and_then(name_of).filter(|text| !text.is_empty());
            let stated = &mut self.stated;
            stated.headline = stated.headline.take().or_else(|| text("headline").or_else(|| text("name")));
            stated.byline = stated.byline.take().or_else(|| object.get("author").and_then(names_of));
            stated.publisher = stated.publisher.take().or_else(|| text("publisher"));
            stated.published = stated.published.or_else(|| text("datePublished").and_then(|date| day::find_day(&date)).map(|(_, day)| day));
            stated.url =
                stated.url.take().or_else(|| text("url").or_else(|| text("mainEntityOfPage")).filter(|url| url.starts_with("http")));
            self.body = self.body.take().or_else(|| text("articleBody").filter(|body| body.len() >= SHORTEST_BODY && !body.contains("</")));
        }
    }

    fn meta(&mut self, name: &str, content: &str) {
        let content = content.trim();
        if content.is_empty() {
            return;
        }
        let date = || day::find_day(content).map(|(_, day)| day);
        let meta = &mut self.meta;
        match name.to_ascii_lowercase().as_str() {
            "og:title" | "twitter:title" | "dc.title" | "headline" => {
                meta.headline = meta.headline.take().or_else(|| Some(content.to_owned()));
            }
            "author" | "article:author" | "dc.creator" | "dcterms.creator" | "parsely-author" | "sailthru.author" | "byl" => {
                meta.byline = meta.byline.take().or_else(|| name_alone(content));
            }
            "og:site_name" | "dc.publisher" | "application-name" => {
                meta.publisher = meta.publisher.take().or_else(|| Some(content.to_owned()));
            }
            "og:url" => meta.url = meta.url.take().or_else(|| Some(content.to_owned()).filter(|url| url.starts_with("http"))),
            "article:published_time"
            | "datepublished"
            | "date"
            | "dc.date"
            | "dc.date.issued"
            | "dcterms.date"
            | "pubdate"
            | "publishdate"
            | "publish-date"
            | "publication_date"
            | "parsely-pub-date"
            | "sailthru.date"
            | "article.published"
            | "published_time"
            | "cxenseparse:recs:publishtime"
            | "og:published_time"
            | "originalpublicationdate"
            | "displaydate" => meta.published = meta.published.or_else(date),
            _ => {}
        }
    }

    fn time(&mut self, datetime: &str, marked: bool) {
        if marked && self.marked_time.is_none() {
            self.marked_time = day::find_day(datetime).map(|(_, day)| day);
        }
    }

    fn finish(self) -> (Metadata, Option<String>) {
        let site = self.stated.publisher.clone().or_else(|| self.meta.publisher.clone());
        let headline =
            self.stated.headline.or(self.meta.headline).or(self.title).map(|title| without_site(&plain(&title), site.as_deref()));
        let days: Vec<_> = [self.stated.published, self.meta.published, self.marked_time].into_iter().flatten().collect();
        let published = days.first().copied();
        let metadata = Metadata {
            headline: headline.filter(|headline| !headline.is_empty()),
            byline: self.stated.byline.or(self.meta.byline),
            publisher: site,
            published,
            also_published: days.into_iter().filter(|day| Some(*day) != published).collect(),
            dated: None,
            url: self.canonical.filter(|url| url.starts_with("http")).or(self.stated.url).or(self.meta.url),
        };
        (metadata, self.body.map(|body| plain_lines(&body)))
    }
}

/// The objects that describe an article, in order.
fn articles<'v>(value: &'v Value, depth: usize, found: &mut Vec<&'v Value>) {
    if depth > DEPTH {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| articles(value, depth + 1, found)),
        Value::Object(object) => {
            let is_article = |kind: &Value| kind.as_str().is_some_and(|kind| TYPES.contains(&kind));
            if object.get("@type").is_some_and(|kind| is_article(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is_article)))
            {
                found.push(value);
            }
            object.get("@graph").into_iter().for_each(|graph| articles(graph, depth + 1, found));
        }
        _ => {}
    }
}

/// A string, or the name or address of the thing that stands for one.
fn name_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Array(values) => values.first().and_then(name_of),
        Value::Object(object) => object.get("name").or_else(|| object.get("@id")).or_else(|| object.get("url")).and_then(name_of),
        _ => None,
    }
}

/// The names of all authors.
fn names_of(value: &Value) -> Option<String> {
    let all = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    let names: Vec<String> = all.iter().take(MOST_AUTHORS).filter_map(name_of).filter_map(|name| name_alone(&name)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// A name without “By”; an address is no name.
fn name_alone(text: &str) -> Option<String> {
    let text = plain(text);
    let name = text.strip_prefix("By ").or(text.strip_prefix("by ")).unwrap_or(&text);
    let proper = !name.is_empty() && name.len() <= LONGEST_NAME && !name.contains("://") && !name.contains(".com/");
    proper.then(|| name.to_owned())
}

/// Single spaces, and the entities that structured data carries undecoded.
fn plain(text: &str) -> String {
    let text = text.replace("&amp;", "&").replace("&quot;", "\"").replace("&#39;", "'").replace("&#039;", "'").replace("&apos;", "'");
    let text = text.replace("&rsquo;", "’").replace("&lsquo;", "‘").replace("&#8217;", "’").replace("&#8216;", "‘").replace("&nbsp;", " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn plain_lines(text: &str) -> String {
    text.lines().map(plain).collect::<Vec<_>>().join("\n")
}

/// “Headline | Site” → “Headline”, where the site is what the page calls itself.
fn without_site(title: &str, site: Option<&str>) -> String {
    for mark in [" | ", " - ", " – ", " — ", " :: "] {
        if let Some((headline, rest)) = title.rsplit_once(mark) {
            let own = site.is_some_and(|site| rest.eq_ignore_ascii_case(site));
            if (own || mark == " | ") && headline.split(' ').count() >= 3 {
                return headline.trim().to_owned();
            }
        }
    }
    title.to_owned()
}
