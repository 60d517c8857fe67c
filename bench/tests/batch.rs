//! Why there is no `verify_batch` here: a random linear combination of signatures accepts what nobody
//! accepts one by one.

use curve25519_dalek::{EdwardsPoint, Scalar, constants::EIGHT_TORSION};
use ed25519_dalek::{Signature, VerifyingKey, verify_batch};
use ours_v4::{Associated, Error, PublicKey, Verify};
use sha2::{Digest, Sha512};

const SECRET: Scalar = Scalar::ONE;

/// What is signed of a token without footer and implicit assertion.
fn input(key: &PublicKey, message: &[u8]) -> Vec<u8> {
    let mut input = Vec::new();
    key.signing_input(message, Associated::default(), &mut |bytes| {
        input.extend_from_slice(bytes);
    })
    .expect("it does not fail in version 4");
    input
}

/// A signature by somebody who has the secret key, whose R has a part of order 8.
fn sign(key: &PublicKey, message: &[u8]) -> [u8; 64] {
    let r = Scalar::from(2_u64);
    let point = (EdwardsPoint::mul_base(&r) + EIGHT_TORSION[1]).compress();
    let hash = Sha512::new()
        .chain_update(point.as_bytes())
        .chain_update(key.as_bytes())
        .chain_update(input(key, message));
    let k = Scalar::from_bytes_mod_order_wide(&hash.finalize().into());
    let mut signature = [0; 64];
    signature[..32].copy_from_slice(point.as_bytes());
    signature[32..].copy_from_slice((r + k * SECRET).as_bytes());
    signature
}

#[test]
fn a_batch_accepts_what_nobody_accepts_alone() {
    let bytes = EdwardsPoint::mul_base(&SECRET).compress().0;
    let ours = PublicKey::from_bytes(&bytes).expect("it is a key");
    let prepared = ours.prepare().expect("it is a key");
    let theirs = VerifyingKey::from_bytes(&bytes).expect("it is a key");
    let accepted = (0..64_u8).filter(|message| {
        let message = [*message];
        let signature = sign(&ours, &message);
        let alone = ours.verify(&message, Associated::default(), &signature);
        assert_eq!(alone, Err(Error::NotAuthentic));
        let alone = prepared.verify(&message, Associated::default(), &signature);
        assert_eq!(alone, Err(Error::NotAuthentic));

        let signature = Signature::from_bytes(&signature);
        let input = input(&ours, &message);
        assert!(theirs.verify_strict(&input, &signature).is_err());
        verify_batch(&[&input], &[signature], &[theirs]).is_ok()
    });
    // One in eight: where the random factor is a multiple of 8.
    assert!((1..=24).contains(&accepted.count()));
}
