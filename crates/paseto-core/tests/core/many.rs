//! Many tokens at once, with a key that knows no better than one after the other.

use paseto_core::{Associated, Error, Sign, SignedMessage, Token, Untrusted, Verify};

use crate::toy::{Toy, raw};

fn signature(message: &[u8]) -> [u8; 64] {
    let mut signature = [0; 64];
    Toy(1)
        .sign(message, Associated::new(b"f", b"i"), &mut signature)
        .unwrap();
    signature
}

#[test]
fn each_message_has_its_verdict() {
    let (good, other) = (signature(b"m"), signature(b"n"));
    let associated = Associated::new(b"f", b"i");
    let messages = [&good, &other, &good].map(|s| SignedMessage::new(b"m", associated, s));
    let mut verdicts = [const { Err(Error::Unavailable) }; 3];
    Toy(1).verify_many(&messages, &mut verdicts);
    assert_eq!(verdicts, [Ok(()), Err(Error::NotAuthentic), Ok(())]);
    assert_eq!(format!("{:?}", messages[0]), "SignedMessage(1 + 64 bytes)");
}

#[test]
fn each_token_comes_out_where_it_went_in() {
    // More than a key is given at once.
    let payloads: Vec<_> = (0..150_u8).map(|number| vec![b'x', number]).collect();
    let tokens = payloads.iter().zip([1, 1, 2].into_iter().cycle());
    let tokens = tokens.map(|(payload, key)| {
        let text = Token::from_bytes(payload).sign(&Toy(key)).unwrap();
        Untrusted::parse(&text).unwrap()
    });
    let outcomes = Untrusted::verify_many(tokens, &Toy(1), &raw);
    assert_eq!(outcomes.len(), 150);
    for (at, (outcome, payload)) in outcomes.into_iter().zip(payloads).enumerate() {
        let expected = if at % 3 == 2 {
            Err(Error::NotAuthentic)
        } else {
            Ok(payload)
        };
        assert_eq!(outcome.map(|token| token.into_claims()), expected, "{at}");
    }
}
