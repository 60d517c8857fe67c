//! The cases of each version, and those that are wrong on purpose.

mod keys;
mod leaks;
mod local;
mod public;
mod rings;
mod samples;
mod versions;
mod wraps;

use self::samples::Sample;
use crate::case::{Case, Watch};

pub(crate) use self::leaks::leaks;

/// Everything that is to be found well.
pub(crate) fn all() -> Vec<Case> {
    [
        versions::v1(),
        versions::v2(),
        versions::v3(),
        versions::v4(),
        rings::all(),
    ]
    .concat()
}

/// The bytes of the key, marked where they are secret.
fn marked<K: Sample>(watch: &mut Watch) -> Vec<u8> {
    let mut bytes = K::bytes();
    for secret in K::secrets(&bytes) {
        watch.mark(&mut bytes[secret]);
    }
    bytes
}

/// A key whose bytes were marked before it was made.
fn key<K: Sample>(watch: &mut Watch) -> K {
    K::from_key_bytes(&marked::<K>(watch)).expect("a key")
}

/// The same key, not marked.
fn plain<K: Sample>() -> K {
    K::from_key_bytes(&K::bytes()).expect("a key")
}
