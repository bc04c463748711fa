//! Which office somebody holds.

use super::people;

#[test]
fn titles_before_a_name_give_role_and_side() {
    assert_eq!(people("Norwegian Foreign Minister Kari Berg arrived on Monday."), ["Kari Berg | Foreign Minister | Norway"]);
    assert_eq!(people("The talks were led by U.S. Secretary of State John Hale."), ["John Hale | Secretary of State | United States"]);
    assert_eq!(people("Kenya's External Trade Minister Grace Otieno signed it."), ["Grace Otieno | External Trade Minister | Kenya"]);
    assert_eq!(people("Acme Corp. chief executive Anna Stone declined."), ["Anna Stone | chief executive | Acme Corp."]);
}

#[test]
fn an_office_keeps_its_body_where_the_country_stands_behind_the_name() {
    assert_eq!(
        people("She met High Council for Harbours Chairman Omar Lind of Norway on Monday."),
        ["Omar Lind | High Council for Harbours Chairman | Norway"]
    );
    assert_eq!(people("She met Harbour Federation Chairman Omar Lind on Monday."), ["Omar Lind | Chairman | Harbour Federation"]);
}

#[test]
fn a_region_in_brackets_is_whose_officer_somebody_is() {
    assert_eq!(
        people("- Attorney General Anna Lind (Oregon)\n- Attorney General Peter Holm (District of Columbia)"),
        ["Anna Lind | Attorney General | Oregon", "Peter Holm | Attorney General | District of Columbia"]
    );
}

#[test]
fn lines_of_a_roster_end_in_the_body() {
    let lines = "- Anna Lind, General President, Dockers’ International Union of North Quay (DIU)\n- Peter Holm, Secretary-Treasurer, Harbour Federation (HF)";
    assert_eq!(
        people(lines),
        [
            "Anna Lind | General President | Dockers’ International Union of North Quay",
            "Peter Holm | Secretary-Treasurer | Harbour Federation"
        ]
    );
}

#[test]
fn appositions_after_a_name_give_role_and_side() {
    assert_eq!(people("Kari Berg, the Norwegian foreign minister, arrived."), ["Kari Berg | foreign minister | Norway"]);
    assert_eq!(
        people("It was signed by Peter Holm, head of the Danish delegation."),
        ["Peter Holm | head of the Danish delegation | Denmark"]
    );
    assert_eq!(people("Officials met James Moore of Tufts Health Plan on Monday."), ["James Moore | - | Tufts Health Plan"]);
    assert_eq!(people("He welcomed President Maria Soto of Honduras."), ["Maria Soto | President | Honduras"]);
}

#[test]
fn neither_the_next_of_a_list_nor_whom_somebody_serves_tells_a_role_or_side() {
    assert_eq!(
        people("President Kari Berg, Leader Anna Lind, and Leader Peter Holm also discussed House Republicans' plans.")
            .iter()
            .filter(|one| one.contains("discussed"))
            .count(),
        0
    );
    let served = people("President Kari Berg spoke. Peter Holm, President Kari Berg's special adviser on law, argued that it holds.");
    assert!(served.iter().all(|one| !one.ends_with("| Kari Berg")), "{served:?}");
}

#[test]
fn a_counterpart_has_the_office_of_the_one_named_before() {
    assert_eq!(
        people("Norwegian Foreign Minister Kari Berg met her Danish and Swedish counterparts, Peter Holm and Anna Lind, on Friday."),
        ["Kari Berg | Foreign Minister | Norway", "Peter Holm | Foreign Minister | Denmark", "Anna Lind | Foreign Minister | Sweden"]
    );
}

#[test]
fn a_counterpart_has_no_office_that_only_another_country_has() {
    assert_eq!(
        people("Secretary of State John Hale and his Norwegian counterpart, Kari Berg, met on Friday.")[1],
        "Kari Berg | counterpart | Norway"
    );
}

#[test]
fn a_counterpart_that_opens_a_sentence_is_that_of_the_one_before() {
    assert_eq!(
        people("“We sell together,” President Kofi Mensa of Ghana told them. His Ivorian counterpart, Alain Kouame, agreed.")[1],
        "Alain Kouame | President | Cote d'Ivoire"
    );
}

#[test]
fn an_office_that_the_subject_owns_is_its_own() {
    assert_eq!(people("Norway hinted, through its ambassador Kari Berg, that Russia might yield."), ["Kari Berg | ambassador | Norway"]);
    assert_eq!(people("He said its ambassador Kari Berg might yield to Norway."), ["Kari Berg | ambassador | -"]);
}

#[test]
fn what_stands_with_a_comma_before_forms_of_address_and_titles_counts_too() {
    assert_eq!(
        people("At the invitation of the Prime Minister of Norway, H.E. Mr. Ole Dahl, the President of Chile, H.E. Mrs. Ana Ruiz, came."),
        ["Ole Dahl | Prime Minister of Norway | Norway", "Ana Ruiz | President of Chile | Chile"]
    );
    assert_eq!(people("The chair, Norway's environment minister, Kari Berg, called them."), ["Kari Berg | environment minister | Norway"]);
    assert_eq!(people("Norway's chairman, Foreign Minister Kari Berg, closed it."), ["Kari Berg | Foreign Minister | Norway"]);
    assert_eq!(people("He met Soto's finance minister, Dr. Kari Berg. President Soto left.")[1], "Kari Berg | finance minister | -");
}

#[test]
fn bodies_have_presidents_of_their_own() {
    assert_eq!(
        people("Ole Dahl, president of the Coalition of Northern Pastors, told reporters so."),
        ["Ole Dahl | president of the Coalition of Northern Pastors | Coalition of Northern Pastors"]
    );
    assert_eq!(
        people("Harbour Education Association president Kari Berg came."),
        ["Kari Berg | president | Harbour Education Association"]
    );
    assert_eq!(people("Prime Minister Ole Dahl came at 5 PM Monday."), ["Ole Dahl | Prime Minister | -"]);
    assert_eq!(people("Ole Dahl met Polish PM Anna Kowalska on Monday.")[1], "Anna Kowalska | PM | Poland");
}

#[test]
fn a_comma_introduces_the_name_of_a_counterpart() {
    assert_eq!(people("She met her Russian counterpart, Sergei Orlov, on Friday."), ["Sergei Orlov | counterpart | Russia"]);
}

#[test]
fn a_plural_title_behind_one_name_is_others() {
    assert_eq!(people("It brought together Kari Berg, the presidents of Acme and of the union, and Peter Holm.")[0], "Kari Berg | - | -");
}

#[test]
fn a_plural_title_is_the_role_of_each_of_its_list() {
    assert_eq!(
        people("She met Foreign Ministers Nikos Pappas of Greece and Ole Dahl of Denmark on Friday."),
        ["Nikos Pappas | Foreign Minister | Greece", "Ole Dahl | Foreign Minister | Denmark"]
    );
    assert_eq!(
        people("The president hosted Senators Reed, Stone, and Wood for talks."),
        ["Reed | Senator | -", "Stone | Senator | -", "Wood | Senator | -"]
    );
    assert_eq!(
        people("His Greek and French counterparts, Nikos Pappas and Jean Roux, came to Oslo."),
        ["Nikos Pappas | counterpart | Greece", "Jean Roux | counterpart | France"]
    );
    assert_eq!(
        people("The foreign ministers of Greece, Denmark and Chile, Nikos Pappas, Ole Dahl and Ana Ruiz, came to Oslo."),
        ["Nikos Pappas | foreign minister | Greece", "Ole Dahl | foreign minister | Denmark", "Ana Ruiz | foreign minister | Chile"]
    );
}

#[test]
fn a_plural_title_reaches_no_further_than_its_list() {
    assert_eq!(
        people("Senators Reed and Stone met Anna Wood on Monday."),
        ["Reed | Senator | -", "Stone | Senator | -", "Anna Wood | - | -"]
    );
    assert_eq!(
        people("His Greek, Danish and French counterparts, Nikos Pappas and Jean Roux, came to Oslo."),
        ["Nikos Pappas | counterpart | -", "Jean Roux | counterpart | -"]
    );
    assert_eq!(people("The ministers left, and Jean Roux stayed."), ["Jean Roux | - | -"]);
}

#[test]
fn no_role_and_no_side_are_invented() {
    assert_eq!(people("John Hale arrived on Monday."), ["John Hale | - | -"]);
    assert_eq!(people("The minister arrived on Monday."), Vec::<String>::new());
    assert_eq!(people("The party's man, Jon Dahl, accused ministers of having slept."), ["Jon Dahl | - | -"]);
    assert_eq!(people("Shadow foreign secretary Jon Dahl was sorry."), ["Jon Dahl | Shadow foreign secretary | -"]);
    assert_eq!(people("Jon Dahl, mayor of Harbourtown until 2012, was sorry."), ["Jon Dahl | mayor of Harbourtown | Harbourtown"]);
    assert_eq!(people("General Motors raised its offer on Monday."), Vec::<String>::new());
    assert_eq!(people("On Monday the Security Council met."), Vec::<String>::new());
}

#[test]
fn the_last_name_of_an_entry_is_the_body() {
    let list = people(
        "The governor met with leaders of unions and companies on Monday to discuss the ports of the coast. Those who came were:\n\n- Ann Poe, Assistant Director of Research and Collective Bargaining, BAKERS\n\n- Jon Dahl, Chairman and Managing Director, General Harbours\n\n- Kari Berg, Policy Director, Acme Group",
    );
    let sides: Vec<&str> = list.iter().filter_map(|one| one.rsplit(" | ").next()).collect();
    assert_eq!(sides, ["BAKERS", "General Harbours", "Acme Group"], "{list:?}");
}

#[test]
fn two_of_one_title_share_what_stands_behind_them() {
    assert_eq!(
        people("Commanders Ann Lind and Jon Dahl of the Harbour Front arrived."),
        ["Ann Lind | Commander | Harbour Front", "Jon Dahl | Commander | Harbour Front"]
    );
    assert_eq!(
        people("He met Chief of Engineers of the Army Corps of Engineers Lieutenant General Ann Poe on Monday.")[0].split(" | ").nth(1),
        Some("Lieutenant General")
    );
}

#[test]
fn two_offices_of_one_person_are_both_told() {
    assert_eq!(
        people("He met Ann Poe, President and Executive Director, and Jon Dahl, chairman and managing director of Acme Corp., on Monday."),
        ["Ann Poe | President and Executive Director | -", "Jon Dahl | chairman and managing director of Acme Corp. | Acme Corp."]
    );
}

#[test]
fn a_relative_has_no_office_of_another() {
    assert_eq!(
        people("President Berg walked out. Later they were joined by the president's daughter and son-in-law, Anna Berg and Jon Dahl. Berg left.").first().map(String::as_str),
        Some("Berg | President | -")
    );
}

#[test]
fn an_office_that_is_over_gives_way_to_the_one_that_is_held() {
    assert_eq!(
        people("The U.N. envoy, Kari Berg, a former Norwegian foreign minister, spoke to both of them.")[0],
        "Kari Berg | envoy | United Nations"
    );
    assert_eq!(people("Defense Secretary Ann Poe, a retired Danish colonel, left for Oslo.")[0], "Ann Poe | Defense Secretary | -");
}

#[test]
fn letters_behind_a_name_do_not_hide_the_office() {
    assert_eq!(people("They met Kofi Berg MP, the Kenyan trade minister, in Oslo.")[0], "Kofi Berg | trade minister | Kenya");
}

#[test]
fn forms_of_address_leave_the_office_its_place() {
    assert_eq!(people("They met the Honourable Minister of Ports, Ole Dahl to discuss it."), ["Ole Dahl | Minister of Ports | -"]);
    assert_eq!(people("Chief of Army Staff (COAS) General Ole Dahl came on Monday.")[0].split(" | ").nth(1), Some("Chief of Army Staff"));
    assert_eq!(people("Lt Gen Ole Dahl, the spokesman, came on Monday."), ["Ole Dahl | spokesman | -"]);
}

#[test]
fn brackets_behind_a_plural_office_list_its_holders() {
    assert_eq!(
        people("The Co-Chairs of the Harbour Group (Ole Dahl of Norway, Peter Holm of Denmark and Ana Ruiz of Chile) left."),
        ["Ole Dahl | Co-Chair | Norway", "Peter Holm | Co-Chair | Denmark", "Ana Ruiz | Co-Chair | Chile"]
    );
    assert_eq!(
        people("Cabinet secretaries Ann Poe (Foreign Affairs), Jon Dahl (Energy) and Lee Hart (Ports) came."),
        ["Ann Poe | Cabinet secretary | -", "Jon Dahl | Cabinet secretary | -", "Lee Hart | Cabinet secretary | -"]
    );
    assert_eq!(people("The ministry (Ann Poe of Norway spoke for it) left.")[0], "Ann Poe | - | Norway");
}

#[test]
fn words_before_a_title_that_describe_it_are_no_body() {
    for (body, want) in [
        ("Personal Envoy of the Secretary-General Ole Dahl came.", "Ole Dahl | Personal Envoy of the Secretary-General | -"),
        (
            "Personal Representative of the OSCE Chairperson-in-Office Ole Dahl came.",
            "Ole Dahl | Personal Representative of the OSCE Chairperson-in-Office | OSCE",
        ),
        ("Harbour Liberation Front (HLF) founding chair Ole Dahl came.", "Ole Dahl | founding chair | Harbour Liberation Front"),
        ("He was with NATO Secretary General Ole Dahl.", "Ole Dahl | Secretary General | NATO"),
    ] {
        assert_eq!(people(body), [want], "{body}");
    }
}

#[test]
fn an_office_tells_more_than_the_rank_of_birth() {
    let told = people("Prince Omar bin Said shook hands. Saudi Foreign Minister Prince Omar bin Said smiled.");
    assert_eq!(told, ["Omar bin Said | Foreign Minister | Saudi Arabia"]);
    assert_eq!(people("Crown Prince Omar bin Said met him."), ["Omar bin Said | Crown Prince | -"]);
}

#[test]
fn what_stands_behind_a_name_ends_before_the_next_form_of_address() {
    let told = people("He called on H.E. Ole Dahl, the Chairman of the Assembly and H.E. Peter Holm, the Speaker.");
    assert_eq!(told[0].split(" | ").nth(1), Some("Chairman of the Assembly"));
}

#[test]
fn what_somebody_did_is_no_office_and_a_name_no_field() {
    for (body, want) in [
        ("The chair, Jon Dahl, met the President of the General Assembly.", "Jon Dahl | chair | -"),
        ("On Monday Oslo mayor Jon Dahl came.", "Jon Dahl | mayor | Oslo"),
        ("On Monday Oslo envoy Jon Dahl came.", "Jon Dahl | envoy | Norway"),
        ("On Monday Harbour Rail chief negotiator Jon Dahl came.", "Jon Dahl | chief negotiator | Harbour Rail"),
        ("On Monday Danish Rail Minister Jon Dahl came.", "Jon Dahl | Rail Minister | Denmark"),
        ("On Monday NATO mission chief Jon Dahl came.", "Jon Dahl | mission chief | NATO"),
        ("Comrade Jon Dahl came on Monday.", "Jon Dahl | - | -"),
        (
            "Jon Dahl, secretary-general of the Confederation of Norwegian Enterprise, came.",
            "Jon Dahl | secretary-general of the Confederation of Norwegian Enterprise | Norway",
        ),
    ] {
        assert_eq!(people(body), [want], "{body}");
    }
    assert_eq!(people("Chilean President Ana Ruiz met her Danish counterpart President Jon Dahl.")[1], "Jon Dahl | President | Denmark");
    assert_eq!(people("Chilean President Ana Ruiz and Deputy President Jon Dahl came.")[1], "Jon Dahl | Deputy President | Chile");
    assert_eq!(people("Ann Poe, wife of President Jon Dahl, came.")[0], "Ann Poe | wife of President Jon Dahl | -");
    let told = people("Cabinet secretary Ann Poe left. The United States and Chile agreed.");
    assert_eq!(told[0], "Ann Poe | Cabinet secretary | -");
}

#[test]
fn whom_the_writer_brings_in_by_the_office_is_named_next() {
    let rest = " Ruiz said she was sorry. Ruiz will go in May.";
    for (body, expected) in [
        ("With a strike near, the Fisheries Minister will stay. Ana Ruiz has put off a trip.", "Ana Ruiz | Fisheries Minister | -"),
        ("Chile's Fisheries Minister travels to Oslo. Ana Ruiz will be there for a week.", "Ana Ruiz | Fisheries Minister | Chile"),
        ("He handed one to the President of Chile. Ana Ruiz laughed.", "Ana Ruiz | President of Chile | Chile"),
        ("The mayor said it was late. \"There is much to do,\" Ana Ruiz said.", "Ana Ruiz | mayor | -"),
        // Two are brought in, somebody of an age is another, and so is who stands at the end.
        ("Chile's minister and his Danish colleague spoke. Ana Ruiz told them so.", "Ana Ruiz | - | -"),
        ("The mayor visited the harbour. Ana Ruiz, 45, lost her boat.", "Ana Ruiz | - | -"),
        ("The mayor visited the harbour. Nobody there had heard of Ana Ruiz.", "Ana Ruiz | - | -"),
    ] {
        assert_eq!(people(&format!("{body}{rest}")), [expected], "{body}");
    }
    assert_eq!(people("The mayor visited the harbour. Ana Ruiz lost her boat."), ["Ana Ruiz | - | -"]);
}

#[test]
fn who_is_something_holds_that_office_and_who_says_something_is_not_what_it_ends_with() {
    assert_eq!(people("Ole Berg, who is Lord Chief Justice, was giving evidence."), ["Ole Berg | Lord Chief Justice | -"]);
    assert_eq!(people("He begins his term as Danish leader, Ole Berg has said."), ["Ole Berg | - | -"]);
    assert_eq!(people("They came to see Ole Berg, a Foreign Ministry spokesman said."), ["Ole Berg | - | -"]);
}

#[test]
fn a_committee_keeps_its_whole_name() {
    let rows = [
        ("House Ways and Means Chairman Jon Dahl said so.", "Jon Dahl | Chairman | House Ways and Means"),
        (
            "House Harbour and Government Reform Committee Chairwoman Ann Poe left.",
            "Ann Poe | Chairwoman | House Harbour and Government Reform Committee",
        ),
        ("The Fish Committee Chairman Jon Dahl left.", "Jon Dahl | Chairman | Fish Committee"),
        (
            "Senate Foreign Relations Committee ranking member Ann Poe left.",
            "Ann Poe | ranking member | Senate Foreign Relations Committee",
        ),
        ("And Justice Committee Chairman Jon Dahl left.", "Jon Dahl | Chairman | Justice Committee"),
        ("Ms. Poe and Harbour Committee Chairman Jon Dahl left.", "Jon Dahl | Chairman | Harbour Committee"),
    ];
    for (body, wanted) in rows {
        assert!(people(body).iter().any(|one| one == wanted), "{body}: {:?}", people(body));
    }
}

#[test]
fn an_office_of_several_fields_is_whole() {
    for (body, expected) in [
        ("Health and Human Services Secretary Kari Berg came.", "Health and Human Services Secretary"),
        ("Housing and Urban Development Secretary Kari Berg came.", "Housing and Urban Development Secretary"),
    ] {
        assert!(people(body)[0].starts_with(&format!("Kari Berg | {expected} | ")), "{:?}", people(body));
    }
}

#[test]
fn offices_behind_one_another_and_behind_our_own() {
    for (body, expected) in [
        (
            "The Minister of State, Minister of Foreign Affairs and African Affairs, Mr. Abdel Dahl, came.",
            "Abdel Dahl | Minister of State, Minister of Foreign Affairs and African Affairs | -",
        ),
        ("It was our own Prime Minister, Ratu Epeli Dahl, who found the way.", "Ratu Epeli Dahl | Prime Minister | -"),
        (
            "The President of the ECOWAS Commission, Dr Kofi Dahl, came.",
            "Kofi Dahl | President of the ECOWAS Commission | ECOWAS Commission",
        ),
        (
            "Personal Envoy of the United Nations Secretary-General for Kenya, Ms. Kari Berg, came.",
            "Kari Berg | Personal Envoy of the United Nations Secretary-General for Kenya | United Nations",
        ),
    ] {
        assert_eq!(people(body), [expected], "{body}");
    }
}

#[test]
fn offices_with_fields_that_are_titles_too() {
    for (body, expected) in [
        ("She met Norwegian Secretary for Foreign Affairs Kari Berg.", "Kari Berg | Secretary for Foreign Affairs | Norway"),
        (
            "She met Norwegian State Secretary for Foreign and Global Affairs Kari Berg.",
            "Kari Berg | State Secretary for Foreign and Global Affairs | Norway",
        ),
        ("She met Norwegian Secretary for Strategic Affairs Admiral Ole Dahl.", "Ole Dahl | Secretary for Strategic Affairs | Norway"),
        ("She met Deputy Minister of Justice Ole Dahl.", "Ole Dahl | Deputy Minister of Justice | -"),
        ("Labour Minister Ole Dahl spoke with both.", "Ole Dahl | Labour Minister | -"),
        ("She met Office of Management and Budget Director Ole Dahl.", "Ole Dahl | Director | Office of Management and Budget"),
        (
            "She met United Nations High Commissioner for Refugees (UNHCR) Ole Dahl.",
            "Ole Dahl | High Commissioner for Refugees | United Nations",
        ),
        (
            "She met Secretary General of the Organization of Asian Cooperation (OAC) Ole Dahl.",
            "Ole Dahl | Secretary General of the Organization of Asian Cooperation | Organization of Asian Cooperation",
        ),
    ] {
        assert_eq!(people(body), [expected], "{body}");
    }
}
