//! Many tokens at once.

use alloc::{vec, vec::Vec};

use super::Untrusted;
use crate::{Check, Error, Verified, Verify};

/// How many tokens a key is given at once: enough to share what can be shared, and few enough that
/// what is remembered of them stays near the processor.
const AT_ONCE: usize = 64;

impl Untrusted {
    /// Checks the signatures of many tokens with one key, and then each payload with `check`: exactly
    /// what [`Untrusted::verify`] gives for each of them, in their order. One that is refused does
    /// not touch the others.
    ///
    /// A key that was prepared takes less time for it than for one after the other; any other key
    /// takes the same.
    ///
    /// # Errors
    /// Those of [`Untrusted::verify`], for each token by itself.
    pub fn verify_many<K: Verify, C>(
        tokens: impl IntoIterator<Item = Self>,
        key: &K,
        check: &(impl Check<C> + ?Sized),
    ) -> Vec<Result<Verified<C>, Error>> {
        let mut tokens = tokens.into_iter();
        // What an iterator says of its length is not believed: room is made as tokens come.
        let mut outcomes = Vec::new();
        loop {
            let some: Vec<_> = tokens.by_ref().take(AT_ONCE).collect();
            if some.is_empty() {
                return outcomes;
            }
            let verdicts = verdicts(&some, key);
            let pairs = some.into_iter().zip(verdicts);
            outcomes.extend(pairs.map(|(token, verdict)| {
                verdict?;
                Verified::new(token.into_authentic::<K>(), check)
            }));
        }
    }
}

/// Whether the signature of each token holds.
fn verdicts<K: Verify>(tokens: &[Untrusted], key: &K) -> Vec<Result<(), Error>> {
    let mut messages = Vec::with_capacity(tokens.len());
    // A token for other keys has its verdict; the key has not given that of the others yet.
    let mut verdicts: Vec<_> = tokens
        .iter()
        .map(|token| token.signed::<K>().map(|signed| messages.push(signed)))
        .collect();
    let mut given = vec![Err(Error::NotAuthentic); messages.len()];
    key.verify_many(&messages, &mut given);
    let places = verdicts.iter_mut().filter(|verdict| verdict.is_ok());
    for (verdict, given) in places.zip(given) {
        *verdict = given;
    }
    verdicts
}
