//! Debris of every kind, put between the paragraphs of clean articles or glued to their
//! sentences, leaves the cleaned text as it was; and clean articles lose nothing.

use attache::clean::{BlockKind, Cleaned, DebrisKind, clean};
use attache::ingest::Article;

/// Lines as pages print them between paragraphs, by kind.
const LINES: &[(&str, &[&str])] = &[
    (
        "read more",
        &[
            "Read more: Ministers at odds over who pays for dredging",
            "READ MORE: What dredging costs the coast",
            "Read more about the port dispute",
            "SEE ALSO: Ten boats sink in storm",
            "RELATED: Who owns the harbour?",
            "Related: Fishermen ask, ‘Who will pay?’",
            "WATCH: Minister walks the quay at dawn",
            "Watch | The long night of the harbour talks",
            "Also read: Oslo rebuffs call for a bigger fund",
            "Opinion: Why the port deal cannot last",
            "STORY: Coast nears completion of storm plan",
            "Don't miss: Our guide to the nine ports",
            "(READ MORE: Ministers at odds over dredging)",
            "[Related: What dredging costs the coast]",
            "More on this story",
            "Explainer: How the ports came to be rivals",
        ],
    ),
    (
        "related headlines",
        &[
            "Oslo rebuffs call for a bigger fund for the ports",
            "How a storm could put the harbour at serious risk",
            "MINISTER’S AIDE ROUGHED UP BY HARBOUR GUARDS",
            "COAST BILL WOULD REQUIRE PORTS TO CLOSE AT NIGHT",
            "Fishermen weary but resigned: ‘What can we do?’",
            "Harbour workers defiant over pay: 'We will not move'",
            "What they want:Harbour pilots seek higher pay this year",
        ],
    ),
    (
        "captions and credits",
        &[
            "Image copyright Harbour Pictures Image caption The minister waves from the quay",
            "Image caption The two ministers will meet for the first time",
            "Image source, Harbour Pictures",
            "FILE - In this May 4, 2019 file photo, boats lie in the harbour of Lisbon.",
            "FILE PHOTO: Minister Ana Souza arrives for talks in Lisbon, Portugal, May 4, 2019. HARBOUR/Jan Roe",
            "Minister Ana Souza walks along the quay after a lunch break. (Photo: Jan Roe, AP)",
            "Minister Ana Souza, right, shakes hands with Jan Roe in Oslo.",
            "Photographer: Jan Roe/Harbour",
            "(AP Photo/Jan Roe)",
            "© Harbour Pictures",
            "Photo by Jan Roe / Harbour Images",
            "Enlarge this image toggle caption Jan Roe/AP",
            "Slideshow (7 Images)",
            "██ Waters of the northern council",
        ],
    ),
    (
        "players",
        &[
            "Media playback is unsupported on your device Media caption Minister talks about boats",
            "Media playback is unsupported on your device",
            "JUST WATCHED Minister talks about boats Replay More Videos ... MUST WATCH",
            "Your browser does not support the audio element.",
            "Now playing",
        ],
    ),
    (
        "share bars",
        &[
            "SHARE THIS ARTICLE Share Tweet Post Email",
            "Share on Facebook Share on Twitter Share on WhatsApp",
            "FacebookTwitterLinkedinYoutubeRss",
            "1.2K Shares",
            "Email",
            "Share 204",
            "Copy link",
            "Read or Share this story: http://example.org/1He9jjH",
        ],
    ),
    (
        "adverts",
        &[
            "ADVERTISEMENT",
            "Advertisement",
            "Story Continued Below",
            "Article continues after this advertisement",
            "Sponsored content",
            "Scroll to continue",
        ],
    ),
    (
        "pitches",
        &[
            "Sign up for our newsletter, a weekly email on what happens at sea.",
            "Get the Harbour stories you care about delivered to your inbox. By signing up, you agree to our Privacy Policy",
            "CLICK HERE TO GET THE HARBOUR NEWS APP",
            "CLICK HERE FOR FULL COVERAGE OF THE HARBOUR SUMMIT",
            "Subscribe to the Harbour Times for unlimited access to our journalism.",
            "Follow @janroe on Twitter.",
            "Follow us on Facebook and Twitter for more news from the coast",
            "A daily roundup of shipping and security issues.",
            "For more information, please visit www.example.org and follow our Facebook page.",
            "Already a subscriber? Log in to read on",
            "If you value our reporting, please consider a gift to the Harbour Fund.",
        ],
    ),
    (
        "notices",
        &[
            "We use cookies to understand how you use our site and to improve user experience.",
            "Copyright © 2021 The Harbour Times, LLC. All rights reserved.",
            "© 2021 Harbour Press. This material may not be published, broadcast, rewritten or redistributed.",
            "(This story has not been edited by our staff and is auto-generated from a syndicated feed.)",
            "The views expressed in this article are those of the author and do not necessarily reflect those of the Harbour Times.",
            "Our Standards: The Harbour Trust Principles.",
            "This article has been updated.",
            "This is a developing story and will be updated.",
            "The Harbour Times is not responsible for the content of external sites.",
        ],
    ),
    (
        "agency notes",
        &[
            "Reporting by Jan Roe in Oslo and Ana Berg in Lisbon; Editing by Omar Marin",
            "(Reporting by Jan Roe; Editing by Ana Berg)",
            "The Associated Press contributed to this report.",
            "-- Harbour News' Ana Berg and Jan Roe contributed to this article",
            "Contributing: The Associated Press",
            "— With assistance by Ana Berg, and Jan Roe",
            "Reach Jan Roe on Twitter @janroe.",
            "Email Jan Roe at jan.roe@example.org or follow him on Twitter",
            "By Jan Roe, Harbour News",
        ],
    ),
    (
        "times",
        &[
            "Updated 3:04 PM ET, Tue May 4, 2021",
            "Updated 0843 GMT (1643 HKT) June 14, 2021",
            "Published: 12:01 BST, 4 May 2021 | Updated: 13:00 BST, 4 May 2021",
            "Last updated on May 4, 2021 at 10:30 GMT",
            "4 May 2021",
            "4 hours ago",
            "5 min read",
        ],
    ),
    ("comments", &["3 Comments", "COMMENTS (14)", "Leave a comment", "View comments", "Join the conversation"]),
    ("pages", &["Page 2 of 5", "2/5", "- 3 -", "Back to top", ".", "* * *", "___"]),
    (
        "posts",
        &[
            "We need more boats and fewer words. — Ana Berg (@anaberg) May 4, 2021",
            "Nobody asked us! — Omar Marin (@omarmarin) May 5, 2021 pic.twitter.com/abc123",
        ],
    ),
];

/// Several lines in a row.
const RUNS: &[&str] = &[
    "Most read\n\nTen boats sink in storm\n\nWho owns the harbour?\n\nWhat dredging costs the coast",
    "Related stories\n\nPorts brace for winter storms\n\nOslo rebuffs call for a bigger fund",
    "Related\n\n1. Ports brace for winter storms\n\n2. Oslo rebuffs call for a bigger fund",
    "Trending now\n\nTen boats sink in storm\n\nHarbour pilot wins prize",
    "We asked our readers what they think of the port plan.\n\nI like it.\n\n@anaberg.\n\nWaste of money!\n\n@jan_roe.\n\nMore boats, please.\n\n@omar77.",
    "Video: Ministers on the quay\n\n02:55\n\nNow playing",
    "Advertisement\n\nStory continues below",
];

/// Furniture glued to the end of a paragraph.
const TAILS: &[&str] = &[
    "Read more: Ministers at odds over who pays for dredging",
    "RELATED: Ten boats sink in storm",
    "SEE ALSO: What dredging costs the coast",
    "(READ MORE: Ten boats sink in storm)",
    "(Reporting by Jan Roe; Editing by Ana Berg)",
    "Reporting by Jan Roe; Editing by Ana Berg",
    "The Associated Press contributed to this report.",
    "Sign up for our daily newsletter.",
    "Get the best of our reporting delivered to your inbox.",
    "Copyright 2021 The Harbour Times. All rights reserved.",
    "© 2021 The Harbour Times. All rights reserved.",
    "Advertisement",
    "ADVERTISEMENT",
    "Story continues below advertisement",
    "Media playback is unsupported on your device",
    "(AP Photo/Jan Roe)",
    "Follow @janroe on Twitter.",
    "Click here for more from the coast.",
];

/// Furniture glued to the start of a paragraph.
const HEADS: &[&str] = &[
    "ADVERTISEMENT",
    "Advertisement",
    "Story continues below advertisement",
    "Sign up for our daily newsletter.",
    "Media playback is unsupported on your device",
];

fn cleaned(text: &str) -> Cleaned {
    clean(&Article { text: text.to_owned(), ..Article::default() })
}

/// The articles of `tests/corpus`, in the order of their names.
fn articles() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus");
    let mut found: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("the folder of articles")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "txt"))
        .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).expect("an article")))
        .collect();
    found.sort();
    assert!(found.len() > 5);
    found
}

/// The article's paragraphs, and the first place for debris: after the first long paragraph.
fn paragraphs(text: &str) -> (Vec<&str>, usize) {
    let blocks: Vec<&str> = text.trim_end().split("\n\n").collect();
    let body = blocks.iter().position(|block| is_prose(block)).map_or(blocks.len(), |at| at + 1);
    (blocks, body)
}

fn is_prose(block: &str) -> bool {
    block.split_whitespace().count() >= 12 && block.trim_end().ends_with('.')
}

fn with_line(blocks: &[&str], at: usize, line: &str) -> String {
    let mut blocks = blocks.to_vec();
    blocks.insert(at, line);
    blocks.join("\n\n")
}

/// What `text` reads otherwise than `before` does; nothing where the debris came out whole and named.
fn difference(before: &Cleaned, text: &str, debris: &str, name: &str) -> Option<String> {
    let after = cleaned(text);
    let blocks = |cleaned: &Cleaned| cleaned.blocks.iter().map(|block| (block.kind, block.span.of(&cleaned.text).to_owned())).collect();
    let was: Vec<(BlockKind, String)> = blocks(before);
    let is: Vec<(BlockKind, String)> = blocks(&after);
    let named = after.set_aside.len() > before.set_aside.len();
    if was == is && named {
        return None;
    }
    let left: Vec<_> = is.iter().filter(|block| !was.contains(block)).collect();
    let lost: Vec<_> = was.iter().filter(|block| !is.contains(block)).collect();
    let file = name.rsplit('/').next().unwrap_or(name);
    Some(format!("{file}: {debris}\n    left: {left:?}\n    lost: {lost:?}"))
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} of the injections show:\n{}", faults.len(), faults.join("\n"));
}

/// Places where a line may be put: where both neighbours are prose, and the end.
fn gaps(blocks: &[&str], body: usize) -> Vec<usize> {
    (body..=blocks.len()).filter(|&at| is_prose(blocks[at - 1]) && blocks.get(at).is_none_or(|next| is_prose(next))).collect()
}

#[test]
fn lines_between_paragraphs_come_out_again() {
    let mut faults = Vec::new();
    for (name, article) in articles() {
        let before = cleaned(&article);
        let (blocks, body) = paragraphs(&article);
        let gaps = gaps(&blocks, body);
        let lines = LINES.iter().flat_map(|(_, lines)| lines.iter()).chain(RUNS);
        for (at, line) in lines.enumerate().filter(|_| !gaps.is_empty()) {
            faults.extend(difference(&before, &with_line(&blocks, gaps[at % gaps.len()], line), line, &name));
        }
    }
    assert_none(&faults);
}

#[test]
fn many_kinds_at_once_come_out_again() {
    let mut faults = Vec::new();
    for (name, article) in articles() {
        let before = cleaned(&article);
        let (blocks, body) = paragraphs(&article);
        let gaps = gaps(&blocks, body);
        for round in 0..8 {
            let mut text = blocks.clone();
            for (at, &gap) in gaps.iter().enumerate().rev() {
                let (_, lines) = LINES[(round + at) % LINES.len()];
                text.insert(gap, lines[(round + at) % lines.len()]);
            }
            if !gaps.is_empty() {
                faults.extend(difference(&before, &text.join("\n\n"), &format!("round {round}"), &name));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn glue_at_the_ends_of_paragraphs_comes_out_again() {
    let mut faults = Vec::new();
    for (name, article) in articles() {
        let before = cleaned(&article);
        let (blocks, body) = paragraphs(&article);
        let prose: Vec<usize> = (body..blocks.len()).filter(|&at| is_prose(blocks[at])).collect();
        let glued = TAILS.iter().map(|debris| (debris, true)).chain(HEADS.iter().map(|debris| (debris, false)));
        for (at, (debris, tail)) in glued.enumerate().filter(|_| !prose.is_empty()) {
            let target = prose[at % prose.len()];
            let block = blocks[target].trim();
            let glued = if tail { format!("{block} {debris}") } else { format!("{debris} {block}") };
            let mut text = blocks.clone();
            text[target] = &glued;
            faults.extend(difference(&before, &text.join("\n\n"), debris, &name));
        }
    }
    assert_none(&faults);
}

#[test]
fn clean_articles_lose_no_sentence() {
    for (name, article) in articles() {
        for aside in cleaned(&article).set_aside {
            let words = aside.original.of(&article).split_whitespace().count();
            let notes = matches!(aside.kind, DebrisKind::WireMark | DebrisKind::Markup | DebrisKind::RepeatedHeadline);
            assert!(words <= 12 || notes, "{name}: {}", aside.original.of(&article));
        }
    }
}
