//! What the prepared keys of versions 2 and 4 are, written once.

/// The methods and traits of a prepared key with the fields `public` and `inner`, whose signatures
/// are those of the public key.
#[doc(hidden)]
#[macro_export]
macro_rules! prepared_public_key {
    ($Prepared:ident of $Public:ident, $header:expr, $pieces:path, $token_id:path) => {
        impl $Public {
            /// Prepares the key for many tokens, with the default [`Window`](crate::Window).
            ///
            /// # Errors
            /// [`Error::Key`](crate::Error::Key) where it is no valid key: see [`Self::validate`].
            pub fn prepare(&self) -> Result<$Prepared, $crate::Error> {
                self.prepare_with($crate::ed25519::Window::default())
            }

            /// Prepares the key for many tokens.
            ///
            /// # Errors
            /// Those of [`Self::prepare`].
            pub fn prepare_with(
                &self,
                window: $crate::ed25519::Window,
            ) -> Result<$Prepared, $crate::Error> {
                Ok($Prepared {
                    inner: $crate::ed25519::PreparedPublicKey::new(&self.0, window)?,
                    public: self.clone(),
                })
            }
        }

        impl $Prepared {
            /// The public key with these 32 bytes, prepared with the default
            /// [`Window`](crate::Window).
            ///
            /// # Errors
            /// [`Error::Key`](crate::Error::Key) where they are no valid key.
            pub fn from_bytes(bytes: &[u8]) -> Result<Self, $crate::Error> {
                $Public::from_bytes(bytes)?.prepare()
            }

            /// The key that was prepared.
            #[must_use]
            pub const fn public_key(&self) -> &$Public {
                &self.public
            }

            /// The 32 bytes.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; 32] {
                self.public.as_bytes()
            }

            /// What it was prepared with.
            #[must_use]
            pub fn window(&self) -> $crate::ed25519::Window {
                self.inner.window()
            }
        }

        impl $crate::Verify for $Prepared {
            const HEADER: $crate::Header = $header;
            const SIGNATURE_LEN: usize = 64;

            fn verify(
                &self,
                message: &[u8],
                associated: $crate::Associated<'_>,
                signature: &[u8],
            ) -> Result<(), $crate::Error> {
                let m2 = $pieces(&self.public, message, associated)?;
                self.inner.verify_pae(&m2, signature)
            }

            /// With one inversion for all of them.
            fn verify_many(
                &self,
                messages: &[$crate::SignedMessage<'_>],
                verdicts: &mut [Result<(), $crate::Error>],
            ) {
                let signed = messages.iter().map(|signed| {
                    let m2 = $pieces(&self.public, signed.message, signed.associated)?;
                    Ok((m2, signed.signature))
                });
                self.inner.verify_each(signed, verdicts);
            }

            fn signing_input(
                &self,
                message: &[u8],
                associated: $crate::Associated<'_>,
                sink: &mut dyn FnMut(&[u8]),
            ) -> Result<(), $crate::Error> {
                $crate::Verify::signing_input(&self.public, message, associated, sink)
            }

            fn token_id(pieces: &[&[u8]]) -> $crate::TokenId {
                $token_id(pieces)
            }
        }

        impl ::core::fmt::Debug for $Prepared {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_struct(stringify!($Prepared))
                    .field("public", &self.public)
                    .field("window", &self.window())
                    .finish()
            }
        }
    };
}
