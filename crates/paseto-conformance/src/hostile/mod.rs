//! Input that nobody would send who means well, made up by `proptest`: for every one there is an
//! answer, nothing panics, and what is accepted has one spelling.
//!
//! How many inputs there are is proptest's to say (256, or `PROPTEST_CASES`); where each costs a
//! signature, there are fewer.

mod alter;
mod buffers;
mod keys;
mod payloads;
mod text;

use paserk::Key;
use proptest::{
    strategy::Strategy,
    test_runner::{Config, TestCaseError, TestRunner},
};

pub use self::{
    alter::{altered_keys, altered_tokens},
    buffers::bytes_as_buffers,
    keys::bytes_as_keys,
    payloads::{bytes_as_payloads, json_as_payloads},
    text::{any_text, text_like_tokens_and_keys},
};
use crate::{Suite, text::Context};

/// The keys that all inputs of a test are tried with.
struct Keys<S: Suite> {
    local: S::LocalKey,
    secret: S::SecretKey,
    public: S::PublicKey,
}

impl<S: Suite> Keys<S> {
    fn new() -> Result<Self, String> {
        let secret = S::secret_key().context("a key")?;
        Ok(Self {
            local: S::local_key().context("a key")?,
            public: S::public_half(&secret),
            secret,
        })
    }

    /// How long each key is, in bytes.
    fn lengths(&self) -> [usize; 3] {
        [
            self.local.with_bytes(<[u8]>::len),
            self.secret.with_bytes(<[u8]>::len),
            self.public.with_bytes(<[u8]>::len),
        ]
    }
}

/// Tries inputs until one fails, and then says which is the smallest that does.
fn check<T: Strategy>(
    inputs: T,
    cost: u32,
    test: impl Fn(T::Value) -> Result<(), String>,
) -> Result<(), String> {
    let mut config = Config {
        failure_persistence: None,
        ..Config::default()
    };
    config.cases = config.cases.div_ceil(cost);
    TestRunner::new(config)
        .run(&inputs, |input| test(input).map_err(TestCaseError::fail))
        .map_err(|why| why.to_string())
}
