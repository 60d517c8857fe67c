//! What a key can do: four traits, four verbs.

use core::fmt;

use crate::{Error, Header, TokenId, Version};

/// What is authenticated together with the payload, but is no part of it.
///
/// Specification: `Common.md`, "PASETO Message Format" (footer); `Version3.md` and `Version4.md`
/// (implicit assertion).
#[derive(Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Associated<'a> {
    /// The footer `f`: arbitrary bytes that travel with the token, readable by everybody.
    pub footer: &'a [u8],
    /// The implicit assertion `i`: arbitrary bytes that both sides know and that do not travel
    /// with the token. Versions 1 and 2 have none and refuse one that is not empty.
    pub implicit: &'a [u8],
}

impl<'a> Associated<'a> {
    /// A footer and an implicit assertion; empty where there is none.
    #[must_use]
    pub const fn new(footer: &'a [u8], implicit: &'a [u8]) -> Self {
        Self { footer, implicit }
    }

    /// The footer as something to look a key up with. Where this is what is still to be checked,
    /// anybody may have written it.
    #[cfg(feature = "alloc")]
    #[must_use]
    pub const fn untrusted_footer(self, version: Version) -> crate::FooterView<'a> {
        crate::FooterView::new(version, self.footer)
    }

    /// The footer alone, for a version that has no implicit assertion.
    ///
    /// # Errors
    /// [`Error::NoImplicitAssertion`] where one is given: it is never ignored.
    pub const fn footer_only(self, version: Version) -> Result<&'a [u8], Error> {
        if self.implicit.is_empty() {
            Ok(self.footer)
        } else {
            Err(Error::NoImplicitAssertion(version))
        }
    }
}

/// Without what is in them.
impl fmt::Debug for Associated<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (footer, implicit) = (self.footer.len(), self.implicit.len());
        write!(f, "Associated({footer} + {implicit} bytes)")
    }
}

/// What a signature is of, and the signature: what [`Verify::verify_many`] is given.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct SignedMessage<'a> {
    /// The message.
    pub message: &'a [u8],
    /// What is associated with it.
    pub associated: Associated<'a>,
    /// The signature, of any length.
    pub signature: &'a [u8],
}

impl<'a> SignedMessage<'a> {
    /// A message, what is associated with it, and the signature that is to be checked.
    #[must_use]
    pub const fn new(message: &'a [u8], associated: Associated<'a>, signature: &'a [u8]) -> Self {
        Self {
            message,
            associated,
            signature,
        }
    }
}

/// Without what is in it.
impl fmt::Debug for SignedMessage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (message, signature) = (self.message.len(), self.signature.len());
        write!(f, "SignedMessage({message} + {signature} bytes)")
    }
}

/// A key that signs `public` tokens.
///
/// Implement it for a key that this library cannot hold, such as one in an HSM. For a signer that
/// is asynchronous or far away, see `Token::prepare`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot sign tokens",
    label = "signing needs a `SecretKey`",
    note = "a `LocalKey` encrypts, a `PublicKey` verifies"
)]
pub trait Sign {
    /// Version and purpose of the tokens that this key makes.
    const HEADER: Header;
    /// The length of a signature in bytes.
    const SIGNATURE_LEN: usize;

    /// Signs `message` and what is associated with it, and writes the signature to the whole of
    /// `signature`, which has [`Self::SIGNATURE_LEN`] bytes.
    ///
    /// Specification: the "Sign" steps of each version.
    ///
    /// # Errors
    /// [`Error::NoImplicitAssertion`] in versions that have none, [`Error::Unavailable`] where the
    /// key is elsewhere and out of reach.
    fn sign(
        &self,
        message: &[u8],
        associated: Associated<'_>,
        signature: &mut [u8],
    ) -> Result<(), Error>;
}

/// A key that checks the signature of `public` tokens.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot verify tokens",
    label = "verifying needs a `PublicKey`",
    note = "a `LocalKey` decrypts; for a `SecretKey` use its `public_key()`"
)]
pub trait Verify {
    /// Version and purpose of the tokens that this key checks.
    const HEADER: Header;
    /// The length of a signature in bytes.
    const SIGNATURE_LEN: usize;

    /// Checks that `signature` was made for exactly this message and what is associated with it.
    ///
    /// Specification: the "Verify" steps of each version.
    ///
    /// # Errors
    /// [`Error::NotAuthentic`] where it was not, for whatever reason; [`Error::Key`] where the key
    /// itself is no valid one; [`Error::NoImplicitAssertion`] in versions that have none.
    fn verify(
        &self,
        message: &[u8],
        associated: Associated<'_>,
        signature: &[u8],
    ) -> Result<(), Error>;

    /// [`Self::verify`] for each of `messages`: writes what that would have given to the same place in
    /// `verdicts`, which is as long, and holds refusals. What is left there is a refusal of that message
    /// alone. It checks them one by one, unless the key knows how several are checked in less time.
    fn verify_many(&self, messages: &[SignedMessage<'_>], verdicts: &mut [Result<(), Error>]) {
        for (signed, verdict) in messages.iter().zip(verdicts) {
            *verdict = self.verify(signed.message, signed.associated, signed.signature);
        }
    }

    /// Streams the exact bytes that a signature is made of, the Pre-Authentication Encoding, into
    /// `sink`.
    ///
    /// # Errors
    /// [`Error::NoImplicitAssertion`] in versions that have none.
    fn signing_input(
        &self,
        message: &[u8],
        associated: Associated<'_>,
        sink: &mut dyn FnMut(&[u8]),
    ) -> Result<(), Error>;

    /// A collision-resistant hash of the Pre-Authentication Encoding of `pieces`.
    fn token_id(pieces: &[&[u8]]) -> TokenId
    where
        Self: Sized;
}

/// A key that encrypts `local` tokens.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot encrypt tokens",
    label = "encrypting needs a `LocalKey`",
    note = "a `SecretKey` signs, a `PublicKey` verifies"
)]
pub trait Encrypt {
    /// Version and purpose of the tokens that this key makes.
    const HEADER: Header;
    /// The number of bytes before the ciphertext.
    const NONCE_LEN: usize;
    /// The number of bytes after the ciphertext.
    const TAG_LEN: usize;

    /// Encrypts in place. `body` is `nonce ‖ message ‖ tag`: the message stands where the
    /// ciphertext will, and the first [`Self::NONCE_LEN`] and the last [`Self::TAG_LEN`] bytes are
    /// written.
    ///
    /// Specification: the "Encrypt" steps of each version.
    ///
    /// # Errors
    /// [`Error::Randomness`], [`Error::TooShort`] where `body` has no room for nonce and tag, and
    /// [`Error::NoImplicitAssertion`] in versions that have none. `body` then holds nothing of use.
    fn encrypt(&self, body: &mut [u8], associated: Associated<'_>) -> Result<(), Error>;
}

/// A key that decrypts `local` tokens.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot decrypt tokens",
    label = "decrypting needs a `LocalKey`",
    note = "a `PublicKey` verifies"
)]
pub trait Decrypt {
    /// Version and purpose of the tokens that this key reads.
    const HEADER: Header;
    /// The number of bytes before the ciphertext.
    const NONCE_LEN: usize;
    /// The number of bytes after the ciphertext.
    const TAG_LEN: usize;

    /// Authenticates, and then decrypts in place. `body` is `nonce ‖ ciphertext ‖ tag`, and the
    /// message stands where the ciphertext was. Nonce and tag are left as they are.
    ///
    /// Specification: the "Decrypt" steps of each version.
    ///
    /// # Errors
    /// [`Error::NotAuthentic`], and then nothing is decrypted; [`Error::TooShort`] where `body` has
    /// no room for nonce and tag; [`Error::NoImplicitAssertion`] in versions that have none.
    fn decrypt(&self, body: &mut [u8], associated: Associated<'_>) -> Result<(), Error>;

    /// A collision-resistant hash of the Pre-Authentication Encoding of `pieces`.
    fn token_id(pieces: &[&[u8]]) -> TokenId
    where
        Self: Sized;
}

/// A key that encrypts with a nonce that the caller chose. **Dangerous**: a nonce that is used
/// twice with one key gives both messages away. For test vectors.
#[cfg(feature = "hazmat")]
pub trait EncryptWithNonce: Encrypt {
    /// Like [`Encrypt::encrypt`], with what the random number generator would have given.
    ///
    /// # Errors
    /// Those of [`Encrypt::encrypt`], and [`Error::Key`] where `nonce` has the wrong length.
    fn encrypt_with_nonce(
        &self,
        nonce: &[u8],
        body: &mut [u8],
        associated: Associated<'_>,
    ) -> Result<(), Error>;
}
