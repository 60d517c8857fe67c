//! The side that holds the key.

use std::io;

use tokio::net::{TcpListener, TcpStream};

use super::frame;

/// The longest input that is signed, in bytes.
const LONGEST_INPUT: u32 = 1 << 20;

/// Answers each frame with what `sign` makes of it, until the listener fails. An empty answer is a
/// refusal.
///
/// It trusts whoever can connect, and nothing is encrypted: a real service asks who it is that wants
/// a signature, over TLS.
///
/// # Errors
/// That of the listener; one connection that fails is only closed.
pub async fn serve<S, A>(listener: TcpListener, sign: S) -> io::Result<()>
where
    S: Fn(Vec<u8>) -> A + Clone + Send + Sync + 'static,
    A: Future<Output = Vec<u8>> + Send,
{
    loop {
        let (stream, _) = listener.accept().await?;
        let sign = sign.clone();
        tokio::spawn(async move { answer(stream, sign).await });
    }
}

async fn answer<S, A>(mut stream: TcpStream, sign: S) -> io::Result<()>
where
    S: Fn(Vec<u8>) -> A,
    A: Future<Output = Vec<u8>>,
{
    stream.set_nodelay(true)?;
    loop {
        let input = frame::receive(&mut stream, LONGEST_INPUT).await?;
        let signature = sign(input).await;
        frame::send(&mut stream, &signature).await?;
    }
}
