//! The command line: one file a subcommand.

mod brief;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// One-page briefing memos from news articles, by way of a YAML brief you can edit.
#[derive(Parser)]
#[command(name = "attache", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read articles and write YAML briefs with the evidence for each item
    Brief(brief::Options),
}

/// Runs what the command line asks for.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.command {
        Command::Brief(options) => brief::run(&options),
    }
}
