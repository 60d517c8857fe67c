//! This project's vectors, made.

mod case;
mod claims;
mod footers;
mod independent;
mod keys;
mod payload;
mod points;
mod signatures;
mod tampering;
mod text;
mod times;

pub(crate) use self::case::File;

/// Each file, and how many tests it has.
pub(crate) fn files() -> [(&'static str, File, usize); 8] {
    [
        ("v4.claims.json", claims::file(), 120),
        ("v4.footers.json", footers::file(), 178),
        ("v4.paserk.json", keys::file(), 146),
        ("v4.payloads.json", payload::file(), 182),
        ("v4.signatures.json", signatures::file(), 70),
        ("v4.tampering.json", tampering::file(), 98),
        ("v4.text.json", text::file(), 88),
        ("v4.times.json", times::file(), 71),
    ]
}
