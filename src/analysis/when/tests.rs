//! Weekdays, days and periods in sentences of the kind that news writes.

use jiff::civil::date;

use super::resolve::resolve;
use super::{Tense, grammar, tense};
use crate::text::{self, Document};
use crate::{clean, ingest};

/// The document of a headline and one sentence.
fn document(sentence: &str) -> Document {
    let article = ingest::read("a.txt", format!("Ministers to talk\n\n{sentence}\n").as_bytes()).expect("text");
    text::build(&clean::clean(&article))
}

/// “words → date” of each time in `sentence`, written on Wednesday 2021-05-19.
fn times(sentence: &str) -> Vec<String> {
    let doc = document(sentence);
    let body = doc.paragraphs[1].sentences.clone();
    let expressions = body.flat_map(|sentence| grammar::expressions(&doc, sentence));
    expressions
        .map(|found| {
            let date = resolve(found.time, Some(date(2021, 5, 19)), tense::tense(&doc, &found.tokens));
            format!("{} → {}", doc.words(found.tokens), date.unwrap_or_default())
        })
        .collect()
}

/// Sentence, and the times in it with their dates.
const TABLE: &[(&str, &[&str])] = &[
    ("The ministers will meet on Wednesday in Oslo.", &["Wednesday → 2021-05-19"]),
    ("The ministers met on Wednesday in Oslo.", &["Wednesday → 2021-05-19"]),
    ("The spokesman announced the meeting in a statement Tuesday night.", &["Tuesday night → 2021-05-18"]),
    ("The minister on Wednesday said he was concerned.", &["Wednesday → 2021-05-19"]),
    ("The session of May 12 will be public.", &["May 12 → 2021-05-12"]),
    ("The envoys had been slated to meet on Friday.", &["Friday → 2021-05-14"]),
    ("Thursday's gathering also let them ask.", &["Thursday → 2021-05-13"]),
    ("The two leaders met on Thursday.", &["Thursday → 2021-05-13"]),
    ("The two leaders will meet on Thursday.", &["Thursday → 2021-05-20"]),
    ("The two leaders are set to meet on Friday.", &["Friday → 2021-05-21"]),
    (
        "The minister will urge Norway and Chile to meet their pledges to speed the growth of trade to steady prices at Monday's talks of envoys, sources said.",
        &["Monday → 2021-05-24"],
    ),
    ("The talks are scheduled for Monday in Vienna.", &["Monday → 2021-05-24"]),
    ("The head of the line can expect questions when he testifies Friday before a Senate panel.", &["Friday → 2021-05-21"]),
    ("Noodles went cold at a Lima riverside restaurant on Tuesday night.", &["Tuesday night → 2021-05-18"]),
    ("The talks were held on Monday in Vienna.", &["Monday → 2021-05-17"]),
    ("The envoys plan to hold talks Saturday.", &["Saturday → 2021-05-22"]),
    ("The envoys held talks Saturday.", &["Saturday → 2021-05-15"]),
    ("The premier told reporters on Monday that no date was fixed.", &["Monday → 2021-05-17"]),
    ("The premier is expected to arrive on Sunday.", &["Sunday → 2021-05-23"]),
    ("On Friday, the president will host the king.", &["Friday → 2021-05-21"]),
    ("On Friday, the president hosted the king.", &["Friday → 2021-05-14"]),
    ("Talks resumed as early as 10 a.m. Monday morning.", &["as early as 10 a.m. Monday morning → 2021-05-17"]),
    ("They met last Friday in Cairo.", &["last Friday → 2021-05-14"]),
    ("They will meet next Monday in Cairo.", &["next Monday → 2021-05-24"]),
    ("They will meet next Friday in Cairo.", &["next Friday → "]),
    ("They will meet on Friday of next week in Cairo.", &["Friday of next week → 2021-05-28"]),
    ("Talks may begin on Monday or Tuesday next week.", &["Monday or Tuesday next week → 2021-05-24"]),
    ("They met over the weekend in Cairo.", &["weekend → 2021-05-15"]),
    ("They met on 10th-11th May in Cairo.", &["10th-11th May → 2021-05-10"]),
    ("They met on May 12 in Cairo.", &["May 12 → 2021-05-12"]),
    ("They will meet on June 16 in Geneva.", &["June 16 → 2021-06-16"]),
    ("They met on December 20 in Geneva.", &["December 20 → 2020-12-20"]),
    ("They will meet on January 10 in Geneva.", &["January 10 → 2022-01-10"]),
    ("They met on April 26, 2019, in Geneva.", &["April 26, 2019 → 2019-04-26"]),
    ("They met on 26 April 2019 in Geneva.", &["26 April 2019 → 2019-04-26"]),
    ("The summit of June 7–8 will be held in Cornwall.", &["June 7–8 → 2021-06-07"]),
    ("The June 29-30 summit will be held in Madrid.", &["June 29-30 → 2021-06-29"]),
    ("They will meet on Thursday, June 24, at noon.", &["Thursday, June 24 → 2021-06-24"]),
    ("The leaders met today in Rome.", &["today → 2021-05-19"]),
    ("The council, at its meeting today, Thursday, May 20, 2021, took note.", &["today, Thursday, May 20, 2021 → 2021-05-20"]),
    ("They met yesterday, May 18, in Rome.", &["yesterday, May 18 → 2021-05-18"]),
    ("Speaking on Harbour Television’s Ports Today programme, he told of the pact.", &[]),
    ("Minister Lee today told of the pact.", &["today → 2021-05-19"]),
    ("The leaders met yesterday in Rome.", &["yesterday → 2021-05-18"]),
    ("A mission will visit Kenya tomorrow for talks.", &["tomorrow → 2021-05-20"]),
    ("They spoke earlier today by phone.", &["earlier today → 2021-05-19"]),
    ("They reached a deal late last night.", &["late last night → 2021-05-18"]),
    ("They will meet this weekend in Biarritz.", &["this weekend → 2021-05-22"]),
    ("They will meet next month in Tokyo.", &["next month → 2021-06"]),
    ("They met last month in Tokyo.", &["last month → 2021-04"]),
    ("They will meet later this summer.", &["later this summer → "]),
    ("They met two days ago in Minsk.", &["two days ago → 2021-05-17"]),
    ("They will meet on the 25th in Minsk.", &["the 25th → 2021-05-25"]),
    ("The two sides met on 2021-05-12 in Minsk.", &["2021-05-12 → 2021-05-12"]),
    ("They met in June 2019 in Osaka.", &["June 2019 → 2019-06"]),
    ("Last June they met in Osaka.", &["Last June → 2020-06"]),
    ("A summit in October will follow.", &["October → 2021-10"]),
    ("Talks on Wednesday and Thursday will cover migration.", &["Wednesday and Thursday → 2021-05-19"]),
    ("The talks begin Monday in Havana.", &["Monday → 2021-05-24"]),
    ("The council met before Good Friday, since it was Holy Thursday.", &[]),
    ("The council meets on Mondays.", &[]),
    ("They may march in the sun.", &[]),
    ("Berg and Holm have a summit in Oslo on Friday with Lind.", &["Friday → 2021-05-21"]),
    ("The 12th ministerial meeting lasted two days.", &[]),
    ("The 24-page plan has 12 points.", &[]),
    ("May said she would meet March, the novelist.", &[]),
];

#[test]
fn times_have_the_dates_that_a_reader_gives_them() {
    let wrong: Vec<_> =
        TABLE.iter().map(|(sentence, want)| (sentence, times(sentence), want)).filter(|(_, got, want)| got != *want).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn without_a_day_of_publication_only_full_dates_are_dates() {
    let doc = document("They met on Wednesday and on April 26, 2019.");
    let body = doc.paragraphs[1].sentences.clone();
    let dates: Vec<_> = body.flat_map(|s| grammar::expressions(&doc, s)).map(|found| resolve(found.time, None, Tense::Past)).collect();
    assert_eq!(dates, [None, Some("2019-04-26".to_owned())]);
}

#[test]
fn the_day_of_a_statement_or_a_report_is_no_meetings() {
    let told = |sentence: &str| {
        let doc = document(sentence);
        let body = doc.paragraphs[1].sentences.clone();
        let all: Vec<_> = body.flat_map(|s| grammar::expressions(&doc, s)).collect();
        all.iter().any(|time| super::said::is_of_the_telling(&doc, &time.tokens))
    };
    assert!(told("She announced in a statement on Tuesday that it had failed."));
    assert!(told("The Harbour Times first reported the talks on Tuesday."));
    assert!(!told("They announced talks on Tuesday."));
    assert!(!told("They said in a joint statement on Tuesday that fish was dear."));
}

#[test]
fn a_day_before_a_noun_is_that_of_the_noun() {
    let attribute = |sentence: &str| {
        let doc = document(sentence);
        let body = doc.paragraphs[1].sentences.clone();
        let first = body.flat_map(|sentence| grammar::expressions(&doc, sentence)).next().expect("a time");
        super::events::is_attribute(&doc, &first.tokens)
    };
    assert!(attribute("They spoke of the Feb. 8 derailment near the port."));
    assert!(attribute("The May 21 collision was raised."));
    for own in ["The May 21 meeting was short.", "They met on May 21 in Oslo.", "The May 21 ceremony was short."] {
        assert!(!attribute(own), "{own}");
    }
}
