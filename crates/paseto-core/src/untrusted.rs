//! Text that nobody has checked yet.

use alloc::vec::Vec;
use core::fmt;

use paseto_encoding::TokenText;
use subtle::ConstantTimeEq;

use crate::{
    Associated, Authentic, Check, Decrypt, Error, FooterView, Header, SignedMessage, Verified,
    Verify, base64url,
};

mod many;

/// A token that was parsed, and of which nothing is to be believed.
///
/// It becomes a [`Verified`] with [`Untrusted::verify`] or [`Untrusted::decrypt`].
///
/// Parsing accepts exactly one spelling of each token: what this library would write for the same
/// bytes. The text of a token can therefore be the key of a deny list.
#[must_use = "nothing of the token was checked yet"]
pub struct Untrusted {
    header: Header,
    /// Body, footer and implicit assertion, one after the other.
    buffer: Vec<u8>,
    footer_at: usize,
    implicit_at: usize,
}

impl Untrusted {
    /// The greatest length of a token that [`Untrusted::parse`] takes, in bytes of text: 32 MiB.
    pub const MAX_LENGTH: usize = 32 * 1024 * 1024;

    /// Room for an ordinary implicit assertion, so that adding it does not allocate.
    const IMPLICIT_ROOM: usize = 64;

    /// Parses the text of a token: its parts, its header, its base64url. No cryptography, no JSON.
    ///
    /// Specification: `Common.md`, "PASETO Message Format".
    ///
    /// # Errors
    /// [`Error::TooLong`], [`Error::Format`], [`Error::UnknownHeader`], [`Error::Base64`] or
    /// [`Error::TooShort`].
    pub fn parse(text: &str) -> Result<Self, Error> {
        Self::parse_within(text, Self::MAX_LENGTH)
    }

    /// [`Untrusted::parse`] with the caller's own bound on the length of the text, in bytes,
    /// checked before anything else.
    ///
    /// # Errors
    /// Those of [`Untrusted::parse`].
    pub fn parse_within(text: &str, limit: usize) -> Result<Self, Error> {
        if text.len() > limit {
            return Err(Error::TooLong {
                length: text.len(),
                limit,
            });
        }
        let parts = TokenText::split(text)?;
        let header = Header::from_text(parts.header).ok_or(Error::UnknownHeader)?;
        let (body, footer) = (parts.body.as_bytes(), parts.footer.as_bytes());
        let room = base64url::decoded_len(body.len())
            .zip(base64url::decoded_len(footer.len()))
            .map(|(body, footer)| body.saturating_add(footer))
            .ok_or(Error::Base64)?;
        let mut buffer = Vec::with_capacity(room.saturating_add(Self::IMPLICIT_ROOM));
        base64url::decode_append(body, &mut buffer).map_err(|_| Error::Base64)?;
        let footer_at = buffer.len();
        base64url::decode_append(footer, &mut buffer).map_err(|_| Error::Base64)?;
        let minimum = header.min_body_len();
        if footer_at < minimum {
            return Err(Error::TooShort {
                length: footer_at,
                minimum,
            });
        }
        let implicit_at = buffer.len();
        Ok(Self {
            header,
            buffer,
            footer_at,
            implicit_at,
        })
    }

    /// Version and purpose that the text claims to have. A key compares them with its own.
    #[must_use]
    pub const fn header(&self) -> Header {
        self.header
    }

    /// The footer, which anybody may have written. What it says may choose a key, and nothing
    /// else.
    #[must_use]
    pub fn untrusted_footer(&self) -> FooterView<'_> {
        let bytes = self.buffer.get(self.footer_at..self.implicit_at);
        FooterView::new(self.header.version, bytes.unwrap_or_default())
    }

    /// The decoded body, which anybody may have written: for tools that show what a token looks
    /// like. In a `public` token it begins with the payload.
    #[must_use]
    pub fn untrusted_body(&self) -> &[u8] {
        self.buffer.get(..self.footer_at).unwrap_or_default()
    }

    /// Requires the footer to be `expected`, compared in constant time; empty means that there
    /// must be none. Without this call any footer is accepted, as long as it is authentic.
    ///
    /// Specification: step 2 of "Decrypt" and "Verify" in each version.
    ///
    /// # Errors
    /// [`Error::FooterMismatch`].
    pub fn require_footer(self, expected: impl AsRef<[u8]>) -> Result<Self, Error> {
        let found = self.untrusted_footer().as_bytes();
        if bool::from(found.ct_eq(expected.as_ref())) {
            Ok(self)
        } else {
            Err(Error::FooterMismatch)
        }
    }

    /// Gives the implicit assertion that the token must have been made with. Without this call it
    /// is empty. Versions 1 and 2 refuse one that is not.
    pub fn implicit(mut self, assertion: impl AsRef<[u8]>) -> Self {
        self.buffer.truncate(self.implicit_at);
        self.buffer.extend_from_slice(assertion.as_ref());
        self
    }

    /// Checks the signature with `key`, and then the payload with `check`.
    ///
    /// # Errors
    /// [`Error::WrongHeader`] where the key is for other tokens, before any cryptography;
    /// [`Error::NotAuthentic`] where the signature does not hold; [`Error::Payload`] and
    /// [`Error::Claims`], or whatever else `check` says, where it does.
    pub fn verify<K: Verify, C>(
        self,
        key: &K,
        check: &(impl Check<C> + ?Sized),
    ) -> Result<Verified<C>, Error> {
        let signed = self.signed::<K>()?;
        key.verify(signed.message, signed.associated, signed.signature)?;
        Verified::new(self.into_authentic::<K>(), check)
    }

    /// Authenticates and decrypts with `key`, and then checks the payload with `check`.
    ///
    /// # Errors
    /// [`Error::WrongHeader`] where the key is for other tokens, before any cryptography;
    /// [`Error::NotAuthentic`] where the token is not; [`Error::Payload`] and [`Error::Claims`],
    /// or whatever else `check` says, where it is.
    pub fn decrypt<K: Decrypt, C>(
        mut self,
        key: &K,
        check: &(impl Check<C> + ?Sized),
    ) -> Result<Verified<C>, Error> {
        self.expect_header(K::HEADER)?;
        let end = self.body_end(K::TAG_LEN)?;
        let (token, implicit) = self.buffer.split_at_mut(self.implicit_at);
        let (body, footer) = token.split_at_mut(self.footer_at);
        key.decrypt(body, Associated::new(footer, implicit))?;
        let authentic = Authentic::new(
            self.header,
            self.buffer,
            K::NONCE_LEN..end,
            self.footer_at..self.implicit_at,
            K::token_id,
        );
        Verified::new(authentic, check)
    }

    /// What the signature is of, if the key is for such tokens.
    fn signed<K: Verify>(&self) -> Result<SignedMessage<'_>, Error> {
        self.expect_header(K::HEADER)?;
        let end = self.body_end(K::SIGNATURE_LEN)?;
        let (token, implicit) = self.buffer.split_at(self.implicit_at);
        let (body, footer) = token.split_at(self.footer_at);
        let (message, signature) = body.split_at(end);
        let associated = Associated::new(footer, implicit);
        Ok(SignedMessage::new(message, associated, signature))
    }

    /// The token, once its signature has been checked.
    fn into_authentic<K: Verify>(self) -> Authentic {
        // `signed` has seen that there is a signature.
        let end = self.footer_at.saturating_sub(K::SIGNATURE_LEN);
        Authentic::new(
            self.header,
            self.buffer,
            0..end,
            self.footer_at..self.implicit_at,
            K::token_id,
        )
    }

    fn expect_header(&self, expected: Header) -> Result<(), Error> {
        if self.header == expected {
            return Ok(());
        }
        Err(Error::WrongHeader {
            expected,
            found: self.header,
        })
    }

    /// Where the body ends without its last `suffix` bytes.
    fn body_end(&self, suffix: usize) -> Result<usize, Error> {
        self.footer_at.checked_sub(suffix).ok_or(Error::TooShort {
            length: self.footer_at,
            minimum: suffix,
        })
    }
}

impl fmt::Debug for Untrusted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Untrusted")
            .field("header", &self.header)
            .finish_non_exhaustive()
    }
}
