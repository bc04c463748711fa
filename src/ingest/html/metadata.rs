//! What a page states about itself: structured data, OpenGraph and other meta elements.
//!
//! Structured data (JSON-LD) goes first, then meta elements, then the page's own title and time
//! elements. Only what is stated in full is taken.

use super::structured::{Stated, Structured};
use super::tree::Tree;
use crate::ingest::{Metadata, day};

/// A name is no longer than this, in bytes; what is longer is a description.
const LONGEST_NAME: usize = 120;
/// A time element that says nothing of itself is the article's where it stands this near after the
/// headline, in elements; further down are those of other articles.
const NEAR_HEADLINE: usize = 40;

/// Reads the metadata, and the article's body where structured data gives it.
pub(super) fn read(page: &Tree) -> (Metadata, Option<String>) {
    let mut found = Found::default();
    for (tag, inner) in page.elements() {
        match tag.name() {
            "script" if tag.attr("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json")) => {
                found.structured.add(&inner.text());
            }
            "meta" => found.meta(
                tag.attr("property").or(tag.attr("name")).or(tag.attr("itemprop")).unwrap_or_default(),
                tag.attr("content").unwrap_or_default(),
            ),
            "link" if tag.attr("rel") == Some("canonical") => found.canonical = tag.attr("href").map(str::to_owned),
            "time" => found.time(tag.attr("datetime").unwrap_or_default(), tag.attr("itemprop").or(tag.attr("pubdate")).is_some()),
            "h1" => found.since_headline = Some(0),
            "title" => found.title = found.title.take().or_else(|| Some(inner.text())),
            _ => {}
        }
        found.since_headline = found.since_headline.map(|elements| elements + 1);
    }
    found.finish()
}

/// What was found, by where it stood.
#[derive(Default)]
struct Found {
    structured: Structured,
    meta: Metadata,
    canonical: Option<String>,
    marked_time: Option<jiff::civil::Date>,
    /// The first time element near the headline.
    near_time: Option<jiff::civil::Date>,
    /// Elements since the last heading of the first rank.
    since_headline: Option<usize>,
    title: Option<String>,
}

impl Found {
    fn meta(&mut self, name: &str, content: &str) {
        let content = content.trim();
        if content.is_empty() {
            return;
        }
        let date = || day::find_day(content).or_else(|| day::compact(content)).map(|(_, day)| day);
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
        let near = self.since_headline.is_some_and(|elements| elements <= NEAR_HEADLINE);
        let place = if marked { &mut self.marked_time } else { &mut self.near_time };
        if place.is_none() && (marked || near) {
            *place = day::find_day(datetime).map(|(_, day)| day);
        }
    }

    fn finish(self) -> (Metadata, Option<String>) {
        let title = self.meta.headline.as_deref().or(self.title.as_deref()).unwrap_or_default();
        let Stated { metadata: stated, body } = self.structured.read(title);
        let site = stated.publisher.or_else(|| self.meta.publisher.clone());
        let headline = stated.headline.or(self.meta.headline).or(self.title).map(|title| without_site(&plain(&title), site.as_deref()));
        let mut days: Vec<_> = [stated.published, self.meta.published, self.marked_time].into_iter().flatten().collect();
        // What says nothing of itself is heard only where nothing else speaks.
        days.extend(self.near_time.filter(|_| days.is_empty()));
        let published = days.first().copied();
        let metadata = Metadata {
            headline: headline.filter(|headline| !headline.is_empty()),
            byline: stated.byline.or(self.meta.byline),
            publisher: site,
            published,
            also_published: days.into_iter().filter(|day| Some(*day) != published).collect(),
            dated: None,
            url: self.canonical.filter(|url| url.starts_with("http")).or(stated.url).or(self.meta.url),
        };
        (metadata, body.map(|body| plain_lines(&body)))
    }
}

/// A name without “By”; an address is no name.
pub(super) fn name_alone(text: &str) -> Option<String> {
    let text = plain(text);
    let name = text.strip_prefix("By ").or(text.strip_prefix("by ")).unwrap_or(&text);
    let proper = !name.is_empty() && name.len() <= LONGEST_NAME && !name.contains("://") && !name.contains(".com/");
    proper.then(|| name.to_owned())
}

/// Single spaces, and the entities that structured data carries undecoded.
pub(super) fn plain(text: &str) -> String {
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
