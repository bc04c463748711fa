//! A brief → the files that its check and its memo depend on, whether they exist or not: a template
//! that is put there tomorrow counts too.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use attache::brief::ParsedBrief;

use crate::cli::config::Config;
use crate::cli::render::How;

/// Everything that the memo of `path` is made from.
pub fn of_brief(path: &Path, how: &How) -> BTreeSet<PathBuf> {
    let mut files = BTreeSet::from([path.to_owned()]);
    let folder = folder_of(path);
    files.extend(Config::candidates(folder, how.config()));
    let brief = std::fs::read(path).map(|bytes| ParsedBrief::from_bytes("", &bytes).brief).unwrap_or_default();
    files.extend(brief.sources.iter().filter(|source| !source.file.is_empty()).map(|source| path.with_file_name(&source.file)));
    // Settings with a mistake have no say until it is mended, which is seen.
    let config = Config::for_folder(folder, how.config()).unwrap_or_default();
    let name = how.template_name(&brief, &config);
    for template in config.template_folders.iter().map(|folder| folder.join(name)) {
        files.extend(["memo.hbs", "style.toml", "logo.svg", "logo.png"].map(|file| template.join(file)));
    }
    files.extend(config.logo_file.as_ref().map(|logo| logo.path.clone()));
    for fonts in how.font_folders(&config) {
        files.extend(std::fs::read_dir(&fonts).into_iter().flatten().flatten().map(|entry| entry.path()));
        files.insert(fonts);
    }
    files
}

/// The folder that a file is in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
