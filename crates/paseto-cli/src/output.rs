//! Results on standard output, everything for people on standard error.

use std::io::{self, Write};

use clap::builder::styling::{AnsiColor, Style};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::{
    failure::Failure,
    json_text,
    printable::{self, printable},
};

/// Writes a result to standard output.
pub(crate) fn print(pieces: &[&[u8]]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    pieces
        .iter()
        .try_for_each(|piece| out.write_all(piece))
        .and_then(|()| out.flush())
        .map_err(|why| Failure::output(&why))
}

/// Writes one line of a result to standard output.
pub(crate) fn print_line(text: &str) -> Result<(), Failure> {
    print(&[text.as_bytes(), b"\n"])
}

/// Writes a result as one JSON object to standard output.
pub(crate) fn print_json(value: &impl Serialize, pretty: bool) -> Result<(), Failure> {
    print_line(&json(value, pretty)?)
}

/// A result as one JSON object, safe to print.
pub(crate) fn json(value: &impl Serialize, pretty: bool) -> Result<Zeroizing<String>, Failure> {
    /// So much that a key is not left behind where the text stood before it grew.
    const ROOM: usize = 1024;
    let mut text = Zeroizing::new(Vec::with_capacity(ROOM));
    serde_json::to_writer(&mut *text, value).map_err(|why| Failure::output(&why.into()))?;
    // JSON is UTF-8.
    let text = core::str::from_utf8(&text).unwrap_or_default();
    Ok(Zeroizing::new(if pretty {
        printable::json(&json_text::pretty(text))
    } else {
        printable::json(text)
    }))
}

/// Tells the user something that is no cause for worry.
pub(crate) fn note(text: &str) {
    say(None, text);
}

/// Tells the user of something dangerous.
pub(crate) fn warn(text: &str) {
    say(Some(("warning", AnsiColor::Yellow)), text);
}

/// Tells the user why the command failed.
pub(crate) fn error(text: &str) {
    say(Some(("error", AnsiColor::Red)), text);
}

fn say(label: Option<(&str, AnsiColor)>, text: &str) {
    let text = printable(text);
    let mut err = anstream::stderr().lock();
    // Where standard error is gone there is no other place to write this to.
    let _ = match label {
        None => writeln!(err, "{text}"),
        Some((label, color)) => {
            let style = Style::new().bold().fg_color(Some(color.into()));
            writeln!(err, "{style}{label}:{style:#} {text}")
        }
    };
}
