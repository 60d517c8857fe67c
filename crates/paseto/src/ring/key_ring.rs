//! The ring that checks tokens.

use alloc::sync::Arc;
use core::{fmt, time::Duration};

use paserk::{Key, KeyId};
use paseto_claims::Timestamp;
use paseto_core::{
    Associated, Decrypt, Error, FooterLimits, FooterView, Header, SignedMessage, Token, TokenId,
    Verify, Version,
};

use super::shared::Handle;
use crate::{KeySet, KeySetError};

/// Keys that check tokens: the `kid` in the footer decides which.
///
/// A ring of public keys is used where a public key is, a ring of local keys where a local key is:
/// it implements [`Verify`] or [`Decrypt`] itself. A token without `kid`, with one that the ring
/// does not know, or with that of a retired key is refused with [`Error::Kid`], and no key is
/// tried.
///
/// Clones share one set of keys. Reading it never waits; [`replace`](Self::replace) and
/// [`update`](Self::update) put another one in its place while tokens are being checked. The type
/// says version and purpose, so a key of another one cannot be in it.
///
/// ```
/// # #[cfg(feature = "v4")] {
/// use paseto::{Claims, KeyRing, KeySet, Rules, SigningRing, Token, Untrusted, Verified};
/// use paseto::v4::{PublicKey, SecretKey};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// // Whoever issues publishes its public keys …
/// let issuer = SigningRing::new(SecretKey::generate()?)?;
/// let published = issuer.current().public().to_json();
/// let text = issuer.sign(Token::new(&Claims::new(()).subject("alice"))?)?;
///
/// // … and whoever checks tokens reads them.
/// let ring: KeyRing<PublicKey> = KeyRing::new(KeySet::from_json(&published)?);
/// let token: Verified<()> = Untrusted::parse(&text)?.verify(&ring, &Rules::now())?;
/// assert_eq!(token.footer().as_bytes().len(), 61);
/// # Ok(()) }
/// # main().unwrap(); }
/// ```
///
/// Specification: `03-Algorithm-Lucidity.md`; `04-Claims.md`, "Key-ID Support".
pub struct KeyRing<K> {
    handle: Handle<KeySet<K>>,
}

impl<K> KeyRing<K> {
    /// A ring with these keys.
    #[must_use]
    pub fn new(keys: KeySet<K>) -> Self {
        let handle = Handle::new(keys);
        Self { handle }
    }

    /// Takes the time from `clock`, in this handle and its clones, for keys that are accepted until
    /// a moment. The system clock is read otherwise.
    #[must_use]
    pub fn with_clock(self, clock: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        let handle = self.handle.with_clock(clock);
        Self { handle }
    }

    /// Reads footers within other bounds than the default ones.
    #[must_use]
    pub fn with_footer_limits(self, limits: FooterLimits) -> Self {
        let handle = self.handle.with_footer_limits(limits);
        Self { handle }
    }

    /// The keys that are in the ring now.
    #[must_use]
    pub fn current(&self) -> Arc<KeySet<K>> {
        self.handle.load_full()
    }

    /// Puts other keys in the place of all that are in the ring: what is given counts, and nothing
    /// of what was there. So a set that is older, such as one from a cache, brings a key back that
    /// has been retired since.
    pub fn replace(&self, keys: KeySet<K>) {
        self.handle.replace(keys);
    }

    /// Changes the keys: all that `change` does, or nothing where it gives an error. Other changes
    /// wait meanwhile; readers do not, and see the keys before or after it. So `change` must not
    /// change the same ring through another handle: it would wait for itself. It copies the set, so
    /// make many changes in one.
    ///
    /// # Errors
    /// That of `change`.
    pub fn update<R>(
        &self,
        change: impl FnOnce(&mut KeySet<K>) -> Result<R, KeySetError>,
    ) -> Result<R, KeySetError> {
        self.handle.update(change)
    }

    /// The key that a footer names. Anybody may have written the footer: what comes out may check
    /// the token, and nothing else.
    ///
    /// # Errors
    /// [`Error::Kid`], and [`Error::Footer`] where the footer is no JSON with a `kid`.
    pub fn find(&self, footer: FooterView<'_>) -> Result<Arc<K>, Error> {
        let keys = self.handle.load();
        self.handle.find(&keys, footer).cloned()
    }

    /// See [`Handle::check_footer`].
    pub(super) fn check_footer(&self, token: &Token<'_>, version: Version) -> Result<(), Error> {
        self.handle.check_footer(token, version)
    }

    /// The moment that the ring's clock shows.
    pub(super) fn now(&self) -> Timestamp {
        self.handle.now()
    }
}

impl<K: Key> KeyRing<K> {
    /// Makes `new` the active key as of now: see [`KeySet::rotate`].
    ///
    /// # Errors
    /// Those of [`KeySet::rotate`].
    pub fn rotate(&self, new: K, grace: Duration) -> Result<KeyId<K>, KeySetError> {
        self.update(|keys| keys.rotate(new, grace, self.now()))
    }
}

impl<K: Verify> Verify for KeyRing<K> {
    const HEADER: Header = K::HEADER;
    const SIGNATURE_LEN: usize = K::SIGNATURE_LEN;

    /// Verifies with the key that the footer names.
    fn verify(
        &self,
        message: &[u8],
        associated: Associated<'_>,
        signature: &[u8],
    ) -> Result<(), Error> {
        let footer = associated.untrusted_footer(K::HEADER.version);
        let keys = self.handle.load();
        let key = self.handle.find(&keys, footer)?;
        key.verify(message, associated, signature)
    }

    /// With the keys that are in the ring now; what stands side by side and is of one key goes to it
    /// at once.
    fn verify_many(&self, messages: &[SignedMessage<'_>], verdicts: &mut [Result<(), Error>]) {
        let keys = self.handle.load();
        let find = |signed: &SignedMessage<'_>| {
            let footer = signed.associated.untrusted_footer(K::HEADER.version);
            self.handle.find(&keys, footer)
        };
        let found: Vec<_> = messages.iter().map(find).collect();
        let is_same = |a: &Result<&Arc<K>, Error>, b: &Result<&Arc<K>, Error>| match (a, b) {
            (Ok(a), Ok(b)) => Arc::ptr_eq(a, b),
            _ => false,
        };
        let mut start = 0_usize;
        for run in found.chunk_by(is_same) {
            let places = start..start.saturating_add(run.len());
            start = places.end;
            let Some(verdicts) = verdicts.get_mut(places.clone()) else {
                return;
            };
            match run {
                [Ok(key), ..] => {
                    key.verify_many(messages.get(places).unwrap_or_default(), verdicts)
                }
                [Err(error), ..] => verdicts.fill(Err(error.clone())),
                [] => {}
            }
        }
    }

    /// That of the key that the footer names.
    fn signing_input(
        &self,
        message: &[u8],
        associated: Associated<'_>,
        sink: &mut dyn FnMut(&[u8]),
    ) -> Result<(), Error> {
        let footer = associated.untrusted_footer(K::HEADER.version);
        let keys = self.handle.load();
        let key = self.handle.find(&keys, footer)?;
        key.signing_input(message, associated, sink)
    }

    fn token_id(pieces: &[&[u8]]) -> TokenId {
        K::token_id(pieces)
    }
}

impl<K: Decrypt> Decrypt for KeyRing<K> {
    const HEADER: Header = K::HEADER;
    const NONCE_LEN: usize = K::NONCE_LEN;
    const TAG_LEN: usize = K::TAG_LEN;

    /// Decrypts with the key that the footer names.
    fn decrypt(&self, body: &mut [u8], associated: Associated<'_>) -> Result<(), Error> {
        let footer = associated.untrusted_footer(K::HEADER.version);
        let keys = self.handle.load();
        let key = self.handle.find(&keys, footer)?;
        key.decrypt(body, associated)
    }

    fn token_id(pieces: &[&[u8]]) -> TokenId {
        K::token_id(pieces)
    }
}

/// Another handle of the same keys.
impl<K> Clone for KeyRing<K> {
    fn clone(&self) -> Self {
        let handle = self.handle.clone();
        Self { handle }
    }
}

/// The ids and the states.
impl<K> fmt::Debug for KeyRing<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("KeyRing").field(&self.handle.load()).finish()
    }
}
