//! The side that issues tokens.

use std::{io, net::SocketAddr, time::Duration};

use paseto_v4::{Token, Verify};
use tokio::{net::TcpStream, time};

use super::{SignerError, frame};

/// No signature of PASETO has more bytes: RSA's has 256.
const LONGEST_SIGNATURE: u32 = 256;

/// A signing service, and the public key of what it signs with.
///
/// The public key comes from configuration, not from the service: it is what the signatures are
/// checked with. One of these can be shared by all tasks.
#[derive(Clone, Debug)]
pub struct RemoteSigner<P> {
    address: SocketAddr,
    public: P,
    patience: Duration,
}

impl<P: Verify> RemoteSigner<P> {
    /// The service at `address`, which is given up after `patience`.
    #[must_use]
    pub const fn new(address: SocketAddr, public: P, patience: Duration) -> Self {
        Self {
            address,
            public,
            patience,
        }
    }

    /// The key that checks the tokens.
    #[must_use]
    pub const fn public_key(&self) -> &P {
        &self.public
    }

    /// Signs the token there, checks the signature here, and writes the token as text.
    ///
    /// # Errors
    /// [`SignerError`]. Nothing is tried a second time.
    pub async fn issue(&self, token: Token<'_>) -> Result<String, SignerError> {
        let prepared = token.prepare(&self.public).map_err(SignerError::Token)?;
        let signature = self.ask(prepared.as_bytes()).await?;
        prepared.finish(&signature).map_err(SignerError::Token)
    }

    async fn ask(&self, input: &[u8]) -> Result<Vec<u8>, SignerError> {
        let signature = time::timeout(self.patience, self.exchange(input))
            .await
            .map_err(|_| SignerError::TooLate(self.patience))?
            .map_err(SignerError::Unreachable)?;
        if signature.is_empty() {
            return Err(SignerError::Refused);
        }
        Ok(signature)
    }

    /// A connection for each token: whoever talks to a real service brings a client that keeps them.
    async fn exchange(&self, input: &[u8]) -> io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect(self.address).await?;
        stream.set_nodelay(true)?;
        frame::send(&mut stream, input).await?;
        frame::receive(&mut stream, LONGEST_SIGNATURE).await
    }
}
