//! `attache watch`: each way of saving is seen, mistakes are shown and survived.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use tempfile::TempDir;

const BRIEF: &str = "brief: 1\ntitle: Talks\nsources:\n  - file: herring.txt\naims:\n  - text: A fair quota\n    from: ¶2 a fair quota\n";

/// A running `attache watch`, and what it says.
struct Watch {
    child: Child,
    said: Receiver<String>,
}

impl Watch {
    fn begin(folder: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_attache"))
            .arg("watch")
            .args(arguments)
            .current_dir(folder)
            .env("NO_COLOR", "1")
            .env("HOME", folder)
            .env_remove("XDG_CONFIG_HOME")
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let lines = BufReader::new(child.stderr.take().expect("it is piped")).lines();
        let (send, said) = mpsc::channel();
        std::thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| send.send(line)));
        Self { child, said }
    }

    /// Waits for a line with these words.
    fn says(&self, words: &str) -> String {
        let mut heard = Vec::new();
        while let Ok(line) = self.said.recv_timeout(Duration::from_secs(30)) {
            if line.contains(words) {
                return line;
            }
            heard.push(line);
        }
        panic!("“{words}” was not said, but {heard:#?}");
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn desk() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken/herring.txt"), folder.path().join("herring.txt")).expect("copied");
    fs::write(folder.path().join("talks.brief.yaml"), BRIEF).expect("writable");
    folder
}

#[test]
fn each_save_gives_a_memo_and_mistakes_are_survived() {
    let folder = desk();
    let at = |name: &str| folder.path().join(name);
    let watch = Watch::begin(folder.path(), &["talks.brief.yaml"]);
    watch.says("talks.memo.pdf: 1 page, A4, 11 pt, nothing dropped · no problems");
    fs::write(at("talks.brief.yaml"), BRIEF.replace("title: Talks", "titel: Talks")).expect("writable");
    watch.says("error[E012]: unknown key `titel`");
    watch.says("talks.brief.yaml: 1 error; its memo stays as it was");
    // As editors do: a new file renamed over the old one.
    fs::write(at("new"), BRIEF.replace("A fair quota", "A quota of 9")).expect("writable");
    fs::rename(at("new"), at("talks.brief.yaml")).expect("renamed");
    watch.says("warning[W032]: the number 9 is not in the evidence");
    watch.says("nothing dropped · 1 warning");
    fs::rename(at("talks.brief.yaml"), at("away")).expect("renamed");
    watch.says("talks.brief.yaml is gone");
    fs::write(at("talks.brief.yaml"), BRIEF).expect("writable");
    watch.says("no problems");
    let memo = fs::read(at("talks.memo.pdf")).expect("the memo");
    assert!(memo.starts_with(b"%PDF"));
}

#[test]
fn article_settings_and_template_count() {
    let folder = desk();
    let at = |name: &str| folder.path().join(name);
    let watch = Watch::begin(folder.path(), &["-o", "memos/", "."]);
    watch.says("memos/talks.memo.pdf: 1 page, A4");
    fs::write(at("attache.toml"), "paper = 'letter'\n").expect("writable");
    watch.says("1 page, Letter");
    fs::write(at("attache.toml"), "papr = 'letter'\n").expect("writable");
    watch.says("did you mean `paper`?");
    fs::remove_file(at("attache.toml")).expect("removed");
    watch.says("1 page, A4");
    fs::create_dir_all(at("templates/meeting")).expect("made");
    fs::write(at("templates/meeting/memo.hbs"), "<memo><p>{{title}}</p>").expect("writable");
    watch.says("error[E101]");
    fs::remove_file(at("templates/meeting/memo.hbs")).expect("removed");
    watch.says("1 page, A4");
    fs::write(at("herring.txt"), "Talks end\n\nThey left.\n").expect("writable");
    watch.says("E02");
    fs::write(at("second.brief.yaml"), "brief: 1\ntitle: Second\n").expect("writable");
    watch.says("memos/second.memo.pdf: 1 page");
}

#[test]
fn what_cannot_be_watched_is_said_at_once() {
    let folder = desk();
    let status = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_attache"));
        command.arg("watch").args(arguments).current_dir(folder.path()).stderr(Stdio::null()).status().expect("the program runs").code()
    };
    assert_eq!(status(&["lost.yaml"]), Some(3));
    assert_eq!(status(&["-"]), Some(3));
    assert_eq!(status(&["talks.brief.yaml", "-o", "-"]), Some(2));
    assert_eq!(status(&["talks.brief.yaml", "talks.brief.yaml", "-o", "one.pdf"]), Some(2));
    assert_eq!(status(&[]), Some(2));
}
