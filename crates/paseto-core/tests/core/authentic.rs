//! Authentic tokens: their id, what they show, and signing in two steps.

use paseto_core::{
    Associated, Authentic, Body, Error, Header, Sign, Token, TokenId, Untrusted, Verified, Verify,
    base64url,
};

use crate::toy::{LOCAL, PUBLIC, Toy, raw};

struct Parts {
    payload: &'static str,
    footer: &'static str,
    implicit: &'static str,
}

const PARTS: Parts = Parts {
    payload: "{}",
    footer: "f",
    implicit: "i",
};

impl Parts {
    fn token(&self) -> Token<'static> {
        Token::from_bytes(self.payload.as_bytes())
            .footer(self.footer)
            .implicit(self.implicit)
    }

    fn verified(&self) -> Verified<Vec<u8>> {
        self.verify(&self.token().sign(&Toy(1)).unwrap())
    }

    fn verify(&self, text: &str) -> Verified<Vec<u8>> {
        let token = Untrusted::parse(text).unwrap().implicit(self.implicit);
        token.verify(&Toy(1), &raw).unwrap()
    }

    fn decrypted(&self, key: u8) -> Verified<Vec<u8>> {
        let text = self.token().encrypt(&Toy(key)).unwrap();
        let token = Untrusted::parse(&text).unwrap().implicit(self.implicit);
        token.decrypt(&Toy(key), &raw).unwrap()
    }
}

#[test]
fn an_id_does_not_depend_on_the_signature() {
    let text = PARTS.token().sign(&Toy(1)).unwrap();
    let (front, footer) = text.rsplit_once('.').unwrap();
    let mut body = Untrusted::parse(&text).unwrap().untrusted_body().to_vec();
    *body.last_mut().unwrap() ^= 1;
    let mut other = String::from(PUBLIC.as_str());
    base64url::encode_append(&body, &mut other);
    assert_ne!(other, front);
    let (one, two) = (
        PARTS.verify(&text),
        PARTS.verify(&format!("{other}.{footer}")),
    );
    assert_eq!(one.token_id(), two.token_id());
    assert_eq!(one.claims(), two.claims());
}

#[test]
fn an_id_depends_on_all_else() {
    let others = [
        Parts {
            payload: "{ }",
            ..PARTS
        },
        Parts {
            footer: "g",
            ..PARTS
        },
        Parts {
            footer: "",
            ..PARTS
        },
        Parts {
            implicit: "j",
            ..PARTS
        },
        Parts {
            implicit: "",
            ..PARTS
        },
        // The same bytes, with the borders elsewhere.
        Parts {
            payload: "{}f",
            footer: "",
            ..PARTS
        },
        Parts {
            payload: "{",
            footer: "}f",
            ..PARTS
        },
        Parts {
            footer: "fi",
            implicit: "",
            ..PARTS
        },
        Parts {
            footer: "",
            implicit: "fi",
            ..PARTS
        },
    ];
    let mut ids = vec![PARTS.verified().token_id()];
    ids.extend(others.iter().map(|parts| parts.verified().token_id()));
    ids.push(PARTS.decrypted(1).token_id());
    // The nonce and the tag of this toy depend on the key.
    ids.push(PARTS.decrypted(2).token_id());
    ids.extend(others.iter().map(|parts| parts.decrypted(1).token_id()));
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count);
    assert_eq!(PARTS.verified().token_id(), PARTS.verified().token_id());
    assert_eq!(PARTS.decrypted(1).token_id(), PARTS.decrypted(1).token_id());
}

/// The documented form, so that ids can be computed elsewhere.
#[test]
fn an_id_is_the_hash_of_what_was_authenticated() {
    let expected = <Toy as Verify>::token_id(&[b"v4.public.", b"{}", b"f", b"i"]);
    assert_eq!(PARTS.verified().token_id(), expected);
    let text = PARTS.token().encrypt(&Toy(1)).unwrap();
    let token = Untrusted::parse(&text).unwrap();
    let body = token.untrusted_body();
    let sealed = [&body[..32], &body[body.len() - 32..]].concat();
    let expected = <Toy as paseto_core::Decrypt>::token_id(&[b"v4.local.", &sealed, b"f", b"i"]);
    assert_eq!(PARTS.decrypted(1).token_id(), expected);
}

#[test]
fn an_id_as_text() {
    let mut bytes = [0xab; 32];
    bytes[0] = 0x01;
    let id = TokenId::new(bytes);
    assert_eq!(id.to_string(), format!("01{}", "ab".repeat(31)));
    assert_eq!(id.as_bytes(), &bytes);
    assert_eq!(format!("{id:?}"), format!("TokenId({id})"));
}

#[test]
fn a_check_sees_the_whole_token() {
    let check = |token: &Authentic| {
        assert_eq!(token.payload(), b"{}");
        assert_eq!(token.footer().as_bytes(), b"f");
        assert_eq!(token.implicit(), b"i");
        Ok::<_, Error>((token.header(), token.token_id()))
    };
    let signed = PARTS.token().sign(&Toy(1)).unwrap();
    let parse = |text: &str| Untrusted::parse(text).unwrap().implicit("i");
    let verified: Verified<(Header, TokenId)> = parse(&signed).verify(&Toy(1), &check).unwrap();
    assert_eq!(*verified.claims(), (PUBLIC, verified.token_id()));
    let sealed = PARTS.token().encrypt(&Toy(1)).unwrap();
    let verified: Verified<(Header, TokenId)> = parse(&sealed).decrypt(&Toy(1), &check).unwrap();
    assert_eq!(*verified.claims(), (LOCAL, verified.token_id()));
    assert_eq!(verified.header(), LOCAL);
    assert_eq!(verified.into_claims().0, LOCAL);
}

#[test]
fn what_a_check_refuses_is_refused() {
    let check = |_: &Authentic| Err::<(), Error>(Error::Unavailable);
    let text = PARTS.token().sign(&Toy(1)).unwrap();
    let token = Untrusted::parse(&text).unwrap().implicit("i");
    assert_eq!(
        token.verify(&Toy(1), &check).err(),
        Some(Error::Unavailable)
    );
}

#[test]
fn empty_payloads() {
    let parts = Parts {
        payload: "",
        ..PARTS
    };
    assert!(parts.verified().payload().is_empty());
    assert!(parts.decrypted(1).payload().is_empty());
}

#[test]
fn payload_key_and_footer_are_not_in_debug() {
    let parts = Parts {
        payload: "{\"hidden\":1}",
        footer: "hidden",
        implicit: "hidden",
    };
    let check = |token: &Authentic| {
        assert!(!format!("{token:?}").contains("hidden"));
        Ok::<_, Error>("hidden")
    };
    let text = parts.token().sign(&Toy(1)).unwrap();
    let token = Untrusted::parse(&text).unwrap().implicit("hidden");
    assert!(!format!("{token:?}{token:#?}").contains("hidden"));
    let verified = token.verify(&Toy(1), &check).unwrap();
    let prepared = parts.token();
    assert!(!format!("{prepared:?}").contains("hidden"));
    let prepared = prepared.prepare(&Toy(1)).unwrap();
    for shown in [format!("{verified:#?}"), format!("{prepared:#?}")] {
        assert!(!shown.contains("hidden"), "{shown}");
    }
    let mut body = *b"nonce hidden tag";
    let body = Body::<6, 3>::split(&mut body).unwrap();
    assert_eq!(format!("{body:?}"), "Body(6 + 7 + 3 bytes)");
    let associated = Associated::new(b"hidden", b"");
    assert_eq!(format!("{associated:?}"), "Associated(6 + 0 bytes)");
}

#[test]
fn signing_in_two_steps() {
    let direct = PARTS.token().sign(&Toy(1)).unwrap();
    let prepared = PARTS.token().prepare(&Toy(1)).unwrap();
    let mut input = Vec::new();
    let pieces: [&[u8]; 4] = [b"v4.public.", b"{}", b"f", b"i"];
    paseto_core::pae(&pieces, |bytes| input.extend_from_slice(bytes));
    assert_eq!(prepared.as_bytes(), input);
    let mut signature = [0; 64];
    Toy(1)
        .sign(b"{}", Associated::new(b"f", b"i"), &mut signature)
        .unwrap();
    assert_eq!(prepared.finish(&signature), Ok(direct));
}

#[test]
fn a_signature_that_does_not_hold_never_becomes_a_token() {
    let mut signature = [0; 64];
    Toy(1)
        .sign(b"{}", Associated::new(b"f", b"i"), &mut signature)
        .unwrap();
    let finish = |signature: &[u8]| PARTS.token().prepare(&Toy(1)).unwrap().finish(signature);
    assert!(finish(&signature).is_ok());
    assert_eq!(finish(&[]), Err(Error::NotAuthentic));
    assert_eq!(finish(&signature[..63]), Err(Error::NotAuthentic));
    assert_eq!(
        finish(&[&signature[..], &[0]].concat()),
        Err(Error::NotAuthentic)
    );
    signature[0] ^= 1;
    assert_eq!(finish(&signature), Err(Error::NotAuthentic));
    // Signed for another footer.
    Toy(1)
        .sign(b"{}", Associated::new(b"g", b"i"), &mut signature)
        .unwrap();
    assert_eq!(finish(&signature), Err(Error::NotAuthentic));
}
