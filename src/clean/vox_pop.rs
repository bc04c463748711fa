//! Readers' posts and comments that a page prints in a row, each signed with a name or a handle.
//!
//! Evidence is repetition: three lines or more that are nothing but a handle or a name, with one
//! to three blocks between them. What stands between the signatures is readers' opinion, no part
//! of the report. One signature alone, or names in a row, prove nothing.

use super::DebrisKind;
use super::draft::Page;
use super::fold::word_count;

/// So many signatures make a row.
const FEWEST: usize = 3;
/// Blocks from one signature to the next, the second included.
const STEP: std::ops::RangeInclusive<usize> = 2..=4;

/// Sets signed posts and their signatures aside.
pub(super) fn set_aside(page: &mut Page) {
    let kept = page.kept();
    let signed: Vec<usize> = (0..kept.len()).filter(|&at| is_signature(&page.drafts[kept[at]].text)).collect();
    let mut from = 0;
    while from < signed.len() {
        let speaks = |at: usize| !page.drafts[kept[at]].text.starts_with(['—', '–', '-', '•']);
        let follows = |pair: &[usize]| STEP.contains(&(pair[1] - pair[0])) && (pair[0] + 1..pair[1]).all(speaks);
        let run = signed[from..].windows(2).take_while(|pair| follows(pair)).count() + 1;
        if run >= FEWEST && signed[from] > 0 {
            let (first, last) = (signed[from] - 1, signed[from + run - 1]);
            for &at in &kept[first..=last] {
                page.drafts[at].set_aside(DebrisKind::EmbeddedPost);
            }
        }
        from += run;
    }
}

/// A handle, or two to four names with a full stop or a dash: `@handle.`, `Jan Roe.`, `— Ana Souza, Oslo`.
fn is_signature(text: &str) -> bool {
    let handle = text.trim_end_matches(['.', ':']).strip_prefix('@');
    if handle.is_some_and(|name| name.len() >= 2 && name.chars().all(|c| c.is_alphanumeric() || c == '_')) {
        return true;
    }
    let dashed = text.strip_prefix(['—', '–']).map(str::trim_start);
    let name = dashed.unwrap_or(text);
    let words = word_count(name);
    let capital = name.split_whitespace().all(|word| word.starts_with(|c: char| c.is_uppercase() || c == '@' || c == '('));
    let plain = name.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || ".,'’-()@_".contains(c));
    let signs = dashed.is_some() || name.ends_with('.') && !name.ends_with("..");
    (if dashed.is_some() { 1..=6 } else { 2..=4 }).contains(&words) && capital && plain && signs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::lay_out::lay_out;

    fn kept(text: &str) -> usize {
        let mut page = lay_out(text);
        set_aside(&mut page);
        page.kept().len()
    }

    #[test]
    fn signed_posts_go() {
        let report = "Port ministers met in Lisbon.";
        for signatures in [
            ["@anasouza.", "@jan_roe", "@harbour12."],
            ["Ana Souza.", "Jan Roe.", "Omar Berg."],
            ["— Ana Souza, Oslo", "– Jan Roe", "— Omar"],
        ] {
            let [one, two, three] = signatures;
            let text =
                format!("{report}\n\nI like it.\n\n{one}\n\nWaste of money!\n\n{two}\n\nMore boats please.\n\n{three}\n\n{report}\n");
            assert_eq!(kept(&text), 2, "{signatures:?}");
        }
    }

    #[test]
    fn what_is_signed_once_or_is_a_list_stays() {
        for text in [
            "Port ministers met.\n\nI like it.\n\n@anasouza.\n\nThey left.\n",
            "The guests:\n\n– Ana Souza\n\n– Jan van Roe\n\n– Omar Berg\n\n– Lena van Berg\n\n– Yara Marin\n",
            "The guests:\n\nAna Souza.\n\nJan Roe.\n\nOmar Berg.\n\nThey left.\n",
            "They met.\n\nNorth Sea\n\nThe talks failed.\n\nBaltic Sea\n\nThe talks went on.\n\nBlack Sea\n\nNobody came.\n",
            "They met.\n\nWhat next?\n\nThe talks failed.\n\nWho pays?\n\nThe talks went on.\n\nWho wins?\n\nNobody came.\n",
        ] {
            assert_eq!(kept(text), text.trim_end().split("\n\n").count(), "{text}");
        }
    }
}
