//! A page → its outline: elements in document order, and the blocks of text they hold.
//!
//! The walk is iterative, so that a page nested ten thousand levels deep is no danger. What is
//! never article text (scripts, forms, menus by element, hidden parts) is left out here.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::tree::{Data, Edge, Tag, Tree};

/// What an element's own name, class or role says of its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    None,
    /// Marked as the article's body.
    Article,
    /// Named like the standfirst between headline and body.
    Lead,
    /// Named like furniture (related, share, newsletter …).
    Furniture,
    /// Named like readers' comments: never article text.
    Comments,
}

/// An element that may hold blocks.
#[derive(Debug)]
pub(super) struct Element {
    /// Its parent's place in [`Outline::elements`]; the root is its own parent.
    pub(super) parent: usize,
    pub(super) hint: Hint,
}

/// What kind of block a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    Heading(u8),
    Item,
    Quote,
    Other,
}

/// A run of text between block-level boundaries.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) text: String,
    /// Characters of it inside links.
    pub(super) linked: usize,
    pub(super) kind: Kind,
    /// The innermost element that holds it.
    pub(super) element: usize,
}

/// Elements and blocks in document order; parents come before their children.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) elements: Vec<Element>,
    pub(super) blocks: Vec<Block>,
}

const SKIPPED: &[&str] = &[
    "script",
    "style",
    "noscript",
    "noembed",
    "noframes",
    "template",
    "svg",
    "iframe",
    "object",
    "embed",
    "button",
    "select",
    "textarea",
    "nav",
    "footer",
    "head",
    "figure",
    "figcaption",
    "video",
    "audio",
    "canvas",
    "dialog",
    "label",
    "input",
    "math",
    "map",
    "menu",
    "picture",
    "option",
    "datalist",
    "progress",
    "meter",
];
const BLOCKS: &[&str] = &[
    "html",
    "body",
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "amp-story-page",
    "story",
    "content",
    "article-body",
];
const ROLES: &[&str] = &["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu", "menubar", "toolbar", "alert"];

/// Words of class names and ids that mark furniture.
const FURNITURE: &[&str] = &[
    "related",
    "share",
    "sharing",
    "social",
    "socials",
    "newsletter",
    "subscribe",
    "subscription",
    "signup",
    "sidebar",
    "breadcrumb",
    "breadcrumbs",
    "promo",
    "promos",
    "promoted",
    "sponsor",
    "sponsored",
    "advert",
    "advertisement",
    "ad",
    "ads",
    "adbox",
    "outbrain",
    "taboola",
    "recommend",
    "recommended",
    "recommendations",
    "mostread",
    "popular",
    "trending",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "banner",
    "tags",
    "taglist",
    "toolbar",
    "popup",
    "modal",
    "overlay",
    "menu",
    "nav",
    "navbar",
    "navigation",
    "caption",
    "captions",
    "credit",
    "credits",
    "gallery",
    "slideshow",
    "carousel",
    "teaser",
    "teasers",
    "recirc",
    "recirculation",
    "readmore",
    "byline",
    "author",
    "authors",
    "bio",
    "dateline2",
    "timestamp",
    "copyright",
    "disclaimer",
    "footer",
    "widget",
    "widgets",
    "paywall",
    "login",
    "register",
    "donate",
    "donation",
    "pagination",
    "pager",
    "print",
    "tools",
    "hidden",
    "invisible",
    "visuallyhidden",
    "sr",
    "screenreader",
    "offscreen",
    "player",
    "tooltip",
    "flyout",
    "marketing",
    "onward",
    "morefrom",
    "morestories",
    "editorspicks",
    "follow",
    "feedback",
    "correction2",
    "rating",
    "poll",
    "quiz",
    "weather",
    "ticker",
    "leaderboard",
    "mpu",
    "dfp",
    "gpt",
    "partner",
    "affiliate",
    "topics",
    "keywords",
    "kicker",
    "eyebrow",
    "meta",
    "skip",
    "inline2",
    "interstitial",
    "zergnet",
    "revcontent",
    "pubdate",
    "infobox",
    "factbox2",
    "hatnote",
    "noprint",
];
const COMMENTS: &[&str] = &["comment", "comments", "disqus", "commenting", "replies", "respond", "livefyre", "discussion"];
/// Words beside which the others speak of the page's layout and not of its content.
const LAYOUT: &[&str] = &["grid", "with", "has", "no", "layout", "without", "wysiwyg"];
/// Words that mark the standfirst.
const LEAD: &[&str] = &[
    "summary",
    "standfirst",
    "lead",
    "lede",
    "intro",
    "introduction",
    "deck",
    "dek",
    "subtitle",
    "subheadline",
    "subhead",
    "excerpt",
    "strapline",
    "abstract",
    "subheading",
];
/// Words that mark the article's body.
const ARTICLE: &[&str] = &[
    "articlebody",
    "article-body",
    "article__body",
    "articlecontent",
    "article-content",
    "article__content",
    "articletext",
    "article-text",
    "story-body",
    "storybody",
    "story__body",
    "storytext",
    "story-text",
    "story-content",
    "storycontent",
    "entry-content",
    "post-content",
    "post-body",
    "post__content",
    "body-content",
    "bodytext",
    "body-copy",
    "article-copy",
    "story-copy",
    "news-body",
    "content-body",
    "rich-text",
    "richtext",
    "wysiwyg",
    "field-name-body",
];

/// A list of words as a set, made once: every element of a page is looked up in several.
type Words = LazyLock<BTreeSet<&'static str>>;

static BLOCK_NAMES: Words = LazyLock::new(|| BLOCKS.iter().copied().collect());
static SKIPPED_NAMES: Words = LazyLock::new(|| SKIPPED.iter().copied().collect());
static FURNITURE_WORDS: Words = LazyLock::new(|| FURNITURE.iter().copied().collect());

fn is_in(words: &Words, word: &str) -> bool {
    words.contains(word)
}

/// What a single line break inside a block becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Breaks {
    /// A space.
    #[default]
    Spaces,
    /// A new line.
    Lines,
}

/// Walks the page.
pub(super) fn outline(page: &Tree, on_break: Breaks) -> Outline {
    let root = Outline { elements: vec![Element { parent: 0, hint: Hint::None }], blocks: Vec::new() };
    let mut walk = Walk { outline: root, on_break, ..Walk::default() };
    let mut skipping = 0_usize;
    for edge in page.walk() {
        match edge {
            Edge::Open(Data::Element(tag)) if skipping > 0 || is_skipped(tag) => skipping += 1,
            Edge::Open(Data::Element(tag)) => walk.open(tag),
            Edge::Open(Data::Text(text)) if skipping == 0 => walk.text(text),
            Edge::Close(Data::Element(_)) if skipping > 0 => skipping -= 1,
            Edge::Close(Data::Element(tag)) => walk.close(tag),
            _ => {}
        }
    }
    walk.flush();
    walk.outline
}

/// The state of the walk.
#[derive(Default)]
struct Walk {
    outline: Outline,
    on_break: Breaks,
    /// Open block-level elements: place in the outline, and kind of their blocks.
    open: Vec<(usize, Kind)>,
    /// For each open element, whether it is one of those.
    is_block: Vec<bool>,
    links: usize,
    breaks: usize,
    text: String,
    linked: usize,
}

impl Walk {
    fn open(&mut self, tag: &Tag) {
        match tag.name() {
            "a" => self.links += 1,
            "br" => {
                self.breaks += 1;
                if self.breaks > 1 {
                    self.flush();
                } else if self.on_break == Breaks::Lines && !self.text.is_empty() {
                    self.text.push('\n');
                } else {
                    self.push_space();
                }
            }
            name => {
                let hint = hint(tag);
                if is_in(&BLOCK_NAMES, name) || hint != Hint::None {
                    self.flush();
                    let (parent, outer) = self.open.last().copied().unwrap_or((0, Kind::Other));
                    self.outline.elements.push(Element { parent, hint });
                    self.open.push((self.outline.elements.len() - 1, kind_of(name, outer)));
                    self.is_block.push(true);
                    return;
                }
            }
        }
        self.is_block.push(false);
    }

    fn close(&mut self, tag: &Tag) {
        if tag.name() == "a" {
            self.links = self.links.saturating_sub(1);
        }
        if self.is_block.pop() == Some(true) {
            self.flush();
            self.open.pop();
        }
    }

    /// Adds text with its white space collapsed.
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() && c != '\u{a0}' {
                self.push_space();
            } else {
                self.breaks = 0;
                self.text.push(c);
                self.linked += usize::from(self.links > 0);
            }
        }
    }

    fn push_space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
    }

    /// Ends the block at hand.
    fn flush(&mut self) {
        self.breaks = 0;
        let text = std::mem::take(&mut self.text);
        let linked = std::mem::take(&mut self.linked);
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return;
        }
        let (element, kind) = self.open.last().copied().unwrap_or((0, Kind::Other));
        self.outline.blocks.push(Block { text: trimmed.to_owned(), linked, kind, element });
    }
}

fn kind_of(name: &str, outer: Kind) -> Kind {
    match name {
        "p" if outer == Kind::Item => Kind::Item,
        "p" if outer == Kind::Quote => Kind::Quote,
        "p" | "pre" => Kind::Paragraph,
        "li" | "dd" | "dt" => Kind::Item,
        "blockquote" => Kind::Quote,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading(name.as_bytes()[1] - b'0'),
        _ => Kind::Other,
    }
}

fn is_skipped(tag: &Tag) -> bool {
    let name = tag.name();
    is_in(&SKIPPED_NAMES, name)
        || tag.attr("hidden").is_some()
        || tag.attr("aria-hidden") == Some("true") && name != "span" && name != "i"
        || tag.attr("role").is_some_and(|role| ROLES.contains(&role))
        || tag.attr("style").is_some_and(|style| style.replace(' ', "").to_ascii_lowercase().contains("display:none"))
}

/// What the element's name, class, id and structured-data attributes say.
fn hint(tag: &Tag) -> Hint {
    if matches!(tag.name(), "html" | "body" | "a" | "span" | "em" | "strong" | "i" | "b") {
        return Hint::None;
    }
    if tag.attr("itemprop").is_some_and(|property| property.split_whitespace().any(|word| word == "articleBody")) {
        return Hint::Article;
    }
    if tag.name() == "aside" {
        return Hint::Furniture;
    }
    let names = [tag.attr("class"), tag.attr("id"), tag.attr("data-component"), tag.attr("data-testid"), tag.attr("data-type")];
    let mut furniture = false;
    let mut article = false;
    let mut lead = false;
    for name in names.iter().flatten().flat_map(|names| names.split_whitespace()).take(40) {
        let words = name_words(name);
        if words.iter().any(|word| COMMENTS.contains(&word.as_str()))
            && tag.name() != "article"
            && !words.iter().any(|word| LAYOUT.contains(&word.as_str()))
        {
            return Hint::Comments;
        }
        let lower = name.to_ascii_lowercase();
        article |= ARTICLE.iter().any(|body| lower == *body || lower.ends_with(body));
        let layout = words.iter().any(|word| LAYOUT.contains(&word.as_str()));
        lead |= words.iter().any(|word| LEAD.contains(&word.as_str()));
        furniture |= !layout
            && (words.iter().any(|word| is_in(&FURNITURE_WORDS, word))
                || words.windows(2).any(|pair| is_in(&FURNITURE_WORDS, &format!("{}{}", pair[0], pair[1]))));
    }
    match (article, furniture, lead) {
        (true, ..) => Hint::Article,
        (_, true, _) => Hint::Furniture,
        (.., true) => Hint::Lead,
        _ => Hint::None,
    }
}

/// The words of a class name: split at hyphens, underscores, digits and camel humps.
fn name_words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut previous = '-';
    for c in name.chars().take(80) {
        if c.is_ascii_alphabetic() {
            if !previous.is_ascii_alphabetic() || previous.is_ascii_lowercase() && c.is_ascii_uppercase() {
                words.push(String::new());
            }
            words.last_mut().expect("a word was begun").push(c.to_ascii_lowercase());
        }
        previous = c;
    }
    words
}
