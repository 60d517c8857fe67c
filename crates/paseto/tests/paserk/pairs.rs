//! Pairs that keys are sealed for: their copies, their bytes, and pairs for tokens as such pairs.

use paseto::{paserk, v1, v2, v3, v4};

/// The same for each version whose pairs are quickly made.
macro_rules! pairs {
    ($test:ident, $version:ident, $bytes:expr, $from_secret:expr, $from_public:expr) => {
        mod $test {
            use super::*;
            use $version::{LocalKey, SealingPublicKey, SealingSecretKey, SecretKey};

            #[test]
            fn a_copy_is_the_same_pair_and_another_is_not() {
                let pair = SealingSecretKey::generate().unwrap();
                let secret: Vec<u8> = ($bytes)(&pair);
                assert!(SealingSecretKey::from_bytes(&secret).unwrap() == pair);
                assert!(pair.duplicate() == pair);
                let public = pair.public_key();
                assert_eq!(pair.duplicate().public_key(), public);
                let read = SealingPublicKey::from_bytes(public.as_bytes());
                assert_eq!(read.as_ref(), Ok(public));

                let other = SealingSecretKey::generate().unwrap();
                assert!(other != pair);
                assert_ne!(other.public_key(), public);
            }

            #[test]
            fn only_the_public_half_is_shown() {
                let pair = SealingSecretKey::generate().unwrap();
                let shown = format!("{pair:?}");
                let public = format!("{:?}", pair.public_key());
                assert!(shown.contains(&public), "{shown}");
                let secret = ($bytes)(&pair)[..32].to_vec();
                let hex: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
                for text in [hex, format!("{secret:?}")] {
                    assert!(!shown.contains(text.trim_matches(['[', ']'])), "{shown}");
                }
            }

            /// What others have sealed for the pair that signs.
            #[test]
            fn a_pair_for_tokens_opens_what_is_sealed_for_it() {
                let signing = SecretKey::generate().unwrap();
                let recipient: SealingPublicKey = ($from_public)(signing.public_key());
                let local = LocalKey::generate().unwrap();
                let text = paserk::seal(&local, &recipient).unwrap();
                let pair: SealingSecretKey = ($from_secret)(&signing);
                assert_eq!(pair.public_key(), &recipient);
                assert!(paserk::unseal::<LocalKey>(&text, &pair).unwrap() == local);
            }
        }
    };
}

pairs!(
    of_v2,
    v2,
    |pair: &SealingSecretKey| pair.expose_bytes().expose().to_vec(),
    |key| SealingSecretKey::from_secret_key(key).unwrap(),
    |key| SealingPublicKey::from_public_key(key).unwrap()
);
pairs!(
    of_v3,
    v3,
    |pair: &SealingSecretKey| pair.expose_bytes().to_vec(),
    SealingSecretKey::from_secret_key,
    SealingPublicKey::from_public_key
);
pairs!(
    of_v4,
    v4,
    |pair: &SealingSecretKey| pair.expose_bytes().expose().to_vec(),
    |key| SealingSecretKey::from_secret_key(key).unwrap(),
    |key| SealingPublicKey::from_public_key(key).unwrap()
);

/// One pair, because RSA of 4096 bits takes its time.
#[test]
fn the_bytes_of_a_pair_of_version_1() {
    let pair = v1::SealingSecretKey::generate().unwrap();
    let read = v1::SealingSecretKey::from_bytes(pair.expose_bytes()).unwrap();
    assert!(read == pair && pair.duplicate() == pair);
    let public = v1::SealingPublicKey::from_bytes(pair.public_key().as_bytes());
    assert_eq!(public.as_ref(), Ok(pair.public_key()));
    let shown = format!("{pair:?}");
    let secret = format!("{:?}", &pair.expose_bytes()[1000..1032]);
    assert!(
        shown.contains(&format!("{:?}", pair.public_key())),
        "{shown}"
    );
    assert!(!shown.contains(secret.trim_matches(['[', ']'])), "{shown}");
}
