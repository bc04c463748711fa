//! A report, and what is wanted of it → the change: which memos stay, go, come or take the place of
//! an earlier revision, and the update that makes it so.
//!
//! The update that attache made last is taken off first, and what stays of it is written again with
//! what is new: a report never grows by being attached to again, and what is detached is gone.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Object, ObjectId};

use super::archival::{Declared, Way, losses};
use super::attached::{self, Attached};
use super::bind::{self, Placing, Report};
use super::file::{Damage, PdfFile};
use super::memo::Memo;
use super::tags::Tree;
use super::update::{self, Update};
use super::xref::Style;
use super::{AttachError, guard, names, outline, packet, pages, recover, stamp};
use crate::brief::Identity;
use crate::font::FontBook;

/// The longest title of a packet that is repeated on every page, in letters.
const LONGEST_TITLE: usize = 70;

/// Where new memos go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum At {
    /// Before all pages.
    Start,
    /// After this page, from 1.
    After(usize),
    /// After all pages.
    #[default]
    End,
}

/// A memo that is to be attached.
#[derive(Debug)]
pub struct New {
    /// The name that it has as a file.
    pub name: String,
    /// The memo.
    pub file: PdfFile,
}

/// What is printed at the edge of a memo's pages, and what readers show for their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Running<'w> {
    /// The memo's label, for both.
    Label,
    /// The title of the packet and the number of the page; pages are numbered through.
    Packet(&'w str),
}

/// What is wanted of a report.
pub struct Wanted<'w> {
    /// Memos to attach.
    pub add: &'w [New],
    /// Memos to detach: their ids, or labels.
    pub remove: &'w BTreeSet<String>,
    /// How new ones go in.
    pub way: Way,
    /// Where they go, those that replace none.
    pub at: At,
    /// What they are called: “Annex {A}”.
    pub label: &'w str,
    /// Fonts for the stamps.
    pub fonts: &'w FontBook,
    /// What is printed at the edge of their pages.
    pub running: Running<'w>,
}

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The memo's id and new revision.
    pub identity: Identity,
    /// Its title.
    pub title: String,
    /// What it is called; empty for a file.
    pub label: String,
    /// Its first page, from 1; `None` for a file.
    pub page: Option<usize>,
    /// The revision that it replaces.
    pub replaces: Option<String>,
}

/// The change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// How many bytes of the file stay, from its beginning.
    pub kept: u64,
    /// What follows them.
    pub appended: Vec<u8>,
    /// Pages of the file as it was, and as it becomes.
    pub pages: (usize, usize),
    /// Bookmarks of the file as it was, and as it becomes.
    pub bookmarks: (usize, usize),
    /// Memos that came.
    pub done: Vec<Done>,
    /// Memos that went.
    pub gone: Vec<Attached>,
    /// What the report loses.
    pub warnings: Vec<String>,
}

/// A place in the new order of pages.
enum Slot {
    /// A page that is there already.
    Page,
    /// A memo among those that are put in.
    Memo(usize),
}

/// A memo that is put in.
struct Item<'f> {
    memo: Memo<'f>,
    /// For messages, where it is new.
    new: bool,
    replaces: Option<String>,
    label: String,
    /// The title of the packet that it is part of.
    packet: Option<String>,
    /// Pages whose place it takes.
    reuse: Vec<ObjectId>,
    /// Its name and file, where it is put in as a file.
    file: Option<(String, Vec<u8>)>,
}

/// Works out a change.
///
/// # Errors
/// [`AttachError`] of each kind; nothing is done then.
pub fn change(file: &PdfFile, wanted: &Wanted) -> Result<Change, AttachError> {
    let now = Update::new(file);
    guard::check(&now)?;
    let attached = attached::list(&now)?;
    let earlier = earlier(file);
    let base = earlier.as_ref().unwrap_or(file);
    let before = attached::list(&Update::new(base))?;
    let new = memos(wanted)?;
    let gone = gone(&attached, wanted, &new)?;
    let coming: BTreeSet<String> = new.iter().map(|memo| memo.identity.id.clone()).collect();
    let leaving = |one: &Attached| gone.contains(&one.identity.id) || coming.contains(&one.identity.id);

    let mut report = Report::new(Update::new(base))?;
    for one in before.iter().rev().filter(|one| leaving(one) || !attached.contains(one)) {
        remove(&mut report, one)?;
    }
    let (slots, items) = arrange(file, (&attached, &before), leaving, &gone, new, wanted)?;
    let mut change = Change { kept: base.source.len, ..Change::default() };
    change.pages.0 = pages::leaves(&now)?.len();
    change.bookmarks.0 = outline::count_all(&now)?;
    change.gone = attached.iter().filter(|one| gone.contains(&one.identity.id)).cloned().collect();
    fill(&mut report, &slots, &items, wanted, &mut change)?;
    change.pages.1 = report.leaves.len();
    change.bookmarks.1 = outline::count_all(&report.update)?;
    if !items.is_empty() || before.iter().any(|one| leaving(one) || !attached.contains(one)) {
        report.finish()?;
        // A packet is one file: what is attached to it later is not part of it.
        let mark = (base.xref.style != Style::Rebuilt && wanted.running == Running::Label).then_some(base.source.len);
        change.appended = report.update.bytes(mark)?;
    }
    Ok(change)
}

/// The file as it was before its last update, where that was one of ours.
fn earlier(file: &PdfFile) -> Option<PdfFile> {
    let number = |key: &[u8]| file.xref.trailer.get(key).and_then(Object::as_i64).ok().and_then(|value| u64::try_from(value).ok());
    let (base, previous) = (number(update::BASE)?, number(b"Prev")?);
    let file = (base < file.source.len).then(|| file.before(base).ok())??;
    (file.xref.start == previous).then_some(file)
}

/// The memos to attach, each once.
fn memos<'w>(wanted: &Wanted<'w>) -> Result<Vec<Memo<'w>>, AttachError> {
    let memos: Vec<Memo> = wanted.add.iter().map(|new| Memo::of(&new.file)).collect::<Result<_, _>>()?;
    let mut ids = BTreeSet::new();
    match memos.iter().find(|memo| !ids.insert(&memo.identity.id)) {
        Some(twice) => Err(AttachError::SameId(twice.identity.id.clone())),
        None => Ok(memos),
    }
}

/// The ids of the memos to detach.
fn gone(attached: &[Attached], wanted: &Wanted, new: &[Memo]) -> Result<BTreeSet<String>, AttachError> {
    let mut ids = BTreeSet::new();
    for name in wanted.remove {
        let found = attached.iter().filter(|one| {
            one.identity.id == *name || one.label == *name || (!one.label.is_empty() && one.label.ends_with(&format!(" {name}")))
        });
        let before = ids.len();
        ids.extend(found.map(|one| one.identity.id.clone()).filter(|id| !new.iter().any(|memo| memo.identity.id == *id)));
        if ids.len() == before {
            return Err(AttachError::NotAttached(name.clone()));
        }
    }
    Ok(ids)
}

/// The new order of pages, and the memos that are put in. `before` are those that the file had
/// before its last update was ours.
fn arrange<'f>(
    file: &'f PdfFile,
    (attached, before): (&[Attached], &[Attached]),
    leaving: impl Fn(&Attached) -> bool,
    gone: &BTreeSet<String>,
    new: Vec<Memo<'f>>,
    wanted: &Wanted,
) -> Result<(Vec<Slot>, Vec<Item<'f>>), AttachError> {
    let count = pages::leaves(&Update::new(file))?.len();
    let mut labels = labels(attached, &new, wanted)?;
    let mut waiting: Vec<Option<Memo>> = new.into_iter().map(Some).collect();
    let mut items: Vec<Item> = Vec::new();
    // From the place of each page of a memo to the memo.
    let by_page: BTreeMap<usize, &Attached> = attached.iter().flat_map(|one| one.pages.iter().map(move |(at, _)| (*at, one))).collect();
    let mut slots: Vec<(usize, Slot)> = Vec::new();
    for at in 0..count {
        let memo = by_page.get(&at).filter(|one| leaving(one) || !before.contains(one));
        let Some(one) = memo else {
            slots.push((at, Slot::Page));
            continue;
        };
        if one.pages.first().is_some_and(|first| first.0 == at) && !gone.contains(&one.identity.id) {
            let place = waiting.iter().position(|memo| memo.as_ref().is_some_and(|memo| memo.identity.id == one.identity.id));
            let item = match place {
                Some(i) if wanted.way == Way::Pages => waiting[i].take().map(|memo| Item::instead_of(one, memo)),
                Some(_) => None,
                None => Some(Item::kept(one, file)?),
            };
            if let Some(item) = item {
                items.push(item);
                slots.push((at, Slot::Memo(items.len() - 1)));
            }
        }
    }
    for one in attached.iter().filter(|one| one.way == Way::File && !leaving(one) && !before.contains(one)) {
        items.push(Item { file: Some(content(file, one)?), ..Item::kept(one, file)? });
    }
    let mut place = match wanted.at {
        At::Start => 0,
        At::End => slots.len(),
        At::After(page) if (1..=count).contains(&page) => slots.iter().position(|(at, _)| *at >= page).unwrap_or(slots.len()),
        At::After(asked) => return Err(AttachError::NoSuchPage { asked, pages: count }),
    };
    for (i, memo) in waiting.into_iter().enumerate() {
        let Some(memo) = memo else { continue };
        let mut item = Item::new(attached, memo);
        if wanted.way == Way::File {
            let new = &wanted.add[i];
            item.file = Some((new.name.clone(), new.file.source.read(0, new.file.source.len)?));
            items.push(item);
        } else {
            item.label = labels.remove(&i).unwrap_or_default();
            item.packet = match wanted.running {
                Running::Label => None,
                Running::Packet(title) => Some(title.to_owned()),
            };
            items.push(item);
            slots.insert(place, (usize::MAX, Slot::Memo(items.len() - 1)));
            place += 1;
        }
    }
    for item in items.iter_mut().filter(|item| item.file.is_none()) {
        let earlier = before.iter().find(|one| one.identity.id == item.memo.identity.id);
        item.reuse = earlier.map(|one| one.pages.iter().map(|(_, id)| *id).collect()).unwrap_or_default();
    }
    Ok((slots.into_iter().map(|(_, slot)| slot).collect(), items))
}

impl<'f> Item<'f> {
    /// A memo that is not attached, or in another way.
    fn new(attached: &[Attached], memo: Memo<'f>) -> Self {
        let replaces = attached.iter().find(|one| one.identity.id == memo.identity.id).map(|one| one.identity.rev.clone());
        Self { memo, new: true, replaces, label: String::new(), packet: None, reuse: Vec::new(), file: None }
    }

    /// A memo that stays.
    fn kept(one: &Attached, file: &'f PdfFile) -> Result<Self, AttachError> {
        let (label, packet) = (one.label.clone(), one.packet.clone());
        Ok(Self { memo: one.memo(file)?, new: false, replaces: None, label, packet, reuse: Vec::new(), file: None })
    }

    /// A memo that takes the place of an earlier revision.
    fn instead_of(one: &Attached, memo: Memo<'f>) -> Self {
        let replaces = Some(one.identity.rev.clone());
        Self { memo, new: true, replaces, label: one.label.clone(), packet: one.packet.clone(), reuse: Vec::new(), file: None }
    }
}

/// The labels of new memos that replace none, by their place among the new ones.
fn labels(attached: &[Attached], new: &[Memo], wanted: &Wanted) -> Result<BTreeMap<usize, String>, AttachError> {
    let mut taken: BTreeSet<String> = attached.iter().map(|one| one.label.clone()).collect();
    let replaces = |memo: &Memo| attached.iter().any(|one| one.way == Way::Pages && one.identity.id == memo.identity.id);
    let fresh: Vec<usize> = (0..new.len()).filter(|i| !replaces(&new[*i])).collect();
    let mut labels = BTreeMap::new();
    let mut number = 1;
    for i in fresh {
        loop {
            let label = numbered(wanted.label, number);
            number += 1;
            if taken.insert(label.clone()) {
                labels.insert(i, label);
                break;
            }
            if label == numbered(wanted.label, number) && wanted.way == Way::Pages {
                return Err(AttachError::SameLabel(wanted.label.to_owned()));
            }
            if wanted.way == Way::File {
                break;
            }
        }
    }
    Ok(labels)
}

/// A label with its number: `{A}` is A, B … Z, AA; `{1}` is 1, 2; `{I}` is I, II.
fn numbered(pattern: &str, number: usize) -> String {
    let mut letters = String::new();
    let mut rest = number;
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    let small = letters.to_lowercase();
    pattern.replace("{A}", &letters).replace("{a}", &small).replace("{1}", &number.to_string()).replace("{I}", &roman(number))
}

fn roman(mut number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            text.push_str(sign);
            number -= value;
        }
    }
    text
}

/// The name and the bytes of a memo that is attached as a file.
pub(super) fn content(file: &PdfFile, one: &Attached) -> Result<(String, Vec<u8>), AttachError> {
    let view = Update::new(file);
    let missing = || AttachError::Damaged(format!("the file of memo {} is not in it", one.identity.id));
    let specification = one.files.first().copied().ok_or_else(missing)?;
    let (name, stream) = recover::content_of(&view, &Object::Reference(specification)).ok_or_else(missing)?;
    let Object::Stream(stream) = file.load(stream)? else { return Err(missing()) };
    Ok((name, file.unpack(&stream)?))
}

/// Takes a memo out of the pages, labels, bookmarks, files and tags.
fn remove(report: &mut Report, one: &Attached) -> Result<(), AttachError> {
    let keys = one.keys(&report.update)?;
    for (_, id) in one.pages.iter().rev() {
        if let Some(at) = report.leaves.iter().position(|leaf| leaf.id == *id) {
            pages::remove(&mut report.update, &mut report.leaves, at)?;
            if one.packet.is_none() {
                report.labels.remove(at);
            } else {
                report.labels.close(at);
            }
        }
    }
    if let Some(bookmark) = one.bookmark {
        outline::remove(&mut report.update, bookmark)?;
    }
    names::remove(&mut report.update, &one.files.iter().copied().collect())?;
    if let Some(tree) = Tree::of(&report.update)? {
        tree.remove(&mut report.update, &one.elements.iter().copied().collect(), &keys)?;
    }
    Ok(())
}

/// Puts all memos in.
fn fill(report: &mut Report, slots: &[Slot], items: &[Item], wanted: &Wanted, change: &mut Change) -> Result<(), AttachError> {
    let firsts = firsts(slots, items);
    let mut stamps = stamps(report, items, &firsts, wanted, &mut change.warnings)?;
    let declared = Declared::of(report.update.file)?;
    let mut done: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    for &(i, at) in &firsts {
        let item = &items[i];
        let bookmark = if item.memo.title.is_empty() { item.label.clone() } else { format!("{} – {}", item.label, item.memo.title) };
        let stamps = stamps.remove(&i).unwrap_or_default();
        let (packet, reuse) = (item.packet.clone(), item.reuse.clone());
        bind::bind(report, &item.memo, &Placing { at, label: item.label.clone(), bookmark, stamps, packet, reuse })?;
        done.insert(i, Some(at + 1));
    }
    if let Running::Packet(_) = wanted.running {
        packet::link(report, &firsts.iter().map(|(_, at)| *at).collect::<Vec<_>>())?;
    }
    for (i, item) in items.iter().enumerate() {
        if let Some((name, content)) = &item.file {
            bind::enclose(report, &item.memo, name, content)?;
            done.insert(i, None);
        }
    }
    let is_tagged = Tree::of(&report.update)?.is_some();
    for (i, page) in done {
        let item = &items[i];
        let way = if page.is_some() { Way::Pages } else { Way::File };
        // A memo in a report has no declaration of its own any more; it was told about when it came.
        let mut lost = if item.new { losses(&declared, &Declared::of(item.memo.file)?, way) } else { Vec::new() };
        if item.new && page.is_some() && is_tagged && item.memo.elements.is_empty() {
            lost.push(format!(
                "the pages of memo {} are not tagged, though the report is; render it again with `attache render`",
                item.memo.identity.id
            ));
        }
        lost.retain(|one| !change.warnings.contains(one));
        change.warnings.extend(lost);
        if item.new {
            let (identity, title) = (item.memo.identity.clone(), item.memo.title.clone());
            change.done.push(Done { identity, title, label: item.label.clone(), page, replaces: item.replaces.clone() });
        }
    }
    Ok(())
}

/// Memos in the order of their pages, each with the place of its first page, from 0.
fn firsts(slots: &[Slot], items: &[Item]) -> Vec<(usize, usize)> {
    let mut firsts = Vec::new();
    let mut at = 0;
    for slot in slots {
        match slot {
            Slot::Page => at += 1,
            Slot::Memo(i) => {
                firsts.push((*i, at));
                at += items[*i].memo.pages.len();
            }
        }
    }
    firsts
}

/// What is printed on a page.
fn running(item: &Item, page: usize, pages: usize) -> String {
    match &item.packet {
        None => item.label.clone(),
        Some(title) if title.chars().count() <= LONGEST_TITLE => format!("{title} · {page}/{pages}"),
        Some(_) => format!("{page}/{pages}"),
    }
}

/// For each memo, what is laid over its pages.
fn stamps(
    report: &mut Report,
    items: &[Item],
    firsts: &[(usize, usize)],
    wanted: &Wanted,
    warnings: &mut Vec<String>,
) -> Result<BTreeMap<usize, Vec<Option<ObjectId>>>, AttachError> {
    let (mut words, mut wishes) = (Vec::new(), Vec::new());
    let pages = report.leaves.len() + firsts.iter().map(|(i, _)| items[*i].memo.pages.len()).sum::<usize>();
    for &(i, at) in firsts.iter().filter(|(i, _)| !items[*i].label.is_empty()) {
        let item = &items[i];
        for place in bind::stamp_places(&item.memo, |page| running(item, at + page + 1, pages))? {
            if place.is_none() {
                warnings.push(format!("{}: there is no room for its name on the page, so none is printed", item.label));
            }
            wishes.push((i, place.is_some()));
            words.extend(place);
        }
    }
    let mut stamps: BTreeMap<usize, Vec<Option<ObjectId>>> = BTreeMap::new();
    if words.is_empty() {
        return Ok(stamps);
    }
    let sheets = PdfFile::from_bytes(stamp::write(&words, wanted.fonts)?, Damage::Refuse, None)?;
    let mut forms = bind::stamp_forms(&mut report.update, &sheets, &words)?.into_iter();
    for (i, has_room) in wishes {
        stamps.entry(i).or_default().push(if has_room { forms.next() } else { None });
    }
    Ok(stamps)
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn labels_run_on() {
        assert_eq!(numbered("Annex {A}", 1), "Annex A");
        assert_eq!(numbered("Annex {A}", 28), "Annex AB");
        assert_eq!(numbered("Tab {1}", 12), "Tab 12");
        assert_eq!(numbered("{I}/{a}", 4), "IV/d");
        assert_eq!(numbered("Annex", 4), "Annex");
    }
}
