//! `v3.public`: signatures that everybody can check.
//!
//! Specification: `Version3.md`, "Sign" and "Verify".

use paseto_core::{Associated, Error, Header, Purpose, Version};
use paseto_nist::{ecdsa, sha384};

use crate::{PublicKey, SecretKey};

const HEADER: Header = Header::new(Version::V3, Purpose::Public);

/// Sign, step 3; Verify, step 5: what `m2` is the encoding of. The public key is that of whoever
/// signs or verifies, never one from elsewhere.
#[expect(clippy::unnecessary_wraps, reason = "other versions refuse something")]
const fn pieces<'a>(
    pk: &'a PublicKey,
    m: &'a [u8],
    associated: Associated<'a>,
) -> Result<[&'a [u8]; 5], Error> {
    let h = HEADER.as_str().as_bytes();
    Ok([pk.as_bytes(), h, m, associated.footer, associated.implicit])
}

paseto_core::public_traits!(
    SecretKey, PublicKey, HEADER,
    signature: ecdsa::SIGNATURE_LEN, pieces, sha384::token_id
);
