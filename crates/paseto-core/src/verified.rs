//! Tokens that were checked.

use alloc::vec::Vec;
use core::{fmt, ops::Range};

use crate::{Error, FooterView, Header, Purpose, TokenId};

/// What stands between an authentic token and a [`Verified`]: reads claims out of it, or refuses.
///
/// `Rules` of the crate `paseto-claims` is one. So is any closure of this form, such as one for
/// payloads that are not JSON:
///
/// ```
/// use paseto_core::{Authentic, Error, Verified};
///
/// let raw = |token: &Authentic| Ok::<Vec<u8>, Error>(token.payload().to_vec());
/// # fn verify<C>(check: &impl paseto_core::Check<C>) {}
/// # verify::<Vec<u8>>(&raw);
/// ```
pub trait Check<C> {
    /// Checks a token that is authentic, and gives its claims.
    ///
    /// # Errors
    /// What keeps the token from being accepted: [`Error::Payload`], [`Error::Claims`].
    fn check(&self, token: &Authentic) -> Result<C, Error>;
}

impl<C, F: Fn(&Authentic) -> Result<C, Error>> Check<C> for F {
    fn check(&self, token: &Authentic) -> Result<C, Error> {
        self(token)
    }
}

/// A token whose signature or tag holds, but whose claims nobody has checked yet: what a
/// [`Check`] is given.
pub struct Authentic {
    header: Header,
    /// Body, footer and implicit assertion, one after the other; decrypted.
    buffer: Vec<u8>,
    payload: Range<usize>,
    footer: Range<usize>,
    hash: fn(&[&[u8]]) -> TokenId,
}

impl Authentic {
    pub(crate) const fn new(
        header: Header,
        buffer: Vec<u8>,
        payload: Range<usize>,
        footer: Range<usize>,
        hash: fn(&[&[u8]]) -> TokenId,
    ) -> Self {
        Self {
            header,
            buffer,
            payload,
            footer,
            hash,
        }
    }

    /// Version and purpose of the token.
    #[must_use]
    pub const fn header(&self) -> Header {
        self.header
    }

    /// The payload, byte for byte as it was sealed.
    #[must_use]
    pub fn payload(&self) -> &[u8] {
        self.buffer.get(self.payload.clone()).unwrap_or_default()
    }

    /// The footer, which is authentic.
    #[must_use]
    pub fn footer(&self) -> FooterView<'_> {
        let bytes = self.buffer.get(self.footer.clone()).unwrap_or_default();
        FooterView::new(self.header.version, bytes)
    }

    /// The implicit assertion that the token was made with.
    #[must_use]
    pub fn implicit(&self) -> &[u8] {
        self.buffer.get(self.footer.end..).unwrap_or_default()
    }

    /// What names this token: see [`TokenId`].
    ///
    /// It is the hash of the Pre-Authentication Encoding of header, message, footer and implicit
    /// assertion for a `public` token, and of header, nonce with tag, footer and implicit
    /// assertion for a `local` one.
    #[must_use]
    pub fn token_id(&self) -> TokenId {
        let (header, footer) = (self.header.as_str().as_bytes(), self.footer().as_bytes());
        match self.header.purpose {
            Purpose::Public => (self.hash)(&[header, self.payload(), footer, self.implicit()]),
            Purpose::Local => {
                let nonce = self.buffer.get(..self.payload.start).unwrap_or_default();
                let tag = self.buffer.get(self.payload.end..self.footer.start);
                let sealed = [nonce, tag.unwrap_or_default()].concat();
                (self.hash)(&[header, &sealed, footer, self.implicit()])
            }
        }
    }
}

impl fmt::Debug for Authentic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authentic")
            .field("header", &self.header)
            .finish_non_exhaustive()
    }
}

/// A token that is authentic and whose claims hold. Holding one is the proof: there is no other
/// way to get it than [`Untrusted::verify`](crate::Untrusted::verify) and
/// [`Untrusted::decrypt`](crate::Untrusted::decrypt).
#[must_use = "the claims of the token are inside"]
pub struct Verified<C> {
    authentic: Authentic,
    claims: C,
}

impl<C> Verified<C> {
    pub(crate) fn new(
        authentic: Authentic,
        check: &(impl Check<C> + ?Sized),
    ) -> Result<Self, Error> {
        let claims = check.check(&authentic)?;
        Ok(Self { authentic, claims })
    }

    /// The claims.
    #[must_use]
    pub const fn claims(&self) -> &C {
        &self.claims
    }

    /// The claims, without the proof.
    #[must_use]
    pub fn into_claims(self) -> C {
        self.claims
    }

    /// Version and purpose of the token.
    #[must_use]
    pub const fn header(&self) -> Header {
        self.authentic.header()
    }

    /// The payload, byte for byte as it was sealed.
    #[must_use]
    pub fn payload(&self) -> &[u8] {
        self.authentic.payload()
    }

    /// The footer.
    #[must_use]
    pub fn footer(&self) -> FooterView<'_> {
        self.authentic.footer()
    }

    /// What names this token, for lists of tokens that were revoked or already used.
    #[must_use]
    pub fn token_id(&self) -> TokenId {
        self.authentic.token_id()
    }
}

impl<C> fmt::Debug for Verified<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verified")
            .field("header", &self.header())
            .finish_non_exhaustive()
    }
}
