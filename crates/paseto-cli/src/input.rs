//! Reading files, standard input and the environment, within bounds.

use std::{
    fs::File,
    io::{self, IsTerminal, Read},
    path::Path,
};

use paseto::Untrusted;
use zeroize::Zeroizing;

use crate::{
    failure::Failure,
    key_text::{self, looks_like_key},
};

/// What a user gave may be secret: it is wiped when dropped.
pub(crate) type Bytes = Zeroizing<Vec<u8>>;

/// The argument that stands for standard input.
pub(crate) const STDIN: &str = "-";

/// Whether a path stands for standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == STDIN
}

/// Refuses a command line on which more than one thing is to be read from standard input.
pub(crate) fn one_reader(readers: &[bool]) -> Result<(), Failure> {
    match readers.iter().filter(|reads| **reads).count() {
        0 | 1 => Ok(()),
        _ => Err(Failure::usage(
            "only one thing can be read from standard input",
        )),
    }
}

/// The bytes of a file, or of standard input for `-`; `None` where there are more than `limit`.
pub(crate) fn read(path: &Path, limit: usize) -> Result<Option<Bytes>, Failure> {
    try_read(path, limit).map_err(|why| {
        if looks_like_key(&path.to_string_lossy()) {
            key_text::not_a_file()
        } else {
            Failure::file(format!("cannot read {}: {why}", name(path)))
        }
    })
}

/// [`read`], for those who must not say the name of what cannot be read.
pub(crate) fn try_read(path: &Path, limit: usize) -> io::Result<Option<Bytes>> {
    if is_stdin(path) {
        bounded(io::stdin().lock(), limit)
    } else {
        File::open(path).and_then(|file| bounded(file, limit))
    }
}

/// What a path is called in messages.
pub(crate) fn name(path: &Path) -> String {
    if is_stdin(path) {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}

fn bounded(source: impl Read, limit: usize) -> io::Result<Option<Bytes>> {
    /// Whatever is no longer than a key file is read without moving the bytes.
    const ROOM: usize = 64 * 1024 + 64;
    let mut bytes = Zeroizing::new(Vec::with_capacity(limit.saturating_add(64).min(ROOM)));
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    source.take(most).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= limit).then_some(bytes))
}

/// The text without the one end of a line that may follow it.
pub(crate) fn without_newline(bytes: &[u8]) -> &[u8] {
    match bytes.strip_suffix(b"\n") {
        None => bytes,
        Some(line) => line.strip_suffix(b"\r").unwrap_or(line),
    }
}

/// Whether a token or another text comes from standard input.
pub(crate) fn text_is_stdin(argument: Option<&String>) -> bool {
    argument.is_none_or(|text| text == STDIN)
}

/// A token or another text: the argument itself, or standard input where there is none or it is
/// `-`.
pub(crate) fn text(argument: Option<&String>) -> Result<Zeroizing<String>, Failure> {
    let bytes = bytes(argument)?;
    if text_is_stdin(argument) {
        as_text(&bytes).map(|text| Zeroizing::new(text.to_owned()))
    } else {
        // An argument is text, and its end of a line is its own.
        Ok(Zeroizing::new(
            core::str::from_utf8(&bytes).unwrap_or_default().to_owned(),
        ))
    }
}

/// What was read from standard input, as text.
pub(crate) fn as_text(bytes: &[u8]) -> Result<&str, Failure> {
    match core::str::from_utf8(without_newline(bytes)) {
        Ok("") => Err(Failure::refused("format", "standard input is empty")),
        Ok(text) => Ok(text),
        Err(_) => Err(Failure::refused("format", "standard input is not text")),
    }
}

/// [`text`] as it stands there, which may be no text.
pub(crate) fn bytes(argument: Option<&String>) -> Result<Bytes, Failure> {
    if let Some(text) = argument.filter(|text| *text != STDIN) {
        return Ok(Zeroizing::new(text.clone().into_bytes()));
    }
    if argument.is_none() && io::stdin().is_terminal() {
        return Err(Failure::usage(
            "nothing to read: give the text as the last argument, or on standard input",
        ));
    }
    const NEWLINE: usize = 2;
    let limit = Untrusted::MAX_LENGTH;
    read(Path::new(STDIN), limit + NEWLINE)?.ok_or_else(|| {
        let message = format!("the text is longer than the limit of {limit} bytes");
        Failure::refused("too-long", message)
    })
}

/// Why an argument that is no such text is refused, where it is the name of a file: the text stands in
/// that file.
pub(crate) fn name_of_file(argument: Option<&String>) -> Option<Failure> {
    let name = argument.filter(|name| *name != STDIN && Path::new(name).is_file())?;
    Some(Failure::usage(format!(
        "{name} is the name of a file, and the text is expected here: give the file on standard \
         input, as in `< {name}`"
    )))
}
