//! For which country somebody acts who is told without it.

use super::{people, told};

#[test]
fn who_represents_a_country_or_is_of_its_delegation() {
    for (body, expected) in [
        ("Oslo was represented by Kari Berg, the special envoy for fisheries.", "Kari Berg | special envoy for fisheries | Norway"),
        (
            "The Norwegian delegation, which included the Ambassador to Prague, Ms Kari Berg, visited the market.",
            "Kari Berg | Ambassador to Prague | Norway",
        ),
        (
            "Norway and South Sudan spoke. The South sent Juma Deng, an ambassador-at-large.",
            "Juma Deng | ambassador-at-large | South Sudan",
        ),
    ] {
        assert_eq!(people(body), [expected], "{body}");
    }
}

#[test]
fn who_is_only_met_by_a_delegation_is_not_of_it() {
    let told = people("The Norwegian delegation, which included talks with Finance Minister Juan Soto in its plans, went home from Chile.");
    assert!(told.iter().all(|one| !one.ends_with("| Norway")), "{told:?}");
}

#[test]
fn a_guest_and_a_counterpart_with_an_office_of_his_own() {
    assert_eq!(people("Kari Berg and her Danish guest, Peter Holm, spoke for four hours.")[1], "Peter Holm | - | Denmark");
    assert_eq!(
        people("Her Danish counterpart, the deputy special envoy Peter Holm, told delegates so."),
        ["Peter Holm | deputy special envoy | Denmark"]
    );
}

#[test]
fn a_capital_that_speaks_of_its_own() {
    assert_eq!(
        people("Oslo said Prime Minister Kari Berg rang her Danish counterpart, Peter Holm, on Monday evening."),
        ["Kari Berg | Prime Minister | Norway", "Peter Holm | Prime Minister | Denmark"]
    );
}

#[test]
fn a_government_s_own_text_pairs_its_country_with_the_guest_s() {
    let told = told(
        "Readout of President Stone’s Call with President Soto of Chile\n\nPresident Jon Stone spoke today with President Juan Soto of \
         Chile to discuss the U.S.-Chile alliance.",
    );
    assert_eq!(told, ["Jon Stone | President | United States", "Juan Soto | President | Chile"]);
}

#[test]
fn whom_others_met_is_no_head_of_the_government_that_writes() {
    let told = told(
        "Readout of the U.S.-Chile Dialogue\n\nUnder Secretary of State Ann Poe led the talks. Vice President Jane Roe had proposed them \
         during her meeting with President Juan Soto on January 27.",
    );
    assert!(told.contains(&"Juan Soto | President | -".to_owned()), "{told:?}");
}

#[test]
fn two_who_are_told_by_office_before_their_names() {
    assert_eq!(
        people(
            "Kenya's president and the prime minister of Norway agreed to end the dispute. Josphat Otieno spoke for an hour with Girma Lind."
        ),
        ["Josphat Otieno | president | Kenya", "Girma Lind | prime minister | Norway"]
    );
    // What the text tells of them later says otherwise.
    let told = people(
        "The foreign ministers of Kenya and Norway will meet on Friday. Josphat Otieno and Girma Lind are old friends. Otieno spoke for \
         Norway in the council. Otieno left Norway a year ago. Lind had come from Kenya.",
    );
    assert!(told.iter().all(|one| !one.contains("Josphat Otieno | foreign minister | Kenya")), "{told:?}");
}

#[test]
fn companions_in_a_list_and_a_continent() {
    let told = people(
        "President Kari Berg of Norway met President Juan Soto of Chile. Berg was accompanied by Trade Minister Ann Lee, Finance Minister \
         Ole Lind and Health Minister Anna Holm.",
    );
    assert!(
        ["Ann Lee", "Ole Lind", "Anna Holm"].iter().all(|name| told.iter().any(|one| one.starts_with(name) && one.ends_with("Norway"))),
        "{told:?}"
    );
    let told = people("The Chilean envoy and South American presidents spoke. President Juan Soto will see South American leaders.");
    assert!(told.iter().all(|one| !one.ends_with("United States")), "{told:?}");
}

#[test]
fn a_description_of_anothers_minister_is_nobody_who_receives_him() {
    let told =
        people("Foreign Minister Kari Berg welcomed her opposite numbers from Chile and Peru in Bergen. The Chilean minister was content.");
    assert!(told.iter().all(|one| !one.ends_with("Chile")), "{told:?}");
}

#[test]
fn a_spokesman_speaks_of_the_office() {
    let told = people(
        "Mr Stone met Chilean President Juan Soto. Stone's official spokesman said: \"The prime minister has regular meetings with him.\"",
    );
    assert!(told.iter().any(|one| one.starts_with("Stone | prime minister |")), "{told:?}");
}

#[test]
fn aides_who_join_somebody_act_for_the_same() {
    assert_eq!(
        people("President Kari Berg of Norway was joined by her budget director, Ann Lee."),
        ["Kari Berg | President | Norway", "Ann Lee | budget director | Norway"]
    );
}
