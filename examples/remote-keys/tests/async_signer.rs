//! Tokens whose key is behind a service that is fast, slow, gone, or not to be trusted.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use ed25519_dalek::{Signer as _, SigningKey};
use paseto_v4::{Claims, Error, PublicKey, Rules, SecretKey, Token, Untrusted, Verified};
use remote_keys::remote::{RemoteSigner, SignerError, serve};
use serde::{Deserialize, Serialize};
use tokio::{
    io::AsyncWriteExt,
    net::TcpListener,
    sync::{Barrier, Notify},
    task::JoinSet,
    time::sleep,
};

#[path = "../examples/async_signer.rs"]
mod program;

const LONG: Duration = Duration::from_secs(60);
const SHORT: Duration = Duration::from_millis(50);

#[derive(Serialize, Deserialize)]
struct Session {
    number: usize,
}

fn token(number: usize) -> Token<'static> {
    Token::new(&Claims::new(Session { number })).unwrap()
}

fn key(seed: u8) -> Arc<SigningKey> {
    Arc::new(SigningKey::from_bytes(&[seed; 32]))
}

fn public(key: &SigningKey) -> PublicKey {
    PublicKey::from_bytes(key.verifying_key().as_bytes()).unwrap()
}

/// A service that answers so, and its address.
async fn service<A>(answer: impl Fn(Vec<u8>) -> A + Clone + Send + Sync + 'static) -> SocketAddr
where
    A: Future<Output = Vec<u8>> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(serve(listener, answer));
    address
}

async fn honest(key: Arc<SigningKey>) -> SocketAddr {
    service(move |input| {
        let signature = key.sign(&input).to_bytes().to_vec();
        async { signature }
    })
    .await
}

/// All 64 are under way at once: the service answers none of them before it has seen the last.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_four_tokens_at_once() {
    const COUNT: usize = 64;
    let (signing_key, barrier) = (key(1), Arc::new(Barrier::new(COUNT)));
    let public = public(&signing_key);
    let address = service(move |input: Vec<u8>| {
        let (key, barrier) = (Arc::clone(&signing_key), Arc::clone(&barrier));
        async move {
            barrier.wait().await;
            key.sign(&input).to_bytes().to_vec()
        }
    })
    .await;
    let signer = Arc::new(RemoteSigner::new(address, public.clone(), LONG));
    let mut tasks = JoinSet::new();
    for number in 0..COUNT {
        let signer = Arc::clone(&signer);
        // A future that is spawned is `Send` and borrows nothing from outside.
        tasks.spawn(async move { (number, signer.issue(token(number)).await) });
    }
    let mut count = 0;
    while let Some(done) = tasks.join_next().await {
        let (number, text) = done.unwrap();
        let text = Untrusted::parse(&text.unwrap())
            .unwrap()
            .verify(&public, &Rules::now());
        let token: Verified<Session> = text.unwrap();
        assert_eq!(token.claims().number, number);
        count += 1;
    }
    assert_eq!(count, COUNT);
}

/// What comes back is what `Sign` gives: Ed25519 has one signature for a key and a message.
#[tokio::test]
async fn the_same_token_as_with_a_key_at_hand() {
    let key = key(1);
    let pair = [key.to_bytes(), key.verifying_key().to_bytes()].concat();
    let at_hand = SecretKey::from_bytes(&pair).unwrap();
    let signer = RemoteSigner::new(honest(key).await, at_hand.public_key().clone(), LONG);
    let token = || {
        Token::from_bytes(b"{}")
            .footer(at_hand.public_key().id())
            .implicit("tenant 7")
    };
    let text = signer.issue(token()).await.unwrap();
    assert_eq!(text, token().sign(&at_hand).unwrap());
}

/// With borrowed parts the future is as long-lived as they are, and still `Send`.
#[tokio::test]
async fn borrowed_parts() {
    fn sent<F: Future + Send>(future: F) -> F {
        future
    }
    let key = key(1);
    let signer = RemoteSigner::new(honest(Arc::clone(&key)).await, public(&key), LONG);
    let (footer, tenant) = ("a footer".to_owned(), "tenant 7".to_owned());
    let token = token(1).footer(footer.as_str()).implicit(&tenant);
    let text = sent(signer.issue(token)).await.unwrap();
    let untrusted = Untrusted::parse(&text).unwrap();
    let token: Result<Verified<Session>, _> = untrusted
        .require_footer(&footer)
        .unwrap()
        .implicit(&tenant)
        .verify(signer.public_key(), &Rules::now());
    assert!(token.is_ok());
}

#[tokio::test]
async fn signatures_that_do_not_hold() {
    let (good, another) = (key(1), key(2));
    let wrong_key = honest(another).await;
    let signing = |change: fn(Vec<u8>) -> Vec<u8>| {
        let key = Arc::clone(&good);
        service(move |input| {
            let answer = change(key.sign(&input).to_bytes().to_vec());
            async { answer }
        })
    };
    let altered = signing(|mut signature| {
        signature.iter_mut().for_each(|byte| *byte ^= 1);
        signature
    });
    let cut = signing(|signature| signature.into_iter().skip(1).collect());
    let doubled = signing(|signature| signature.repeat(2));
    for address in [wrong_key, altered.await, cut.await, doubled.await] {
        let signer = RemoteSigner::new(address, public(&good), LONG);
        let error = signer.issue(token(1)).await.unwrap_err();
        assert!(
            matches!(error, SignerError::Token(Error::NotAuthentic)),
            "{error}"
        );
        assert!(!error.may_pass());
    }
}

/// The signature of one token is no signature of another.
#[tokio::test]
async fn an_answer_to_another_question() {
    let key = key(1);
    let old = key.sign(b"an older input").to_bytes().to_vec();
    let address = service(move |_| {
        let old = old.clone();
        async { old }
    });
    let signer = RemoteSigner::new(address.await, public(&key), LONG);
    let error = signer.issue(token(1)).await.unwrap_err();
    assert!(
        matches!(error, SignerError::Token(Error::NotAuthentic)),
        "{error}"
    );
}

#[tokio::test]
async fn a_service_that_does_not_answer_in_time() {
    let address = service(|_| async {
        sleep(LONG).await;
        Vec::new()
    });
    let signer = RemoteSigner::new(address.await, public(&key(1)), SHORT);
    let start = Instant::now();
    let error = signer.issue(token(1)).await.unwrap_err();
    assert!(matches!(error, SignerError::TooLate(SHORT)), "{error}");
    assert!(error.may_pass());
    assert!(start.elapsed() >= SHORT && start.elapsed() < LONG / 2);
}

/// Whoever asks may give up: nothing is left behind, and the next one is served.
#[tokio::test]
async fn a_caller_that_gives_up() {
    let (signing_key, asked) = (key(1), Arc::new(Notify::new()));
    let public = public(&signing_key);
    let is_first = Arc::new(AtomicBool::new(true));
    let address = service({
        let asked = Arc::clone(&asked);
        move |input| {
            asked.notify_one();
            let is_first = is_first.swap(false, Ordering::SeqCst);
            let signature = signing_key.sign(&input).to_bytes().to_vec();
            async move {
                if is_first {
                    sleep(LONG).await;
                }
                signature
            }
        }
    });
    let signer = RemoteSigner::new(address.await, public, LONG);
    tokio::select! {
        _ = signer.issue(token(1)) => panic!("it was answered"),
        () = asked.notified() => {}
    }
    assert!(signer.issue(token(2)).await.is_ok());
}

#[tokio::test]
async fn a_service_that_refuses() {
    let signer = RemoteSigner::new(
        service(|_| async { Vec::new() }).await,
        public(&key(1)),
        LONG,
    );
    let error = signer.issue(token(1)).await.unwrap_err();
    assert!(matches!(error, SignerError::Refused), "{error}");
    assert!(!error.may_pass());
}

#[tokio::test]
async fn a_service_that_is_gone() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    unreachable(address).await;
}

/// It hangs up, in the middle of an answer, or answers more than a signature can be.
#[tokio::test]
async fn a_service_that_breaks_the_protocol() {
    for answer in [&b""[..], b"\0\0", b"\0\0\0\x40half", b"\xff\xff\xff\xff"] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            stream.write_all(answer).await.unwrap();
        });
        unreachable(address).await;
    }
}

async fn unreachable(address: SocketAddr) {
    let signer = RemoteSigner::new(address, public(&key(1)), LONG);
    let error = signer.issue(token(1)).await.unwrap_err();
    assert!(matches!(error, SignerError::Unreachable(_)), "{error}");
    assert!(error.may_pass());
}

/// A token that no key may sign is refused before anybody is asked.
#[tokio::test]
async fn a_footer_with_a_key_in_it() {
    let asked = Arc::new(AtomicUsize::new(0));
    let address = service({
        let asked = Arc::clone(&asked);
        move |_| {
            asked.fetch_add(1, Ordering::SeqCst);
            async { Vec::new() }
        }
    });
    let signer = RemoteSigner::new(address.await, public(&key(1)), LONG);
    let leak = "k4.local.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let error = signer.issue(token(1).footer(leak)).await.unwrap_err();
    assert!(
        matches!(error, SignerError::Token(Error::Footer(_))),
        "{error}"
    );
    assert_eq!(asked.load(Ordering::SeqCst), 0);
}

#[test]
fn the_example_runs() {
    program::main().unwrap();
}
