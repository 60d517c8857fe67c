//! Keys as PEM (RFC 7468): one block, in lines of 64 letters.

use alloc::{string::String, vec};

use der::pem::{Decoder, LineEnding, encode_string};
use paseto_core::KeyError;
use zeroize::Zeroizing;

use super::asn1::MAX_LENGTH;

/// The label of a PKCS#1 secret key.
pub(super) const PKCS1: &str = "RSA PRIVATE KEY";
/// The label of a PKCS#8 secret key.
pub(super) const PKCS8: &str = "PRIVATE KEY";
/// The label of an SPKI public key.
pub(super) const SPKI: &str = "PUBLIC KEY";

/// The label of the only block in the text, and what it holds. Spaces and empty lines around it are
/// let pass, and so is text before it, as OpenSSL writes it.
pub(super) fn decode(text: &str) -> Result<(&str, Zeroizing<vec::Vec<u8>>), KeyError> {
    if text.len() > MAX_LENGTH {
        return Err(KeyError::Encoding);
    }
    let mut decoder = Decoder::new(text.as_bytes().trim_ascii()).map_err(|_| KeyError::Encoding)?;
    // All of it at once, so that nothing secret is left behind by a buffer that had to grow.
    let mut bytes = Zeroizing::new(vec![0; decoder.remaining_len()]);
    decoder.decode(&mut bytes).map_err(|_| KeyError::Encoding)?;
    Ok((decoder.type_label(), bytes))
}

/// The text of a block.
#[expect(
    clippy::expect_used,
    reason = "the labels are ours, the bytes those of a key, and the room is counted beforehand"
)]
pub(super) fn encode(label: &str, bytes: &[u8]) -> String {
    encode_string(label, LineEnding::LF, bytes).expect("a label of ours and the bytes of a key")
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    #[test]
    fn what_is_longer_is_not_read() {
        let block = encode(SPKI, &[7; 100]);
        let padded = |length: usize| format!("{block}{}", " ".repeat(length - block.len()));
        for length in [block.len(), MAX_LENGTH - 1, MAX_LENGTH] {
            assert_eq!(decode(&padded(length)).unwrap().1.as_slice(), [7; 100]);
        }
        for length in [MAX_LENGTH + 1, 2 * MAX_LENGTH] {
            let refused = decode(&padded(length)).map(|_| ());
            assert_eq!(refused, Err(KeyError::Encoding));
        }
    }
}
