//! PKCS#8: what stands around a secret key.
//!
//! The crate `pkcs8` would read it, but passes over whatever follows the public half, another one
//! among it, and does not know how the crate `ring` wrote it.
//!
//! Specification: RFC 5208, section 5; RFC 5958, section 2.

use der::{
    Decode, Reader, SliceReader, Tag, TagNumber, Tagged,
    asn1::{AnyRef, BitStringRef, OctetStringRef},
};
use paseto_core::KeyError;
use spki::AlgorithmIdentifierRef;

use crate::read::parse;

/// `OneAsymmetricKey`.
pub(crate) struct Info<'a> {
    pub(crate) algorithm: AlgorithmIdentifierRef<'a>,
    pub(crate) key: &'a [u8],
    pub(crate) public: Option<&'a [u8]>,
}

/// # Errors
/// [`KeyError::Encoding`] where it is none, or has any other field.
pub(crate) fn read(bytes: &[u8]) -> Result<Info<'_>, KeyError> {
    let sequence: AnyRef<'_> = parse(bytes)?;
    let (version, info) = sequence.sequence(fields).map_err(encoding)?;
    // The second version is the one with a public half.
    if version == u8::from(info.public.is_some()) {
        Ok(info)
    } else {
        Err(KeyError::Encoding)
    }
}

fn fields<'a>(reader: &mut SliceReader<'a>) -> der::Result<(u8, Info<'a>)> {
    let version = u8::decode(reader)?;
    let algorithm = AlgorithmIdentifierRef::decode(reader)?;
    let key = <&OctetStringRef>::decode(reader)?.as_bytes();
    let mut field = Option::<AnyRef<'_>>::decode(reader)?;
    if let Some(found) = field
        && is_context(found, 0)
    {
        attributes(found.value())?;
        field = Option::decode(reader)?;
    }
    let public = field.map(public_half).transpose()?;
    let info = Info {
        algorithm,
        key,
        public,
    };
    Ok((version, info))
}

/// A SET of SEQUENCES, which mean nothing here.
fn attributes(bytes: &[u8]) -> der::Result<()> {
    let mut reader = SliceReader::new(bytes)?;
    while !reader.is_finished() {
        AnyRef::decode(&mut reader)?.sequence(|reader| {
            while !reader.is_finished() {
                AnyRef::decode(reader)?;
            }
            Ok::<_, der::Error>(())
        })?;
    }
    Ok(())
}

/// `[1] IMPLICIT BIT STRING`; or `[1] EXPLICIT`, as `ring` wrote Ed25519 keys for years.
fn public_half(field: AnyRef<'_>) -> der::Result<&[u8]> {
    let unexpected = || field.tag().value_error();
    let bits = match field.tag() {
        Tag::ContextSpecific {
            number: TagNumber(1),
            constructed,
        } => {
            if constructed {
                BitStringRef::from_der(field.value())?
            } else {
                AnyRef::new(Tag::BitString, field.value())?.decode_as()?
            }
        }
        _ => return Err(unexpected().into()),
    };
    bits.as_bytes().ok_or_else(|| unexpected().into())
}

fn is_context(field: AnyRef<'_>, expected: u32) -> bool {
    matches!(
        field.tag(),
        Tag::ContextSpecific { constructed: true, number } if number.value() == expected
    )
}

fn encoding(_: der::Error) -> KeyError {
    KeyError::Encoding
}
