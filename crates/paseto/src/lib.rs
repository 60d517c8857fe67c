//! PASETO: tokens that replace JWT, with nothing to negotiate; key rings, key sets and gates for
//! systems that live long. All versions are here, each a feature.
//!
#![cfg_attr(feature = "v4", doc = "```")]
#![cfg_attr(not(feature = "v4"), doc = "```ignore")]
//! use paseto::{Claims, Rules, SigningRing, Token, Untrusted, Verified, v4::SecretKey};
//! use std::time::Duration;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let ring = SigningRing::new(SecretKey::generate()?)?;
//! let claims = Claims::new(()).subject("alice").audience("api").expires_in(Duration::from_secs(900));
//! let text = ring.sign(Token::new(&claims)?)?;
//!
//! // The next key signs; tokens of the former one are accepted for as long as they live.
//! ring.rotate(SecretKey::generate()?, Duration::from_secs(900))?;
//!
//! let rules = Rules::now().audience("api"); // `exp` is required; `nbf` and `iat` hold where present
//! let token: Verified<Claims> = Untrusted::parse(&text)?.verify(&ring, &rules)?;
//! assert_eq!(token.claims().sub(), Some("alice"));
//! # Ok(())
//! # }
//! ```
//!
//! A program with one key that does not change needs no ring: `token.sign(&secret)` and
//! `verify(&public, &rules)` take the key itself.
//!
//! **Not audited**: nobody outside this project has reviewed this code yet.
//!
//! # In this crate
//!
//! | for | begin with |
//! |---|---|
//! | making a token | [`Claims`], [`Token`], and the `SecretKey` or the `LocalKey` of a version, such as `v4::SecretKey` |
//! | checking one | [`Untrusted`], [`Rules`]; what comes out is a [`Verified`] |
//! | keys that change | [`SigningRing`], [`SealingRing`], [`KeyRing`]; on a disk or over HTTP: [`KeySet`], [`KeySetDocument`] |
//! | several kinds of tokens | [`Router`], or a [`Gate`] where you route yourself |
//! | tokens that may be used once, or were revoked | [`Rules::once`], [`Rules::not_revoked`], [`SeenTokens`] |
//! | keys as text, wrapped, locked, sealed | [`paserk`]; from and to key files with the feature `pem` |
//! | a key that this library cannot hold | [`Sign`], or [`Token::prepare`]; [`SigningKey`] for a ring |
//! | what went wrong | [`Error`] and [`Error::code`]; [`KeySetError`] |
//!
//! Everything that the versions share stands at the root; the keys of each version stand in a module
//! of their own, and a key is all that says which version a token has. `AnyKey` is for tools, which are
//! given keys of any version and type.
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `v4` | yes | the module `v4` |
//! | `v3` | no | the module `v3` |
//! | `v2`, `v1` | no | the modules `v2` and `v1`, for systems that speak them already |
//! | `legacy-rsa` | no | `v1.public`: without it `v1` has local keys only |
//! | `password` | no | keys that are locked with a password, in the versions that are on |
//! | `aws-lc` | no | `v1` and `v3` on AWS-LC, where they are on: signatures of version 3 take half to a quarter of the time; and signing of short tokens in `v2` and `v4`, in two thirds; needs a C compiler |
//! | `fips` | no | `v3` with AWS-LC's FIPS module; needs CMake and Go too. Where nothing else may be in the program, take it without the default features |
//! | `pem` | no | keys from key files and to them: PEM, DER, with and without a password; JWK |
//! | `redis` | no | `SeenInRedis`: tokens that were used or revoked, for many machines |
//! | `jiff`, `time`, `chrono` | no | conversions of [`Timestamp`] |
//! | `hazmat` | no | **dangerous**: nonces chosen by the caller, for test vectors |
#![forbid(unsafe_code)]
#![cfg_attr(
    not(test),
    warn(
        clippy::arithmetic_side_effects,
        clippy::panic,
        clippy::panic_in_result_fn,
        clippy::string_slice
    )
)]

extern crate alloc;

#[cfg(any(feature = "v1", feature = "v2", feature = "v3", feature = "v4"))]
mod any_key;
mod gate;
mod key_set;
mod ring;
mod router;
mod seen;

#[cfg(any(feature = "v1", feature = "v2", feature = "v3", feature = "v4"))]
pub use crate::any_key::{AnyKey, KeyType};
pub use crate::gate::Gate;
pub use crate::key_set::{
    DocumentEntry, KeyEntry, KeySet, KeySetDocument, KeySetError, KeySetErrorKind, KeySetLimits,
    KeyState, SigningKey, SigningSet,
};
pub use crate::ring::{KeyRing, SealingRing, SigningRing};
pub use crate::router::Router;
pub use crate::seen::SeenInMemory;
#[cfg(feature = "redis")]
pub use crate::seen::{RedisUrlError, SeenInRedis};
pub use paserk;
pub use paserk::KeyId;
pub use paseto_claims::{
    Claims, ClaimsUnchecked, ClaimsView, NotRevoked, Once, PayloadLimits, Registered, Rules,
    SeenTokens, Timestamp, TimestampError,
};
#[cfg(feature = "hazmat")]
pub use paseto_core::EncryptWithNonce;
pub use paseto_core::{
    Associated, Authentic, Check, ClaimError, ClaimErrorKind, ClaimErrors, CostError,
    CostParameter, Decrypt, Encrypt, Error, Footer, FooterError, FooterLimits, FooterView,
    FormatError, Header, KeyError, KidError, Payload, Prepared, Purpose, Secret, SecretBytes,
    SecretText, Sign, SignedMessage, Token, TokenId, TokenIdError, Untrusted, Verified, Verify,
    Version, json,
};

#[cfg(feature = "pem")]
pub use paseto_keyfile::{Algorithm, KeyFile};

/// The keys of version 1, for reading old tokens: RSA-2048, AES-256-CTR and HMAC-SHA-384.
#[cfg(feature = "v1")]
pub mod v1 {
    pub use paseto_v1::{LocalKey, WrappingKey};
    #[cfg(feature = "legacy-rsa")]
    pub use paseto_v1::{PublicKey, SealingPublicKey, SealingSecretKey, SecretKey};
}

/// The keys of version 2, for systems that speak it already: Ed25519 and XChaCha20-Poly1305.
#[cfg(feature = "v2")]
pub mod v2 {
    pub use paseto_v2::{
        LocalKey, PreparedPublicKey, PublicKey, SealingPublicKey, SealingSecretKey, SecretKey,
        Window, WrappingKey,
    };
}

/// The keys of version 3: P-384, AES-256-CTR and HMAC-SHA-384. What to use where the algorithms
/// have to be NIST's.
#[cfg(feature = "v3")]
pub mod v3 {
    pub use paseto_v3::{
        LocalKey, PublicKey, SealingPublicKey, SealingSecretKey, SecretKey, WrappingKey,
    };
}

/// The keys of version 4: Ed25519, XChaCha20 and BLAKE2b. What to use unless something else is
/// required.
#[cfg(feature = "v4")]
pub mod v4 {
    pub use paseto_v4::{
        LocalKey, PreparedPublicKey, PublicKey, SealingPublicKey, SealingSecretKey, SecretKey,
        Window, WrappingKey,
    };
}

/// The READMEs and the guides, whose examples are tests.
#[cfg(all(doctest, feature = "v4"))]
mod guides {
    #[doc = include_str!("../../../README.md")]
    mod readme {}
    #[doc = include_str!("../README.md")]
    mod readme_of_this_crate {}
    #[doc = include_str!("../../../docs/guides/logging-out.md")]
    mod logging_out {}
    #[doc = include_str!("../../../docs/guides/rotating-keys.md")]
    mod rotating_keys {}
    #[doc = include_str!("../../../docs/guides/choosing-a-version.md")]
    mod choosing_a_version {}
}
