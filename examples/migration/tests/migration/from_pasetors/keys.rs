//! Keys of `pasetors`, as PASERK and as bytes, and their ids.

use paseto::{Error, KeyError, v2, v3, v4};
use pasetors::{
    keys::{AsymmetricKeyPair, AsymmetricPublicKey, AsymmetricSecretKey, Generate, SymmetricKey},
    paserk::{FormatAsPaserk, Id},
    version2::V2,
    version3::V3,
    version4::V4,
};

fn paserk(key: &impl FormatAsPaserk) -> String {
    let mut text = String::new();
    key.fmt(&mut text).expect("a string takes everything");
    text
}

macro_rules! local_keys {
    ($test:ident: $V:ident $module:ident) => {
        #[test]
        fn $test() {
            let theirs = SymmetricKey::<$V>::generate().unwrap();
            let ours = $module::LocalKey::from_paserk(&paserk(&theirs)).unwrap();
            assert_eq!(ours.expose_bytes(), theirs.as_bytes());
            assert_eq!(ours.id().as_str(), paserk(&Id::from(&theirs)));
            let back = SymmetricKey::<$V>::try_from(ours.to_paserk().expose()).unwrap();
            assert_eq!(back, theirs);
        }
    };
}

macro_rules! key_pairs {
    ($test:ident: $V:ident $module:ident) => {
        #[test]
        fn $test() {
            let theirs = AsymmetricKeyPair::<$V>::generate().unwrap();
            let secret = $module::SecretKey::from_paserk(&paserk(&theirs.secret)).unwrap();
            let public = $module::PublicKey::from_paserk(&paserk(&theirs.public)).unwrap();
            assert_eq!(*secret.public_key(), public);
            assert_eq!(secret.id().as_str(), paserk(&Id::from(&theirs.secret)));
            assert_eq!(public.id().as_str(), paserk(&Id::from(&theirs.public)));
            assert_eq!(
                $module::SecretKey::from_bytes(theirs.secret.as_bytes()).unwrap(),
                secret
            );
            assert_eq!(
                $module::PublicKey::from_bytes(theirs.public.as_bytes()).unwrap(),
                public
            );

            let text = secret.to_paserk();
            let back = AsymmetricSecretKey::<$V>::try_from(text.expose()).unwrap();
            assert_eq!(back, theirs.secret);
            let text = public.to_paserk();
            let back = AsymmetricPublicKey::<$V>::try_from(text.as_str()).unwrap();
            assert_eq!(back, theirs.public);
        }
    };
}

local_keys!(local_keys_of_v2: V2 v2);
local_keys!(local_keys_of_v4: V4 v4);
key_pairs!(key_pairs_of_v2: V2 v2);
key_pairs!(key_pairs_of_v3: V3 v3);
key_pairs!(key_pairs_of_v4: V4 v4);

/// The id that the old library writes into a footer is the id that ours gives the key.
#[test]
fn a_kid_names_the_same_key() {
    use paseto::{FooterLimits, Untrusted};
    use pasetors::{claims::Claims, footer::Footer, public};

    let theirs = AsymmetricKeyPair::<V4>::generate().unwrap();
    let mut footer = Footer::new();
    footer.key_id(&Id::from(&theirs.public));
    let claims = Claims::new().unwrap();
    let text = public::sign(&theirs.secret, &claims, Some(&footer), None).unwrap();
    let token = Untrusted::parse(&text).unwrap();
    let kid = token
        .untrusted_footer()
        .kid(&FooterLimits::default())
        .unwrap();
    let ours = v4::PublicKey::from_bytes(theirs.public.as_bytes()).unwrap();
    assert_eq!(kid.unwrap(), ours.id().as_str());
}

/// A pair whose halves do not belong together: who finds it, and when.
#[test]
fn halves_of_two_pairs() {
    let one = AsymmetricKeyPair::<V4>::generate().unwrap();
    let other = AsymmetricKeyPair::<V4>::generate().unwrap();
    let bytes = [&one.secret.as_bytes()[..32], other.public.as_bytes()].concat();
    assert_eq!(
        v4::SecretKey::from_bytes(&bytes).unwrap_err(),
        Error::Key(KeyError::Mismatch)
    );
    let error = AsymmetricSecretKey::<V4>::from(&bytes).unwrap_err();
    assert_eq!(error, pasetors::errors::Error::Key);
}
