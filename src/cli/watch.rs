//! `attache watch`: briefs are checked and rendered anew whenever they, their articles, their template
//! or their settings change.
//!
//! Goes on through every mistake, and through files that go and come back; ends when it is interrupted.

mod files;
mod poll;
mod serve;
mod turn;

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::thread;

use clap::Args;

use super::Session;
use super::check::expand;
use super::output::Status;
use super::render::How;
use poll::Poller;
use serve::Server;
use turn::Desk;

/// Options of `attache watch`.
#[derive(Args)]
pub struct Options {
    /// Briefs to watch; a folder stands for the .yaml files in it
    #[arg(required = true, value_name = "BRIEF")]
    briefs: Vec<PathBuf>,
    /// Serve a page on this machine alone, with editor, evidence and live memo, for one brief
    #[arg(long)]
    serve: bool,
    /// Open that page in the browser
    #[arg(long, requires = "serve")]
    open: bool,
    #[command(flatten)]
    how: How,
}

/// Runs it; comes back only where there is nothing to watch.
pub fn run(options: &Options, session: Session) -> Status {
    let begun = begin(options).and_then(|briefs| match &briefs[..] {
        [brief] if options.serve => serve(brief, options, session),
        _ => watch(options, session, |_| ()),
    });
    match begun {
        Ok(never) => match never {},
        Err((message, status)) => {
            session.messages.error(message);
            status
        }
    }
}

/// What keeps watching from going on.
type Refusal = (String, Status);

fn serve(brief: &Path, options: &Options, session: Session) -> Result<Infallible, Refusal> {
    let server = Server::new(brief, &options.how).map_err(|message| (message, Status::Io))?;
    session.messages.result(format_args!("editor: {}", server.address()));
    if options.open && !serve::open(&server.address()) {
        session.messages.note("no browser could be started; open the address yourself");
    }
    thread::scope(|threads| {
        threads.spawn(|| server.run(threads));
        watch(options, session, |changed| server.tell(changed))
    })
}

/// Checks and renders what is due, tells what changed, waits for the next change, for ever.
fn watch(options: &Options, session: Session, tell: impl Fn(&BTreeSet<PathBuf>)) -> Result<Infallible, Refusal> {
    session.messages.note("watching; Ctrl-C ends");
    let (mut poller, mut desk) = (Poller::default(), Desk::new(&options.how, session));
    let mut changed = BTreeSet::new();
    let mut known: BTreeMap<PathBuf, BTreeSet<PathBuf>> = BTreeMap::new();
    loop {
        // What is in a folder may have changed; where it cannot be read at the moment, nothing has.
        let briefs = expand(&options.briefs).unwrap_or_else(|_| known.keys().cloned().collect());
        let due: Vec<PathBuf> =
            briefs.iter().filter(|brief| known.get(*brief).is_none_or(|files| !files.is_disjoint(&changed))).cloned().collect();
        for brief in known.keys().filter(|brief| !briefs.contains(brief)) {
            desk.gone(brief);
        }
        known.retain(|brief, _| briefs.contains(brief));
        for brief in &due {
            known.insert(brief.clone(), files::of_brief(brief, &options.how));
        }
        poller.watch(known.values().flatten().chain(&options.briefs).cloned().collect());
        tell(&changed);
        desk.causes(&changed, &due);
        for brief in &due {
            desk.turn(brief);
        }
        changed = poller.wait();
    }
}

/// What keeps watching from beginning.
fn begin(options: &Options) -> Result<Vec<PathBuf>, Refusal> {
    if let Some(missing) = options.briefs.iter().find(|path| path.as_path() == Path::new("-") || !path.exists()) {
        return Err((format!("cannot watch {}: there is no such file", missing.display()), Status::Io));
    }
    if options.how.is_for_stdout() {
        return Err((
            "memos are written again and again, so `-o -` makes no sense here; name a file or a folder".to_owned(),
            Status::Usage,
        ));
    }
    let briefs = expand(&options.briefs).map_err(|message| (message, Status::Io))?;
    if options.serve && briefs.len() != 1 {
        return Err(("the page shows one brief: name one file with --serve".to_owned(), Status::Usage));
    }
    options.how.one_target_for(briefs.len()).map_err(|message| (message.to_owned(), Status::Usage))?;
    Ok(briefs)
}
