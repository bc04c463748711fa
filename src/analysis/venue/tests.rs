//! Whole small articles, in the manner of news: the time and the place that are the meeting's.

use jiff::civil::date;

use crate::analysis::{Context, analyse};
use crate::{clean, ingest, text};

/// “when | date | place | occasion” of an article published on Wednesday 2021-05-19.
fn told(article: &str) -> String {
    let article = ingest::read("a.txt", article.as_bytes()).expect("text");
    let doc = text::build(&clean::clean(&article));
    let context = Context { published: Some(date(2021, 5, 19)), dateline_place: None };
    let Some(meeting) = analyse(&doc, &context).meeting else { return "no meeting".into() };
    let venue = meeting.venue.unwrap_or_default();
    let join =
        |pieces: &[std::ops::Range<usize>], by: &str| pieces.iter().map(|piece| doc.words(piece.clone())).collect::<Vec<_>>().join(by);
    let when = meeting
        .when
        .map_or_else(|| " | ".to_owned(), |when| format!("{} | {}", doc.words(when.tokens.clone()), when.date.unwrap_or_default()));
    format!("{when} | {} | {}", join(&venue.place, ", "), join(&venue.occasion, " "))
}

#[test]
fn the_meetings_own_time_and_place_are_taken() {
    for (article, want) in [
        (
            "Foreign ministers of Norway and Chile to meet in Bergen\n\nNorwegian Foreign Minister Ann Lee will meet Chilean Foreign Minister Juan Soto in Bergen on Friday, her office announced Tuesday night.\n\nThe war in Syria will be discussed.\n",
            "Friday | 2021-05-21 | Bergen | ",
        ),
        (
            "Lee, Soto hold talks at G-20\n\nNorwegian Foreign Minister Ann Lee met Chilean Foreign Minister Juan Soto on Monday on the sidelines of the G-20 summit in Osaka, Japan.\n\n“We made progress,” Soto said on Tuesday.\n",
            "Monday | 2021-05-17 | Osaka, Japan | sidelines of the G-20 summit",
        ),
        (
            "Lee meets Soto\n\nNorwegian President Ann Lee met Chilean Prime Minister Juan Soto at the presidential palace in Lima yesterday.\n\nTheir previous meeting was in Cairo in March.\n",
            "yesterday | 2021-05-18 | presidential palace, Lima | ",
        ),
        (
            "Readout of Minister Lee’s Call with Minister Soto\n\nForeign Minister Ann Lee spoke today with Foreign Minister Juan Soto about the fighting in Gaza.\n",
            "today | 2021-05-19 |  | ",
        ),
        (
            "Lee meets Soto\n\nForeign Minister Ann Lee will meet the High Commissioner for Refugees at the UN Filip Grande on Friday.\n",
            "Friday | 2021-05-21 |  | ",
        ),
        (
            "Lee meets Soto\n\nForeign Minister Ann Lee met Foreign Minister Juan Soto.\n\nThey discussed the elections in Mali and the crisis in Haiti.\n",
            " |  |  | ",
        ),
    ] {
        assert_eq!(told(article), want, "{article}");
    }
}
