use super::*;
use crate::analysis::who_meets;
use crate::{clean, ingest, text};

/// Those who meet.
fn whole(article: &str) -> Vec<Actor> {
    let article = ingest::read("a.txt", article.as_bytes()).expect("text");
    let findings = who_meets(&text::build(&clean::clean(&article)), &Context { published: None, dateline_place: None });
    findings.meeting.as_ref().expect("a meeting").participants.iter().map(|one| findings.actors[one.actor].clone()).collect()
}

/// The sides of those who meet, by surname.
fn sides(article: &str) -> Vec<(String, Option<String>)> {
    let article = ingest::read("a.txt", article.as_bytes()).expect("text");
    let cleaned = clean::clean(&article);
    let context = Context { published: None, dateline_place: cleaned.dateline.as_ref().map(|dateline| dateline.place.clone()) };
    let findings = who_meets(&text::build(&cleaned), &context);
    let meeting = findings.meeting.expect("a meeting");
    let people = meeting.participants.iter().map(|one| &findings.actors[one.actor]).filter(|actor| actor.kind == ActorKind::Person);
    let mut sides: Vec<(String, Option<String>)> =
        people.map(|actor| (actor.name.rsplit(' ').next().unwrap_or_default().to_owned(), actor.side.clone())).collect();
    sides.sort();
    sides
}

#[test]
fn the_other_of_two_countries_is_the_host_s_guest() {
    let article = "Stone meets Haraldsen for fish talks\n\nWASHINGTON (AP) - President Stone met Haraldsen at the White House on Monday, hours after the United States raised its tariffs on salmon from Norway.\n\nThe Norwegian leader told reporters that Norway would answer. Haraldsen said the United States was a friend. Norway sells a fifth of its salmon there.\n";
    let sides = sides(article);
    assert!(sides.contains(&("Haraldsen".into(), Some("Norway".into()))), "{sides:?}");
    assert!(sides.contains(&("Stone".into(), Some("United States".into()))), "{sides:?}");
}

#[test]
fn what_nothing_tells_is_left_open() {
    let article = "Quist meets Marlow\n\nQuist met Marlow on Monday to discuss the harbour. They talked for two hours.\n\nA spokesman said that Canada, Japan and Kenya had sent observers.\n";
    assert!(sides(article).iter().all(|(_, side)| side.is_none()), "{:?}", sides(article));
}

#[test]
fn what_a_title_tells_stays() {
    let article = "Berg meets Soto\n\nNorwegian Foreign Minister Kari Berg met Chile's foreign minister, Ana Soto, in Oslo on Monday. Chile, Chile and again Chile was the topic.\n";
    let sides = sides(article);
    assert_eq!(sides, [("Berg".to_owned(), Some("Norway".to_owned())), ("Soto".to_owned(), Some("Chile".to_owned()))]);
}

#[test]
fn no_country_has_two_prime_ministers_and_none_meets_itself() {
    let article = "Lim and Tan to talk about water\n\nKARAN - Singapore and Malaysia will start talks in January on the price of water, Prime Minister Lim and his counterpart, Tan, announced on Monday after they met.\n\nTan, whose coalition is in Singapore's debt, was warmer. Singapore is rich, Tan said.\n";
    assert!(sides(article).iter().all(|(name, side)| name != "Tan" || side.as_deref() != Some("Singapore")), "{:?}", sides(article));
}

#[test]
fn a_city_where_they_meet_tells_nobodys_side() {
    let article = "Envoys meet Ruiz in London\n\nNorwegian envoy Kari Berg met Pedro Ruiz in London on Monday. The two spoke about the war for two hours.\n\nRuiz said the talks in London went well.\n";
    assert!(sides(article).contains(&("Ruiz".into(), None)), "{:?}", sides(article));
}

#[test]
fn a_minister_where_the_text_was_written_meets_a_foreigner() {
    let told = |text: &str| {
        let found = sides(text);
        found.iter().find(|(name, _)| name == "Soto").and_then(|(_, side)| side.clone())
    };
    let body = "NAIROBI, May 21 (Press Agency) - Danish Ambassador Kari Berg called on Foreign Minister Juan Soto on Tuesday. They discussed fish.\n";
    assert_eq!(told(&format!("Talks about fish\n\n{body}")).as_deref(), Some("Kenya"));
    // Another country in front may be his.
    assert_eq!(told(&format!("Talks about fish after a Chile accord\n\n{body}")), None);
    // A bare office opens the text.
    let opening = "NAIROBI - Trade Minister Juan Soto flies to Oslo on Friday to meet his Norwegian counterpart. They will discuss fish.\n";
    assert_eq!(told(&format!("Fish row\n\n{opening}")).as_deref(), Some("Kenya"));
    // The United States have no ministers.
    let group = "NAIROBI, May 21 - U.S. bankers called on Kenya to open its ports.\n\nIn talks with Trade Minister Juan Soto, the U.S. bankers urged Kenya to sell more fish.\n";
    assert_eq!(told(&format!("U.S. bankers urge Kenya to open ports\n\n{group}")).as_deref(), Some("Kenya"));
}

#[test]
fn a_body_that_was_taken_for_somebody_acts_for_itself_and_tells_what_it_is() {
    let body = |article: &str, name: &str| {
        let found = whole(article);
        found.into_iter().find(|actor| actor.name == name).map(|actor| (actor.role.unwrap_or_default(), actor.side.unwrap_or_default()))
    };
    let rows = [
        (
            "Leaders of the Bakers' Union met the train operator Halden Coastway on Monday.",
            "Halden Coastway",
            ("train operator", "Halden Coastway"),
        ),
        (
            "Leaders of the Bakers' Union met Halden Coastway on Monday. Halden Coastway trains stood still.",
            "Halden Coastway",
            ("", "Halden Coastway"),
        ),
        ("Leaders of the Bakers' Union met Halden Coastway on Monday. Halden Coastway left late.", "Halden Coastway", ("", "")),
    ];
    for (text, name, (role, side)) in rows {
        let found = body(&format!("Union in talks\n\n{text}\n"), name);
        assert_eq!(found, Some((role.to_owned(), side.to_owned())), "{text}");
    }
}

#[test]
fn a_colleague_of_the_bank_and_what_is_only_supported() {
    let article = "Ministers meet on fish\n\nFinance Minister Juan Soto and Bank of Chile Gov. Ana Ruiz attended the meeting in Oslo on Saturday.\n\n“We support Kenya,” Soto said. “Our support for Kenya is firm,” he said.\n";
    assert!(sides(article).contains(&("Soto".into(), Some("Chile".into()))), "{:?}", sides(article));
    let article = "Ministers meet on fish\n\nFinance Minister Juan Soto met Norwegian bankers in Oslo on Saturday.\n\n“There will be no war with Kenya,” Soto said. “An attack on Kenya would be wrong.”\n";
    assert!(sides(article).iter().all(|(_, side)| side.as_deref() != Some("Kenya")), "{:?}", sides(article));
    let article = "Ministers meet on fish\n\nFinance Minister Juan Soto met Norwegian bankers in Oslo on Saturday.\n\n“We reaffirmed our support for Kenya,” Soto said.\n";
    assert!(sides(article).iter().all(|(_, side)| side.as_deref() != Some("Kenya")), "{:?}", sides(article));
}

#[test]
fn a_country_that_is_the_topic_is_nobodys_side() {
    let article = "Berg presses Soto on Kenya\n\nNorwegian Prime Minister Kari Berg has begun talks with President Juan Soto in Oslo dominated by the issue of war with Kenya.\n\nBerg asked Soto about Kenya again on Monday. Soto said nothing on Kenya.\n";
    assert!(sides(article).iter().all(|(_, side)| side.as_deref() != Some("Kenya")), "{:?}", sides(article));
}

#[test]
fn a_minister_does_not_act_for_the_country_that_is_gone_to() {
    let article = "Lind, Chilean minister talk in Lima\n\nOSLO: Foreign Minister Kari Lind, who is in Peru to attend a conference, on Tuesday told her Chilean counterpart that the fleet was ready.\n\nThe two met for an hour. Chilean Foreign Minister Juan Soto welcomed the offer.\n";
    let sides = sides(article);
    assert!(sides.contains(&("Lind".into(), Some("Norway".into()))), "{sides:?}");
}
