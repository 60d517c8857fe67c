//! The keys work in place, on buffers of the caller's, without any feature.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test")]

use paseto_encoding::base64url;
use paseto_v1::{Associated, Decrypt, LocalKey};

const KEY: [u8; 32] = [
    0x70, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7a, 0x7b, 0x7c, 0x7d, 0x7e, 0x7f,
    0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8d, 0x8e, 0x8f,
];

paseto_conformance::in_place!(local paseto_v1 in "../../vectors/official/v1.json", 9);

/// A signature needs memory, but no token type.
#[cfg(feature = "legacy-rsa")]
mod pair {
    paseto_conformance::in_place!(public paseto_v1);
}

/// The counter is one number of 128 bits: these begin at 2^64 - 1 and at 2^128 - 1, where one of 64
/// bits would go on otherwise. Made with Python's `hmac` for the keys and the tag, and with
/// `openssl enc -aes-256-ctr` for the ciphertext.
#[test]
fn the_counter_has_128_bits() {
    let message = format!("{{\"data\":\"{}\"}}", "0123456789abcdef".repeat(4));
    let key = LocalKey::from_bytes(&KEY).unwrap();
    for body in [
        "AAECAwQFBgcICQoLDA0ODwAAAAAAAAAA___________fRj7JlPAJ8Z8csC01T9tw_9BNTUuqLWekWsjJ7Nafmh2xnlcmNYE\
         7oMWJOWytqkUqPHds6_okvlx8iDACGvpBQEDlu2vdIUj5xVI-qdk3uWlRRr2R6855yK5pkltDODmmwwg9Blls-lsbptBxvL1\
         oKx0JbL6pFhociTE",
        "AAECAwQFBgcICQoLDA0OD______________________sbfRL64O5BzMFBl28MBSDDhwXhL1wLe-YlAAa_RbpvBFumoF3TiW\
         we56HOi6uhxrLQfCj14I7_O82322rerHv9G15QrrjUCZMmatTCZc0MTSSUdoz_QrE5GiH-l56dqgGceNZH7E38-P4R-Sc5kp\
         X4G7MLDcvlOKgYlQ",
    ] {
        let mut buffer = [0; 256];
        let length = base64url::decode(body.as_bytes(), &mut buffer)
            .unwrap()
            .len();
        let body = &mut buffer[..length];
        key.decrypt(body, Associated::new(b"f", b"")).unwrap();
        let found = &body[LocalKey::NONCE_LEN..length - LocalKey::TAG_LEN];
        assert_eq!(found, message.as_bytes());
    }
}
