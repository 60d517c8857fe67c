//! The three types of keys.

use paseto_core::Secret;
use paseto_sodium::ed25519;
#[cfg(feature = "alloc")]
pub use paseto_sodium::ed25519::Window;

/// A shared key for `v2.local` tokens: encrypts and decrypts.
///
/// 32 secret bytes, wiped when dropped. There is no `Clone`: a copy is made with
/// [`LocalKey::duplicate`].
pub struct LocalKey {
    pub(crate) bytes: Secret<32>,
}

impl LocalKey {
    const fn from_secret(bytes: Secret<32>) -> Self {
        Self { bytes }
    }
}

paseto_core::local_key!(LocalKey);
#[cfg(feature = "pem")]
paseto_keyfile::local_key!(LocalKey);

/// A secret key for `v2.public` tokens: signs. It holds its public half.
///
/// An Ed25519 key, wiped when dropped; its bytes are `seed ‖ public key`, 64, as libsodium and
/// PASERK write it. There is no `Clone`: a copy is made with [`SecretKey::duplicate`].
pub struct SecretKey {
    pub(crate) inner: ed25519::SecretKey,
    public: PublicKey,
}

/// A public key for `v2.public` tokens: verifies.
///
/// An Ed25519 public key of 32 bytes: a point of the curve, written canonically, not of small
/// order. It is decompressed once. A key from PASERK may be anything of the right length; it is
/// checked when it is used first, or by [`PublicKey::validate`].
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PublicKey(pub(crate) ed25519::PublicKey);

/// A public key that was prepared for many tokens: it verifies `v2.public` tokens in about half the
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
/// use paseto_v2::{Claims, Error, Rules, SecretKey, Token, Untrusted, Verified};
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
