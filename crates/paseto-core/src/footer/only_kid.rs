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
    let ours = number.checked_sub(b'0') == Some(version.number());
    // Without a way out of it, the loop becomes a few instructions over many bytes.
    let others = digest.iter().fold(0, |others, byte| {
        let letter = byte.is_ascii_alphanumeric() | (*byte == b'-') | (*byte == b'_');
        others | u8::from(!letter)
    });
    if within && ours && others == 0 {
        core::str::from_utf8(kid).ok()
    } else {
        None
    }
}
