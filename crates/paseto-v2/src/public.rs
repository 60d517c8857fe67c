//! `v2.public`: signatures that everybody can check.
//!
//! Specification: `Version2.md`, "Sign" and "Verify".

use paseto_core::{Associated, Error, Header, Purpose, Version};
use paseto_sodium::blake2b;

#[cfg(feature = "alloc")]
use crate::PreparedPublicKey;
use crate::{PublicKey, SecretKey};

const HEADER: Header = Header::new(Version::V2, Purpose::Public);

/// Sign, step 3; Verify, step 5: what `m2` is the encoding of.
fn pieces<'a>(
    _: &PublicKey,
    m: &'a [u8],
    associated: Associated<'a>,
) -> Result<[&'a [u8]; 3], Error> {
    let f = associated.footer_only(Version::V2)?;
    Ok([HEADER.as_str().as_bytes(), m, f])
}

paseto_core::public_traits!(
    SecretKey, PublicKey, HEADER,
    signature: 64, pieces, blake2b::token_id
);

#[cfg(feature = "alloc")]
paseto_sodium::prepared_public_key!(
    PreparedPublicKey of PublicKey, HEADER,
    pieces, blake2b::token_id
);
