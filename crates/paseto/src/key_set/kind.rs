//! What kind of key a PASERK text in a set is.

use paserk::Key;
use paseto_core::PaserkText;

use super::KeySetErrorKind as Refused;

/// The types of PASERK that a key set can hold, and the type of their ids.
const ALLOWED: [(&str, &str); 5] = [
    ("public.", "pid."),
    ("local-wrap.pie.", "lid."),
    ("secret-wrap.pie.", "pid."),
    ("local-pw.", "lid."),
    ("secret-pw.", "pid."),
];
/// The types that are a secret in the clear.
const PLAIN: [&str; 2] = ["local.", "secret."];
const VERSIONS: [&str; 4] = ["k1.", "k2.", "k3.", "k4."];
/// The length of each.
const VERSION: usize = 3;

/// What the id of the key begins with, `k4.pid.` for one, if this text may be in a set.
pub(super) fn id_header(paserk: &str) -> Result<String, Refused> {
    let (version, kind) = split(paserk)?;
    if PLAIN.contains(&kind) {
        return Err(Refused::PlainSecret);
    }
    let found = ALLOWED.iter().find(|(allowed, _)| *allowed == kind);
    let (_, id) = found.ok_or(Refused::NotAllowed)?;
    Ok(format!("{version}{id}"))
}

/// Whether a password protects the key.
pub(super) fn is_locked(paserk: &str) -> bool {
    split(paserk).is_ok_and(|(_, kind)| kind.ends_with("-pw."))
}

/// Whether this is the text of a plain key of the type `K`.
pub(super) fn is_of<K: Key>(paserk: &str) -> bool {
    paserk.starts_with(K::HEADER)
}

/// The two parts of the header: `k4.` and `public.`
fn split(paserk: &str) -> Result<(&str, &str), Refused> {
    let text = PaserkText::split(paserk).map_err(|_| Refused::NotAllowed)?;
    let parts = text.header.split_at_checked(VERSION);
    let known = |(version, _): &(&str, &str)| VERSIONS.contains(version);
    parts.filter(known).ok_or(Refused::NotAllowed)
}
