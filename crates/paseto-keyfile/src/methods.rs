//! What each key has of key files, written once: for the version crates.

/// The methods of a key pair: for each type the key of the family that is within it, how it is made
/// from one, and where that stands.
///
/// A `SecretKey` takes its public half with it, so what makes one is given the secret half alone.
#[doc(hidden)]
#[macro_export]
macro_rules! key_pair {
    (
        $Secret:ident($inner_secret:ty): $from_secret:expr, |$secret:ident| $borrow_secret:expr;
        $Public:ident($inner_public:ty): $from_public:expr, |$public:ident| $borrow_public:expr;
    ) => {
        impl $Public {
            /// The key in a PEM text, `PUBLIC KEY`; for RSA also `RSA PUBLIC KEY`. Text around the
            /// block is let pass.
            ///
            /// # Errors
            /// [`Error::TooLong`](crate::Error::TooLong); [`Error::Key`](crate::Error::Key) where
            /// it is no such text, or no such key.
            pub fn from_pem(text: &str) -> Result<Self, $crate::Error> {
                <$inner_public as $crate::PublicKeyFile>::from_pem(text).map($from_public)
            }

            /// The PEM text of the key, `PUBLIC KEY`.
            #[must_use]
            pub fn to_pem(&self) -> $crate::String {
                let $public = self;
                $crate::PublicKeyFile::to_pem($borrow_public)
            }

            /// The key in DER, SPKI (RFC 5280); for RSA also PKCS#1 (RFC 8017).
            ///
            /// # Errors
            /// [`Error::TooLong`](crate::Error::TooLong); [`Error::Key`](crate::Error::Key) where
            /// it is no such DER, or no such key.
            pub fn from_der(bytes: &[u8]) -> Result<Self, $crate::Error> {
                <$inner_public as $crate::PublicKeyFile>::from_der(bytes).map($from_public)
            }

            /// The SPKI DER of the key.
            #[must_use]
            pub fn to_der(&self) -> $crate::Vec<u8> {
                let $public = self;
                $crate::PublicKeyFile::to_der($borrow_public)
            }

            /// The key in a JWK. One that holds anything secret is refused, so that it is noticed in
            /// a place that is public; so is one whose `use`, `key_ops` or `alg` say that it is for
            /// something else. All other members are passed over.
            ///
            /// # Errors
            /// [`Error::TooLong`](crate::Error::TooLong); [`Error::Key`](crate::Error::Key) where
            /// it is no such text, or no such key.
            pub fn from_jwk(text: &str) -> Result<Self, $crate::Error> {
                <$inner_public as $crate::PublicKeyFile>::from_jwk(text).map($from_public)
            }

            /// The JWK of the key: its members, and no others.
            #[must_use]
            pub fn to_jwk(&self) -> $crate::String {
                let $public = self;
                $crate::PublicKeyFile::to_jwk($borrow_public)
            }
        }

        impl $Secret {
            /// The key pair in a PEM text, `PRIVATE KEY`; for P-384 also `EC PRIVATE KEY`, for RSA
            /// `RSA PRIVATE KEY`. Text around the block is let pass.
            ///
            /// # Errors
            /// [`Error::TooLong`](crate::Error::TooLong); [`Error::Key`](crate::Error::Key) where
            /// it is no such text, or no such key, or encrypted.
            pub fn from_pem(text: &str) -> Result<Self, $crate::Error> {
                <$inner_secret as $crate::SecretKeyFile>::from_pem(text).map($from_secret)
            }

            /// The PEM text of the key, `PRIVATE KEY`.
            #[must_use]
            pub fn to_pem(&self) -> $crate::SecretText {
                let $secret = self;
                $crate::SecretKeyFile::to_pem($borrow_secret)
            }

            /// The key pair in DER, PKCS#8 (RFC 5958); for P-384 also SEC1 (RFC 5915), for RSA PKCS#1
            /// (RFC 8017).
            ///
            /// # Errors
            /// [`Error::TooLong`](crate::Error::TooLong); [`Error::Key`](crate::Error::Key) where
            /// it is no such DER, or no such key, or encrypted.
            pub fn from_der(bytes: &[u8]) -> Result<Self, $crate::Error> {
                <$inner_secret as $crate::SecretKeyFile>::from_der(bytes).map($from_secret)
            }

            /// The PKCS#8 DER of the key.
            #[must_use]
            pub fn to_der(&self) -> $crate::SecretBytes {
                let $secret = self;
                $crate::SecretKeyFile::to_der($borrow_secret)
            }

            /// The key pair in a PEM text that is encrypted with a password, `ENCRYPTED PRIVATE KEY`.
            ///
            /// `limits` is compared with the cost that the text names before anything is allocated or
            /// computed. The password is taken byte for byte.
            ///
            /// There is no MAC in that format. Whoever can alter the text can make it another key, or
            /// one that nobody knows: compare the public half where that matters, or keep the key as
            /// PASERK, which has one.
            ///
            /// # Errors
            /// Those of [`Self::from_encrypted_der`].
            pub fn from_encrypted_pem(
                text: &str,
                password: impl AsRef<[u8]>,
                limits: &$crate::UnwrapLimits,
            ) -> Result<Self, $crate::Error> {
                <$inner_secret as $crate::SecretKeyFile>::from_encrypted_pem(text, password, limits)
                    .map($from_secret)
            }

            /// The PEM text of the key, encrypted with a password: `ENCRYPTED PRIVATE KEY`. Whoever
            /// has it can try passwords, as fast as `params` lets them.
            ///
            /// PBES2 with PBKDF2-HMAC-SHA-256 and AES-256-CBC, which OpenSSL reads. There is no MAC in
            /// that format: where nobody else has to read it, PASERK's is the better one.
            ///
            /// # Errors
            /// Those of [`Self::to_encrypted_der`].
            pub fn to_encrypted_pem(
                &self,
                password: impl AsRef<[u8]>,
                params: $crate::Pbkdf2Params,
            ) -> Result<$crate::String, $crate::Error> {
                let $secret = self;
                $crate::SecretKeyFile::to_encrypted_pem($borrow_secret, password, params)
            }

            /// The key pair in DER that is encrypted with a password, `EncryptedPrivateKeyInfo`
            /// (RFC 5958): see [`Self::from_encrypted_pem`].
            ///
            /// # Errors
            /// [`Error::TooLong`](crate::Error::TooLong); [`Error::Key`](crate::Error::Key) where
            /// it is not encrypted DER, or encrypted in a way that is not supported, or a key of
            /// another algorithm or size; [`Error::Cost`](crate::Error::Cost) where it would cost more than `limits`;
            /// [`Error::Unavailable`](crate::Error::Unavailable) where there is not enough memory;
            /// [`Error::NotAuthentic`](crate::Error::NotAuthentic) for everything else that is
            /// wrong, the password among it.
            pub fn from_encrypted_der(
                bytes: &[u8],
                password: impl AsRef<[u8]>,
                limits: &$crate::UnwrapLimits,
            ) -> Result<Self, $crate::Error> {
                <$inner_secret as $crate::SecretKeyFile>::from_encrypted_der(
                    bytes, password, limits,
                )
                .map($from_secret)
            }

            /// The DER of the key, encrypted with a password: see [`Self::to_encrypted_pem`].
            ///
            /// # Errors
            /// [`Error::Cost`](crate::Error::Cost) for no iterations;
            /// [`Error::Randomness`](crate::Error::Randomness).
            pub fn to_encrypted_der(
                &self,
                password: impl AsRef<[u8]>,
                params: $crate::Pbkdf2Params,
            ) -> Result<$crate::Vec<u8>, $crate::Error> {
                let $secret = self;
                $crate::SecretKeyFile::to_encrypted_der($borrow_secret, password, params)
            }

            /// The key pair in a JWK, with both halves. One whose `use`, `key_ops` or `alg` say that
            /// it is for something else is refused. All other members are passed over.
            ///
            /// # Errors
            /// [`Error::TooLong`](crate::Error::TooLong); [`Error::Key`](crate::Error::Key) where
            /// it is no such text, or no such key.
            pub fn from_jwk(text: &str) -> Result<Self, $crate::Error> {
                <$inner_secret as $crate::SecretKeyFile>::from_jwk(text).map($from_secret)
            }

            /// The JWK of the key, with both halves: its members, and no others.
            #[must_use]
            pub fn to_jwk(&self) -> $crate::SecretText {
                let $secret = self;
                $crate::SecretKeyFile::to_jwk($borrow_secret)
            }
        }
    };
}

/// The methods of a `LocalKey` that has the functions `from_secret` and `expose_bytes`.
#[doc(hidden)]
#[macro_export]
macro_rules! local_key {
    ($Key:ident) => {
        impl $Key {
            /// The key in a JWK with the type `oct`. One whose `use`, `key_ops` or `alg` say that it is
            /// for something else is refused: the key of an HMAC encrypts nothing. All other members
            /// are passed over.
            ///
            /// # Errors
            /// [`Error::TooLong`](crate::Error::TooLong); [`Error::Key`](crate::Error::Key) where
            /// it is no such text, or no such key.
            pub fn from_jwk(text: &str) -> Result<Self, $crate::Error> {
                $crate::read_local(text).map(Self::from_secret)
            }

            /// The JWK of the key, with the type `oct`: its members, and no others.
            #[must_use]
            pub fn to_jwk(&self) -> $crate::SecretText {
                $crate::write_local(self.expose_bytes())
            }
        }
    };
}
