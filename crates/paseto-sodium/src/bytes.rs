//! What versions 2 and 4 have besides the methods of every key pair, written once.

/// The methods of an Ed25519 key pair that are about its bytes.
#[doc(hidden)]
#[macro_export]
macro_rules! ed25519_bytes {
    ($Secret:ident, $Public:ident) => {
        impl $Secret {
            /// The key pair of this Ed25519 seed of 32 bytes, which must come from a random number
            /// generator.
            ///
            /// # Errors
            /// [`Error::Key`](crate::Error::Key) where there are not exactly 32.
            pub fn from_seed(seed: &[u8]) -> Result<Self, $crate::Error> {
                let seed = $crate::Secret::from_slice(seed)?;
                Ok(Self::new($crate::ed25519::SecretKey::from_seed(seed)))
            }

            /// The 64 bytes `seed ‖ public key`, wiped when dropped.
            #[must_use]
            pub fn expose_bytes(&self) -> $crate::Secret<64> {
                self.inner.to_bytes()
            }
        }

        impl $Public {
            /// The key of PASERK: a point is checked when it is needed.
            #[cfg(feature = "paserk")]
            pub(crate) fn from_unchecked_bytes(bytes: &[u8]) -> Result<Self, $crate::Error> {
                let key = $crate::ed25519::PublicKey::from_unchecked_bytes(bytes)?;
                Ok(Self(key))
            }

            /// The 32 bytes.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; 32] {
                self.0.as_bytes()
            }
        }
    };
}
