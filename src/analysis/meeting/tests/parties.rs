//! Who the parties to a meeting are.

use super::meeting;

fn names(article: &str) -> Vec<String> {
    meeting(article).expect("a meeting").0
}

#[test]
fn what_two_do_in_the_first_sentence_they_do_together() {
    let signed = "Oslo and Lima sign\n\nNorwegian Fisheries Minister Kari Berg and her Peruvian counterpart Juan Soto signed three agreements today in Lima. Berg said the agreements were long overdue.\n\nThe ministers are to see each other again in May.\n";
    assert_eq!(names(signed), ["Juan Soto", "Kari Berg"]);
    let alone =
        "Plan for fish\n\nNorwegian Fisheries Minister Kari Berg signed a plan and two orders on Monday. Prices are expected to fall.\n";
    assert_eq!(meeting(alone), None);
}

#[test]
fn who_comes_out_behind_the_talks_had_them() {
    let article = "Fish still stuck\n\nHerring was on the menu yesterday.\n\nAfter four hours of talks, the fisheries ministers of Norway and Chile came out with an agreement.\n\nThe secretaries of the two ministries will meet in Bergen in April.\n";
    assert_eq!(names(article), ["Chile", "Norway"]);
}

#[test]
fn a_government_without_its_country_has_talks_with_rebels() {
    let article = "Talks in doubt\n\nTalks between the government and the rebels broke down on Monday. The government blamed the rebels.\n";
    assert_eq!(names(article), ["government", "rebels"]);
}

#[test]
fn heads_at_a_summit_of_leaders_take_part_whatever_is_told_of_them() {
    let article = "Harbour summit ends\n\nThe leaders of the Harbour League approved a force on Sunday.\n\nThe summit was held at the State House.\n\nThe President of Kenya, Mr Jon Dahl, protested the plan. The President of Ghana, Mr Ole Holm, accepted it on the spot. Prime Minister Kari Berg of Norway pledged $100m.\n";
    let found = names(article);
    for head in ["Jon Dahl", "Ole Holm", "Kari Berg"] {
        assert!(found.iter().any(|name| name == head), "{head} of {found:?}");
    }
}

#[test]
fn capitals_hide_no_verb_behind_a_title() {
    let article = "OSLO, 3 NOV 89 (NOR) -- PRESIDENT JON DAHL MET KENYAN PRESIDENT OLE HOLM ON FRIDAY. THE TWO PRESIDENTS DECIDED TO BUILD SHIPS. THE REBELS SIGNED NO AGREEMENT. AN OFFICIAL COMMUNIQUE SAYS SO.\n";
    assert_eq!(names(article), ["JON DAHL", "OLE HOLM"]);
}

#[test]
fn who_sits_opposite_takes_part_or_tells_a_council_is_there() {
    let opposite = "Norway, Chile to meet\n\nNegotiators of Norway and Chile will meet in Oslo next week.\n\nNorway's chief negotiator, Kari Berg, will lead a team, and she is to sit opposite Juan Soto, an official of Chile.\n";
    let found = names(opposite);
    assert!(["Juan Soto", "Kari Berg"].iter().all(|name| found.iter().any(|one| one == name)), "{found:?}");
    let council = "Mayor leaves council meeting\n\nMembers put pots of water on the table at the meeting of the Harbour City Council on Wednesday.\n\nMayor Kari Berg left the meeting. Commissioner Ole Dahl told the members that the pipes were laid.\n";
    assert!(names(council).iter().any(|name| name == "Ole Dahl"));
}

#[test]
fn whom_others_meet_about_does_not_meet() {
    let found = meeting(
        "Jon Dahl: Hale meets Berg\n\nJon Dahl was last seen in Oslo in May. Secretary of State John Hale met Norwegian Foreign Minister Kari Berg on Monday. Hale spoke of the disappearance of Dahl. Dahl was killed in Oslo, police say. Dahl's death angered many.\n",
    );
    let (names, ..) = found.expect("a meeting");
    assert_eq!(names, ["John Hale", "Kari Berg"]);
}

#[test]
fn whoever_was_not_there_or_is_not_included_takes_no_part() {
    let text = "Norway and Chile talk of fish\n\nForeign Minister Kari Berg met Foreign Minister Juan Soto in Oslo on Friday. {}\n\nBerg said that fish was dear. Soto disagreed.\n";
    for absent in [
        "President Ole Lind, who did not attend, sent a letter to the talks.",
        "The ambassador, Ole Lind, was seen at the market but not at the talks.",
        "The list of those released does not include Ole Lind.",
    ] {
        let found = meeting(&text.replace("{}", absent));
        assert_eq!(found.expect("a meeting").0, ["Juan Soto", "Kari Berg"], "{absent}");
    }
}

#[test]
fn the_joint_body_in_which_both_sides_meet_is_no_party() {
    let found = meeting(
        "Generals talk of the border\n\nThe General Border Committee met in Oslo on Friday. Norwegian Defence Minister Kari Berg and Chilean Defence Minister Juan Soto attended the talks.\n",
    );
    assert!(!found.expect("a meeting").0.contains(&"General Border Committee".to_owned()));
}
