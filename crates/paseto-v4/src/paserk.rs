//! The keys as PASERK: `k4.local`, `k4.secret`, `k4.public` and their ids.
//!
//! Specification: PASERK, "PASERK Types".

use alloc::string::String;

use paseto_core::SecretText;
use paseto_sodium::blake2b;

use crate::{LocalKey, PublicKey, SecretKey};

paserk::key!(LocalKey {
    text: "k4.local." as SecretText,
    id: "k4.lid." by blake2b::key_id,
    from: Self::from_bytes,
    length: Some(32),
    bytes: |key| key.expose_bytes(),
});

paserk::key!(SecretKey {
    text: "k4.secret." as SecretText,
    id: "k4.sid." by blake2b::key_id,
    from: Self::from_bytes,
    length: Some(64),
    bytes: |key| key.expose_bytes().expose(),
});

// The official vectors hold public keys that are no points, so only their length is checked.
paserk::key!(PublicKey {
    text: "k4.public." as String,
    id: "k4.pid." by blake2b::key_id,
    from: Self::from_unchecked_bytes,
    length: Some(32),
    bytes: |key| key.as_bytes(),
});
