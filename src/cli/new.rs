//! `attache new`: an empty brief with its comments, or one that a few questions have begun to fill.

use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};

use attache::brief::{Brief, Item, Meeting, Participant, TEMPLATES, to_yaml};
use clap::{Args, builder::PossibleValuesParser};

use super::Session;
use super::output::{Destination, Existing, Messages, Status, write};

/// Options of `attache new`.
#[derive(Args)]
pub struct Options {
    /// Where to write; `-` is standard output
    #[arg(default_value = "new.brief.yaml", value_name = "FILE")]
    output: PathBuf,
    /// The memo's title
    #[arg(long, default_value = "")]
    title: String,
    /// Who the memo is for
    #[arg(long, default_value = "")]
    to: String,
    /// Who the memo is from
    #[arg(long, default_value = "")]
    author: String,
    /// The template that it is set in
    #[arg(short, long, default_value = "meeting", value_parser = PossibleValuesParser::new(TEMPLATES))]
    template: String,
    /// Ask for title, meeting, time, place, participants and the point of the memo
    #[arg(long)]
    ask: bool,
    /// Replace a brief that exists
    #[arg(long)]
    force: bool,
}

/// Runs it.
pub fn run(options: &Options, session: Session) -> Status {
    let mut brief = Brief {
        brief: 1,
        title: options.title.clone(),
        to: options.to.clone(),
        author: options.author.clone(),
        status: "draft".to_owned(),
        template: options.template.clone(),
        meeting: Some(Meeting::default()),
        ..Brief::default()
    };
    if options.ask
        && let Err(error) = interview(&mut brief, &mut io::stdin().lock(), &mut io::stderr().lock())
    {
        session.messages.error(format_args!("cannot read the answers: {error}"));
        return Status::Io;
    }
    let destination = if options.output == Path::new("-") { Destination::Stdout } else { Destination::File(options.output.clone()) };
    let existing = if options.force { Existing::Replace } else { Existing::Keep };
    match write(&destination, to_yaml(&brief).as_bytes(), existing) {
        Ok(()) => next_step(&destination, session.messages),
        Err(error) => {
            session.messages.error(&error);
            error.status()
        }
    }
}

fn next_step(destination: &Destination, messages: Messages) -> Status {
    if matches!(destination, Destination::File(_)) {
        messages.result(format_args!("{destination}: fill it in, then `attache render {destination}`"));
    }
    Status::Done
}

/// Asks at `questions`, reads from `answers`; an empty answer leaves the field empty.
fn interview(brief: &mut Brief, answers: &mut impl BufRead, questions: &mut impl Write) -> io::Result<()> {
    let mut ask = |question: &str| -> io::Result<String> {
        write!(questions, "{question} ")?;
        questions.flush()?;
        let mut line = String::new();
        answers.read_line(&mut line)?;
        Ok(line.trim().to_owned())
    };
    if brief.title.is_empty() {
        brief.title = ask("Title of the memo?")?;
    }
    brief.bottom_line.text = ask("The point, in one or two sentences?")?;
    let mut meeting = Meeting::default();
    meeting.what.text = ask("What meeting (who meets whom)?")?;
    meeting.when.text = ask("When?")?;
    brief.venue.place = ask("Where?")?;
    loop {
        let name = ask("Who takes part (empty line when done)?")?;
        if name.is_empty() {
            break;
        }
        let role = ask("  in which role?")?;
        let side = ask("  for which country, organisation or party?")?;
        meeting.who.push(Participant { name, role, side, from: Vec::new() });
    }
    brief.meeting = Some(meeting);
    loop {
        let text = ask("A point of your own to make (empty line when done)?")?;
        if text.is_empty() {
            return Ok(());
        }
        brief.talking_points.push(Item { text, ..Item::default() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_fill_the_brief() {
        let answers = "Ask–Embla meeting\nOne quota.\nAsk to meet Embla\n\nThule\nOlav Ask\nminister\nNorland\n\nSeats\n\n";
        let mut brief = Brief::default();
        interview(&mut brief, &mut answers.as_bytes(), &mut io::sink()).expect("answers can be read");
        let meeting = brief.meeting.expect("a meeting");
        assert_eq!((brief.title.as_str(), brief.venue.place.as_str(), meeting.when.text.as_str()), ("Ask–Embla meeting", "Thule", ""));
        assert_eq!((meeting.who[0].name.as_str(), meeting.who[0].side.as_str()), ("Olav Ask", "Norland"));
        assert_eq!(brief.talking_points[0].text, "Seats");
    }

    #[test]
    fn an_end_of_input_ends_the_questions() {
        let mut brief = Brief::default();
        interview(&mut brief, &mut "Talks\n".as_bytes(), &mut io::sink()).expect("answers can be read");
        assert_eq!(brief.title, "Talks");
    }
}
