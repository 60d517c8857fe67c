//! What a version is to the families of cases: its keys, its lengths, and how tokens are made.

use std::sync::LazyLock;

use crate::project::{
    case::Case,
    independent::{self, Faulty, LOCAL_KEY, ecdsa, local_key, v1, v2, v3, v4},
    rsa::{Rsa, primes},
};

/// Payload, footer and implicit assertion give the text of a token.
pub(crate) type Make = fn(&[u8], &[u8], &[u8]) -> String;

pub(crate) struct Protocol {
    pub(crate) version: u8,
    /// An ordinary payload, of a length that makes the base64url of a body end with bits left over.
    pub(crate) payload: &'static str,
    /// What the random number generator gives, in hexadecimal.
    nonce: &'static str,
    pub(crate) secret_key: Vec<u8>,
    pub(crate) public_key: Vec<u8>,
    pub(crate) other_public_key: Vec<u8>,
    pub(crate) sign: Make,
    pub(crate) encrypt: Make,
    /// The lengths of nonce, tag and signature.
    lengths: [usize; 3],
    /// Local tokens that were made with one step done otherwise.
    pub(crate) faulty: fn(&[u8]) -> Vec<Faulty>,
}

/// One purpose of a version.
pub(crate) struct Side {
    pub(crate) protocol: &'static Protocol,
    pub(crate) purpose: &'static str,
    pub(crate) make: Make,
    /// How many bytes stand before and after the payload in the body.
    pub(crate) head: usize,
    pub(crate) tail: usize,
}

const PAYLOAD: &str = r#"{"sub":"alison","exp":"2030-01-01T00:00:00Z"}"#;

pub(crate) static V1: LazyLock<Protocol> = LazyLock::new(|| Protocol {
    version: 1,
    payload: PAYLOAD,
    nonce: v1::NONCE,
    secret_key: v1::KEY.pkcs1(),
    public_key: v1::KEY.spki(),
    other_public_key: Rsa::new(&primes::OTHER).spki(),
    sign: v1::sign,
    encrypt: v1::encrypt,
    lengths: [32, 48, 256],
    faulty: v1::faulty,
});

pub(crate) static V2: LazyLock<Protocol> = LazyLock::new(|| Protocol {
    version: 2,
    payload: PAYLOAD,
    nonce: v2::NONCE,
    secret_key: independent::ed25519_key().to_keypair_bytes().to_vec(),
    public_key: independent::ed25519_key()
        .verifying_key()
        .to_bytes()
        .to_vec(),
    other_public_key: other_ed25519_key(),
    sign: v2::sign,
    encrypt: v2::encrypt,
    lengths: [24, 16, 64],
    faulty: v2::faulty,
});

pub(crate) static V3: LazyLock<Protocol> = LazyLock::new(|| Protocol {
    version: 3,
    payload: r#"{"sub":"alisonia","exp":"2030-01-01T00:00:00Z"}"#,
    nonce: v3::NONCE,
    secret_key: hex::decode(v3::SECRET_KEY).unwrap(),
    public_key: v3::public_key(),
    other_public_key: ecdsa::compressed(&ecdsa::multiple(&4711u32.into())),
    sign: v3::sign,
    encrypt: v3::encrypt,
    lengths: [32, 48, 96],
    faulty: v3::faulty,
});

pub(crate) static V4: LazyLock<Protocol> = LazyLock::new(|| Protocol {
    version: 4,
    payload: PAYLOAD,
    nonce: v4::NONCE,
    secret_key: independent::ed25519_key().to_keypair_bytes().to_vec(),
    public_key: independent::ed25519_key()
        .verifying_key()
        .to_bytes()
        .to_vec(),
    other_public_key: other_ed25519_key(),
    sign: v4::sign,
    encrypt: v4::encrypt,
    lengths: [32, 32, 64],
    faulty: v4::faulty,
});

fn other_ed25519_key() -> Vec<u8> {
    hex::decode("1ce56a48c82ff99162a14bc544612674e5d61fb9317e65d4055780fdbcb4dc35").unwrap()
}

impl Protocol {
    /// Both purposes.
    pub(crate) fn sides(&'static self) -> [Side; 2] {
        let [nonce, tag, signature] = self.lengths;
        let side = |purpose, make, head, tail| Side {
            protocol: self,
            purpose,
            make,
            head,
            tail,
        };
        [
            side("public", self.sign, 0, signature),
            side("local", self.encrypt, nonce, tag),
        ]
    }

    pub(crate) const fn has_implicit_assertion(&self) -> bool {
        self.version >= 3
    }

    /// The public key of all cases reads a token.
    pub(crate) fn public(&self, name: &str, token: &str, comment: &str) -> Case {
        let key = hex::encode(&self.public_key);
        Case::new(name, comment, "read", "public")
            .key(&key)
            .token(token)
    }

    /// The local key of all cases reads a token.
    pub(crate) fn local(&self, name: &str, token: &str, comment: &str) -> Case {
        Case::new(name, comment, "read", "local")
            .key(LOCAL_KEY)
            .token(token)
    }

    /// The secret key of all cases signs the ordinary payload.
    pub(crate) fn make_public(&self, name: &str, comment: &str) -> Case {
        let key = hex::encode(&self.secret_key);
        Case::new(name, comment, "make", "secret")
            .key(&key)
            .payload(self.payload)
    }

    /// The local key of all cases encrypts the ordinary payload.
    pub(crate) fn make_local(&self, name: &str, comment: &str) -> Case {
        Case::new(name, comment, "make", "local")
            .key(LOCAL_KEY)
            .payload(self.payload)
            .nonce(self.nonce)
    }

    /// Each type of key, and the bytes of one.
    pub(crate) fn keys(&self) -> [(&'static str, Vec<u8>); 3] {
        [
            ("local", local_key()),
            ("secret", self.secret_key.clone()),
            ("public", self.public_key.clone()),
        ]
    }
}

impl Side {
    /// Version and purpose, as a token begins.
    pub(crate) fn header(&self) -> String {
        format!("v{}.{}.", self.protocol.version, self.purpose)
    }

    /// An ordinary token.
    pub(crate) fn token(&self, footer: &[u8]) -> String {
        (self.make)(self.protocol.payload.as_bytes(), footer, b"")
    }

    /// The key of all cases reads a token.
    pub(crate) fn read(&self, name: &str, token: &str, comment: &str) -> Case {
        let name = format!("{}-{name}", self.purpose);
        match self.purpose {
            "local" => self.protocol.local(&name, token, comment),
            _ => self.protocol.public(&name, token, comment),
        }
    }

    /// The key of all cases makes a token, which is then read with the key that fits.
    pub(crate) fn make_and_read(&self, name: &str, comment: &str) -> Case {
        let (kind, key) = match self.purpose {
            "local" => ("local", LOCAL_KEY.to_owned()),
            _ => ("secret", hex::encode(&self.protocol.secret_key)),
        };
        let name = format!("{}-{name}", self.purpose);
        Case::new(&name, comment, "make-and-read", kind).key(&key)
    }

    /// The key of all cases makes a token with the ordinary payload.
    pub(crate) fn made(&self, name: &str, comment: &str) -> Case {
        match self.purpose {
            "local" => self
                .protocol
                .make_local(&format!("encrypt-{name}"), comment),
            _ => self.protocol.make_public(&format!("sign-{name}"), comment),
        }
    }
}
