//! Keys that are wrapped, locked and sealed.

mod contents;
mod costs;
mod faults;
mod framing;
mod sealed;

use crate::project::{
    case::{Case, File},
    independent::{
        local_key,
        sealing::{self, pair},
        wrapping::{Fault, is_nist, pbkw, pie},
    },
    keys::text,
    protocol::Protocol,
};

/// The password of all cases: literal text, whatever it looks like.
const PASSWORD: &str = "636f7272656374 horse \u{fffd}";

/// The wrapping key of all cases.
const WRAPPING_KEY: [u8; 32] = [0x5c; 32];

pub(crate) fn file(protocol: &'static Protocol) -> File {
    let version = Version(protocol);
    let mut tests = version.made();
    tests.extend(version.framing());
    tests.extend(version.faults());
    tests.extend(version.contents());
    tests.extend(version.costs());
    tests.extend(version.sealed());
    tests.extend(version.sealing_keys());
    File::new(protocol.version, "wrapped, locked and sealed keys", tests)
}

/// A version, and how its keys are wrapped in all cases.
#[derive(Clone, Copy)]
struct Version(&'static Protocol);

/// Bytes that are not all the same.
fn bytes(length: usize) -> Vec<u8> {
    (0..=255).cycle().skip(3).step_by(7).take(length).collect()
}

impl Version {
    const fn number(self) -> u8 {
        self.0.version
    }

    /// The key of all cases.
    fn key(self, kind: &str) -> Vec<u8> {
        match kind {
            "local" => local_key(),
            _ => self.0.secret_key.clone(),
        }
    }

    fn wrap_header(self, kind: &str) -> String {
        format!("k{}.{kind}-wrap.pie.", self.number())
    }

    fn lock_header(self, kind: &str) -> String {
        format!("k{}.{kind}-pw.", self.number())
    }

    /// Cheap: 8 KiB, or three rounds, because whoever does only one has to be noticed.
    fn cost(self) -> Vec<u8> {
        if is_nist(self.number()) {
            3_u32.to_be_bytes().to_vec()
        } else {
            argon2(8192, 1, 1)
        }
    }

    /// Salt and nonce.
    fn random(self) -> Vec<u8> {
        bytes(if is_nist(self.number()) { 48 } else { 40 })
    }

    /// What the sender takes for a sealed key.
    fn seal_random(self) -> Vec<u8> {
        match self.number() {
            1 => bytes(512),
            3 => bytes(48),
            _ => bytes(32),
        }
    }

    /// A wrapped key with a tag for this header.
    fn pie(self, header: &str, key: &[u8], fault: Fault) -> Vec<u8> {
        pie(self.number(), header, &WRAPPING_KEY, &bytes(32), key, fault)
    }

    /// A locked key with a tag for this header.
    fn pbkw(self, header: &str, key: &[u8], cost: &[u8], fault: Fault) -> Vec<u8> {
        let password = PASSWORD.as_bytes();
        let random = self.random();
        pbkw(self.number(), header, password, cost, &random, key, fault)
    }

    fn wrapped(self, kind: &str, key: &[u8]) -> String {
        let header = self.wrap_header(kind);
        text(&header, &self.pie(&header, key, Fault::None))
    }

    fn locked(self, kind: &str, key: &[u8]) -> String {
        let header = self.lock_header(kind);
        text(&header, &self.pbkw(&header, key, &self.cost(), Fault::None))
    }

    fn sealed_key(self) -> String {
        self.sealed_from(&self.seal_random())
    }

    fn sealed_from(self, random: &[u8]) -> String {
        let (sent, secret) = sealing::exchange(self.number(), random);
        self.sealed_with(&sent, &secret)
    }

    fn sealed_with(self, sent: &[u8], secret: &[u8]) -> String {
        let none = sealing::Fault::None;
        let wire = sealing::seal(self.number(), &local_key(), sent, secret, none);
        text(&format!("k{}.seal.", self.number()), &wire)
    }

    fn unwrap(self, name: &str, kind: &'static str, paserk: &str, comment: &str) -> Case {
        Case::new(&format!("{kind}-wrap-{name}"), comment, "unwrap", kind)
            .wrapping_key(&WRAPPING_KEY)
            .paserk(paserk)
    }

    fn unlock(self, name: &str, kind: &'static str, paserk: &str, comment: &str) -> Case {
        Case::new(&format!("{kind}-pw-{name}"), comment, "unlock", kind)
            .password(PASSWORD)
            .paserk(paserk)
    }

    fn unseal(self, name: &str, paserk: &str, comment: &str) -> Case {
        Case::new(&format!("seal-{name}"), comment, "unseal", "local")
            .sealing_key(&pair(self.number()).0)
            .paserk(paserk)
    }

    /// All that the second implementation makes is read, and is made by the first one too.
    fn made(self) -> Vec<Case> {
        let mut cases = Vec::new();
        for kind in ["local", "secret"] {
            let key = self.key(kind);
            let hex = hex::encode(&key);
            let wrapped = self.wrapped(kind, &key);
            cases.push(self.unwrap("valid", kind, &wrapped, "unaltered").key(&hex));
            cases.push(
                Case::new(&format!("{kind}-wrap"), "wrapping", "wrap", kind)
                    .key(&hex)
                    .wrapping_key(&WRAPPING_KEY)
                    .random(&bytes(32))
                    .paserk(&wrapped),
            );
            let locked = self.locked(kind, &self.lockable(kind));
            cases.push(self.unlock("valid", kind, &locked, "unaltered").key(&hex));
            cases.push(
                Case::new(&format!("{kind}-pw"), "locking", "lock", kind)
                    .key(&hex)
                    .password(PASSWORD)
                    .cost(&self.cost())
                    .random(&self.random())
                    .paserk(&locked),
            );
        }
        let hex = hex::encode(local_key());
        let sealed = self.sealed_key();
        cases.push(self.unseal("valid", &sealed, "unaltered").key(&hex));
        let random = self.seal_random();
        // Some of the first bits are set and others cleared in versions 1, 2 and 4.
        let high = [&[0xff], &random[1..]].concat();
        for (name, random) in [("seal", random), ("seal-first-bits", high)] {
            cases.push(
                Case::new(name, "sealing", "seal", "local")
                    .key(&hex)
                    .sealing_key(&pair(self.number()).1)
                    .random(&random)
                    .paserk(&self.sealed_from(&random)),
            );
        }
        cases.into_iter().map(|case| case.expect("ok")).collect()
    }

    /// What is locked: in version 1 PEM without the last line feed.
    fn lockable(self, kind: &str) -> Vec<u8> {
        match (self.number(), kind) {
            (1, "secret") => contents::pem(&self.key(kind)),
            _ => self.key(kind),
        }
    }
}

fn argon2(memory: u64, time: u32, parallelism: u32) -> Vec<u8> {
    let (memory, time) = (memory.to_be_bytes(), time.to_be_bytes());
    [&memory[..], &time, &parallelism.to_be_bytes()].concat()
}
