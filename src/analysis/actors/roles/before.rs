//! The role in front of a name: “Norwegian Foreign Minister Kari Berg”, “Chile's top negotiator, Ana
//! Ruiz”.

use super::side::{body_before, committee_before, is_department, scope_side, side_before};
use super::{Role, Side};
use crate::analysis::actors::lists;
use crate::analysis::actors::reader::{Entry, Known, Reader, Spelling};
use crate::lexicon;
use crate::text::Tag;

/// The role that ends just before token `name`.
#[must_use]
pub fn before(reader: &Reader, name: usize) -> Option<Role> {
    let end = without_short_form(reader, address_start(reader, name));
    // A title on the line before belongs to the name before.
    let floor = reader.doc.sentences[reader.doc.sentence_of(name)].tokens.start;
    let (head, class) = title_at_end(reader, end).filter(|(head, _)| *head >= floor)?;
    match serves(reader, head, name) {
        Service::None => {}
        Service::Unclear => return None,
        Service::Adviser(adviser, class) => return Some(extend_left(reader, adviser, end, class)),
    }
    // “Chairman of the Joint Chiefs Gen. Ann Poe”, “Chief of Army Staff (COAS) Gen. Ann Poe”: the rank is a form of
    // address there.
    let stop = without_short_form(reader, head);
    let office = |(office, class): &(usize, &'static str)| *office >= floor && (*class != "military" || stop - office > 2);
    // “Foreign Minister Prince Omar”: the office tells more than the rank of birth.
    if class == "royal"
        && end == head + 1
        && matches!(reader.lower(head), "prince" | "princess" | "sheikh" | "shaikh" | "sheikha" | "shaikha")
        && let Some((office, class)) = title_at_end(reader, head).filter(|(office, _)| *office >= floor)
        && (matches!(class, "government" | "diplomat") || class == "state" && reader.lower(head - 1) == "minister")
    {
        return Some(extend_left(reader, office, head, class));
    }
    if class == "military"
        && let Some((office, class)) = title_at_end(reader, stop).filter(office)
        && !ends_body(reader, office)
    {
        return Some(extend_left(reader, office, stop, class));
    }
    Some(extend_left(reader, head, end, class))
}

/// “High Commissioner for Harbours (*UNHCH*) Jon Stone”: where a role ends whose short form stands in brackets.
fn without_short_form(reader: &Reader, end: usize) -> usize {
    let short = |at: usize| reader.word(at).len() > 1 && reader.word(at).chars().all(char::is_uppercase);
    let bracketed = end >= 3 && reader.word(end - 1) == ")" && reader.word(end - 3) == "(" && short(end - 2);
    if bracketed { end - 3 } else { end }
}

/// Whether an office before a name is that of the one whom somebody serves.
enum Service {
    /// Nobody is said to serve.
    None,
    /// “Adviser to Prime Minister Berg said”, where a sentence begins: either may be Berg.
    Unclear,
    /// “Norway's Adviser to Prime Minister Berg”: Berg is the adviser, whose title begins here.
    Adviser(usize, &'static str),
}

/// What “Adviser to” in front of the office at `head` tells of the one named at `name`: “an aide to President Berg” has a
/// president, and so has a text that calls Berg president elsewhere.
fn serves(reader: &Reader, head: usize, name: usize) -> Service {
    let link = head.checked_sub(1).filter(|&at| at > 0 && reader.lower(at) == "to");
    let Some((adviser, class)) = link.and_then(|link| reader.title_before(link)) else { return Service::None };
    let staff = matches!(reader.lower(head - 2), "adviser" | "advisor" | "aide" | "assistant" | "counsellor" | "counselor");
    let mut end = name;
    while reader.is_capital(end) && reader.is_word(end) {
        end += 1;
    }
    // “Adviser to President Berg, Ole Dahl”, “Adviser to President Berg Ole Dahl”.
    let other = reader.word(end) == "," && reader.is_capital(end + 1) || end > name + 2;
    let office = reader.doc.words(head..name);
    let holds = |at: usize| {
        let own = at + 1 < name || at > end;
        let directly = at >= name - head && reader.doc.words(at - (name - head)..at) == office;
        own && directly && (name..end).any(|word| reader.word(word) == reader.word(at)) && !is_served(reader, at - (name - head))
    };
    if !staff || !reader.is_capital(adviser) || end == name || other || (0..reader.doc.tokens.len()).any(holds) {
        return Service::None;
    }
    if reader.opens_sentence(adviser) { Service::Unclear } else { Service::Adviser(adviser, class) }
}

/// Whether “to” stands before an office.
fn is_served(reader: &Reader, office: usize) -> bool {
    office > 0 && reader.lower(office - 1) == "to"
}

/// “Corps of Engineers Lt. Gen. Ann Poe”: a plural behind “of” ends a body's name.
fn ends_body(reader: &Reader, title: usize) -> bool {
    title > 0 && reader.lower(title - 1) == "of" && lists::singular(reader.word(title)).is_some()
}

/// Where the forms of address begin that stand before token `name` (“H.E. Mr.”); `name` where none does.
fn address_start(reader: &Reader, name: usize) -> usize {
    let one = |end: usize| (end.saturating_sub(3)..end).find(|&first| reader.honorific(first).is_some_and(|len| first + len == end));
    let mut start = name;
    // “First Lady” is an office, “Lady” alone a form of address.
    let office = |start: usize, first: usize| reader.title_before(start).is_some_and(|(head, _)| head < first);
    while let Some(first) = one(start).filter(|&first| !office(start, first)) {
        start = first;
    }
    // “Archbishop of Oslo *the Most Rev* Ole Dahl”.
    let article = start < name && start > 0 && reader.lower(start - 1) == "the";
    start - usize::from(article && matches!(reader.lower(start), "most" | "right" | "very" | "rev" | "rev." | "honorable" | "honourable"))
}

/// The title that ends at `end`, its field of office included.
fn title_at_end(reader: &Reader, end: usize) -> Option<(usize, &'static str)> {
    let scope = reader.scope_before(end).map(|scope| (scope.title, scope.class));
    scope.or_else(|| title_ending(reader, end)).or_else(|| title_with_scope(reader, end))
}

/// A bare title that ends at `end`.
fn title_ending(reader: &Reader, end: usize) -> Option<(usize, &'static str)> {
    reader.title_before(end)
}

/// “Minister of Foreign Affairs and Trade”, “President of the Republic” ending at `end`.
fn title_with_scope(reader: &Reader, end: usize) -> Option<(usize, &'static str)> {
    if end == 0 || matches!(reader.lower(end - 1), "of" | "for" | "to" | "and" | "the" | "&" | "on" | "in" | "at" | "a" | "an") {
        return None;
    }
    let mut at = end;
    // 12 tokens: “Acting Assistant Secretary for the Bureau of South and Central Asian Affairs”.
    while at > 0 && end - at < 12 {
        at -= 1;
        let link = matches!(reader.lower(at), "of" | "for" | "to" | "and" | "the" | "&" | "," | "in" | "at" | "'s" | "\u{2019}s");
        if matches!(reader.lower(at), "of" | "for" | "to" | "at" | "in")
            && end - at > 1
            && let Some((head, class)) = reader.title_before(at)
        {
            // “Minister of Defence Berg to Oslo”: where somebody goes, and no field.
            let onward = reader.lower(at) != "to" && (at + 1..end).any(|i| reader.lower(i) == "to");
            let field = !onward && (at + 1..end).any(|i| reader.is_word(i) && !matches!(reader.lower(i), "the" | "a" | "an"));
            if !field || matches!(class, "spokes" | "commenter" | "relation") || reader.word(end - 1) == "," {
                return None;
            }
            return Some((head, class));
        }
        let other_title = reader.is_capital(at) && reader.title(at).is_some() && end - at > 1;
        // “Economic Adviser to *President Berg* Ana Ruiz”: whom somebody serves.
        let served = other_title && at > 1 && reader.lower(at - 1) == "to" && reader.title_before(at - 1).is_some();
        if other_title && !served && (at + 1..end).all(|i| !matches!(reader.lower(i), "of" | "for")) {
            return None;
        }
        let noun = reader.doc.tokens[at].tag.is_noun();
        if !link && !reader.is_capital(at) && !noun && lexicon::ROLE_MODIFIERS.class(reader.lower(at)) != Some("topic") {
            return None;
        }
        if reader.lower(at) == "," && !scope_list(reader, at) {
            return None;
        }
    }
    None
}

/// Whether a comma stands inside a list of fields (“Oceans, Environment and Science”).
fn scope_list(reader: &Reader, comma: usize) -> bool {
    (comma + 1..comma + 5).any(|at| reader.lower(at) == "and")
        && reader.is_capital(comma + 1)
        && lexicon::ROLE_MODIFIERS.contains(reader.lower(comma + 1))
}

/// Takes the words before the title's head that belong to the role, then the side before them.
fn extend_left(reader: &Reader, head: usize, end: usize, class: &'static str) -> Role {
    let floor = reader.doc.sentences[reader.doc.sentence_of(head)].tokens.start;
    // “Bakers' Union president”: the union is named, and “union president” is no title of its own there.
    let head = head + usize::from(end > head + 1 && closes_body(reader, head, floor));
    if let Some((start, core)) = committee_before(reader, head, floor) {
        let side = Some(Side::Body(start..core));
        return Role { whole: start..end, core: core..end, class: "legislator", side, former: false, shared: false };
    }
    let mut core = head;
    let mut former = false;
    loop {
        if core <= floor {
            break;
        }
        // “Labour Minister”, no Labour minister of a country's: the field, though a party is called so.
        let party =
            matches!(reader.entry_before(core), Some((at, Entry { known: Known::Body("party" | "adherent"), .. })) if at + 1 == core);
        let ministry = party && is_topic(reader, core - 1) && matches!(reader.lower(core), "minister" | "secretary" | "ministers");
        if reader.entry_before(core).is_some() && !ministry {
            break;
        }
        let (previous, word) = (core - 1, reader.lower(core - 1));
        match lexicon::ROLE_MODIFIERS.class(word) {
            // “Bureau of African Affairs Deputy Director”: the body's name, not the office's.
            Some("topic")
                if body_before(reader, core, floor).is_some()
                    || closes_body(reader, previous, floor)
                    || (!reader.is_capital(head) || word == "bank" && class == "business") && closes_name(reader, previous, floor) =>
            {
                break;
            }
            Some("former") => former = true,
            Some(_) => {}
            None if is_business_of(reader, previous, floor) => {}
            None if word.contains('-') && !reader.is_capital(previous) && reader.is_word(previous) => {}
            None if word == "and" && core >= floor + 2 && is_topic(reader, core - 2) && is_topic(reader, core) => {}
            None => break,
        }
        core = previous;
    }
    // “Office of Management *and Budget Director*”: the field before belongs to the body.
    if core < head && reader.lower(core) == "and" {
        let whole = head + usize::from(is_topic(reader, head) && end > head + 1);
        core = if body_before(reader, whole, floor).is_some() { whole } else { core + 1 };
    }
    if let Some(first) = joined_title(reader, core, floor) {
        let mut role = extend_left(reader, first, end, class);
        role.core.end = end;
        return role;
    }
    // “His Danish counterpart President Holm”.
    let counterpart = core > floor && reader.lower(core - 1) == "counterpart";
    let (whole, side, past) = side_before(reader, core - usize::from(counterpart), floor, class);
    former |= past;
    let scope = scope_side(reader, head, end).filter(|side| !is_department(reader, side, class));
    // The general secretary of a union is no head of a state.
    let listed = |body: &std::ops::Range<usize>| reader.entries[body.start].is_some();
    let class = if class == "state" && matches!(&side, Some(Side::Body(body)) if !listed(body)) { "plain" } else { class };
    Role { whole: whole..end, core: core..end, class, side: side.or(scope), former, shared: false }
}

/// “Bakers *Union*”, “Dockers' *Union*”: whether a capitalised form of a society ends a name; not a country's
/// (“Norwegian Union president”), nor a party, by which its leader is called.
fn closes_body(reader: &Reader, form: usize, floor: usize) -> bool {
    let word = reader.lower(form);
    let board = matches!(word, "board" | "commission" | "council" | "authority" | "agency") && !reader.opens_sentence(form);
    let society = reader.is_capital(form) && (board || lexicon::ORG_FORMS.class(word) == Some("society")) && word != "party";
    let mark = usize::from(form > floor && matches!(reader.word(form - 1), "'" | "\u{2019}"));
    let Some(name) = (form - mark).checked_sub(1).filter(|&name| name >= floor && society) else { return false };
    let opens = reader.opens_sentence(name) && reader.is_common(name);
    // “Harbour Players Association director”: its members.
    let members = reader.spelling_at(name) == Spelling::Prose && lists::singular(reader.word(name)).is_some();
    let other = opens || reader.entry_before(name + 1).is_some() || reader.title(name).is_some() && !members;
    reader.is_capital(name) && !other && !matches!(lexicon::ROLE_MODIFIERS.class(reader.lower(name)), Some("rank" | "former"))
}

/// “Harbour *Rail* chief negotiator”: a capitalised field behind another capital, before a title without one, ends a name.
fn closes_name(reader: &Reader, field: usize, floor: usize) -> bool {
    let Some(name) = field.checked_sub(1).filter(|&name| name >= floor && reader.is_capital(field)) else { return false };
    let opens = reader.opens_sentence(name) && reader.is_common(name);
    let other =
        opens || reader.entry_before(name + 1).is_some() || reader.title(name).is_some() || reader.entry_before(field + 1).is_some();
    reader.is_capital(name) && !other && !lexicon::ROLE_MODIFIERS.contains(reader.lower(name))
}

/// “The NATO *mission* chief”, “the Danish *bread* minister”: a noun between a body or people and an office of its.
fn is_business_of(reader: &Reader, noun: usize, floor: usize) -> bool {
    let common = reader.doc.tokens[noun].tag == Tag::NN && !reader.is_capital(noun) && !lexicon::CALENDAR.contains(reader.lower(noun));
    let owner = reader.entry_before(noun).filter(|(at, _)| common && *at >= floor);
    let title = |at: usize| reader.title(at).is_some() && !reader.is_capital(at);
    owner.is_some_and(|(_, entry)| matches!(entry.known, Known::Body(_) | Known::Demonym(_)))
        && title(noun + 1)
        && !matches!(reader.lower(noun), "yesterday" | "today" | "tomorrow" | "counterpart" | "colleague")
}

/// Whether a word is a field of office (“health”).
fn is_topic(reader: &Reader, at: usize) -> bool {
    lexicon::ROLE_MODIFIERS.class(reader.lower(at)) == Some("topic")
}

/// “Deputy Prime Minister and Minister of Foreign Affairs”: the first of two offices that one person
/// holds. “The president and Foreign Minister Berg” are two people: an article stands before the first.
fn joined_title(reader: &Reader, core: usize, floor: usize) -> Option<usize> {
    let and = core.checked_sub(1).filter(|&at| at > floor && matches!(reader.lower(at), "and" | "&"))?;
    let head = reader.scope_before(and).map(|scope| scope.title).or_else(|| reader.title_before(and).map(|(head, _)| head))?;
    let mut start = head;
    while start > floor && lexicon::ROLE_MODIFIERS.contains(reader.lower(start - 1)) {
        start -= 1;
    }
    let alone = start == floor || !matches!(reader.lower(start - 1), "the" | "a" | "an" | "his" | "her" | "their" | "both" | "between");
    (head >= floor && alone && reader.is_capital(head) == reader.is_capital(core)).then_some(head)
}

/// The role in front of a name with a comma between: “his Danish counterpart, Peter Holm”, “the
/// Prime Minister of Norway, H.E. Mr. Berg”.
#[must_use]
pub fn before_comma(reader: &Reader, name: usize) -> Option<Role> {
    let start = address_start(reader, name);
    let end = start.checked_sub(1).filter(|&at| at > 0 && reader.word(at) == ",")?;
    let end = without_short_form(reader, end);
    let (head, class) = title_at_end(reader, end)?;
    let role = extend_left(reader, head, end, class);
    let role = second_office(reader, &role).unwrap_or(role);
    let before = role.whole.start.checked_sub(1)?;
    let article = matches!(reader.lower(before), "the" | "his" | "her" | "their" | "its" | "our" | "own" | "a" | "an" | "'s" | "\u{2019}s");
    // “The rebels' chief negotiator, Ana Ruiz”.
    let owners = matches!(reader.word(before), "'" | "\u{2019}") && before > 0 && reader.lower(before - 1).ends_with('s');
    let introduced = article || owners || role.side.is_some() || address_start(reader, role.whole.start) < role.whole.start;
    // “Kari Berg, Norway's envoy, Per Dahl, …”: it belongs to the name before.
    let owned = role.whole.start >= 2 && reader.word(before) == "," && reader.is_capital(before - 1);
    // “A symbol for Chilean leaders, Stone said”: several leaders are not one Stone.
    let after = (name..reader.doc.tokens.len()).find(|&at| !reader.is_capital(at)).unwrap_or(name);
    let several = lists::plural_head(reader, &role).is_some() && !matches!(reader.word(after), "," | "and");
    // “The Vice President, Dr. Berg, Director Lind, and others met”: one list.
    let listed = start < name && role.side.is_none() && reader.word(after) == "," && reader.title(after + 1).is_some();
    // “He begins his term as Danish leader, Berg has said”, “the death of a Danish lawyer, Berg reported.”: who says it all.
    let verb = after + usize::from(matches!(reader.lower(after), "has" | "had"));
    let ends = matches!(reader.word(verb + 1), "." | "");
    let opening = reader.doc.sentences[reader.doc.sentence_of(name)].tokens.start;
    let told = (opening..before).any(|at| reader.doc.tokens[at].tag.is_finite());
    let says = matches!(reader.lower(verb), "said" | "says" | "told" | "reported" | "reports");
    let says = says && (reader.lower(before) == "as" || ends && told && before > opening);
    (introduced && !owned && !several && !listed && !says).then_some(role)
}

/// “The Minister of State, *Minister of Foreign Affairs*, Mr. Berg”: both offices, where the first stands behind an article.
fn second_office(reader: &Reader, second: &Role) -> Option<Role> {
    let comma = second.whole.start.checked_sub(1).filter(|&at| reader.word(at) == "," && second.side.is_none())?;
    let (head, class) = title_at_end(reader, comma).filter(|&(head, class)| class == second.class && reader.is_capital(head))?;
    let first = extend_left(reader, head, comma, class);
    let article = first.whole.start.checked_sub(1).is_some_and(|at| reader.lower(at) == "the");
    (article && first.side.is_none()).then(|| Role {
        whole: first.whole.start..second.whole.end,
        core: first.core.start..second.core.end,
        ..second.clone()
    })
}

/// “The co-chairs of the Harbour Group (Ana Ruiz of Chile and Per Holm of Denmark)”: the role of all whose names stand
/// in brackets behind a plural.
#[must_use]
pub fn before_bracket(reader: &Reader, name: usize) -> Option<Role> {
    let end = address_start(reader, name).checked_sub(1).filter(|&at| at > 0 && reader.word(at) == "(")?;
    // “Representatives of the Harbour Agency (HA)”: a short form.
    if reader.word(name + 1) == ")" {
        return None;
    }
    let floor = reader.doc.sentences[reader.doc.sentence_of(name)].tokens.start;
    let (head, class) = title_at_end(reader, end).filter(|(head, _)| *head >= floor)?;
    let role = extend_left(reader, head, end, class);
    lists::plural_head(reader, &role).map(|_| role)
}

/// “Norway's chairman, Foreign Minister Berg”, “the envoy of Norway, General Berg”: what stands with
/// a comma before a role that stands before a name. Two offices of state are two people.
#[must_use]
pub fn before_role(reader: &Reader, role: &Role) -> Option<Role> {
    // “The acting FAA administrator, Col. Ann Poe”: a rank is no other office.
    let fits =
        |class: &str| matches!(class, "business" | "diplomat" | "plain" | "union") || role.class == "military" && class == "government";
    // “The Union's envoy, former Danish minister Holm”: whose envoy he is now.
    let alone = (role.side.is_none() || role.former) && !role.shared;
    // “Her Danish counterpart, *the* deputy envoy Holm”.
    let opens = |at: usize| reader.lower(at) == "the" || lexicon::ROLE_MODIFIERS.class(reader.lower(at)) == Some("former");
    let article = role.whole.start.checked_sub(1).filter(|&at| at > 0 && opens(at) && reader.word(at - 1) == ",");
    before_comma(reader, article.unwrap_or(role.whole.start))
        .filter(|first| alone && fits(first.class) && !first.former && first.side.is_some())
}
