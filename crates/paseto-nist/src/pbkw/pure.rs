//! PBKDF2 with the crates `pbkdf2` and `hmac`.

use core::num::NonZeroU32;

use sha2::Sha384;

pub(super) fn derive(password: &[u8], salt: &[u8], rounds: NonZeroU32, out: &mut [u8; 32]) {
    pbkdf2::pbkdf2_hmac::<Sha384>(password, salt, rounds.get(), out);
}
