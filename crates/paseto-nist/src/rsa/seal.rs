//! Keys sealed for the owner of a key pair, as version 1 does it: RSA-KEM with 4096 bits.
//!
//! Specification: PASERK, `operations/PKE.md`, "Version 1".

use alloc::vec::Vec;
use core::fmt;

use aws_lc_rs::{
    encoding::{AsDer, Pkcs8V1Der},
    rsa::{KeyPair, KeySize},
};
use crypto_bigint::{
    Odd, U4096,
    modular::{FixedMontyForm, FixedMontyParams},
};
use paserk::{Decapsulate, Encapsulate, Framed};
use paseto_core::{Error, KeyError, Secret};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, Zeroizing};

use super::asn1;
use crate::{
    hmac::Hmac,
    local::{Keys, TAG_LEN},
    sha384::Sha384,
};

/// The size of the modulus. Keys for tokens have half of it, so that none serves both.
const BITS: usize = 4096;
const MODULUS_LEN: usize = BITS / 8;
/// `t ‖ edk ‖ c`.
const SEALED: usize = TAG_LEN + 32 + MODULUS_LEN;
/// 65537 has 17 bits.
const EXPONENT: (U4096, u32) = (U4096::from_u32(65537), 17);

/// The key pair of a recipient, parsed and checked once.
///
/// Its bytes are an `RSAPrivateKey` (PKCS#1, RFC 8017, appendix A.1.2) in DER.
pub struct SecretKey {
    der: Zeroizing<Vec<u8>>,
    /// `d`.
    exponent: Zeroizing<U4096>,
    public: PublicKey,
}

impl SecretKey {
    /// A new key pair. This takes a second or more.
    ///
    /// # Errors
    /// [`Error::Randomness`] where AWS-LC makes none: it says no more.
    pub fn generate() -> Result<Self, Error> {
        let pair = KeyPair::generate(KeySize::Rsa4096).map_err(|_| Error::Randomness)?;
        let info = AsDer::<Pkcs8V1Der<'_>>::as_der(&pair).map_err(|_| Error::Randomness)?;
        Ok(Self::from_bytes(asn1::inside_pkcs8(info.as_ref())?)?)
    }

    /// The key pair that is written as this PKCS#1 DER, which has to be what this library writes for
    /// the same numbers.
    ///
    /// # Errors
    /// [`KeyError::Encoding`] where it is not; [`KeyError::Modulus`] and [`KeyError::Exponent`] for
    /// another size or exponent; [`KeyError::Parameters`] for more than two primes;
    /// [`KeyError::Mismatch`] where the numbers do not belong together.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        let public = PublicKey::from_bytes(&asn1::public_half(bytes, BITS)?)?;
        // This checks that the numbers belong together.
        KeyPair::from_der(bytes).map_err(|_| KeyError::Mismatch)?;
        let exponent = Zeroizing::new(asn1::with_secret_exponent(bytes, number)??);
        let der = Zeroizing::new(bytes.to_vec());
        Ok(Self {
            der,
            exponent,
            public,
        })
    }

    /// Another copy of the key, which is wiped by itself.
    #[must_use]
    pub fn duplicate(&self) -> Self {
        Self {
            der: self.der.clone(),
            exponent: self.exponent.clone(),
            public: self.public.clone(),
        }
    }

    /// The PKCS#1 DER. What is copied from here is no longer wiped.
    #[must_use]
    pub fn expose_bytes(&self) -> &[u8] {
        &self.der
    }

    /// The public half.
    #[must_use]
    pub const fn public_key(&self) -> &PublicKey {
        &self.public
    }

    /// RSADP (RFC 8017, section 5.1.2), in constant time, with the result checked by the public
    /// operation: a wrong one could tell something of the key.
    fn decrypt(&self, c: &[u8; MODULUS_LEN]) -> Result<Zeroizing<[u8; MODULUS_LEN]>, Error> {
        let c = number(c).map_err(|_| Error::NotAuthentic)?;
        if c >= *self.public.modulus.modulus().as_ref() {
            return Err(Error::NotAuthentic);
        }
        let mut form = FixedMontyForm::new(&c, &self.public.modulus);
        form = form.pow(&*self.exponent);
        let r = Zeroizing::new(form.retrieve());
        form.zeroize();
        if self.public.raise(&r) != c {
            return Err(Error::NotAuthentic);
        }
        Ok(Zeroizing::new(r.to_be_bytes().into()))
    }
}

impl Decapsulate for SecretKey {
    const SEALED_LEN: usize = SEALED;

    fn unseal(&self, _: Framed, h: &str, sealed: &[u8], pdk: &mut [u8; 32]) -> Result<(), Error> {
        let short = || Error::too_short(sealed.len(), SEALED);
        let (t, rest) = sealed.split_first_chunk::<TAG_LEN>().ok_or_else(short)?;
        let (edk, c) = rest.split_first_chunk::<32>().ok_or_else(short)?;
        let c: &[u8; MODULUS_LEN] = c.try_into().map_err(|_| short())?;
        // Step 2.
        let r = self.decrypt(c)?;
        // Steps 3 and 6.
        let mut keys = Keys::new();
        derive(h, c, &r, &mut keys);
        // Steps 4 and 5.
        keys.check(t, &[h.as_bytes(), c, edk])?;
        // Step 7.
        *pdk = *edk;
        keys.apply(pdk)
    }
}

/// In constant time, and of the bytes.
impl PartialEq for SecretKey {
    fn eq(&self, other: &Self) -> bool {
        self.der.ct_eq(&other.der).into()
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

/// The public half of a recipient's key pair, parsed and checked once.
///
/// Its bytes are a `SubjectPublicKeyInfo` (RFC 5280, section 4.1) in DER.
#[derive(Clone)]
pub struct PublicKey {
    der: Vec<u8>,
    /// What multiplication modulo `n` takes.
    modulus: FixedMontyParams<{ U4096::LIMBS }>,
}

impl PublicKey {
    /// The key that is written as this SPKI DER, which has to be what this library writes for the
    /// same key.
    ///
    /// # Errors
    /// [`KeyError::Encoding`] where it is not; [`KeyError::Modulus`] and [`KeyError::Exponent`] for
    /// another size or exponent; [`KeyError::Parameters`] for an even modulus.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        let modulus = asn1::with_public(bytes, BITS, number)??;
        let odd: Option<Odd<U4096>> = Odd::new(modulus).into();
        Ok(Self {
            der: bytes.to_vec(),
            modulus: FixedMontyParams::new(odd.ok_or(KeyError::Parameters)?),
        })
    }

    /// The SPKI DER.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.der
    }

    /// Checks that the key is one that may be sealed for. It has been when the key was made, so this
    /// never fails.
    ///
    /// # Errors
    /// None.
    pub const fn validate(&self) -> Result<(), KeyError> {
        Ok(())
    }

    /// RSAEP (RFC 8017, section 5.1.1), in constant time.
    fn raise(&self, r: &U4096) -> U4096 {
        let (e, bits) = EXPONENT;
        let mut form = FixedMontyForm::new(r, &self.modulus);
        let result = form.pow_bounded_exp(&e, bits).retrieve();
        form.zeroize();
        result
    }
}

paseto_core::public_key_is_its_bytes!(PublicKey);

impl Encapsulate for PublicKey {
    const SEALED_LEN: usize = SEALED;
    const RANDOM_LEN: usize = MODULUS_LEN;

    fn seal(
        &self,
        _: Framed,
        h: &str,
        pdk: &[u8; 32],
        random: &[u8],
        out: &mut [u8],
    ) -> Result<(), Error> {
        let short = || Error::too_short(out.len(), SEALED);
        let mut r = Zeroizing::new([0; MODULUS_LEN]);
        r.copy_from_slice(random.get(..MODULUS_LEN).ok_or_else(short)?);
        // Step 1: below the modulus, and large enough to wrap around it.
        if let Some(first) = r.first_mut() {
            *first = (*first & 0x7f) | 0x40;
        }
        // Step 2.
        let c = self.raise(&Zeroizing::new(number(&*r)?));
        let c: [u8; MODULUS_LEN] = c.to_be_bytes().into();
        // Steps 3 and 4.
        let mut keys = Keys::new();
        derive(h, &c, &r, &mut keys);
        // Step 5.
        let out: &mut [u8; SEALED] = out.try_into().map_err(|_| KeyError::Encoding)?;
        let (t, rest) = out.split_at_mut(TAG_LEN);
        let (edk, sent) = rest.split_at_mut(32);
        edk.copy_from_slice(pdk);
        keys.apply(edk)?;
        // Steps 6 and 7.
        sent.copy_from_slice(&c);
        t.copy_from_slice(&keys.tag(&[h.as_bytes(), &c, edk]));
        Ok(())
    }
}

/// Encryption, steps 3 and 4; Decryption, steps 3 and 6.
fn derive(h: &str, c: &[u8], r: &[u8; MODULUS_LEN], keys: &mut Keys<TAG_LEN>) {
    let mut hash = Sha384::new();
    hash.update(c);
    let key = Hmac::keyed(&hash.finalize());
    let half = |first: u8, out: &mut Secret<48>| {
        let mut mac = key.clone();
        mac.update(&[first]);
        mac.update(h.as_bytes());
        mac.update(r);
        mac.finalize_into(out.expose_mut());
    };
    let mut both = Secret::new([0; 48]);
    half(0x01, &mut both);
    let (ek, n) = both.expose().split_at(32);
    keys.encryption.expose_mut().copy_from_slice(ek);
    keys.counter.expose_mut().copy_from_slice(n);
    half(0x02, &mut keys.authentication);
}

/// The number in big-endian bytes of at most the size of the modulus.
fn number(bytes: &[u8]) -> Result<U4096, KeyError> {
    let mut padded = Zeroizing::new([0; MODULUS_LEN]);
    let at = MODULUS_LEN.checked_sub(bytes.len());
    let room = at.and_then(|at| padded.get_mut(at..));
    room.ok_or(KeyError::Encoding)?.copy_from_slice(bytes);
    Ok(U4096::from_be_slice(&*padded))
}
