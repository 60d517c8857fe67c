//! Other libraries, for one version of PASETO.

mod pasetors;
mod rc;
mod rusty;

use paseto::{Header, Purpose, Version};

/// The version that they were built for.
#[cfg(feature = "differential-v2")]
pub const VERSION: Version = Version::V2;
/// The version that they were built for.
#[cfg(feature = "differential-v3")]
pub const VERSION: Version = Version::V3;
/// The version that they were built for.
#[cfg(feature = "differential-v4")]
pub const VERSION: Version = Version::V4;

/// A library. It has the keys of [`crate::Keys`], and PASERK of plain keys where it has any.
pub trait Peer {
    /// Its name.
    fn name(&self) -> &'static str;

    /// Payload and footer of a token that it accepts. It is told the footer where it does not say it.
    fn open(&self, token: &Given<'_>) -> Answer<Opened>;

    /// The text that it writes of a key that it has read.
    fn key(&self, kind: Kind, text: &str) -> Answer<String>;
}

/// A token, and what goes with it.
#[derive(Clone, Copy, Debug)]
pub struct Given<'g> {
    /// By its key.
    pub purpose: Purpose,
    /// The token.
    pub text: &'g str,
    /// What its footer is, in the most lenient reading.
    pub footer: &'g [u8],
    /// The implicit assertion: none in version 2.
    pub implicit: &'g [u8],
}

impl Given<'_> {
    /// By its key.
    #[must_use]
    pub fn header(&self) -> Header {
        Header::new(VERSION, self.purpose)
    }
}

/// Payload and footer.
pub type Opened = (Vec<u8>, Vec<u8>);

/// What a library says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    /// It accepts.
    Yes(T),
    /// It refuses.
    No,
    /// Its interface has no such thing.
    CannotBeAsked,
}

impl<T> From<Option<T>> for Answer<T> {
    fn from(accepted: Option<T>) -> Self {
        accepted.map_or(Self::No, Self::Yes)
    }
}

/// A kind of key.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "they are the names of PASERK")]
pub enum Kind {
    Local,
    Secret,
    Public,
}

impl Kind {
    /// What stands in PASERK.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Secret => "secret",
            Self::Public => "public",
        }
    }
}

/// All of them.
#[must_use]
pub fn all() -> Vec<Box<dyn Peer>> {
    vec![
        Box::new(pasetors::Pasetors),
        Box::new(rc::Rc),
        Box::new(rusty::Rusty),
    ]
}

/// A token of the library that makes them of any bytes.
#[must_use]
pub fn seal(purpose: Purpose, payload: &[u8], footer: &[u8], implicit: &[u8]) -> String {
    rc::seal(purpose, payload, footer, implicit)
}
