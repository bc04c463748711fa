//! The day on which an article was published: who states it, and who states another.
//!
//! A day counts “Wednesday” and “next week”, so a wrong one makes wrong dates. Where what the file
//! says and what the text says differ, both are told; none is preferred in silence.

use jiff::civil::Date;

use super::Given;
use crate::clean::Cleaned;
use crate::ingest::{Article, FileDate};

/// A dateline is written up to this many days before the day of publication.
const DATELINE_LEAD: i64 = 1;

/// Who states a day of publication; the order is that of precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// The person, on the command line.
    Given,
    /// The file's own description of the article.
    File,
    /// A line at the head of the text.
    Text,
    /// The dateline.
    Dateline,
    /// The mail that brought the text: a day after which it was not published.
    Mail,
}

impl Stated {
    /// How a message names it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Given => "--published",
            Self::File => "the file's description",
            Self::Text => "the text",
            Self::Dateline => "the dateline",
            Self::Mail => "the mail",
        }
    }
}

/// The day that counts, and the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    /// The day that dates are counted from, and who states it.
    pub day: Option<(Date, Stated)>,
    /// Other days that are stated, each once.
    pub others: Vec<(Date, Stated)>,
    /// The day on which a document was begun, where nothing better is known. It is not used.
    pub begun: Option<Date>,
}

/// Weighs what is stated.
#[must_use]
pub fn publication(article: &Article, cleaned: &Cleaned, given: &Given) -> Publication {
    let metadata = &article.metadata;
    let sent = metadata.dated.filter(|dated| dated.kind == FileDate::Sent).map(|dated| dated.day);
    let stated = [
        (given.published, Stated::Given),
        (metadata.published, Stated::File),
        (cleaned.published, Stated::Text),
        (cleaned.dateline.as_ref().and_then(|dateline| dateline.date), Stated::Dateline),
        (sent, Stated::Mail),
    ];
    let mut stated = stated.into_iter().filter_map(|(day, by)| Some((day?, by)));
    let Some((day, by)) = stated.next() else {
        let begun = metadata.dated.filter(|dated| dated.kind == FileDate::Created).map(|dated| dated.day);
        return Publication { begun, ..Publication::default() };
    };
    let mut others: Vec<(Date, Stated)> = Vec::new();
    let also = metadata.also_published.iter().map(|day| (*day, Stated::File)).filter(|_| by == Stated::File);
    for (other, by_other) in stated.chain(also) {
        // A mail brings what was published before; the person's word needs no second.
        let differs = other != day && by != Stated::Given && by_other != Stated::Mail;
        let lead = by_other == Stated::Dateline && (0..=DATELINE_LEAD).contains(&days_between(other, day));
        if differs && !lead && !others.iter().any(|(known, _)| *known == other) {
            others.push((other, by_other));
        }
    }
    Publication { day: Some((day, by)), others, begun: None }
}

fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(i64::MAX, |span| i64::from(span.get_days()))
}

impl Publication {
    /// What a reader of the brief should ask about the day, if anything.
    #[must_use]
    pub fn question(&self) -> Option<String> {
        let (day, by) = self.day?;
        if let Some((other, by_other)) = self.others.first() {
            return Some(format!("Day of publication ({} gives {day}, {} gives {other})", by.name(), by_other.name()));
        }
        (by == Stated::Mail).then(|| format!("Day of publication ({day} is the day of the mail)"))
    }

    /// The same of source `number`, where there are several.
    #[must_use]
    pub fn question_of(&self, number: usize) -> Option<String> {
        self.question().map(|question| question.replacen("Day of publication", &format!("Day of publication of source {number}"), 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::Dateline;
    use crate::ingest::{FileDay, Metadata};
    use crate::span::Span;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    fn with(metadata: Metadata, text: Option<&str>, dateline: Option<&str>) -> Publication {
        let article = Article { metadata, ..Article::default() };
        let dateline = dateline.map(|day| Dateline { place: "Lisbon".to_owned(), original: Span::new(0, 6), date: Some(date(day)) });
        let mut cleaned = Cleaned::default();
        (cleaned.published, cleaned.dateline) = (text.map(date), dateline);
        publication(&article, &cleaned, &Given::default())
    }

    fn dated(day: &str, kind: FileDate) -> Metadata {
        Metadata { dated: Some(FileDay { day: date(day), kind }), ..Metadata::default() }
    }

    #[test]
    fn days_that_differ_are_told() {
        let file = Metadata { published: Some(date("2021-05-04")), ..Metadata::default() };
        let found = with(file.clone(), Some("2021-05-06"), Some("2021-05-03"));
        assert_eq!(found.day, Some((date("2021-05-04"), Stated::File)));
        assert_eq!(found.others, [(date("2021-05-06"), Stated::Text)]);
        assert!(found.question().expect("a question").contains("2021-05-06"));
        assert_eq!(with(file, Some("2021-05-04"), None).question(), None);
    }

    #[test]
    fn a_mail_counts_last_and_is_named() {
        let mail = dated("2021-05-05", FileDate::Sent);
        assert_eq!(with(mail.clone(), Some("2021-05-04"), None).question(), None);
        let found = with(mail, None, None);
        assert_eq!(found.day, Some((date("2021-05-05"), Stated::Mail)));
        assert!(found.question().expect("a question").contains("day of the mail"));
    }

    #[test]
    fn the_day_a_document_was_begun_is_not_used() {
        let found = with(dated("2019-01-01", FileDate::Created), None, None);
        assert_eq!((found.day, found.begun), (None, Some(date("2019-01-01"))));
    }
}
