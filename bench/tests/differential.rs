//! Every library reads what every other makes, and none reads what was tampered with.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use paseto_bench::library::{self, Library};
use proptest::prelude::*;

/// Makes and checks tokens of one purpose.
#[derive(Clone, Copy)]
struct Purpose {
    make: fn(&dyn Library, &str, &str, &str) -> String,
    read: fn(&dyn Library, &str, &str, &str) -> Option<String>,
}

const PURPOSES: [Purpose; 2] = [
    Purpose {
        make: |library, payload, footer, implicit| library.sign(payload, footer, implicit),
        read: |library, token, footer, implicit| library.verify(token, footer, implicit),
    },
    Purpose {
        make: |library, payload, footer, implicit| library.encrypt(payload, footer, implicit),
        read: |library, token, footer, implicit| library.decrypt(token, footer, implicit),
    },
];

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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn each_reads_what_each_makes(
        payload in payload(),
        footer in footer(),
        implicit in implicit(),
    ) {
        for Purpose { make, read } in PURPOSES {
            for maker in library::all() {
                let token = make(&*maker, &payload, &footer, &implicit);
                for reader in library::all() {
                    let found = read(&*reader, &token, &footer, &implicit);
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
        }
    }

    /// Ed25519 has no randomness, and so a signed token has one spelling.
    #[test]
    fn all_sign_the_same_text(
        payload in payload(),
        footer in footer(),
        implicit in implicit(),
    ) {
        let [first, others @ ..] = &*library::all() else { unreachable!("there are four") };
        let token = first.sign(&payload, &footer, &implicit);
        for other in others {
            prop_assert_eq!(&token, &other.sign(&payload, &footer, &implicit), "{}", other.name());
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
        for Purpose { make, read } in PURPOSES {
            for maker in library::all() {
                let token = make(&*maker, &payload, &footer, &implicit);
                let flipped = flip(&token, at, bit);
                let cut = &token[..token.len() - 4];
                let renamed = rename(&token);
                for reader in library::all() {
                    let who = reader.name();
                    let read = |token: &str, footer: &str, implicit: &str| {
                        read(&*reader, token, footer, implicit)
                    };
                    prop_assert_eq!(read(&flipped, &footer, &implicit), None, "{} {}", who, flipped);
                    prop_assert_eq!(read(cut, &footer, &implicit), None, "{} {}", who, cut);
                    prop_assert_eq!(read(&renamed, &footer, &implicit), None, "{}", who);
                    prop_assert_eq!(read(&token, "another footer", &implicit), None, "{}", who);
                    if other != implicit {
                        prop_assert_eq!(read(&token, &footer, &other), None, "{}", who);
                    }
                }
            }
        }
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

/// The token with the header of the other purpose.
fn rename(token: &str) -> String {
    match token.strip_prefix("v4.public.") {
        Some(rest) => format!("v4.local.{rest}"),
        None => token.replacen("v4.local.", "v4.public.", 1),
    }
}
