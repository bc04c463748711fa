//! `attache watch`: briefs are checked and rendered anew whenever they, their articles, their template
//! or their settings change.
//!
//! Goes on through every mistake, and through files that go and come back; ends when it is interrupted.

mod files;
mod poll;
mod turn;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use clap::Args;

use super::Session;
use super::check::expand;
use super::output::Status;
use super::render::How;
use poll::Poller;
use turn::Desk;

/// Options of `attache watch`.
#[derive(Args)]
pub struct Options {
    /// Briefs to watch; a folder stands for the .yaml files in it
    #[arg(required = true, value_name = "BRIEF")]
    briefs: Vec<PathBuf>,
    #[command(flatten)]
    how: How,
}

/// Runs it; comes back only where there is nothing to watch.
pub fn run(options: &Options, session: Session) -> Status {
    if let Err((message, status)) = begin(options) {
        session.messages.error(message);
        return status;
    }
    session.messages.note("watching; Ctrl-C ends");
    let (mut poller, mut desk) = (Poller::default(), Desk::new(&options.how, session));
    let mut changed = BTreeSet::new();
    let mut known: BTreeMap<PathBuf, BTreeSet<PathBuf>> = BTreeMap::new();
    loop {
        // What is in a folder may have changed; where it cannot be read at the moment, nothing has.
        let briefs = expand(&options.briefs).unwrap_or_else(|_| known.keys().cloned().collect());
        let due: Vec<PathBuf> =
            briefs.iter().filter(|brief| known.get(*brief).is_none_or(|files| !files.is_disjoint(&changed))).cloned().collect();
        known.keys().filter(|brief| !briefs.contains(brief)).for_each(|brief| desk.gone(brief));
        known.retain(|brief, _| briefs.contains(brief));
        for brief in &due {
            known.insert(brief.clone(), files::of_brief(brief, &options.how));
        }
        poller.watch(known.values().flatten().chain(&options.briefs).cloned().collect());
        desk.causes(&changed, &due);
        due.iter().for_each(|brief| desk.turn(brief));
        changed = poller.wait();
    }
}

/// What keeps watching from beginning.
fn begin(options: &Options) -> Result<(), (String, Status)> {
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
    options.how.one_target_for(briefs.len()).map_err(|message| (message.to_owned(), Status::Usage))
}
