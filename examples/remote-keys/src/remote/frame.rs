//! What goes over the wire: a length, 32 bits, big-endian, and so many bytes.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

/// Sends one frame.
///
/// # Errors
/// That of the connection; `InvalidInput` where the bytes are too many for a frame.
pub(super) async fn send(to: &mut (impl AsyncWrite + Unpin), bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).map_err(|_| io::ErrorKind::InvalidInput)?;
    let frame = [&length.to_be_bytes(), bytes].concat();
    to.write_all(&frame).await?;
    to.flush().await
}

/// Receives one frame of at most `limit` bytes; nothing is allocated for a longer one.
///
/// # Errors
/// That of the connection; `UnexpectedEof` where it ends; `InvalidData` where the frame is too long.
pub(super) async fn receive(
    from: &mut (impl AsyncRead + Unpin),
    limit: u32,
) -> io::Result<Vec<u8>> {
    let length = from.read_u32().await?;
    if length > limit {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let length = usize::try_from(length).map_err(|_| io::ErrorKind::InvalidData)?;
    let mut bytes = vec![0; length];
    from.read_exact(&mut bytes).await?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_sent_is_received() -> io::Result<()> {
        let mut wire = Vec::new();
        send(&mut wire, b"abc").await?;
        send(&mut wire, b"").await?;
        assert_eq!(wire, b"\0\0\0\x03abc\0\0\0\0");
        let mut rest = &wire[..];
        assert_eq!(receive(&mut rest, 3).await?, b"abc");
        assert_eq!(receive(&mut rest, 3).await?, b"");
        let end = receive(&mut rest, 3).await.map_err(|error| error.kind());
        assert_eq!(end, Err(io::ErrorKind::UnexpectedEof));
        Ok(())
    }

    #[tokio::test]
    async fn a_frame_that_is_too_long_or_cut_off() {
        for (wire, kind) in [
            (&b"\xff\xff\xff\xff"[..], io::ErrorKind::InvalidData),
            (b"\0\0\0\x04abcd", io::ErrorKind::InvalidData),
            (b"\0\0\0\x03ab", io::ErrorKind::UnexpectedEof),
            (b"\0\0", io::ErrorKind::UnexpectedEof),
        ] {
            let received = receive(&mut &wire[..], 3).await;
            assert_eq!(received.map_err(|error| error.kind()), Err(kind));
        }
    }
}
