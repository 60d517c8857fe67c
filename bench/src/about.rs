//! On what, and with which versions, the numbers came about.

use std::{fs, thread};

/// The packages that are compared, or that the comparison rests on.
const PACKAGES: [&str; 24] = [
    "rusty_paseto",
    "pasetors",
    "paseto-v1",
    "paseto-v2",
    "paseto-v3",
    "paseto-v3-aws-lc",
    "paseto-v4",
    "paseto-v4-sodium",
    "libsodium-sys-stable",
    "paseto-json",
    "jsonwebtoken",
    "aws-lc-rs",
    "p384",
    "crypto-bigint",
    "rsa",
    "ed25519-dalek",
    "blake2b_simd",
    "chacha20",
    "chacha20poly1305",
    "aes",
    "ctr",
    "hmac",
    "hkdf",
    "sha2",
];

/// The default backend of ours.
pub const PURE: &str = "pure Rust";
/// The backend of ours in this program.
pub const BACKEND: &str = if cfg!(feature = "aws-lc") {
    "aws-lc"
} else {
    PURE
};

/// The processor, and how many of it may be used.
pub fn machine() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or(std::env::consts::ARCH, |(_, model)| model);
    let cores = thread::available_parallelism().map_or(1, usize::from);
    format!("{model}, {cores} cores, {}", std::env::consts::OS)
}

/// Every version of each of the packages in the lock file.
pub fn versions() -> String {
    let lock = include_str!("../Cargo.lock");
    let entries: Vec<_> = lock
        .split("[[package]]")
        .filter_map(|entry| Some((field(entry, "name")?, field(entry, "version")?)))
        .collect();
    let shown = PACKAGES.map(|name| {
        let of = entries.iter().filter(|(other, _)| *other == name);
        let versions: Vec<_> = of.map(|(_, version)| *version).collect();
        format!("{name} {}", versions.join(" and "))
    });
    shown.join(", ")
}

fn field<'e>(entry: &'e str, name: &str) -> Option<&'e str> {
    entry
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(" = "))
        .map(|value| value.trim_matches('"'))
}
