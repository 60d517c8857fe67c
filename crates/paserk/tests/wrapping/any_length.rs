//! Keys that have no one length, as the RSA keys of version 1.

use paserk::{Key, Lock, UnwrapLimits, Wrap, lock, unlock, unwrap, wrap};
use paseto_core::{Error, KeyError, SecretText};

use super::{CHEAP, PANICS, Recipe, WORKS, altered};

/// One byte or more. **No key for anything.**
#[derive(Debug, PartialEq)]
struct Long<const DOES: u8>(Vec<u8>);

impl<const DOES: u8> Key for Long<DOES> {
    const HEADER: &'static str = "k1.secret.";
    const ID_HEADER: &'static str = "k1.sid.";
    const LENGTH: Option<usize> = None;
    type Text = SecretText;

    fn with_bytes<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
        f(&self.0)
    }

    fn from_key_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let bytes = Some(bytes.to_vec()).filter(|bytes| !bytes.is_empty());
        Ok(Self(bytes.ok_or(KeyError::Scalar)?))
    }

    fn id_hash(_: [&str; 3]) -> [u8; 33] {
        [0; 33]
    }
}

impl<const DOES: u8> Wrap for Long<DOES> {
    const WRAP_HEADER: &'static str = "k1.secret-wrap.pie.";
    type WrappingKey = Recipe<DOES>;
}

impl<const DOES: u8> Lock for Long<DOES> {
    const LOCK_HEADER: &'static str = "k1.secret-pw.";
    type Recipe = Recipe<DOES>;
}

fn texts(length: usize) -> [String; 2] {
    let key = Long::<WORKS>(vec![7; length]);
    [wrap(&key, &Recipe).unwrap(), lock(&key, "", CHEAP).unwrap()]
}

fn open<const DOES: u8>([wrapped, locked]: &[String; 2]) -> [Result<Long<DOES>, Error>; 2] {
    let limits = UnwrapLimits::default();
    [unwrap(wrapped, &Recipe), unlock(locked, "", &limits)]
}

#[test]
fn they_come_back_at_any_length() {
    for length in [1, 31, 32, 33, 1000] {
        for key in open::<WORKS>(&texts(length)) {
            assert_eq!(key.unwrap().0, vec![7; length]);
        }
    }
}

/// No byte is left for the key, or less than none. A recipe that panics is not called.
#[test]
fn what_has_no_room_for_a_key_is_too_short() {
    // Tag and nonce; salt, parameters, nonce and tag.
    let around = [4 + 32, 3 + 16 + 5 + 4];
    for missing in [1, 2, 20] {
        let texts = texts(1).map(|text| altered(&text, |b| b.truncate(b.len() - missing)));
        let expected = around.map(|around| Error::too_short(around + 1 - missing, around + 1));
        assert_eq!(open::<PANICS>(&texts).map(Result::unwrap_err), expected);
    }
}
