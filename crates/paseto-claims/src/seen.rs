//! Lists of tokens that were used or revoked.

use alloc::{boxed::Box, sync::Arc};

use paseto_core::{Error, TokenId};

use crate::Timestamp;

/// A list of the tokens that were used, or revoked: what [`Rules::once`](crate::Rules::once) and
/// [`Rules::not_revoked`](crate::Rules::not_revoked) look into.
///
/// The crate `paseto` has two, `SeenInMemory` and `SeenInRedis`. For another store, implement
/// this. A pointer to a list is a list: `&S`, `Box<S>` and `Arc<S>`, where `S` may be a
/// `dyn SeenTokens`.
///
/// Whatever goes wrong, the token is refused. So a list forgets a token only once its time has
/// come, and a list that is full, or that does not answer, says so by an error.
///
/// ```
/// use std::{collections::HashMap, sync::Mutex};
/// use paseto_claims::{SeenTokens, Timestamp};
/// use paseto_core::{Error, TokenId};
///
/// /// Forgets nothing at all.
/// #[derive(Default)]
/// struct Everything(Mutex<HashMap<TokenId, Timestamp>>);
///
/// impl SeenTokens for Everything {
///     fn consume(&self, id: &TokenId, until: Timestamp) -> Result<(), Error> {
///         let mut all = self.0.lock().map_err(|_| Error::Unavailable)?;
///         match all.insert(*id, until) {
///             None => Ok(()),
///             Some(_) => Err(Error::AlreadyUsed),
///         }
///     }
///
///     fn contains(&self, id: &TokenId) -> Result<bool, Error> {
///         let all = self.0.lock().map_err(|_| Error::Unavailable)?;
///         Ok(all.contains_key(id))
///     }
/// }
///
/// let seen = Everything::default();
/// let (token, until) = (TokenId::new([7; 32]), Timestamp::from_unix(1_800_000_000));
/// assert_eq!(seen.consume(&token, until), Ok(()));
/// assert_eq!(seen.consume(&token, until), Err(Error::AlreadyUsed));
/// assert_eq!(seen.contains(&token), Ok(true));
/// ```
pub trait SeenTokens {
    /// Puts a token on the list that is not there yet.
    ///
    /// Both are one step: of any number of calls with the same `id`, at the same time and on
    /// different machines, one at most gives `Ok`.
    ///
    /// The token has to stay there as long as `until` has not passed; the moment itself belongs
    /// to it, as with `exp`. After that it may go.
    ///
    /// # Errors
    /// [`Error::AlreadyUsed`] where the token is on the list already;
    /// [`Error::Unavailable`] where the list cannot remember it: it is full, out of reach, or
    /// `until` has passed by its clock.
    fn consume(&self, id: &TokenId, until: Timestamp) -> Result<(), Error>;

    /// Whether a token is on the list.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where the list cannot tell.
    fn contains(&self, id: &TokenId) -> Result<bool, Error>;

    /// Puts a token on the list, whether it is there or not.
    ///
    /// `until` is the last moment at which anybody accepts the token: its `exp`, and the leeway of
    /// the rules. [`NotRevoked::revoke`](crate::NotRevoked::revoke) knows it, where the token
    /// itself is at hand. One that is there already stays as long as it was to stay.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where the list cannot remember it. The token is then **not** revoked.
    fn revoke(&self, id: &TokenId, until: Timestamp) -> Result<(), Error> {
        match self.consume(id, until) {
            Err(Error::AlreadyUsed) => Ok(()),
            other => other,
        }
    }
}

/// A pointer to a list is that list.
macro_rules! pointer {
    ($pointer:ty) => {
        impl<S: SeenTokens + ?Sized> SeenTokens for $pointer {
            fn consume(&self, id: &TokenId, until: Timestamp) -> Result<(), Error> {
                (**self).consume(id, until)
            }

            fn contains(&self, id: &TokenId) -> Result<bool, Error> {
                (**self).contains(id)
            }

            fn revoke(&self, id: &TokenId, until: Timestamp) -> Result<(), Error> {
                (**self).revoke(id, until)
            }
        }
    };
}

pointer!(&S);
pointer!(Box<S>);
pointer!(Arc<S>);
