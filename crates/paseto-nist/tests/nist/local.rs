//! Encrypt-then-MAC.

use aes::Aes256;
use ctr::{
    Ctr128BE,
    cipher::{KeyIvInit, StreamCipher},
};
use hmac::{KeyInit, Mac};
use paseto_core::{Body, Error, pae};
use paseto_nist::{
    hmac::Hmac,
    local::{Keys, NONCE_LEN, TAG_LEN, open, seal},
};
use proptest::prelude::*;

const HEADER: &[u8] = b"v9.local.";

fn keys<const A: usize>(ek: [u8; 32], n2: [u8; 16], ak: &[u8; A]) -> Keys<A> {
    let mut keys = Keys::new();
    *keys.encryption.expose_mut() = ek;
    *keys.counter.expose_mut() = n2;
    *keys.authentication.expose_mut() = *ak;
    keys
}

/// A nonce of sevens, the message, and room for the tag.
fn body(message: &[u8]) -> Vec<u8> {
    [&[7; NONCE_LEN], message, &[0; TAG_LEN]].concat()
}

fn pieces(mac: &mut Hmac, n: &[u8], c: &[u8]) {
    mac.update_pae(&[HEADER, n, c, b"footer"]);
}

fn sealed(message: &[u8]) -> Vec<u8> {
    let mut body = body(message);
    let keys = keys([1; 32], [2; 16], &[3; 48]);
    seal(&keys, Body::split(&mut body).unwrap(), pieces).unwrap();
    body
}

fn opened(body: &mut [u8]) -> Result<(), Error> {
    let keys = keys([1; 32], [2; 16], &[3; 48]);
    open(&keys, Body::split(body)?, pieces)
}

/// Each bit counts, and where one is wrong nothing is decrypted.
#[test]
fn altered_bodies_are_refused_untouched() {
    let good = sealed(b"message");
    for bit in 0..good.len() * 8 {
        let mut altered = good.clone();
        altered[bit / 8] ^= 1 << (bit % 8);
        let before = altered.clone();
        assert_eq!(opened(&mut altered), Err(Error::NotAuthentic), "{bit}");
        assert_eq!(altered, before);
    }
    let mut good = good;
    opened(&mut good).unwrap();
    assert_eq!(good[NONCE_LEN..][..7], *b"message");
}

/// What the closure authenticates counts, and so do the keys. The key of the cipher alone is not
/// authenticated.
#[test]
fn other_pieces_and_other_keys_are_refused() {
    let good = sealed(b"message");
    let mut body = good.clone();
    let other = |mac: &mut Hmac, n: &[u8], c: &[u8]| mac.update_pae(&[HEADER, n, c, b"", b""]);
    let outcome = open(
        &keys([1; 32], [2; 16], &[3; 48]),
        Body::split(&mut body).unwrap(),
        other,
    );
    assert_eq!((outcome, &body), (Err(Error::NotAuthentic), &good));
    let outcome = open(
        &keys([1; 32], [2; 16], &[3; 32]),
        Body::split(&mut body).unwrap(),
        pieces,
    );
    assert_eq!((outcome, &body), (Err(Error::NotAuthentic), &good));
    let outcome = open(
        &keys([1; 32], [2; 16], &[4; 48]),
        Body::split(&mut body).unwrap(),
        pieces,
    );
    assert_eq!((outcome, &body), (Err(Error::NotAuthentic), &good));
}

#[test]
fn bodies_of_every_length() {
    for length in 0..80 {
        let outcome = opened(&mut vec![0; length]);
        assert_eq!(outcome, Err(Error::too_short(length, 80)));
    }
    let mut empty = sealed(b"");
    assert_eq!(empty.len(), 80);
    opened(&mut empty).unwrap();
}

#[test]
fn nothing_is_printed() {
    let text = format!("{:?}", keys([1; 32], [2; 16], &[3; 48]));
    assert!(
        !text.contains(|letter: char| letter.is_ascii_digit()),
        "{text}"
    );
}

fn is_as_others_make_it<const A: usize>(ek: [u8; 32], n2: [u8; 16], ak: [u8; A], message: &[u8]) {
    let keys = keys(ek, n2, &ak);
    let mut ours = body(message);
    seal(&keys, Body::split(&mut ours).unwrap(), pieces).unwrap();

    let mut c = message.to_vec();
    Ctr128BE::<Aes256>::new(&ek.into(), &n2.into()).apply_keystream(&mut c);
    let mut mac = hmac::Hmac::<sha2::Sha384>::new_from_slice(&ak).unwrap();
    pae(&[HEADER, &[7; 32], &c, b"footer"], |bytes| {
        mac.update(bytes)
    });
    let theirs = [&[7; 32], c.as_slice(), &mac.finalize().into_bytes()].concat();
    assert_eq!(ours, theirs);

    open(&keys, Body::split(&mut ours).unwrap(), pieces).unwrap();
    assert_eq!(&ours[NONCE_LEN..ours.len() - TAG_LEN], message);
}

proptest! {
    #[test]
    fn bodies_are_those_of_others(
        ek: [u8; 32],
        n2: [u8; 16],
        short: [u8; 32],
        long: [u8; 48],
        message in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        is_as_others_make_it(ek, n2, short, &message);
        is_as_others_make_it(ek, n2, long, &message);
    }
}
