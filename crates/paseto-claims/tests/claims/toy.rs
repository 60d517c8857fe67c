//! **No cryptography at all**: a key that takes every signature, so that claims can be tested
//! without any.

use paseto_claims::{ClaimsUnchecked, Rules, Timestamp};
use paseto_core::{
    Associated, Check, ClaimErrorKind, ClaimErrors, Error, Header, Payload, Purpose, Sign, Token,
    TokenId, Untrusted, Verified, Verify, Version,
};

struct Anything;

const HEADER: Header = Header::new(Version::V4, Purpose::Public);

impl Sign for Anything {
    const HEADER: Header = HEADER;
    const SIGNATURE_LEN: usize = 64;

    fn sign(&self, _: &[u8], _: Associated<'_>, _: &mut [u8]) -> Result<(), Error> {
        Ok(())
    }
}

impl Verify for Anything {
    const HEADER: Header = HEADER;
    const SIGNATURE_LEN: usize = 64;

    fn verify(&self, _: &[u8], _: Associated<'_>, _: &[u8]) -> Result<(), Error> {
        Ok(())
    }

    fn signing_input(
        &self,
        _: &[u8],
        _: Associated<'_>,
        _: &mut dyn FnMut(&[u8]),
    ) -> Result<(), Error> {
        Ok(())
    }

    /// No hash: enough to tell the tokens of a test from each other.
    fn token_id(pieces: &[&[u8]]) -> TokenId {
        let mut id = [0_u8; 32];
        for (at, byte) in pieces.concat().into_iter().enumerate() {
            let slot = &mut id[at % 32];
            *slot = slot.wrapping_mul(31).wrapping_add(byte);
        }
        TokenId::new(id)
    }
}

/// What `check` makes of an authentic token with this payload.
pub(crate) fn check<T>(payload: impl AsRef<[u8]>, check: &impl Check<T>) -> Result<T, Error> {
    verified(payload, check).map(Verified::into_claims)
}

/// The same, with the proof.
pub(crate) fn verified<T>(
    payload: impl AsRef<[u8]>,
    check: &impl Check<T>,
) -> Result<Verified<T>, Error> {
    let text = Token::from_bytes(payload.as_ref()).sign(&Anything)?;
    Untrusted::parse(&text)?.verify(&Anything, check)
}

/// Whether the rules accept the payload, and if not, which claims do not hold.
pub(crate) fn hold(payload: &str, rules: &Rules) -> Result<(), ClaimErrors> {
    match check::<serde::de::IgnoredAny>(payload, rules) {
        Ok(_) => Ok(()),
        Err(Error::Claims(errors)) => Err(errors),
        Err(other) => panic!("{payload}: {other}"),
    }
}

/// The claims that do not hold, and why.
pub(crate) fn violations(payload: &str, rules: &Rules) -> Vec<(String, ClaimErrorKind)> {
    let errors = hold(payload, rules).err();
    let errors = errors.iter().flat_map(ClaimErrors::iter);
    errors
        .map(|error| (error.claim().to_owned(), error.kind()))
        .collect()
}

/// The payload that is made of these claims.
pub(crate) fn payload<P: Payload>(claims: &P) -> Result<String, Error> {
    let text = Token::new(claims)?.sign(&Anything)?;
    let raw = |token: &paseto_core::Authentic| Ok(token.payload().to_vec());
    let verified = Untrusted::parse(&text)?.verify::<_, Vec<u8>>(&Anything, &raw)?;
    Ok(String::from_utf8(verified.into_claims()).unwrap())
}

/// Claims of the type `T` that are not checked.
pub(crate) fn read<T>(payload: &str) -> Result<T, Error>
where
    ClaimsUnchecked: Check<T>,
{
    check(payload, &ClaimsUnchecked::new())
}

pub(crate) fn time(text: &str) -> Timestamp {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}

/// The moment of most tests: 2022-01-01T00:00:00Z.
pub(crate) const NOW: Timestamp = Timestamp::from_unix(1_640_995_200);
