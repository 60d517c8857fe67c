//! The four traits, on buffers of the caller's. All of it is generic over the traits alone, so that
//! it can be tested in builds that have no feature, and so no [`Suite`](crate::Suite).
//!
//! [`in_place!`](macro@crate::in_place) makes the tests of a version.

mod lengths;
mod local;
mod official;
mod public;

pub(crate) use self::{
    lengths::{bodies, signatures},
    local::{assertion_is_refused, opens_what_it_seals},
    public::{signed_assertion_is_refused, verifies_what_it_signs},
};

use paseto_core::{Associated, Decrypt, EncryptWithNonce, Sign, Verify, Version};

pub use self::official::official_bodies;

const PAYLOAD: &[u8] = br#"{"sub":"alice","exp":"2039-01-01T00:00:00Z"}"#;

/// What a local key does in place: it seals and opens a message where that stands, and refuses
/// what is not authentic, what has no room, and an implicit assertion where there is none.
///
/// # Errors
/// What does not hold, in words.
pub fn local<K: EncryptWithNonce + Decrypt>(key: &K) -> Result<(), String> {
    opens_what_it_seals(key)?;
    assertion_is_refused(key)?;
    bodies(key)
}

/// What a key pair does in place: it writes a signature where that is wanted, and refuses another
/// one, one of another length, and an implicit assertion where there is none.
///
/// # Errors
/// What does not hold, in words.
pub fn public<S: Sign, P: Verify>(secret: &S, public: &P) -> Result<(), String> {
    verifies_what_it_signs(secret, public)?;
    signed_assertion_is_refused(secret, public)?;
    signatures(secret, public)
}

/// With a footer, and an implicit assertion where the version has them.
const fn associated(version: Version) -> Associated<'static> {
    let implicit: &[u8] = if version.has_implicit_assertion() {
        b"bound to this"
    } else {
        b""
    };
    Associated::new(b"footer", implicit)
}
