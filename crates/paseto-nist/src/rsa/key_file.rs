//! RSA keys in key files. How many bits the modulus has, is asked where the bytes are read.
//!
//! Specification: RFC 8017, appendix A.1; RFC 7518, section 6.3.

use alloc::vec::Vec;

use paseto_core::KeyError;
use paseto_keyfile::{Algorithm, PublicKeyFile, SecretKeyFile, Use};

#[cfg(feature = "paserk")]
use super::seal;
use super::{PublicKey, SecretKey, asn1};

/// For keys of either size, whose bytes are SPKI and PKCS#1.
macro_rules! key_files {
    ($Secret:ty, $Public:ty, $used:expr) => {
        impl PublicKeyFile for $Public {
            const ALGORITHM: Algorithm = Algorithm::Rsa;
            const USE: Use = $used;

            fn from_raw(raw: &[u8]) -> Result<Self, KeyError> {
                Self::from_bytes(&asn1::around_pkcs1(raw)?)
            }

            fn to_raw(&self) -> Vec<u8> {
                asn1::inside_spki(self.as_bytes())
                    .unwrap_or_default()
                    .to_vec()
            }
        }

        impl SecretKeyFile for $Secret {
            type Public = $Public;

            fn from_raw(raw: &[u8]) -> Result<Self, KeyError> {
                Self::from_bytes(raw)
            }

            fn with_raw<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
                f(self.expose_bytes())
            }

            fn public_half(&self) -> &$Public {
                self.public_key()
            }
        }
    };
}

key_files!(SecretKey, PublicKey, Use::Signature);
#[cfg(feature = "paserk")]
key_files!(seal::SecretKey, seal::PublicKey, Use::Encryption);
