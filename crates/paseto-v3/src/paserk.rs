//! The keys as PASERK: `k3.local`, `k3.secret`, `k3.public` and their ids.
//!
//! Specification: PASERK, "PASERK Types".

use alloc::string::String;

use paseto_core::SecretText;
use paseto_nist::sha384;

use crate::{LocalKey, PublicKey, SecretKey};

paserk::key!(LocalKey {
    text: "k3.local." as SecretText,
    id: "k3.lid." by sha384::key_id,
    from: Self::from_bytes,
    length: Some(32),
    bytes: |key| key.expose_bytes(),
});

paserk::key!(SecretKey {
    text: "k3.secret." as SecretText,
    id: "k3.sid." by sha384::key_id,
    from: Self::from_bytes,
    length: Some(48),
    bytes: |key| key.expose_bytes(),
});

paserk::key!(PublicKey {
    text: "k3.public." as String,
    id: "k3.pid." by sha384::key_id,
    from: Self::from_bytes,
    length: Some(49),
    bytes: |key| key.as_bytes(),
});
