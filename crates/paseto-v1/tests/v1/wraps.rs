//! Keys that are wrapped, locked and sealed.

use std::{cell::Cell, sync::LazyLock};

use paseto_conformance::WrapSuite;
use paseto_v1::{Error, SealingPublicKey, SealingSecretKey, WrappingKey};

use crate::suite::V1;

/// New keys of RSA-4096 take their time, so there are two.
static SEALING_KEYS: LazyLock<[SealingSecretKey; 2]> =
    LazyLock::new(|| [(); 2].map(|()| SealingSecretKey::generate().unwrap()));

thread_local! {
    static NEXT_SEALING: Cell<usize> = const { Cell::new(0) };
}

impl WrapSuite for V1 {
    type WrappingKey = WrappingKey;
    type SealingSecretKey = SealingSecretKey;
    type SealingPublicKey = SealingPublicKey;

    fn new_sealing_secret_key() -> Result<SealingSecretKey, Error> {
        let next = NEXT_SEALING.get();
        NEXT_SEALING.set((next + 1) % SEALING_KEYS.len());
        Ok(SEALING_KEYS[next].duplicate())
    }

    fn sealing_public_half(key: &SealingSecretKey) -> SealingPublicKey {
        key.public_key().clone()
    }

    fn sealing_secret_key(bytes: &[u8]) -> Result<SealingSecretKey, Error> {
        SealingSecretKey::from_bytes(bytes)
    }

    fn sealing_public_key(bytes: &[u8]) -> Result<SealingPublicKey, Error> {
        SealingPublicKey::from_bytes(bytes)
    }
}

paseto_conformance::wrap_properties!(V1);

paseto_conformance::wrap_vectors! {
    V1 in "../../vectors";
    official_local_wrap: official "PASERK/k1.local-wrap.pie.json", 4;
    official_secret_wrap: official "PASERK/k1.secret-wrap.pie.json", 4;
    official_local_pw: official "PASERK/k1.local-pw.json", 6;
    official_secret_pw: official "PASERK/k1.secret-pw.json", 6;
    official_seal: official "PASERK/k1.seal.json", 5;
    project_wraps: project "v1.wraps.json", 224;
}
