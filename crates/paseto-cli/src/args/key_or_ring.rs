//! Where the key of a token comes from, or the keys.

use std::path::{Path, PathBuf};

use clap::Args;

use super::RingKeyArgs;
use crate::{
    failure::Failure,
    input,
    source::{Source, What},
};

/// One key, several, or a ring.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
pub(crate) struct KeyOrRingArgs {
    /// Read the key, as PASERK text, PEM, DER or JWK, from this file; `-` is standard input. To
    /// `verify` and `decrypt` it may be given several times: the footer's `kid` decides
    #[arg(long, value_name = "FILE")]
    key_file: Vec<PathBuf>,
    /// Read the key, as PASERK text, PEM, DER or JWK, from the environment variable with this name
    #[arg(long, value_name = "NAME")]
    key_env: Option<String>,
    /// Take the keys of this ring, as `paseto ring` writes it; `-` is standard input
    #[arg(long, value_name = "RING.json")]
    ring: Option<PathBuf>,
}

/// Where the keys are.
pub(crate) enum Keys<'a> {
    One(Source<'a>),
    Several(Vec<Source<'a>>),
    Ring(&'a Path),
}

impl KeyOrRingArgs {
    /// Whether a key or the ring is read from standard input.
    pub(crate) fn is_stdin(&self) -> bool {
        let ring = self.ring.as_deref();
        self.files().chain(ring).any(input::is_stdin)
    }

    /// Where the keys are. `secret` is for rings only.
    pub(crate) fn keys(&self, secret: &RingKeyArgs) -> Result<Keys<'_>, Failure> {
        if let Some(path) = &self.ring {
            return Ok(Keys::Ring(path));
        }
        secret.check_unused()?;
        if self.key_file.len() > 1 {
            if self.files().filter(|path| input::is_stdin(path)).count() > 1 {
                return Err(Failure::usage("standard input can be read once only"));
            }
            let sources = self.files().map(|path| Source::file(What::Key, path));
            return Ok(Keys::Several(sources.collect()));
        }
        Source::of(What::Key, self.key_file.first(), self.key_env.as_ref())
            .map(Keys::One)
            .ok_or_else(|| Failure::usage("no key: give --key-file, --key-env or --ring"))
    }

    fn files(&self) -> impl Iterator<Item = &Path> {
        self.key_file.iter().map(|path| &**path)
    }
}
