//! Every library reads what every other makes, and none reads what was tampered with: in every
//! version, for both purposes.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use paseto_bench::{
    bare,
    library::{self, Library, payload as read},
    paseto::{self, Purpose, Version},
};
use proptest::prelude::*;

/// How many cases there are for each version and purpose: RSA and P-384 take their time.
const CASES: u32 = 64;

fn payload() -> impl Strategy<Value = String> {
    // Some peers make no token with an empty payload.
    prop_oneof![
        "(?s).{1,300}",
        "\\{\"data\":\"[a-z]{0,200}\"\\}",
        "[ -~]{1,2000}"
    ]
}

fn footer() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "(?s).{1,80}",
        "\\{\"kid\":\"[0-9a-f]{1,40}\"\\}"
    ]
}

fn implicit() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "(?s).{1,80}"]
}

/// An implicit assertion where the version has one, and none elsewhere.
fn for_version(version: Version, implicit: &str) -> &str {
    match version.has_implicit() {
        true => implicit,
        false => "",
    }
}

/// What a test of one version and purpose is given: its libraries with their names.
fn each_of_all(
    check: impl Fn(Version, Purpose, &[Box<dyn Library>]) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    paseto::all()
        .try_for_each(|(version, purpose)| check(version, purpose, &library::all(version, purpose)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn each_reads_what_each_makes(
        payload in payload(),
        footer in footer(),
        implicit in implicit(),
    ) {
        each_of_all(|version, _, all| {
            let implicit = for_version(version, &implicit);
            for maker in all {
                let token = maker.make(&payload, &footer, implicit);
                for reader in all {
                    let found = read(&**reader, &token, &footer, implicit);
                    prop_assert_eq!(
                        found.as_deref(),
                        Some(payload.as_str()),
                        "{} reads what {} made: {}",
                        reader.name(),
                        maker.name(),
                        token
                    );
                }
            }
            Ok(())
        })?;
    }

    /// Ed25519 has no randomness, and so a signed token of v2 and v4 has one spelling.
    #[test]
    fn all_sign_the_same_text(
        payload in payload(),
        footer in footer(),
        implicit in implicit(),
    ) {
        for version in [Version::V2, Version::V4] {
            let implicit = for_version(version, &implicit);
            let all = library::all(version, Purpose::Public);
            let token = all[0].make(&payload, &footer, implicit);
            for other in &all[1..] {
                let others = other.make(&payload, &footer, implicit);
                prop_assert_eq!(&token, &others, "{}", other.name());
            }
        }
    }

    /// What the bare primitives are measured with is the real thing.
    #[test]
    fn each_reads_what_the_bare_primitives_make(payload in payload(), nonce: [u8; 32]) {
        for version in Version::ALL {
            for parts in bare::sealed(version, &nonce, payload.as_bytes()) {
                let header = paseto::header(version, Purpose::Local);
                let token = header + &URL_SAFE_NO_PAD.encode(parts.concat());
                for reader in library::all(version, Purpose::Local) {
                    let found = read(&*reader, &token, "", "");
                    prop_assert_eq!(
                        found.as_deref(), Some(payload.as_str()), "{} {}", reader.name(), token
                    );
                }
            }
        }
    }

    #[test]
    fn none_reads_what_was_tampered_with(
        payload in payload(),
        footer in footer(),
        implicit in implicit(),
        other in implicit(),
        at in any::<prop::sample::Index>(),
        bit in 0..8_u8,
    ) {
        each_of_all(|version, purpose, all| {
            let implicit = for_version(version, &implicit);
            let other = for_version(version, &other);
            for maker in all {
                let token = maker.make(&payload, &footer, implicit);
                let flipped = flip(&token, at, bit);
                let cut = &token[..token.len() - 4];
                for reader in all {
                    let who = format!("{} {version:?} {purpose:?}", reader.name());
                    let read = |token: &str, footer: &str, implicit: &str| {
                        read(&**reader, token, footer, implicit)
                    };
                    prop_assert_eq!(read(&flipped, &footer, implicit), None, "{} {}", who, flipped);
                    prop_assert_eq!(read(cut, &footer, implicit), None, "{} {}", who, cut);
                    for renamed in rename(&token, version, purpose) {
                        prop_assert_eq!(read(&renamed, &footer, implicit), None, "{}", who);
                    }
                    prop_assert_eq!(read(&token, "another footer", implicit), None, "{}", who);
                    if other != implicit {
                        prop_assert_eq!(read(&token, &footer, other), None, "{}", who);
                    }
                }
            }
            Ok(())
        })?;
    }
}

/// The token with one bit of its body flipped.
fn flip(token: &str, at: prop::sample::Index, bit: u8) -> String {
    let mut parts: Vec<_> = token.split('.').map(str::to_owned).collect();
    let mut body = URL_SAFE_NO_PAD.decode(&parts[2]).expect("a maker made it");
    let at = at.index(body.len());
    body[at] ^= 1 << bit;
    parts[2] = URL_SAFE_NO_PAD.encode(body);
    parts.join(".")
}

/// The token with the header of every other version and purpose.
fn rename(token: &str, version: Version, purpose: Purpose) -> Vec<String> {
    let header = paseto::header(version, purpose);
    let rest = token.strip_prefix(&header).expect("it has its header");
    paseto::all()
        .filter(|other| *other != (version, purpose))
        .map(|(version, purpose)| paseto::header(version, purpose) + rest)
        .collect()
}
