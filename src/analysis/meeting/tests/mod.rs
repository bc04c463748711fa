//! Meetings of short articles, and who takes part; more of the parties in `parties`.

mod parties;

use super::*;
use crate::analysis::actors;
use crate::analysis::{Context, MeetingStatus};
use crate::{clean, ingest, text};

/// Names of those who take part, or nothing where no meeting is reported; and how far it is.
fn meeting(article: &str) -> Option<(Vec<String>, Option<MeetingStatus>, Option<String>)> {
    let article = ingest::read("a.txt", article.as_bytes()).expect("text");
    let doc = text::build(&clean::clean(&article));
    let reader = Reader::new(&doc);
    let mut findings = Findings::default();
    let stands = actors::find(&reader, &mut findings);
    find(&reader, &stands, &Context::default(), &mut findings);
    let meeting = findings.meeting?;
    let mut names: Vec<String> = meeting.participants.iter().map(|one| findings.actors[one.actor].name.clone()).collect();
    names.sort();
    Some((names, meeting.status, meeting.format.map(|tokens| doc.words(tokens).to_owned())))
}

#[test]
fn two_who_will_meet() {
    let found = meeting(
        "Berg to meet Holm in Oslo\n\nNorwegian Foreign Minister Kari Berg will meet Danish Foreign Minister Peter Holm in Oslo on Friday for their first face-to-face talks.\n\nA spokesman, Jon Dahl, said the two would discuss fish.\n",
    );
    assert_eq!(
        found,
        Some((vec!["Kari Berg".into(), "Peter Holm".into()], Some(MeetingStatus::Planned), Some("first face-to-face".into())))
    );
}

#[test]
fn a_readout_of_a_call() {
    let found = meeting(
        "Secretary Hale’s Call with Foreign Minister Berg\n\nSecretary of State John Hale spoke by phone today with Norwegian Foreign Minister Kari Berg. Secretary Hale thanked Foreign Minister Berg.\n",
    );
    let (names, status, format) = found.expect("a call is a meeting");
    assert_eq!((names, status), (vec!["John Hale".to_owned(), "Kari Berg".to_owned()], Some(MeetingStatus::Held)));
    assert!(format.is_some_and(|format| format.contains("phone")));
}

#[test]
fn a_call_that_went_before_is_not_the_meeting() {
    let found = meeting(
        "Norwegian and Danish ministers meet in Oslo\n\nThe Norwegian and Danish foreign ministers Kari Berg and Peter Holm met in Oslo today, their meetings follow a telephone conversation between the presidents of the two countries.\n",
    );
    let (names, _, format) = found.expect("a meeting");
    assert!(names.contains(&"Kari Berg".to_owned()) && names.contains(&"Peter Holm".to_owned()), "{names:?}");
    assert_eq!(format, None);
}

#[test]
fn a_call_between_others_is_not_how_they_meet() {
    let found = meeting(
        "Readout of Secretary Hale’s Meeting with Minister Berg\n\nSecretary of State John Hale met today with Norwegian Foreign Minister Kari Berg in Lima. Their meeting followed up on the May 9 phone call between President Ole Dahl and President Ann Lee.\n",
    );
    assert_eq!(found.expect("a meeting").2, None);
}

#[test]
fn those_whom_the_clause_joins_take_part_together() {
    let (names, ..) = meeting(
        "Ministers meet in Oslo\n\nEnvoys of Norway, Chile and Peru met in Oslo on Friday for talks on fish.\n\nNorway and Chile have fished there for years. Norway wants more. Chile wants less.\n",
    )
    .expect("a meeting");
    assert!(["Norway", "Chile", "Peru"].iter().all(|country| names.iter().any(|name| name.contains(country))), "{names:?}");
}

#[test]
fn who_confirms_is_absent_or_issues_the_readout_is_no_party() {
    let (names, ..) = meeting(
        "Readout from Spokesperson Ann Lee on Minister Berg’s Meeting with Minister Holm\n\nForeign Minister Kari Berg met Foreign Minister Peter Holm on Friday, Harbour News confirmed.\n\nIn the absence of Jon Dahl, Berg spoke of fish.\n",
    )
    .expect("a meeting");
    assert_eq!(names, ["Kari Berg", "Peter Holm"]);
}

#[test]
fn a_call_to_action_is_no_meeting() {
    let names_a_meeting = |sentence: &str| {
        let doc = text::build(&clean::clean(&ingest::read("a.txt", format!("Fish\n\n{sentence}").as_bytes()).expect("text")));
        let reader = Reader::new(&doc);
        (0..doc.tokens.len()).any(|at| triggers::meeting_noun(&reader, at).is_some())
    };
    assert!(!names_a_meeting("Norway signed the Oslo Call on fish."));
    assert!(!names_a_meeting("Norway answered a call to action on fish."));
    assert!(names_a_meeting("Norway asked for a call with Chile."));
}

#[test]
fn talks_that_were_called_off() {
    let found = meeting(
        "Norway cancels talks with Denmark\n\nNorway called off talks with Denmark on Monday after the two governments failed to agree on an agenda.\n",
    );
    let (_, status, _) = found.expect("a cancelled meeting is one");
    assert_eq!(status, Some(MeetingStatus::Cancelled));
}

#[test]
fn offices_of_many_words_keep_a_list_together() {
    let found = meeting(
        "Hale meets leaders\n\nSecretary of State John Hale met with King Haakon, the King's son, Crown Prince Olav, and Foreign Minister Kari Berg on Monday.\n",
    );
    let (names, ..) = found.expect("a meeting");
    assert!(["Olav", "Kari Berg"].iter().all(|name| names.iter().any(|one| one.contains(name))), "{names:?}");
}

#[test]
fn deadlines_reactions_and_programmes_are_no_meetings() {
    for article in [
        "Norway meets deadline for fish plan\n\nNorway met the deadline for its plan to reduce the catch. The plan was sent to Brussels on Friday.\n",
        "Plan met with criticism\n\nThe plan to cut the catch met with criticism on Friday. Fishermen said it went too far.\n",
        "House prices fall\n\nHouse prices fell in March, a survey said. Sales were slow and lenders were careful.\n",
        "Minister defends plan\n\nKari Berg said on “Meet the Press” that the plan would work. She expects prices to fall.\n",
        "Minister Kari Berg With Ole Dahl of Meet the Press\n\nQUESTION: Minister Berg met Premier Soto on Monday. Welcome.\n\nMINISTER BERG: Premier Soto and I met in Oslo and held talks on fish.\n\nQUESTION: And?\n",
    ] {
        assert_eq!(meeting(article), None, "{article}");
    }
}

#[test]
fn whom_those_named_meet_is_no_less_a_party_than_they_are() {
    let found = meeting(
        "Lund and Berg hold talks\n\nTwo Norwegian ministers have had what they called a useful meeting with representatives of Acme Harbour Works.\n\nTrade Minister Kari Berg said options were explored.\n\nPorts Minister Ole Lund also attended the talks and further discussions are planned next month.\n",
    );
    let (names, ..) = found.expect("a meeting");
    assert_eq!(names, ["Kari Berg", "Ole Lund", "representatives of Acme Harbour Works"]);
}

#[test]
fn who_pays_a_call_meets_and_who_calls_for_something_does_not() {
    let found = meeting(
        "Berg, Dahl discuss fish\n\nArmy chief General Kari Berg called on Prime Minister Ole Dahl on Monday at his office. The meeting discussed fish.\n",
    );
    let (names, ..) = found.expect("a meeting");
    assert_eq!(names, ["Kari Berg", "Ole Dahl"]);
    let found =
        meeting("Berg speaks of fish\n\nForeign Minister Kari Berg called on Prime Minister Ole Dahl to cut the catch on Monday.\n");
    assert_eq!(found, None);
}

#[test]
fn a_pronoun_meets_for_whom_it_means() {
    let found = meeting(
        "Norway's Berg to visit Chile\n\nNorwegian Prime Minister Kari Berg will visit Chile for three days from May 30, her office said. She is to meet her counterpart Juan Soto in Santiago on May 31.\n\nSoto visited Oslo in October.\n",
    );
    let (names, ..) = found.expect("a meeting");
    assert!(names.contains(&"Juan Soto".to_owned()), "{names:?}");
}

/// Who stands left and right of each word for a meeting: “met: Kari Berg – Peter Holm”.
fn clauses(body: &str) -> Vec<String> {
    let article = ingest::read("a.txt", format!("Fish\n\n{body}\n").as_bytes()).expect("text");
    let doc = text::build(&clean::clean(&article));
    let reader = Reader::new(&doc);
    let mut findings = Findings::default();
    let stands = actors::find(&reader, &mut findings);
    let names = |all: &[usize]| all.iter().map(|&actor| findings.actors[actor].name.clone()).collect::<Vec<_>>().join(", ");
    let told = |event: &Event| format!("{}: {} – {}", doc.words(event.trigger.clone()), names(&event.left), names(&event.right));
    events::find(&reader, &stands).iter().map(told).collect()
}

/// Every body's clauses must be told as the words beside it say.
fn assert_clauses(rows: &[(&str, Vec<&str>)]) {
    let told: Vec<_> = rows.iter().map(|(body, _)| (*body, clauses(body))).collect();
    let wrong: Vec<_> = told.iter().zip(rows).filter(|((_, found), (_, expected))| found != expected).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn clauses_that_tell_who_meets() {
    assert_clauses(&[
        ("In its monthly meeting today, the Oslo Harbour Board raised its fees.", vec!["meeting: Oslo Harbour Board – "]),
        ("The Oslo Harbour Board raised its fees at its meeting on Monday.", vec!["meeting: Oslo Harbour Board – "]),
        // Whose meeting that was is told by “with”.
        ("The Oslo Harbour Board raised its fees after its talks with Kari Berg.", vec!["talks with: Oslo Harbour Board – Kari Berg"]),
        ("Father Ole Dahl is a go-between between Kari Berg and the rebels.", vec!["go-between:  – Kari Berg, rebels"]),
        ("Father Ole Dahl is a go-between.", vec![]),
        ("The crew voted on a pay deal negotiated between Acme Corp. and the unions.", vec![]),
        ("Olav Ask will meet his counterpart from Chile, Juan Soto, in Oslo.", vec!["meet: Olav Ask – Juan Soto"]),
        ("Kari Berg urged Juan Soto on Wednesday in talks in Oslo to buy fish.", vec!["talks: Kari Berg – Juan Soto"]),
        ("Kari Berg told Juan Soto after an earlier meeting that fish was dear.", vec![]),
        ("Union leaders negotiated with Kari Berg.", vec!["negotiated: Union leaders – Kari Berg"]),
        (
            "The talks are between the Harbour Liberation Front (HLF) and a Chilean government delegation.",
            vec!["talks:  – Harbour Liberation Front, Chilean government delegation"],
        ),
        ("The talks are led by Kari Berg for the government and Ole Dahl for the union.", vec!["led:  – Kari Berg, Ole Dahl"]),
        ("The talks are led by Kari Berg for the government.", vec!["led:  – Kari Berg"]),
        ("Two days of talks with Premier Kari Berg had failed, they said.", vec!["talks:  – Kari Berg"]),
        ("Premier Kari Berg and President Ole Dahl spoke by telephone on Tuesday.", vec!["spoke: Kari Berg, Ole Dahl – "]),
        ("Premier Kari Berg and President Ole Dahl spoke for about 50 minutes.", vec!["spoke: Kari Berg, Ole Dahl – "]),
        ("Premier Kari Berg and President Ole Dahl spoke about fish.", vec![]),
        ("Premier Kari Berg told her Chilean counterpart that fish were dear.", vec!["told: Kari Berg – "]),
        ("Norway and Chile remained divided over fish after two days of talks.", vec!["talks: Norway, Chile – "]),
        ("Norway and Chile said fish were dear after two days of talks.", vec![]),
        ("Officials from Norway and Chile came out of a day of talks on Monday.", vec!["talks: Norway, Chile – "]),
        ("Premier Kari Berg touched down in Chile on Tuesday for two days of talks.", vec!["talks: Kari Berg – "]),
        ("Envoy Kari Berg was received this morning by President Ole Dahl.", vec!["received: Kari Berg – Ole Dahl"]),
        (
            "Fish prices were discussed today by Premier Kari Berg and President Ole Dahl.",
            vec!["discussed today by:  – Kari Berg, Ole Dahl"],
        ),
        ("Ambassador Kari Berg Wednesday called on Minister for Fisheries Ole Dahl.", vec!["called on: Kari Berg – Ole Dahl"]),
        ("Premier Kari Berg this morning saw President Ole Dahl.", vec!["saw: Kari Berg – Ole Dahl"]),
        ("Premier Kari Berg saw President Ole Dahl as a threat.", vec![]),
        (
            "Premier Kari Berg and President Ole Dahl spent nearly three hours together.",
            vec!["spent nearly three hours together: Kari Berg, Ole Dahl – "],
        ),
        ("Premier Kari Berg left on Sunday for Chile for talks on fish.", vec!["talks: Kari Berg – "]),
        ("Premier Kari Berg left on Sunday for Chile for talks with creditor banks.", vec!["talks: Kari Berg – creditor banks"]),
        ("Two World Bank review teams are in Chile to assess a loan.", vec!["are in: Two World Bank review teams – "]),
        ("Two World Bank review teams were in Chile to assess a loan.", vec![]),
        ("Premier Kari Berg told President Ole Dahl that fish were dear.", vec!["told: Kari Berg – Ole Dahl"]),
        ("Premier Kari Berg told President Ole Dahl in a letter that fish were dear.", vec![]),
        ("In separate talks with President Ole Dahl, Premier Kari Berg sold fish.", vec!["talks: Kari Berg – Ole Dahl"]),
        (
            "During a meeting with President Ole Dahl, the envoy said fish were dear, Premier Kari Berg said.",
            vec!["meeting with:  – Ole Dahl"],
        ),
        ("Acme Motors is in late-stage talks about a merger.", vec!["talks: Acme Motors – "]),
        ("Acme Motors is in the talks about a merger.", vec![]),
        ("Acme Motors spoke to the French carmaker Holm Peugeot.", vec!["spoke to: Acme Motors – Holm Peugeot"]),
        (
            "Premier Kari Berg won support from lawmakers, including Senator Ole Dahl, who met with Berg on Monday.",
            vec!["including: Kari Berg – Ole Dahl", "met with: Ole Dahl – Kari Berg"],
        ),
        ("Talks between the Harbour Liberation Front (HLF) and Norway have failed.", vec!["Talks:  – Harbour Liberation Front, Norway"]),
        ("The Oslo Harbour Board adjourned Thursday night without a vote.", vec!["adjourned: Oslo Harbour Board – "]),
    ]);
}

#[test]
fn clauses_that_tell_who_is_beside_whom() {
    assert_clauses(&[
        (
            "Premier Kari Berg sold fish at a news conference in Oslo alongside President Ole Dahl.",
            vec!["conference: Kari Berg – Ole Dahl"],
        ),
        (
            "Fish were dear, Kari Berg said at a news conference with three Chilean ministers.",
            vec!["conference: Kari Berg – three Chilean ministers"],
        ),
        ("Kari Berg said at a news conference that fish were dear.", vec![]),
        ("Premier Kari Berg talks up ties with Chile.", vec![]),
        ("Premier Kari Berg sparred with President Ole Dahl in front of reporters in Oslo.", vec!["sparred with: Kari Berg – Ole Dahl"]),
        ("Premier Kari Berg sparred with President Ole Dahl over fish.", vec![]),
        ("Fish negotiators from Norway and Chile on Monday cleared a hurdle.", vec!["cleared: Norway, Chile – "]),
        ("Fish negotiators from Norway on Monday cleared a hurdle.", vec![]),
        ("Premier Kari Berg flew to Oslo on Monday to see President Ole Dahl.", vec!["see: Kari Berg – Ole Dahl"]),
        ("Premier Kari Berg hopes to see President Ole Dahl resign.", vec![]),
        (
            "Premier Kari Berg toured the harbour on Monday with Governor Ole Dahl.",
            vec!["toured the harbour on Monday with: Kari Berg – Ole Dahl"],
        ),
        ("Premier Kari Berg toured the harbour with a camera.", vec![]),
        ("Chile told visiting Norwegian Envoy Kari Berg it wanted fish.", vec!["told: Chile – Kari Berg"]),
        ("Kari Berg's remarks to the presidents of Chile and Peru reassured them.", vec!["remarks to: Kari Berg – Chile, Peru"]),
        ("Kari Berg told the presidents of Chile and Peru in a letter that fish were dear.", vec![]),
        ("Premier Kari Berg is to see President Ole Dahl on Monday.", vec!["see: Kari Berg – Ole Dahl"]),
        ("Kari Berg and Ole Dahl ended on Monday in the border city of Arica a meeting on fish.", vec!["meeting: Kari Berg, Ole Dahl – "]),
        ("Chile on Monday barred Minister Kari Berg from entering the country.", vec![]),
    ]);
}

#[test]
fn a_meeting_is_told_where_nobody_is_named_with_it() {
    let article = "Strike talks go on\n\nThe harbour has been shut since May. The two sides do not meet face to face. Talks to avert a strike are to continue through the night, both sides said.\n\nThe negotiators are tired. They have been at the negotiating table for two days. A mediator has spoken of a deadlock.\n";
    let article = ingest::read("a.txt", article.as_bytes()).expect("text");
    let doc = text::build(&clean::clean(&article));
    let reader = Reader::new(&doc);
    let event = foremost::nameless(&reader).expect("talks are told of");
    assert_eq!((doc.words(event.trigger.clone()), event.parties().count()), ("Talks", 0));
    assert!(doc.words(reader.doc.sentences[event.sentence].tokens.clone()).starts_with("Talks to avert"));
}

#[test]
fn clauses_that_tell_who_is_heard() {
    assert_clauses(&[
        ("Kari Berg told a Senate panel that fish were dear.", vec!["told: Kari Berg – "]),
        ("Kari Berg told the committee's clerk that fish were dear.", vec![]),
        (
            "Kari Berg faced nearly four hours of questions from the fish committee.",
            vec!["faced nearly four hours of questions from: Kari Berg – "],
        ),
        (
            "The Senate Fish Committee will hold a hearing on Monday for Kari Berg, President Ole Dahl's nominee.",
            vec!["hearing: Senate Fish Committee – Kari Berg"],
        ),
        (
            "Kari Berg was giving evidence to the Commons fish quotas select committee's inquiry.",
            vec!["giving evidence to: Kari Berg – Commons fish quotas select committee"],
        ),
        (
            "Giving evidence to the Commons fish select committee, Kari Berg said fish were dear.",
            vec!["Giving evidence to: Kari Berg – Commons fish select committee"],
        ),
        ("Kari Berg told the Oslo city council that fish were dear.", vec!["told: Kari Berg – Oslo city council"]),
        ("Kari Berg told the council's clerk that fish were dear.", vec![]),
        ("Kari Berg told skeptical House lawmakers that fish were dear.", vec!["told: Kari Berg – "]),
        ("Kari Berg told senators in a letter that fish were dear.", vec![]),
        ("Kari Berg testified before Congress on Monday.", vec!["testified before: Kari Berg – Congress"]),
        ("Kari Berg testified Monday that fish were dear. The committee will vote today.", vec!["testified: Kari Berg – "]),
        ("The head of a Chilean shipping line will testify before a Senate panel.", vec!["testify before:  – "]),
        ("Kari Berg testified Monday that fish were dear. The jury will vote today.", vec![]),
        ("Minister Kari Berg defended the quotas in testimony to a Senate panel.", vec!["testimony to: Kari Berg – "]),
        ("Prepare for Kari Berg's appearance this week before two House committees.", vec!["appearance this week before: Kari Berg – "]),
        ("Senators questioned Minister Kari Berg about fish on Monday.", vec!["questioned: Kari Berg – "]),
        ("Police questioned Minister Kari Berg about fish on Monday.", vec![]),
        (
            "Chile's Kari Berg was hopeful on Monday. She said that fish in Peru were dear. “Eat less,” she told the Senate Fish Committee.",
            vec!["told: Kari Berg – Senate Fish Committee"],
        ),
    ]);
}

#[test]
fn a_team_acts_for_the_country_that_opens_the_text() {
    let body = "Norway will seek more money for fish, officials said.\n\nA team will visit Chile next month for talks with bankers.";
    assert_eq!(clauses(body), ["visit: Norway – Chile", "talks: Norway – bankers"]);
}

#[test]
fn what_will_be_held_on_a_later_day_is_planned_whatever_else_was_held() {
    let body = "The Senate Fish Committee will hold a confirmation hearing on Dec. 5 for Kari Berg, the panel said on Monday.\n\nBerg met Senator Ole Dahl on Tuesday. He said that she was ready.";
    let article = ingest::read("a.txt", format!("Senate panel sets hearing for Berg\n\n{body}\n").as_bytes()).expect("text");
    let doc = text::build(&clean::clean(&article));
    let reader = Reader::new(&doc);
    let mut findings = Findings::default();
    let stands = actors::find(&reader, &mut findings);
    find(&reader, &stands, &Context { published: Some(jiff::civil::date(2021, 11, 18)), dateline_place: None }, &mut findings);
    assert_eq!(findings.meeting.expect("a hearing").status, Some(MeetingStatus::Planned));
}

#[test]
fn what_is_told_as_past_with_no_other_word_beside_it_was_held() {
    for (body, past) in [
        ("Premier Kari Berg and President Ole Dahl spoke briefly on Wednesday by phone.", true),
        ("Premier Kari Berg and President Ole Dahl did not meet on Wednesday.", false),
        ("Premier Kari Berg and President Ole Dahl speak on Wednesday by phone.", false),
        ("Premier Kari Berg met President Ole Dahl and talks will resume.", false),
    ] {
        let article = ingest::read("a.txt", format!("Fish\n\n{body}\n").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let reader = Reader::new(&doc);
        let stands = actors::find(&reader, &mut Findings::default());
        let found = events::find(&reader, &stands).first().map(|event| status::is_told_as_past(&reader, event));
        assert_eq!(found, Some(past), "{body}");
    }
}

#[test]
fn who_is_named_by_the_way_stands_for_no_country_that_meets() {
    let found = meeting(
        "Norway, Chile still divided over fish\n\nTalks last week between Norway and Chile failed to settle a dispute over fish, diplomats said.\n\nNorway says that Chile sells too much fish. Chile says that Norway does.\n\nNorwegian trade representative Ole Dahl has gone home.\n",
    );
    let (names, ..) = found.expect("a meeting");
    assert!(names.contains(&"Norway".to_owned()) && names.contains(&"Chile".to_owned()), "{names:?}");
}

#[test]
fn a_hearing_has_its_body_and_whom_it_hears() {
    let found = meeting(
        "Senate panel sets hearing for Berg\n\nThe Senate Fish Committee will hold a confirmation hearing on Dec. 5 for Kari Berg, President Ole Dahl's nominee for the Fish Agency, it said on Monday.\n\nBerg met senators on Tuesday.\n",
    );
    let (names, ..) = found.expect("a hearing is a meeting");
    assert_eq!(names, ["Kari Berg", "Senate Fish Committee"]);
}

#[test]
fn who_only_comments_far_from_the_meeting_takes_no_part() {
    let found = meeting(
        "Berg meets Holm\n\nNorwegian Foreign Minister Kari Berg met Danish Foreign Minister Peter Holm in Oslo on Friday.\n\nBerg thanked Holm.\n\nThey spoke of fish.\n\nThe catch has halved.\n\nSwedish Foreign Minister Eva Lind said fish was dear.\n",
    );
    let (names, ..) = found.expect("a meeting");
    assert_eq!(names, ["Kari Berg", "Peter Holm"]);
}

/// Names of the parties to all events of a text, event by event.
fn parties(body: &str) -> Vec<Vec<String>> {
    let article = ingest::read("a.txt", format!("News\n\n{body}\n").as_bytes()).expect("text");
    let doc = text::build(&clean::clean(&article));
    let reader = Reader::new(&doc);
    let mut findings = Findings::default();
    let stands = actors::find(&reader, &mut findings);
    let events = events::find(&reader, &stands);
    events.iter().map(|event| event.parties().map(|actor| findings.actors[actor].name.clone()).collect()).collect()
}

#[test]
fn parties_are_told_in_many_ways() {
    let rows: [(&str, &[&str]); 8] = [
        ("Economic adviser Kari Berg, Investing Abroad Chief Economist Ann Poe and Mr. Jon Dahl met on Monday.", &["Berg", "Poe", "Dahl"]),
        ("Secretary Kari Berg met Harbour Union representatives Ann Poe and Jon Dahl.", &["Kari Berg", "Ann Poe", "Jon Dahl"]),
        ("Secretary Kari Berg met with Deputy Prime Minister/Foreign Minister Jon Dahl.", &["Kari Berg", "Jon Dahl"]),
        ("Secretary Kari Berg came to hear from President Jon Dahl.", &["Kari Berg", "Jon Dahl"]),
        ("Secretary Kari Berg spent just over two hours with Premier Jon Dahl.", &["Kari Berg", "Jon Dahl"]),
        ("The team comprised president Kari Berg, striker Ann Poe and lawyer Jon Dahl.", &["Kari Berg", "Ann Poe", "Jon Dahl"]),
        ("Others in the room were Sens. Ann Poe and Jon Dahl.", &["Ann Poe", "Jon Dahl"]),
        ("Secretary Kari Berg spent two hours with pupils, Jon Dahl said.", &[]),
    ];
    for (body, wanted) in rows {
        let found = parties(body);
        let all = |event: &Vec<String>| wanted.iter().all(|name| event.iter().any(|one| one.contains(name)));
        assert!(if wanted.is_empty() { found.is_empty() } else { found.iter().any(all) }, "{body}: {found:?}");
    }
}

#[test]
fn words_beside_a_name_tell_of_its_part() {
    let sign = |body: &str, fits: fn(&Reader, &Stand) -> bool| {
        let article = ingest::read("a.txt", format!("News\n\n{body}\n").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let reader = Reader::new(&doc);
        let stands = actors::find(&reader, &mut Findings::default());
        stands.iter().any(|stand| fits(&reader, stand))
    };
    assert!(sign("She saw her Danish opposite number, Jon Dahl, on Monday.", signs::is_counterpart));
    assert!(!sign("His colleague said on Monday that Jon Dahl was ill.", signs::is_counterpart));
    assert!(sign("Jon Dahl told the emergency meeting that fish were scarce.", signs::tells_a_meeting));
    assert!(!sign("Jon Dahl told reporters after the meeting that fish were scarce.", signs::tells_a_meeting));
    assert!(sign("Minister Jon Dahl did not attend.", signs::is_away));
    assert!(!sign("Minister Jon Dahl did not say what he wanted.", signs::is_away));
    assert!(sign("Minister Jon Dahl and Premier Ida Lund declined invitations to the talks.", signs::declines));
    assert!(!sign("Minister Jon Dahl declined to say what he wanted.", signs::declines));
    assert!(sign("JON DAHL, host: This is the evening news.", signs::brings_the_news));
    assert!(!sign("The host of the summit, Jon Dahl, was pleased.", signs::brings_the_news));
    assert!(sign("Jon Dahl, our diplomatic correspondent, was there.", signs::brings_the_news));
    assert!(sign("By Jon Dahl Health reporter", signs::brings_the_news));
    assert!(!sign("Jon Dahl met a correspondent of the paper.", signs::brings_the_news));
    assert!(!sign("Jon Dahl and a correspondent were there.", signs::brings_the_news));
}

#[test]
fn whoever_is_listed_takes_part() {
    let found = meeting(
        "President Berg meets mayors\n\nPresident Jonas Berg met mayors in Oslo today and thanked them.\n\nParticipants included:\n\n- Mayor Kari Holm\n- Mayor Ole Dahl\n- Mayor Ida Lund\n- Mayor Nils Vik\n- Mayor Liv Moe\n- Oresa Dean-Moe, Harbour Council\n",
    );
    let (names, ..) = found.expect("they met");
    for name in ["Kari Holm", "Ole Dahl", "Ida Lund", "Nils Vik", "Liv Moe", "Oresa Dean-Moe"] {
        assert!(names.iter().any(|own| own == name), "{name} in {names:?}");
    }
}

#[test]
fn what_is_denied_was_not_held() {
    let status = |lead: &str| {
        meeting(&format!("Mayor and chiefs at odds over talks\n\n{lead} The mayor spoke of the road.\n")).and_then(|found| found.1)
    };
    let told = |sentence: &str| status(&format!("Foreign Minister Kari Berg and Foreign Minister Peter Holm {sentence} in Oslo."));
    assert_eq!(told("have concluded talks"), Some(MeetingStatus::Held));
    assert_eq!(told("have begun uneasy summit talks"), Some(MeetingStatus::UnderWay));
    assert_eq!(told("are holding a one-day summit"), Some(MeetingStatus::UnderWay));
    assert_eq!(told("are set to meet"), Some(MeetingStatus::Planned));
    assert_eq!(status("The second round of talks between the envoys of Norway and Chile has ended in Oslo."), Some(MeetingStatus::Held));
    assert_eq!(status("Mayor Kari Berg will not meet with Chief Peter Holm in Oslo on Friday."), Some(MeetingStatus::Refused));
    assert_eq!(status("Mayor Kari Berg refused to meet Chief Peter Holm in Oslo on Friday."), Some(MeetingStatus::Refused));
    assert_eq!(status("Mayor Kari Berg did not meet Chief Peter Holm in Oslo on Friday."), None);
    assert_eq!(status("Mayor Kari Berg met Chief Peter Holm in Oslo on Friday."), Some(MeetingStatus::Held));
    assert_eq!(status("Mayor Kari Berg and Chief Peter Holm agreed to begin talks in Oslo on Friday."), Some(MeetingStatus::Planned));
}

#[test]
fn who_met_weeks_before_takes_no_part() {
    let names = |lead: &str| meeting(&format!("Norway and Chile hold talks\n\n{lead} The talks were about fish.\n")).map(|found| found.0);
    let ministers = Some(vec!["Kari Berg".to_owned(), "Peter Holm".to_owned()]);
    for lead in [
        "Norwegian Foreign Minister Kari Berg met Chilean Foreign Minister Peter Holm in Oslo two weeks after the presidents of Aden and Peru, Ole Dahl and Ida Lund, discussed fish and held talks in Lima.",
        "Following on the May 3 meeting between President Ole Dahl and Premier Ida Lund, Norwegian Foreign Minister Kari Berg and Chilean Foreign Minister Peter Holm met in Oslo.",
    ] {
        assert_eq!(names(lead), ministers, "{lead}");
    }
}

#[test]
fn who_speaks_from_another_city_takes_no_part() {
    let found = meeting(
        "Peace talks open in Lima\n\nPeace talks between Norwegian Foreign Minister Kari Berg and Chilean Foreign Minister Peter Holm opened in Lima on Monday.\n\nIn London, British Foreign Secretary Robin Lund warned that the war was not over.\n",
    );
    let (names, ..) = found.expect("they met");
    assert_eq!(names, ["Kari Berg", "Peter Holm"]);
}

#[test]
fn a_president_whose_envoys_talk_takes_no_part() {
    let found = meeting(
        "Norway and Chile hold talks on fish\n\nNorwegian Foreign Minister Kari Berg met Chilean Foreign Minister Peter Holm in Oslo on Friday.\n\nNorwegian President Jon Dahl said the quota must rise. Dahl will run again.\n",
    );
    let (names, ..) = found.expect("they met");
    assert_eq!(names, ["Kari Berg", "Peter Holm"]);
}

#[test]
fn a_group_that_meets_stands_before_those_who_do_not() {
    for last in [
        "The decision not to invite Foreign Minister Kari Berg angered Norway.",
        "The two-day meeting will be followed by talks with Peru where top Danish diplomat Peter Holm will ask for quotas.",
        "Danish diplomat Peter Holm declined to comment.",
        "In a letter to Danish diplomat Peter Holm, they asked for more.",
    ] {
        let found = meeting(&format!(
            "Fishing ministers meet in Oslo\n\nFishing ministers gathered in Oslo on Friday for talks on quotas.\n\n{last}\n"
        ));
        let (names, ..) = found.expect("a meeting");
        assert!(names.len() == 1 && names[0].contains("ministers"), "{names:?}: {last}");
    }
}

#[test]
fn credits_name_nobody_who_meets_and_tags_do_not_end_a_list() {
    let (names, ..) = meeting(
        "Gov. Lund Meets with Port Sheriffs Behind Closed Doors\n\nAnna Hill | Harbour News\n\nGov. Jon Lund met with sheriffs on Friday.\n",
    )
    .expect("a meeting");
    assert!(names.iter().all(|name| !name.contains("Hill") && !name.contains("Behind")), "{names:?}");
    let (names, ..) = meeting(
        "Lund meets leaders\n\nPresident Jon Lund met with Senator Anna Hill, D-Nev., Senator Peter Stone, R-Ky., and Senator Mary Dahl, D-Calif., on Friday.\n",
    )
    .expect("a meeting");
    assert_eq!(names, ["Anna Hill", "Jon Lund", "Mary Dahl", "Peter Stone"]);
}

#[test]
fn a_meeting_that_was_put_off_or_went_on_is_told_so() {
    let found = meeting(
        "Lund calls leaders to talks\n\nPresident Jon Lund and Premier Anna Hill plan to meet with union leaders on Monday.\n\nThe meeting, originally scheduled for 3 p.m., was indefinitely postponed, an aide said.\n",
    );
    assert_eq!(found.expect("a meeting").1, Some(MeetingStatus::Postponed));
    let found = meeting(
        "Harbour officials and the dockers union went back to mediation Thursday in search of a contract.\n\nA mediator helped them.\n",
    );
    assert_eq!(found.expect("a meeting").1, Some(MeetingStatus::Held));
}

#[test]
fn merger_talks_and_questions_of_lawmakers_are_meetings_and_a_wish_is_none() {
    let (names, ..) = meeting(
        "Acme and Holm 'in merger talks'\n\nTwo of the biggest shippers, Acme Harbours and Holm Harbours, are discussing a possible merger, reports say.\n\nThe companies are said to have spent two weeks deep in talks.\n",
    )
    .expect("a meeting");
    assert!(names.iter().any(|name| name == "Acme Harbours") && names.iter().any(|name| name == "Holm Harbours"), "{names:?}");
    assert!(
        meeting("Bank chiefs asked\n\nThe chiefs of the biggest banks faced a second day of tough questioning from lawmakers on Thursday, as prices rose.\n\nFish was dear.\n")
            .is_some()
    );
    let wish = meeting(
        "Voters want change\n\nA majority of voters would prefer that President Jon Lund focus more on negotiating new trade agreements, according to a poll released Thursday.\n\nThe poll asked 2,000 voters.\n",
    );
    assert_eq!(wish, None);
}

#[test]
fn the_president_of_a_union_who_holds_a_town_hall_takes_part() {
    let (names, ..) = meeting(
        "Town hall on the harbour\n\nA town hall meeting is scheduled for residents on Thursday evening.\n\nThursday evening, at Lindvik High School, Ann Lee, President of the Norwegian Federation of Dockers, will hold a town hall meeting on the harbour.\n",
    )
    .expect("a meeting");
    assert!(names.iter().any(|name| name == "Ann Lee"), "{names:?}");
}

#[test]
fn matters_and_boats_take_no_part() {
    let found = meeting(
        "Berg meets Holm in Oslo\n\nPresident Kari Berg met President Peter Holm in Oslo on Friday. They spoke of fishing, Lind and Dahl and other issues, including the ferry.\n\nThe two took a ride in his speedboat named Storm Petrel.\n",
    );
    let (names, ..) = found.expect("a meeting");
    assert_eq!(names, ["Kari Berg", "Peter Holm"]);
}

#[test]
fn who_only_comments_for_nobody_in_front_takes_no_part() {
    let found = meeting(
        "Berg to meet Holm in Oslo\n\nNorwegian Foreign Minister Kari Berg will meet Danish Foreign Minister Peter Holm in Oslo on Friday.\n\nThey will discuss fish.\n\nThe harbours are full of ships.\n\nOle Lind, president of the Bakers' Federation, said fish were dear. Lind said that ports were cheap.\n",
    );
    assert_eq!(found.expect("a meeting").0, ["Kari Berg", "Peter Holm"]);
}

#[test]
fn a_president_who_grows_impatient_meanwhile_takes_no_part() {
    let found = meeting(
        "Berg meets Holm as Lind grows impatient\n\nNorwegian Foreign Minister Kari Berg met Danish Foreign Minister Peter Holm in Oslo on Friday.\n\nThey discussed President Ole Lind's plan for fish. Mr. Lind is impatient. Berg is walking a fine line with President Lind. Lind has said that ports are dear.\n",
    );
    assert_eq!(found.expect("a meeting").0, ["Kari Berg", "Peter Holm"]);
}

#[test]
fn one_of_the_ministers_of_the_lead_is_no_mere_commenter() {
    let group = "Fish talks bring no breakthrough\n\nTalks between Iran's top negotiator and key European foreign ministers ended on Friday without a breakthrough.\n\n\"Iran must act,\" the envoy said.\n\nIran has sold no fish since May. Iran wants more. Iran says no.\n\nThe harbours are full. The catch has halved.\n\nGerman Foreign Minister Eva Lind said fish was dear.\n";
    assert!(meeting(group).expect("a meeting").0.iter().any(|name| name == "Eva Lind"));
}
