//! Any key and any signature, those that only somebody who knows the group can make among them: a
//! prepared key gives the verdict of the key itself, alone and for many.

#![no_main]

use curve25519_dalek::{EdwardsPoint, Scalar, constants::EIGHT_TORSION};
use libfuzzer_sys::{
    arbitrary::{self, Arbitrary},
    fuzz_target,
};
use paseto::{
    Associated, Error, SignedMessage, Verify,
    v4::{PublicKey, Window},
};
use sha2::{Digest, Sha512};

#[derive(Arbitrary, Debug)]
struct Input {
    key: Key,
    signature: Signature,
    /// Added to the signature, byte for byte, without a carry.
    change: Option<(u8, u8)>,
    window: u8,
    message: Vec<u8>,
    footer: Vec<u8>,
    implicit: Vec<u8>,
}

#[derive(Arbitrary, Debug)]
enum Key {
    Bytes([u8; 32]),
    /// A multiple of the base point, and a point of small order.
    Point {
        secret: [u8; 32],
        torsion: u8,
    },
}

#[derive(Arbitrary, Debug)]
enum Signature {
    Bytes(Vec<u8>),
    /// R with a part of small order, and `S = r + k·a`.
    Made {
        r: [u8; 32],
        torsion: u8,
    },
}

impl Input {
    fn associated(&self) -> Associated<'_> {
        Associated::new(&self.footer, &self.implicit)
    }

    /// The number behind the key, where there is one, and the key.
    fn key(&self) -> (Scalar, [u8; 32]) {
        match self.key {
            Key::Bytes(bytes) => (Scalar::ONE, bytes),
            Key::Point { secret, torsion } => {
                let secret = Scalar::from_bytes_mod_order(secret);
                (secret, point(&secret, torsion))
            }
        }
    }

    fn signature(&self, secret: &Scalar, key: &PublicKey) -> Vec<u8> {
        let mut signature = match &self.signature {
            Signature::Bytes(bytes) => bytes.clone(),
            Signature::Made { r, torsion } => {
                let r = Scalar::from_bytes_mod_order(*r);
                let big_r = point(&r, *torsion);
                let mut hash = Sha512::new_with_prefix(big_r);
                hash.update(key.as_bytes());
                key.signing_input(&self.message, self.associated(), &mut |bytes| {
                    hash.update(bytes);
                })
                .expect("it does not fail in version 4");
                let k = Scalar::from_bytes_mod_order_wide(&hash.finalize().into());
                [big_r, (r + k * secret).to_bytes()].concat()
            }
        };
        if let Some((at, change)) = self.change
            && let Some(byte) = signature.get_mut(usize::from(at) % 64)
        {
            *byte = byte.wrapping_add(change);
        }
        signature
    }
}

fn point(scalar: &Scalar, torsion: u8) -> [u8; 32] {
    let torsion = EIGHT_TORSION[usize::from(torsion % 8)];
    (EdwardsPoint::mul_base(scalar) + torsion).compress().0
}

fuzz_target!(|input: Input| {
    let (secret, bytes) = input.key();
    let window = Window::ALL[usize::from(input.window) % Window::ALL.len()];
    let Ok(key) = PublicKey::from_bytes(&bytes) else {
        return;
    };
    let prepared = key.prepare_with(window).expect("the key was checked");
    let signature = input.signature(&secret, &key);
    let message = |signature| SignedMessage::new(&input.message, input.associated(), signature);

    let plain = key.verify(&input.message, input.associated(), &signature);
    assert!(matches!(plain, Ok(()) | Err(Error::NotAuthentic)));
    let alone = prepared.verify(&input.message, input.associated(), &signature);
    assert_eq!(alone, plain);
    let mut verdicts = [const { Err(Error::Unavailable) }; 3];
    let messages = [message(&signature), message(&[7; 64]), message(&signature)];
    prepared.verify_many(&messages, &mut verdicts);
    assert_eq!(verdicts, [plain.clone(), Err(Error::NotAuthentic), plain]);
});
