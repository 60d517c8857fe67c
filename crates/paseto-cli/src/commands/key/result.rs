//! What the commands give back.

use std::path::Path;

use serde::Serialize;

use crate::{
    args::{OutArgs, ReportArgs},
    failure::Failure,
    keys::Key,
    output,
    secret_file::{self, Readers},
};

/// A key that is no secret, because it is wrapped, locked or sealed.
#[derive(Serialize)]
struct Closed<'t> {
    paserk: &'t str,
}

pub(super) fn closed(text: &str, report: &ReportArgs) -> Result<(), Failure> {
    if report.json {
        output::print_json(&Closed { paserk: text }, false)
    } else {
        output::print_line(text)
    }
}

/// A key that was opened.
#[derive(Serialize)]
struct Opened<'t> {
    paserk: &'t str,
    id: String,
}

pub(super) fn opened(key: &Key, out: &OutArgs, report: &ReportArgs) -> Result<(), Failure> {
    let text = key.paserk();
    if let Some(path) = &out.out {
        let line = [text.expose().as_bytes(), b"\n"];
        return write(key, &line, path, out.force, report);
    }
    if report.json {
        let (paserk, id) = (text.expose(), key.id());
        return output::print_json(&Opened { paserk, id }, false);
    }
    output::print_line(text.expose())
}

/// What is printed where the key went to a file.
#[derive(Serialize)]
struct Written {
    file: String,
    id: String,
}

/// Writes a key to a new file.
pub(super) fn write(
    key: &Key,
    pieces: &[&[u8]],
    path: &Path,
    force: bool,
    report: &ReportArgs,
) -> Result<(), Failure> {
    let readers = if key.is_secret() {
        Readers::Owner
    } else {
        Readers::Anybody
    };
    secret_file::write_pieces(path, pieces, readers, force)?;
    let (file, id) = (path.display().to_string(), key.id());
    if report.json {
        return output::print_json(&Written { file, id }, false);
    }
    output::note(&format!("key written to {file}"));
    output::note(&format!("id: {id}"));
    Ok(())
}
