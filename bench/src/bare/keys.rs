//! PASERK in versions 2 and 4: the primitives, the random numbers and base64, and nothing else.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use blake2b_simd::{Params, State};
use chacha20::{
    XChaCha20,
    cipher::{KeyIvInit, StreamCipher},
};
use curve25519_dalek::montgomery::MontgomeryPoint;
use ed25519_dalek::SigningKey;

fn random() -> [u8; 32] {
    let mut bytes = [0; 32];
    #[expect(clippy::disallowed_methods, reason = "the bare primitive is measured")]
    getrandom::fill(&mut bytes).expect("there is randomness");
    bytes
}

fn hash(length: usize, pieces: &[&[u8]]) -> blake2b_simd::Hash {
    let mut state = Params::new().hash_length(length).to_state();
    pieces.iter().for_each(|piece| {
        state.update(piece);
    });
    state.finalize()
}

fn mac(key: &[u8], pieces: &[&[u8]]) -> blake2b_simd::Hash {
    let mut state = Params::new().hash_length(32).key(key).to_state();
    pieces.iter().for_each(|piece| {
        state.update(piece);
    });
    state.finalize()
}

fn apply(key: &[u8], nonce: &[u8], data: &mut [u8]) {
    let mut cipher = XChaCha20::new_from_slices(key, nonce).expect("the lengths are right");
    cipher.apply_keystream(data);
}

/// The hash of an id, of header and text.
pub fn id(text: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(hash(33, &[text]).as_bytes())
}

/// The states that a key of version 4 keeps.
pub fn ready(key: &[u8]) -> [State; 2] {
    let state = |length, domain: &[u8]| {
        let mut state = Params::new().hash_length(length).key(key).to_state();
        state.update(domain);
        state
    };
    [
        state(56, b"paseto-encryption-key"),
        state(32, b"paseto-auth-key-for-aead"),
    ]
}

/// PIE with the keyed states ready.
pub struct Wrap {
    header: String,
    encryption: State,
    authentication: State,
}

impl Wrap {
    /// Of this header and wrapping key.
    pub fn new(header: &str, key: &[u8; 32]) -> Self {
        let state = |length, first: u8| {
            let mut state = Params::new().hash_length(length).key(key).to_state();
            state.update(&[first]);
            state
        };
        Self {
            header: header.to_owned(),
            encryption: state(56, 0x80),
            authentication: state(32, 0x81),
        }
    }

    fn keys(&self, nonce: &[u8]) -> (blake2b_simd::Hash, blake2b_simd::Hash) {
        let encryption = self.encryption.clone().update(nonce).finalize();
        (
            encryption,
            self.authentication.clone().update(nonce).finalize(),
        )
    }

    /// Wraps.
    pub fn wrap(&self, key: &[u8]) -> String {
        let nonce = random();
        let (encryption, authentication) = self.keys(&nonce);
        let (ek, n2) = encryption.as_bytes().split_at(32);
        let mut wire = vec![0; 64 + key.len()];
        let (tag, rest) = wire.split_at_mut(32);
        let (n, c) = rest.split_at_mut(32);
        n.copy_from_slice(&nonce);
        c.copy_from_slice(key);
        apply(ek, n2, c);
        let made = mac(authentication.as_bytes(), &[self.header.as_bytes(), n, c]);
        tag.copy_from_slice(made.as_bytes());
        self.header.clone() + &URL_SAFE_NO_PAD.encode(wire)
    }

    /// Unwraps.
    pub fn unwrap(&self, text: &str) -> Vec<u8> {
        let mut wire = URL_SAFE_NO_PAD
            .decode(&text[self.header.len()..])
            .expect("base64");
        let (tag, rest) = wire.split_at_mut(32);
        let (n, c) = rest.split_at_mut(32);
        let (encryption, authentication) = self.keys(n);
        let made = mac(authentication.as_bytes(), &[self.header.as_bytes(), n, c]);
        // In constant time: that is how this crate compares.
        assert!(made == *tag);
        let (ek, n2) = encryption.as_bytes().split_at(32);
        apply(ek, n2, c);
        c.to_vec()
    }
}

/// Sealing with the X25519 keys ready.
pub struct Seal {
    header: String,
    secret: [u8; 32],
    public: [u8; 32],
}

impl Seal {
    /// Of this header and seed.
    pub fn new(header: &str, seed: &[u8; 32]) -> Self {
        let secret = SigningKey::from_bytes(seed).to_scalar_bytes();
        Self {
            header: header.to_owned(),
            secret,
            public: MontgomeryPoint::mul_base_clamped(secret).to_bytes(),
        }
    }

    fn keys(&self, xk: &[u8], epk: &[u8]) -> [blake2b_simd::Hash; 3] {
        let h = self.header.as_bytes();
        [
            hash(32, &[&[1], h, xk, epk, &self.public]),
            hash(32, &[&[2], h, xk, epk, &self.public]),
            hash(24, &[epk, &self.public]),
        ]
    }

    /// Seals.
    pub fn seal(&self, key: &[u8; 32]) -> String {
        let esk = random();
        let epk = MontgomeryPoint::mul_base_clamped(esk).to_bytes();
        let xk = MontgomeryPoint(self.public).mul_clamped(esk).to_bytes();
        let [ek, ak, n] = self.keys(&xk, &epk);
        let mut edk = *key;
        apply(ek.as_bytes(), n.as_bytes(), &mut edk);
        let tag = mac(ak.as_bytes(), &[self.header.as_bytes(), &epk, &edk]);
        let wire = [tag.as_bytes(), &epk, &edk].concat();
        self.header.clone() + &URL_SAFE_NO_PAD.encode(wire)
    }

    /// Unseals.
    pub fn unseal(&self, text: &str) -> [u8; 32] {
        let wire = URL_SAFE_NO_PAD
            .decode(&text[self.header.len()..])
            .expect("base64");
        let (tag, rest) = wire.split_at(32);
        let (epk, edk) = rest.split_first_chunk::<32>().expect("a point");
        let xk = MontgomeryPoint(*epk).mul_clamped(self.secret).to_bytes();
        let [ek, ak, n] = self.keys(&xk, epk);
        let made = mac(ak.as_bytes(), &[self.header.as_bytes(), epk, edk]);
        assert!(made == *tag);
        let mut key: [u8; 32] = edk.try_into().expect("a key");
        apply(ek.as_bytes(), n.as_bytes(), &mut key);
        key
    }
}
