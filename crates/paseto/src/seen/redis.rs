//! On a Redis server, for many machines.

mod connections;

use core::{fmt, time::Duration};

use paseto_claims::{SeenTokens, Timestamp};
use paseto_core::{Error, TokenId};
use redis::{Cmd, Pipeline};

use self::connections::Connections;

/// What is later is remembered until then: the beginning of the year 10000.
const FAR: i64 = Timestamp::MAX.unix_seconds() + 1;

/// Tokens that were used or revoked, on a Redis server that many machines share; or on one that
/// speaks like it, such as Valkey. It needs version 6.2 or later.
///
/// A token is one key, the prefix and the text of its [`TokenId`]; it is set with `SET … NX EXAT`
/// and goes by itself when its time is over. A server that does not answer, or answers with an
/// error, is [`Error::Unavailable`], and no token is accepted until it is back. The next call
/// connects again.
///
/// # What the server has to do
///
/// It must not forget on its own. So it has `maxmemory-policy noeviction`, and then says when it
/// is full, and it writes what it has to disk: `appendonly yes`, with `appendfsync always` where
/// not even the last second may be lost. A replica that takes over may lack the last writes. A
/// cluster of several primaries is not supported.
///
/// # Connections
///
/// Each call takes an open connection that is idle, or opens one, so threads do not wait for each
/// other. Where a connection that was idle turns out to be closed, the call is made again over a
/// new one. If the server has recorded the token and then fell before it could answer, that token is
/// [`Error::AlreadyUsed`], and never new a second time.
///
/// Calls block, for a round trip, or as long as [`timeout`](Self::timeout) says. In asynchronous code check the token in
/// `tokio::task::spawn_blocking` or what the runtime has for this; rules and list are `Send` and
/// `Sync`.
///
/// For `rediss://`, which is TLS, turn it on in the crate `redis`: add it to your dependencies in
/// version 1, with the feature `tls-rustls`. Not with `tls-native-tls`: in version 1.2 it panics where
/// the handshake fails, and waits for it without a timeout.
///
#[cfg_attr(feature = "v4", doc = "```no_run")]
#[cfg_attr(not(feature = "v4"), doc = "```ignore")]
/// use core::time::Duration;
/// use std::sync::Arc;
/// use paseto::{Claims, Rules, SeenInRedis, Untrusted, Verified, v4::PublicKey};
///
/// # fn main() -> Result<(), Box<dyn core::error::Error>> {
/// let seen = SeenInRedis::new("redis://127.0.0.1:6379/")?
///     .timeout(Duration::from_millis(500))
///     .on_failure(|why| eprintln!("the list of used tokens: {why}"));
/// // Once, when the program starts.
/// let rules = Rules::now()
///     .audience("reset")
///     .max_lifetime(Duration::from_secs(3600))
///     .once(Arc::new(seen));
///
/// # let (key, text) = (PublicKey::from_bytes(&[0; 32])?, "");
/// let reset: Verified<Claims> = Untrusted::parse(text)?.verify(&key, &rules)?;
/// # Ok(())
/// # }
/// ```
pub struct SeenInRedis {
    connections: Connections,
    prefix: String,
    leeway: Duration,
    on_failure: Box<OnFailure>,
}

type OnFailure = dyn Fn(&dyn fmt::Display) + Send + Sync;

impl SeenInRedis {
    /// The list on the server with this address, `redis://[user:password@]host[:port][/database]`
    /// or `unix:///path/to/socket`. It is not connected to yet.
    ///
    /// # Errors
    /// Where it is no such address, or one for TLS and the crate `redis` has no TLS turned on.
    pub fn new(url: &str) -> Result<Self, RedisUrlError> {
        Ok(Self {
            connections: Connections::new(url)?,
            prefix: "paseto:seen:".to_owned(),
            leeway: Duration::from_secs(60),
            on_failure: Box::new(|_| {}),
        })
    }

    /// What the keys begin with: `paseto:seen:` unless said otherwise. Lists with different
    /// prefixes have nothing to do with each other.
    #[must_use]
    pub fn prefix(self, prefix: impl Into<String>) -> Self {
        Self {
            prefix: prefix.into(),
            ..self
        }
    }

    /// How long to wait for each step: connecting, writing, and reading one answer. Two seconds
    /// unless said otherwise; a millisecond at least.
    ///
    /// A call takes several times that at worst, because it makes a connection, which may ask the
    /// server something, and has up to two answers to wait for. A name is looked up without a timeout,
    /// and each of its addresses is tried: give an address where that counts.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.connections.timeout = timeout.max(Duration::from_millis(1));
        self
    }

    /// How far the server's clock may be ahead of this one: a token is remembered that much
    /// longer, in whole seconds. A minute unless said otherwise.
    ///
    /// Where it is further ahead, a token that was used is refused all the same; but one that was
    /// revoked is accepted again shortly before it expires.
    #[must_use]
    pub fn leeway(self, leeway: Duration) -> Self {
        Self { leeway, ..self }
    }

    /// What to do with the reason for an [`Error::Unavailable`], which does not say it: write it
    /// to a log.
    #[must_use]
    pub fn on_failure(
        self,
        on_failure: impl Fn(&dyn fmt::Display) + Send + Sync + 'static,
    ) -> Self {
        Self {
            on_failure: Box::new(on_failure),
            ..self
        }
    }

    fn key(&self, id: &TokenId) -> String {
        format!("{}{id}", self.prefix)
    }

    /// `EXAT` of a token. Redis forgets a key when its clock is past that second's beginning, and
    /// until then a fraction of a second counts as a whole one.
    fn expire_at(&self, until: Timestamp) -> i64 {
        let until = until.saturating_add(self.leeway);
        let whole = until.unix_seconds();
        let up = i64::from(until.subsec_nanos() > 0);
        whole.saturating_add(up).min(FAR)
    }

    fn unavailable(&self, why: &dyn fmt::Display) -> Error {
        (self.on_failure)(why);
        Error::Unavailable
    }
}

impl SeenTokens for SeenInRedis {
    fn consume(&self, id: &TokenId, until: Timestamp) -> Result<(), Error> {
        let key = self.key(id);
        let mut set = Cmd::new();
        set.arg("SET").arg(&key).arg(1).arg("NX");
        set.arg("EXAT").arg(self.expire_at(until));
        let mut both = Pipeline::new();
        both.add_command(set).add_command(exists(&key));
        let answer = self.connections.ask::<(Option<String>, bool)>(&both);
        match answer.map_err(|why| self.unavailable(&why))? {
            (None, _) => Err(Error::AlreadyUsed),
            (Some(_), true) => Ok(()),
            // What has expired by the server's clock is set and gone, and would be new each time.
            (Some(_), false) => {
                Err(self.unavailable(&"the token has expired by the server's clock"))
            }
        }
    }

    fn contains(&self, id: &TokenId) -> Result<bool, Error> {
        let mut one = Pipeline::new();
        one.add_command(exists(&self.key(id)));
        let answer = self.connections.ask::<(bool,)>(&one);
        answer
            .map(|(there,)| there)
            .map_err(|why| self.unavailable(&why))
    }
}

fn exists(key: &str) -> Cmd {
    let mut command = Cmd::new();
    command.arg("EXISTS").arg(key);
    command
}

/// Neither the address, which may hold a password, nor what is on the list.
impl fmt::Debug for SeenInRedis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SeenInRedis")
            .field("prefix", &self.prefix)
            .field("timeout", &self.connections.timeout)
            .field("leeway", &self.leeway)
            .finish_non_exhaustive()
    }
}

/// The address of the Redis server cannot be used. The error does not repeat it: a password may be
/// in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedisUrlError {
    why: String,
}

impl fmt::Display for RedisUrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the address of the Redis server is refused: {}",
            self.why
        )
    }
}

impl core::error::Error for RedisUrlError {}
