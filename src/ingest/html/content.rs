//! Outline → the article's paragraphs: where the prose is, without the furniture among it.
//!
//! Prose is text of some length outside links. The article is the smallest element that holds
//! most of the page's prose, found by descending from the root; furniture by name is left out
//! unless it holds most of the page.

use super::blocks::{Block, Hint, Kind, Outline};

/// A block of fewer characters is no prose by itself.
const PROSE_CHARS: usize = 60;
/// Text with a greater share of its characters in links is a list of links.
const MOST_LINKED: f64 = 0.5;
/// An element named like furniture that holds this share of the prose is the article after all.
const MISNAMED: f64 = 0.6;
/// The descent goes on while one child holds this share of its parent's prose.
const DESCENT: f64 = 0.72;
/// Prose that stands together proves an article from this many characters on.
const COHESIVE_CHARS: usize = 800;
/// Pieces are joined up to this many bytes.
const JOINED_BYTES: usize = 20_000;
/// The stated body is compared with the blocks while its bytes times their number stay below this;
/// an article of 100 kB and 2000 blocks is the largest that is.
const MOST_COMPARED: usize = 200_000_000;
/// A marked article body is believed where it holds this share of the page's prose.
const MARKED: f64 = 0.4;

/// The article's paragraphs. `stated` is the body that the page's structured data gives.
pub(super) fn article(outline: &Outline, stated: Option<&str>) -> Vec<String> {
    let left_out = left_out(outline);
    let prose = prose_by_element(outline, |block| !left_out[block.element]);
    let root = root(outline, &prose, &left_out);
    let inside = descendants(outline, root);
    let blocks = joined(outline.blocks.iter().filter(|block| inside[block.element] && !left_out[block.element]));
    let mut found = lead(outline, &inside, &left_out);
    found.extend(select(&blocks));
    match stated {
        Some(stated) => reconcile(found, stated),
        None => found,
    }
}

/// The first heading of the first rank, for pages that state no headline.
pub(super) fn headline(outline: &Outline) -> Option<String> {
    let heading = outline.blocks.iter().find(|block| block.kind == Kind::Heading(1) && block.text.len() > 10);
    heading.map(|block| block.text.clone())
}

/// Characters of prose in a block.
fn prose(block: &Block) -> usize {
    let chars = block.text.chars().count();
    let listed = matches!(block.kind, Kind::Heading(_));
    if chars < PROSE_CHARS || listed || is_linked(block) { 0 } else { chars - block.linked.min(chars) }
}

#[expect(clippy::cast_precision_loss, reason = "character counts far below 2^52")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn is_linked(block: &Block) -> bool {
    share(block.linked, block.text.chars().filter(|c| !c.is_whitespace()).count()) > MOST_LINKED
}

/// Prose inside each element, children included.
fn prose_by_element(outline: &Outline, counts: impl Fn(&Block) -> bool) -> Vec<usize> {
    let mut sums = vec![0; outline.elements.len()];
    for block in outline.blocks.iter().filter(|block| counts(block)) {
        sums[block.element] += prose(block);
    }
    for at in (1..sums.len()).rev() {
        sums[outline.elements[at].parent] += sums[at];
    }
    sums
}

/// Elements inside furniture, or inside comments, that do not hold most of the page's prose.
fn left_out(outline: &Outline) -> Vec<bool> {
    let all = prose_by_element(outline, |_| true);
    let total = all[0];
    let mut left_out = vec![false; outline.elements.len()];
    let holds_article = holds_article(outline, &all);
    for at in 1..left_out.len() {
        let element = &outline.elements[at];
        let named = match element.hint {
            _ if holds_article[at] => false,
            Hint::Comments => share(all[at], total) < 0.9,
            Hint::Furniture => share(all[at], total) < MISNAMED,
            _ => false,
        };
        left_out[at] = named || left_out[element.parent];
    }
    left_out
}

/// Elements around a marked article body that holds a fair share of the page's prose.
fn holds_article(outline: &Outline, prose: &[usize]) -> Vec<bool> {
    let mut holds = vec![false; outline.elements.len()];
    for at in (1..holds.len()).rev() {
        let marked = outline.elements[at].hint == Hint::Article && share(prose[at], prose[0]) >= MARKED;
        holds[at] |= marked;
        let parent = outline.elements[at].parent;
        holds[parent] |= holds[at];
    }
    holds
}

/// The element that holds the article.
fn root(outline: &Outline, prose: &[usize], left_out: &[bool]) -> usize {
    let marked =
        (1..prose.len()).filter(|&at| outline.elements[at].hint == Hint::Article && !left_out[at]).max_by_key(|&at| (prose[at], at));
    if let Some(at) = marked.filter(|&at| share(prose[at], prose[0]) >= MARKED) {
        return at;
    }
    let mut best_child: Vec<usize> = vec![0; prose.len()];
    for at in 1..prose.len() {
        let parent = outline.elements[at].parent;
        if best_child[parent] == 0 || prose[at] > prose[best_child[parent]] {
            best_child[parent] = at;
        }
    }
    let direct = direct_prose(outline, left_out);
    let cohesion = cohesion(outline, &direct);
    let mut at = 0;
    loop {
        let child = best_child[at];
        if child == 0 {
            return at;
        }
        if share(prose[child], prose[at]) >= DESCENT {
            at = child;
        } else if let Some(child) = cohesive_child(&cohesion, &direct, at) {
            at = child;
        } else {
            return at;
        }
    }
}

/// Prose in paragraphs right under each element: an article's paragraphs stand together, while
/// teasers stand each in a box of its own.
fn direct_prose(outline: &Outline, left_out: &[bool]) -> Vec<usize> {
    let mut direct = vec![0; outline.elements.len()];
    for block in outline.blocks.iter().filter(|block| !left_out[block.element]) {
        let holder = if block.kind == Kind::Other { block.element } else { outline.elements[block.element].parent };
        direct[holder] += prose(block);
    }
    direct
}

/// For each element, where the prose stands together most among the elements inside it, and how
/// much the next best of them holds.
#[derive(Clone, Copy, Default)]
struct Cohesion {
    /// The child that holds the best element, or is it.
    child: usize,
    best: usize,
    second: usize,
}

fn cohesion(outline: &Outline, direct: &[usize]) -> Vec<Cohesion> {
    let mut found = vec![Cohesion::default(); direct.len()];
    for at in (1..direct.len()).rev() {
        // What stands inside `at`, and `at` itself, as its parent sees them. Earlier elements win
        // where two hold the same.
        let inside = found[at];
        let (best, second) =
            if direct[at] >= inside.best { (direct[at], inside.best) } else { (inside.best, inside.second.max(direct[at])) };
        let above = &mut found[outline.elements[at].parent];
        if best >= above.best {
            *above = Cohesion { child: at, best, second: second.max(above.best) };
        } else {
            above.second = above.second.max(best);
        }
    }
    found
}

/// The child of `at` that holds the one element in which the prose stands together.
fn cohesive_child(cohesion: &[Cohesion], direct: &[usize], at: usize) -> Option<usize> {
    let Cohesion { child, best, second } = cohesion[at];
    (best >= COHESIVE_CHARS && best >= second * 3 && best > direct[at]).then_some(child)
}

fn descendants(outline: &Outline, root: usize) -> Vec<bool> {
    let mut inside = vec![false; outline.elements.len()];
    inside[root] = true;
    for at in 1..inside.len() {
        inside[at] |= inside[outline.elements[at].parent];
    }
    inside
}

/// Blocks with the pieces joined that an element inside a sentence had torn apart: bare text
/// that goes on in lower case or with punctuation belongs to the block before it.
fn joined<'b>(blocks: impl Iterator<Item = &'b Block>) -> Vec<Block> {
    let mut joined: Vec<Block> = Vec::new();
    for block in blocks {
        if let Some(before) = joined.last_mut()
            && block.kind == Kind::Other
            && !matches!(before.kind, Kind::Heading(_))
            && !before.text.ends_with(['.', '!', '?', ':', '”', '"'])
            && block.text.starts_with(|c: char| c.is_lowercase() || "(,.;:’'%".contains(c))
            && before.text.len() + block.text.len() < JOINED_BYTES
        {
            if !block.text.starts_with([',', '.', ';', ':', '’', '\'']) {
                before.text.push(' ');
            }
            before.text.push_str(&block.text);
            before.linked += block.linked;
        } else {
            joined.push(block.clone());
        }
    }
    joined
}

/// The standfirst between the headline and an article that does not hold it.
fn lead(outline: &Outline, inside: &[bool], left_out: &[bool]) -> Vec<String> {
    let Some(first) = outline.blocks.iter().position(|block| inside[block.element] && prose(block) > 0) else { return Vec::new() };
    let from = outline.blocks[..first].iter().rposition(|block| block.kind == Kind::Heading(1)).map_or(first, |at| at + 1);
    let is_lead = |block: &&Block| {
        let element = &outline.elements[block.element];
        let named = element.hint == Hint::Lead || outline.elements[element.parent].hint == Hint::Lead;
        named && !inside[block.element] && !left_out[block.element] && !is_linked(block) && (40..600).contains(&block.text.len())
    };
    outline.blocks[from..first].iter().filter(is_lead).take(2).map(|block| block.text.clone()).collect()
}

/// The blocks that read as article, from the first paragraph to the last.
fn select(blocks: &[Block]) -> Vec<String> {
    let Some(first) = blocks.iter().position(|block| prose(block) > 0) else {
        return blocks.iter().map(|block| block.text.clone()).collect();
    };
    let last = blocks.iter().rposition(|block| prose(block) > 0 || is_sentence(block)).unwrap_or(first);
    let mut kept = Vec::new();
    for (at, block) in blocks.iter().enumerate().take(last + 1).skip(first) {
        let heads_prose = || blocks[at + 1..=last].iter().take(3).any(|next| prose(next) > 0);
        let keep = match block.kind {
            Kind::Heading(_) => heads_prose() && !is_linked(block),
            _ if is_linked(block) => is_sentence(block) && block.text.chars().count() >= PROSE_CHARS,
            Kind::Item | Kind::Paragraph | Kind::Quote => true,
            Kind::Other => prose(block) > 0 || is_sentence(block),
        };
        if keep {
            kept.push(block.text.clone());
        }
    }
    kept
}

fn is_sentence(block: &Block) -> bool {
    let text = block.text.trim_end_matches(['"', '”', '’', '\'', ')', ']']);
    block.text.contains(' ') && text.ends_with(['.', '!', '?', '…']) && !is_linked(block)
}

/// Compares what was found with the body that the page states: blocks it does not hold are left
/// out; where it holds much more than was found, it is taken itself.
fn reconcile(found: Vec<String>, stated: &str) -> Vec<String> {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let whole = letters(stated);
    if whole.len().saturating_mul(found.len()) > MOST_COMPARED {
        return found;
    }
    let held: Vec<bool> = found.iter().map(|block| whole.contains(&letters(block))).collect();
    let characters =
        |wanted: bool| found.iter().zip(&held).filter(|(_, held)| **held == wanted).map(|(block, _)| letters(block).len()).sum::<usize>();
    let (inside, outside) = (characters(true), characters(false));
    if share(inside, whole.len()) > 0.8 && outside < inside / 2 {
        found.into_iter().zip(held).filter(|(_, held)| *held).map(|(block, _)| block).collect()
    } else if share(inside, whole.len()) < 0.5 && whole.len() > (inside + outside) * 3 / 2 {
        stated.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    } else {
        found
    }
}
