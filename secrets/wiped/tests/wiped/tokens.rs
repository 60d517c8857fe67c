//! Tokens: encrypted and decrypted, signed and verified.

use paserk::Key;
use paseto::{Claims, Rules, Token, Untrusted, Verified};
use paseto_core::{Decrypt, Encrypt, Error, Sign, Verify};
use paseto_wiped::observe;

use super::{derived, nothing_on_the_heap, samples};

/// Beyond what fits into a block of a cipher or a hash, and beyond what is gathered on the stack.
const LENGTHS: [usize; 3] = [1, 100, 3000];

fn token(length: usize) -> Result<Token<'static>, Error> {
    let claims = Claims::new(())
        .subject("m".repeat(length))
        .expires_in(core::time::Duration::from_secs(60));
    Ok(Token::new(&claims)?.footer("a footer"))
}

fn local<K: Key + Encrypt + Decrypt>(version: u8) {
    for length in LENGTHS {
        let (nonce, left) = observe(|| {
            let key = K::from_key_bytes(&samples::SYMMETRIC)?;
            let text = token(length)?.encrypt(&key)?;
            let parsed = Untrusted::parse(&text)?;
            let nonce = parsed.untrusted_body()[..<K as Encrypt>::NONCE_LEN].to_vec();
            let verified: Verified<()> = parsed.decrypt(&key, &Rules::now())?;
            drop(verified);
            // And one that is refused.
            let forged = text.replacen(".", ".A", 2).replacen(".A", ".", 1);
            let refused =
                Untrusted::parse(&forged).and_then(|token| token.decrypt(&key, &Rules::now()));
            let _refused: Result<Verified<()>, Error> = refused;
            Ok::<_, Error>(nonce)
        });
        let needles = samples::secrets(&samples::SYMMETRIC);
        let derived = derived::of_a_token(version, &samples::SYMMETRIC, &nonce.unwrap());
        nothing_on_the_heap(&left, &needles.and(derived));
    }
}

fn public<K: Key + Sign, P: Verify>(bytes: &[u8], public: fn(&K) -> &P) {
    for length in LENGTHS {
        let (made, left) = observe(|| {
            let key = K::from_key_bytes(bytes)?;
            let text = token(length)?.sign(&key)?;
            let verified: Verified<()> =
                Untrusted::parse(&text)?.verify(public(&key), &Rules::now())?;
            drop(verified);
            Ok::<_, Error>(())
        });
        made.unwrap();
        nothing_on_the_heap(&left, &samples::secrets(bytes));
    }
}

#[test]
fn v1_local() {
    local::<paseto_v1::LocalKey>(1);
}

#[test]
fn v2_local() {
    local::<paseto_v2::LocalKey>(2);
}

#[test]
fn v3_local() {
    local::<paseto_v3::LocalKey>(3);
}

#[test]
fn v4_local() {
    local::<paseto_v4::LocalKey>(4);
}

#[test]
fn v1_public() {
    public(samples::RSA_2048, paseto_v1::SecretKey::public_key);
}

#[test]
fn v2_public() {
    public(&samples::ED25519, paseto_v2::SecretKey::public_key);
}

#[test]
fn v3_public() {
    public(&samples::P_384, paseto_v3::SecretKey::public_key);
}

#[test]
fn v4_public() {
    public(&samples::ED25519, paseto_v4::SecretKey::public_key);
}
