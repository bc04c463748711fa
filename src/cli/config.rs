//! `attache.toml` and `ATTACHE_*`: what a house always wants, so that it need not be typed.
//!
//! Read from the nearest `attache.toml` at or above the brief's folder, then from the user's
//! (`~/.config/attache/attache.toml`); each setting comes from the first that has it. A variable
//! of the environment comes before both, the brief before that, the command line before all.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use attache::diag::{Diagnostic, nearest};
use attache::span::Span;
use serde::Deserialize;
use toml::Spanned;

/// The name of the file.
const FILE: &str = "attache.toml";

/// Settings; a missing one is somebody else's to say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// `a4` or `letter`.
    pub paper: Option<String>,
    /// Name of the template for briefs that name none.
    pub template: Option<String>,
    /// Language of labels and dates, such as `fr`.
    pub language: Option<String>,
    /// Folders of fonts for scripts that the bundled ones lack.
    pub fonts: Option<Folders>,
    /// Who prepares memos where the brief does not say.
    pub author: Option<String>,
    /// The house, for the letterhead.
    pub organisation: Option<String>,
    /// The house's logo, a PNG or SVG file.
    pub logo: Option<Spanned<PathBuf>>,
    /// What the logo says to those who do not see it; the organisation's name where nothing is said.
    pub logo_alt: Option<String>,
    /// The logo with its path complete; not a key of the file.
    #[serde(skip)]
    pub logo_file: Option<LogoFile>,
    /// Where templates of the house are; beside `templates/` next to this file.
    pub templates: Option<PathBuf>,
    /// Folders that may hold templates, nearest first; not a key of the file.
    #[serde(skip)]
    pub template_folders: Vec<PathBuf>,
}

/// A logo, and where it is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogoFile {
    /// The picture.
    pub path: PathBuf,
    /// Where it is named; `None` where that is not in a file.
    pub stated: Option<Stated>,
}

/// A place in an `attache.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The file.
    pub file: PathBuf,
    /// Its text.
    pub text: String,
    /// Bytes of the text.
    pub span: Span,
}

/// One folder or several.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Folders {
    /// `fonts = "fonts"`.
    One(PathBuf),
    /// `fonts = ["fonts", "/usr/share/fonts/noto"]`.
    Several(Vec<PathBuf>),
}

impl Folders {
    /// The folders.
    pub fn list(&self) -> Vec<PathBuf> {
        match self {
            Self::One(folder) => vec![folder.clone()],
            Self::Several(folders) => folders.clone(),
        }
    }
}

/// Why settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The system could not read the file.
    #[error("cannot read {}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// It is not TOML, or has a key or a value that there is not.
    #[error("{}: {}", path.display(), problem.message)]
    Mistake {
        /// The file.
        path: PathBuf,
        /// Its text.
        text: String,
        /// What is wrong.
        problem: Box<Diagnostic>,
    },
}

const KEYS: &[&str] = &["paper", "template", "language", "fonts", "author", "organisation", "logo", "logo_alt", "templates"];

impl Config {
    /// The settings that hold for a file in `folder`: environment, project, user.
    ///
    /// # Errors
    /// [`ConfigError`], where a file exists and cannot be used.
    pub fn for_folder(folder: &Path, given: Option<&Path>) -> Result<Self, ConfigError> {
        let absolute = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let project = match given {
            Some(file) => Some(file.to_owned()),
            None => absolute.ancestors().map(|parent| parent.join(FILE)).find(|file| file.is_file()),
        };
        let user = user_folder();
        let mut config = Self::environment();
        config.template_folders.push(absolute.join("templates"));
        for file in project.iter().chain(user.as_ref().map(|folder| folder.join(FILE)).filter(|file| file.is_file()).iter()) {
            config = config.or(Self::read(file)?);
        }
        config.template_folders.extend(user.map(|folder| folder.join("templates")));
        config.template_folders.dedup();
        Ok(config)
    }

    /// The files that settings for `folder` are or would be read from, if they existed.
    pub fn candidates(folder: &Path, given: Option<&Path>) -> Vec<PathBuf> {
        let absolute = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let project: Vec<PathBuf> = match given {
            Some(file) => vec![file.to_owned()],
            None => absolute.ancestors().map(|parent| parent.join(FILE)).collect(),
        };
        project.into_iter().chain(user_folder().map(|folder| folder.join(FILE))).collect()
    }

    /// `ATTACHE_PAPER`, `ATTACHE_TEMPLATE` …; an empty one says nothing.
    fn environment() -> Self {
        let variable = |name: &str| env::var(format!("ATTACHE_{name}")).ok().filter(|value| !value.is_empty());
        Self {
            paper: variable("PAPER"),
            template: variable("TEMPLATE"),
            language: variable("LANGUAGE"),
            fonts: env::var_os("ATTACHE_FONTS").map(|list| Folders::Several(env::split_paths(&list).collect())),
            author: variable("AUTHOR"),
            organisation: variable("ORGANISATION"),
            logo: None,
            logo_alt: variable("LOGO_ALT"),
            logo_file: variable("LOGO").map(|path| LogoFile { path: path.into(), stated: None }),
            templates: None,
            template_folders: Vec::new(),
        }
    }

    fn read(file: &Path) -> Result<Self, ConfigError> {
        let text = fs::read_to_string(file).map_err(|source| ConfigError::Io { path: file.to_owned(), source })?;
        let mut config = match Self::parse(&text) {
            Ok(config) => config,
            Err(problem) => return Err(ConfigError::Mistake { path: file.to_owned(), text, problem }),
        };
        // Paths are told from the file's own folder.
        let home = file.parent().unwrap_or(Path::new("."));
        config.fonts = config.fonts.map(|fonts| Folders::Several(fonts.list().iter().map(|folder| home.join(folder)).collect()));
        config.logo_file = config.logo.take().map(|logo| {
            let stated = Stated { file: file.to_owned(), text, span: logo.span().into() };
            LogoFile { path: home.join(logo.into_inner()), stated: Some(stated) }
        });
        config.template_folders.extend(config.templates.take().map(|folder| home.join(folder)));
        config.template_folders.push(home.join("templates"));
        Ok(config)
    }

    fn parse(text: &str) -> Result<Self, Box<Diagnostic>> {
        toml::from_str(text).map_err(|error| {
            let span = error.span().map_or(Span::new(0, 0), Span::from);
            let key = span.of(text).trim();
            let problem = Diagnostic::error("E120", error.message().to_owned(), span, "");
            match nearest(key, KEYS.iter().copied()).filter(|_| error.message().starts_with("unknown field")) {
                Some(near) => Box::new(problem.help(format!("did you mean `{near}`?"))),
                None => Box::new(problem),
            }
        })
    }

    /// These settings, the others' where there is none.
    fn or(mut self, other: Self) -> Self {
        self.template_folders.extend(other.template_folders);
        Self {
            paper: self.paper.or(other.paper),
            template: self.template.or(other.template),
            language: self.language.or(other.language),
            fonts: self.fonts.or(other.fonts),
            author: self.author.or(other.author),
            organisation: self.organisation.or(other.organisation),
            logo: None,
            logo_alt: self.logo_alt.or(other.logo_alt),
            logo_file: self.logo_file.or(other.logo_file),
            templates: None,
            template_folders: self.template_folders,
        }
    }
}

/// The user's folder of settings: `%APPDATA%\attache`, `$XDG_CONFIG_HOME/attache` or
/// `~/.config/attache`.
pub fn user_folder() -> Option<PathBuf> {
    let variable = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let parent =
        if cfg!(windows) { variable("APPDATA") } else { variable("XDG_CONFIG_HOME").or_else(|| Some(variable("HOME")?.join(".config"))) };
    Some(parent?.join("attache"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_file_counts_and_paths_are_its_own() {
        let home = tempfile::tempdir().unwrap();
        let deep = home.path().join("desk/2024");
        fs::create_dir_all(&deep).unwrap();
        fs::write(home.path().join(FILE), "paper = 'letter'\nfonts = 'fonts'\n").unwrap();
        let root = home.path().canonicalize().unwrap();
        let config = Config::for_folder(&deep, None).unwrap();
        assert_eq!(config.paper.as_deref(), Some("letter"));
        assert_eq!(config.fonts.unwrap().list(), [root.join("fonts")]);
        assert_eq!(config.template_folders[..2], [root.join("desk/2024/templates"), root.join("templates")]);
        fs::write(home.path().join("desk").join(FILE), "paper = 'a4'\n").unwrap();
        assert_eq!(Config::for_folder(&deep, None).unwrap().paper.as_deref(), Some("a4"));
    }

    #[test]
    fn the_manual_s_example_is_read() {
        let manual = include_str!("../../templates/README.md");
        let example = manual.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("the manual has an example");
        let config = Config::parse(example).expect("the example is sound");
        assert!(config.paper.is_some() && config.templates.is_some());
        assert!(KEYS.iter().all(|key| example.contains(&format!("{key} = "))));
    }

    #[test]
    fn misspelt_keys_are_placed_with_what_was_meant() {
        let problem = Config::parse("paper = 'a4'\norganization = 'x'\n").expect_err("there is no such key");
        assert_eq!((problem.span(), problem.help.as_deref()), (Span::new(13, 25), Some("did you mean `organisation`?")));
        assert!(Config::parse("paper = ").is_err());
    }
}
