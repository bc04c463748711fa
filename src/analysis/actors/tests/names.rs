//! Where names begin and end, and what is nobody's.

use super::{people, read};
use crate::analysis::ActorKind;

#[test]
fn don_is_a_name_or_a_form_of_address() {
    assert_eq!(people("Under Secretary Don Holm met Minister Anna Lind on Monday.")[0], "Don Holm | Under Secretary | -");
    assert_eq!(people("Minister Anna Lind met Don José Soto in Oslo.")[1], "José Soto | - | -");
}

#[test]
fn clergy_are_addressed() {
    assert_eq!(people("She met the Archbishop of Oslo the Most Rev Ole Dahl on Monday."), ["Ole Dahl | Archbishop of Oslo | Norway"]);
}

#[test]
fn fields_and_those_served_are_no_part_of_a_name() {
    assert_eq!(
        people("Senior Director for the Western Hemisphere Juan Soto came."),
        ["Juan Soto | Senior Director for the Western Hemisphere | -"]
    );
    assert_eq!(
        people("He spoke with Economic Adviser to President Holm Anna Lind on Monday."),
        ["Anna Lind | Economic Adviser to President Holm | -"]
    );
    assert_eq!(
        people("They met Anna Lind, Director of Public Engagement and Senior Adviser Peter Holm on Monday."),
        ["Anna Lind | - | -", "Peter Holm | Director of Public Engagement and Senior Adviser | -"]
    );
}

#[test]
fn members_are_in_the_name_of_their_body() {
    assert_eq!(
        people("Talks with National Harbour Players Association director Bill Holm went on."),
        ["Bill Holm | director | National Harbour Players Association"]
    );
}

#[test]
fn names_keep_their_numbers_and_countries() {
    let article = "King Harald II meets Danish envoy\n\nKing Harald II met the Danish envoy in Oslo. King Harald thanked him.\n";
    assert!(read(article).actors.iter().any(|actor| actor.name == "Harald II"));
    assert_eq!(people("The vote was called by Chairman Ana Maria Chile on Monday."), ["Ana Maria Chile | Chairman | -"]);
}

#[test]
fn wires_short_forms_amounts_and_glued_days_are_nobody() {
    assert_eq!(people("The ports met, the Lindline news agency said. Lindline added that Saturdayin was late."), Vec::<String>::new());
    let named = read("Ports meet\n\nAkvo said that AkvoMarin would pay RM 50 million. Akvo paid, and RM 9 million is left.\n").actors;
    assert!(named.iter().all(|actor| !matches!(&*actor.name, "Akvo" | "RM")), "{named:?}");
    assert!(named.iter().any(|actor| actor.name == "AkvoMarin" && actor.kind == ActorKind::Organization), "{named:?}");
}

#[test]
fn compounds_name_countries_of_several_words_and_waters_none() {
    let countries = |body: &str| {
        let findings = read(&format!("Talks in Oslo\n\n{body}\n"));
        let sides = findings.actors.iter().filter(|actor| actor.kind == ActorKind::Country).filter_map(|actor| actor.side.clone());
        let mut sides: Vec<String> = sides.collect();
        sides.sort();
        sides
    };
    assert_eq!(countries("They praised the U.S.-South African partnership."), ["South Africa", "United States"]);
    assert_eq!(
        countries("They praised the United States-Norway-Republic of Korea partnership."),
        ["Norway", "South Korea", "United States"]
    );
    assert_eq!(countries("They spoke of fish in the South China Sea and the Sea of Japan."), Vec::<String>::new());
}

#[test]
fn an_airline_is_no_country_whatever_its_name_begins_with() {
    let actors = |body: &str| {
        let findings = super::read(&format!("Talks in the city\n\n{body}\n"));
        findings.actors.into_iter().map(|actor| format!("{} | {}", actor.name, actor.side.unwrap_or_default())).collect::<Vec<_>>()
    };
    assert_eq!(actors("British Steel met US Airways on Monday."), ["British Steel | British Steel", "US Airways | US Airways"]);
    assert_eq!(actors("Air France met the pilots on Monday."), ["Air France | Air France", "pilots | "]);
    assert_eq!(actors("Talks with Malaysian Steel failed on Monday."), ["Malaysian Steel | Malaysian Steel"]);
    assert!(actors("Officials of Malaysian Air Force met on Monday.").iter().any(|actor| actor.ends_with("| Malaysia")));
}

#[test]
fn a_name_of_a_country_joined_with_an_officer_is_a_person() {
    let named = "Japanese Foreign Minister Anna Holm and South Korea's Yun Byung Se will have talks on Monday.";
    assert_eq!(people(named), ["Anna Holm | Foreign Minister | Japan", "Yun Byung Se | - | South Korea"]);
    let board = "Norwegian Prime Minister Anna Holm and Kenya's Harbour Board will have talks on Monday.";
    assert_eq!(people(board), ["Anna Holm | Prime Minister | Norway"]);
}

#[test]
fn names_in_headlines_are_whole() {
    let named = |headline: &str, name: &str| {
        let findings = read(&format!("{headline}\n\nThey met in Oslo on Monday.\n"));
        assert!(findings.actors.iter().any(|actor| actor.name == name), "{headline}: {:?}", findings.actors);
    };
    named("Secretary Jane Stone And Norwegian Foreign Minister Eva-Marie Lind After Their Meeting", "Eva-Marie Lind");
    named("Secretary Jane Stone And Omani Foreign Minister Dr. Ahmed Awad Bin Lind Before Their Meeting", "Ahmed Awad Bin Lind");
    named("Secretary Jane Stone and Executive Director Anna de Soto Opening Remarks at a Meeting", "Anna de Soto");
}

#[test]
fn names_with_articles_and_suffixes_are_whole() {
    for (body, expected) in [
        ("Foreign Minister Omar bin Khalid Al-Farsi of Qatar came.", "Omar bin Khalid Al-Farsi | Foreign Minister | Qatar"),
        (
            "Secretary’s Meeting with Prime Minister Omar bin Hamad Al Farsi of Bahrain\n\nThey spoke.",
            "Omar bin Hamad Al Farsi | Prime Minister | Bahrain",
        ),
        ("Minister Kari Berg and Democratic Republic of Congo Minister Paul Ilunga Meet\n\nThey spoke.", "Kari Berg | Minister | -"),
    ] {
        assert_eq!(people(body)[0], expected, "{body}");
    }
}
