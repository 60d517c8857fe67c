//! The list on a Redis server, with a real one.

use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use paseto::{Error, SeenInRedis, SeenTokens, Timestamp, TokenId};

use crate::{
    race::{each_token_is_new_to_one, id},
    server::Server,
};

/// In an hour: the server has a clock of its own.
fn later() -> Timestamp {
    Timestamp::now().saturating_add(Duration::from_secs(3600))
}

fn list(server: &Server) -> SeenInRedis {
    SeenInRedis::new(&server.url()).unwrap()
}

/// The server, or the end of the test.
macro_rules! server {
    ($test:literal) => {
        match Server::start($test) {
            Some(server) => server,
            None => return,
        }
    };
}

#[test]
fn each_token_once() {
    let server = server!("each_token_once");
    let seen = list(&server);
    assert_eq!(seen.contains(&id(1)), Ok(false));
    assert_eq!(seen.consume(&id(1), later()), Ok(()));
    assert_eq!(seen.consume(&id(1), later()), Err(Error::AlreadyUsed));
    assert_eq!(seen.contains(&id(1)), Ok(true));
    assert_eq!(seen.revoke(&id(1), later()), Ok(()));
    assert_eq!(seen.revoke(&id(2), later()), Ok(()));
    // Another machine sees the same list.
    let other = list(&server);
    assert_eq!(other.consume(&id(2), later()), Err(Error::AlreadyUsed));
    assert_eq!(other.contains(&id(1)), Ok(true));
    // Another prefix is another list, and so is another database.
    let apart = list(&server).prefix("other:");
    assert_eq!(apart.consume(&id(1), later()), Ok(()));
    assert_eq!(server.command("DBSIZE"), ":3");
    let database = SeenInRedis::new(&format!("{}1", server.url())).unwrap();
    assert_eq!(database.contains(&id(1)), Ok(false));
}

#[test]
fn of_four_machines_one_is_first() {
    let server = server!("of_four_machines_one_is_first");
    let lists: [SeenInRedis; 4] = core::array::from_fn(|_| list(&server));
    each_token_is_new_to_one(&lists, 500, later());
    assert_eq!(server.command("DBSIZE"), ":500");
    // And of eight threads on one of them.
    server.command("FLUSHALL");
    each_token_is_new_to_one(&[&lists[0]; 8], 500, later());
}

/// `EXAT` is in seconds: up to the next whole one, and the leeway on top.
#[test]
fn a_key_lives_as_long_as_the_token() {
    let server = server!("a_key_lives_as_long_as_the_token");
    let whole = later().unix_seconds();
    let fraction = Timestamp::from_unix(whole).saturating_add(Duration::from_nanos(1));
    let exact = || list(&server).leeway(Duration::ZERO);
    let last = Timestamp::MAX.saturating_add(Duration::from_millis(999));
    let cases = [
        (exact(), Timestamp::from_unix(whole), whole),
        (exact(), fraction, whole + 1),
        (list(&server), fraction, whole + 61),
        (
            list(&server).leeway(Duration::from_millis(1500)),
            Timestamp::from_unix(whole),
            whole + 2,
        ),
        (exact(), Timestamp::MAX, 253_402_300_799),
        // The end of the year 9999 is as far as it goes.
        (exact(), last, 253_402_300_800),
        (list(&server), Timestamp::MAX, 253_402_300_800),
        (list(&server).leeway(Duration::MAX), last, 253_402_300_800),
    ];
    for (number, (seen, until, expected)) in cases.into_iter().enumerate() {
        let id = id(number as u64);
        assert_eq!(seen.consume(&id, until), Ok(()), "{number}");
        let answer = server.command(&format!("EXPIRETIME paseto:seen:{id}"));
        assert_eq!(answer, format!(":{expected}"), "{number}");
    }
}

/// The server's clock is ahead: what it has forgotten is not new again.
#[test]
fn what_has_expired_for_the_server_is_refused() {
    let server = server!("what_has_expired_for_the_server_is_refused");
    let told = Told::default();
    let seen = told.by(list(&server).leeway(Duration::ZERO));
    let past = Timestamp::now().saturating_sub(Duration::from_secs(5));
    for _ in 0..2 {
        assert_eq!(seen.consume(&id(1), past), Err(Error::Unavailable));
    }
    assert!(told.last().contains("expired by the server's clock"));
    assert_eq!(seen.contains(&id(1)), Ok(false));
    // Before 1970, which the server does not take.
    let long_ago = Timestamp::from_unix(-5);
    assert_eq!(seen.consume(&id(1), long_ago), Err(Error::Unavailable));
    assert!(
        told.last().contains("invalid expire time"),
        "{}",
        told.last()
    );
    // The leeway is for this.
    assert_eq!(list(&server).consume(&id(1), past), Ok(()));
}

#[test]
fn a_server_that_is_gone_is_an_error_until_it_is_back() {
    let mut server = server!("a_server_that_is_gone_is_an_error_until_it_is_back");
    let told = Told::default();
    let seen = told.by(list(&server));
    assert_eq!(seen.consume(&id(1), later()), Ok(()));
    assert_eq!(told.count(), 0);
    server.kill();
    for number in 1..4 {
        assert_eq!(seen.consume(&id(2), later()), Err(Error::Unavailable));
        assert_eq!(seen.contains(&id(1)), Err(Error::Unavailable));
        assert_eq!(seen.revoke(&id(1), later()), Err(Error::Unavailable));
        assert_eq!(told.count(), 3 * number);
    }
    assert!(told.last().contains("refused"), "{}", told.last());
    server.restart();
    assert_eq!(seen.consume(&id(2), later()), Ok(()));
    assert_eq!(seen.consume(&id(2), later()), Err(Error::AlreadyUsed));
}

/// Servers close connections that nobody uses; that is no failure.
#[test]
fn a_connection_that_was_closed_is_opened_again() {
    let mut server = server!("a_connection_that_was_closed_is_opened_again");
    let told = Told::default();
    let seen = told.by(list(&server));
    assert_eq!(seen.consume(&id(1), later()), Ok(()));
    server.command("CLIENT KILL TYPE normal SKIPME yes");
    assert_eq!(seen.consume(&id(1), later()), Err(Error::AlreadyUsed));
    server.kill();
    server.restart();
    assert_eq!(seen.consume(&id(3), later()), Ok(()));
    assert_eq!(told.count(), 0);
}

/// One connection carries call after call, and many threads leave a bounded number open.
#[test]
fn connections_are_kept_and_not_hoarded() {
    let server = server!("connections_are_kept_and_not_hoarded");
    let seen = list(&server);
    seen.contains(&id(0)).unwrap();
    let before = server.number("stats", "total_connections_received");
    for token in 0..100 {
        assert_eq!(seen.consume(&id(token), later()), Ok(()));
    }
    // The one that asks.
    let after = server.number("stats", "total_connections_received");
    assert_eq!(after, before + 1);

    each_token_is_new_to_one(&[&seen; 40].map(Shifted), 5, later());
    let open = server.number("clients", "connected_clients");
    assert!((2..=17).contains(&open), "{open}");
}

/// If one connection is dead, the others may be too, and each would take its time to say so.
#[test]
fn after_a_failure_no_connection_is_kept() {
    let server = server!("after_a_failure_no_connection_is_kept");
    let seen = list(&server);
    each_token_is_new_to_one(&[&seen; 8], 50, later());
    assert!(server.number("clients", "connected_clients") > 2);
    server.command("CONFIG SET maxmemory 1");
    assert!(seen.consume(&id(1000), later()).is_err());
    server.command("CONFIG SET maxmemory 0");
    let deadline = Instant::now() + Duration::from_secs(10);
    while server.number("clients", "connected_clients") > 1 {
        assert!(Instant::now() < deadline, "they are still open");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Other tokens than those of the same numbers.
struct Shifted<'a>(&'a SeenInRedis);

impl SeenTokens for Shifted<'_> {
    fn consume(&self, id: &TokenId, until: Timestamp) -> Result<(), Error> {
        self.0.consume(&shifted(id), until)
    }

    fn contains(&self, id: &TokenId) -> Result<bool, Error> {
        self.0.contains(&shifted(id))
    }
}

fn shifted(id: &TokenId) -> TokenId {
    TokenId::new(id.as_bytes().map(|byte| !byte))
}

/// A server that is full refuses, and forgets nothing.
#[test]
fn a_full_server_is_an_error() {
    let server = server!("a_full_server_is_an_error");
    let told = Told::default();
    let seen = told.by(list(&server));
    assert_eq!(seen.consume(&id(1), later()), Ok(()));
    server.command("CONFIG SET maxmemory-policy noeviction");
    server.command("CONFIG SET maxmemory 1");
    assert_eq!(seen.consume(&id(2), later()), Err(Error::Unavailable));
    assert!(told.last().contains("maxmemory"), "{}", told.last());
    assert_eq!(seen.contains(&id(1)), Ok(true));
    server.command("CONFIG SET maxmemory 0");
    assert_eq!(seen.consume(&id(1), later()), Err(Error::AlreadyUsed));
    assert_eq!(seen.consume(&id(2), later()), Ok(()));
}

/// A password that is wrong, or none.
#[test]
fn a_server_that_lets_nobody_in_is_an_error() {
    let server = server!("a_server_that_lets_nobody_in_is_an_error");
    server.command("CONFIG SET requirepass open-sesame");
    let with = |user: &str| {
        let url = server.url().replace("redis://", &format!("redis://{user}"));
        SeenInRedis::new(&url).unwrap()
    };
    for wrong in ["", ":open-barley@"] {
        assert_eq!(
            with(wrong).consume(&id(1), later()),
            Err(Error::Unavailable)
        );
    }
    assert_eq!(with(":open-sesame@").consume(&id(1), later()), Ok(()));
    assert!(!format!("{:?}", with(":open-sesame@")).contains("sesame"));
}

/// Nothing waits for a server that hangs longer than it was told to.
#[test]
fn a_server_that_hangs_is_an_error_in_time() {
    let server = server!("a_server_that_hangs_is_an_error_in_time");
    let seen = list(&server).timeout(Duration::from_millis(200));
    assert_eq!(seen.consume(&id(1), later()), Ok(()));
    server.signal("STOP");
    // Over the connection that is open, and then over a new one, which is accepted by the system.
    for _ in 0..2 {
        let start = Instant::now();
        assert_eq!(seen.consume(&id(2), later()), Err(Error::Unavailable));
        let waited = start.elapsed();
        assert!(waited >= Duration::from_millis(150), "{waited:?}");
        assert!(waited < Duration::from_secs(5), "{waited:?}");
    }
    server.signal("CONT");
    // It does what it was sent, late, so the token may be used up; but it is not new twice.
    let first = seen.consume(&id(2), later());
    assert!(
        matches!(first, Ok(()) | Err(Error::AlreadyUsed)),
        "{first:?}"
    );
    assert_eq!(seen.consume(&id(2), later()), Err(Error::AlreadyUsed));
    assert_eq!(seen.consume(&id(3), later()), Ok(()));
}

#[test]
fn addresses() {
    for url in [
        "",
        "127.0.0.1",
        "http://127.0.0.1/",
        "redis://user:open-sesame@127.0.0.1:port/",
        "redis://:open-sesame@127.0.0.1/not-a-database",
        // There is no TLS in this build.
        "rediss://:open-sesame@127.0.0.1/",
    ] {
        let error = SeenInRedis::new(url).unwrap_err();
        let texts = format!("{error} {error:?}");
        assert!(texts.starts_with("the address of the Redis server is refused: "));
        assert!(!texts.contains("sesame"), "{texts}");
        assert_eq!(error, error.clone());
    }
    // Nothing is there, and nothing is needed yet.
    let seen = SeenInRedis::new("redis://:open-sesame@127.0.0.1:1/5").unwrap();
    let text = format!("{:?}", seen.timeout(Duration::ZERO));
    assert_eq!(
        text,
        "SeenInRedis { prefix: \"paseto:seen:\", timeout: 1ms, leeway: 60s, .. }"
    );
}

/// What a list has said about its failures.
#[derive(Clone, Default)]
struct Told(Arc<Mutex<Vec<String>>>);

impl Told {
    fn by(&self, seen: SeenInRedis) -> SeenInRedis {
        let told = Arc::clone(&self.0);
        seen.on_failure(move |why| told.lock().unwrap().push(why.to_string()))
    }

    fn count(&self) -> usize {
        self.0.lock().unwrap().len()
    }

    fn last(&self) -> String {
        self.0.lock().unwrap().last().cloned().unwrap_or_default()
    }
}
