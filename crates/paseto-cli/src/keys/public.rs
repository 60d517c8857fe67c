//! Public keys of every version.

use paseto::{Check, Error, SecretText, Untrusted, Verified, v1, v2, v3, v4};

use super::{Version, each, hex, version_of};

/// A public key: verifies.
#[derive(Debug)]
pub(crate) enum PublicKey {
    /// Version 1.
    V1(v1::PublicKey),
    /// Version 2.
    V2(v2::PublicKey),
    /// Version 3.
    V3(v3::PublicKey),
    /// Version 4.
    V4(v4::PublicKey),
}

impl PublicKey {
    /// Checks the signature of a token, and then the rest of it.
    pub(crate) fn verify<C>(
        &self,
        token: Untrusted,
        check: &impl Check<C>,
    ) -> Result<Verified<C>, Error> {
        each!(self, key => token.verify(key, check))
    }

    /// Refuses what no signature may be checked with.
    pub(crate) fn validate(&self) -> Result<(), Error> {
        each!(self, key => key.validate())
    }

    /// The PASERK text of the key.
    pub(crate) fn paserk(&self) -> String {
        each!(self, key => key.to_paserk())
    }

    /// The version of the tokens that the key is for.
    pub(crate) const fn version(&self) -> Version {
        version_of!(self)
    }

    /// The bytes that the PASERK text stands for, in hexadecimal.
    pub(crate) fn hex(&self) -> SecretText {
        each!(self, key => hex(key))
    }

    /// The PASERK id of the key.
    pub(crate) fn id(&self) -> String {
        each!(self, key => key.id().to_string())
    }
}
