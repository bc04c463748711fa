//! `attache completions` and `attache man`: the command line's description in other forms.

use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;

use super::output::{self, Destination, Existing, Status};

/// Options of `attache completions`.
#[derive(Args)]
pub struct CompletionOptions {
    /// The shell to complete for
    #[arg(value_enum)]
    shell: Shell,
    /// Where to write instead of standard output
    #[arg(short, long)]
    output: Option<PathBuf>,
}

/// Prints the completion script.
pub fn completions(options: &CompletionOptions) -> Status {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut super::command(), "attache", &mut script);
    let target = options.output.as_deref().map_or(Destination::Stdout, |path| Destination::asked(path, "attache"));
    put(&target, &script)
}

/// Prints the manual page.
pub fn page() -> Status {
    let mut page = Vec::new();
    clap_mangen::Man::new(super::command()).render(&mut page).expect("writing to memory does not fail");
    put(&Destination::Stdout, &page)
}

fn put(target: &Destination, bytes: &[u8]) -> Status {
    match output::write(target, bytes, Existing::Replace) {
        Ok(()) => Status::Done,
        Err(error) => {
            output::Messages { verbosity: output::Verbosity::Quiet }.error(&error);
            error.status()
        }
    }
}
