//! The secrets that an operation derives, computed from the specification with nothing of this
//! workspace.

use argon2::{Algorithm, Argon2, Params, Version};
use blake2::{
    Blake2b, Blake2bMac,
    digest::{
        FixedOutput, KeyInit, Update,
        consts::{U32, U56},
    },
};
use curve25519_dalek::{edwards::CompressedEdwardsY, montgomery::MontgomeryPoint};
use hmac::{Hmac, Mac as _};
use p384::elliptic_curve::sec1::ToSec1Point;
use paseto_wiped::Needles;
use sha2::{Digest, Sha384, Sha512};

/// The family of a version: whether it has HMAC-SHA-384, or BLAKE2b.
const fn is_nist(version: u8) -> bool {
    version % 2 == 1
}

/// `local` tokens: `Ek`, `n2` and `Ak` of the nonce. In version 2 there are none.
pub(crate) fn of_a_token(version: u8, key: &[u8], n: &[u8]) -> Needles {
    let labels = [&b"paseto-encryption-key"[..], b"paseto-auth-key-for-aead"];
    match version {
        1 => {
            let prk = hmac(&n[..16], key);
            let [ek, ak] = labels.map(|label| expand(&prk, &[label]));
            needles(&[("prk", &prk), ("Ek", &ek[..32]), ("Ak", &ak[..32])])
        }
        2 => Needles::new(),
        3 => {
            let prk = hmac(&[0; 48], key);
            let [x, ak] = labels.map(|label| expand(&prk, &[label, n]));
            needles(&[
                ("prk", &prk),
                ("Ek", &x[..32]),
                ("n2", &x[32..]),
                ("Ak", &ak),
            ])
        }
        _ => {
            let [encryption, authentication] = labels.map(|label| [label, n].concat());
            let x = mac::<Blake2bMac<U56>>(key, &encryption);
            let ak = mac::<Blake2bMac<U32>>(key, &authentication);
            needles(&[("Ek", &x[..32]), ("n2", &x[32..]), ("Ak", &ak)])
        }
    }
}

/// PIE: `Ek`, `n2` and `Ak` of the nonce.
pub(crate) fn of_a_wrap(version: u8, wk: &[u8], n: &[u8]) -> Needles {
    let messages = [0x80, 0x81].map(|domain| [&[domain], n].concat());
    let [x, ak] = if is_nist(version) {
        messages.map(|message| hmac(wk, &message))
    } else {
        [
            mac::<Blake2bMac<U56>>(wk, &messages[0]),
            mac::<Blake2bMac<U32>>(wk, &messages[1]),
        ]
    };
    needles(&[("Ek", &x[..32]), ("n2", &x[32..]), ("Ak", &ak[..32])])
}

/// PBKW: the key of the password, `Ek` and `Ak`. `cost` is the number of rounds, or of kibibytes with one
/// pass.
pub(crate) fn of_a_password(version: u8, password: &[u8], salt: &[u8], cost: u32) -> Needles {
    let mut k = vec![0; 32];
    let [ek, ak] = if is_nist(version) {
        pbkdf2::pbkdf2_hmac::<Sha384>(password, salt, cost, &mut k);
        [0xff, 0xfe].map(|domain| Sha384::digest([&[domain], &k[..]].concat()).to_vec())
    } else {
        let params = Params::new(cost, 1, 1, Some(32)).unwrap();
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        argon2.hash_password_into(password, salt, &mut k).unwrap();
        [0xff, 0xfe].map(|domain| hash(&[&[domain], &k]))
    };
    needles(&[("k", &k), ("Ek", &ek[..32]), ("Ak", &ak)])
}

/// PKE of versions 2 and 4: the shared secret, `Ek` and `Ak`, where `esk` was drawn for the recipient with
/// this Ed25519 key.
pub(crate) fn of_an_x25519_seal(version: u8, esk: [u8; 32], recipient: [u8; 32]) -> Needles {
    let point = CompressedEdwardsY(recipient).decompress().unwrap();
    let xpk = point.to_montgomery();
    let epk = MontgomeryPoint::mul_base_clamped(esk).to_bytes();
    let xk = xpk.mul_clamped(esk).to_bytes();
    let header = format!("k{version}.seal.");
    let [ek, ak] =
        [1, 2].map(|domain| hash(&[&[domain], header.as_bytes(), &xk, &epk, &xpk.to_bytes()]));
    needles(&[("esk", &esk), ("xk", &xk), ("Ek", &ek), ("Ak", &ak)])
}

/// PKE of version 3.
pub(crate) fn of_a_p384_seal(esk: &[u8], recipient: &[u8]) -> Needles {
    let secret = p384::SecretKey::from_slice(esk).unwrap();
    let peer = p384::PublicKey::from_sec1_bytes(recipient).unwrap();
    let shared = p384::ecdh::diffie_hellman(secret.to_nonzero_scalar(), peer.as_affine());
    let xk = shared.raw_secret_bytes().to_vec();
    let point = secret.public_key().to_sec1_point(true);
    let epk = point.as_bytes();
    let [x, ak] = [1, 2].map(|domain| {
        Sha384::digest([&[domain], &b"k3.seal."[..], &xk, epk, recipient].concat()).to_vec()
    });
    needles(&[
        ("esk", esk),
        ("xk", &xk),
        ("Ek", &x[..32]),
        ("n2", &x[32..]),
        ("Ak", &ak),
    ])
}

/// PKE of version 1: `r`, of which `c` is what is sent.
pub(crate) fn of_an_rsa_seal(random: &[u8], c: &[u8]) -> Needles {
    let mut r = random.to_vec();
    r[0] = (r[0] & 0x7f) | 0x40;
    let key = Sha384::digest(c).to_vec();
    let [x, ak] = [1, 2].map(|domain| hmac(&key, &[&[domain], &b"k1.seal."[..], &r].concat()));
    needles(&[("r", &r), ("Ek", &x[..32]), ("n2", &x[32..]), ("Ak", &ak)])
}

/// What an Ed25519 seed is expanded to: the scalar, which is clamped, and the prefix.
pub(crate) fn of_a_seed(seed: &[u8]) -> Needles {
    let hash = Sha512::digest(seed);
    needles(&[("the scalar", &hash[1..31]), ("the prefix", &hash[32..])])
}

fn needles(secrets: &[(&str, &[u8])]) -> Needles {
    secrets
        .iter()
        .fold(Needles::new(), |needles, (what, bytes)| {
            needles.secret(what, bytes)
        })
}

fn hmac(key: &[u8], message: &[u8]) -> Vec<u8> {
    let mut mac = Hmac::<Sha384>::new_from_slice(key).unwrap();
    Update::update(&mut mac, message);
    mac.finalize().into_bytes().to_vec()
}

/// HKDF-Expand, one block.
fn expand(prk: &[u8], info: &[&[u8]]) -> Vec<u8> {
    hmac(prk, &[&info.concat(), &[1][..]].concat())
}

/// BLAKE2b with 32 bytes.
fn hash(pieces: &[&[u8]]) -> Vec<u8> {
    Blake2b::<U32>::digest(pieces.concat()).to_vec()
}

/// Keyed BLAKE2b.
fn mac<M: KeyInit + Update + FixedOutput>(key: &[u8], message: &[u8]) -> Vec<u8> {
    let mut mac = <M as KeyInit>::new_from_slice(key).unwrap();
    Update::update(&mut mac, message);
    mac.finalize_fixed().to_vec()
}
