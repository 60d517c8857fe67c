//! The README's example, letter by letter.

use paseto::{
    Error,
    paserk::{self, Argon2Params, UnwrapLimits},
    v4,
};

fn keep(secret: &v4::SecretKey, password: &str) -> Result<String, Error> {
    paserk::lock(secret, password, Argon2Params::default()) // k4.secret-pw.…
}

fn restore(locked: &str, password: &str) -> Result<v4::SecretKey, Error> {
    // What it costs is compared with the limits before anything is computed.
    paserk::unlock(locked, password, &UnwrapLimits::default())
}

fn hand_over(key: &v4::LocalKey, recipient: &v4::SealingPublicKey) -> Result<String, Error> {
    paserk::seal(key, recipient) // k4.seal.…; `paserk::wrap` takes a `WrappingKey`
}

fn from_openssl(pem: &str) -> Result<v4::SecretKey, Error> {
    v4::SecretKey::from_pem(pem) // openssl genpkey -algorithm ed25519
}

#[test]
fn it_works() {
    let secret = v4::SecretKey::generate().unwrap();
    let locked = keep(&secret, "correct horse battery staple").unwrap();
    assert!(locked.starts_with("k4.secret-pw."));
    let again = restore(&locked, "correct horse battery staple").unwrap();
    assert!(again == secret);
    let error = restore(&locked, "correct horse battery stable").unwrap_err();
    assert_eq!(error, Error::NotAuthentic);

    let recipient = v4::SealingSecretKey::generate().unwrap();
    let key = v4::LocalKey::generate().unwrap();
    let sealed = hand_over(&key, recipient.public_key()).unwrap();
    let again: v4::LocalKey = paserk::unseal(&sealed, &recipient).unwrap();
    assert!(again == key);

    let again = from_openssl(secret.to_pem().expose()).unwrap();
    assert!(again == secret);
}

#[test]
fn it_is_what_the_readme_says() {
    let (readme, source) = (
        include_str!("../../../../README.md"),
        include_str!("readme.rs"),
    );
    for function in ["keep", "restore", "hand_over", "from_openssl"] {
        let example = readme.split_once(&format!("fn {function}(")).unwrap().1;
        let example = example.split_once("\n}").unwrap().0;
        assert!(
            source.contains(&format!("fn {function}({example}\n}}")),
            "{function}"
        );
    }
}
