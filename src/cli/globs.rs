//! Patterns such as `news/*.html` → the files that they stand for, on shells that leave that to
//! the program. `*`, `?` and `[a-z]` count inside one part of a path.

use std::path::{Component, Path, PathBuf};

/// Whether `path` is a pattern: it holds one of the signs, and no file has that very name.
pub fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '[']) && !path.exists()
}

/// The paths that the pattern stands for, sorted.
pub fn expand(pattern: &Path) -> Vec<PathBuf> {
    let mut found = vec![PathBuf::new()];
    for part in pattern.components() {
        let Component::Normal(name) = part else {
            for path in &mut found {
                path.push(part);
            }
            continue;
        };
        let name = name.to_string_lossy();
        if name.contains(['*', '?', '[']) {
            found = found.iter().flat_map(|folder| matching(folder, &name)).collect();
        } else {
            for path in &mut found {
                path.push(name.as_ref());
            }
        }
    }
    found.retain(|path| path.exists());
    found.sort();
    found
}

fn matching(folder: &Path, pattern: &str) -> Vec<PathBuf> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let pattern: Vec<char> = pattern.chars().collect();
    let entries = std::fs::read_dir(here).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let hidden = pattern.first() == Some(&'.');
    let wanted = |name: &String| (hidden || !name.starts_with('.')) && matches(&pattern, &name.chars().collect::<Vec<_>>());
    names.filter(wanted).map(|name| folder.join(name)).collect()
}

/// Whether `name` fits `pattern`. The last star takes as much as is left over: no step back
/// further is ever needed, so the time is bounded by the product of the lengths.
fn matches(pattern: &[char], name: &[char]) -> bool {
    let (mut p, mut n) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while n < name.len() {
        if pattern.get(p) == Some(&'*') {
            star = Some((p + 1, n));
            p += 1;
        } else if let Some(length) = one(&pattern[p.min(pattern.len())..], name[n]) {
            p += length;
            n += 1;
        } else if let Some((after, at)) = star {
            (p, n) = (after, at + 1);
            star = Some((after, at + 1));
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

/// How many signs of the pattern take one character, if they do.
fn one(pattern: &[char], c: char) -> Option<usize> {
    match pattern.first()? {
        '?' => Some(1),
        '[' => {
            let end = pattern.iter().skip(2).position(|c| *c == ']')? + 2;
            let negated = matches!(pattern[1], '!' | '^');
            let class = &pattern[1 + usize::from(negated)..end];
            let ranged = class.windows(3).any(|three| three[1] == '-' && (three[0]..=three[2]).contains(&c));
            ((ranged || class.contains(&c)) != negated).then_some(end + 1)
        }
        sign => (*sign == c).then_some(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(pattern: &str, name: &str) -> bool {
        matches(&pattern.chars().collect::<Vec<_>>(), &name.chars().collect::<Vec<_>>())
    }

    #[test]
    fn signs_stand_for_characters() {
        for (pattern, name) in
            [("*.txt", "a.txt"), ("a?c", "abc"), ("*a*b", "xaxbaab"), ("[a-c]1", "b1"), ("[!a]1", "b1"), ("*", ""), ("a*", "a")]
        {
            assert!(fits(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [("*.txt", "a.html"), ("a?c", "ac"), ("[a-c]1", "d1"), ("[a", "a"), ("a", "ab"), ("?", "")] {
            assert!(!fits(pattern, name), "{pattern} {name}");
        }
        assert!(!fits(&"*a".repeat(200), &"a".repeat(150)));
    }

    #[test]
    fn files_come_sorted() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for name in ["b.txt", "a.txt", "c.md", ".d.txt"] {
            std::fs::write(folder.path().join(name), "x").expect("writable");
        }
        let found = expand(&folder.path().join("*.txt"));
        assert_eq!(found, [folder.path().join("a.txt"), folder.path().join("b.txt")]);
        assert!(is_pattern(&folder.path().join("*.txt")) && !is_pattern(&folder.path().join("a.txt")));
    }
}
