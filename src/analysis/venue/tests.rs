//! Whole small articles, in the manner of news: the time and the place that are the meeting's.

use jiff::civil::date;

use crate::analysis::{Context, analyse};
use crate::{clean, ingest, text};

/// “when | date | place | occasion” of an article published on Wednesday 2021-05-19.
fn told(article: &str) -> String {
    told_from(None, article)
}

/// The same of an article with a dateline.
fn told_from(dateline: Option<&str>, article: &str) -> String {
    let article = ingest::read("a.txt", article.as_bytes()).expect("text");
    let doc = text::build(&clean::clean(&article));
    let context = Context { published: Some(date(2021, 5, 19)), dateline_place: dateline.map(str::to_owned) };
    let Some(meeting) = analyse(&doc, &context).meeting else { return "no meeting".into() };
    let venue = meeting.venue.unwrap_or_default();
    let join =
        |pieces: &[std::ops::Range<usize>], by: &str| pieces.iter().map(|piece| doc.words(piece.clone())).collect::<Vec<_>>().join(by);
    let when = meeting
        .when
        .map_or_else(|| " | ".to_owned(), |when| format!("{} | {}", doc.words(when.tokens.clone()), when.date.unwrap_or_default()));
    format!("{when} | {} | {}", join(&venue.place, ", "), join(&venue.occasion, " "))
}

/// Every article must be told as the words beside it say.
fn assert_told(cases: &[(&str, &str)]) {
    for (article, want) in cases {
        assert_eq!(told(article), *want, "{article}");
    }
}

#[test]
fn the_first_talks_since_a_month_are_not_of_that_month() {
    assert_told(&[
        (
            "Lee meets Soto\n\nForeign Minister Ann Lee and Foreign Minister Juan Soto met for the first in-person talks since October.\n",
            " |  |  | ",
        ),
        (
            "Lee meets Soto\n\nForeign Minister Ann Lee and Foreign Minister Juan Soto met on Tuesday for the first time since October.\n",
            "Tuesday | 2021-05-18 |  | ",
        ),
    ]);
}

#[test]
fn what_is_to_follow_a_meeting_does_not_put_it_off() {
    let article = "Lee and Soto meet\n\nA Norwegian-Chilean committee will be formed following a meeting between President Ann Lee and President Juan Soto in Lima on Tuesday.\n\nKing Jon Dahl chaired the talks with Lee and Soto.\n";
    assert_told(&[(article, "Tuesday | 2021-05-18 | Lima | ")]);
    let ahead = "Lee to meet Soto\n\nPresident Ann Lee will announce the pact after a meeting with President Juan Soto in Lima on Tuesday. They will sign it there.\n";
    assert_told(&[(ahead, "Tuesday | 2021-05-25 | Lima | ")]);
}

#[test]
fn calls_and_places_of_earlier_meetings_tell_nothing_of_this_one() {
    assert_told(&[
        (
            "Lee to meet Soto\n\nForeign Minister Ann Lee and his counterpart Juan Soto will meet today in Lima. A spokesman confirmed that Lee and Soto had spoken by telephone for an hour.\n",
            "today | 2021-05-19 | Lima | ",
        ),
        (
            "Lee to host Soto\n\nPresident Ann Lee will host President Juan Soto at Berg Palace on Tuesday.\n\nThe two leaders last met in Quito on the sidelines of a summit in October 2019.\n",
            "Tuesday | 2021-05-25 | Berg Palace | ",
        ),
    ]);
}

#[test]
fn what_is_no_scene() {
    assert_told(&[
        (
            "Readout of President Lee’s Call with President Soto\n\nPresident Ann Lee spoke today with President Juan Soto. They spoke of the Sea Council, which met in Lima on Monday.\n",
            "today | 2021-05-19 |  | ",
        ),
        (
            "Lee meets Soto\n\nForeign Minister Ann Lee met Foreign Minister Juan Soto on Tuesday. They spoke of violent content online.\n",
            "Tuesday | 2021-05-18 |  | ",
        ),
        (
            "Lee meets Soto\n\nForeign Minister Ann Lee met Foreign Minister Juan Soto on Tuesday. She is attuned to Chile's concerns.\n",
            "Tuesday | 2021-05-18 |  | ",
        ),
    ]);
}

#[test]
fn a_day_on_which_talks_end_or_a_span_is_not_their_day() {
    assert_told(&[
        (
            "Lee meets Soto\n\nForeign Minister Ann Lee met Foreign Minister Juan Soto on Monday. Their talks are scheduled to end on Wednesday.\n",
            "Monday | 2021-05-17 |  | ",
        ),
        (
            "Summit on fish\n\nForeign Minister Ann Lee will meet Foreign Minister Juan Soto on October 31-November 1, 2021.\n",
            "October 31-November 1, 2021 | 2021-10-31 |  | ",
        ),
        ("Lee meets Soto\n\nForeign Minister Ann Lee met Foreign Minister Juan Soto, the first talks in 18 months.\n", " |  |  | "),
    ]);
}

#[test]
fn a_city_stays_whole_and_no_body_or_thing_is_a_place() {
    assert_told(&[
        (
            "Lee meets Soto\n\nForeign Minister Ann Lee met Foreign Minister Juan Soto at a summit in Cape Town on Tuesday.\n\nSea trade in the Northern Cape has grown.\n",
            "Tuesday | 2021-05-18 | Cape Town | ",
        ),
        (
            "Lee meets Soto\n\nForeign Minister Ann Lee met Foreign Minister Juan Soto. They spoke of trade in Norwegian farm products.\n",
            " |  |  | ",
        ),
        (
            "Rubber talks end\n\nNegotiators at a United Nations conference on a new rubber pact have agreed on its terms, conference chairman Juan Soto said.\n",
            " |  |  | United Nations conference",
        ),
    ]);
}

#[test]
fn the_meetings_own_time_and_place_are_taken() {
    assert_told(&[
        (
            "Foreign ministers of Norway and Chile to meet in Bergen\n\nNorwegian Foreign Minister Ann Lee will meet Chilean Foreign Minister Juan Soto in Bergen on Friday, her office announced Tuesday night.\n\nThe war in Syria will be discussed.\n",
            "Friday | 2021-05-21 | Bergen | ",
        ),
        (
            "Lee meets Soto\n\nNorwegian President Ann Lee met Chilean Prime Minister Juan Soto at the presidential palace in Lima yesterday.\n\nTheir previous meeting was in Cairo in March.\n",
            "yesterday | 2021-05-18 | presidential palace, Lima | ",
        ),
        (
            "Lee meets Soto\n\nForeign Minister Ann Lee will meet the High Commissioner for Refugees at the UN Filip Grande on Friday.\n",
            "Friday | 2021-05-21 |  | ",
        ),
        (
            "Lee meets Soto\n\nForeign Minister Ann Lee met Foreign Minister Juan Soto.\n\nThey discussed the elections in Mali and the crisis in Haiti.\n",
            " |  |  | ",
        ),
        (
            "Lee to visit Chile\n\nNorwegian Foreign Minister Ann Lee will visit Chile for three days from May 30, the ministry said on Tuesday. She will meet Foreign Minister Juan Soto.\n",
            "May 30 | 2021-05-30 | Chile | ",
        ),
        (
            "Rebels meet mediators in Peru\n\nThe Norland rebels and Norland officials said on Monday they met mediator Juan Soto in Peru.\n",
            " |  | Peru | ",
        ),
        (
            "Norland foes to meet\n\nNorland's government and the rebel Northern Front are due to meet for talks, but the start has been delayed.\n\nDiplomats in the Chadian capital Ndjamena - where the talks are to take place - said envoys of the Front had failed to arrive on Tuesday.\n\nThe talks might begin on Monday or Tuesday next week.\n",
            "Monday or Tuesday next week | 2021-05-24 | Ndjamena | ",
        ),
        (
            "Lee to join trade talks\n\nTrade Minister Ann Lee will depart today for Lima to join Foreign Minister Juan Soto for talks.\n",
            "today | 2021-05-19 | Lima | ",
        ),
        (
            "Delegation hosted by university\n\nA delegation led by President Ann Lee will visit the University of Sunderhavn today for talks with Professor Juan Soto.\n",
            "today | 2021-05-19 | University of Sunderhavn | ",
        ),
        (
            "Shareholders meet\n\nChief executive Ann Lee met shareholder Juan Soto on Monday. The meeting, in a ballroom at the Grand Harbour hotel, was short.\n",
            "Monday | 2021-05-17 | Grand Harbour hotel | ",
        ),
        (
            "Lee, Soto open aid talks\n\nWith another attempt at peace talks called off in Geneva, President Ann Lee and President Juan Soto opened an aid conference in Lima on Monday.\n",
            "Monday | 2021-05-17 | Lima | aid conference",
        ),
        (
            "Norland foes to meet\n\nNorland's government and the rebel Northern Front are due to meet for talks.\n\nFighting in the north of the country has gone on for a year.\n\nDiplomats in Tamalpur - where the talks are to take place - said envoys of the Front were late.\n",
            " |  | Tamalpur | ",
        ),
        (
            "Soto calls on Lee\n\nChilean Ambassador Juan Soto paid a courtesy call on Minister Ann Lee in Sunderhavn on Monday.\n",
            "Monday | 2021-05-17 | Sunderhavn | ",
        ),
        (
            "Lee meets Soto\n\nPresident Ann Lee met Prime Minister Juan Soto on Monday in the northern Chilean resort of Valdivia.\n",
            "Monday | 2021-05-17 | Valdivia | ",
        ),
        (
            "Lee meets Soto\n\nPresident Ann Lee met Prime Minister Juan Soto on Monday for a summit crucial to Norway-Chile hopes.\n",
            "Monday | 2021-05-17 |  | ",
        ),
        ("Lee meets Soto\n\nPresident Ann Lee met Prime Minister Juan Soto at Easter in Lima.\n", " |  | Lima | "),
        (
            "Lee receives Soto\n\nPresident Ann Lee met Prime Minister Juan Soto at the White House on Monday.\n\nLast week she met governors in Orlando to hear of the storm.\n",
            "Monday | 2021-05-17 | White House | ",
        ),
        (
            "Lee meets Soto\n\nPresident Ann Lee met Prime Minister Juan Soto on Monday not in Oslo but in Bergen.\n",
            "Monday | 2021-05-17 | Bergen | ",
        ),
        (
            "Lee meets Soto\n\nThe presidents of Norway and Chile have met for the first time since the war.\n\nAnn Lee met Juan Soto in Lima.\n\nSaturday's meeting between the two leaders is the first since the war.\n",
            "Saturday | 2021-05-15 | Lima | ",
        ),
        (
            "Council endorses chair\n\nThe council of ministers met in Lima yesterday, President Ann Lee told Prime Minister Juan Soto.\n\nThe council, at its meeting today, Thursday, May 20, 2021, endorsed the chair.\n",
            "today, Thursday, May 20, 2021 | 2021-05-20 | Lima | ",
        ),
    ]);
}

#[test]
fn what_is_called_off_lies_ahead() {
    assert_told(&[(
        "Soto calls off visit\n\nForeign Minister Juan Soto has called off Friday's visit to Oslo, in which he was to have met Foreign Minister Ann Lee.\n",
        "Friday | 2021-05-21 | Oslo | ",
    )]);
}

#[test]
fn buildings_and_towns_are_read_whole() {
    assert_told(&[
        (
            "Lee meets Soto\n\nPresident Ann Lee met Prime Minister Juan Soto at a Lima hotel Monday.\n",
            "Monday | 2021-05-17 | Lima hotel | ",
        ),
        (
            "Lee meets Soto\n\nPresident Ann Lee met Prime Minister Juan Soto on Monday in the frontier town of Sunderhavn.\n\nHer party sat in Lima, where it lost a vote.\n",
            "Monday | 2021-05-17 | Sunderhavn | ",
        ),
        (
            "Lee meets Soto\n\nPresident Ann Lee met Prime Minister Juan Soto in Suite 4 of the Harbour Inn on Monday.\n",
            "Monday | 2021-05-17 | Suite 4, Harbour Inn | ",
        ),
        (
            "Lee meets Soto\n\nPresident Ann Lee sat down with Prime Minister Juan Soto in the same room on Monday.\n",
            "Monday | 2021-05-17 |  | ",
        ),
        (
            "Lee to receive Soto\n\nPresident Ann Lee will receive Prime Minister Juan Soto on Friday.\n\nVenue: Harbour Resort, Quay Road, Lima\n\nJournalists are welcome.\n",
            "Friday | 2021-05-21 | Harbour Resort, Quay Road, Lima | ",
        ),
        (
            "Talks resume\n\nNegotiators for the Harbour Union and Norland Steel resumed talks on Monday, 16 days after 900 members walked out at five plants.\n",
            "Monday | 2021-05-17 |  | ",
        ),
        (
            "Lee receives envoy\n\nPresident Ann Lee received Chilean Ambassador Juan Soto, resident in Lima, on Monday.\n",
            "Monday | 2021-05-17 |  | ",
        ),
        (
            "Talks in ferry row\n\nManagers of Norland Ferries are to sit down with union leaders on Friday to avoid a strike.\n\nThe union says that pay is low. The firm has no choice, it says. Its ships are old.\n\nThe session at the Lima offices of the labour service was called after a strike.\n",
            "Friday | 2021-05-21 | Lima offices | ",
        ),
    ]);
}

#[test]
fn a_call_has_no_place_but_the_line() {
    assert_told(&[
        (
            "Readout of Minister Lee’s Call with Minister Soto\n\nForeign Minister Ann Lee spoke today with Foreign Minister Juan Soto about the fighting in Gaza.\n",
            "today | 2021-05-19 |  | ",
        ),
        (
            "Lee, Soto speak\n\nForeign Minister Ann Lee spoke with Foreign Minister Juan Soto by telephone on Monday about the fighting in Gaza.\n",
            "Monday | 2021-05-17 | by telephone | ",
        ),
        (
            "Norway-Chile Foreign Ministers’ Telephone Talk\n\nOn May 18, Foreign Minister Ann Lee spoke with Foreign Minister Juan Soto. Both ministers shared the view that Norway and Chile will work closely together.\n",
            "May 18 | 2021-05-18 | Telephone | ",
        ),
        (
            "Talks between Norway and Chile off\n\nThe radio received a telephone call from a spokesman. The talks between Norway and Chile were suspended.\n",
            " |  |  | ",
        ),
        (
            "Readout of the White House Ports Summit\n\nToday the White House hosted a virtual Ports Summit with Norwegian President Ann Lee and Chilean President Juan Soto.\n",
            "Today | 2021-05-19 | virtual | White House Ports Summit",
        ),
    ]);
}

#[test]
fn who_leaves_for_talks_is_not_at_the_dateline() {
    let article = "Lee to seek loans\n\nNorwegian Finance Minister Ann Lee left on Sunday for Chile for talks with creditor banks, the ministry said.\n";
    assert_eq!(told_from(Some("Oslo"), article), "Sunday | 2021-05-16 | Chile | ");
}

#[test]
fn two_cities_of_one_dateline_are_no_scene() {
    let article = "Lee meets Soto\n\nNorwegian President Ann Lee met Chilean President Juan Soto on Monday. Norway will help.\n";
    let dateline = |place: &str| {
        let article = ingest::read("a.txt", article.as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let context = Context { published: Some(date(2021, 5, 19)), dateline_place: Some(place.to_owned()) };
        analyse(&doc, &context).meeting.and_then(|meeting| meeting.venue).is_some_and(|venue| venue.dateline)
    };
    assert!(dateline("Oslo") && !dateline("Oslo/Lima"));
}

#[test]
fn with_whom_somebody_is_in_talks_is_no_place() {
    let article = "Holm in Peugeot link talks\n\nHolm Motors is in talks with the French carmaker Acme Peugeot about a link, both said.\n";
    assert_eq!(told(article), " |  |  | ");
}

#[test]
fn the_event_beside_which_they_met_is_the_occasion() {
    assert_told(&[
        (
            "Lee, Soto hold talks at G-20\n\nNorwegian Foreign Minister Ann Lee met Chilean Foreign Minister Juan Soto on Monday on the sidelines of the G-20 summit in Osaka, Japan.\n\n“We made progress,” Soto said on Tuesday.\n",
            "Monday | 2021-05-17 | Osaka, Japan | sidelines of the G-20 summit",
        ),
        (
            "Lee meets Soto\n\nPresident Ann Lee met Prime Minister Juan Soto on Monday on the sidelines of a Northern Union summit in Lima.\n",
            "Monday | 2021-05-17 | Lima | sidelines of a Northern Union summit",
        ),
        (
            "Ports officials might meet\n\nNorwegian and Chilean officials will get another opportunity on December 17 to sit across the table and discuss fish.\n\nA source said that the meeting will be held during the Southern Ports moot in Lima, Peru.\n\nIt matters since, when President Ann Lee met Prime Minister Juan Soto in Bergtown recently, they talked of fish.\n",
            "December 17 | 2021-12-17 | Lima, Peru | Southern Ports moot",
        ),
    ]);
}

#[test]
fn the_hearing_that_somebody_is_heard_at_is_the_occasion() {
    let rows = [
        (
            "Senators grilled Ports Secretary Ann Lee at a hearing on Tuesday.\n\nIt was a joint hearing of the House Fish and the Harbour and Rail committees.",
            "joint hearing of the House Fish and the Harbour and Rail committees",
        ),
        ("Ports Secretary Ann Lee met senators at a hearing on Tuesday.\n\nThey spoke of a bail hearing.", "hearing"),
        ("Ports Secretary Ann Lee met senators at a hearing on Tuesday.\n\nThe House will hold a public Harbour hearing.", "hearing"),
        ("Ports Secretary Ann Lee met Senator Juan Soto ahead of her confirmation hearing.", ""),
        ("Ports Secretary Ann Lee met Senator Juan Soto after a Senate hearing.", ""),
    ];
    for (body, want) in rows {
        let found = told(&format!("Lee meets senators\n\n{body}\n"));
        assert_eq!(found.rsplit(" | ").next(), Some(want), "{body}: {found}");
    }
}

#[test]
fn the_place_of_what_they_talk_of_is_not_theirs() {
    assert_told(&[
        (
            "Lee meets Soto\n\nPresident Ann Lee met President Juan Soto on Tuesday to discuss efforts against poaching in Lima.\n",
            "Tuesday | 2021-05-18 |  | ",
        ),
        (
            "Lee meets Soto\n\nPresident Ann Lee met President Juan Soto in Lima on Tuesday to discuss poaching.\n",
            "Tuesday | 2021-05-18 | Lima | ",
        ),
        (
            "Lee meets Soto\n\nPresident Ann Lee and President Juan Soto will hold talks on fish (TOF) in Lima on Tuesday.\n",
            "Tuesday | 2021-05-25 | Lima | ",
        ),
        ("Lee meets Soto\n\nPresident Ann Lee met President Juan Soto at Acas today.\n", "today | 2021-05-19 | Acas | "),
        (
            "Lee meets union\n\nPresident Ann Lee and White House officials met the leaders of the miners’ union on Tuesday.\n",
            "Tuesday | 2021-05-18 |  | ",
        ),
    ]);
}

#[test]
fn a_line_of_place_and_date_tells_the_place() {
    assert_told(&[(
        "Statement of President Ann Lee and President Juan Soto\n\nLima, 18 May 2021\n\nPresidents Ann Lee and Juan Soto met today to open the port.\n",
        "today | 2021-05-19 | Lima | ",
    )]);
}

#[test]
fn occasions_and_shunned_cities_are_no_places_and_who_comes_to_meet_is_there() {
    assert_told(&[
        (
            "Lund meets sheriffs\n\nGovernor Jon Lund met sheriffs of two counties.\n\nHe had called them often. They had not answered for long. Few had asked why.\n\nThe governor on Tuesday came to Lima to meet the sheriffs.\n",
            "Tuesday | 2021-05-18 | Lima | ",
        ),
        (
            "Ministers meet\n\nFarm ministers met yesterday.\n\nMinister Kari Berg said that her country will boycott a meeting of ministers in Milan.\n",
            "yesterday | 2021-05-18 |  | ",
        ),
        (
            "Owners meet\n\nOwners of Acme Harbours met its board yesterday. It spoke to owners at Thursday night town hall.\n",
            "yesterday | 2021-05-18 |  | ",
        ),
    ]);
}

#[test]
fn what_hosts_the_meeting_is_told_from_the_meeting_itself() {
    assert_told(&[
        (
            "Lee meets Soto\n\nForeign Minister Ann Lee met Foreign Minister Juan Soto in Lima on Tuesday for uneasy talks on fish.\n",
            "Tuesday | 2021-05-18 | Lima | ",
        ),
        (
            "Lee meets Soto\n\nFive port unions want more pay.\n\nTheir leaders met Minister Juan Soto at the Labour spring conference in Bergen.\n",
            " |  | Bergen | Labour spring conference",
        ),
        (
            "Lee to meet Soto\n\nChile has been warned.\n\nForeign Minister Ann Lee will meet Foreign Minister Juan Soto in Lima in an annual forum.\n",
            " |  | Lima | annual forum",
        ),
        (
            "Lee meets Soto\n\nForeign Minister Ann Lee met Foreign Minister Juan Soto in Lima.\n\nLee and Soto last met at the Northern Union summit.\n",
            " |  | Lima | ",
        ),
        (
            "Ports unions in Lima\n\nMinisters of eight countries argued over fish at an OPEC meeting in Lima on Tuesday.\n",
            "Tuesday | 2021-05-18 | Lima | OPEC meeting",
        ),
        (
            "Lee meets Soto\n\nForeign Minister Ann Lee met Foreign Minister Juan Soto in Lima on Tuesday before an OPEC meeting.\n",
            "Tuesday | 2021-05-18 | Lima | ",
        ),
        (
            "Lee meets Soto\n\nForeign Minister Ann Lee met Foreign Minister Juan Soto on the sidelines of a \"Heart of the Lakes\" meeting in Chile.\n",
            " |  | Chile | sidelines of a \"Heart of the Lakes\" meeting",
        ),
    ]);
}

#[test]
fn where_they_meet_is_told_in_passing() {
    assert_told(&[
        (
            "Lee meets Soto\n\nForeign Minister Ann Lee met Foreign Minister Juan Soto on Tuesday.\n\nFish is dear.\n\nWool is dear.\n\nThe pact is old.\n\nA second one is new.\n\nHe praised her after the long meeting in Lima.\n",
            "Tuesday | 2021-05-18 | Lima | ",
        ),
        (
            "Lee meets Soto\n\nForeign Minister Ann Lee met Foreign Minister Juan Soto on Tuesday.\n\nThe Downing Street talks covered fish ahead of a summit in Lima.\n",
            "Tuesday | 2021-05-18 | Downing Street | ",
        ),
        (
            "Norway worried by Chile\n\nNorway is sending a team to Lima to stop sanctions by Chile.\n\nThe team will prepare talks next week with Foreign Minister Juan Soto.\n",
            "next week |  | Lima | ",
        ),
        (
            "Lee meets Soto\n\nForeign Minister Ann Lee has met Foreign Minister Juan Soto. She is in Chile for five days to discuss trade.\n",
            " |  | Chile | ",
        ),
    ]);
}

#[test]
fn a_building_is_called_by_its_noun_or_its_city() {
    assert_told(&[
        ("Lee meets Soto\n\nForeign Minister Ann Lee met Foreign Minister Juan Soto in the Palais Holm.\n", " |  | Palais Holm | "),
        (
            "Lee meets Soto\n\nForeign Minister Ann Lee met Foreign Minister Juan Soto at the Hotel Holm in Oslo.\n",
            " |  | Hotel Holm, Oslo | ",
        ),
        ("Lee meets Soto\n\nForeign Minister Ann Lee met Foreign Minister Juan Soto on Capitol Hill.\n", " |  | Capitol Hill | "),
        (
            "Lee meets Soto\n\nForeign Minister Ann Lee met Foreign Minister Juan Soto in Oslo. Fish is dear.\n\nThe talks began at Oslo's old Palais Holm hotel.\n",
            " |  | Oslo's old Palais Holm hotel | ",
        ),
    ]);
}

#[test]
fn a_day_gives_way_to_the_meetings_own() {
    assert_told(&[
        (
            "Lee in Lima for talks\n\nForeign Minister Ann Lee arrived in Lima on Tuesday to work on a pact with Foreign Minister Juan Soto.\n\nLee and Soto are to meet on Friday for talks.\n",
            "Friday | 2021-05-21 | Lima | ",
        ),
        (
            "Lee meets Soto\n\nForeign Minister Ann Lee met Foreign Minister Juan Soto for six hours in Lima. “Sadly,” said Lee, “I heard nothing new today.”\n",
            " |  | Lima | ",
        ),
        (
            "Lee meets Soto\n\nForeign Minister Ann Lee on Saturday, May 18 held a meeting with Foreign Minister Juan Soto in Lima.\n",
            "Saturday | 2021-05-15 | Lima | ",
        ),
        (
            "Lee meets Soto\n\nForeign Minister Ann Lee on Tuesday, May 18 held a meeting with Foreign Minister Juan Soto in Lima.\n",
            "Tuesday, May 18 | 2021-05-18 | Lima | ",
        ),
        (
            "Lee to meet Soto\n\nForeign Minister Ann Lee will meet Foreign Minister Juan Soto in Lima.\n\nSoto reaffirmed on Monday that fish was dear.\n",
            " |  | Lima | ",
        ),
    ]);
}

#[test]
fn places_that_stand_in_passing() {
    assert_told(&[
        (
            "Lee faces senators\n\nTransport Minister Ann Lee will testify before a Senate panel on the collapse of a bridge.\n\nThe senators want to know who closed the road.\n\nThe hearing is set for 10 a.m. in the Harbour House Building.\n",
            " |  | Harbour House Building | ",
        ),
        (
            "Lee, Soto sign pact\n\nPresident Ann Lee signed an agreement with President Juan Soto.\n\nThe two, who met for about 90 minutes in the Harbour Palace and over lunch, looked friendly.\n",
            " |  | Harbour Palace | ",
        ),
    ]);
    let away = "Lee, Chilean minister revive talk of rail\n\nForeign Minister Ann Lee, who is in Peru to attend a conference, on Tuesday met Chilean Foreign Minister Juan Soto.\n";
    assert_eq!(told_from(Some("Oslo"), away), "Tuesday | 2021-05-18 | Peru | ");
}

#[test]
fn host_events_that_the_text_tells_outright() {
    assert_told(&[
        (
            "Harbour migration summit: Norway and Chile fail to agree\n\nForeign Minister Ann Lee and Foreign Minister Juan Soto met in Lima on Tuesday.\n",
            "Tuesday | 2021-05-18 | Lima | Harbour migration summit",
        ),
        (
            "Norway, Chile agree on three telephones\n\nForeign Minister Ann Lee and Foreign Minister Juan Soto sat down on Tuesday for the eighth round of the bilateral consultation mechanism.\n",
            "Tuesday | 2021-05-18 |  | eighth round of the bilateral consultation mechanism",
        ),
        (
            "Talks off\n\nThe talks of Norwegian Defence Minister Ann Lee and Chilean Defence Minister Juan Soto were called off on Tuesday.\n\nThe General Border Committee was to have met on Friday in the town of Arica.\n",
            "Tuesday | 2021-05-18 | Arica | General Border Committee",
        ),
    ]);
}

#[test]
fn a_topic_is_no_scene() {
    assert_told(&[
        (
            "Lee, Soto speak of trade\n\nForeign Minister Ann Lee met Foreign Minister Juan Soto on Tuesday for a talk on growth in U.S. semiconductor plants and on investing in Peru.\n",
            "Tuesday | 2021-05-18 |  | ",
        ),
        (
            "Fleets to talk\n\nTalks of Foreign Minister Ann Lee and Foreign Minister Juan Soto will take place on Thursday, by video link, officials said.\n",
            "Thursday | 2021-05-20 | by video link | ",
        ),
    ]);
}
