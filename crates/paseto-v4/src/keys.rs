//! The three types of keys.

use paseto_core::Secret;
#[cfg(feature = "alloc")]
pub use paseto_sodium::ed25519::Window;
use paseto_sodium::{blake2b::Blake2b, ed25519};

/// A shared key for `v4.local` tokens: encrypts and decrypts.
///
/// 32 secret bytes, wiped when dropped. There is no `Clone`: a copy is made with
/// [`LocalKey::duplicate`].
pub struct LocalKey {
    bytes: Secret<32>,
    /// Keyed BLAKE2b after the constant that begins both derivations, which is the same for every
    /// token.
    pub(crate) encryption: Blake2b<56>,
    pub(crate) authentication: Blake2b<32>,
}

impl LocalKey {
    fn from_secret(bytes: Secret<32>) -> Self {
        let mut encryption = Blake2b::keyed(bytes.expose());
        encryption.update(b"paseto-encryption-key");
        let mut authentication = Blake2b::keyed(bytes.expose());
        authentication.update(b"paseto-auth-key-for-aead");
        Self {
            bytes,
            encryption,
            authentication,
        }
    }
}

paseto_core::local_key!(LocalKey);
#[cfg(feature = "pem")]
paseto_keyfile::local_key!(LocalKey);

/// A secret key for `v4.public` tokens: signs. It holds its public half.
///
/// An Ed25519 key, wiped when dropped; its bytes are `seed ‖ public key`, 64, as libsodium and
/// PASERK write it. There is no `Clone`: a copy is made with [`SecretKey::duplicate`].
pub struct SecretKey {
    pub(crate) inner: ed25519::SecretKey,
    public: PublicKey,
}

/// A public key for `v4.public` tokens: verifies.
///
/// An Ed25519 public key of 32 bytes: a point of the curve, written canonically, not of small
/// order. It is decompressed once. A key from PASERK may be anything of the right length; it is
/// checked when it is used first, or by [`PublicKey::validate`].
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PublicKey(pub(crate) ed25519::PublicKey);

/// A public key that was prepared for many tokens: it verifies `v4.public` tokens in about half the
/// time of the [`PublicKey`] that it is made of, and accepts and refuses exactly the same.
///
/// It holds a table of multiples of the key: see [`Window`] for its size. Making it takes as long as six
/// verifications do, and as long again for the first key of a process, so it pays for itself after some
/// 15 tokens, or 30. Clones share the table. [`Untrusted::verify_many`] makes it faster yet. A set of
/// such keys takes the memory of all their tables: where somebody else says how many there are, bound
/// them.
///
#[cfg_attr(all(feature = "claims", feature = "std"), doc = "```")]
#[cfg_attr(not(all(feature = "claims", feature = "std")), doc = "```ignore")]
/// use paseto_v4::{Claims, Error, Rules, SecretKey, Token, Untrusted, Verified};
///
/// # fn main() -> Result<(), Error> {
/// let secret = SecretKey::generate()?;
/// let texts = ["alice", "bob"].map(|name| {
///     let claims = Claims::new(()).subject(name).expires_in(core::time::Duration::from_secs(60));
///     Token::new(&claims)?.sign(&secret)
/// });
///
/// let prepared = secret.public_key().prepare()?;
/// let mut tokens = Vec::new();
/// for text in texts {
///     tokens.push(Untrusted::parse(&text?)?);
/// }
/// for token in Untrusted::verify_many(tokens, &prepared, &Rules::now()) {
///     let _token: Verified<()> = token?;
/// }
/// # Ok(())
/// # }
/// ```
///
/// [`Untrusted::verify_many`]: crate::Untrusted::verify_many
#[cfg(feature = "alloc")]
#[derive(Clone)]
pub struct PreparedPublicKey {
    pub(crate) public: PublicKey,
    pub(crate) inner: ed25519::PreparedPublicKey,
}

paseto_core::key_pair!(SecretKey(ed25519::SecretKey), PublicKey(ed25519::PublicKey));
paseto_sodium::ed25519_bytes!(SecretKey, PublicKey);
#[cfg(feature = "pem")]
paseto_keyfile::key_pair!(
    SecretKey(ed25519::SecretKey): Self::new, |key| &key.inner;
    PublicKey(ed25519::PublicKey): Self, |key| &key.0;
);
