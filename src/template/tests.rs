use super::sample::{brief, texts};
use super::{BUILT_IN, Cites, Locale, Origin, PARTIALS, Setting, Template, fill};
use crate::brief::Brief;
use crate::diag::{Paint, draw as draw_problems};
use crate::memo::draw::{draw, looks, plain};
use crate::memo::style::Style;

fn setting() -> Setting {
    Setting {
        locale: Locale::of("en").unwrap(),
        organisation: String::new(),
        author: String::new(),
        cites: Cites::Printed,
        origin: Origin::Brief,
        logo: None,
    }
}

fn meeting() -> Template {
    BUILT_IN[0].template()
}

fn template(markup: &str) -> Template {
    Template { markup: markup.to_owned(), ..meeting() }
}

/// The complaints about a template, drawn as the person sees them.
fn complaints(markup: &str) -> String {
    let problems = fill(&template(markup), &brief(), &setting()).expect_err("the template is wrong");
    draw_problems(&problems, "memo.hbs", markup, Paint::Plain)
}

#[test]
fn the_meeting_brief_of_a_full_brief() {
    insta::assert_snapshot!(draw(&fill(&meeting(), &brief(), &setting()).unwrap()));
}

#[test]
fn the_meeting_brief_of_an_empty_brief() {
    insta::assert_snapshot!(draw(&fill(&meeting(), &Brief::default(), &setting()).unwrap()));
}

#[test]
fn the_other_templates_of_a_full_brief() {
    for built_in in &BUILT_IN[1..] {
        insta::assert_snapshot!(built_in.name, draw(&fill(&built_in.template(), &brief(), &setting()).unwrap()));
    }
}

#[test]
fn every_template_takes_an_empty_brief() {
    for built_in in BUILT_IN {
        assert!(fill(&built_in.template(), &Brief::default(), &setting()).is_ok(), "{}", built_in.name);
    }
}

#[test]
fn every_look_is_in_the_template_s_style() {
    for built_in in BUILT_IN {
        let template = built_in.template();
        let style = Style::from_toml(&template.style).unwrap();
        for brief in [brief(), Brief::default()] {
            for look in looks(&fill(&template, &brief, &setting()).unwrap()) {
                assert!(style.look(&look).is_ok(), "{}: {look}", built_in.name);
            }
        }
    }
}

#[test]
fn an_ejected_template_prints_the_same() {
    for built_in in BUILT_IN {
        let template = built_in.template();
        let whole = Template { markup: super::self_contained(&template), ..template.clone() };
        assert!(whole.markup.contains("#*inline \"footer\""));
        let (before, after) = (fill(&template, &brief(), &setting()).unwrap(), fill(&whole, &brief(), &setting()).unwrap());
        assert_eq!(draw(&before), draw(&after), "{}", built_in.name);
    }
}

#[test]
fn a_side_is_said_to_state_nothing_only_where_that_is_known() {
    let words = |change: fn(&mut Brief)| {
        let mut brief = brief();
        change(&mut brief);
        plain(&fill(&meeting(), &brief, &setting()).unwrap())
    };
    assert!(words(|_| ()).contains("Syldavia\u{2003}none stated in source"));
    assert!(!words(|brief| brief.aims[0].side = "Ruritanian government".into()).contains("none stated"));
    assert!(!words(|brief| brief.aims[0].side.clear()).contains("none stated"));
    assert!(words(|brief| brief.aims.clear()).contains("none stated in source"));
}

#[test]
fn one_step_memos_are_stamped_whatever_the_status() {
    let status = |status: &str, origin| {
        let brief = Brief { status: status.to_owned(), ..brief() };
        let tree = draw(&fill(&meeting(), &brief, &Setting { origin, ..setting() }).unwrap());
        tree.lines().find(|line| line.contains("kicker")).unwrap().trim().to_owned()
    };
    assert_eq!(status("cleared", Origin::Article), "kicker: Meeting brief ⟷ DRAFT – NOT REVIEWED");
    assert_eq!(status("cleared", Origin::Brief), "kicker: Meeting brief ⟷ CLEARED");
    assert_eq!(status("", Origin::Brief), "kicker: Meeting brief ⟷ DRAFT");
}

#[test]
fn every_text_reaches_every_template_verbatim() {
    for built_in in BUILT_IN {
        let memo = fill(&built_in.template(), &brief(), &setting()).unwrap();
        let words = plain(&memo);
        for text in texts(&brief()) {
            assert!(words.contains(&text), "{}: “{text}” is not in\n{words}", built_in.name);
        }
        assert!(!words.contains("Hidden"), "{}", built_in.name);
        assert_eq!(memo.marking, "TLP:GREEN", "{}", built_in.name);
    }
}

#[test]
fn marks_can_be_left_out() {
    let memo = fill(&meeting(), &brief(), &Setting { cites: Cites::Omitted, ..setting() }).unwrap();
    assert!(!plain(&memo).contains('¶'));
}

#[test]
fn hostile_texts_stay_texts() {
    for text in
        ["</p><h1>x</h1>", "{{title}} {{{raw}}} {{#each x}}", "<![CDATA[", "&#60;a & b &amp;", "]]> -- \\ # $x$ *b*", "a\u{0}b\u{1b}c"]
    {
        let brief = Brief { title: text.to_owned(), ..brief() };
        let memo = fill(&meeting(), &brief, &setting()).unwrap();
        assert!(plain(&memo).contains(&text.replace(['\0', '\u{1b}'], "\u{fffd}")), "{text}");
    }
}

#[test]
fn dates_and_publishers_are_told_or_missed() {
    let mut brief = brief();
    brief.sources[0].publisher = "Northern Herald".into();
    brief.sources[0].published = "2024-02-28".into();
    brief.meeting.as_mut().unwrap().when.date = "2024-03-06".into();
    let words = plain(&fill(&meeting(), &brief, &setting()).unwrap());
    assert!(words.contains("Wednesday (6 March 2024)"), "{words}");
    assert!(words.contains(", Northern Herald, 28 February 2024, https://example.org/a?b=1&c=2."), "{words}");
    assert!(!words.contains("not stated in source)"), "{words}");
}

#[test]
fn misspelt_fields_are_placed() {
    insta::assert_snapshot!(complaints("<memo>\n  <h1>{{title}}</h1><p>{{botom_line.text}}</p>\n</memo>"));
    insta::assert_snapshot!(complaints("<memo><ul>\n  {{#each tension}}<li>{{txt}}</li>{{/each}}</ul></memo>"));
    insta::assert_snapshot!(complaints("<memo>\n{{#if marking}}<p>x</p>{{/if}}{{#if makring}}<p>y</p>{{/if}}</memo>"));
    insta::assert_snapshot!(complaints("<memo>\n{{#each tensions}}<p>y</p>{{/each}}</memo>"));
}

#[test]
fn misspelt_elements_are_placed_in_the_template() {
    insta::assert_snapshot!(complaints(
        "<memo>\n{{#each tension}}<p>{{text}}</p>{{/each}}\n  <p stil=\"x\">a</p>\n  {{#if title}}<h7>b</h7>{{/if}}\n</memo>"
    ));
    insta::assert_snapshot!(complaints("<memo>\n  <p>{{title}}</h1>\n</memo>"));
    insta::assert_snapshot!(complaints("<memo>\n  <ladder><drop list=\"gaps\" keep=\"{{title}}\"/></ladder>\n</memo>"));
}

#[test]
fn broken_handlebars_is_placed() {
    insta::assert_snapshot!(complaints("<memo>\n{{#if title}}<p>x</p>{{/each}}</memo>"));
    insta::assert_snapshot!(complaints("<memo>\n<p>{{title</p></memo>"));
    insta::assert_snapshot!(complaints("<memo>\n<p>{{shout title}}</p></memo>"));
    insta::assert_snapshot!(complaints("<memo>\n{{> itme}}</memo>"));
}

#[test]
fn templates_cannot_go_on_for_ever() {
    insta::assert_snapshot!(complaints("<memo>{{#*inline \"a\"}}{{> b}}{{/inline}}{{#*inline \"b\"}}{{> a}}{{/inline}}{{> a}}</memo>"));
    let nest = 12;
    let deep = format!("<memo>{}{}</memo>", "{{#each @root.labels}}".repeat(nest), "{{/each}}".repeat(nest));
    insta::assert_snapshot!(complaints(&deep));
    assert!(complaints("<memo>{{> memo.hbs}}</memo>").contains("error[E11"));
    assert!(complaints("<memo>{{> (lookup this \"title\")}}</memo>").contains("error[E11"));
    assert!(complaints("<memo>{{#> item}}{{> @partial-block}}{{/item}}</memo>").contains("error[E11"));
    let long = format!(
        "<memo>{}{{{{#each @root.labels}}}}{{{{#each @root.labels}}}}<p>{}</p>{{{{/each}}}}{{{{/each}}}}</memo>",
        "",
        "x".repeat(2000)
    );
    assert!(complaints(&long).contains("E113"));
}

#[test]
fn templates_cannot_read_files() {
    let problems = complaints("<memo>{{> /etc/hostname}}</memo>");
    assert!(problems.contains("error[E11"), "{problems}");
    assert!(complaints("<!DOCTYPE memo [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><memo><p>&a;</p></memo>").contains("E101"));
}

#[test]
fn inline_partials_replace_built_in_ones() {
    let memo = fill(
        &template(
            "{{#*inline \"item\"}}<li>{{text}}!</li>{{/inline}}<memo><ul>{{#each gaps}}<li>{{this}}</li>{{/each}}{{#each background}}{{> item}}{{/each}}</ul></memo>",
        ),
        &brief(),
        &setting(),
    );
    assert!(plain(&memo.unwrap()).contains("Forum – Estonia takes the chair for two years!"));
}

#[test]
fn built_in_partials_are_sound() {
    for (name, text) in PARTIALS {
        assert!(handlebars::Template::compile(text).is_ok(), "{name}");
    }
}

mod any_brief {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::brief::{Evidence, Item};

    // A line or a gap has words: `check` refuses one that is empty.
    prop_compose! {
        fn item()(text in "\\PC{0,20}[!-~]\\PC{0,20}", by in "\\PC{0,12}", side in "[A-C<&\"]{0,2}", paras in vec(0u32..30, 0..3), pin: bool, hide: bool) -> Item {
            let from = paras.into_iter().map(|para| Evidence { source: 1, para, ..Evidence::default() }).collect();
            Item { text, side, by, from, pin, hide }
        }
    }

    prop_compose! {
        fn any()(
            title in "\\PC{0,30}",
            marking in "[ -~]{0,12}",
            lists in vec(vec(item(), 0..5), 6),
            gaps in vec("\\PC{0,10}[!-~]\\PC{0,10}", 0..4),
        ) -> Brief {
            let mut lists = lists.into_iter();
            let mut next = || lists.next().unwrap_or_default();
            Brief {
                title, marking, gaps,
                aims: next(), tension: next(), cooperation: next(), next_steps: next(), background: next(), talking_points: next(),
                ..brief()
            }
        }
    }

    /// White space as markup sees it.
    fn collapsed(text: &str) -> String {
        text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn loses_no_word_in_any_template(brief in any(), number in 0..BUILT_IN.len()) {
            let memo = fill(&BUILT_IN[number].template(), &brief, &setting()).expect("built-in templates take any brief");
            let words = collapsed(&plain(&memo));
            // A title of spaces alone is none.
            for text in texts(&brief).into_iter().filter(|text| !text.trim().is_empty()) {
                prop_assert!(words.contains(&collapsed(&text)), "{}: “{}” is not in\n{}", BUILT_IN[number].name, text, words);
            }
            prop_assert_eq!(&memo.marking, brief.marking.trim());
        }

        #[test]
        fn any_template_gives_a_memo_or_complaints(markup in "(<|</|>|memo|p|ul|li| |\\{\\{|\\}\\}|#each|#if|/each|/if|tension|text|\"|'|=|&|x){0,40}") {
            let _ = fill(&template(&markup), &brief(), &setting());
            let _ = fill(&template(&format!("<memo>{markup}</memo>")), &brief(), &setting());
        }
    }
}
