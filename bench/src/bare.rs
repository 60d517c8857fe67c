//! The cryptographic primitives and nothing else: what a token costs at least.
//!
//! The keys are ready, the Pre-Authentication Encoding is ready or its pieces are, nothing is
//! allocated, encoded, parsed or wiped. Where there are two backends, the one of ours is the first,
//! and ratios are to that.

use crate::{
    harness::{Contender, Kind},
    material::Session,
    paseto::{Purpose, Version},
};

mod ed25519;
mod frame;
pub mod keys;
mod nist;
mod nist_aws_lc;
mod p384;
mod rsa;
mod v2;
mod v4;

pub use frame::Frame;

/// Encrypts in place as one version does, with keys that are ready.
pub trait Seal {
    /// The backends.
    const NAME: &'static str;
    /// How long the nonce is.
    const NONCE: usize;
    /// The tag.
    type Tag: AsRef<[u8]>;
    /// The nonce for this plaintext, of random bytes.
    fn nonce(random: &[u8; 32], plaintext: &[u8]) -> [u8; 32];
    /// Encrypts in place. Decrypting is the same work.
    fn seal(&self, frame: &Frame, nonce: &[u8; 32], body: &mut [u8]) -> Self::Tag;
}

/// What a version needs to make a token with this payload and footer, randomness included.
pub fn making(version: Version, purpose: Purpose, payload: &str, footer: &str) -> Vec<Contender> {
    let length = payload.len();
    let message = || frame::signed(version, payload, footer);
    match (version, purpose) {
        (Version::V1, Purpose::Public) => vec![rsa::signing(message())],
        (Version::V2 | Version::V4, Purpose::Public) => own_first(
            ed25519::signing(message()),
            ed25519::signing_aws_lc(message()),
        ),
        (Version::V3, Purpose::Public) => {
            own_first(p384::signing(message()), p384::signing_aws_lc(message()))
        }
        (Version::V1, Purpose::Local) => own_first(
            encrypting(nist::V1::new(), version, length),
            encrypting(nist_aws_lc::V1, version, length),
        ),
        (Version::V2, Purpose::Local) => vec![encrypting(v2::V2::new(), version, length)],
        (Version::V3, Purpose::Local) => own_first(
            encrypting(nist::V3::new(), version, length),
            encrypting(nist_aws_lc::V3::new(), version, length),
        ),
        (Version::V4, Purpose::Local) => vec![encrypting(v4::V4, version, length)],
    }
}

/// What a version needs to read a token with this payload and footer.
pub fn reading(version: Version, purpose: Purpose, payload: &str, footer: &str) -> Vec<Contender> {
    let length = payload.len();
    let message = || frame::signed(version, payload, footer);
    match (version, purpose) {
        (Version::V1, Purpose::Public) => vec![rsa::verifying(message())],
        (Version::V2 | Version::V4, Purpose::Public) => {
            // Ours verifies on the same crate in any case.
            vec![
                ed25519::verifying(message()),
                ed25519::verifying_aws_lc(message()),
            ]
        }
        (Version::V3, Purpose::Public) => own_first(
            p384::verifying(message()),
            p384::verifying_aws_lc(message()),
        ),
        (Version::V1, Purpose::Local) => own_first(
            decrypting(nist::V1::new(), version, length),
            decrypting(nist_aws_lc::V1, version, length),
        ),
        (Version::V2, Purpose::Local) => vec![decrypting(v2::V2::new(), version, length)],
        (Version::V3, Purpose::Local) => own_first(
            decrypting(nist::V3::new(), version, length),
            decrypting(nist_aws_lc::V3::new(), version, length),
        ),
        (Version::V4, Purpose::Local) => vec![decrypting(v4::V4, version, length)],
    }
}

/// What it needs to verify a token of each of these payloads, one after the other.
pub fn verifying_each(version: Version, payloads: &[String], footer: &str) -> Contender {
    let messages = payloads.iter();
    let messages = messages.map(|payload| frame::signed(version, payload, footer));
    ed25519::verifying_each(messages.collect())
}

/// A token by the primitives alone, with a nonce that may be chosen: `nonce ‖ ciphertext ‖ tag`.
pub fn sealed(version: Version, nonce: &[u8; 32], payload: &[u8]) -> Vec<[Vec<u8>; 3]> {
    fn seal<S: Seal>(seal: &S, version: Version, nonce: &[u8; 32], payload: &[u8]) -> [Vec<u8>; 3] {
        let mut body = payload.to_vec();
        let frame = Frame::new(version, S::NONCE, body.len());
        let tag = seal.seal(&frame, nonce, &mut body).as_ref().to_vec();
        [nonce[..S::NONCE].to_vec(), body, tag]
    }
    match version {
        Version::V1 => vec![
            seal(&nist::V1::new(), version, nonce, payload),
            seal(&nist_aws_lc::V1, version, nonce, payload),
        ],
        Version::V2 => vec![seal(&v2::V2::new(), version, nonce, payload)],
        Version::V3 => vec![
            seal(&nist::V3::new(), version, nonce, payload),
            seal(&nist_aws_lc::V3::new(), version, nonce, payload),
        ],
        Version::V4 => vec![seal(&v4::V4, version, nonce, payload)],
    }
}

/// Reading the caller's claims with `serde_json`, without any check.
pub fn reading_claims() -> Contender {
    let json = Session::new().to_json();
    Contender::doing(
        "serde_json alone, same claims",
        Kind::Reference,
        move || serde_json::from_str::<Session>(&json).expect("it is JSON"),
    )
}

fn own_first(pure: Contender, aws_lc: Contender) -> Vec<Contender> {
    match cfg!(feature = "aws-lc") {
        true => vec![aws_lc, pure],
        false => vec![pure, aws_lc],
    }
}

fn encrypting<S: Seal + 'static>(seal: S, version: Version, length: usize) -> Contender {
    let mut body = vec![7; length];
    let frame = Frame::new(version, S::NONCE, length);
    let name = format!("bare getrandom, {}", S::NAME);
    Contender::doing(&name, Kind::Bare, move || {
        let mut random = [0; 32];
        #[expect(clippy::disallowed_methods, reason = "the bare primitive is measured")]
        getrandom::fill(&mut random[..S::NONCE]).expect("there is randomness");
        let nonce = S::nonce(&random, &body);
        seal.seal(&frame, &nonce, &mut body)
    })
}

fn decrypting<S: Seal + 'static>(seal: S, version: Version, length: usize) -> Contender {
    let mut body = vec![7; length];
    let frame = Frame::new(version, S::NONCE, length);
    let name = format!("bare {}", S::NAME);
    Contender::doing(&name, Kind::Bare, move || {
        seal.seal(&frame, &[9; 32], &mut body)
    })
}
