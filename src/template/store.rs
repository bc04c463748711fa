//! Where templates come from: the project's folder, the user's, the program itself.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A template, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its name: that of its folder.
    pub name: String,
    /// `memo.hbs`: Handlebars that writes memo markup.
    pub markup: String,
    /// `style.toml`: the looks.
    pub style: String,
    /// Its folder; `None` for a built-in one.
    pub folder: Option<PathBuf>,
}

/// A template that is part of the program.
#[derive(Clone, Copy, Debug)]
pub struct BuiltIn {
    /// Its name.
    pub name: &'static str,
    /// What it is for, in one line.
    pub purpose: &'static str,
    markup: &'static str,
    style: &'static str,
}

impl Template {
    /// The markup file, for messages.
    #[must_use]
    pub fn markup_name(&self) -> String {
        self.file_name("memo.hbs")
    }

    /// The style file, for messages.
    #[must_use]
    pub fn style_name(&self) -> String {
        self.file_name("style.toml")
    }

    fn file_name(&self, file: &str) -> String {
        match &self.folder {
            Some(folder) => folder.join(file).display().to_string(),
            None => format!("built-in {}/{file}", self.name),
        }
    }
}

impl BuiltIn {
    /// The template as if read.
    #[must_use]
    pub fn template(&self) -> Template {
        Template { name: self.name.to_owned(), markup: self.markup.to_owned(), style: self.style.to_owned(), folder: None }
    }
}

/// A built-in template from its folder.
macro_rules! built_in {
    ($name:literal, $purpose:literal) => {
        BuiltIn {
            name: $name,
            purpose: $purpose,
            markup: include_str!(concat!("../../templates/", $name, "/memo.hbs")),
            // One house style: a copy of any template takes it along.
            style: include_str!("../../templates/meeting/style.toml"),
        }
    };
}

/// The templates that are part of the program, the usual one first.
pub static BUILT_IN: &[BuiltIn] = &[
    built_in!("meeting", "one-page meeting brief: facts, bottom line, aims, tension beside cooperation"),
    built_in!("checklist", "read-ahead for a principal: participants, points to make, watch out for, background"),
    built_in!("memo", "office memorandum: to, from, subject, bottom line first, numbered sections"),
    built_in!("points", "speaking points: objectives of each side, lines to take, if raised, background"),
    built_in!("note", "note for the file: plain, who prepared it"),
    built_in!("brevity", "for newsrooms and press offices: why it matters, driving the news, what's next"),
];

/// Why a template was not found.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No folder and no built-in template has this name.
    #[error("there is no template `{name}`")]
    Unknown {
        /// As asked for.
        name: String,
    },
    /// A name that could lead out of the template folders.
    #[error("`{0}` is no template name: use letters, digits, `-` and `_`")]
    Name(String),
    /// A template's file could not be read.
    #[error("cannot read {}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// Reads the template called `name`: from the first of `folders` that holds one, else a built-in
/// one. A folder that lacks a `style.toml` takes that of the built-in templates.
///
/// # Errors
/// [`StoreError`], where there is none or it cannot be read.
pub fn find(name: &str, folders: &[PathBuf]) -> Result<Template, StoreError> {
    if name.is_empty() || !name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_') {
        return Err(StoreError::Name(name.to_owned()));
    }
    let built_in = BUILT_IN.iter().find(|entry| entry.name == name);
    for parent in folders {
        let folder = parent.join(name);
        if folder.join("memo.hbs").is_file() {
            let style = match read(&folder.join("style.toml"))? {
                Some(style) => style,
                None => built_in.unwrap_or(&BUILT_IN[0]).style.to_owned(),
            };
            let markup = read(&folder.join("memo.hbs"))?.unwrap_or_default();
            return Ok(Template { name: name.to_owned(), markup, style, folder: Some(folder) });
        }
    }
    built_in.map(BuiltIn::template).ok_or_else(|| StoreError::Unknown { name: name.to_owned() })
}

/// The file's text; `None` where there is no such file.
fn read(path: &Path) -> Result<Option<String>, StoreError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(StoreError::Io { path: path.to_owned(), source }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_come_before_built_in_templates() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("meeting");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("memo.hbs"), "<memo/>").unwrap();
        let found = find("meeting", &[home.path().join("none"), home.path().to_owned()]).unwrap();
        assert_eq!((found.markup.as_str(), found.folder.as_deref()), ("<memo/>", Some(folder.as_path())));
        assert_eq!(found.style, BUILT_IN[0].style);
        assert_eq!(find("meeting", &[]).unwrap().folder, None);
    }

    #[test]
    fn names_cannot_lead_out_of_the_folders() {
        for name in ["../meeting", "", "a/b", "."] {
            assert!(matches!(find(name, &[PathBuf::from(".")]), Err(StoreError::Name(_))), "{name}");
        }
        assert!(matches!(find("meting", &[]), Err(StoreError::Unknown { .. })));
    }
}
