//! `attache attach`: memos into a report PDF, as pages or as files; briefs and articles are rendered
//! on the way. The report itself is changed only where that is asked for.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use attache::attach::{self, At, Attached, Change, Damage, New, PdfFile, Running, Wanted, Way};
use attache::font::FontBook;
use clap::{Args, ValueEnum};

use super::Session;
use super::output::{self, Destination, Existing, Status};
use super::password::{self, Password};
use super::render::{self, Look, Shelf};

/// Options of `attache attach`.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
#[derive(Args)]
pub struct Options {
    /// The report
    report: PathBuf,
    /// Memos as PDF; briefs and articles are rendered on the way
    #[arg(value_name = "MEMO|BRIEF|ARTICLE", required_unless_present = "list")]
    memos: Vec<PathBuf>,
    /// How memos go in
    #[arg(long = "as", value_enum, value_name = "WAY", default_value_t = As::Pages)]
    way: As,
    /// Where pages go: start, end, or after:N; memos that were attached before keep their place
    #[arg(long, value_name = "PLACE", default_value = "end", value_parser = parse_at)]
    at: At,
    /// What memos are called: {A}, {a}, {1} or {I} stands for the running letter or number
    #[arg(long, value_name = "LABEL", default_value = "Annex {A}")]
    label: String,
    /// Where to write: a file, a folder, or `-` for standard output
    #[arg(short, long, value_name = "FILE", conflicts_with = "in_place")]
    output: Option<PathBuf>,
    /// Change the report itself
    #[arg(long)]
    in_place: bool,
    /// Replace a result that exists
    #[arg(long)]
    force: bool,
    /// Show the memos that are attached, and change nothing
    #[arg(long, conflicts_with_all = ["memos", "output", "in_place"])]
    list: bool,
    /// Look for what is left of a damaged report
    #[arg(long)]
    repair: bool,
    #[command(flatten)]
    password: Password,
    #[command(flatten)]
    look: Look,
}

/// How memos go in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum As {
    /// As pages of the report, with a bookmark, and a name printed on each
    Pages,
    /// As files inside the report
    File,
}

fn parse_at(text: &str) -> Result<At, String> {
    match text {
        "start" => Ok(At::Start),
        "end" => Ok(At::End),
        _ => text
            .strip_prefix("after:")
            .and_then(|page| page.parse().ok())
            .filter(|page| *page > 0)
            .map(At::After)
            .ok_or_else(|| "write start, end, or after: and the number of a page, such as after:12".to_owned()),
    }
}

/// Runs it.
pub fn run(options: &Options, session: Session) -> Status {
    let damage = if options.repair { Damage::Repair } else { Damage::Refuse };
    let report = match options.password.open(&options.report, damage, session) {
        Ok(report) => report,
        Err(status) => return status,
    };
    if report.is_repaired() {
        session.messages.warning(format_args!(
            "{}: its list of objects was lost, and made again by a search; look through the result",
            options.report.display()
        ));
    }
    if options.list {
        return list(&options.report, &report, session);
    }
    let memos = match memos(options, session) {
        Ok(memos) => memos,
        Err(status) => return status,
    };
    let wanted = Wanted {
        add: &memos,
        remove: &BTreeSet::new(),
        way: if options.way == As::Pages { Way::Pages } else { Way::File },
        at: options.at,
        label: &options.label,
        fonts: &FontBook::bundled(),
        running: Running::Label,
    };
    let change = match attach::change(&report, &wanted) {
        Ok(change) => change,
        Err(error) => return password::tell(&options.report, &error, session),
    };
    let target = Target { output: options.output.as_deref(), in_place: options.in_place, force: options.force, suffix: "+memo" };
    target.write(&options.report, &report, &change, session)
}

/// Memos as they are given, or rendered.
fn memos(options: &Options, session: Session) -> Result<Vec<New>, Status> {
    let (how, mut shelf) = (options.look.how(), Shelf::default());
    let mut memos = Vec::new();
    for path in &options.memos {
        let is_pdf = std::fs::File::open(path).is_ok_and(|mut file| starts_as_pdf(&mut file));
        let (name, file) = if is_pdf {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            (name, options.password.open(path, Damage::Refuse, session)?)
        } else {
            let made = render::pdf(path, &how, &mut shelf).map_err(|failure| failure.tell(session))?;
            for item in made.dropped {
                session.messages.result(format_args!("  {}: dropped from {item}", path.display()));
            }
            let file = PdfFile::from_bytes(made.bytes, Damage::Refuse, None).map_err(|error| password::tell(path, &error, session))?;
            (output::name_for(path, "memo.pdf"), file)
        };
        memos.push(New { name, file });
    }
    Ok(memos)
}

/// Whether a file begins as PDF files do.
pub fn starts_as_pdf(file: &mut impl Read) -> bool {
    let mut head = Vec::new();
    let _ = file.take(1024).read_to_end(&mut head);
    head.windows(5).any(|word| word == b"%PDF-")
}

/// Where the changed report goes.
pub struct Target<'a> {
    /// What `-o` asks for.
    pub output: Option<&'a Path>,
    /// Whether it takes the report's place.
    pub in_place: bool,
    /// Whether it may take the place of a file that exists.
    pub force: bool,
    /// What its name has beyond the report's.
    pub suffix: &'a str,
}

impl Target<'_> {
    /// Writes it and says what was done.
    pub fn write(&self, path: &Path, report: &PdfFile, change: &Change, session: Session) -> Status {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let name = format!("{stem}{}.pdf", self.suffix);
        let destination = match self.output {
            _ if self.in_place => Destination::File(path.to_owned()),
            Some(asked) => Destination::asked(asked, &name),
            None => Destination::File(path.with_file_name(name)),
        };
        if !self.in_place && is_same(&destination, path) {
            session.messages.error(format_args!("{}: this is the report itself; use --in-place to change it", path.display()));
            return Status::Refused;
        }
        let existing = if self.in_place || self.force || self.output.is_some() { Existing::Replace } else { Existing::Keep };
        if let Err(error) = output::write_large(&destination, existing, |out| report.write_changed(change, out)) {
            session.messages.error(&error);
            return error.status();
        }
        for line in summary(change) {
            session.messages.result(format_args!("{destination}: {line}"));
        }
        for warning in &change.warnings {
            session.messages.warning(format_args!("{destination}: {warning}"));
        }
        Status::Done
    }
}

fn is_same(destination: &Destination, report: &Path) -> bool {
    let Destination::File(path) = destination else { return false };
    match (path.canonicalize(), report.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// “42 + 1 pages; Annex A on page 43, bookmark added, 17 bookmarks kept”.
fn summary(change: &Change) -> Vec<String> {
    let mut lines = Vec::new();
    let new = change.done.iter().filter(|done| done.replaces.is_none());
    let mut parts: Vec<String> = new
        .map(|done| match done.page {
            Some(page) => format!("{} on page {page}", done.label),
            None => format!("“{}” as a file", done.title),
        })
        .collect();
    if !parts.is_empty() {
        let added = change.pages.1.saturating_sub(change.pages.0);
        let pages = if added > 0 { format!("{} + {added} pages; ", change.pages.0) } else { String::new() };
        if change.bookmarks.1 > change.bookmarks.0 {
            parts.push(if parts.len() == 1 { "bookmark added".to_owned() } else { "bookmarks added".to_owned() });
        }
        if change.bookmarks.0 > 0 {
            parts.push(format!("{} {} kept", change.bookmarks.0, if change.bookmarks.0 == 1 { "bookmark" } else { "bookmarks" }));
        }
        lines.push(format!("{pages}{}", parts.join(", ")));
    }
    for done in &change.done {
        let Some(old) = &done.replaces else { continue };
        let name = if done.label.is_empty() { format!("“{}”", done.title) } else { done.label.clone() };
        lines.push(format!("{name} replaced (rev {old} → {})", done.identity.rev));
    }
    lines.extend(change.gone.iter().map(|one| format!("{} detached (id {} rev {})", name_of(one), one.identity.id, one.identity.rev)));
    lines
}

fn name_of(one: &Attached) -> String {
    if one.label.is_empty() { format!("“{}”", one.title) } else { one.label.clone() }
}

/// One line a memo, on standard output.
fn list(path: &Path, report: &PdfFile, session: Session) -> Status {
    let attached = match attach::list(report) {
        Ok(attached) => attached,
        Err(error) => return password::tell(path, &error, session),
    };
    let mut text = String::new();
    for one in &attached {
        let place = match (one.way, one.pages.first()) {
            (Way::Pages, Some((at, _))) => format!("{}\tpage {}", one.label, at + 1),
            _ => "file\t-".to_owned(),
        };
        text.push_str(&format!("{place}\t{}\t{}\t{}\n", one.identity.id, one.identity.rev, one.title));
    }
    if attached.is_empty() {
        session.messages.note(format_args!("{}: no memo is attached", path.display()));
    }
    match output::write(&Destination::Stdout, text.as_bytes(), Existing::Replace) {
        Ok(()) => Status::Done,
        Err(error) => {
            session.messages.error(&error);
            error.status()
        }
    }
}

/// The same for `detach`, which wants nothing new.
pub fn nothing_new<'w>(remove: &'w BTreeSet<String>, fonts: &'w FontBook) -> Wanted<'w> {
    Wanted { add: &[], remove, way: Way::Pages, at: At::End, label: "", fonts, running: Running::Label }
}
