//! The ring that signs tokens.

use alloc::sync::Arc;
use core::{fmt, time::Duration};

use paserk::KeyId;
use paseto_claims::Timestamp;
use paseto_core::{Associated, Error, FooterLimits, FooterView, Header, Token, TokenId, Verify};

use super::shared::Handle;
use crate::{KeySetError, SigningKey, SigningSet};

/// A key that signs tokens, and the public keys that check them: its own, and those of the keys
/// before and after it.
///
/// [`sign`](Self::sign) names the key in the footer. The ring verifies where a public key does, as
/// a [`KeyRing`](crate::KeyRing) would. Clones share one set of keys. `S` is the type of the key
/// that signs: a `SecretKey`, or a [`SigningKey`] of your own.
///
/// ```
/// # #[cfg(feature = "v4")] {
/// use core::time::Duration;
/// use paseto::{Claims, Rules, SigningRing, Token, Untrusted, Verified, v4::SecretKey};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let ring = SigningRing::new(SecretKey::generate()?)?;
/// let text = ring.sign(Token::new(&Claims::new(()).subject("alice"))?)?;
///
/// // Tokens live for an hour, so the old key is accepted for an hour more.
/// ring.rotate(SecretKey::generate()?, Duration::from_secs(3600))?;
/// let token: Verified<()> = Untrusted::parse(&text)?.verify(&ring, &Rules::now())?;
/// # let _ = token;
/// # Ok(()) }
/// # main().unwrap(); }
/// ```
///
/// A ring is no key that signs: a token without `kid` would be one that no ring accepts.
///
/// ```compile_fail,E0277
/// # #[cfg(not(feature = "v4"))] compile_error!("E0277 takes a key of version 4");
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use paseto::{SigningRing, Token, v4::SecretKey};
/// let ring = SigningRing::new(SecretKey::generate()?)?;
/// Token::from_bytes(b"{}").sign(&ring)?;
/// # Ok(()) }
/// ```
pub struct SigningRing<S: SigningKey> {
    handle: Handle<SigningSet<S>>,
}

impl<S: SigningKey> SigningRing<S> {
    /// A ring with one key, which is active.
    ///
    /// # Errors
    /// [`KeySetErrorKind::Key`](crate::KeySetErrorKind::Key) where its public half may not be used.
    pub fn new(signer: S) -> Result<Self, KeySetError> {
        SigningSet::new(signer).map(Self::with_keys)
    }

    /// A ring with these keys.
    #[must_use]
    pub fn with_keys(keys: SigningSet<S>) -> Self {
        let handle = Handle::new(keys);
        Self { handle }
    }

    /// See [`KeyRing::with_clock`](crate::KeyRing::with_clock).
    #[must_use]
    pub fn with_clock(self, clock: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        let handle = self.handle.with_clock(clock);
        Self { handle }
    }

    /// See [`KeyRing::with_footer_limits`](crate::KeyRing::with_footer_limits).
    #[must_use]
    pub fn with_footer_limits(self, limits: FooterLimits) -> Self {
        let handle = self.handle.with_footer_limits(limits);
        Self { handle }
    }

    /// The keys that are in the ring now.
    #[must_use]
    pub fn current(&self) -> Arc<SigningSet<S>> {
        self.handle.load_full()
    }

    /// Puts other keys in the place of all that are in the ring.
    pub fn replace(&self, keys: SigningSet<S>) {
        self.handle.replace(keys);
    }

    /// Changes the keys: see [`KeyRing::update`](crate::KeyRing::update).
    ///
    /// # Errors
    /// That of `change`.
    pub fn update<R>(
        &self,
        change: impl FnOnce(&mut SigningSet<S>) -> Result<R, KeySetError>,
    ) -> Result<R, KeySetError> {
        self.handle.update(change)
    }

    /// Signs with `new` from now on: see [`KeySet::rotate`](crate::KeySet::rotate).
    ///
    /// # Errors
    /// Those of [`KeySet::rotate`](crate::KeySet::rotate).
    pub fn rotate(&self, new: S, grace: Duration) -> Result<KeyId<S::PublicKey>, KeySetError> {
        // The grace begins when the change does, not when it begins to wait for its turn.
        self.update(|keys| keys.rotate(new, grace, self.handle.now()))
    }

    /// Signs a token with the active key, whose id becomes the footer's `kid`: other members of a
    /// footer that is a JSON object are kept.
    ///
    /// # Errors
    /// [`Error::Footer`] where the footer is no JSON object or has another `kid`, and those of
    /// [`Token::sign`].
    pub fn sign(&self, token: Token<'_>) -> Result<String, Error> {
        let keys = self.handle.load();
        token.kid(keys.id().as_str())?.sign(&**keys.signer())
    }

    /// The public key that a footer names: see [`KeyRing::find`](crate::KeyRing::find).
    ///
    /// # Errors
    /// Those of [`KeyRing::find`](crate::KeyRing::find).
    pub fn find(&self, footer: FooterView<'_>) -> Result<Arc<S::PublicKey>, Error> {
        let keys = self.handle.load();
        self.handle.find(keys.public(), footer).cloned()
    }
}

impl<S: SigningKey> Verify for SigningRing<S> {
    const HEADER: Header = <S::PublicKey as Verify>::HEADER;
    const SIGNATURE_LEN: usize = <S::PublicKey as Verify>::SIGNATURE_LEN;

    /// Verifies with the public key that the footer names.
    fn verify(
        &self,
        message: &[u8],
        associated: Associated<'_>,
        signature: &[u8],
    ) -> Result<(), Error> {
        let footer = associated.untrusted_footer(Self::HEADER.version);
        let keys = self.handle.load();
        let key = self.handle.find(keys.public(), footer)?;
        key.verify(message, associated, signature)
    }

    /// That of the public key that the footer names.
    fn signing_input(
        &self,
        message: &[u8],
        associated: Associated<'_>,
        sink: &mut dyn FnMut(&[u8]),
    ) -> Result<(), Error> {
        let footer = associated.untrusted_footer(Self::HEADER.version);
        let keys = self.handle.load();
        let key = self.handle.find(keys.public(), footer)?;
        key.signing_input(message, associated, sink)
    }

    fn token_id(pieces: &[&[u8]]) -> TokenId {
        S::PublicKey::token_id(pieces)
    }
}

/// Another handle of the same keys.
impl<S: SigningKey> Clone for SigningRing<S> {
    fn clone(&self) -> Self {
        let handle = self.handle.clone();
        Self { handle }
    }
}

/// The ids and the states.
impl<S: SigningKey> fmt::Debug for SigningRing<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SigningRing")
            .field(&self.handle.load())
            .finish()
    }
}
