//! Actors of short articles: names here, offices in `roles`, whom they act for in `sides`.

mod names;
mod roles;
mod sides;
mod told;

use super::reader::Reader;
use super::{Actor, ActorKind, Findings, find};
use crate::{clean, ingest, text};

/// What the actors' stage finds in an article.
fn read(article: &str) -> Findings {
    let article = ingest::read("a.txt", article.as_bytes()).expect("text");
    let doc = text::build(&clean::clean(&article));
    let mut findings = Findings::default();
    find(&Reader::new(&doc), &mut findings);
    findings
}

/// “name | role | side” of every person in an article with this body.
fn people(body: &str) -> Vec<String> {
    told(&format!("Talks in Oslo\n\n{body}\n"))
}

/// The same of a whole text, headline first.
fn told(text: &str) -> Vec<String> {
    let findings = read(text);
    let told =
        |actor: &Actor| format!("{} | {} | {}", actor.name, actor.role.as_deref().unwrap_or("-"), actor.side.as_deref().unwrap_or("-"));
    findings.actors.iter().filter(|actor| actor.kind == ActorKind::Person).map(told).collect()
}

#[test]
fn a_country_is_nobody_though_its_first_word_is_a_given_name() {
    assert_eq!(people("Ghana and Ivory Coast agreed on Tuesday. Sierra Leone joined them."), Vec::<String>::new());
}

#[test]
fn new_opens_a_name_or_describes_one() {
    assert_eq!(
        people("They met New York Mayor Jon Hill and the new Norwegian premier, Kari Berg. New York Governor Ann Dahl was there."),
        ["Jon Hill | Mayor | New York", "Kari Berg | premier | Norway", "Ann Dahl | Governor | New York"]
    );
    assert_eq!(people("He met Foreign Minister Ole Dahl, a fluent English speaker."), ["Ole Dahl | Foreign Minister | -"]);
}

#[test]
fn what_a_noun_for_companies_stands_before_is_one() {
    assert_eq!(people("It spoke to the French carmaker Jean Peugeot. The drugmaker Holm Dahl was silent."), Vec::<String>::new());
}

#[test]
fn several_leaders_are_not_the_one_who_speaks_of_them() {
    assert_eq!(people("The place is a symbol for Chilean leaders, Kari Berg said on Monday."), ["Kari Berg | - | -"]);
}

#[test]
fn later_mentions_are_the_same_person() {
    let article = "Talks in Oslo\n\nNorwegian Foreign Minister Kari Berg met Danish Prime Minister Peter Holm. Berg thanked Mr Holm. The foreign minister left.\n";
    let findings = read(article);
    let mentions = |name: &str| findings.actors.iter().find(|actor| actor.name == name).map(|actor| actor.mentions.len());
    assert_eq!((mentions("Kari Berg"), mentions("Peter Holm")), (Some(3), Some(2)));
}

#[test]
fn capitals_do_not_hide_names() {
    assert_eq!(
        people("PERUVIAN PRESIDENT ALAN MORENO MET WITH PRESIDENT VIRGILIO SOTO IN BOGOTA TODAY."),
        ["ALAN MORENO | PRESIDENT | Peru", "VIRGILIO SOTO | PRESIDENT | -"]
    );
}

#[test]
fn countries_bodies_and_groups_are_actors() {
    let findings = read("Talks in Oslo\n\nThe United Auto Workers and General Motors met. Five public sector unions joined Norway.\n");
    let names: Vec<&str> = findings.actors.iter().map(|actor| actor.name.as_str()).collect();
    assert_eq!(names, ["United Auto Workers", "General Motors", "Five public sector unions", "Norway"]);
}

#[test]
fn a_month_behind_a_given_name_is_a_surname() {
    assert_eq!(people("UK Prime Minister Anna May took part in talks in May 2019."), ["Anna May | Prime Minister | United Kingdom"]);
}

#[test]
fn consorts_lists_and_particles_are_told_apart() {
    let found = people("First Lady Kari Berg greeted the guests. President Berg spoke later.");
    assert!(found.iter().any(|one| one.starts_with("Kari Berg | First Lady")), "{found:?}");
    assert!(found.iter().all(|one| !one.starts_with("Kari Berg | President")), "{found:?}");
    let found = people("Together, the Vice President, Dr. Lind, Director Holm, and the envoys found a way.");
    assert!(found.iter().all(|one| !one.contains("Lind | Vice President")), "{found:?}");
    let body = "Talks\n\nNorwegian President Ursula von der Berg Before the Talks\n\nShe left.\n";
    let findings = read(body);
    assert_eq!(findings.actors.iter().filter(|actor| actor.name.contains("Berg")).count(), 1);
}

#[test]
fn fields_short_forms_and_sites_are_nobody() {
    for body in [
        "The Minister of Civil Aviation left Oslo.",
        "The Deputy Prime Minister for Port Funds left Oslo.",
        "Chief Program Officer left Oslo early.",
        "They met in Oslo at Harper Creek and by Rishton Road.",
        "The case Roe v. Wade was named.",
        "They met in Oslo, at 12 Milton Avenue.",
        "It was sent by the Acting Chief Defense Spokesperson.",
        "She saw the Sylvan Republic.",
    ] {
        assert_eq!(people(body), Vec::<String>::new(), "{body}");
    }
}

#[test]
fn a_description_means_nobody_whom_its_sentence_names_and_may_mean_somebody_unnamed() {
    let side = |body: &str| people(body)[0].rsplit(' ').next().unwrap_or_default().to_owned();
    assert_eq!(side("President Ole Dahl spoke in Riga. The Danish president had met Chileans and Kenyans before."), "Denmark");
    assert_eq!(side("President Ole Dahl spoke in Riga. Dahl will see the Danish president after Chile and Kenya."), "-");
    assert_eq!(side("President Ole Dahl spoke in Riga. Denmark's president had met Chileans and Kenyans before."), "-");
}

#[test]
fn places_are_nobodys_names() {
    assert_eq!(people("Diplomats in the capital Karan said that the sides had failed to arrive."), Vec::<String>::new());
    assert_eq!(people("The envoys meet in Kriva Dolina, near Mostrava Lipa, on Monday."), Vec::<String>::new());
    assert_eq!(people("Officials of Lower Sund's Marsund province met the inspector."), Vec::<String>::new());
    assert_eq!(people("Madison Heights residents met the inspector on Monday."), Vec::<String>::new());
}

#[test]
fn titles_letters_and_forms_of_address_are_no_part_of_a_name() {
    for (body, expected) in [
        ("Lieutenant-General Kari Berg met them.", "Kari Berg | Lieutenant-General | -"),
        ("Foreign Minister Eng. Peter Lindqvist came.", "Peter Lindqvist | Foreign Minister | -"),
        ("Kari Berg Lind T.D., Minister for Trade, came.", "Kari Berg Lind | Minister for Trade | -"),
        ("Committee chair Ibrahim Sheikh Lund came.", "Ibrahim Sheikh Lund | Committee chair | -"),
    ] {
        assert_eq!(people(body), [expected], "{body}");
    }
}

#[test]
fn a_headline_names_whom_the_text_names() {
    let names = |headline: &str| {
        let findings = read(&format!("{headline}\n\nKari Berg left Oslo for the talks on Monday.\n"));
        findings.actors.into_iter().filter(|actor| actor.kind == ActorKind::Person).map(|actor| actor.name).collect::<Vec<_>>()
    };
    assert_eq!(names("Farm Ministers Hunt For Way To End Fall"), ["Kari Berg"]);
    assert_eq!(names("NORWAY, CANADA MINISTERS FAIL TO MEND RIFT"), ["Kari Berg"]);
    assert_eq!(names("TURKISH ENVOYS TALK AS SKAGERRAK CRISIS EASES"), ["Kari Berg"]);
    assert_eq!(names("President Lindqvist Before Way To End Fall"), ["Lindqvist", "Kari Berg"]);
    assert_eq!(names("Statement From Minister Anna Dahl-Berg on the Talks"), ["Anna Dahl-Berg", "Kari Berg"]);
}

#[test]
fn the_fields_of_a_body_belong_to_its_name() {
    for (body, expected) in [
        ("They saw the Department of Foreign Affairs and Trade on Monday.", vec!["Department of Foreign Affairs and Trade"]),
        (
            "They saw the Ministry of Land, Infrastructure, Transport and Tourism.",
            vec!["Ministry of Land, Infrastructure, Transport and Tourism"],
        ),
        ("The Senate Committee on Energy met.", vec!["Senate Committee on Energy"]),
        ("They saw the Food and Agriculture Organization.", vec!["Food and Agriculture Organization"]),
        ("On Monday, Fisheries and Oceans Norway held talks.", vec!["Fisheries and Oceans Norway"]),
        ("The Board of Education of Oslo met the Harbour Council.", vec!["Board of Education of Oslo", "Harbour Council"]),
        // Two bodies, a region, an office.
        ("They saw the Department of Defense and Department of Health.", vec!["Department of Defense", "Department of Health"]),
        ("They saw the Ministry of Defence, and Trade Minister Kari Berg.", vec!["Ministry of Defence"]),
    ] {
        assert_eq!(bodies("Talks", body), expected, "{body}");
    }
}

#[test]
fn a_counterpart_of_the_subject_is_met_in_a_country_that_is_visited() {
    let told = people("Chilean President Ana Ruiz will visit Norway. She is to meet her counterpart Ole Dahl in Oslo.");
    assert_eq!(told[1], "Ole Dahl | President | Norway");
    let third = people("Chilean President Ana Ruiz will visit Norway and Denmark. She is to meet her counterpart Ole Dahl in Riga.");
    assert_eq!(third[1], "Ole Dahl | President | -");
    let two = people("Chilean President Ana Ruiz and Norwegian Prime Minister Kari Berg left. She met her counterpart Ole Dahl.");
    assert_eq!(two[2], "Ole Dahl | counterpart | -");
}

#[test]
fn a_share_that_is_traded_is_a_company_wherever_it_is_named() {
    assert_eq!(people("Ann Harbour (NYSE: AH) was sold. Critics called Ann Harbour a bargain."), Vec::<String>::new());
}

/// Names of the actors that are no people in an article with this headline and body.
fn bodies(headline: &str, body: &str) -> Vec<String> {
    let findings = read(&format!("{headline}\n\n{body}\n"));
    findings.actors.iter().filter(|actor| actor.kind != ActorKind::Person).map(|actor| actor.name.clone()).collect()
}

#[test]
fn a_body_is_one_by_its_short_form_and_by_the_end_of_its_name() {
    for (headline, body, expected) in [
        ("NFB may meet the press", "A source in the Norwegian Fishing Board (NFB) said so.", vec!["Norwegian Fishing Board"]),
        ("Fish", "The Oslo Harbour Board met. The Board voted on Monday.", vec!["Oslo Harbour Board"]),
        // Which of the two is not said.
        (
            "Fish",
            "The Oslo Harbour Board met the Bergen Fishing Board. The Board voted.",
            vec!["Oslo Harbour Board", "Bergen Fishing Board", "Board"],
        ),
    ] {
        assert_eq!(bodies(headline, body), expected, "{body}");
    }
}

#[test]
fn envoys_of_a_government_and_of_its_other_side_are_two_parties() {
    for (body, expected) in [
        ("Teams of the Chilean government and the Harbour Liberation Front met.", vec!["Chile", "Harbour Liberation Front"]),
        ("Envoys of the Chilean government met.", vec!["Envoys of the Chilean government", "Chile"]),
    ] {
        assert_eq!(bodies("Talks", body), expected, "{body}");
    }
}

#[test]
fn groups_have_their_whole_names_and_each_country_and_body_of_a_list_its_own() {
    let groups = |body: &str| {
        let findings = read(&format!("Talks\n\n{body}\n"));
        let whole = |actor: Actor| format!("{} | {}", actor.name, actor.side.unwrap_or_else(|| "-".into()));
        findings.actors.into_iter().filter(|actor| actor.kind != ActorKind::Person).map(whole).collect::<Vec<_>>()
    };
    for (body, expected) in [
        (
            "Finance ministers and central bank chiefs of the Group of Seven met.",
            "Finance ministers and central bank chiefs of the Group of Seven | Group of Seven",
        ),
        ("The agriculture and fisheries ministers met in Oslo.", "agriculture and fisheries ministers | -"),
        ("Talks of irrigation ministers failed on Monday.", "irrigation ministers | -"),
        ("Holmby Public Schools officials met the pilots.", "Holmby Public Schools officials | Holmby Public Schools"),
    ] {
        assert!(groups(body).contains(&expected.to_owned()), "{:?}", groups(body));
    }
    let three = groups("Kenyan, Norwegian and UN envoys met in Oslo.");
    assert_eq!(three, ["Kenya | Kenya", "Norway | Norway", "UN | UN", "UN envoys | UN"]);
    let findings = read("Norway, Chile foreign ministers to meet\n\nThey will talk about fish in Oslo.\n");
    let names: Vec<&str> = findings.actors.iter().map(|actor| actor.name.as_str()).collect();
    assert_eq!(names, ["Norway", "Chile"]);
    assert!(groups("Trade unions and finance ministers met in Oslo.").contains(&"finance ministers | -".to_owned()));
    assert!(groups("The ministers and mayors of Norway met.").iter().all(|group| !group.starts_with("ministers and")));
}
