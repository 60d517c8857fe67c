//! SHA-384 with the crate `sha2`.

use sha2::{Digest, digest::FixedOutput};

pub(super) struct State(sha2::Sha384);

impl State {
    pub(super) fn new() -> Self {
        Self(sha2::Sha384::new())
    }

    pub(super) fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    pub(super) fn finalize_into(self, out: &mut [u8; 48]) {
        FixedOutput::finalize_into(self.0, out.into());
    }
}
