//! The keys as PASERK: `k1.local`, `k1.secret`, `k1.public` and their ids.
//!
//! Specification: PASERK, "PASERK Types".

use paseto_core::SecretText;
use paseto_nist::sha384;

use crate::LocalKey;

paserk::key!(LocalKey {
    text: "k1.local." as SecretText,
    id: "k1.lid." by sha384::key_id,
    from: Self::from_bytes,
    length: Some(32),
    bytes: |key| key.expose_bytes(),
});

#[cfg(feature = "legacy-rsa")]
mod pair {
    use alloc::string::String;

    use super::{SecretText, sha384};
    use crate::{PublicKey, SecretKey};

    paserk::key!(SecretKey {
        text: "k1.secret." as SecretText,
        id: "k1.sid." by sha384::key_id,
        from: Self::from_bytes,
        length: None,
        bytes: |key| key.expose_bytes(),
    });

    paserk::key!(PublicKey {
        text: "k1.public." as String,
        id: "k1.pid." by sha384::key_id,
        from: Self::from_bytes,
        length: None,
        bytes: |key| key.as_bytes(),
    });
}
