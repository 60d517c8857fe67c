//! One place for tokens of several kinds.

use core::fmt;

use paseto_core::{Authentic, Check, Decrypt, Error, Header, Untrusted, Verified, Verify};

use crate::Gate;

/// What becomes of a token with one header.
type Route<C> = Box<dyn Fn(Untrusted) -> Result<Verified<C>, Error> + Send + Sync>;

/// Takes tokens of several versions and purposes, and checks each with the key, or the ring, and
/// the rules that are registered for its header. Nothing is allowed that is not registered.
///
/// `C` is what the claims of all of them become: one type, or an enum that says which token it was.
///
/// ```
/// # #[cfg(feature = "v4")] {
/// use paseto::{Claims, Error, Header, Router, Rules, Token};
/// use paseto::v4::{LocalKey, SecretKey};
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Serialize, Deserialize)]
/// struct Session {
///     role: String,
/// }
///
/// #[derive(Serialize, Deserialize)]
/// struct Ticket {
///     quota: u64,
/// }
///
/// enum Caller {
///     User(Session),
///     Service(Ticket),
/// }
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let (users, services) = (SecretKey::generate()?, LocalKey::generate()?);
/// let router = Router::new()
///     .verify_as(users.public_key().clone(), Rules::now().audience("api"), Caller::User)
///     .decrypt_as(services.duplicate(), Rules::now(), Caller::Service);
///
/// let text = Token::new(&Claims::new(Ticket { quota: 7 }))?.encrypt(&services)?;
/// match router.accept(&text)?.claims() {
///     Caller::User(session) => println!("a user who is {}", session.role),
///     Caller::Service(ticket) => println!("a service with {} calls", ticket.quota),
/// }
/// let refused = router.accept("v1.local.AAAA").unwrap_err();
/// assert_eq!(refused, Error::HeaderNotAllowed(Header::V1_LOCAL));
/// # Ok(()) }
/// # main().unwrap(); }
/// ```
///
/// Specification: `03-Algorithm-Lucidity.md`.
#[must_use]
pub struct Router<C> {
    gate: Gate,
    routes: Vec<(Header, Route<C>)>,
}

impl<C: 'static> Router<C> {
    /// A router that takes no token.
    pub const fn new() -> Self {
        Self {
            gate: Gate::new(),
            routes: Vec::new(),
        }
    }

    /// Takes tokens that `key` verifies: a public key, a [`KeyRing`](crate::KeyRing) of public
    /// keys, a [`SigningRing`](crate::SigningRing). A second call for the same version replaces
    /// the first.
    pub fn verify<K>(self, key: K, check: impl Check<C> + Send + Sync + 'static) -> Self
    where
        K: Verify + Send + Sync + 'static,
    {
        self.route(K::HEADER, move |token| token.verify(&key, &check))
    }

    /// [`Router::verify`], where the claims become what `into` makes of them: most often a variant
    /// of an enum.
    pub fn verify_as<K, T: 'static>(
        self,
        key: K,
        check: impl Check<T> + Send + Sync + 'static,
        into: impl Fn(T) -> C + Send + Sync + 'static,
    ) -> Self
    where
        K: Verify + Send + Sync + 'static,
    {
        self.verify(key, converted(check, into))
    }

    /// Takes tokens that `key` decrypts: a local key, a [`KeyRing`](crate::KeyRing) of local keys,
    /// a [`SealingRing`](crate::SealingRing). A second call for the same version replaces the
    /// first.
    pub fn decrypt<K>(self, key: K, check: impl Check<C> + Send + Sync + 'static) -> Self
    where
        K: Decrypt + Send + Sync + 'static,
    {
        self.route(K::HEADER, move |token| token.decrypt(&key, &check))
    }

    /// [`Router::decrypt`], where the claims become what `into` makes of them: most often a variant
    /// of an enum.
    pub fn decrypt_as<K, T: 'static>(
        self,
        key: K,
        check: impl Check<T> + Send + Sync + 'static,
        into: impl Fn(T) -> C + Send + Sync + 'static,
    ) -> Self
    where
        K: Decrypt + Send + Sync + 'static,
    {
        self.decrypt(key, converted(check, into))
    }

    /// Lets no text in that is longer, in bytes: see [`Gate::max_length`].
    pub fn max_length(self, bytes: usize) -> Self {
        let gate = self.gate.max_length(bytes);
        Self { gate, ..self }
    }

    /// Checks a token with what is registered for its header.
    ///
    /// # Errors
    /// Those of [`Gate::parse`], and those of [`Untrusted::verify`] or [`Untrusted::decrypt`].
    pub fn accept(&self, text: &str) -> Result<Verified<C>, Error> {
        self.accept_implicit(text, b"")
    }

    /// Checks a token that was made with this implicit assertion. Versions 1 and 2 refuse one that
    /// is not empty.
    ///
    /// # Errors
    /// Those of [`Router::accept`], and [`Error::NoImplicitAssertion`].
    pub fn accept_implicit(
        &self,
        text: &str,
        assertion: impl AsRef<[u8]>,
    ) -> Result<Verified<C>, Error> {
        let token = self.gate.parse(text)?.implicit(assertion);
        let found = token.header();
        let route = self.routes.iter().find(|(header, _)| *header == found);
        match route {
            Some((_, route)) => route(token),
            None => Err(Error::HeaderNotAllowed(found)),
        }
    }

    fn route(
        mut self,
        header: Header,
        route: impl Fn(Untrusted) -> Result<Verified<C>, Error> + Send + Sync + 'static,
    ) -> Self {
        self.gate = self.gate.allow(header);
        self.routes.retain(|(other, _)| *other != header);
        self.routes.push((header, Box::new(route)));
        self
    }
}

fn converted<T, C>(check: impl Check<T>, into: impl Fn(T) -> C) -> impl Check<C> {
    move |token: &Authentic| check.check(token).map(&into)
}

impl<C: 'static> Default for Router<C> {
    fn default() -> Self {
        Self::new()
    }
}

/// The headers.
impl<C> fmt::Debug for Router<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers = self.routes.iter().map(|(header, _)| header);
        f.debug_list().entries(headers).finish()
    }
}
