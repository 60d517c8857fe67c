//! One step done otherwise, and one bit altered.

use argon2::{Algorithm, Version as Argon2Version};

use super::{Fault, PASSWORD, Version, argon2, is_nist, sealing};
use crate::project::{case::Case, independent::local_key, keys::text};

impl Version {
    pub(super) fn faults(self) -> Vec<Case> {
        let mut cases = Vec::new();
        for kind in ["local", "secret"] {
            let (key, header) = (self.key(kind), self.wrap_header(kind));
            for (name, fault, comment) in self.of_pie() {
                let paserk = text(&header, &self.pie(&header, &key, fault));
                cases.push(self.unwrap(name, kind, &paserk, comment));
            }
            let (key, header) = (self.lockable(kind), self.lock_header(kind));
            for (name, fault, comment) in self.of_pbkw() {
                let cost = match fault {
                    Fault::Kibibytes => argon2(16 * 1024, 1, 1),
                    Fault::Argon2(..) => argon2(32 * 1024, 2, 1),
                    _ => self.cost(),
                };
                let paserk = text(&header, &self.pbkw(&header, &key, &cost, fault));
                cases.push(self.unlock(name, kind, &paserk, comment));
            }
            cases.extend(self.other_keys(kind));
        }
        let (sent, secret) = sealing::exchange(self.number(), &self.seal_random());
        for (name, fault, comment) in self.of_pke() {
            let wire = sealing::seal(self.number(), &local_key(), &sent, &secret, fault);
            let paserk = text(&format!("k{}.seal.", self.number()), &wire);
            cases.push(self.unseal(name, &paserk, comment));
        }
        cases
            .into_iter()
            .map(|case| case.or_expect("not-authentic"))
            .collect()
    }

    fn of_pie(self) -> Vec<(&'static str, Fault, &'static str)> {
        let mut rows = vec![
            (
                "domains-exchanged",
                Fault::Exchanged,
                "0x81 and 0x80 instead of 0x80 and 0x81",
            ),
            (
                "other-domains",
                Fault::OtherDomains,
                "1 and 2 instead of 0x80 and 0x81",
            ),
            (
                "no-header-in-tag",
                Fault::Without(0),
                "the tag is not of the header",
            ),
            (
                "no-nonce-in-tag",
                Fault::Without(1),
                "the tag is not of the nonce",
            ),
            (
                "no-key-in-tag",
                Fault::Without(2),
                "the tag is not of the encrypted key",
            ),
            (
                "key-in-tag",
                Fault::MessageInTag,
                "the tag is of the key itself",
            ),
        ];
        if is_nist(self.number()) {
            rows.push((
                "long-ak",
                Fault::OtherLength,
                "Ak has 48 bytes instead of 32",
            ));
        }
        rows
    }

    fn of_pbkw(self) -> Vec<(&'static str, Fault, &'static str)> {
        let mut rows = vec![
            (
                "domains-exchanged",
                Fault::Exchanged,
                "0xfe and 0xff instead of 0xff and 0xfe",
            ),
            (
                "other-domains",
                Fault::OtherDomains,
                "1 and 2 instead of 0xff and 0xfe",
            ),
            (
                "no-header-in-tag",
                Fault::Without(0),
                "the tag is not of the header",
            ),
            (
                "no-salt-in-tag",
                Fault::Without(1),
                "the tag is not of the salt",
            ),
            (
                "no-cost-in-tag",
                Fault::Without(2),
                "the tag is not of the cost",
            ),
            (
                "no-nonce-in-tag",
                Fault::Without(3),
                "the tag is not of the nonce",
            ),
            (
                "no-key-in-tag",
                Fault::Without(4),
                "the tag is not of the encrypted key",
            ),
            (
                "key-in-tag",
                Fault::MessageInTag,
                "the tag is of the key itself",
            ),
        ];
        if is_nist(self.number()) {
            rows.push((
                "short-ak",
                Fault::OtherLength,
                "Ak has 32 bytes instead of 48",
            ));
            rows.push(("sha-256", Fault::Sha256, "PBKDF2 with SHA-256"));
            return rows;
        }
        let with = |algorithm, version| Fault::Argon2(algorithm, version);
        rows.extend([
            (
                "argon2i",
                with(Algorithm::Argon2i, Argon2Version::V0x13),
                "Argon2i",
            ),
            (
                "argon2d",
                with(Algorithm::Argon2d, Argon2Version::V0x13),
                "Argon2d",
            ),
            (
                "argon2-1.0",
                with(Algorithm::Argon2id, Argon2Version::V0x10),
                "version 1.0",
            ),
            (
                "kibibytes",
                Fault::Kibibytes,
                "the memory is written in kibibytes",
            ),
        ]);
        rows
    }

    fn of_pke(self) -> Vec<(&'static str, sealing::Fault, &'static str)> {
        use sealing::Fault;
        let mut rows = vec![
            (
                "domains-exchanged",
                Fault::Exchanged,
                "2 and 1 instead of 1 and 2",
            ),
            (
                "no-header",
                Fault::NoHeader,
                "the keys are not of the header",
            ),
            (
                "no-header-in-tag",
                Fault::NoHeaderInTag,
                "the tag is not of the header",
            ),
            (
                "no-secret-in-tag",
                Fault::NoEphemeralInTag,
                "the tag is not of what was sent",
            ),
        ];
        rows.push(match self.number() {
            1 => (
                "secret-hashed",
                Fault::SecretHashed,
                "the key of HMAC is the hash of r, not of c",
            ),
            3 => (
                "uncompressed",
                Fault::OtherForm,
                "the public key of 97 bytes is hashed",
            ),
            _ => (
                "ed25519-key",
                Fault::OtherForm,
                "pk is hashed instead of xpk",
            ),
        });
        rows
    }

    /// Another wrapping key, and other passwords.
    fn other_keys(self, kind: &'static str) -> Vec<Case> {
        let wrapped = self.wrapped(kind, &self.key(kind));
        let locked = self.locked(kind, &self.lockable(kind));
        let case = self.unwrap("other-key", kind, &wrapped, "another wrapping key");
        let mut cases = vec![case.wrapping_key(&[0x5d; 32])];
        assert!(PASSWORD.starts_with("636f"));
        for (name, password, comment) in [
            ("empty-password", "", "no password"),
            (
                "decoded-password",
                "correct horse \u{fffd}",
                "hexadecimal is decoded",
            ),
            (
                "trimmed-password",
                "636f7272656374 horse",
                "the last letter is left out",
            ),
            (
                "upper-case-password",
                "636F7272656374 horse \u{fffd}",
                "case counts",
            ),
        ] {
            let case = self.unlock(name, kind, &locked, comment);
            cases.push(case.password(password));
        }
        let nul = "636f7272656374 horse \u{fffd}\0";
        let case = self.unlock(
            "password-and-nul",
            kind,
            &locked,
            "HMAC fills its key up with zeros",
        );
        cases.push(if is_nist(self.number()) {
            let key = hex::encode(self.key(kind));
            case.password(nul).key(&key).expect("ok")
        } else {
            case.password(nul)
        });
        cases
    }
}
