//! Keys as their bytes alone, in hexadecimal: in time that does not depend on the digits.

use paseto::{AnyKey, KeyError, SecretText, paserk};
use zeroize::Zeroizing;

use super::{Key, Version, with_version};
use crate::failure::Failure;

/// What a key is that does not say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum KeyType {
    /// Encrypts and decrypts
    Local,
    /// Signs
    Secret,
    /// Verifies
    Public,
}

impl Key {
    /// The key with these bytes, which may have white space around their digits.
    pub(crate) fn from_hex(
        text: &[u8],
        version: Version,
        of: KeyType,
        origin: &str,
    ) -> Result<Self, Failure> {
        let bytes = decode(text.trim_ascii()).ok_or_else(|| {
            Failure::key(format!(
                "{origin}: it is not an even number of hexadecimal digits"
            ))
        })?;
        let key = with_version!(version, version => match of {
            KeyType::Local => read::<version::LocalKey>(&bytes),
            KeyType::Secret => read::<version::SecretKey>(&bytes),
            KeyType::Public => read::<version::PublicKey>(&bytes),
        });
        key.and_then(Self::from_any)
            .map_err(|why| Failure::key(format!("{origin}: {why}")))
    }
}

fn read<K: paserk::Key + Into<AnyKey>>(bytes: &[u8]) -> Result<AnyKey, paseto::Error> {
    if bytes.is_empty() {
        return Err(KeyError::Encoding.into());
    }
    K::from_key_bytes(bytes).map(Into::into)
}

/// The bytes of a key as PASERK writes them, in hexadecimal.
pub(super) fn hex<K: paserk::Key>(key: &K) -> SecretText {
    key.with_bytes(encode)
}

/// Bytes of a secret, in hexadecimal.
pub(crate) fn encode(bytes: &[u8]) -> SecretText {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
    let mut text = String::with_capacity(bytes.len() * 2);
    text.extend(digits.map(|value| char::from(digit(value))));
    SecretText::new(text)
}

/// The digit of a value below 16. No table is looked into and nothing branches: either can be timed.
fn digit(value: u8) -> u8 {
    let letter = 9_u8.wrapping_sub(value) >> 7;
    value + b'0' + letter * (b'a' - b'0' - 10)
}

/// `None` where any byte is no digit, or their number is odd.
fn decode(text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let pairs = text.chunks_exact(2);
    let odd = pairs.remainder();
    let mut bytes = Zeroizing::new(Vec::with_capacity(pairs.len()));
    let mut wrong = 0;
    for pair in pairs {
        let [high, low] = pair else { return None };
        let ([high, bad], [low, worse]) = (value(*high), value(*low));
        wrong |= bad | worse;
        bytes.push(high << 4 | low & 0xf);
    }
    (odd.is_empty() && wrong == 0).then_some(bytes)
}

/// The value of a digit, and beside it what is not 0 where it is none.
fn value(digit: u8) -> [u8; 2] {
    let digit = i16::from(digit);
    // All ones where the digit lies between the two, or else 0.
    let between = |low: u8, high: u8| {
        let (low, high) = (i16::from(low), i16::from(high));
        ((low - 1 - digit) & (digit - high - 1)) >> 8
    };
    let value = -1
        + (between(b'0', b'9') & (digit - 0x2f))
        + (between(b'A', b'F') & (digit - 0x36))
        + (between(b'a', b'f') & (digit - 0x56));
    value.to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::{decode, digit, value};

    #[test]
    fn every_byte_is_read_and_written() {
        for byte in 0..=u8::MAX {
            let lower = format!("{byte:02x}");
            for text in [&lower, &lower.to_uppercase()] {
                assert_eq!(decode(text.as_bytes()).unwrap().as_slice(), [byte]);
            }
            let digits = [byte >> 4, byte & 0xf].map(|value| char::from(digit(value)));
            assert_eq!(digits.iter().collect::<String>(), lower);
        }
    }

    #[test]
    fn what_is_no_digit_is_refused() {
        for byte in 0..=u8::MAX {
            let [_, wrong] = value(byte);
            assert_eq!(wrong == 0, byte.is_ascii_hexdigit(), "{byte}");
        }
        for text in ["0", "0g", "g0", "00 00", "0x00"] {
            assert_eq!(decode(text.as_bytes()), None, "{text}");
        }
    }
}
