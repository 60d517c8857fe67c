//! Key rings and key sets.

use core::time::Duration;

use paserk::{Pbkdf2Params, UnwrapLimits};
use paseto::{
    Claims, KeyRing, KeySet, KeySetDocument, KeySetLimits, Rules, SigningRing, Token, Untrusted,
    Verified,
};
use paseto_wiped::observe;

use super::{nothing_on_the_heap, samples};

const PASSWORD: &[u8] = b"correct horse battery staple";

fn claims() -> Claims<()> {
    Claims::new(())
        .subject("alice")
        .expires_in(Duration::from_secs(60))
}

#[test]
fn rings_of_local_keys() {
    let ((), left) = observe(|| {
        use paseto_v4::{LocalKey, WrappingKey};
        let key = LocalKey::from_bytes(&samples::SYMMETRIC).unwrap();
        let text = Token::new(&claims())
            .unwrap()
            .footer(key.id())
            .encrypt(&key)
            .unwrap();
        let wrapping = WrappingKey::from_bytes(&samples::WRAPPING).unwrap();
        let set = KeySet::with_active(key).unwrap();
        let json = set.wrap(&wrapping).unwrap().to_json();
        let ring = KeyRing::new(set);
        let token: Verified<()> = Untrusted::parse(&text)
            .unwrap()
            .decrypt(&ring, &Rules::now())
            .unwrap();
        drop(token);
        let document = KeySetDocument::parse(json.as_bytes(), &KeySetLimits::default()).unwrap();
        ring.replace(document.unwrap::<LocalKey>(&wrapping).unwrap());
        let new = LocalKey::generate().unwrap();
        ring.rotate(new, Duration::from_secs(60)).unwrap();
    });
    let needles = samples::secrets(&samples::SYMMETRIC);
    nothing_on_the_heap(
        &left,
        &needles.secret("the wrapping key", &samples::WRAPPING),
    );
}

#[test]
fn rings_of_secret_keys() {
    let ((), left) = observe(|| {
        use paseto_v3::SecretKey;
        let key = SecretKey::from_bytes(&samples::P_384).unwrap();
        let ring = SigningRing::new(key).unwrap();
        let text = ring.sign(Token::new(&claims()).unwrap()).unwrap();
        drop(text);
        let set = ring.current();
        let json = set.lock(PASSWORD, Pbkdf2Params::new(5)).unwrap().to_json();
        let document = KeySetDocument::parse(json.as_bytes(), &KeySetLimits::default()).unwrap();
        let limits = UnwrapLimits::default();
        let set = document
            .unlock_signing::<SecretKey>(PASSWORD, &limits)
            .unwrap();
        ring.replace(set);
        ring.rotate(SecretKey::generate().unwrap(), Duration::from_secs(60))
            .unwrap();
    });
    let needles = samples::secrets(&samples::P_384);
    nothing_on_the_heap(&left, &needles.secret("the password", PASSWORD));
}
