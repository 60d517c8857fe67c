//! HMAC-SHA-384 with the crates `hmac` and `sha2`, which wipe their states. The block that the key is
//! padded to, `hmac` leaves on the stack, and it is wiped here.

use hmac::{KeyInit, Mac, digest::FixedOutput};
use sha2::Sha384;
use zeroize::zeroize_stack;

#[derive(Clone)]
pub(super) struct State(hmac::Hmac<Sha384>);

impl State {
    pub(super) fn new(key: &[u8]) -> Self {
        let state = Self::keyed(key);
        zeroize_stack::<1024>();
        state
    }

    /// In a frame of its own, which lies where it is wiped then.
    #[inline(never)]
    #[expect(
        clippy::expect_used,
        reason = "HMAC takes keys of any length, so this cannot fail"
    )]
    fn keyed(key: &[u8]) -> Self {
        Self(KeyInit::new_from_slice(key).expect("HMAC takes keys of any length"))
    }

    pub(super) fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    pub(super) fn finalize_into(self, out: &mut [u8; 48]) {
        FixedOutput::finalize_into(self.0, out.into());
    }
}
