//! The footer that most tokens have, read without the JSON guard: `{"kid":"k4.pid.…"}`.
//!
//! Whatever is read here, the guard would read alike; whatever is not, it decides about.

use crate::{Version, json::Limits};

/// The `kid` of a footer that is nothing but the id of a key of this version.
pub(super) fn read<'t>(bytes: &'t [u8], version: Version, limits: &Limits) -> Option<&'t str> {
    let kid = bytes.strip_prefix(b"{\"kid\":\"")?.strip_suffix(b"\"}")?;
    let [
        b'k',
        number,
        b'.',
        b'l' | b's' | b'p',
        b'i',
        b'd',
        b'.',
        digest @ ..,
    ] = kid
    else {
        return None;
    };
    let within = bytes.len() <= limits.length && limits.depth >= 1 && limits.keys >= 1;
    let ours = *number == b'0' + version.number();
    let letters = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if within && ours && digest.iter().all(letters) {
        core::str::from_utf8(kid).ok()
    } else {
        None
    }
}
