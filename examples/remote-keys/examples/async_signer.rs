//! Issues tokens whose key is behind a service, and shows what comes of a service that is slow, or
//! that signs with another key.
//!
//! The service is a task of this program, behind a real connection over loopback. It stands for the
//! key management of a cloud, which signs bytes and knows nothing of PASETO.

use std::{error::Error, io, net::SocketAddr, sync::Arc, time::Duration};

use ed25519_dalek::{Signer as _, SigningKey};
use paseto_v4::{Claims, PublicKey, Rules, Secret, Token, Untrusted, Verified};
use remote_keys::remote::{RemoteSigner, SignerError, serve};
use serde::{Deserialize, Serialize};
use tokio::{net::TcpListener, task::JoinSet, time::sleep};

const PATIENCE: Duration = Duration::from_secs(2);

#[derive(Serialize, Deserialize)]
struct Session {
    number: u32,
}

/// The program.
#[tokio::main]
pub async fn main() -> Result<(), Box<dyn Error>> {
    let (key, another) = (new_key()?, new_key()?);
    let public = PublicKey::from_bytes(key.verifying_key().as_bytes())?;
    let at = |address| RemoteSigner::new(address, public.clone(), PATIENCE);

    // A good service. Each token is issued by a task of its own.
    let good = at(service(key.clone(), Duration::ZERO).await?);
    for text in issue_many(Arc::new(good), 8).await? {
        let token: Verified<Session> = Untrusted::parse(&text)?.verify(&public, &Rules::now())?;
        println!("token {}: {text}", token.claims().number);
    }

    // One that signs with another key: its tokens never come to be.
    let wrong = at(service(another, Duration::ZERO).await?);
    expect_error("Another key", issue(&wrong, 0).await)?;

    // One that takes longer than this program waits.
    let slow = at(service(key, PATIENCE * 20).await?);
    expect_error("Too slow", issue(&slow, 0).await)
}

async fn issue(signer: &RemoteSigner<PublicKey>, number: u32) -> Result<String, SignerError> {
    let token = Token::new(&Claims::new(Session { number })).map_err(SignerError::Token)?;
    signer.issue(token.footer(signer.public_key().id())).await
}

/// A `Prepared` borrows the key that will check it. The signer is owned by the task, so the future is
/// `Send` and `'static` all the same.
async fn issue_many(
    signer: Arc<RemoteSigner<PublicKey>>,
    count: u32,
) -> Result<Vec<String>, Box<dyn Error>> {
    let mut tasks = JoinSet::new();
    for number in 0..count {
        let signer = Arc::clone(&signer);
        tasks.spawn(async move { issue(&signer, number).await });
    }
    let mut texts = Vec::new();
    while let Some(text) = tasks.join_next().await {
        texts.push(text??);
    }
    Ok(texts)
}

/// Starts a service that signs with this key, each time after a while.
async fn service(key: SigningKey, delay: Duration) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let key = Arc::new(key);
    tokio::spawn(serve(listener, move |input| {
        let key = Arc::clone(&key);
        async move {
            sleep(delay).await;
            key.sign(&input).to_bytes().to_vec()
        }
    }));
    Ok(address)
}

fn new_key() -> Result<SigningKey, paseto_v4::Error> {
    Ok(SigningKey::from_bytes(Secret::random()?.expose()))
}

fn expect_error(what: &str, issued: Result<String, SignerError>) -> Result<(), Box<dyn Error>> {
    match issued {
        Ok(_) => Err(format!("{what}: there is a token").into()),
        Err(error) => {
            println!(
                "{what}: {error}. May asking again help? {}",
                error.may_pass()
            );
            Ok(())
        }
    }
}
