//! HMAC-SHA-384 with AWS-LC, which wipes its states.

use aws_lc_rs::hmac::{Context, HMAC_SHA384, Key};

#[derive(Clone)]
pub(super) struct State(Context);

impl State {
    pub(super) fn new(key: &[u8]) -> Self {
        Self(Context::with_key(&Key::new(HMAC_SHA384, key)))
    }

    pub(super) fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    pub(super) fn finalize_into(self, out: &mut [u8; 48]) {
        let tag = self.0.sign();
        for (out, byte) in out.iter_mut().zip(tag.as_ref()) {
            *out = *byte;
        }
    }
}
