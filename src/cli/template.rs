//! `attache template`: what templates there are, what they say, and a copy to change.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use attache::template::{BUILT_IN, Template, find, self_contained};
use clap::{Args, Subcommand};

use super::Session;
use super::config::{Config, user_folder};
use super::output::{self, Destination, Existing, Status};

/// Options of `attache template`.
#[derive(Args)]
pub struct Options {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// List the templates, and where each comes from
    List,
    /// Print a template's markup
    Show {
        /// The template
        name: String,
        /// Print its style file instead
        #[arg(long)]
        style: bool,
    },
    /// Copy a template here to change it: it is used instead of the built-in one from then on
    Eject {
        /// The template
        name: String,
        /// Copy it into your own settings instead of this project
        #[arg(long, conflicts_with = "output")]
        user: bool,
        /// The folder of templates to copy it to
        #[arg(short, long, value_name = "DIR")]
        output: Option<PathBuf>,
        /// Give the copy another name
        #[arg(long, value_name = "NAME")]
        rename: Option<String>,
        /// Replace a copy that exists
        #[arg(long)]
        force: bool,
    },
}

/// Runs it.
pub fn run(options: &Options, session: Session) -> Status {
    let folders = match Config::for_folder(Path::new("."), None) {
        Ok(config) => config.template_folders,
        Err(error) => {
            session.messages.error(error);
            return Status::Problems;
        }
    };
    let result = match &options.action {
        Action::List => print(&list(&folders)),
        Action::Show { name, style } => {
            load(name, &folders).and_then(|template| print(&if *style { template.style } else { self_contained(&template) }))
        }
        Action::Eject { name, user, output, rename, force } => load(name, &folders).and_then(|template| {
            let parent = match (output, user) {
                (Some(folder), _) => folder.clone(),
                (None, true) => user_folder().ok_or(("there is no home folder".to_owned(), Status::Io))?.join("templates"),
                (None, false) => PathBuf::from("templates"),
            };
            let folder = parent.join(rename.as_deref().unwrap_or(name));
            eject(&template, &folder, if *force { Existing::Replace } else { Existing::Keep })?;
            session.messages.result(format_args!("{}: change memo.hbs and style.toml; README.md lists what there is", folder.display()));
            Ok(())
        }),
    };
    match result {
        Ok(()) => Status::Done,
        Err((message, status)) => {
            session.messages.error(message);
            status
        }
    }
}

type Outcome<T> = Result<T, (String, Status)>;

fn load(name: &str, folders: &[PathBuf]) -> Outcome<Template> {
    find(name, folders).map_err(|error| (format!("{error}; see `attache template list`"), Status::Usage))
}

fn print(text: &str) -> Outcome<()> {
    output::write(&Destination::Stdout, text.as_bytes(), Existing::Replace).map_err(|error| (error.to_string(), error.status()))
}

/// One line a template: name, purpose, and its folder where it is not built in.
fn list(folders: &[PathBuf]) -> String {
    let mut lines: Vec<(String, String)> = Vec::new();
    for built_in in BUILT_IN {
        let own = find(built_in.name, folders).ok().and_then(|template| template.folder);
        let place = own.map_or_else(String::new, |folder| format!(" ({})", folder.display()));
        lines.push((built_in.name.to_owned(), format!("{}{place}", built_in.purpose)));
    }
    for folder in folders.iter().flat_map(|parent| subfolders(parent)) {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if folder.join("memo.hbs").is_file() && !lines.iter().any(|(known, _)| *known == name) {
            lines.push((name, folder.display().to_string()));
        }
    }
    let width = lines.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    for (name, about) in lines {
        writeln!(text, "{name:width$}  {about}").expect("writing to a string");
    }
    text
}

fn subfolders(parent: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(parent).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    found.sort();
    found
}

fn eject(template: &Template, folder: &Path, existing: Existing) -> Outcome<()> {
    const MANUAL: &str = include_str!("../../templates/README.md");
    let markup = self_contained(template);
    let files = [("memo.hbs", markup.as_str()), ("style.toml", template.style.as_str()), ("README.md", MANUAL)];
    for (name, text) in files {
        let target = Destination::File(folder.join(name));
        // A later version's manual may replace an earlier one's.
        let existing = if name == "README.md" { Existing::Replace } else { existing };
        output::write(&target, text.as_bytes(), existing).map_err(|error| (error.to_string(), error.status()))?;
    }
    Ok(())
}
