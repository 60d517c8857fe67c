//! In the memory of one program.

use alloc::collections::BinaryHeap;
use core::{cmp::Reverse, fmt};
use std::{
    collections::HashSet,
    sync::{Mutex, MutexGuard, PoisonError},
};

use paseto_claims::{SeenTokens, Timestamp};
use paseto_core::{Error, TokenId};

/// How many expired tokens one call takes off the list: more than it puts there, so that the list
/// gets shorter, and few enough that no call takes long.
const FORGOTTEN_AT_ONCE: usize = 4;

/// Tokens that were used or revoked, in the memory of this program.
///
/// It is for one program on one machine: another does not see the list, and after a restart it is
/// empty. For more than that there is `SeenInRedis`.
///
/// The list has an end, and forgets a token only when its time is over. One that is full of tokens
/// whose time is not over takes no further one: [`Error::Unavailable`]. Only authentic tokens get
/// on it, and [`Rules::max_lifetime`](crate::Rules::max_lifetime) bounds how long they stay, so a
/// good limit is the number of tokens that you issue in that time. A token takes about 90 bytes, and
/// 150 while the tables grow.
///
/// Every call takes logarithmic time, under one lock.
///
#[cfg_attr(feature = "v4", doc = "```")]
#[cfg_attr(not(feature = "v4"), doc = "```ignore")]
/// use paseto::{Claims, Error, Rules, SeenInMemory, Token, Untrusted, Verified, v4::LocalKey};
///
/// # fn main() -> Result<(), Error> {
/// let key = LocalKey::generate()?;
/// let link = Token::new(&Claims::new(()).subject("alice").audience("reset"))?.encrypt(&key)?;
///
/// let seen = SeenInMemory::at_most(100_000);
/// let rules = Rules::now().audience("reset").once(&seen);
/// let reset: Verified<Claims> = Untrusted::parse(&link)?.decrypt(&key, &rules)?;
/// assert_eq!(reset.claims().sub(), Some("alice"));
///
/// let again = Untrusted::parse(&link)?.decrypt::<_, Claims>(&key, &rules);
/// assert_eq!(again.unwrap_err(), Error::AlreadyUsed);
/// # Ok(())
/// # }
/// ```
///
/// Sessions that end before their token does:
///
#[cfg_attr(feature = "v4", doc = "```")]
#[cfg_attr(not(feature = "v4"), doc = "```ignore")]
/// # use paseto::{Claims, Error, Rules, SeenInMemory, Token, Untrusted, Verified, v4::LocalKey};
/// # fn main() -> Result<(), Error> {
/// # let key = LocalKey::generate()?;
/// # let text = Token::new(&Claims::new(()))?.encrypt(&key)?;
/// let revoked = SeenInMemory::at_most(100_000);
/// let rules = Rules::now().not_revoked(&revoked);
/// let session: Verified<Claims> = Untrusted::parse(&text)?.decrypt(&key, &rules)?;
///
/// // The user logs out.
/// rules.revoke(&session)?;
///
/// let late = Untrusted::parse(&text)?.decrypt::<_, Claims>(&key, &rules);
/// assert_eq!(late.unwrap_err(), Error::Revoked);
/// # Ok(())
/// # }
/// ```
pub struct SeenInMemory {
    list: Mutex<List>,
    at_most: usize,
    clock: Box<dyn Fn() -> Timestamp + Send + Sync>,
}

#[derive(Default)]
struct List {
    ids: HashSet<TokenId>,
    /// The first to be forgotten is on top.
    by_time: BinaryHeap<Reverse<(Timestamp, TokenId)>>,
    /// The latest time of a token that was forgotten.
    forgotten: Option<Timestamp>,
}

impl SeenInMemory {
    /// An empty list that takes this many tokens. Memory is taken as it fills.
    #[must_use]
    pub fn at_most(tokens: usize) -> Self {
        Self {
            list: Mutex::default(),
            at_most: tokens,
            clock: Box::new(Timestamp::now),
        }
    }

    /// The same with a clock of the caller's instead of the system's, read at each call. It is to be the clock of the rules. A clock that was set back makes no
    /// token new: what may have been forgotten is refused, with [`Error::Unavailable`].
    #[must_use]
    pub fn with_clock(self, clock: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self {
            clock: Box::new(clock),
            ..self
        }
    }

    /// How many tokens are on the list, those among them that have expired and were not taken off
    /// yet.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list().ids.len()
    }

    /// Whether there is no token on the list.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A panic of somebody else with the lock in hand takes nothing off the list.
    fn list(&self) -> MutexGuard<'_, List> {
        self.list.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SeenTokens for SeenInMemory {
    fn consume(&self, id: &TokenId, until: Timestamp) -> Result<(), Error> {
        let now = (self.clock)();
        let mut list = self.list();
        list.forget(now);
        if list.ids.contains(id) {
            return Err(Error::AlreadyUsed);
        }
        if list.may_have_had(until) || list.ids.len() >= self.at_most {
            return Err(Error::Unavailable);
        }
        list.by_time.push(Reverse((until, *id)));
        list.ids.insert(*id);
        Ok(())
    }

    fn contains(&self, id: &TokenId) -> Result<bool, Error> {
        let list = self.list();
        if list.ids.contains(id) {
            return Ok(true);
        }
        // By a clock that only goes on, what was forgotten has expired.
        match list.may_have_had((self.clock)()) {
            true => Err(Error::Unavailable),
            false => Ok(false),
        }
    }
}

impl List {
    fn forget(&mut self, now: Timestamp) {
        for _ in 0..FORGOTTEN_AT_ONCE {
            match self.by_time.peek() {
                Some(Reverse((until, id))) if *until < now => {
                    self.ids.remove(id);
                    self.forgotten = self.forgotten.max(Some(*until));
                    self.by_time.pop();
                }
                _ => return,
            }
        }
    }

    /// Whether a token with this time may be one that was forgotten. By a clock that only goes on,
    /// it has expired then; but the clock may have been set back, or be another than the rules'.
    fn may_have_had(&self, until: Timestamp) -> bool {
        self.forgotten.is_some_and(|forgotten| until <= forgotten)
    }
}

impl fmt::Debug for SeenInMemory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SeenInMemory")
            .field("at_most", &self.at_most)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_elsewhere_does_not_open_the_list() {
        let seen = SeenInMemory::at_most(10);
        let (id, until) = (TokenId::new([1; 32]), Timestamp::MAX);
        assert_eq!(seen.consume(&id, until), Ok(()));
        std::thread::scope(|scope| {
            let panicking = scope.spawn(|| {
                let _list = seen.list.lock();
                panic!("with the lock in hand");
            });
            assert!(panicking.join().is_err());
        });
        assert!(seen.list.is_poisoned());
        assert_eq!(seen.consume(&id, until), Err(Error::AlreadyUsed));
        assert_eq!(seen.contains(&id), Ok(true));
        assert_eq!(seen.consume(&TokenId::new([2; 32]), until), Ok(()));
    }
}
