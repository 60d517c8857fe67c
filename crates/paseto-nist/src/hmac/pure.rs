//! HMAC-SHA-384 with the crates `hmac` and `sha2`, which wipe their states.
//! The block that the key is padded to, `hmac` leaves on the stack.

use hmac::{KeyInit, Mac, digest::FixedOutput};
use sha2::Sha384;

#[derive(Clone)]
pub(super) struct State(hmac::Hmac<Sha384>);

impl State {
    #[expect(
        clippy::expect_used,
        reason = "HMAC takes keys of any length, so this cannot fail"
    )]
    pub(super) fn new(key: &[u8]) -> Self {
        Self(KeyInit::new_from_slice(key).expect("HMAC takes keys of any length"))
    }

    pub(super) fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    pub(super) fn finalize_into(self, out: &mut [u8; 48]) {
        FixedOutput::finalize_into(self.0, out.into());
    }
}
