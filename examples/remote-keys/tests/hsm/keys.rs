//! Keys are made, found again, and stay where they are.

use cryptoki::object::{Attribute, AttributeType, ObjectClass, ObjectHandle};
use paseto_v4::Token;
use remote_keys::hsm::{Algorithm, HsmError, HsmKey};

use crate::softhsm::{self, SoftHsm};

type V3 = paseto_v3::PublicKey;
type V4 = paseto_v4::PublicKey;

fn found_again<P: Algorithm + PartialEq + Clone>(softhsm: &SoftHsm) {
    let hsm = softhsm.open();
    let made = HsmKey::<P>::generate(&hsm, "mine").unwrap();
    let found = HsmKey::<P>::find(&hsm, "mine").unwrap();
    assert!(made.public_key() == found.public_key());
    let other = HsmKey::<P>::generate(&hsm, "another").unwrap();
    assert!(made.public_key() != other.public_key());
    // After everything is dropped, the process is no longer logged in, and the keys are still there.
    let public = made.public_key().clone();
    drop((hsm, made, found, other));
    let found = HsmKey::<P>::find(&softhsm.open(), "mine").unwrap();
    assert!(found.public_key() == &public);
    assert!(Token::from_bytes(b"{}").sign(&found).is_ok());
}

#[test]
fn keys_of_version_4_are_found_again() {
    softhsm::test("keys::keys_of_version_4_are_found_again", found_again::<V4>);
}

#[test]
fn keys_of_version_3_are_found_again() {
    softhsm::test("keys::keys_of_version_3_are_found_again", found_again::<V3>);
}

/// The handle of what has this class and this label.
fn object(softhsm: &SoftHsm, class: ObjectClass, label: &str) -> ObjectHandle {
    let wanted = [Attribute::Class(class), Attribute::Label(label.into())];
    let found = softhsm.session().find_objects(&wanted).unwrap();
    assert_eq!(found.len(), 1);
    found[0]
}

/// The login of the process lets every session see the secret object, and still not its value.
fn stays_inside<P: Algorithm>(softhsm: &SoftHsm) {
    let _key = HsmKey::<P>::generate(&softhsm.open(), "inside").unwrap();
    let secret = object(softhsm, ObjectClass::PRIVATE_KEY, "inside");
    let of_secret = |attribute| {
        softhsm
            .session()
            .get_attributes(secret, &[attribute])
            .unwrap()
    };
    for (attribute, expected) in [
        (AttributeType::Sensitive, Attribute::Sensitive(true)),
        (
            AttributeType::AlwaysSensitive,
            Attribute::AlwaysSensitive(true),
        ),
        (AttributeType::Extractable, Attribute::Extractable(false)),
        (
            AttributeType::NeverExtractable,
            Attribute::NeverExtractable(true),
        ),
        (AttributeType::Private, Attribute::Private(true)),
        (AttributeType::Sign, Attribute::Sign(true)),
        (AttributeType::Decrypt, Attribute::Decrypt(false)),
        (AttributeType::Unwrap, Attribute::Unwrap(false)),
        (AttributeType::Derive, Attribute::Derive(false)),
    ] {
        assert_eq!(of_secret(attribute), [expected]);
    }
    assert_eq!(of_secret(AttributeType::Value), []);
    let readable = [Attribute::Extractable(true)];
    let changed = softhsm.session().update_attributes(secret, &readable);
    assert!(changed.is_err());
}

#[test]
fn a_secret_key_of_version_4_stays_inside() {
    softhsm::test(
        "keys::a_secret_key_of_version_4_stays_inside",
        stays_inside::<V4>,
    );
}

#[test]
fn a_secret_key_of_version_3_stays_inside() {
    softhsm::test(
        "keys::a_secret_key_of_version_3_stays_inside",
        stays_inside::<V3>,
    );
}

#[test]
fn a_label_that_no_key_has() {
    softhsm::test("keys::a_label_that_no_key_has", |softhsm| {
        let hsm = softhsm.open();
        let error = HsmKey::<V4>::find(&hsm, "nobody").unwrap_err();
        assert!(matches!(error, HsmError::NoKey { .. }));
        let expected = "the token holds no Ed25519 key pair with the label `nobody`";
        assert_eq!(error.to_string(), expected);

        // A key of the other algorithm is not taken for one.
        let _key = HsmKey::<V3>::generate(&hsm, "p384").unwrap();
        let error = HsmKey::<V4>::find(&hsm, "p384").unwrap_err();
        assert!(matches!(error, HsmError::NoKey { .. }));

        // Half a pair is none.
        let public = object(softhsm, ObjectClass::PUBLIC_KEY, "p384");
        softhsm.session().destroy_object(public).unwrap();
        let error = HsmKey::<V3>::find(&hsm, "p384").unwrap_err();
        assert!(matches!(error, HsmError::NoKey { .. }));
    });
}

#[test]
fn a_label_that_two_keys_would_have() {
    softhsm::test("keys::a_label_that_two_keys_would_have", |softhsm| {
        let hsm = softhsm.open();
        let _first = HsmKey::<V4>::generate(&hsm, "twice").unwrap();
        let error = HsmKey::<V4>::generate(&hsm, "twice").unwrap_err();
        assert!(matches!(error, HsmError::KeyExists { .. }));

        // Another program makes one without asking.
        let _other = HsmKey::<V4>::generate(&hsm, "other").unwrap();
        for class in [ObjectClass::PRIVATE_KEY, ObjectClass::PUBLIC_KEY] {
            let label = [Attribute::Label("twice".into())];
            let half = object(softhsm, class, "other");
            softhsm.session().update_attributes(half, &label).unwrap();
        }
        let error = HsmKey::<V4>::find(&hsm, "twice").unwrap_err();
        assert!(matches!(error, HsmError::SeveralKeys { .. }));
    });
}

/// The same type of key, another curve.
#[test]
fn a_key_of_another_curve() {
    softhsm::test("keys::a_key_of_another_curve", |softhsm| {
        let hsm = softhsm.open();
        const P256: &[u8] = b"\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07";
        let label = Attribute::Label("p256".into());
        let public = [
            Attribute::Token(true),
            Attribute::EcParams(P256.to_vec()),
            label.clone(),
        ];
        let secret = [Attribute::Token(true), Attribute::Sign(true), label];
        softhsm
            .session()
            .generate_key_pair(&V3::GENERATE, &public, &secret)
            .unwrap();
        let error = HsmKey::<V3>::find(&hsm, "p256").unwrap_err();
        assert!(matches!(error, HsmError::UnusableKey { .. }));
    });
}
