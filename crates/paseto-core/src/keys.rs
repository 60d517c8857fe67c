//! What the keys of all versions have in common, written once: for the version crates, which bring
//! the types and the steps of their version. Everything that is made here is part of their API.

/// The methods and traits of a `LocalKey` whose field `bytes` is a `Secret<32>`, and which has a
/// function `from_secret` that makes it from one.
#[doc(hidden)]
#[macro_export]
macro_rules! local_key {
    ($Key:ident) => {
        impl $Key {
            /// A new key from the operating system's random number generator.
            ///
            /// # Errors
            /// [`Error::Randomness`](crate::Error::Randomness).
            #[cfg(feature = "getrandom")]
            pub fn generate() -> Result<Self, $crate::Error> {
                $crate::Secret::random().map(Self::from_secret)
            }

            /// The key with these 32 bytes, which must come from a random number generator or a
            /// key derivation function: a password is no key.
            ///
            /// # Errors
            /// [`Error::Key`](crate::Error::Key) where there are not exactly 32.
            pub fn from_bytes(bytes: &[u8]) -> Result<Self, $crate::Error> {
                Ok(Self::from_secret($crate::Secret::from_slice(bytes)?))
            }

            /// The 32 bytes. What is copied from here is no longer wiped.
            #[must_use]
            pub const fn expose_bytes(&self) -> &[u8; 32] {
                self.bytes.expose()
            }

            /// Another copy of the key, which is wiped by itself.
            #[must_use]
            pub fn duplicate(&self) -> Self {
                Self::from_secret(self.bytes.duplicate())
            }
        }

        /// In constant time.
        impl PartialEq for $Key {
            fn eq(&self, other: &Self) -> bool {
                self.bytes == other.bytes
            }
        }

        impl Eq for $Key {}

        impl ::core::fmt::Debug for $Key {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(concat!(stringify!($Key), "(..)"))
            }
        }
    };
}

/// The traits of a `LocalKey` that has the functions `seal` and `open`. The first is given the
/// random bytes, as many as a nonce has.
#[doc(hidden)]
#[macro_export]
macro_rules! local_traits {
    ($Key:ident, $header:expr, nonce: $nonce:expr, tag: $tag:expr, $token_id:path) => {
        impl $crate::Encrypt for $Key {
            const HEADER: $crate::Header = $header;
            const NONCE_LEN: usize = $nonce;
            const TAG_LEN: usize = $tag;

            fn encrypt(
                &self,
                body: &mut [u8],
                associated: $crate::Associated<'_>,
            ) -> Result<(), $crate::Error> {
                let body = $crate::Body::split(body)?;
                let mut random = [0; $nonce];
                $crate::fill_random(&mut random)?;
                self.seal(&random, body, associated)
            }
        }

        #[cfg(feature = "hazmat")]
        impl $crate::EncryptWithNonce for $Key {
            fn encrypt_with_nonce(
                &self,
                nonce: &[u8],
                body: &mut [u8],
                associated: $crate::Associated<'_>,
            ) -> Result<(), $crate::Error> {
                let body = $crate::Body::split(body)?;
                let random = nonce
                    .try_into()
                    .map_err(|_| $crate::KeyError::length($nonce, nonce.len()))?;
                self.seal(random, body, associated)
            }
        }

        impl $crate::Decrypt for $Key {
            const HEADER: $crate::Header = $header;
            const NONCE_LEN: usize = $nonce;
            const TAG_LEN: usize = $tag;

            fn decrypt(
                &self,
                body: &mut [u8],
                associated: $crate::Associated<'_>,
            ) -> Result<(), $crate::Error> {
                self.open($crate::Body::split(body)?, associated)
            }

            fn token_id(pieces: &[&[u8]]) -> $crate::TokenId {
                $token_id(pieces)
            }
        }
    };
}

/// The methods and traits of a `SecretKey` with the fields `inner` and `public`, and of a
/// `PublicKey` around one of the same family.
#[doc(hidden)]
#[macro_export]
macro_rules! key_pair {
    ($Secret:ident($inner_secret:ty), $Public:ident($inner_public:ty)) => {
        impl $Secret {
            /// A new key pair from the operating system's random number generator.
            ///
            /// # Errors
            /// [`Error::Randomness`](crate::Error::Randomness).
            #[cfg(feature = "getrandom")]
            pub fn generate() -> Result<Self, $crate::Error> {
                <$inner_secret>::generate().map(Self::new)
            }

            /// The key pair with these bytes, which are those of PASERK: see the type.
            ///
            /// # Errors
            /// [`Error::Key`](crate::Error::Key) where they are no such key, or not consistent.
            pub fn from_bytes(bytes: &[u8]) -> Result<Self, $crate::Error> {
                Ok(Self::new(<$inner_secret>::from_bytes(bytes)?))
            }

            pub(crate) fn new(inner: $inner_secret) -> Self {
                let public = $Public(inner.public_key().clone());
                Self { inner, public }
            }

            /// The public half.
            #[must_use]
            pub const fn public_key(&self) -> &$Public {
                &self.public
            }

            /// Another copy of the key, which is wiped by itself.
            #[must_use]
            pub fn duplicate(&self) -> Self {
                Self::new(self.inner.duplicate())
            }
        }

        /// In constant time.
        impl PartialEq for $Secret {
            fn eq(&self, other: &Self) -> bool {
                self.inner == other.inner
            }
        }

        impl Eq for $Secret {}

        /// Shows the public half.
        impl ::core::fmt::Debug for $Secret {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_struct(stringify!($Secret))
                    .field("public", &self.public)
                    .finish_non_exhaustive()
            }
        }

        impl $Public {
            /// The key with these bytes, which are those of PASERK: see the type. They are
            /// checked: see [`Self::validate`].
            ///
            /// # Errors
            /// [`Error::Key`](crate::Error::Key) where they are no valid key.
            pub fn from_bytes(bytes: &[u8]) -> Result<Self, $crate::Error> {
                Ok(Self(<$inner_public>::from_bytes(bytes)?))
            }

            /// Checks that this is a key that may be used.
            ///
            /// # Errors
            /// [`Error::Key`](crate::Error::Key) where it is not. A key from [`Self::from_bytes`]
            /// always is.
            pub fn validate(&self) -> Result<(), $crate::Error> {
                Ok(self.0.validate()?)
            }
        }

        impl ::core::fmt::Debug for $Public {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.0, f)
            }
        }
    };
}

/// The traits of a public key of a family, which is its bytes.
#[doc(hidden)]
#[macro_export]
macro_rules! public_key_is_its_bytes {
    ($Key:ident) => {
        impl PartialEq for $Key {
            fn eq(&self, other: &Self) -> bool {
                self.as_bytes() == other.as_bytes()
            }
        }

        impl Eq for $Key {}

        impl ::core::hash::Hash for $Key {
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                self.as_bytes().hash(state);
            }
        }

        impl ::core::fmt::Debug for $Key {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(concat!(stringify!($Key), "("))?;
                self.as_bytes()
                    .iter()
                    .try_for_each(|byte| write!(f, "{byte:02x}"))?;
                f.write_str(")")
            }
        }
    };
}

/// The traits of a key pair made by [`key_pair!`], whose signatures are of the Pre-Authentication
/// Encoding of what `pieces` gives.
#[doc(hidden)]
#[macro_export]
macro_rules! public_traits {
    (
        $Secret:ident, $Public:ident, $header:expr,
        signature: $signature:expr, $pieces:path, $token_id:path
    ) => {
        impl $crate::Sign for $Secret {
            const HEADER: $crate::Header = $header;
            const SIGNATURE_LEN: usize = $signature;

            fn sign(
                &self,
                message: &[u8],
                associated: $crate::Associated<'_>,
                signature: &mut [u8],
            ) -> Result<(), $crate::Error> {
                let m2 = $pieces(self.public_key(), message, associated)?;
                self.inner.sign_pae(&m2, signature)
            }
        }

        impl $crate::Verify for $Public {
            const HEADER: $crate::Header = $header;
            const SIGNATURE_LEN: usize = $signature;

            fn verify(
                &self,
                message: &[u8],
                associated: $crate::Associated<'_>,
                signature: &[u8],
            ) -> Result<(), $crate::Error> {
                let m2 = $pieces(self, message, associated)?;
                self.0.verify_pae(&m2, signature)
            }

            fn signing_input(
                &self,
                message: &[u8],
                associated: $crate::Associated<'_>,
                sink: &mut dyn FnMut(&[u8]),
            ) -> Result<(), $crate::Error> {
                $crate::pae(&$pieces(self, message, associated)?, sink);
                Ok(())
            }

            fn token_id(pieces: &[&[u8]]) -> $crate::TokenId {
                $token_id(pieces)
            }
        }
    };
}
