//! `inspect`: what a text says of itself. Nothing of it is verified.

mod file;
mod paserk;
mod token;

use paseto::{Error, FormatError};

use super::ring;
use crate::{
    args::InspectArgs,
    failure::Failure,
    input,
    keys::File,
    output,
    ring::{Ring, looks_like_ring},
};
pub(super) use paserk::price_warnings;

/// What is said of a secret on the command line.
const SEEN: &str = "this is a secret, and it now stands in the shell's history and stood in the list \
                    of processes: give it on standard input, and replace this key";

pub(super) fn run(args: &InspectArgs) -> Result<(), Failure> {
    let argument = args.text.as_ref();
    let on_command_line = !input::text_is_stdin(argument);
    let bytes = input::bytes(argument)?;
    let shown = inspect(&bytes, on_command_line, args.report.json);
    let Shown { text, warnings } = shown.map_err(|why| match File::recognise(&bytes) {
        Some(_) => why,
        None => input::name_of_file(argument).unwrap_or(why),
    })?;
    output::print(&[text.as_bytes()])?;
    warnings.iter().for_each(|warning| output::warn(warning));
    Ok(())
}

/// What is printed of the bytes.
pub(crate) struct Shown {
    pub(crate) text: String,
    /// For people, after it. JSON has them inside.
    pub(crate) warnings: Vec<String>,
}

/// Looks at the bytes, and at nothing else: the fuzz target `command_inspect` begins here.
pub(crate) fn inspect(
    bytes: &[u8],
    on_command_line: bool,
    as_json: bool,
) -> Result<Shown, Failure> {
    let report = match File::recognise(bytes) {
        Some(File::Jwk(text)) if looks_like_ring(text) => Report::Ring(key_set(text)?),
        Some(file) => Report::File(file::inspect(file, on_command_line)?),
        None => text(bytes, on_command_line)?,
    };
    report.show(as_json)
}

fn key_set(text: &str) -> Result<ring::Report, Failure> {
    match Ring::parse(text.as_bytes(), "the text".to_owned()) {
        Ok(ring) => Ok(ring::Report::new(&ring)),
        Err(why) => Err(Failure::refused(why.code(), why.to_string())),
    }
}

/// What is said of a version that is there for what exists already.
pub(super) fn old_version(number: u8) -> Option<String> {
    let newer = match number {
        1 => 3,
        2 => 4,
        _ => return None,
    };
    Some(format!(
        "version {number} is for what exists already: new tokens are of version {newer}"
    ))
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
    Ring(ring::Report),
    Token(token::Report),
}

impl Report {
    fn show(self, as_json: bool) -> Result<Shown, Failure> {
        if as_json {
            let text = match &self {
                Self::File(report) => output::json(report, false),
                Self::Paserk(report) => output::json(report, false),
                Self::Ring(report) => output::json(report, false),
                Self::Token(report) => output::json(report, false),
            }?;
            let (text, warnings) = (text.to_string() + "\n", Vec::new());
            return Ok(Shown { text, warnings });
        }
        let (text, warnings) = match self {
            Self::File(report) => (labelled(&report.lines()), report.warnings),
            Self::Paserk(report) => (labelled(&report.lines()), report.warnings),
            Self::Ring(report) => (report.lines(), report.warnings),
            Self::Token(report) => (labelled(&report.lines()), report.warnings),
        };
        Ok(Shown { text, warnings })
    }
}

fn labelled(lines: &[(&str, String)]) -> String {
    lines
        .iter()
        .map(|(label, value)| format!("{label:<12} {value}\n"))
        .collect()
}

/// The text has the wrong parts.
fn malformed(why: FormatError) -> Failure {
    Failure::checking(&Error::Format(why))
}
