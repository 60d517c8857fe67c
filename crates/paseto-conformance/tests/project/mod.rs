//! This project's vectors, made.

mod assertions;
mod case;
mod claim_values;
mod claims;
mod counters;
mod depths;
mod ecdsa_keys;
mod ecdsa_signatures;
mod ed25519;
mod ed25519_keys;
mod ed25519_orders;
mod ed25519_points;
mod encodings;
mod footers;
mod independent;
mod keys;
mod letters;
mod many;
mod misplaced;
mod payload;
mod protocol;
mod rsa;
mod rsa_keys;
mod rsa_public_keys;
mod rsa_secret_keys;
mod rsa_signatures;
mod sizes;
mod tampering;
mod text;
mod times;
mod token;
mod wraps;

use std::sync::LazyLock;

pub(crate) use self::case::File;
use self::protocol::{V1, V2, V3, V4};

/// Each file, and how many tests it has.
pub(crate) static FILES: LazyLock<Vec<(&'static str, File, usize)>> = LazyLock::new(|| {
    vec![
        ("v1.claims.json", claims::file(&V1), 280),
        ("v1.counters.json", counters::v1_file(), 11),
        ("v1.footers.json", footers::file(&V1), 178),
        ("v1.paserk.json", keys::file(&V1, rsa_keys::cases()), 227),
        ("v1.payloads.json", payload::file(&V1), 222),
        ("v1.signatures.json", rsa_signatures::file(), 100),
        ("v1.sizes.json", sizes::file(&V1), 4),
        ("v1.tampering.json", tampering::file(&V1), 3671),
        ("v1.text.json", text::file(&V1), 114),
        ("v1.times.json", times::file(&V1), 142),
        ("v1.wraps.json", wraps::file(&V1), 224),
        ("v2.claims.json", claims::file(&V2), 280),
        ("v2.footers.json", footers::file(&V2), 178),
        (
            "v2.paserk.json",
            keys::file(&V2, ed25519_keys::cases(2)),
            195,
        ),
        ("v2.payloads.json", payload::file(&V2), 222),
        ("v2.signatures.json", ed25519::file(&V2), 78),
        ("v2.sizes.json", sizes::file(&V2), 4),
        ("v2.tampering.json", tampering::file(&V2), 1269),
        ("v2.text.json", text::file(&V2), 114),
        ("v2.times.json", times::file(&V2), 142),
        ("v2.wraps.json", wraps::file(&V2), 262),
        ("v3.claims.json", claims::file(&V3), 280),
        ("v3.counters.json", counters::v3_file(), 2),
        ("v3.footers.json", footers::file(&V3), 178),
        ("v3.paserk.json", keys::file(&V3, ecdsa_keys::cases()), 214),
        ("v3.payloads.json", payload::file(&V3), 222),
        ("v3.signatures.json", ecdsa_signatures::file(), 74),
        ("v3.sizes.json", sizes::file(&V3), 4),
        ("v3.tampering.json", tampering::file(&V3), 2022),
        ("v3.text.json", text::file(&V3), 114),
        ("v3.times.json", times::file(&V3), 142),
        ("v3.wraps.json", wraps::file(&V3), 205),
        ("v4.claims.json", claims::file(&V4), 280),
        ("v4.footers.json", footers::file(&V4), 178),
        (
            "v4.paserk.json",
            keys::file(&V4, ed25519_keys::cases(4)),
            195,
        ),
        ("v4.payloads.json", payload::file(&V4), 222),
        ("v4.signatures.json", ed25519::file(&V4), 78),
        ("v4.sizes.json", sizes::file(&V4), 17),
        ("v4.tampering.json", tampering::file(&V4), 1521),
        ("v4.text.json", text::file(&V4), 114),
        ("v4.times.json", times::file(&V4), 142),
        ("v4.wraps.json", wraps::file(&V4), 262),
    ]
});
