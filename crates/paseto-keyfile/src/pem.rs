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
const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const DASHES: &str = "-----";

/// What `openssl ecparam -genkey` writes before the key: a curve, which stands in the key too.
const CURVE: &str = "EC PARAMETERS";
const ON_CURVE: &str = "EC PRIVATE KEY";
/// What may stand beside the key that it was issued for.
const CERTIFICATE: &str = "CERTIFICATE";

/// A block: what it says it holds, and that.
pub(crate) struct Block<'t> {
    pub(crate) label: &'t str,
    pub(crate) der: Zeroizing<Vec<u8>>,
}

/// Whether a block begins in the text.
pub(crate) fn has_block(text: &str) -> bool {
    begin(text).is_some()
}

/// The only key in the text. What stands before or behind it is let pass, as OpenSSL writes it, and
/// certificates too; but not a second key, because nobody could say which of the two was meant.
///
/// # Errors
/// [`Error::TooLong`]; [`KeyError::Encryption`] for a block that is encrypted in the way that came before
/// PKCS#8; [`KeyError::Ambiguous`] for two keys; [`KeyError::Encoding`] for every other text.
pub(crate) fn decode(text: &str) -> Result<Block<'_>, Error> {
    crate::check_length(text.len())?;
    let (label, block) = only_key(text)?;
    if is_encrypted(block) {
        return Err(KeyError::Encryption.into());
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

/// Its label, and the block from the first dash to the last; a certificate where there is no key.
fn only_key(text: &str) -> Result<(&str, &str), KeyError> {
    let (mut rest, mut found, mut curve) = (text, None, false);
    while let Some(at) = begin(rest) {
        let (label, block, behind) = split_block(rest, at).ok_or(KeyError::Encoding)?;
        match (label, found) {
            (CURVE, None) if !curve => curve = true,
            (CERTIFICATE, Some(_)) => {}
            (_, None | Some((CERTIFICATE, _))) => found = Some((label, block)),
            _ => return Err(KeyError::Ambiguous),
        }
        rest = behind;
    }
    match found {
        Some((label, _)) if curve && label != ON_CURVE => Err(KeyError::Encoding),
        found => found.ok_or(KeyError::Encoding),
    }
}

/// Where the first block begins: at the front of a line, which may be indented.
fn begin(text: &str) -> Option<usize> {
    let mut found = text.match_indices(BEGIN).map(|(at, _)| at);
    found.find(|at| {
        let before = text.get(..*at).unwrap_or_default();
        let line = before.trim_end_matches([' ', '\t']);
        line.is_empty() || line.ends_with(['\n', '\r'])
    })
}

/// The label, the block that begins there, and what stands behind it.
fn split_block(text: &str, at: usize) -> Option<(&str, &str, &str)> {
    let block = text.get(at..)?;
    let (label, _) = block.strip_prefix(BEGIN)?.split_once(DASHES)?;
    let last = block.get(block.find(END)?..)?.strip_prefix(END)?;
    let behind = last.strip_prefix(label)?.strip_prefix(DASHES)?;
    let block = block.get(..block.len().checked_sub(behind.len())?)?;
    Some((label, block, behind))
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
