//! What a password costs. The tags are wrong: they are not looked at.

use super::{Version, argon2, bytes, is_nist};
use crate::project::{case::Case, keys::text};

/// The limits of all cases.
const MEMORY: u64 = 1024 * 1024 * 1024;

impl Version {
    pub(super) fn costs(self) -> Vec<Case> {
        let mut cases = Vec::new();
        let (low, high) = ("cost.too-low", "cost.too-high");
        let rows = if is_nist(self.number()) {
            let of = |rounds: u32| rounds.to_be_bytes().to_vec();
            vec![
                ("rounds-above-limit", of(5_000_001), high),
                ("most-rounds", of(u32::MAX), high),
                ("no-rounds", of(0), low),
            ]
        } else {
            let most = u32::MAX;
            vec![
                ("memory-above-limit", argon2(MEMORY + 1024, 1, 1), high),
                ("memory-a-byte-above-limit", argon2(MEMORY + 1, 1, 1), high),
                ("most-memory", argon2(u64::MAX, 1, 1), high),
                ("memory-of-2-42", argon2(1 << 42, 1, 1), high),
                ("time-above-limit", argon2(8192, 11, 1), high),
                ("most-time", argon2(8192, most, 1), high),
                ("lanes-above-limit", argon2(17 * 8192, 1, 17), high),
                ("most-lanes", argon2(MEMORY, 1, most), high),
                ("no-time", argon2(8192, 0, 1), low),
                ("no-lanes", argon2(8192, 1, 0), low),
                ("nothing", argon2(0, 0, 0), low),
                ("no-memory", argon2(0, 1, 1), low),
                ("memory-below-8-kib", argon2(7 * 1024, 1, 1), low),
                ("a-byte-below-8-kib", argon2(8191, 1, 1), low),
                ("below-8-kib-a-lane", argon2(15 * 1024, 1, 2), low),
                ("memory-uneven", argon2(8193, 1, 1), "cost.uneven"),
                (
                    "memory-uneven-below-limit",
                    argon2(MEMORY - 1, 1, 1),
                    "cost.uneven",
                ),
            ]
        };
        for kind in ["local", "secret"] {
            let good = self.lockable(kind);
            for (name, cost, class) in &rows {
                let random = self.random();
                let (salt, n) = random.split_at(if is_nist(self.number()) { 32 } else { 16 });
                let tag = if is_nist(self.number()) { 48 } else { 32 };
                let wire = [salt, cost, n, &bytes(good.len() + tag)].concat();
                let paserk = text(&self.lock_header(kind), &wire);
                let comment = "refused before anything is computed";
                cases.push(self.unlock(name, kind, &paserk, comment).expect(class));
            }
        }
        cases
    }
}
