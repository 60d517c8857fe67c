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

/// The methods of a key pair that keys are sealed for, which is written as an Ed25519 pair, that are
/// about its bytes and about the pair of `public` tokens.
#[doc(hidden)]
#[macro_export]
macro_rules! sealing_bytes {
    ($Sealing:ident, $SealingPublic:ident, $Secret:ident, $Public:ident) => {
        impl $Sealing {
            /// The sealing pair that is written like this pair for `public` tokens. A pair should
            /// have one use: this is for keys that others have sealed for a signing key.
            ///
            /// # Errors
            /// None: every such pair can be sealed for.
            pub fn from_secret_key(key: &$Secret) -> Result<Self, $crate::Error> {
                let pair = key.inner.duplicate();
                Ok(Self::new($crate::seal::SecretKey::from_ed25519(pair)?))
            }

            /// The 64 bytes `seed ‖ public key`, wiped when dropped.
            #[must_use]
            pub fn expose_bytes(&self) -> $crate::Secret<64> {
                self.inner.to_bytes()
            }
        }

        impl $SealingPublic {
            /// The sealing key that is written like this key for `public` tokens. A key should have
            /// one use: this is for recipients who have no other.
            ///
            /// # Errors
            /// [`Error::Key`](crate::Error::Key) where it is no point, not canonical, or not in the
            /// subgroup of prime order.
            pub fn from_public_key(key: &$Public) -> Result<Self, $crate::Error> {
                let key = key.0.clone();
                Ok(Self($crate::seal::PublicKey::from_ed25519(key)?))
            }

            /// The 32 bytes.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; 32] {
                self.0.as_bytes()
            }
        }
    };
}
