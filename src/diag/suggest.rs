//! “Did you mean …?”: the word of a list that a misspelt one was meant to be.
//!
//! Optimal string alignment distance (Damerau 1964, each stretch edited once), lower case, hyphens,
//! low lines and spaces left out. Says nothing rather than something far-fetched.

/// Longest word that is compared, in characters; nothing that is suggested is longer.
const MAX_CHARS: usize = 40;

/// The candidate nearest to `word`, if it is near: at most one edit for every three letters.
///
/// The first of equally near candidates wins.
///
/// ```
/// use attache::diag::nearest;
/// assert_eq!(nearest("tensions", ["aims", "tension"]), Some("tension"));
/// assert_eq!(nearest("weather", ["aims", "tension"]), None);
/// ```
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters = letters_of(word);
    if letters.len() > MAX_CHARS || letters.is_empty() {
        return None;
    }
    let limit = (letters.len() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (distance(&letters, &letters_of(candidate)), candidate))
        .filter(|(edits, _)| *edits <= limit)
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, candidate)| candidate)
}

fn letters_of(word: &str) -> Vec<char> {
    word.chars().take(2 * MAX_CHARS).filter(|c| !matches!(c, '-' | '_' | ' ')).flat_map(char::to_lowercase).collect()
}

/// Insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut edits = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                edits = edits.min(before_last[j - 1] + 1);
            }
            row.push(edits);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_slips_of_the_pen() {
        let keys = ["title", "tension", "cooperation", "gaps", "next_steps", "under way"];
        for (typed, meant) in [
            ("tensions", "tension"),
            ("tilte", "title"),
            ("Title", "title"),
            ("cooperaton", "cooperation"),
            ("gap", "gaps"),
            ("next-step", "next_steps"),
            ("Under-way", "under way"),
        ] {
            assert_eq!(nearest(typed, keys), Some(meant), "{typed}");
        }
    }

    #[test]
    fn keeps_quiet_about_other_words() {
        for typed in ["weather", "sources", "x", "", "-"] {
            assert_eq!(nearest(typed, ["title", "tension", "gaps"]), None, "{typed}");
        }
    }
}
