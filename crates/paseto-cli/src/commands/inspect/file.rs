//! What a key file says of itself.

use paseto::KeyFile;
use serde::Serialize;

use crate::{failure::Failure, keys::File};

/// A file in PEM, DER or JWK, of which nothing but its kind is shown.
#[derive(Serialize)]
pub(super) struct Report {
    format: &'static str,
    kind: &'static str,
    /// That of a key that is encrypted is not seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    algorithm: Option<&'static str>,
    bytes: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) warnings: Vec<String>,
}

pub(super) fn inspect(file: File<'_>, on_command_line: bool) -> Result<Report, Failure> {
    let found = file.identify("the text")?;
    let (kind, algorithm) = match found {
        KeyFile::Public(algorithm) => ("public", Some(algorithm.name())),
        KeyFile::Secret(algorithm) => ("secret", Some(algorithm.name())),
        KeyFile::Symmetric => ("symmetric", None),
        _ => ("encrypted", None),
    };
    let is_seen = on_command_line && matches!(found, KeyFile::Secret(_) | KeyFile::Symmetric);
    Ok(Report {
        format: file.format(),
        kind,
        algorithm,
        bytes: file.bytes().len(),
        warnings: is_seen
            .then(|| super::SEEN.to_owned())
            .into_iter()
            .collect(),
    })
}

impl Report {
    pub(super) fn lines(&self) -> Vec<(&'static str, String)> {
        let kind = match self.kind {
            "public" => "a public key",
            "secret" => "a secret key",
            "symmetric" => "a symmetric key, such as a local key",
            _ => "a secret key, encrypted with a password",
        };
        let mut lines = vec![("file", format!("{}: {kind}", self.format))];
        lines.extend(self.algorithm.map(|name| ("algorithm", name.to_owned())));
        lines.push(("size", format!("{} bytes", self.bytes)));
        lines
    }
}
