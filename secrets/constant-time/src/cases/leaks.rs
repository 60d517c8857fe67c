//! Leaks that are there on purpose: a check that does not report each of them is blind.

use std::hint::black_box;

use paserk::Key;
use paseto_v4::LocalKey;

use super::{Sample, samples::SYMMETRIC, versions::cases};
use crate::case::{Case, Watch};

pub(crate) fn leaks() -> Vec<Case> {
    cases!["leak":
        "a tag compared with ==" => compare,
        "a table indexed by a secret" => index,
        "a key's bytes looked at in the closure that paserk hands them to" => look,
        "a key of a text, read with the decoder for public texts" => decode,
    ]
}

fn compare(watch: &mut Watch) {
    let tag = watch.secret(&SYMMETRIC);
    watch.watch(|| black_box(tag.as_slice()) == black_box(SYMMETRIC.as_slice()));
}

fn index(watch: &mut Watch) {
    let secret = watch.secret(&[200]);
    let table: [u8; 256] = black_box(core::array::from_fn(|at| at as u8 ^ 0x5a));
    watch.watch(|| table[usize::from(secret[0])]);
}

/// The way that all operations of PASERK take to a key's bytes.
fn look(watch: &mut Watch) {
    let key: LocalKey = super::key(watch);
    watch.watch(|| key.with_bytes(|bytes| black_box(bytes.iter().position(|byte| *byte == 0x7f))));
}

/// What `paserk::parse` would be, had it taken the fast decoder for secrets too.
fn decode(watch: &mut Watch) {
    let text = paserk::text(&super::plain::<LocalKey>());
    let letters = text
        .expose()
        .strip_prefix(LocalKey::HEADER)
        .expect("a header");
    let letters = watch.secret(letters.as_bytes());
    let mut room = LocalKey::bytes();
    watch.watch(|| {
        let bytes = paseto_core::base64url::decode(&letters, &mut room).expect("base64url");
        LocalKey::from_bytes(bytes).expect("a key")
    });
}
