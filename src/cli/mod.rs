//! The command line: one file a subcommand.

mod attach;
mod brief;
mod check;
mod config;
mod detach;
mod diff;
mod explain;
mod extracted;
mod globs;
mod inputs;
mod manual;
mod new;
pub mod output;
mod packet;
mod password;
mod recover;
mod render;
mod review;
mod schema;
mod template;
mod text;
mod update;
mod watch;
mod web;

use std::process::ExitCode;

use clap::{ArgAction, Parser, Subcommand};

use output::{Messages, Verbosity};

/// One-page briefing memos from news articles, by way of a YAML brief you can edit.
#[derive(Parser)]
#[command(name = "attache", version, arg_required_else_help = true, max_term_width = 100, after_help = AFTER_HELP)]
#[command(after_long_help = concat!(
    "Examples:\n",
    "  attache brief article.txt                      write article.brief.yaml\n",
    "  attache render article.brief.yaml              write article.memo.pdf\n",
    "  attache attach report.pdf article.memo.pdf     write report+memo.pdf\n",
    "  attache brief a.txt b.html c.pdf --joint       write a.joint.brief.yaml, one brief of all\n",
    "  attache brief https://example.org/talks        fetch that one page, write talks.brief.yaml\n",
    "  cat article.txt | attache brief | attache render - -o memo.pdf\n\n",
    "Works offline, without telemetry: nothing is fetched but a page whose address you name.\n\n",
    "Exit status: 0 done, 1 problems found, 2 bad usage, 3 cannot read or write,\n",
    "4 refused to protect your work (see --force)."
))]
struct Arguments {
    /// Print errors only
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Explain decisions: what was cleaned, fitted, dropped
    #[arg(short, long, global = true, action = ArgAction::SetTrue)]
    verbose: bool,
    /// Colour in messages; `NO_COLOR` is honoured
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = clap::ColorChoice::Auto)]
    color: clap::ColorChoice,
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str =
    "Exit status: 0 done, 1 problems found, 2 bad usage, 3 cannot read or write,\n4 refused to protect your work (see --force).";

#[derive(Subcommand)]
enum Command {
    /// Read articles and write YAML briefs with the evidence for each item
    Brief(brief::Options),
    /// Find mistakes in briefs: fields, dates, quotations, dropped cautions
    Check(check::Options),
    /// Turn briefs into one-page PDF memos (or md, html, docx, latex, typst, txt)
    Render(render::Options),
    /// Add memos to a report PDF as pages or as embedded files
    Attach(attach::Options),
    /// Take attached memos out of a report again
    Detach(detach::Options),
    /// Bind many memos behind a cover and a contents page, or split a packet into its memos
    Packet(packet::Options),
    /// Get the YAML briefs back out of a memo PDF, or out of a report with memos
    Recover(recover::Options),
    /// List, show or eject templates
    Template(template::Options),
    /// Print the cleaned article, as evidence refers to it
    Text(text::Options),
    /// Show article and brief side by side in one HTML file
    Review(review::Options),
    /// Re-check and re-render whenever a brief, its template or its settings change
    Watch(watch::Options),
    /// Re-read a changed article without losing your edits
    Update(update::Options),
    /// Show your edits since extraction, or what the article says that the brief omits
    Diff(diff::Options),
    /// Write an empty, commented brief
    New(new::Options),
    /// Print or install the JSON Schema of briefs, for your editor
    Schema(schema::Options),
    /// Print a completion script for your shell
    Completions(manual::CompletionOptions),
    /// Print the manual page
    Man,
}

/// What every subcommand is told.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    /// Speaks to the person.
    pub messages: Messages,
    /// Whether messages are coloured.
    pub color: clap::ColorChoice,
}

/// Runs what the command line asks for.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let verbosity = match (arguments.quiet, arguments.verbose) {
        (true, _) => Verbosity::Quiet,
        (_, true) => Verbosity::Verbose,
        _ => Verbosity::Normal,
    };
    let session = Session { messages: Messages { verbosity }, color: arguments.color };
    match arguments.command {
        Command::Brief(options) => brief::run(&options, session),
        Command::Check(options) => check::run(&options, session),
        Command::Render(options) => render::run(&options, session),
        Command::Attach(options) => attach::run(&options, session),
        Command::Detach(options) => detach::run(&options, session),
        Command::Packet(options) => packet::run(&options, session),
        Command::Recover(options) => recover::run(&options, session),
        Command::Template(options) => template::run(&options, session),
        Command::Text(options) => text::run(&options, session),
        Command::Review(options) => review::run(&options, session),
        Command::Watch(options) => watch::run(&options, session),
        Command::Update(options) => update::run(&options, session),
        Command::Diff(options) => diff::run(&options, session),
        Command::New(options) => new::run(&options, session),
        Command::Schema(options) => schema::run(&options, session),
        Command::Completions(options) => manual::completions(&options),
        Command::Man => manual::page(),
    }
    .into()
}

/// The command line's own description, for completions and the manual page.
fn command() -> clap::Command {
    <Arguments as clap::CommandFactory>::command()
}
