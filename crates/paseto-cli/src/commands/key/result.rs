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

/// What a key is named by.
#[derive(Serialize)]
pub(super) struct Ids {
    pub(super) id: String,
    /// Of the public half of a secret key: what a footer names.
    #[serde(skip_serializing_if = "Option::is_none")]
    public_id: Option<String>,
}

impl Ids {
    pub(super) fn of(key: &Key) -> Self {
        let public_id = match key {
            Key::Secret(secret) => Some(secret.public().id()),
            Key::Local(_) | Key::Public(_) => None,
        };
        Self {
            id: key.id(),
            public_id,
        }
    }

    /// Of a secret key, the id that its own is easily taken for.
    pub(super) fn tell_public(&self) {
        if let Some(id) = &self.public_id {
            output::note(&format!("the id of the public half, for footers: {id}"));
        }
    }
}

/// A key that is no secret, because it is wrapped, locked or sealed.
#[derive(Serialize)]
struct Closed<'t> {
    paserk: &'t str,
}

/// What is printed where it went to a file.
#[derive(Serialize)]
struct ClosedFile {
    file: String,
}

pub(super) fn closed(text: &str, out: &OutArgs, report: &ReportArgs) -> Result<(), Failure> {
    let Some(path) = &out.out else {
        return if report.json {
            output::print_json(&Closed { paserk: text }, false)
        } else {
            output::print_line(text)
        };
    };
    // Whoever has a locked key can try passwords.
    secret_file::write(path, text, Readers::Owner, out.force)?;
    let file = path.display().to_string();
    if report.json {
        return output::print_json(&ClosedFile { file }, false);
    }
    output::note(&format!("key written to {file}"));
    Ok(())
}

/// A key that was opened.
#[derive(Serialize)]
struct Opened<'t> {
    paserk: &'t str,
    #[serde(flatten)]
    ids: Ids,
}

pub(super) fn opened(key: &Key, out: &OutArgs, report: &ReportArgs) -> Result<(), Failure> {
    let text = key.paserk();
    if let Some(path) = &out.out {
        let line = [text.expose().as_bytes(), b"\n"];
        return write(key.into(), &line, path, out.force, report);
    }
    if report.json {
        let (paserk, ids) = (text.expose(), Ids::of(key));
        return output::print_json(&Opened { paserk, ids }, false);
    }
    output::print_line(text.expose())
}

/// What is said of a key, but not the key.
pub(super) struct Named {
    /// `None` where PASERK has none for it.
    pub(super) ids: Option<Ids>,
    pub(super) is_secret: bool,
}

impl From<&Key> for Named {
    fn from(key: &Key) -> Self {
        Self {
            ids: Some(Ids::of(key)),
            is_secret: key.is_secret(),
        }
    }
}

/// What is printed where the key went to a file.
#[derive(Serialize)]
struct Written {
    file: String,
    #[serde(flatten)]
    ids: Option<Ids>,
}

/// Writes a key to a new file.
pub(super) fn write(
    named: Named,
    pieces: &[&[u8]],
    path: &Path,
    force: bool,
    report: &ReportArgs,
) -> Result<(), Failure> {
    let readers = if named.is_secret {
        Readers::Owner
    } else {
        Readers::Anybody
    };
    secret_file::write_pieces(path, pieces, readers, force)?;
    let (file, ids) = (path.display().to_string(), named.ids);
    if report.json {
        return output::print_json(&Written { file, ids }, false);
    }
    output::note(&format!("key written to {file}"));
    if let Some(ids) = ids {
        output::note(&format!("id: {}", ids.id));
        ids.tell_public();
    }
    Ok(())
}
