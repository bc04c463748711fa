//! `attache packet`: many memos behind a cover and contents, in one PDF; `--split` the other way.

use std::path::{Path, PathBuf};

use attache::attach::{self, Attached, Damage, Entry, Front, Looks, New, PdfFile};
use attache::brief::{self, Brief};
use attache::font::FontBook;
use attache::template;
use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::Session;
use super::attach::starts_as_pdf;
use super::inputs;
use super::output::{self, Destination, Existing, Status};
use super::password::{self, Password};
use super::render::{self, Failure, How, Look, Shelf};

/// Options of `attache packet`.
#[derive(Args)]
pub struct Options {
    /// Briefs, articles and memos (PDF), or folders of briefs; with --split, packets
    #[arg(value_name = "BRIEF|MEMO|ARTICLE", required = true)]
    inputs: Vec<PathBuf>,
    /// Where to write: a file, or `-` for standard output; with --split, a folder
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The packet's title
    #[arg(long, default_value = "Briefing packet")]
    title: String,
    /// A line under the title; may be given several times
    #[arg(long = "line", value_name = "TEXT")]
    lines: Vec<String>,
    /// Printed at the top and bottom of cover and contents, exactly so
    #[arg(long, default_value = "", value_name = "TEXT")]
    marking: String,
    /// Order of the memos
    #[arg(long, value_enum, default_value_t = Order::Given)]
    order: Order,
    /// Write each memo of a packet, or of a report, as a file of its own
    #[arg(long)]
    split: bool,
    /// Replace files that exist
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    password: Password,
    #[command(flatten)]
    look: Look,
}

/// Order of the memos of a packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Order {
    /// As they are named; those of a folder by their names
    Given,
    /// By the day of the meeting, those without one last
    Date,
    /// By the side of the first participant
    Side,
    /// By title
    Title,
}

/// A memo for the packet.
struct Member {
    name: String,
    bytes: Vec<u8>,
    title: String,
    /// The day of the meeting, as `2026-11-23`; empty where it is not known.
    day: String,
    place: String,
    side: String,
}

/// Runs it.
pub fn run(options: &Options, session: Session) -> Status {
    if options.split {
        return options.inputs.iter().map(|path| split(path, options, session)).max().unwrap_or(Status::Done);
    }
    let paths = render::expand(&options.inputs);
    let mut members = match members(&paths, options, session) {
        Ok(members) => members,
        Err(status) => return status,
    };
    match options.order {
        Order::Given => {}
        Order::Date => members.sort_by(|a, b| (a.day.is_empty(), &a.day).cmp(&(b.day.is_empty(), &b.day))),
        Order::Side => members.sort_by(|a, b| a.side.cmp(&b.side)),
        Order::Title => members.sort_by(|a, b| a.title.cmp(&b.title)),
    }
    match bind(&members, options) {
        Ok(bytes) => write(&bytes, members.len(), options, session),
        Err(error) => password::tell(Path::new("the packet"), &error, session),
    }
}

/// Makes all memos, several at a time; all that is wrong is told, and then there is no packet.
fn members(paths: &[PathBuf], options: &Options, session: Session) -> Result<Vec<Member>, Status> {
    let how = options.look.how();
    let share = paths.len().div_ceil(rayon::current_num_threads()).max(1);
    let made: Vec<Vec<Result<Member, Failure>>> = paths
        .par_chunks(share)
        .map(|paths| {
            let mut shelf = Shelf::default();
            paths.iter().map(|path| member(path, &how, &mut shelf)).collect()
        })
        .collect();
    let (mut members, mut status) = (Vec::new(), Status::Done);
    for result in made.into_iter().flatten() {
        match result {
            Ok(member) => members.push(member),
            Err(failure) => status = status.max(failure.tell(session)),
        }
    }
    if status == Status::Done { Ok(members) } else { Err(status) }
}

fn member(path: &Path, how: &How, shelf: &mut Shelf) -> Result<Member, Failure> {
    let is_pdf = std::fs::File::open(path).is_ok_and(|mut file| starts_as_pdf(&mut file));
    if !is_pdf {
        let set = render::set(path, render::read(path, how)?, how, shelf)?;
        let made = render::made_pdf(&set, shelf)?;
        return Ok(of_brief(output::name_for(path, "memo.pdf"), made.bytes, &set.brief));
    }
    let fail = |error: &dyn std::fmt::Display| Failure::Message(format!("{}: {error}", path.display()), Status::Problems);
    let bytes = inputs::bytes_of(path).map_err(|error| Failure::Message(error.to_string(), error.status()))?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let file = PdfFile::from_bytes(bytes.clone(), Damage::Refuse, None).map_err(|error| fail(&error))?;
    let found = attach::recover(&file).map_err(|error| fail(&error))?;
    let yaml = found.first().and_then(|found| std::str::from_utf8(&found.yaml).ok());
    let parsed = yaml.and_then(|yaml| brief::from_yaml(&name, yaml).ok());
    Ok(of_brief(name, bytes, &parsed.map(|parsed| parsed.brief).unwrap_or_default()))
}

fn of_brief(name: String, bytes: Vec<u8>, brief: &Brief) -> Member {
    let meeting = brief.meeting.as_ref();
    let when = meeting.map(|meeting| &meeting.when);
    let day = when.map(|when| when.date.clone()).unwrap_or_default();
    let place = brief.venue.place.clone();
    let side = meeting.and_then(|meeting| meeting.who.first()).map(|who| who.side.clone()).unwrap_or_default();
    Member { name, bytes, title: brief.title.clone(), day, place, side }
}

fn bind(members: &[Member], options: &Options) -> Result<Vec<u8>, attach::AttachError> {
    let mut memos = Vec::new();
    let mut entries = Vec::new();
    for member in members {
        let file = PdfFile::from_bytes(member.bytes.clone(), Damage::Refuse, None)?;
        let detail = [&member.day, &member.place].into_iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(", ");
        entries.push(Entry { title: member.title.clone(), detail, pages: file.page_count()? });
        memos.push(New { name: member.name.clone(), file });
    }
    let count = if members.len() == 1 { "1 memo".to_owned() } else { format!("{} memos", members.len()) };
    let front = Front {
        title: options.title.clone(),
        lines: options.lines.iter().cloned().chain([count]).collect(),
        contents: "Contents".to_owned(),
        language: "en".to_owned(),
        marking: options.marking.clone(),
        entries,
    };
    let style = template::find("meeting", &[]).map(|found| found.style).unwrap_or_default();
    let fonts = FontBook::bundled();
    attach::bind(&front, &memos, Looks { style: &style, fonts: &fonts, paper: options.look.paper().into() })
}

fn write(bytes: &[u8], count: usize, options: &Options, session: Session) -> Status {
    let name = "packet.pdf";
    let destination =
        options.output.as_deref().map_or_else(|| Destination::File(PathBuf::from(name)), |asked| Destination::asked(asked, name));
    let existing = if options.force || options.output.is_some() { Existing::Replace } else { Existing::Keep };
    match output::write(&destination, bytes, existing) {
        Ok(()) => {
            session.messages.result(format_args!("{destination}: {count} memos"));
            Status::Done
        }
        Err(error) => {
            session.messages.error(&error);
            error.status()
        }
    }
}

/// Writes each memo of a file as a file of its own.
fn split(path: &Path, options: &Options, session: Session) -> Status {
    let file = match options.password.open(path, Damage::Refuse, session) {
        Ok(file) => file,
        Err(status) => return status,
    };
    let attached = match attach::list(&file) {
        Ok(attached) => attached,
        Err(error) => return password::tell(path, &error, session),
    };
    if attached.is_empty() {
        session.messages.error(format_args!("{}: no memo is attached; only what `attache` bound can be split", path.display()));
        return Status::Problems;
    }
    attached.iter().map(|one| write_one(path, &file, one, options, session)).max().unwrap_or(Status::Done)
}

fn write_one(path: &Path, file: &PdfFile, one: &Attached, options: &Options, session: Session) -> Status {
    let bytes = match attach::extract(file, one) {
        Ok(bytes) => bytes,
        Err(error) => return password::tell(path, &error, session),
    };
    let name = format!("{}.memo.pdf", one.identity.id);
    let destination = match options.output.as_deref() {
        Some(folder) => Destination::File(folder.join(&name)),
        None => Destination::File(path.with_file_name(&name)),
    };
    let existing = if options.force { Existing::Replace } else { Existing::Keep };
    match output::write(&destination, &bytes, existing) {
        Ok(()) => {
            session.messages.result(format_args!("{destination}: {}", one.title));
            Status::Done
        }
        Err(error) => {
            session.messages.error(&error);
            error.status()
        }
    }
}
