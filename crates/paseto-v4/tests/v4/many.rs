//! Many tokens at once.

use core::time::Duration;

use paseto_v4::{
    Associated, Claims, Error, Header, LocalKey, PublicKey, Rules, SecretKey, Sign, SignedMessage,
    Token, TokenId, Untrusted, Verified, Verify,
};

use crate::accept;

fn signed(secret: &SecretKey, subject: &str) -> String {
    let claims = Claims::new(())
        .subject(subject)
        .expires_in(Duration::from_secs(60));
    Token::new(&claims).unwrap().sign(secret).unwrap()
}

fn parsed(texts: &[String]) -> impl Iterator<Item = Untrusted> {
    texts.iter().map(|text| Untrusted::parse(text).unwrap())
}

/// More than a key is given at once, some of them wrong in every way that there is.
#[test]
fn each_token_has_the_verdict_that_it_has_alone() {
    let secret = SecretKey::generate().unwrap();
    let stranger = SecretKey::generate().unwrap();
    let local = LocalKey::generate().unwrap();
    let texts: Vec<_> = (0..200)
        .map(|number| match number % 7 {
            1 => signed(&stranger, "alice"),
            3 => Token::from_bytes(b"{}").encrypt(&local).unwrap(),
            4 => signed(&secret, "mallory"),
            5 => Token::from_bytes(b"no claims").sign(&secret).unwrap(),
            _ => signed(&secret, "alice"),
        })
        .collect();
    let rules = Rules::now().subject("alice");
    let public = secret.public_key();
    let prepared = public.prepare().unwrap();
    let payload = |token: Result<Verified<()>, Error>| token.map(|t| t.payload().to_vec());

    let alone: Vec<_> = parsed(&texts)
        .map(|token| payload(token.verify(public, &rules)))
        .collect();
    assert_eq!(alone.iter().filter(|outcome| outcome.is_ok()).count(), 86);
    let plain = Untrusted::verify_many(parsed(&texts), public, &rules);
    let many = Untrusted::verify_many(parsed(&texts), &prepared, &rules);
    assert_eq!(plain.into_iter().map(payload).collect::<Vec<_>>(), alone);
    assert_eq!(many.into_iter().map(payload).collect::<Vec<_>>(), alone);
}

#[test]
fn every_number_of_tokens() {
    let secret = SecretKey::generate().unwrap();
    let prepared = secret.public_key().prepare().unwrap();
    for count in [0, 1, 2, 63, 64, 65, 127, 128, 129] {
        let texts: Vec<_> = (0..count)
            .map(|number: u32| Token::from_bytes(&number.to_be_bytes()))
            .map(|token| token.sign(&secret).unwrap())
            .collect();
        let outcomes = Untrusted::verify_many(parsed(&texts), &prepared, &accept);
        let numbers: Vec<_> = outcomes
            .into_iter()
            .map(|token| u32::from_be_bytes(token.unwrap().payload().try_into().unwrap()))
            .collect();
        assert_eq!(numbers, (0..count).collect::<Vec<_>>());
    }
}

/// An iterator may say what it likes of how many there are.
#[test]
fn nobody_is_believed_about_the_number() {
    struct Boasting<I>(I);

    impl<I: Iterator> Iterator for Boasting<I> {
        type Item = I::Item;

        fn next(&mut self) -> Option<I::Item> {
            self.0.next()
        }

        fn size_hint(&self) -> (usize, Option<usize>) {
            (usize::MAX, None)
        }
    }

    let secret = SecretKey::generate().unwrap();
    let texts: Vec<_> = (0..70).map(|_| signed(&secret, "alice")).collect();
    let tokens = Boasting(parsed(&texts));
    let outcomes = Untrusted::verify_many(tokens, secret.public_key(), &accept);
    assert_eq!(
        outcomes.iter().filter(|outcome| outcome.is_ok()).count(),
        70
    );
}

/// The footer and the implicit assertion of each token are its own.
#[test]
fn what_is_associated_is_checked() {
    let secret = SecretKey::generate().unwrap();
    let prepared = secret.public_key().prepare().unwrap();
    let token = || Token::from_bytes(b"m").footer("f").implicit("i");
    let text = token().sign(&secret).unwrap();
    let tokens =
        ["i", "", "i", "j"].map(|implicit| Untrusted::parse(&text).unwrap().implicit(implicit));
    let outcomes = Untrusted::verify_many(tokens, &prepared, &accept);
    let good: Vec<_> = outcomes.iter().map(Result::is_ok).collect();
    assert_eq!(good, [true, false, true, false]);
    let prepared_token = token().prepare(&prepared).unwrap();
    let mut signature = [0; 64];
    let associated = Associated::new(b"f", b"i");
    secret.sign(b"m", associated, &mut signature).unwrap();
    assert_eq!(prepared_token.finish(&signature).unwrap(), text);
}

/// A key that says nothing of some signatures, those of odd messages, has refused these and no other.
#[test]
fn silence_is_a_refusal() {
    struct Silent(PublicKey);

    impl Verify for Silent {
        const HEADER: Header = PublicKey::HEADER;
        const SIGNATURE_LEN: usize = PublicKey::SIGNATURE_LEN;

        fn verify(&self, m: &[u8], a: Associated<'_>, s: &[u8]) -> Result<(), Error> {
            self.0.verify(m, a, s)
        }

        fn verify_many(&self, messages: &[SignedMessage<'_>], verdicts: &mut [Result<(), Error>]) {
            for (signed, verdict) in messages.iter().zip(verdicts) {
                if signed.message[0] % 2 == 0 {
                    *verdict = self.verify(signed.message, signed.associated, signed.signature);
                }
            }
        }

        fn signing_input(
            &self,
            m: &[u8],
            a: Associated<'_>,
            sink: &mut dyn FnMut(&[u8]),
        ) -> Result<(), Error> {
            self.0.signing_input(m, a, sink)
        }

        fn token_id(pieces: &[&[u8]]) -> TokenId {
            PublicKey::token_id(pieces)
        }
    }

    let (secret, stranger) = (
        SecretKey::generate().unwrap(),
        SecretKey::generate().unwrap(),
    );
    let token = |number: u8, key| Token::from_bytes(&[number]).sign(key).unwrap();
    let texts = [
        token(1, &stranger),
        token(2, &secret),
        token(3, &secret),
        token(4, &stranger),
        token(6, &secret),
    ];
    let key = Silent(secret.public_key().clone());
    let outcomes = Untrusted::verify_many(parsed(&texts), &key, &accept);
    let good: Vec<_> = outcomes.iter().map(Result::is_ok).collect();
    assert_eq!(good, [false, true, false, false, true]);
}
