//! Did you mean …? The known word that is nearest to what was typed.

/// Longest word that is compared; no key or choice is longer.
const MAX_CHARS: usize = 40;

/// The candidate that differs from `typed` in at most a third of its letters (one at least),
/// ignoring case and `-`, `_` and spaces; the first of equals.
#[must_use]
pub(super) fn nearest<'c>(typed: &str, candidates: &[&'c str]) -> Option<&'c str> {
    let plain = fold(typed);
    if plain.len() > MAX_CHARS || plain.is_empty() {
        return None;
    }
    let scored = candidates.iter().map(|candidate| (distance(&plain, &fold(candidate)), *candidate));
    let (best, word) = scored.min_by_key(|(distance, _)| *distance)?;
    (best <= (plain.len().max(word.len()) / 3).max(1)).then_some(word)
}

fn fold(word: &str) -> Vec<char> {
    word.chars().take(MAX_CHARS + 1).filter(|c| !matches!(c, '-' | '_' | ' ')).flat_map(char::to_lowercase).collect()
}

/// Insertions, deletions, replacements and swaps of neighbours that lead from `a` to `b`
/// (optimal string alignment; Damerau 1964).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1; b.len() + 1];
        for (j, y) in b.iter().enumerate() {
            let replaced = last[j] + usize::from(x != y);
            row[j + 1] = replaced.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                row[j + 1] = row[j + 1].min(before[j - 1] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    const KEYS: &[&str] = &["text", "side", "by", "from", "tension", "next_steps", "under way", "cooperation"];

    #[test]
    fn near_words_are_suggested() {
        for (typed, meant) in [
            ("tensions", "tension"),
            ("txet", "text"),
            ("next-steps", "next_steps"),
            ("Under-way", "under way"),
            ("cooperatoin", "cooperation"),
            ("form", "from"),
        ] {
            assert_eq!(nearest(typed, KEYS), Some(meant), "{typed}");
        }
    }

    #[test]
    fn far_words_are_not() {
        for typed in ["weather", "", "xyz", "published"] {
            assert_eq!(nearest(typed, KEYS), None, "{typed}");
        }
    }
}
