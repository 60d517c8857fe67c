//! `inspect`: what a text says of itself. Nothing of it is verified.

mod file;
mod paserk;
mod token;

use paseto::{Error, FormatError};

use crate::{args::InspectArgs, failure::Failure, input, keys::File, output};

/// What is said of a secret on the command line.
const SEEN: &str = "this is a secret, and it now stands in the shell's history and stood in the list \
                    of processes: give it on standard input, and replace this key";

pub(super) fn run(args: &InspectArgs) -> Result<(), Failure> {
    let argument = args.text.as_ref();
    let on_command_line = !input::text_is_stdin(argument);
    let bytes = input::bytes(argument)?;
    let report = match File::recognise(&bytes) {
        Some(file) => Report::File(file::inspect(file, on_command_line)?),
        None => text(&bytes, on_command_line)
            .map_err(|why| input::name_of_file(argument).unwrap_or(why))?,
    };
    report.print(args)
}

fn text(bytes: &[u8], on_command_line: bool) -> Result<Report, Failure> {
    let text = match core::str::from_utf8(bytes) {
        Ok(text) if on_command_line => text,
        _ => input::as_text(bytes)?,
    };
    match text.chars().next() {
        Some('k') => paserk::inspect(text, on_command_line).map(Report::Paserk),
        Some('v') => token::inspect(text).map(Report::Token),
        _ => Err(Failure::checking(&Error::UnknownHeader)),
    }
}

/// What was found.
enum Report {
    File(file::Report),
    Paserk(paserk::Report),
    Token(token::Report),
}

impl Report {
    fn print(&self, args: &InspectArgs) -> Result<(), Failure> {
        if args.report.json {
            return match self {
                Self::File(report) => output::print_json(report, false),
                Self::Paserk(report) => output::print_json(report, false),
                Self::Token(report) => output::print_json(report, false),
            };
        }
        let (lines, warnings) = match self {
            Self::File(report) => (report.lines(), &report.warnings),
            Self::Paserk(report) => (report.lines(), &report.warnings),
            Self::Token(report) => (report.lines(), &report.warnings),
        };
        let text: String = lines
            .iter()
            .map(|(label, value)| format!("{label:<12} {value}\n"))
            .collect();
        output::print(&[text.as_bytes()])?;
        warnings.iter().for_each(|warning| output::warn(warning));
        Ok(())
    }
}

/// The text has the wrong parts.
fn malformed(why: FormatError) -> Failure {
    Failure::checking(&Error::Format(why))
}
