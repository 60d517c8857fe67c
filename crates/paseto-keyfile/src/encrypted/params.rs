//! The parameters of PBES2, and what they cost.

use alloc::vec::Vec;

use der::{
    Decode, Reader,
    asn1::{AnyRef, ObjectIdentifier, OctetStringRef, UintRef},
};
use paserk::UnwrapLimits;
use paseto_core::{
    CostError,
    CostParameter::{Iterations, Memory, Parallelism},
    Error, KeyError,
};
use pbkdf2::pbkdf2_hmac;
use sha2::{Sha256, Sha384, Sha512};
use spki::AlgorithmIdentifierRef;

use crate::write::{self, OCTET_STRING, SEQUENCE, element};

pub(super) const SALT_LEN: usize = 16;
pub(super) const IV_LEN: usize = 16;

/// RFC 8018, appendix A.4.
const PBES2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.13");
/// RFC 8018, appendix A.2.
const PBKDF2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.12");
/// RFC 7914, section 7.
const SCRYPT: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.11591.4.11");
/// RFC 8018, appendix B.1.2.
const HMAC_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.2.9");
const HMAC_SHA384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.2.10");
const HMAC_SHA512: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.2.11");
/// RFC 8018, appendix B.2.5, in CBC mode.
const AES128: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.1.2");
const AES192: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.1.22");
const AES256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.1.42");

pub(super) struct Params<'a> {
    pub(super) kdf: Kdf<'a>,
    pub(super) cipher: Cipher,
    pub(super) iv: &'a [u8],
}

/// AES in CBC mode.
#[derive(Clone, Copy)]
pub(super) enum Cipher {
    Aes128,
    Aes192,
    Aes256,
}

impl Cipher {
    pub(super) const fn key_len(self) -> usize {
        match self {
            Self::Aes128 => 16,
            Self::Aes192 => 24,
            Self::Aes256 => 32,
        }
    }
}

/// How a password is made a key. A number with more than 64 bits is taken for the greatest that has.
pub(super) enum Kdf<'a> {
    Pbkdf2 {
        salt: &'a [u8],
        iterations: u64,
        prf: Prf,
    },
    Scrypt {
        salt: &'a [u8],
        n: u64,
        r: u64,
        p: u64,
    },
}

#[derive(Clone, Copy)]
pub(super) enum Prf {
    Sha256,
    Sha384,
    Sha512,
}

impl<'a> Params<'a> {
    /// Specification: RFC 8018, appendix A.4.
    ///
    /// # Errors
    /// [`KeyError::Encryption`] for another scheme, or one with other parts than these;
    /// [`KeyError::Encoding`] where it is not written as such.
    pub(super) fn read(algorithm: &AlgorithmIdentifierRef<'a>) -> Result<Self, KeyError> {
        if algorithm.oid != PBES2 {
            return Err(KeyError::Encryption);
        }
        let (kdf, encryption) = sequence(algorithm, |reader| {
            let kdf = AlgorithmIdentifierRef::decode(reader)?;
            Ok((kdf, AlgorithmIdentifierRef::decode(reader)?))
        })?;
        let cipher = match encryption.oid {
            AES128 => Cipher::Aes128,
            AES192 => Cipher::Aes192,
            AES256 => Cipher::Aes256,
            _ => return Err(KeyError::Encryption),
        };
        let iv = encryption.parameters.ok_or(KeyError::Encoding)?;
        let iv: &OctetStringRef = iv.decode_as().map_err(|_| KeyError::Encoding)?;
        let (kdf, length) = Kdf::read(&kdf)?;
        let has_length = length.is_none_or(|length| usize::from(length) == cipher.key_len());
        if iv.as_bytes().len() != IV_LEN || !has_length {
            return Err(KeyError::Encoding);
        }
        Ok(Self {
            kdf,
            cipher,
            iv: iv.as_bytes(),
        })
    }
}

impl<'a> Kdf<'a> {
    /// The function, and the length of the key if that is given.
    fn read(algorithm: &AlgorithmIdentifierRef<'a>) -> Result<(Self, Option<u16>), KeyError> {
        match algorithm.oid {
            PBKDF2 => {
                let (salt, iterations, length, prf) = sequence(algorithm, |reader| {
                    Ok((
                        AnyRef::decode(reader)?,
                        number(reader)?,
                        Option::decode(reader)?,
                        Option::<AlgorithmIdentifierRef<'_>>::decode(reader)?,
                    ))
                })?;
                // The other choice is a function that gives the salt. There is none.
                let salt: &OctetStringRef = salt.decode_as().map_err(|_| KeyError::Encryption)?;
                let kdf = Self::Pbkdf2 {
                    salt: salt.as_bytes(),
                    iterations,
                    prf: Prf::read(prf)?,
                };
                Ok((kdf, length))
            }
            SCRYPT => sequence(algorithm, |reader| {
                let kdf = Self::Scrypt {
                    salt: <&OctetStringRef>::decode(reader)?.as_bytes(),
                    n: number(reader)?,
                    r: number(reader)?,
                    p: number(reader)?,
                };
                Ok((kdf, Option::decode(reader)?))
            }),
            _ => Err(KeyError::Encryption),
        }
    }

    /// Compares what it costs with what the caller allows.
    pub(super) fn check(&self, limits: &UnwrapLimits) -> Result<(), CostError> {
        match *self {
            Self::Pbkdf2 { iterations, .. } => {
                CostError::at_most(Iterations, iterations, limits.iterations().into())?;
                CostError::at_least(Iterations, iterations, 1)
            }
            Self::Scrypt { n, r, p, .. } => {
                // RFC 7914, section 6: each lane takes N blocks of 128 r bytes and one more, and all
                // have one in common. The lanes are computed one after the other in the same memory,
                // but are counted as if not: so the limit holds for the time too.
                let blocks = n.saturating_add(1).saturating_mul(p).saturating_add(1);
                let memory = blocks.saturating_mul(r).saturating_mul(128);
                CostError::at_most(Memory, memory, limits.memory())?;
                CostError::at_most(Parallelism, p, limits.parallelism().into())?;
                CostError::at_least(Parallelism, p, 1)
            }
        }
    }

    /// Derives a key.
    ///
    /// # Errors
    /// [`KeyError::Encoding`] for numbers that the function does not take; [`Error::Unavailable`] where
    /// there is not enough memory.
    pub(super) fn derive(&self, password: &[u8], key: &mut [u8]) -> Result<(), Error> {
        match *self {
            Self::Pbkdf2 {
                salt,
                iterations,
                prf,
            } => {
                let rounds = u32::try_from(iterations).map_err(|_| KeyError::Encoding)?;
                match prf {
                    Prf::Sha256 => pbkdf2_hmac::<Sha256>(password, salt, rounds, key),
                    Prf::Sha384 => pbkdf2_hmac::<Sha384>(password, salt, rounds, key),
                    Prf::Sha512 => pbkdf2_hmac::<Sha512>(password, salt, rounds, key),
                }
                Ok(())
            }
            Self::Scrypt { salt, n, r, p } => {
                let params = scrypt_params(n, r, p).ok_or(KeyError::Encoding)?;
                reserve(n.saturating_add(p).saturating_add(1), r).ok_or(Error::Unavailable)?;
                scrypt::scrypt(password, salt, &params, key).map_err(|_| KeyError::Encoding.into())
            }
        }
    }
}

/// RFC 7914, section 6: N is a power of two and not 1; r p is less than 2^30.
fn scrypt_params(n: u64, r: u64, p: u64) -> Option<scrypt::Params> {
    if !n.is_power_of_two() || n == 1 || r.checked_mul(p)? >= 1 << 30 {
        return None;
    }
    let log_n = u8::try_from(n.ilog2()).ok()?;
    scrypt::Params::new(log_n, u32::try_from(r).ok()?, u32::try_from(p).ok()?).ok()
}

/// Sees that there is as much memory, because the crate would abort the program where there is not.
fn reserve(blocks: u64, r: u64) -> Option<()> {
    let memory = blocks.checked_mul(r)?.checked_mul(128)?;
    let mut probe = Vec::<u8>::new();
    probe.try_reserve_exact(usize::try_from(memory).ok()?).ok()
}

impl Prf {
    /// RFC 8018, appendix A.2: where it is not named it is HMAC-SHA-1, which is not supported.
    fn read(algorithm: Option<AlgorithmIdentifierRef<'_>>) -> Result<Self, KeyError> {
        let algorithm = algorithm.ok_or(KeyError::Encryption)?;
        if algorithm.parameters.is_some_and(|any| !any.is_null()) {
            return Err(KeyError::Encoding);
        }
        match algorithm.oid {
            HMAC_SHA256 => Ok(Self::Sha256),
            HMAC_SHA384 => Ok(Self::Sha384),
            HMAC_SHA512 => Ok(Self::Sha512),
            _ => Err(KeyError::Encryption),
        }
    }
}

/// The parameters of an algorithm, where they are a SEQUENCE.
fn sequence<'a, T>(
    algorithm: &AlgorithmIdentifierRef<'a>,
    read: impl FnOnce(&mut der::SliceReader<'a>) -> der::Result<T>,
) -> Result<T, KeyError> {
    let parameters = algorithm.parameters.ok_or(KeyError::Encoding)?;
    let parts = parameters.sequence(read);
    parts.map_err(|_: der::Error| KeyError::Encoding)
}

fn number<'a>(reader: &mut impl Reader<'a>) -> der::Result<u64> {
    let number = UintRef::decode(reader)?;
    let mut bytes = [0; 8];
    let length = number.as_bytes().len();
    let place = bytes.len().checked_sub(length);
    Ok(match place.and_then(|at| bytes.get_mut(at..)) {
        Some(place) => {
            place.copy_from_slice(number.as_bytes());
            u64::from_be_bytes(bytes)
        }
        None => u64::MAX,
    })
}

/// PBKDF2 with HMAC-SHA-256.
pub(super) fn pbkdf2(password: &[u8], salt: &[u8], iterations: u32, key: &mut [u8]) {
    pbkdf2_hmac::<Sha256>(password, salt, iterations, key);
}

/// `id-PBES2`, `id-PBKDF2`, `id-hmacWithSHA256`, whose parameters are NULL, and
/// `aes256-CBC-PAD`, as they are written.
const WRITTEN_PBES2: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0d";
const WRITTEN_PBKDF2: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0c";
const WRITTEN_HMAC: &[u8] = b"\x30\x0c\x06\x08\x2a\x86\x48\x86\xf7\x0d\x02\x09\x05\x00";
const WRITTEN_AES256: &[u8] = b"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x01\x2a";

/// `EncryptedPrivateKeyInfo`: RFC 5958, section 3.
pub(super) fn envelope(salt: &[u8], iterations: u32, iv: &[u8], data: &[u8]) -> Vec<u8> {
    let salt = element(OCTET_STRING, &[salt]);
    let iterations = iterations.to_be_bytes();
    let zeros = iterations.iter().take_while(|byte| **byte == 0).count();
    let iterations = write::integer(iterations.get(zeros..).unwrap_or_default());
    let kdf = element(SEQUENCE, &[&salt, &iterations, WRITTEN_HMAC]);
    let kdf = element(SEQUENCE, &[WRITTEN_PBKDF2, &kdf]);
    let iv = element(OCTET_STRING, &[iv]);
    let cipher = element(SEQUENCE, &[WRITTEN_AES256, &iv]);
    let params = element(SEQUENCE, &[&kdf, &cipher]);
    let algorithm = element(SEQUENCE, &[WRITTEN_PBES2, &params]);
    let data = element(OCTET_STRING, &[data]);
    element(SEQUENCE, &[&algorithm, &data])
}
