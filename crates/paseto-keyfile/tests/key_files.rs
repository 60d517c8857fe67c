//! Key files, as a user of a version sees them.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    clippy::unwrap_used,
    reason = "a test"
)]

#[path = "key_files/blocks.rs"]
mod blocks;
#[path = "key_files/cost.rs"]
mod cost;
#[path = "key_files/fixtures.rs"]
mod fixtures;
#[path = "key_files/hostile.rs"]
mod hostile;
#[path = "key_files/jwk.rs"]
mod jwk;
#[path = "key_files/openssl.rs"]
mod openssl;
#[path = "key_files/pairs.rs"]
mod pairs;
#[path = "key_files/pkcs8.rs"]
mod pkcs8;
#[path = "key_files/raw.rs"]
mod raw;
#[path = "key_files/refused.rs"]
mod refused;
#[path = "key_files/uses.rs"]
mod uses;

use std::{fs, path::Path};

/// The password of every fixture.
const PASSWORD: &str = "hunter2";

fn file(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn text(name: &str) -> String {
    String::from_utf8(file(name)).unwrap()
}
