//! Parses the arguments, runs the subcommand, returns its exit status.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
