//! The walk-through's commands say what it shows. `UPDATE_EXAMPLES=1` writes their output anew.
#![cfg(unix)]

use std::path::Path;
use std::process::Command;
use std::{env, fs};

const FILE: &str = "examples/walkthrough/README.md";

#[test]
fn the_commands_say_what_is_shown() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::copy("examples/walkthrough/herring.txt", folder.path().join("herring.txt")).expect("copied");
    let kept = fs::read_to_string(FILE).expect("the walk-through");
    let mut made = String::new();
    let mut inside = false;
    for line in kept.lines() {
        match line {
            "```console" => inside = true,
            "```" => inside = false,
            _ => {}
        }
        let command = line.strip_prefix("$ ").filter(|_| inside);
        if !inside || command.is_some() || line == "```console" {
            made.push_str(line);
            made.push('\n');
        }
        if let Some(command) = command {
            made.push_str(&said(command, folder.path()));
        }
    }
    if env::var_os("UPDATE_EXAMPLES").is_some() {
        return fs::write(FILE, &made).expect("examples are writable");
    }
    assert!(
        made == kept,
        "{FILE} is out of date; look at the difference, then run UPDATE_EXAMPLES=1 cargo test --test walkthrough\n{made}"
    );
}

/// What a command writes to both of its outputs.
fn said(command: &str, folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_attache")).parent().expect("a folder");
    let path = env::join_paths([program.to_owned()].into_iter().chain(env::split_paths(&env::var_os("PATH").unwrap_or_default())));
    let output = Command::new("sh")
        .args(["-c", &format!("{{ {command}; }} 2>&1")])
        .current_dir(folder)
        .env("PATH", path.expect("folders without colons"))
        .env("NO_COLOR", "1")
        .env("HOME", folder)
        .env_remove("XDG_CONFIG_HOME")
        .output()
        .expect("a shell");
    String::from_utf8(output.stdout).expect("UTF-8")
}
