//! Keys sealed for the owner of a key pair, as version 3 does it: ECDH with P-384 (NIST SP 800-56A,
//! section 5.7.1.2).
//!
//! Specification: PASERK, `operations/PKE.md`, "Version 3".

#[cfg(feature = "pem")]
mod key_file;
#[cfg(test)]
mod wycheproof;

use core::fmt;

use paserk::{Decapsulate, Encapsulate, Framed};
use paseto_core::{Error, KeyError, Secret};

use crate::{
    ecdsa,
    local::{Keys, TAG_LEN},
    sha384::Sha384,
};

/// The length of a compressed point.
const POINT: usize = 49;
/// `t ‖ epk ‖ edk`.
const SEALED: usize = TAG_LEN + POINT + 32;

/// The key pair of a recipient.
pub struct SecretKey {
    pair: ecdsa::SecretKey,
    public: PublicKey,
}

impl SecretKey {
    /// The pair, for sealing.
    #[must_use]
    pub fn from_ecdsa(pair: ecdsa::SecretKey) -> Self {
        let public = PublicKey::from_ecdsa(pair.public_key().clone());
        Self { pair, public }
    }

    /// A new key pair.
    ///
    /// # Errors
    /// [`Error::Randomness`].
    pub fn generate() -> Result<Self, Error> {
        ecdsa::SecretKey::generate().map(Self::from_ecdsa)
    }

    /// The key pair whose secret number these 48 bytes are.
    ///
    /// # Errors
    /// Those of [`ecdsa::SecretKey::from_bytes`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        ecdsa::SecretKey::from_bytes(bytes).map(Self::from_ecdsa)
    }

    /// The 48 bytes of the secret number. What is copied from here is no longer wiped.
    #[must_use]
    pub const fn expose_bytes(&self) -> &[u8; 48] {
        self.pair.expose_bytes()
    }

    /// The pair itself.
    #[must_use]
    pub const fn as_ecdsa(&self) -> &ecdsa::SecretKey {
        &self.pair
    }

    /// Another copy of the key, which is wiped by itself.
    #[must_use]
    pub fn duplicate(&self) -> Self {
        Self::from_ecdsa(self.pair.duplicate())
    }

    /// The public half.
    #[must_use]
    pub const fn public_key(&self) -> &PublicKey {
        &self.public
    }
}

impl Decapsulate for SecretKey {
    const SEALED_LEN: usize = SEALED;

    fn unseal(&self, _: Framed, h: &str, sealed: &[u8], pdk: &mut [u8; 32]) -> Result<(), Error> {
        let short = || Error::too_short(sealed.len(), SEALED);
        let (t, rest) = sealed.split_first_chunk::<TAG_LEN>().ok_or_else(short)?;
        let (epk, edk) = rest.split_first_chunk::<POINT>().ok_or_else(short)?;
        // Step 2.
        let peer = ecdsa::PublicKey::from_bytes(epk).map_err(|_| Error::NotAuthentic)?;
        let mut xk = Secret::new([0; 48]);
        self.pair.agree(&peer, &mut xk)?;
        // Steps 3 and 6.
        let mut keys = Keys::new();
        derive(h, &xk, epk, self.public.as_bytes(), &mut keys);
        // Steps 4 and 5.
        keys.check(t, &[h.as_bytes(), epk, edk])?;
        // Step 7.
        *pdk = edk.try_into().map_err(|_| short())?;
        keys.apply(pdk)
    }
}

/// In constant time.
impl PartialEq for SecretKey {
    fn eq(&self, other: &Self) -> bool {
        self.pair == other.pair
    }
}

impl Eq for SecretKey {}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SecretKey")
            .field("public", &self.public)
            .finish_non_exhaustive()
    }
}

/// The public half of a recipient's key pair.
#[derive(Clone)]
pub struct PublicKey(ecdsa::PublicKey);

impl PublicKey {
    /// The key, for sealing.
    #[must_use]
    pub const fn from_ecdsa(key: ecdsa::PublicKey) -> Self {
        Self(key)
    }

    /// The key with these 49 bytes: a compressed point.
    ///
    /// # Errors
    /// Those of [`ecdsa::PublicKey::from_bytes`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        ecdsa::PublicKey::from_bytes(bytes).map(Self)
    }

    /// The compressed point.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; POINT] {
        self.0.as_bytes()
    }

    /// The key itself.
    #[must_use]
    pub const fn as_ecdsa(&self) -> &ecdsa::PublicKey {
        &self.0
    }

    /// Checks that the key is one that may be sealed for. It has been when the key was made, so this
    /// never fails.
    ///
    /// # Errors
    /// None.
    pub const fn validate(&self) -> Result<(), KeyError> {
        self.0.validate()
    }
}

paseto_core::public_key_is_its_bytes!(PublicKey);

impl Encapsulate for PublicKey {
    const SEALED_LEN: usize = SEALED;
    const RANDOM_LEN: usize = 48;

    fn seal(
        &self,
        _: Framed,
        h: &str,
        pdk: &[u8; 32],
        random: &[u8],
        out: &mut [u8],
    ) -> Result<(), Error> {
        let short = Error::too_short(out.len(), SEALED);
        let out: &mut [u8; SEALED] = out.try_into().map_err(|_| short)?;
        let (t, rest) = out.split_at_mut(TAG_LEN);
        let (epk, edk) = rest.split_at_mut(POINT);
        // Step 1.
        let esk = ecdsa::SecretKey::from_bytes(random).map_err(|_| Error::Randomness)?;
        let made = esk.public_key().as_bytes();
        // Step 2.
        let mut xk = Secret::new([0; 48]);
        esk.agree(&self.0, &mut xk)?;
        // Steps 3 and 4.
        let mut keys = Keys::new();
        derive(h, &xk, made, self.as_bytes(), &mut keys);
        // Step 5.
        edk.copy_from_slice(pdk);
        keys.apply(edk)?;
        // Steps 6 and 7.
        epk.copy_from_slice(made);
        t.copy_from_slice(&keys.tag(&[h.as_bytes(), made, edk]));
        Ok(())
    }
}

/// Encryption, steps 3 and 4; Decryption, steps 3 and 6.
fn derive(h: &str, xk: &Secret<48>, epk: &[u8; POINT], pk: &[u8; POINT], keys: &mut Keys<TAG_LEN>) {
    let half = |first: u8, out: &mut Secret<48>| {
        let mut hash = Sha384::new();
        let pieces: [&[u8]; 5] = [&[first], h.as_bytes(), xk.expose(), epk, pk];
        pieces.iter().for_each(|piece| hash.update(piece));
        hash.finalize_into(out.expose_mut());
    };
    let mut both = Secret::new([0; 48]);
    half(0x01, &mut both);
    let (ek, n) = both.expose().split_at(32);
    keys.encryption.expose_mut().copy_from_slice(ek);
    keys.counter.expose_mut().copy_from_slice(n);
    half(0x02, &mut keys.authentication);
}
