//! A brief and its articles → the brief as the tool makes it from them, before a person edited it.
//!
//! A brief with several sources is a joint one (`brief --joint`), or one of its first source to which
//! the person added what others say. Nothing in the file tells; it is taken for what explains it with
//! fewer changes.

use attache::brief::{Brief, Source, compare};
use attache::ingest::Article;
use attache::pipeline::{Given, join, read_article};

/// What a brief was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// From its first source alone.
    FromFirst,
    /// From all of them together.
    Jointly,
}

/// What `brief` was made from, as far as its articles tell; `None` stands for one that is not at hand.
pub fn made(brief: &Brief, articles: &[Option<Article>]) -> Made {
    let changes = |made| extract(brief, articles, made).map_or(usize::MAX, |extracted| compare(&extracted, brief).len());
    if brief.sources.len() > 1 && changes(Made::Jointly) < changes(Made::FromFirst) { Made::Jointly } else { Made::FromFirst }
}

/// The brief as the tool makes it, told what the person has told about the sources; `None` where an
/// article is missing, or where the articles do not report one meeting.
pub fn extract(brief: &Brief, articles: &[Option<Article>], made: Made) -> Option<Brief> {
    let count = if made == Made::FromFirst { 1 } else { brief.sources.len() };
    let articles: Vec<&Article> = articles.iter().take(count).map(Option::as_ref).collect::<Option<_>>()?;
    let given = |at| brief.sources.get(at).map(given).unwrap_or_default();
    let mut readings: Vec<_> = articles.iter().enumerate().map(|(at, article)| read_article(article, &given(at))).collect();
    let mut extracted = match made {
        Made::FromFirst => readings.pop()?.brief,
        Made::Jointly if articles.len() == count => join(readings).ok()?.joint.brief,
        Made::Jointly => return None,
    };
    // A joint brief names its files by the way to them.
    for (source, known) in extracted.sources.iter_mut().zip(&brief.sources) {
        if known.file.ends_with(&format!("/{}", source.file)) {
            source.file.clone_from(&known.file);
        }
    }
    Some(extracted)
}

fn given(source: &Source) -> Given {
    let stated = |text: &String| if text.is_empty() { None } else { Some(text.clone()) };
    Given { published: source.published.parse().ok(), publisher: stated(&source.publisher), url: stated(&source.url) }
}
