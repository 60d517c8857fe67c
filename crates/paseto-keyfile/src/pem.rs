//! The text around DER: one block of base64 between two lines.
//!
//! Specification: RFC 7468.

use alloc::{string::String, vec, vec::Vec};

use paseto_core::{Error, KeyError};
use pem_rfc7468::{Decoder, LineEnding, encode_string};
use zeroize::Zeroizing;

pub(crate) const PUBLIC: &str = "PUBLIC KEY";
pub(crate) const SECRET: &str = "PRIVATE KEY";
pub(crate) const ENCRYPTED: &str = "ENCRYPTED PRIVATE KEY";

/// How a block begins and ends.
pub(crate) const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const DASHES: &str = "-----";

/// What `openssl ecparam -genkey` writes before the key: a curve, which stands in the key too.
const CURVE: &str = "EC PARAMETERS";

/// A block: what it says it holds, and that.
pub(crate) struct Block<'t> {
    pub(crate) label: &'t str,
    pub(crate) der: Zeroizing<Vec<u8>>,
}

/// The only block in the text. What stands before or behind it is let pass, as OpenSSL writes it; but not
/// a second block, because nobody could say which of two keys was meant.
///
/// # Errors
/// [`Error::TooLong`]; [`KeyError::Encrypted`] for a block that is encrypted in the way that came before
/// PKCS#8; [`KeyError::Encoding`] for every other text.
pub(crate) fn decode(text: &str) -> Result<Block<'_>, Error> {
    crate::check_length(text.len())?;
    let (label, block) = only_block(text).ok_or(KeyError::Encoding)?;
    if is_encrypted(block) {
        return Err(KeyError::Encrypted.into());
    }
    // Lines of any one length: which it is, is no secret.
    let mut decoder = Decoder::new_detect_wrap(block.as_bytes()).map_err(|_| KeyError::Encoding)?;
    // All of it at once, so that nothing secret is left behind by a buffer that had to grow.
    let mut der = Zeroizing::new(vec![0; decoder.remaining_len()]);
    decoder.decode(&mut der).map_err(|_| KeyError::Encoding)?;
    if !decoder.is_finished() {
        return Err(KeyError::Encoding.into());
    }
    Ok(Block { label, der })
}

/// Its label, and the block from the first dash to the last.
fn only_block(text: &str) -> Option<(&str, &str)> {
    let mut text = text;
    loop {
        let block = text.get(text.find(BEGIN)?..)?;
        let (label, _) = block.strip_prefix(BEGIN)?.split_once(DASHES)?;
        let end = block.find(END)?;
        let last = block.get(end..)?.strip_prefix(END)?;
        let behind = last.strip_prefix(label)?.strip_prefix(DASHES)?;
        let block = block.get(..block.len().checked_sub(behind.len())?)?;
        if label != CURVE {
            return (!behind.contains(BEGIN)).then_some((label, block));
        }
        text = behind;
    }
}

/// RFC 1421, section 4.6.1.1, as OpenSSL wrote it before there was PKCS#8.
fn is_encrypted(block: &str) -> bool {
    let headers = block.lines().skip(1);
    let mut headers = headers.filter_map(|line| line.split_once(':'));
    headers.any(|(name, value)| name == "Proc-Type" && value.trim() == "4,ENCRYPTED")
}

/// The text of a block.
#[expect(
    clippy::expect_used,
    reason = "the labels are ours, and the room is counted beforehand"
)]
pub(crate) fn encode(label: &str, der: &[u8]) -> String {
    encode_string(label, LineEnding::LF, der).expect("a label of ours and the bytes of a key")
}
