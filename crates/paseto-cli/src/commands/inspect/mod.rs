//! `inspect`: what a text says of itself. Nothing of it is verified.

mod paserk;
mod token;

use paseto::{Error, FormatError};

use crate::{args::InspectArgs, failure::Failure, input, output};

pub(super) fn run(args: &InspectArgs) -> Result<(), Failure> {
    let text = input::text(args.text.as_ref())?;
    let on_command_line = !input::text_is_stdin(args.text.as_ref());
    let report = match text.chars().next() {
        Some('k') => Report::Paserk(paserk::inspect(&text, on_command_line)?),
        Some('v') => Report::Token(token::inspect(&text)?),
        _ => return Err(Failure::checking(&Error::UnknownHeader)),
    };
    report.print(args)
}

/// What was found.
enum Report {
    Paserk(paserk::Report),
    Token(token::Report),
}

impl Report {
    fn print(&self, args: &InspectArgs) -> Result<(), Failure> {
        if args.report.json {
            return match self {
                Self::Paserk(report) => output::print_json(report, false),
                Self::Token(report) => output::print_json(report, false),
            };
        }
        let (lines, warnings) = match self {
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
