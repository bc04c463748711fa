//! Paths → which of them changed on disk, once they have come to rest.
//!
//! Looks, rather than being told: a few dozen `stat` calls cost nothing, and what editors do when they
//! save (write in place, rename over, delete and write anew) looks the same on every system and disk.
//! Nothing is read here.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

/// Between two looks: short enough to feel at once, long enough to cost nothing.
const INTERVAL: Duration = Duration::from_millis(60);
/// How long nothing must have changed: an editor writes a file in steps.
const REST: Duration = Duration::from_millis(30);
/// Looks after which what changes all the time is taken as it stands.
const MOST_RESTS: usize = 30;
/// Looks that a file that is gone has to come back: some editors delete before they write.
const MOST_RETURNS: usize = 10;

/// What tells one state of a file from another without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
    /// Number and moment of change of the file's node, which `touch -r` and `cp -p` do not fake.
    node: (u64, i64, i64),
}

/// The files that are watched, as they were last seen.
#[derive(Debug, Default)]
pub struct Poller {
    seen: BTreeMap<PathBuf, Option<Stamp>>,
}

impl Poller {
    /// Watches exactly these paths. Those that are watched already keep what was seen of them; call this
    /// before what the others hold is read, so that no change goes by in between.
    pub fn watch(&mut self, paths: BTreeSet<PathBuf>) {
        self.seen.retain(|path, _| paths.contains(path));
        for path in paths {
            self.seen.entry(path).or_insert_with_key(|path| stamp(path));
        }
    }

    /// Waits until something changes and comes to rest; which paths did.
    pub fn wait(&mut self) -> BTreeSet<PathBuf> {
        let mut changed = self.look();
        while changed.is_empty() {
            sleep(INTERVAL);
            changed = self.look();
        }
        for _ in 0..MOST_RESTS {
            sleep(REST);
            let more = self.look();
            if more.is_empty() {
                break;
            }
            changed.extend(more);
        }
        for _ in 0..MOST_RETURNS {
            if changed.iter().all(|path| self.seen.get(path).is_none_or(Option::is_some)) {
                break;
            }
            sleep(REST);
            changed.extend(self.look());
        }
        changed
    }

    /// What changed since the last look.
    fn look(&mut self) -> BTreeSet<PathBuf> {
        let mut changed = BTreeSet::new();
        for (path, seen) in &mut self.seen {
            let now = stamp(path);
            if *seen != now {
                *seen = now;
                changed.insert(path.clone());
            }
        }
        changed
    }
}

fn stamp(path: &Path) -> Option<Stamp> {
    let about = path.metadata().ok()?;
    Some(Stamp { modified: about.modified().ok(), length: if about.is_dir() { 0 } else { about.len() }, node: node(&about) })
}

#[cfg(unix)]
fn node(about: &Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (about.ino(), about.ctime(), about.ctime_nsec())
}

#[cfg(not(unix))]
fn node(_about: &Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn poller(path: &Path) -> Poller {
        let mut poller = Poller::default();
        poller.watch([path.to_owned()].into());
        poller
    }

    #[test]
    fn each_way_of_saving_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        fs::write(&path, "one").unwrap();
        let mut poller = poller(&path);
        assert!(poller.look().is_empty());
        fs::write(&path, "two").unwrap();
        assert_eq!(poller.look().len(), 1, "written in place, same length");
        fs::write(folder.path().join("new"), "six").unwrap();
        fs::rename(folder.path().join("new"), &path).unwrap();
        assert_eq!(poller.look().len(), 1, "renamed over");
        fs::remove_file(&path).unwrap();
        assert_eq!(poller.look().len(), 1, "deleted");
        assert!(poller.look().is_empty());
        fs::write(&path, "one").unwrap();
        assert_eq!(poller.look().len(), 1, "back again");
    }

    #[test]
    fn what_is_watched_anew_keeps_what_was_seen() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        fs::write(&path, "one").unwrap();
        let mut poller = poller(&path);
        fs::write(&path, "three").unwrap();
        poller.watch([path.clone(), folder.path().join("attache.toml")].into());
        assert_eq!(poller.look(), [path].into());
    }
}
