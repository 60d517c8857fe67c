//! AES-256 in counter mode.

use aes::{
    Aes256,
    cipher::{BlockCipherEncrypt, KeyInit},
};
use paseto_nist::aes_ctr::apply;
use proptest::prelude::*;

use crate::hex;

/// The definition: block i of the key stream is AES of the counter plus i.
fn by_single_blocks(key: &[u8; 32], counter: u128, data: &mut [u8]) {
    let aes = Aes256::new(key.into());
    for (i, chunk) in data.chunks_mut(16).enumerate() {
        let counter = counter.wrapping_add(u128::try_from(i).unwrap());
        let mut block = counter.to_be_bytes().into();
        aes.encrypt_block(&mut block);
        chunk
            .iter_mut()
            .zip(block)
            .for_each(|(byte, key)| *byte ^= key);
    }
}

#[track_caller]
fn compare(key: &[u8; 32], counter: u128, data: &[u8]) {
    let (mut ours, mut theirs) = (data.to_vec(), data.to_vec());
    apply(key, &counter.to_be_bytes(), &mut ours).unwrap();
    by_single_blocks(key, counter, &mut theirs);
    assert_eq!(ours, theirs, "{counter:032x}, {} bytes", data.len());
}

/// NIST SP 800-38A, F.5.5 and F.5.6.
#[test]
fn vectors_of_sp_800_38a() {
    let key = hex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4");
    let counter = hex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");
    let plain: [u8; 64] = hex(
        "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51\
         30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710",
    );
    let cipher: [u8; 64] = hex(
        "601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c5\
         2b0930daa23de94ce87017ba2d84988ddfc9c58db67aada613c2dd08457941a6",
    );
    let mut data = plain;
    apply(&key, &counter, &mut data).unwrap();
    assert_eq!(data, cipher);
    apply(&key, &counter, &mut data).unwrap();
    assert_eq!(data, plain);
}

/// A carry out of the last 16, 32, 64, 96 and 128 bits, at each place of what an implementation may
/// take together: a counter of fewer bits passes the official vectors.
#[test]
fn the_counter_has_128_bits() {
    let data = [0x5a; 16 * 70 + 5];
    for bits in [8, 16, 32, 64, 96, 128] {
        let highest = u128::MAX.checked_shr(128 - bits).unwrap();
        for before in 0..70 {
            compare(&[7; 32], highest - before, &data);
            compare(&[7; 32], (0x1234 << 112) ^ (highest - before), &data);
        }
    }
}

#[test]
fn data_of_every_length() {
    let data = [0xa5; 700];
    for length in 0..data.len() {
        compare(&[9; 32], u128::MAX - 3, &data[..length]);
    }
    compare(&[9; 32], u128::MAX - 3, &vec![1; 1 << 20]);
}

proptest! {
    #[test]
    fn ciphertexts_are_those_of_single_blocks(
        key: [u8; 32],
        counter: u128,
        data in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        compare(&key, counter, &data);
    }
}
