//! PBKDF2 with AWS-LC.

use core::num::NonZeroU32;

use aws_lc_rs::pbkdf2::{PBKDF2_HMAC_SHA384, derive as pbkdf2};

pub(super) fn derive(password: &[u8], salt: &[u8], rounds: NonZeroU32, out: &mut [u8; 32]) {
    pbkdf2(PBKDF2_HMAC_SHA384, rounds, salt, password, out);
}
