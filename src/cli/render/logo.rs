//! The logo that `attache.toml`, the environment or a template's folder names → a picture, or a
//! complaint at its place.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use attache::diag::Diagnostic;
use attache::picture::{self, Picture, PictureError};
use attache::template::{Logo, Template};

use super::Failure;
use crate::cli::config::{Config, LogoFile, Stated};

/// Files that are a template's own logo, in its folder; the first that is there counts.
pub const OWN: [&str; 2] = ["logo.svg", "logo.png"];

/// Logos that were read, by their paths.
#[derive(Default)]
pub struct Logos(Vec<(PathBuf, Arc<Picture>)>);

impl Logos {
    /// The logo for memos in a template: the template's own, else that of the settings.
    pub fn find(&mut self, config: &Config, template: &Template) -> Result<Option<Logo>, Failure> {
        let Some(file) = file(config, template) else { return Ok(None) };
        let known = self.0.iter().find(|(path, _)| *path == file.path).map(|(_, picture)| Arc::clone(picture));
        let picture = if let Some(picture) = known {
            picture
        } else {
            let picture = Arc::new(read(&file)?);
            self.0.push((file.path, Arc::clone(&picture)));
            picture
        };
        let alt = config.logo_alt.clone().or_else(|| config.organisation.clone()).unwrap_or_default();
        Ok(Some(Logo { picture, alt }))
    }
}

fn file(config: &Config, template: &Template) -> Option<LogoFile> {
    let own = template.folder.as_deref().and_then(own);
    own.map(|path| LogoFile { path, stated: None }).or_else(|| config.logo_file.clone())
}

fn own(folder: &Path) -> Option<PathBuf> {
    OWN.iter().map(|name| folder.join(name)).find(|path| path.is_file())
}

fn read(file: &LogoFile) -> Result<Picture, Failure> {
    let name = file.path.display();
    let bytes = match std::fs::File::open(&file.path).and_then(|opened| read_at_most(opened, picture::MAX_BYTES + 1)) {
        Ok(bytes) => bytes,
        Err(error) => return Err(complaint(file, format!("cannot read the logo {name}: {error}"))),
    };
    picture::read(&bytes).map_err(|error| match error {
        PictureError::File(what) => complaint(file, format!("the logo {name} cannot be used: {what}")),
        PictureError::Parts { text, problems } => Failure::Problems { name: name.to_string(), text, problems },
    })
}

/// No more of a file than is asked for, however long it is.
fn read_at_most(file: std::fs::File, most: usize) -> std::io::Result<Vec<u8>> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    file.take(most as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Drawn where the settings name the file; one line where they do not.
fn complaint(file: &LogoFile, message: String) -> Failure {
    match &file.stated {
        Some(Stated { file, text, span }) => {
            let problem = Diagnostic::error("E121", message, *span, "");
            Failure::Problems { name: file.display().to_string(), text: text.clone(), problems: vec![problem] }
        }
        None => Failure::input(message),
    }
}
