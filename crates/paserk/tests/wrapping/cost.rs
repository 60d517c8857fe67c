//! What a password costs, and what is accepted.

use paserk::{Argon2Params, Cost, Pbkdf2Params, UnwrapLimits};
use paseto_core::CostError;

const MIB: u64 = 1 << 20;

#[test]
fn costs_are_read_as_they_are_written() {
    fn round<C: Cost + PartialEq + std::fmt::Debug>(cost: C, expected: &[u8]) {
        let mut bytes = vec![0; C::LEN];
        cost.write(&mut bytes);
        assert_eq!(bytes, expected);
        assert_eq!(C::read(&bytes), Some(cost));
        for length in 0..C::LEN {
            assert_eq!(C::read(&bytes[..length]), None);
        }
    }
    let argon2 = Argon2Params::new(0x0102_0304_0506_0708, 0x090a_0b0c, 0x0d0e_0f10);
    let bytes: Vec<_> = (1..=16).collect();
    round(argon2, &bytes);
    round(Pbkdf2Params::new(0x0102_0304), &bytes[..4]);
}

#[test]
fn presets_are_within_the_default_limits() {
    let limits = UnwrapLimits::default();
    for params in [
        Argon2Params::default(),
        Argon2Params::INTERACTIVE,
        Argon2Params::MODERATE,
        Argon2Params::SENSITIVE,
    ] {
        params.check(&limits).unwrap();
    }
    for params in [
        Pbkdf2Params::default(),
        Pbkdf2Params::INTERACTIVE,
        Pbkdf2Params::MODERATE,
        Pbkdf2Params::SENSITIVE,
    ] {
        params.check(&limits).unwrap();
    }
    assert_eq!(Argon2Params::default(), Argon2Params::INTERACTIVE);
    assert_eq!(Pbkdf2Params::default(), Pbkdf2Params::INTERACTIVE);
    Pbkdf2Params::new(5_000_001).check(&limits).unwrap_err();
    Pbkdf2Params::new(0)
        .check(&UnwrapLimits::none())
        .unwrap_err();
    Pbkdf2Params::new(u32::MAX)
        .check(&UnwrapLimits::none())
        .unwrap();
}

/// As the documentation says.
#[test]
fn presets() {
    for (params, memory, time) in [
        (Argon2Params::INTERACTIVE, 64 * MIB, 2),
        (Argon2Params::MODERATE, 256 * MIB, 3),
        (Argon2Params::SENSITIVE, 1024 * MIB, 4),
    ] {
        assert_eq!(params, Argon2Params::new(memory, time, 1));
        assert_eq!((params.memory(), params.time()), (memory, time));
    }
    assert_eq!(Argon2Params::new(8192, 1, 7).parallelism(), 7);
    for (params, iterations) in [
        (Pbkdf2Params::INTERACTIVE, 600_000),
        (Pbkdf2Params::MODERATE, 1_500_000),
        (Pbkdf2Params::SENSITIVE, 5_000_000),
    ] {
        assert_eq!(params.iterations(), iterations);
    }
}

/// Each sets its own, and leaves the others.
#[test]
fn limits() {
    let read = |limits: UnwrapLimits| {
        let (memory, time) = (limits.memory(), limits.time());
        (memory, time, limits.parallelism(), limits.iterations())
    };
    let (m, t, p, i) = (1024 * MIB, 10, 16, 5_000_000);
    let limits = UnwrapLimits::default();
    assert_eq!(read(limits), (m, t, p, i));
    assert_eq!(read(limits.max_memory(9)), (9, t, p, i));
    assert_eq!(read(limits.max_time(9)), (m, 9, p, i));
    assert_eq!(read(limits.max_parallelism(9)), (m, t, 9, i));
    assert_eq!(read(limits.max_iterations(9)), (m, t, p, 9));
    let most = (u64::MAX, u32::MAX, u32::MAX, u32::MAX);
    assert_eq!(read(UnwrapLimits::none()), most);
}

/// RFC 9106, section 3.1: 8 KiB a lane or more, 2^32 - 1 KiB and 2^24 - 1 lanes or fewer.
#[test]
fn what_argon2_takes() {
    let check = |memory, time, parallelism| {
        Argon2Params::new(memory, time, parallelism).check(&UnwrapLimits::none())
    };
    let most = 1024 * u64::from(u32::MAX);
    let lanes = (1 << 24) - 1;
    for (memory, time, parallelism) in [
        (8192, 1, 1),
        (16384, u32::MAX, 2),
        (most, 1, 1),
        (8192 * u64::from(lanes), 1, lanes),
    ] {
        assert_eq!(check(memory, time, parallelism), Ok(()), "{memory}");
    }
    for (memory, time, parallelism) in [
        (7168, 1, 1),
        (15360, 1, 2),
        (8192, 0, 1),
        (8192, 1, 0),
        (most + 1024, 1, 1),
        (most, 1, lanes + 1),
    ] {
        check(memory, time, parallelism).unwrap_err();
    }
    assert_eq!(check(8193, 1, 1), CostError::whole_kibibytes(8193));
}

#[test]
fn rounds_have_a_limit() {
    let limits = UnwrapLimits::default().max_iterations(7);
    assert_eq!(Pbkdf2Params::new(7).check(&limits), Ok(()));
    Pbkdf2Params::new(8).check(&limits).unwrap_err();
}
