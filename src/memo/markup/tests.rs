use super::from_markup;
use crate::diag::Diagnostic;
use crate::memo::draw::draw;

/// The diagnostics with the words of the markup that they point at.
fn complaints(markup: &str) -> String {
    let problems = from_markup(markup).expect_err("the markup is wrong");
    let line = |d: &Diagnostic| {
        let at = d.labels[0].span.of(markup);
        format!("{} at “{at}”: {} ({})", d.code, d.message, d.help.as_deref().unwrap_or("-"))
    };
    problems.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn reads_every_element() {
    let markup = "
      <memo title='Talks' author='Desk' lang='en' marking='TLP:GREEN'>
        <kicker><left>Meeting brief</left><right>DRAFT</right></kicker>
        <h1>Talks &amp;
            more</h1>
        <rule/>
        <grid><row><label>What</label><line>Talks <cite>¶1</cite></line><line>again</line></row><row><label>When</label></row></grid>
        <panel><p><strong>Bottom line</strong> They <em>met</em> <a href='https://example.org'>met</a>.</p></panel>
        <h2>Aims</h2><h3>Ruritania</h3>
        <ul name='aims'><li pin='true'>Peace<br/>now</li><li> </li><li><span lang='fr'>la paix</span> <muted>soon</muted></li></ul>
        <columns><column><p>left</p></column><column><ol><li>one</li></ol></column></columns>
        <ul name='gaps'><lead>Not stated</lead><li>the hour</li></ul>
        <p></p>
        <footer><omissions one='one point left out' many='{n} points left out'/><ends><left>id</left><right><page/>/<pages/></right></ends></footer>
        <ladder><drop list='gaps' keep='1'/><alternate keep='3'><list name='tension'/><list name='cooperation'/></alternate></ladder>
      </memo>";
    insta::assert_snapshot!(draw(&from_markup(markup).expect("correct markup")));
}

#[test]
fn white_space_collapses_across_elements() {
    let memo = from_markup("<memo><p>  one\n <strong> two </strong> <cite>¶1</cite>\u{a0} </p></memo>").expect("correct markup");
    assert!(draw(&memo).contains("p body: one [strong two ][cite ¶1]⍽\n"), "{}", draw(&memo));
}

#[test]
fn unknown_elements_and_attributes_are_named_with_what_was_meant() {
    insta::assert_snapshot!(complaints(
        "<memo titel='x'><para>words</para><ul nam='y'><il>z</il></ul><p><h2>no</h2></p><p><strng>b</strng></p>stray</memo>"
    ));
}

#[test]
fn missing_and_malformed_values_are_named() {
    insta::assert_snapshot!(complaints(
        "<memo><omissions one='x'/><ul><li pin='yes'>a</li></ul><p><a>link</a><span>x</span></p>\
         <ladder><drop keep='few'/></ladder></memo>"
    ));
}

#[test]
fn broken_markup_is_placed() {
    insta::assert_snapshot!(complaints("<memo>\n<p>a & b</p></memo>"));
    insta::assert_snapshot!(complaints("<memo>\n<p>a</strong></p></memo>"));
    insta::assert_snapshot!(complaints("<page/>"));
}

#[test]
fn deep_nesting_and_entities_are_refused() {
    let deep = format!("<memo>{}x{}</memo>", "<panel>".repeat(5000), "</panel>".repeat(5000));
    assert!(from_markup(&deep).is_err());
    let bomb = "<!DOCTYPE memo [<!ENTITY a 'aaaa'>]><memo><p>&a;</p></memo>";
    assert!(from_markup(bomb).is_err());
}
