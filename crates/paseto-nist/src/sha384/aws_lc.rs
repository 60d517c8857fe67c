//! SHA-384 with AWS-LC.

use aws_lc_rs::digest::{Context, SHA384};

pub(super) struct State(Context);

impl State {
    pub(super) fn new() -> Self {
        Self(Context::new(&SHA384))
    }

    pub(super) fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    pub(super) fn finalize_into(self, out: &mut [u8; 48]) {
        let hash = self.0.finish();
        for (out, byte) in out.iter_mut().zip(hash.as_ref()) {
            *out = *byte;
        }
    }
}
