//! What a JWK says that its key is for. It need not say anything; but one key has one use.
//!
//! Specification: RFC 7517, sections 4.2 to 4.4.

use paseto_core::KeyError;

use super::Jwk;
use crate::Algorithm;

/// What a key is for here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Use {
    /// Tokens are signed and verified with it.
    Signature,
    /// Tokens or keys are encrypted with it.
    Encryption,
}

impl Use {
    /// `use`.
    const fn name(self) -> &'static str {
        match self {
            Self::Signature => "sig",
            Self::Encryption => "enc",
        }
    }

    /// `key_ops`, one of which there has to be.
    const fn operations(self, is_secret: bool) -> &'static [&'static str] {
        match self {
            Self::Signature if is_secret => &["\"sign\""],
            Self::Signature => &["\"verify\""],
            Self::Encryption => &[
                "\"encrypt\"",
                "\"decrypt\"",
                "\"wrapKey\"",
                "\"unwrapKey\"",
                "\"deriveKey\"",
                "\"deriveBits\"",
            ],
        }
    }

    /// `alg`: RFC 7518, section 3.1; RFC 8037, section 3.1; RFC 9864, section 2.2. Those of JWE are none
    /// of PASETO's.
    const fn algorithms(self, algorithm: Option<Algorithm>) -> &'static [&'static str] {
        match (self, algorithm) {
            (Self::Signature, Some(Algorithm::Ed25519)) => &["EdDSA", "Ed25519"],
            (Self::Signature, Some(Algorithm::P384)) => &["ES384"],
            (Self::Signature, Some(Algorithm::Rsa)) => &["PS384"],
            _ => &[],
        }
    }
}

impl Jwk<'_> {
    /// # Errors
    /// [`KeyError::Use`] where the JWK is for something else.
    pub(crate) fn expect_use(
        &self,
        expected: Use,
        algorithm: Option<Algorithm>,
    ) -> Result<(), KeyError> {
        let is = |name, one_of: &[&str]| match self.member(name) {
            None => true,
            Some(value) => value
                .as_str()
                .is_some_and(|text| one_of.iter().any(|one| text.is(one))),
        };
        let operations = expected.operations(self.is_secret());
        let listed = match self.member("key_ops") {
            None => true,
            Some(value) => {
                let inside = value.as_raw().strip_prefix('[');
                let inside = inside.and_then(|rest| rest.strip_suffix(']'));
                let mut found = inside.unwrap_or_default().split(',');
                found.any(|found| operations.contains(&found.trim_ascii()))
            }
        };
        if listed && is("use", &[expected.name()]) && is("alg", expected.algorithms(algorithm)) {
            Ok(())
        } else {
            Err(KeyError::Use)
        }
    }
}
