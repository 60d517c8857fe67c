//! `v1.public`: signatures that everybody can check.
//!
//! Specification: `Version1.md`, "Sign" and "Verify".

use paseto_core::{Associated, Error, Header, Purpose, Version};
use paseto_nist::{rsa, sha384};

use crate::{PublicKey, SecretKey};

const HEADER: Header = Header::new(Version::V1, Purpose::Public);

/// Sign, step 3; Verify, step 5: what `m2` is the encoding of.
fn pieces<'a>(
    _: &PublicKey,
    m: &'a [u8],
    associated: Associated<'a>,
) -> Result<[&'a [u8]; 3], Error> {
    let f = associated.footer_only(Version::V1)?;
    Ok([HEADER.as_str().as_bytes(), m, f])
}

paseto_core::public_traits!(
    SecretKey, PublicKey, HEADER,
    signature: rsa::SIGNATURE_LEN, pieces, sha384::token_id
);
