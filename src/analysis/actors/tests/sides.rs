//! For which country or body somebody acts.

use super::{ActorKind, bodies, people, read};

#[test]
fn who_leads_a_delegation_acts_for_its_country() {
    assert_eq!(
        people("A Kenyan goodwill mission led by minister of state Grace Otieno will visit Norway."),
        ["Grace Otieno | minister of state | Kenya"]
    );
    assert_eq!(
        people("The discussions were led on the Danish side by deputy Finance Minister Peter Holm."),
        ["Peter Holm | deputy Finance Minister | Denmark"]
    );
}

#[test]
fn who_meets_the_head_of_the_only_country_named_is_not_of_it() {
    let told = people(
        "Soto-Berg talks begin\n\nNorway president Kari Berg and Prime Minister Juan Soto met. The Soto-Berg talks in Norway go on.",
    );
    assert!(told.iter().any(|one| one.starts_with("Kari Berg") && one.ends_with("Norway")), "{told:?}");
    assert!(told.iter().all(|one| !one.starts_with("Juan Soto") || !one.contains("Norway")), "{told:?}");
    let told = people(
        "Foreign Minister Juan Soto of Norway spoke of Kenya. Foreign Minister Kari Berg will meet with Norwegian and Kenyan ministers.",
    );
    assert!(told.iter().all(|one| !one.starts_with("Kari Berg") || !one.contains("Kenya")), "{told:?}");
}

#[test]
fn who_leads_a_country_s_people_together_acts_for_it() {
    assert_eq!(
        people("The Danish side was co-chaired by Mr. Peter Holm, Deputy Director-General, and Ms. Anna Lind, Deputy Director."),
        ["Peter Holm | Deputy Director-General | Denmark", "Anna Lind | Deputy Director | Denmark"]
    );
    assert_eq!(
        people("She hosted Foreign Minister Kari Berg and a delegation from the Government of Norway on Monday."),
        ["Kari Berg | Foreign Minister | Norway"]
    );
    assert_eq!(people("Oslo's delegation, led by Finance Minister Kari Berg, is cool to it."), ["Kari Berg | Finance Minister | Norway"]);
}

#[test]
fn ministers_belong_to_the_government_of_the_one_named_just_before() {
    assert_eq!(
        people(
            "Norwegian prime minister Ole Dahl and energy minister Kari Berg met Danish premier Peter Holm and energy minister Anna Lind."
        ),
        [
            "Ole Dahl | prime minister | Norway",
            "Kari Berg | energy minister | Norway",
            "Peter Holm | premier | Denmark",
            "Anna Lind | energy minister | Denmark"
        ]
    );
}

#[test]
fn a_ministry_acts_for_its_country() {
    assert_eq!(people("She met French MFA Secretary General Jean Roux on Monday."), ["Jean Roux | Secretary General | France"]);
}

#[test]
fn an_office_of_one_country_tells_the_side() {
    assert_eq!(people("Secretary of State John Hale will travel on Monday."), ["John Hale | Secretary of State | United States"]);
    assert_eq!(
        people("Foreign Secretary Anne Hart opened the talks. The British side was hopeful."),
        ["Anne Hart | Foreign Secretary | United Kingdom"]
    );
    assert_eq!(people("Foreign Secretary Anne Hart opened the talks."), ["Anne Hart | Foreign Secretary | -"]);
}

#[test]
fn a_side_that_the_text_bears_out_elsewhere() {
    assert_eq!(
        people("President Alan Moreno met Danish Prime Minister Ole Dahl. The Peruvian president thanked him."),
        ["Alan Moreno | President | Peru", "Ole Dahl | Prime Minister | Denmark"]
    );
    assert_eq!(
        people("Secretary of State John Hale toured Africa. In Kenya, he met with Foreign Minister Grace Otieno."),
        ["John Hale | Secretary of State | United States", "Grace Otieno | Foreign Minister | Kenya"]
    );
    assert_eq!(
        people("President Alan Stone met Danish Prime Minister Ole Dahl at the White House."),
        ["Alan Stone | President | United States", "Ole Dahl | Prime Minister | Denmark"]
    );
    let aside =
        "President Alan Stone met Danish Prime Minister Ole Dahl at the White House. Stone spoke of President Omar Haddad. Stone left.";
    assert_eq!(people(aside)[0], "Alan Stone | President | United States");
    let field = people("Secretary John Hale spoke. Kenyan Cabinet Secretary for Foreign Affairs Grace Otieno met him.");
    assert_eq!(field[0], "John Hale | Secretary | -");
    assert_eq!(
        people("A British envoy was there. Sir John Hale met President Moussa Issa in the capital, Niamey, on Monday."),
        ["John Hale | - | -", "Moussa Issa | President | Niger"]
    );
}

#[test]
fn a_country_that_is_only_named_is_nobody_s_side() {
    for body in [
        "President Alan Stone spoke of Peru, of Chile and of the United States.",
        "President Alan Stone met Danish Prime Minister Ole Dahl. Russia and Ukraine are at war.",
        "Prime Minister Anna Hart will travel to Kenya and Uganda on Monday.",
    ] {
        assert!(people(body)[0].ends_with("| -"), "{body}: {:?}", people(body));
    }
}

#[test]
fn who_stands_or_leads_for_a_party_acts_for_it() {
    assert_eq!(people("The Republican presidential candidate Jon Dahl spoke."), ["Jon Dahl | presidential candidate | Republican"]);
    assert_eq!(people("On Monday Labour leader Ann Poe spoke."), ["Ann Poe | Labour leader | Labour"]);
}

#[test]
fn a_city_s_country_is_where_it_lies() {
    let named = |body: &str| {
        let findings = read(&format!("Talks\n\n{body}\n"));
        findings.actors.iter().any(|actor| actor.name == "Switzerland")
    };
    assert!(!named("After a week of talks in Lausanne, Switzerland, Secretary of State John Hale spoke."));
    assert!(named("The talks in Lausanne, Switzerland said, were useful."));
}

#[test]
fn a_field_of_office_is_no_side() {
    assert_eq!(people("On Monday Conference host Kari Berg met them.")[0].split(" | ").nth(2), Some("-"));
    let told = people("They met Associate Director of Intercoastal Affairs Kari Berg on Friday.");
    assert_eq!(told, ["Kari Berg | Associate Director of Intercoastal Affairs | -"]);
    assert_eq!(people("Justice Kari Berg asked Norway, and Norway answered.")[0], "Kari Berg | Justice | -");
    assert_eq!(people("Communities Minister Kari Berg met them on Friday."), ["Kari Berg | Minister | -"]);
    assert_eq!(people("Kari Berg, the secretary of state for the sea, agreed."), ["Kari Berg | secretary of state for the sea | -"]);
    assert_eq!(people("Ohio Secretary of State Kari Berg agreed with the United States.")[0], "Kari Berg | Secretary of State | Ohio");
}

#[test]
fn a_noun_or_its_tells_whose_officer_somebody_is() {
    for (body, want) in [
        ("The Bakers' Union struck. Kari Berg, the union's chairman, smiled.", "Kari Berg | chairman | Bakers' Union"),
        ("Kari Berg, the players' union's chairman, smiled.", "Kari Berg | chairman | players' union"),
        ("The dockers' association objected. Its president, Kari Berg, left.", "Kari Berg | president | dockers' association"),
        ("The Bakers' Union said its president, Kari Berg, would lead them.", "Kari Berg | president | Bakers' Union"),
        ("Kari Berg, who leads the guild's bargaining team, smiled.", "Kari Berg | - | guild"),
        ("The government's team, headed by Foreign Minister Kari Berg, came.", "Kari Berg | Foreign Minister | government"),
        ("The group's envoy, Kari Berg, left.", "Kari Berg | envoy | -"),
        ("The Bakers' Union struck. The president of the union, Kari Berg, left.", "Kari Berg | president of the union | Bakers' Union"),
        ("The Harbour Committee met. Committee chair Kari Berg asked.", "Kari Berg | Committee chair | Harbour Committee"),
        ("The Bakers' Union struck. “So it is,” said Kari Berg, a baker who speaks for the union.", "Kari Berg | - | Bakers' Union"),
        ("He saw Kari Berg, whose Harbour Union won.", "Kari Berg | - | Harbour Union"),
        ("He saw Kari Berg, who chairs the protest group Harbour Front.", "Kari Berg | - | Harbour Front"),
        ("The Port League came, while the Bakers' Union sent its secretary Kari Berg.", "Kari Berg | secretary | Bakers' Union"),
        ("He saw Kari Berg, who met the union.", "Kari Berg | - | -"),
        ("The White House saw it. The union's president, Kari Berg, left.", "Kari Berg | president | union"),
        ("The team of the Harbour Front is led by Colonel Kari Berg.", "Kari Berg | Colonel | Harbour Front"),
        ("The Bakers' Union said its four-man team, led by Kari Berg, would come.", "Kari Berg | - | Bakers' Union"),
        ("The teams, led by Kari Berg, the director-general, for Chile, came.", "Kari Berg | director-general | Chile"),
        ("The Bakers' Union came. For the union, secretary Kari Berg spoke.", "Kari Berg | secretary | Bakers' Union"),
        ("He saw Kari Berg, who runs Halden Quay.", "Kari Berg | - | Halden Quay"),
        ("He saw Kari Berg, who runs Monday.", "Kari Berg | - | -"),
        ("The banks' advisory committee met. Committee chairman Kari Berg spoke.", "Kari Berg | Committee chairman | committee"),
        ("He saw Holm Motors Inc. on Monday. Chief executive Kari Berg left.", "Kari Berg | Chief executive | Holm Motors Inc."),
        ("He saw Holm Motors Inc. and Dahl Foods Inc. on Monday. Chief executive Kari Berg left.", "Kari Berg | Chief executive | -"),
    ] {
        assert_eq!(people(body), [want], "{body}");
    }
}

#[test]
fn officers_in_a_row_act_for_one_body() {
    let told = people("The Bakers' Union sent its secretary Kari Berg and treasurer Ole Dahl.");
    assert_eq!(told, ["Kari Berg | secretary | Bakers' Union", "Ole Dahl | treasurer | Bakers' Union"]);
    let told = people("The Bakers' Union sent its secretary Kari Berg and Mayor Ole Dahl.");
    assert_eq!(told[1], "Ole Dahl | Mayor | -");
    let told = people("On Monday BWU President Kari Berg, Vice-President Dr. Ole Dahl and the Technical Delegate, Per Holm, came.");
    assert_eq!(told[1], "Ole Dahl | Vice-President | BWU");
}

#[test]
fn a_body_that_opens_a_title_owns_it() {
    assert_eq!(
        people("The White House saw it. On Monday Halden Aerospace President Kari Berg left.")[0],
        "Kari Berg | President | Halden Aerospace"
    );
    assert_eq!(people("It was BWU's new president, Kari Berg of Norway, who left.")[0], "Kari Berg | new president | BWU");
}

#[test]
fn what_is_told_of_another_country_is_nobody_s_side() {
    for (body, want) in [
        ("The United States agreed. Economy Secretary Kari Berg left.", "Kari Berg | Economy Secretary | -"),
        ("It costs US$ 190 or US$ 200. Agriculture Secretary Kari Berg left.", "Kari Berg | Agriculture Secretary | -"),
        ("Downing Street said he would lunch with Prime Minister Kari Berg.", "Kari Berg | Prime Minister | -"),
        ("Chairman Kari Berg (R-At Large) left the United States.", "Kari Berg | Chairman | -"),
        ("Agriculture Cabinet Secretary Kari Berg left Kenya.", "Kari Berg | Agriculture Cabinet Secretary | Kenya"),
        ("Norway: H.E. Kari Berg, Prime Minister.", "Kari Berg | Prime Minister | Norway"),
        ("The Norwegian in the round, Kari Berg, asked.", "Kari Berg | - | Norway"),
        ("The Danes were led by Kari Berg.", "Kari Berg | - | Denmark"),
        ("The European Commission agreed. Commissioner Kari Berg left.", "Kari Berg | Commissioner | European Union"),
    ] {
        assert_eq!(people(body)[0], want, "{body}");
    }
    let findings = read("Norway trade minister, U.S. envoy speak\n\nTrade Minister Kari Berg spoke on Monday.\n");
    assert!(findings.actors.iter().any(|actor| actor.name == "Kari Berg" && actor.side.as_deref() == Some("Norway")));
}

#[test]
fn colleagues_of_another_country_and_its_ambassadors_act_for_it() {
    let told =
        people("Norwegian Prime Minister Kari Berg met her Danish opposite number, Ole Dahl, and her Latvian colleague, Janis Lind.");
    assert_eq!(told[1..], ["Ole Dahl | Prime Minister | Denmark", "Janis Lind | Prime Minister | Latvia"]);
    let told = people("Chilean Trade Minister Ana Ruiz met Norwegian Trade Minister Kari Berg and Ambassador to Norway Juan Soto.");
    assert_eq!(told[2], "Juan Soto | Ambassador to Norway | Chile");
}

#[test]
fn a_mayor_acts_for_the_town_whose_council_is_named_and_a_senator_at_home_for_the_party() {
    let told = people("On Monday the Brayfield council voted. Mayor Kari Berg and Sheriff Ole Dahl were there.");
    assert_eq!(told, ["Kari Berg | Mayor | Brayfield", "Ole Dahl | Sheriff | -"]);
    assert_eq!(people("The Brayfield council met the Holmfield council. Mayor Kari Berg left.")[0], "Kari Berg | Mayor | -");
    assert_eq!(people("“No,” said Sen. Ann Poe (R-Idaho), who left the United States.")[0], "Ann Poe | Sen. | Republican");
    let abroad = people("Norwegian Prime Minister Kari Berg met Sen. Ann Poe (R-Idaho) of the United States.");
    assert_eq!(abroad[1], "Ann Poe | Sen. | United States");
    assert_eq!(
        people("Fisheries Commissioner Ann Poe spoke for the European Union.")[0],
        "Ann Poe | Fisheries Commissioner | European Union"
    );
}

#[test]
fn two_nationalities_in_a_row_are_one_people() {
    assert_eq!(people("The Turkish Cypriot leader, Nejat Kara, came."), ["Nejat Kara | leader | Turkish Cypriot"]);
}

#[test]
fn mayors_and_sheriffs_sit_in_no_council() {
    let told = people("The city council met. Council member Buck Holm asked. Sheriff Wade Lund answered the city council.");
    assert_eq!(told, ["Buck Holm | Council member | city council", "Wade Lund | Sheriff | -"]);
}

#[test]
fn who_speaks_on_behalf_of_a_body_acts_for_it_and_a_short_form_before_an_office_is_one() {
    assert_eq!(people("“It is over,” Kari Berg said on behalf of her Peace and Unity Front.")[0], "Kari Berg | - | Peace and Unity Front");
    assert_eq!(people("“It is over,” BWU General Secretary, K L Berg, told them.")[0], "K L Berg | General Secretary | BWU");
}

#[test]
fn office_holders_where_another_s_visitor_arrives_act_for_that_country() {
    let told = people("Chilean President Ana Ruiz arrived in Nairobi on Monday. She held talks with President Otieno Odera.");
    assert_eq!(told, ["Ana Ruiz | President | Chile", "Otieno Odera | President | Kenya"]);
    let third = people("Chilean President Ana Ruiz arrived in Nairobi. Danish Premier Peter Holm came. President Otieno Odera did not.");
    assert_eq!(third[2], "Otieno Odera | President | -");
}

#[test]
fn the_representative_of_a_group_sits_in_no_house() {
    let told = people("Kari Berg, representative of an umbrella group, objected to the United States plan.");
    assert_eq!(told, ["Kari Berg | representative of an umbrella group | -"]);
}

#[test]
fn officials_of_a_body_act_for_it() {
    let findings = read("Talks\n\nTheir guests met senior Bray Harbour Administration officials.");
    let sides: Vec<&str> =
        findings.actors.iter().filter(|one| one.kind == ActorKind::Group).filter_map(|one| one.side.as_deref()).collect();
    assert!(sides.iter().all(|side| side.ends_with("Harbour Administration")) && !sides.is_empty(), "{sides:?}");
}

#[test]
fn an_officer_of_a_head_acts_for_the_same_country() {
    assert_eq!(
        people(
            "Chilean President Juan Soto and his defence adviser, Pedro Ruiz, met Norwegian Prime Minister Kari Berg and Ole Dahl, her chief of staff."
        ),
        [
            "Juan Soto | President | Chile",
            "Pedro Ruiz | defence adviser | Chile",
            "Kari Berg | Prime Minister | Norway",
            "Ole Dahl | chief of staff | Norway"
        ]
    );
    assert_eq!(people("President Juan Soto of Chile met his minister, and Ole Dahl, his rival, left.")[1], "Ole Dahl | rival | -");
}

#[test]
fn houses_that_several_countries_have_are_of_the_one_that_is_named() {
    assert_eq!(people("Harbour Congress leader Ole Dahl spoke on Monday.")[0].split(" | ").nth(2), Some("Harbour Congress"));
    assert_eq!(people("Senate leader Ole Dahl spoke in Bamako on Monday. Mali waits.")[0].split(" | ").nth(2), Some("-"));
    assert_eq!(people("Senator Ole Dahl left the Senate in Bamako on Monday. Mali waits.")[0].split(" | ").nth(2), Some("-"));
}

#[test]
fn a_president_in_the_headline_s_country_is_not_the_secretary_s() {
    let told = people(
        "Peru's opposition said it met mediators. Peru is in recession. President Juan Soto is in a standoff with it. Soto, Soto's aides say, is calm. On Friday the U.S. State Department said Secretary of State John Hale had called them.",
    );
    assert_eq!(told[0], "Juan Soto | President | -", "{told:?}");
}

#[test]
fn a_country_that_closes_what_stands_behind_a_name_is_its_side() {
    for (body, want) in [
        ("She called H.E. Dr. Peter Holm, Federal Minister for Foreign Affairs, Denmark.", "Denmark"),
        ("Dr. Peter Holm, Minister for Ports, Denmark, spoke first.", "Denmark"),
        ("On Monday morning she thanked Peter Holm, the foreign minister, Denmark and Norway.", "-"),
        ("On Monday morning she thanked Peter Holm, the foreign minister, Denmark, Norway and Chile.", "-"),
        ("With Peter Holm, the foreign minister, Denmark has a friend.", "-"),
    ] {
        assert_eq!(people(body)[0].rsplit(" | ").next(), Some(want), "{body}");
    }
}

#[test]
fn who_leads_or_speaks_for_a_party_acts_for_it() {
    for (body, want) in [
        ("The teams, led by Jon Dahl for the government and Ann Poe for the rebels, met.", ["government", "rebels"]),
        ("The Danish side was represented by Jon Dahl and the Chilean side by Ann Poe.", ["Denmark", "Chile"]),
        ("Jon Dahl, who heads the Danish team, met Ann Poe, chief negotiator for the Harbour Tigers.", ["Denmark", "Harbour Tigers"]),
        ("The chief advocate for the employers, Mr Jon Dahl, met Ann Poe, negotiator for the port talks.", ["employers", "-"]),
        ("The Harbour Front, led by Jon Dahl, talked of the peace talks, led by Ann Poe.", ["Harbour Front", "-"]),
        ("The Harbour Union delegation was led by the Chief Executive Officer, Dr Jon Dahl. Ann Poe led.", ["Harbour Union", "-"]),
        ("Jon Dahl (Norway) and Ann Poe (1990) signed the treaty on Monday.", ["Norway", "-"]),
        ("Harbour Front chairman Jon Dahl was accompanied by Ann Poe.", ["Harbour Front", "Harbour Front"]),
        ("Harbour Front chairman Jon Dahl was accompanied by Foreign Minister Ann Poe.", ["Harbour Front", "-"]),
        ("Harbour Front chairman Jon Dahl was accompanied by his wife, Ann Poe.", ["Harbour Front", "-"]),
    ] {
        let found = people(body);
        let sides: Vec<&str> = found.iter().filter_map(|one| one.rsplit(" | ").next()).collect();
        assert_eq!(sides, want, "{body}");
    }
}

#[test]
fn of_two_who_have_an_office_the_other_has_the_other_country() {
    let told = people(
        "The foreign secretaries of Chile and Norway met on Tuesday. Foreign Secretary Ann Poe and Chilean Foreign Secretary Juan Soto told reporters so.",
    );
    assert_eq!(told, ["Ann Poe | Foreign Secretary | Norway", "Juan Soto | Foreign Secretary | Chile"]);
    let apart = people(
        "The foreign secretaries of Chile and Norway met on Tuesday. Foreign Secretary Ann Poe was glad. Chilean Foreign Secretary Juan Soto left.",
    );
    assert_eq!(apart[0], "Ann Poe | Foreign Secretary | -");
    let three = people(
        "The foreign secretaries of Chile, Peru and Norway met. Foreign Secretary Ann Poe and Chilean Foreign Secretary Juan Soto left.",
    );
    assert_eq!(three[0], "Ann Poe | Foreign Secretary | -");
}

#[test]
fn a_deputy_who_is_met_with_the_head_is_of_the_same_country() {
    let told = people("Premier Jon Dahl met Chilean President Ana Ruiz and the Vice President, H.E. Dr Juan Soto.");
    assert_eq!(told[2], "Juan Soto | Vice President | Chile");
    let told = people("He called on Danish Prime Minister Ole Dahl at the palace and Deputy Prime Minister Peter Holm in his office.");
    assert_eq!(told[1], "Peter Holm | Deputy Prime Minister | Denmark");
    let two = people("Chilean President Ana Ruiz and Vice President Jon Stone met.");
    assert_eq!(two[1], "Jon Stone | Vice President | -");
}

#[test]
fn two_offices_of_one_a_head_s_spouse_and_who_leads_a_body_have_their_sides() {
    let told = people("He met Danish Prime Minister Ole Dahl and Deputy Prime Minister/Foreign Minister Peter Holm.");
    assert_eq!(told[1], "Peter Holm | Foreign Minister | Denmark");
    let told = people("U.S. Vice President Jon Stone met Chilean President Juan Soto and First Lady Ana Ruiz-Soto in Lima.");
    assert_eq!(told[2], "Ana Ruiz-Soto | First Lady | Chile");
    let told = people("Gen. Juan Soto came. Soto leads the Harbour Workers Union and met the envoy.");
    assert_eq!(told[0], "Juan Soto | Gen. | Harbour Workers Union");
    let told = people("Gen. Juan Soto came. Soto leads the Harbour Workers Union delegation.");
    assert_eq!(told[0], "Juan Soto | Gen. | -");
}

#[test]
fn the_only_country_is_that_of_its_ministers_and_of_those_who_welcome_guests_to_it() {
    let told = people("The Minister of Aviation, Jon Dahl, spoke. Norway has airports, and Norway needs more.");
    assert_eq!(told, ["Jon Dahl | Minister of Aviation | Norway"]);
    let told =
        people("The rector welcomed members of the delegation to Norway. Jon Dahl, the Minister for Ports, met the visitors from Chile.");
    assert_eq!(told, ["Jon Dahl | Minister for Ports | Norway"]);
    let told = people("The rector welcomed the turn to Norway. Jon Dahl, the Minister for Ports, met the visitors from Chile.");
    assert_eq!(told, ["Jon Dahl | Minister for Ports | -"]);
}

#[test]
fn a_secretary_named_with_his_country_does_not_tell_whose_the_president_in_front_is() {
    let told = people("President Juan Soto was in Niger for talks on peace. The US Secretary of State John Hale had been there.");
    assert_eq!(told[0], "Juan Soto | President | -");
    let told = people("Nigerien President Moussa Issa saw President Juan Soto. The US Secretary of State John Hale was there.");
    assert_eq!(told[1], "Juan Soto | President | United States");
}

#[test]
fn a_union_that_is_named_before_its_officer_is_the_side_with_its_whole_name() {
    for (body, want) in [
        ("On Monday Bakers Union chairman Jon Dahl came.", "Jon Dahl | chairman | Bakers Union"),
        ("On Monday Dockers' Union president Jon Dahl came.", "Jon Dahl | president | Dockers' Union"),
        ("On Monday Harbour Peace Movement chairman Jon Dahl came.", "Jon Dahl | chairman | Harbour Peace Movement"),
        ("On Monday Norwegian union president Jon Dahl came.", "Jon Dahl | union president | Norway"),
        ("On Monday Deputy Union President Jon Dahl came.", "Jon Dahl | Deputy Union President | -"),
        ("Jon Dahl, of the Bakers' Union, came on Monday.", "Jon Dahl | - | Bakers' Union"),
        ("Jon Dahl, of Springfield, came on Monday.", "Jon Dahl | - | -"),
        ("They met Hamas's Jon Dahl on Monday.", "Jon Dahl | - | Hamas"),
        ("They met Amb. Jon Dahl on Monday.", "Jon Dahl | Amb. | -"),
        ("Neither Jon Dahl, of Bray & Holm, nor others came.", "Jon Dahl | - | Bray & Holm"),
        ("“No,” said HarbourNet President Jon Dahl.", "Jon Dahl | President | HarbourNet"),
        ("On Monday Harbour Bank Chairman Jon Dahl came.", "Jon Dahl | Chairman | Harbour Bank"),
        ("The acting FAA administrator, Col. Jon Dahl, came.", "Jon Dahl | administrator | FAA"),
        ("State Secretary Jon Dahl came to the United States.", "Jon Dahl | State Secretary | -"),
    ] {
        assert_eq!(people(body), [want], "{body}");
    }
    assert_eq!(people("They met Bray Vice President Jon Dahl.")[1], "Jon Dahl | Vice President | -");
    let told = people("They met Bray Vice President Jon Dahl. The Bray Tire Company waits.");
    assert!(told.contains(&"Jon Dahl | Vice President | Bray".to_owned()), "{told:?}");
}

#[test]
fn the_one_whose_office_the_words_name_lends_his_side_to_his_officer() {
    let told =
        people("President Juan Soto of Chile left Oslo. The president will be joined by aides including Pedro Ruiz, his defence adviser.");
    assert_eq!(told[1], "Pedro Ruiz | defence adviser | Chile");
    assert!(bodies("Talks in Oslo", "Prime Minister Kari Berg met Gulf leaders on Monday.").contains(&"Gulf leaders".to_owned()));
}

#[test]
fn who_is_introduced_or_heads_a_team_acts_for_its_country() {
    assert_eq!(people("The Norwegian delegate is Kari Berg, who has one vote.")[0], "Kari Berg | - | Norway");
    let told = people("Deputy Secretary Ann Poe will head the Australian team in Suva, a spokesman said.");
    assert_eq!(told, ["Ann Poe | Deputy Secretary | Australia"]);
    let told = people("The rebels' chief negotiator, Juan Soto, said on Friday that he would wait.");
    assert_eq!(told, ["Juan Soto | chief negotiator | rebels"]);
}

#[test]
fn who_is_sent_acts_for_who_sends_and_a_traveller_is_no_host() {
    assert_eq!(people("Oslo is sending Deputy Negotiator Kari Berg.")[0], "Kari Berg | Deputy Negotiator | Norway");
    let told = people("Earlier in the day, in Djibouti, Defence Secretary Ann Poe had met with the foreign minister, Ali Daher.");
    assert_eq!(told[1], "Ali Daher | foreign minister | Djibouti");
}

#[test]
fn who_sees_people_at_a_seat_of_government_acts_for_its_country() {
    let told = people("President Kari Berg held talks with the governors at State House, Nairobi, on Friday.");
    assert_eq!(told, ["Kari Berg | President | Kenya"]);
    // A country that the text names oftener, and for which nobody acts, may be his.
    let told = people("President Kari Berg came to State House, Nairobi. Norway waits. Norway hopes that Norway is heard.");
    assert_eq!(told, ["Kari Berg | President | -"]);
}

#[test]
fn an_office_that_is_over_is_told_as_former() {
    assert_eq!(people("Former Kenyan President Kari Berg came."), ["Kari Berg | Former President | Kenya"]);
    assert_eq!(people("Kenyan President Kari Berg came."), ["Kari Berg | President | Kenya"]);
    assert_eq!(people("Former Minister Kari Berg came."), ["Kari Berg | Former Minister | -"]);
}

#[test]
fn a_nationality_a_bracket_or_a_prize_tells_the_side() {
    for (body, expected) in [
        ("The Maltese, Kari Berg, was late.", "Kari Berg | - | Malta"),
        ("The Armenian is Jon Dahl. He has been at this since 1998.", "Jon Dahl | - | Armenia"),
        ("For Norway it is Foreign Minister Kari Berg.", "Kari Berg | Foreign Minister | Norway"),
        ("Minister Kari Berg (Foreign Affairs, Norway) spoke first.", "Kari Berg | Minister | Norway"),
        ("Kari Berg, the former judge who won Norway's presidency, came.", "Kari Berg | former judge | Norway"),
        (
            "Norway and Chile signed. Trade Minister Kari Berg and her Chilean opposite number left Norway.",
            "Kari Berg | Trade Minister | Norway",
        ),
        ("Foreign Minister Kari Berg and her Chilean opposite number left.", "Kari Berg | Foreign Minister | -"),
        ("Kari Berg (Norway Post) spoke first.", "Kari Berg | - | -"),
    ] {
        assert_eq!(people(body), [expected], "{body}");
    }
}

#[test]
fn houses_offices_and_officers_tell_whose_they_are() {
    // The ministry that speaks, not the country most spoken of.
    let told = people(
        "Foreign Minister Kari Berg and her Chilean counterpart, Juan Soto, held talks in Peru, Oslo's foreign ministry said. They spoke of \
         Kenya, of Kenya's ports and of Kenya's ships.",
    );
    assert_eq!(told[0], "Kari Berg | Foreign Minister | Norway");
    // A nickname tells nobody's country.
    let told = people("President Ana Roe spoke. Her friends, whom critics call Kremlin Clare and Moscow Mick, stayed away.");
    assert_eq!(told[0], "Ana Roe | President | -");
    let side = |body: &str, name: &str| {
        let findings = read(&format!("News of the day\n\n{body}\n"));
        findings.actors.into_iter().find(|actor| actor.name == name).map(|actor| actor.side.unwrap_or_default())
    };
    let rows = [
        ("President Kari Berg called off the visit, the White House said. President Jon Dahl was sorry.", "Kari Berg", "United States"),
        ("President Kari Berg's office in Oslo said that the Kremlin was late.", "Kari Berg", "Norway"),
        ("The union met. Its president, Kari Berg, left Norway. Norway said so.", "Kari Berg", "union"),
        ("Deputy Minister Kari Berg came. Viktor Lind, the Russian minister, did not.", "Kari Berg", ""),
        ("Ann Poe leaves for Peru, where she will press President Juan Soto on fish.", "Juan Soto", "Peru"),
        ("Ann Poe leaves for a summit in Peru, where she will press President Juan Soto on fish.", "Juan Soto", ""),
        ("President Juan Soto will turn to ports next, senior Chilean officials say.", "Juan Soto", "Chile"),
        ("President Juan Soto will fly from Peru to Chile on Friday, Chilean officials say.", "Juan Soto", ""),
        ("Prime Minister Ole Dahl received Ambassador of Chile to Norway Ana Soto in May.", "Ole Dahl", "Norway"),
        ("Prime Minister Ole Dahl spoke. Norway's Ambassador to Chile Kari Berg met Ana Soto.", "Ole Dahl", ""),
        ("Ann Poe, President Stone's nominee for chairman of the Harbour Board, left early.", "Ann Poe", "Harbour Board"),
        ("Ann Poe, ranking Republican on the Ports Committee, spoke. The United States is large.", "Ann Poe", "United States"),
        ("Aides met, among them U.S. Secretary of State Ann Poe and Foreign Minister Kari Berg.", "Kari Berg", ""),
    ];
    for (body, name, expected) in rows {
        assert_eq!(side(body, name).as_deref(), Some(expected), "{body}");
    }
}

#[test]
fn who_is_told_by_office_before_or_behind_the_name_acts_for_the_country_told_with_it() {
    let rows = [
        ("Chile’s prime minister is holding talks on fish. Kenya may join. Prime Minister Juan Soto will see them.", Some("Chile")),
        ("With a push from President Juan Soto, Kenya barred two envoys. The U.S. president relies on Kenya.", Some("United States")),
        ("Prime Minister Juan Soto will see Chile’s prime minister. Kenya may join.", None),
        ("Chile’s prime minister, Ann Poe, is holding talks. Kenya may join. Prime Minister Juan Soto will see them.", None),
    ];
    for (body, wanted) in rows {
        let findings = read(body);
        let soto = findings.actors.iter().find(|actor| actor.name == "Juan Soto").expect("a person");
        assert_eq!(soto.side.as_deref(), wanted, "{body}");
    }
}

#[test]
fn boards_unions_and_houses_are_whole() {
    let people = |body: &str| super::people(body);
    assert_eq!(people("National Harbour Board Chairman Peter Holm will take part."), ["Peter Holm | Chairman | National Harbour Board"]);
    assert_eq!(people("In favor were Anna Lind, Jon Dahl, Mary Hill and Carol Stone.")[0], "Anna Lind | - | -");
    let groups = |body: &str| {
        let findings = super::read(&format!("Talks in Oslo\n\n{body}\n"));
        let kept = findings.actors.iter().filter(|actor| !matches!(actor.kind, super::ActorKind::Person | super::ActorKind::Country));
        kept.map(|actor| actor.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(groups("Eastern Harbours Inc. and the dockers union met."), ["Eastern Harbours Inc.", "dockers union"]);
    assert!(groups("He met House and Senate leaders of both parties.").contains(&"House and Senate leaders".to_owned()));
    assert_eq!(groups("They met county sheriffs on Monday."), ["county sheriffs"]);
}

#[test]
fn a_quarter_means_the_country_of_a_pair_that_the_text_names_and_else_nobody() {
    let side = |body: &str| people(body).pop().unwrap_or_default();
    let of_sudan = "Sudan's President Ole Berg met his Southern counterpart Juan Soto. South Sudan is young.";
    assert_eq!(side(of_sudan), "Juan Soto | President | South Sudan");
    let of_korea = "South Korean President Ole Berg met his Northern counterpart Juan Soto. North Korea is old.";
    assert_eq!(side(of_korea), "Juan Soto | President | North Korea");
    assert_eq!(side("Norway's President Ole Berg met his Southern counterpart Juan Soto."), "Juan Soto | President | -");
}

#[test]
fn an_adviser_to_a_prime_minister_is_not_the_prime_minister() {
    let adviser = "They met on Monday. It was Norway's Adviser to Prime Minister Kari Berg who came.";
    assert_eq!(people(adviser), ["Kari Berg | Adviser to Prime Minister | Norway"]);
    let served = "An Adviser to Prime Minister Kari Berg came. Norway's Prime Minister Berg stayed.";
    assert_eq!(people(served), ["Kari Berg | Prime Minister | Norway"]);
    let unclear = "Adviser to Prime Minister Kari Berg came to Oslo on Monday.";
    assert_eq!(people(unclear), ["Kari Berg | - | -"]);
}

#[test]
fn a_ministry_of_a_country_acts_for_it_and_a_bank_named_after_one_for_itself() {
    for (body, expected) in [
        ("Anna Dahl, of Norway's Foreign Ministry, was there.", "Anna Dahl | - | Norway"),
        ("Anna Dahl, undersecretary of Kenya's Foreign Ministry, came.", "Anna Dahl | undersecretary of Kenya's Foreign Ministry | Kenya"),
        ("They met Bank of Norway Governor Ole Dahl.", "Ole Dahl | Governor | Bank of Norway"),
    ] {
        assert_eq!(people(body), [expected], "{body}");
    }
}

#[test]
fn a_readout_tells_its_own_president_by_what_his_country_gives_and_is_paired_with() {
    let side = |headline: &str, body: &str| {
        let findings = super::read(&format!("{headline}\n\n{body}\n"));
        findings.actors.into_iter().find(|actor| actor.name.ends_with("Stone")).and_then(|actor| actor.side)
    };
    let call = "Readout of President Jane Stone’s Call with Prime Minister Ole Berg of Norway";
    for told in [
        "They noted that the Chile-Norway partnership is strong.",
        "He thanked her for the extraordinary support from Chile for its ports.",
        "They spoke of the ongoing work by Chile and its partners.",
        "They reiterated the commitment of Chile to impose costs on the Kremlin.",
    ] {
        let body = format!("President Jane Stone spoke today with Prime Minister Ole Berg of Norway. {told}");
        assert_eq!(side(call, &body).as_deref(), Some("Chile"), "{told}");
    }
    for told in ["They spoke of their support of Chile.", "They spoke of the commitment of the Chilean people.", "They spoke of Norway."] {
        let body = format!("President Jane Stone spoke today with Prime Minister Ole Berg of Norway. {told}");
        assert_eq!(side(call, &body), None, "{told}");
    }
}

#[test]
fn a_country_is_named_with_its_form_of_state() {
    let expected = ["Nils Soto | Foreign Minister | Cyprus"];
    assert_eq!(people("They met Republic of Cyprus (ROC) Foreign Minister Nils Soto."), expected);
    let expected = ["Omar Dahl | envoy of the Hashemite Kingdom of Jordan | Jordan"];
    assert_eq!(people("They met Omar Dahl, envoy of the Hashemite Kingdom of Jordan."), expected);
}
