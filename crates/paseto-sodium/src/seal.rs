//! Keys sealed for the owner of a key pair, as versions 2 and 4 do it: X25519 (RFC 7748) with the
//! pair that an Ed25519 pair is birationally equivalent to.
//!
//! Specification: PASERK, `operations/PKE.md`, "Version 2 and 4".

#[cfg(feature = "pem")]
mod key_file;
#[cfg(test)]
mod wycheproof;

use core::fmt;

use curve25519_dalek::{edwards::CompressedEdwardsY, montgomery::MontgomeryPoint};
use paserk::{Decapsulate, Encapsulate, Framed};
use paseto_core::{Error, KeyError, Secret};
use sha2::{Digest, Sha512};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::{
    blake2b::Blake2b,
    ed25519,
    encrypt_then_mac::{Keys, TAG},
};

/// `t ‖ epk ‖ edk`.
const SEALED: usize = TAG + 32 + 32;

/// The key pair of a recipient, written as an Ed25519 pair.
pub struct SecretKey {
    pair: ed25519::SecretKey,
    /// `xsk`: not reduced, and clamped in each multiplication.
    scalar: Secret<32>,
    public: PublicKey,
}

impl SecretKey {
    /// The X25519 pair of an Ed25519 pair.
    ///
    /// # Errors
    /// [`KeyError::Point`]: never, because what is computed from a seed is in the subgroup.
    pub fn from_ed25519(pair: ed25519::SecretKey) -> Result<Self, KeyError> {
        // RFC 8032, section 5.1.5, steps 1 and 2, without the clamping.
        let mut scalar = Secret::new([0; 32]);
        let hash = Zeroizing::new(<[u8; 64]>::from(Sha512::digest(pair.seed().expose())));
        let halves = scalar.expose_mut().iter_mut().zip(hash.iter());
        halves.for_each(|(to, from)| *to = *from);
        let public = PublicKey::from_ed25519(pair.public_key().clone())?;
        Ok(Self {
            pair,
            scalar,
            public,
        })
    }

    /// A new key pair.
    ///
    /// # Errors
    /// [`Error::Randomness`].
    pub fn generate() -> Result<Self, Error> {
        Ok(Self::from_ed25519(ed25519::SecretKey::generate()?)?)
    }

    /// The key pair written as `seed ‖ public key`.
    ///
    /// # Errors
    /// Those of [`ed25519::SecretKey::from_bytes`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        ed25519::SecretKey::from_bytes(bytes).and_then(Self::from_ed25519)
    }

    /// `seed ‖ public key`.
    #[must_use]
    pub fn to_bytes(&self) -> Secret<64> {
        self.pair.to_bytes()
    }

    /// The Ed25519 pair that it is written as.
    #[must_use]
    pub const fn as_ed25519(&self) -> &ed25519::SecretKey {
        &self.pair
    }

    /// Another copy of the key, which is wiped by itself.
    #[must_use]
    pub fn duplicate(&self) -> Self {
        Self {
            pair: self.pair.duplicate(),
            scalar: self.scalar.duplicate(),
            public: self.public.clone(),
        }
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
        let (t, rest) = sealed.split_first_chunk::<TAG>().ok_or_else(short)?;
        let (epk, edk) = rest.split_first_chunk::<32>().ok_or_else(short)?;
        // Step 3.
        let mut xk = Secret::new([0; 32]);
        exchange(&self.scalar, epk, &mut xk)?;
        // Steps 4, 7 and 8.
        let mut keys = Keys::new();
        derive(h, &xk, epk, &self.public.x, &mut keys);
        // Steps 5 and 6.
        keys.check(t, &[h.as_bytes(), epk, edk])?;
        // Step 9.
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

/// The public half of a recipient's key pair, written as an Ed25519 public key.
#[derive(Clone)]
pub struct PublicKey {
    key: ed25519::PublicKey,
    /// `xpk`.
    x: [u8; 32],
}

impl PublicKey {
    /// The X25519 key of an Ed25519 key.
    ///
    /// # Errors
    /// [`KeyError::Point`] where the bytes are no point, not canonical, of small order, or not in the
    /// subgroup of prime order: what would be sealed for such a key, others could read.
    pub fn from_ed25519(key: ed25519::PublicKey) -> Result<Self, KeyError> {
        key.validate()?;
        let point = CompressedEdwardsY(*key.as_bytes()).decompress();
        let point = point.ok_or(KeyError::Point)?;
        if !point.is_torsion_free() {
            return Err(KeyError::Point);
        }
        let x = point.to_montgomery().to_bytes();
        Ok(Self { key, x })
    }

    /// The key with these 32 bytes, those of an Ed25519 public key.
    ///
    /// # Errors
    /// [`KeyError::Length`]; those of [`Self::from_ed25519`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        ed25519::PublicKey::from_bytes(bytes).and_then(Self::from_ed25519)
    }

    /// The 32 bytes of the Ed25519 public key.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        self.key.as_bytes()
    }

    /// The Ed25519 key that it is written as.
    #[must_use]
    pub const fn as_ed25519(&self) -> &ed25519::PublicKey {
        &self.key
    }

    /// Checks that the key is one that may be sealed for. It has been when the key was made, so this
    /// never fails.
    ///
    /// # Errors
    /// None.
    pub const fn validate(&self) -> Result<(), KeyError> {
        Ok(())
    }
}

paseto_core::public_key_is_its_bytes!(PublicKey);

impl Encapsulate for PublicKey {
    const SEALED_LEN: usize = SEALED;
    const RANDOM_LEN: usize = 32;

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
        let (t, rest) = out.split_at_mut(TAG);
        let (epk, edk) = rest.split_at_mut(32);
        // Step 2.
        let esk = Secret::from_slice(random)?;
        let made = MontgomeryPoint::mul_base_clamped(*esk.expose()).to_bytes();
        // Step 3.
        let mut xk = Secret::new([0; 32]);
        exchange(&esk, &self.x, &mut xk)?;
        // Steps 4 to 6.
        let mut keys = Keys::new();
        derive(h, &xk, &made, &self.x, &mut keys);
        // Step 7.
        edk.copy_from_slice(pdk);
        keys.apply(edk)?;
        // Steps 8 and 9.
        epk.copy_from_slice(&made);
        t.copy_from_slice(&keys.tag(&[h.as_bytes(), &made, edk]));
        Ok(())
    }
}

/// `crypto_scalarmult`. RFC 7748, section 6.1: a shared secret of zeros is one that everybody knows.
fn exchange(scalar: &Secret<32>, x: &[u8; 32], xk: &mut Secret<32>) -> Result<(), Error> {
    let mut point = Zeroizing::new(MontgomeryPoint(*x));
    *point = point.mul_clamped(*scalar.expose());
    xk.expose_mut().copy_from_slice(point.as_bytes());
    if bool::from(xk.expose().ct_eq(&[0; 32])) {
        return Err(Error::NotAuthentic);
    }
    Ok(())
}

/// Encryption, steps 4 to 6. The text of the specification says `pk` in two steps of the decryption;
/// the vectors and the reference have `xpk` in all.
fn derive(h: &str, xk: &Secret<32>, epk: &[u8; 32], xpk: &[u8; 32], keys: &mut Keys) {
    let half = |first: u8, out: &mut Secret<32>| {
        let mut hash = Blake2b::new();
        let pieces: [&[u8]; 5] = [&[first], h.as_bytes(), xk.expose(), epk, xpk];
        pieces.iter().for_each(|piece| hash.update(piece));
        hash.finalize_into(out.expose_mut());
    };
    half(0x01, &mut keys.encryption);
    half(0x02, &mut keys.authentication);
    let mut hash = Blake2b::new();
    hash.update(epk);
    hash.update(xpk);
    hash.finalize_into(keys.nonce.expose_mut());
}
