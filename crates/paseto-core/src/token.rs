//! A message to be sealed.

use alloc::{string::String, vec::Vec};
use core::fmt;

use crate::{
    Associated, Encrypt, Error, Footer, FooterView, Header, Prepared, Sign, Verify, Version,
    base64url,
};

/// What can be the payload of a [`Token`].
///
/// `Claims` of the crate `paseto-claims` is one.
pub trait Payload {
    /// Appends the payload's bytes to `buffer`.
    ///
    /// # Errors
    /// Whatever keeps the value from being written, such as [`Error::Payload`].
    fn write_to(&self, buffer: &mut Vec<u8>) -> Result<(), Error>;
}

/// Room before the payload for the nonce of every version, so that it is encrypted where it
/// stands.
const PREFIX: usize = 32;
/// Room for an ordinary payload with its tag or signature.
const CAPACITY: usize = 1024;

/// A message to be signed or encrypted: payload, footer, implicit assertion.
///
/// It becomes text with [`Token::sign`] or [`Token::encrypt`]; the key decides version and purpose.
#[must_use = "a token becomes text with `sign` or `encrypt`"]
pub struct Token<'a> {
    /// [`PREFIX`] bytes of room, then the payload.
    buffer: Vec<u8>,
    footer: Footer<'a>,
    implicit: &'a [u8],
}

impl<'a> Token<'a> {
    /// A token with claims.
    ///
    /// # Errors
    /// [`Error::Payload`] where the claims cannot be written as a JSON object, or one of the
    /// custom claims has a registered name.
    pub fn new<P: Payload + ?Sized>(claims: &P) -> Result<Self, Error> {
        let mut buffer = Vec::with_capacity(CAPACITY);
        buffer.resize(PREFIX, 0);
        claims.write_to(&mut buffer)?;
        Ok(Self::from_buffer(buffer))
    }

    /// A token with a payload of arbitrary bytes, which are not looked at.
    ///
    /// PASETO wants one JSON object: other implementations may not read anything else, and there
    /// is no expiry in it.
    pub fn from_bytes(payload: &[u8]) -> Self {
        let mut buffer = Vec::with_capacity(payload.len().saturating_add(PREFIX + 256));
        buffer.resize(PREFIX, 0);
        buffer.extend_from_slice(payload);
        Self::from_buffer(buffer)
    }

    fn from_buffer(buffer: Vec<u8>) -> Self {
        Self {
            buffer,
            footer: Footer::default(),
            implicit: &[],
        }
    }

    /// Adds a footer: authenticated, but readable by everybody. A key id becomes `{"kid":"…"}`.
    ///
    /// Specification: `01-Payload-Processing.md`, "Optional Footer".
    pub fn footer(self, footer: impl Into<Footer<'a>>) -> Self {
        let footer = footer.into();
        Self { footer, ..self }
    }

    /// Names the key in the footer: adds `kid` to it, and keeps what else it holds. Give the footer
    /// first.
    ///
    /// This is for a `kid` beside other members; `footer(key.id())` is enough for a `kid` alone.
    ///
    /// Specification: `04-Claims.md`, "Optional Footer Claims".
    ///
    /// # Errors
    /// [`Error::Footer`] where the footer is neither empty nor one JSON object, or has another `kid`
    /// already.
    pub fn kid(self, kid: &str) -> Result<Self, Error> {
        let footer = self.footer.with_kid(kid).map_err(Error::Footer)?;
        Ok(Self { footer, ..self })
    }

    /// Binds the token to an implicit assertion: bytes that the other side must know, because they
    /// are authenticated but do not travel with the token. Versions 3 and 4 only.
    ///
    /// Specification: `Version3.md` and `Version4.md`, `i`; `Rationale-V3-V4.md`, "Implicit Assertions".
    pub fn implicit(self, assertion: &'a (impl AsRef<[u8]> + ?Sized)) -> Self {
        let implicit = assertion.as_ref();
        Self { implicit, ..self }
    }

    /// Signs the token with a secret key and writes it as text.
    ///
    /// # Errors
    /// [`Error::Footer`] where the footer holds a key, and those of [`Sign::sign`].
    pub fn sign<K: Sign>(mut self, key: &K) -> Result<String, Error> {
        self.footer.check(K::HEADER.version)?;
        let end = self.buffer.len();
        self.buffer.resize(end.saturating_add(K::SIGNATURE_LEN), 0);
        let (head, signature) = self.buffer.split_at_mut(end);
        let message = head.get(PREFIX..).unwrap_or_default();
        let associated = Associated::new(self.footer.as_bytes(), self.implicit);
        key.sign(message, associated, signature)?;
        Ok(self.into_text(K::HEADER, PREFIX))
    }

    /// Encrypts the token with a local key and writes it as text.
    ///
    /// # Errors
    /// [`Error::Footer`] where the footer holds a key, and those of [`Encrypt::encrypt`].
    pub fn encrypt<K: Encrypt>(self, key: &K) -> Result<String, Error> {
        self.encrypt_by::<K>(|body, associated| key.encrypt(body, associated))
    }

    /// [`Token::encrypt`] with a nonce of the caller's. **Dangerous**: for test vectors.
    ///
    /// # Errors
    /// Those of [`Token::encrypt`], and [`Error::Key`] where the nonce has the wrong length.
    #[cfg(feature = "hazmat")]
    pub fn encrypt_with_nonce<K>(self, key: &K, nonce: &[u8]) -> Result<String, Error>
    where
        K: crate::EncryptWithNonce,
    {
        self.encrypt_by::<K>(|body, associated| key.encrypt_with_nonce(nonce, body, associated))
    }

    fn encrypt_by<K: Encrypt>(
        mut self,
        encrypt: impl FnOnce(&mut [u8], Associated<'_>) -> Result<(), Error>,
    ) -> Result<String, Error> {
        const { assert!(K::NONCE_LEN <= PREFIX, "the nonce is longer than its room") };
        self.footer.check(K::HEADER.version)?;
        let start = const { PREFIX - K::NONCE_LEN };
        let end = self.buffer.len().saturating_add(K::TAG_LEN);
        self.buffer.resize(end, 0);
        let body = self.buffer.get_mut(start..).unwrap_or_default();
        let associated = Associated::new(self.footer.as_bytes(), self.implicit);
        encrypt(body, associated)?;
        Ok(self.into_text(K::HEADER, start))
    }

    /// Makes the bytes that have to be signed, for a signer that is asynchronous or far away. The
    /// signature is checked with `key` when it comes back.
    ///
    /// # Errors
    /// [`Error::Footer`] where the footer holds a key, and those of [`Verify::signing_input`].
    pub fn prepare<K: Verify>(self, key: &K) -> Result<Prepared<'a, '_, K>, Error> {
        self.footer.check(K::HEADER.version)?;
        Prepared::new(self, key)
    }

    /// The footer that the token will have, as whoever reads a token of this version sees it.
    #[must_use]
    pub fn footer_view(&self, version: Version) -> FooterView<'_> {
        FooterView::new(version, self.footer.as_bytes())
    }

    pub(crate) fn payload(&self) -> &[u8] {
        self.buffer.get(PREFIX..).unwrap_or_default()
    }

    pub(crate) fn associated(&self) -> Associated<'_> {
        Associated::new(self.footer.as_bytes(), self.implicit)
    }

    /// The text of the token with this signature, which has been checked.
    pub(crate) fn with_signature(mut self, header: Header, signature: &[u8]) -> String {
        self.buffer.extend_from_slice(signature);
        self.into_text(header, PREFIX)
    }

    /// The text of the token, whose body is what stands from `start` on.
    fn into_text(self, header: Header, start: usize) -> String {
        let body = self.buffer.get(start..).unwrap_or_default();
        let footer = self.footer.as_bytes();
        let letters = |bytes: &[u8]| base64url::encoded_len(bytes.len()).unwrap_or(usize::MAX);
        let length = [header.as_str().len(), letters(body), 1, letters(footer)];
        let length = length.into_iter().fold(0, usize::saturating_add);
        let mut text = String::with_capacity(length);
        text.push_str(header.as_str());
        base64url::encode_append(body, &mut text);
        // An empty footer is no footer: no dot announces it.
        if !footer.is_empty() {
            text.push('.');
            base64url::encode_append(footer, &mut text);
        }
        text
    }
}

impl fmt::Debug for Token<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token").finish_non_exhaustive()
    }
}
