use super::reader::Reader;
use super::*;
use crate::{clean, ingest, text};

/// “name | role | side” of every person in an article with this body.
fn people(body: &str) -> Vec<String> {
    let article = ingest::read("a.txt", format!("Talks in Oslo\n\n{body}\n").as_bytes()).expect("text");
    let doc = text::build(&clean::clean(&article));
    let reader = Reader::new(&doc);
    let mut findings = Findings::default();
    find(&reader, &mut findings);
    let told =
        |actor: &Actor| format!("{} | {} | {}", actor.name, actor.role.as_deref().unwrap_or("-"), actor.side.as_deref().unwrap_or("-"));
    findings.actors.iter().filter(|actor| actor.kind == ActorKind::Person).map(told).collect()
}

#[test]
fn titles_before_a_name_give_role_and_side() {
    assert_eq!(people("Norwegian Foreign Minister Kari Berg arrived on Monday."), ["Kari Berg | Foreign Minister | Norway"]);
    assert_eq!(people("The talks were led by U.S. Secretary of State John Hale."), ["John Hale | Secretary of State | United States"]);
    assert_eq!(people("Kenya's External Trade Minister Grace Otieno signed it."), ["Grace Otieno | External Trade Minister | Kenya"]);
    assert_eq!(people("Acme Corp. chief executive Anna Stone declined."), ["Anna Stone | chief executive | Acme Corp."]);
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
fn a_counterpart_that_opens_a_sentence_is_that_of_the_one_before() {
    assert_eq!(
        people("“We sell together,” President Kofi Mensa of Ghana told them. His Ivorian counterpart, Alain Kouame, agreed.")[1],
        "Alain Kouame | President | Cote d'Ivoire"
    );
}

#[test]
fn a_country_is_nobody_though_its_first_word_is_a_given_name() {
    assert_eq!(people("Ghana and Ivory Coast agreed on Tuesday. Sierra Leone joined them."), Vec::<String>::new());
}

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
fn a_ministry_acts_for_its_country() {
    assert_eq!(people("She met French MFA Secretary General Jean Roux on Monday."), ["Jean Roux | Secretary General | France"]);
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
fn several_leaders_are_not_the_one_who_speaks_of_them() {
    assert_eq!(people("The place is a symbol for Chilean leaders, Kari Berg said on Monday."), ["Kari Berg | - | -"]);
}

#[test]
fn a_comma_introduces_the_name_of_a_counterpart() {
    assert_eq!(people("She met her Russian counterpart, Sergei Orlov, on Friday."), ["Sergei Orlov | counterpart | Russia"]);
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
    assert_eq!(people("General Motors raised its offer on Monday."), Vec::<String>::new());
    assert_eq!(people("On Monday the Security Council met."), Vec::<String>::new());
}

#[test]
fn later_mentions_are_the_same_person() {
    let article = "Talks in Oslo\n\nNorwegian Foreign Minister Kari Berg met Danish Prime Minister Peter Holm. Berg thanked Mr Holm. The foreign minister left.\n";
    let article = ingest::read("a.txt", article.as_bytes()).expect("text");
    let doc = text::build(&clean::clean(&article));
    let mut findings = Findings::default();
    find(&Reader::new(&doc), &mut findings);
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
    let article = ingest::read(
        "a.txt",
        b"Talks in Oslo\n\nThe United Auto Workers and General Motors met. Five public sector unions joined Norway.\n",
    )
    .expect("text");
    let doc = text::build(&clean::clean(&article));
    let mut findings = Findings::default();
    find(&Reader::new(&doc), &mut findings);
    let names: Vec<&str> = findings.actors.iter().map(|actor| actor.name.as_str()).collect();
    assert_eq!(names, ["United Auto Workers", "General Motors", "Five public sector unions", "Norway"]);
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
fn a_city_s_country_is_where_it_lies() {
    let named = |body: &str| {
        let doc = text::build(&clean::clean(&ingest::read("a.txt", format!("Talks\n\n{body}\n").as_bytes()).expect("text")));
        let mut findings = Findings::default();
        find(&Reader::new(&doc), &mut findings);
        findings.actors.iter().any(|actor| actor.name == "Switzerland")
    };
    assert!(!named("After a week of talks in Lausanne, Switzerland, Secretary of State John Hale spoke."));
    assert!(named("The talks in Lausanne, Switzerland said, were useful."));
}

#[test]
fn a_month_behind_a_given_name_is_a_surname() {
    assert_eq!(people("UK Prime Minister Anna May took part in talks in May 2019."), ["Anna May | Prime Minister | United Kingdom"]);
}

#[test]
fn a_relative_has_no_office_of_another() {
    assert_eq!(
        people("President Berg walked out. Later they were joined by the president's daughter and son-in-law, Anna Berg and Jon Dahl. Berg left.").first().map(String::as_str),
        Some("Berg | President | -")
    );
}

#[test]
fn consorts_lists_and_particles_are_told_apart() {
    let found = people("First Lady Kari Berg greeted the guests. President Berg spoke later.");
    assert!(found.iter().any(|one| one.starts_with("Kari Berg | First Lady")), "{found:?}");
    assert!(found.iter().all(|one| !one.starts_with("Kari Berg | President")), "{found:?}");
    let found = people("Together, the Vice President, Dr. Lind, Director Holm, and the envoys found a way.");
    assert!(found.iter().all(|one| !one.contains("Lind | Vice President")), "{found:?}");
    let body = "Talks\n\nNorwegian President Ursula von der Berg Before the Talks\n\nShe left.\n";
    let doc = text::build(&clean::clean(&ingest::read("a.txt", body.as_bytes()).expect("text")));
    let mut findings = Findings::default();
    find(&Reader::new(&doc), &mut findings);
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
    ] {
        assert_eq!(people(body), Vec::<String>::new(), "{body}");
    }
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
fn a_field_of_office_is_no_side() {
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
    ] {
        assert_eq!(people(body), [want], "{body}");
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
fn letters_behind_a_name_do_not_hide_the_office() {
    assert_eq!(people("They met Kofi Berg MP, the Kenyan trade minister, in Oslo.")[0], "Kofi Berg | trade minister | Kenya");
}

#[test]
fn officials_of_a_body_act_for_it() {
    let article =
        ingest::read("a.txt", "Talks\n\nTheir guests met senior Bray Harbour Administration officials.".as_bytes()).expect("text");
    let doc = text::build(&clean::clean(&article));
    let mut findings = Findings::default();
    find(&Reader::new(&doc), &mut findings);
    let sides: Vec<&str> =
        findings.actors.iter().filter(|one| one.kind == ActorKind::Group).filter_map(|one| one.side.as_deref()).collect();
    assert!(sides.iter().all(|side| side.ends_with("Harbour Administration")) && !sides.is_empty(), "{sides:?}");
}

#[test]
fn forms_of_address_leave_the_office_its_place() {
    assert_eq!(people("They met the Honourable Minister of Ports, Ole Dahl to discuss it."), ["Ole Dahl | Minister of Ports | -"]);
    assert_eq!(people("Chief of Army Staff (COAS) General Ole Dahl came on Monday.")[0].split(" | ").nth(1), Some("Chief of Army Staff"));
    assert_eq!(people("Lt Gen Ole Dahl, the spokesman, came on Monday."), ["Ole Dahl | spokesman | -"]);
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
fn places_are_nobodys_names() {
    assert_eq!(people("Diplomats in the capital Karan said that the sides had failed to arrive."), Vec::<String>::new());
    assert_eq!(people("Madison Heights residents met the inspector on Monday."), Vec::<String>::new());
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
fn a_counterpart_of_the_subject_is_met_in_a_country_that_is_visited() {
    let told = people("Chilean President Ana Ruiz will visit Norway. She is to meet her counterpart Ole Dahl in Oslo.");
    assert_eq!(told[1], "Ole Dahl | President | Norway");
    let third = people("Chilean President Ana Ruiz will visit Norway and Denmark. She is to meet her counterpart Ole Dahl in Riga.");
    assert_eq!(third[1], "Ole Dahl | President | -");
    let two = people("Chilean President Ana Ruiz and Norwegian Prime Minister Kari Berg left. She met her counterpart Ole Dahl.");
    assert_eq!(two[2], "Ole Dahl | counterpart | -");
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
fn a_share_that_is_traded_is_a_company_wherever_it_is_named() {
    assert_eq!(people("Ann Harbour (NYSE: AH) was sold. Critics called Ann Harbour a bargain."), Vec::<String>::new());
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
    ] {
        assert_eq!(people(body), [want], "{body}");
    }
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

/// Names of the actors that are no people in an article with this headline and body.
fn bodies(headline: &str, body: &str) -> Vec<String> {
    let article = ingest::read("a.txt", format!("{headline}\n\n{body}\n").as_bytes()).expect("text");
    let doc = text::build(&clean::clean(&article));
    let mut findings = Findings::default();
    find(&Reader::new(&doc), &mut findings);
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
fn the_one_whose_office_the_words_name_lends_his_side_to_his_officer() {
    let told =
        people("President Juan Soto of Chile left Oslo. The president will be joined by aides including Pedro Ruiz, his defence adviser.");
    assert_eq!(told[1], "Pedro Ruiz | defence adviser | Chile");
    assert!(bodies("Talks in Oslo", "Prime Minister Kari Berg met Gulf leaders on Monday.").contains(&"Gulf leaders".to_owned()));
}
