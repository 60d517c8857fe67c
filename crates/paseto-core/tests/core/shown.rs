//! Tokens and their ids as text, and what they show of themselves.

use paseto_core::{Authentic, Token, TokenId, Untrusted};

use crate::toy::{Toy, raw};

/// No payload, no footer, no implicit assertion.
#[test]
fn tokens_show_their_header_at_most() {
    let token = || Token::from_bytes(b"payload").footer("footer");
    assert_eq!(format!("{:?}", token()), "Token { .. }");
    let prepared = token().prepare(&Toy(1)).unwrap();
    assert_eq!(format!("{prepared:?}"), "Prepared { .. }");

    let text = token().sign(&Toy(1)).unwrap();
    let token = Untrusted::parse(&text).unwrap();
    let header = format!("{:?}", token.header());
    let of = |name| format!("{name} {{ header: {header}, .. }}");
    assert_eq!(format!("{token:?}"), of("Untrusted"));
    let check = |token: &Authentic| Ok(format!("{token:?}"));
    let token = token.verify(&Toy(1), &check).unwrap();
    assert_eq!(*token.claims(), of("Authentic"));
    assert_eq!(format!("{token:?}"), of("Verified"));
}

#[test]
fn ids_are_read_as_they_are_written() {
    let bytes: [u8; 32] = core::array::from_fn(|at| u8::try_from(at * 0x11 % 0x100).unwrap());
    let text = "00112233445566778899aabbccddeeff10".to_owned() + "2132435465768798a9bacbdcedfe0f";
    let id = TokenId::new(bytes);
    assert_eq!(id.to_string(), text);
    assert_eq!(format!("{id:?}"), format!("TokenId({text})"));
    assert_eq!(text.parse::<TokenId>().unwrap().as_bytes(), &bytes);
    for text in ["0".repeat(64), "9f".repeat(32), "f9".repeat(32)] {
        assert_eq!(text.parse::<TokenId>().unwrap().to_string(), text);
    }
}

#[test]
fn what_is_no_id() {
    let good = "a".repeat(64);
    for letter in "/:`gAFG \u{e9}".chars() {
        for at in [0, 1, 63] {
            let mut text: String = good.clone();
            text.replace_range(at..=at, letter.encode_utf8(&mut [0; 4]));
            text.parse::<TokenId>().unwrap_err();
        }
    }
    for length in [0, 2, 62, 63, 65, 66, 128] {
        let error = "a".repeat(length).parse::<TokenId>().unwrap_err();
        let expected = "the id of a token is 64 digits, 0 to 9 and a to f";
        assert_eq!(error.to_string(), expected);
    }
}

/// 32 MiB, and not one byte more.
#[test]
fn the_greatest_length_is_what_the_documentation_says() {
    assert_eq!(Untrusted::MAX_LENGTH, 33_554_432);
    let text = Token::from_bytes(b"m").sign(&Toy(1)).unwrap();
    let within = |limit| Untrusted::parse_within(&text, limit);
    assert!(within(text.len()).unwrap().verify(&Toy(1), &raw).is_ok());
    assert_eq!(within(text.len() - 1).unwrap_err().code(), "too-long");
}

#[cfg(feature = "hazmat")]
#[test]
fn a_nonce_of_the_caller_s_is_used() {
    let token = || Token::from_bytes(b"m").footer("f").implicit("i");
    let by_itself = token().encrypt(&Toy(7)).unwrap();
    assert_eq!(
        token().encrypt_with_nonce(&Toy(7), &[7; 32]),
        Ok(by_itself.clone())
    );
    assert_ne!(token().encrypt_with_nonce(&Toy(7), &[8; 32]), Ok(by_itself));
}
