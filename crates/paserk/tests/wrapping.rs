//! The framing of wrapped, locked and sealed keys, with recipes that protect nothing.

// Random numbers are the operating system's.
#![cfg(feature = "std")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]
#![allow(
    clippy::std_instead_of_core,
    clippy::std_instead_of_alloc,
    reason = "tests have all of std"
)]

use std::panic::{AssertUnwindSafe, catch_unwind};

#[path = "wrapping/any_length.rs"]
mod any_length;
#[path = "wrapping/cost.rs"]
mod cost;
#[cfg(feature = "hazmat")]
#[path = "wrapping/hazmat.rs"]
mod hazmat;

use paserk::{
    Argon2Params, Decapsulate, Encapsulate, Framed, Key, Lock, Pbkw, Pie, Seal, UnwrapLimits, Wrap,
    lock, seal, unlock, unseal, unwrap, wrap,
};
use paseto_core::{CostError, Error, KeyError, SecretText, base64url};

/// What a recipe does where it is asked to decrypt.
const WORKS: u8 = 0;
const PANICS: u8 = 1;
const SAYS_RANDOMNESS: u8 = 2;
const SAYS_UNAVAILABLE: u8 = 3;
const SAYS_KEY: u8 = 4;
const SAYS_BASE64: u8 = 5;
const SAYS_TOO_SHORT: u8 = 6;
const SAYS_COST: u8 = 7;

fn does(what: u8) -> Result<(), Error> {
    match what {
        PANICS => panic!("the recipe was called"),
        SAYS_RANDOMNESS => Err(Error::Randomness),
        SAYS_UNAVAILABLE => Err(Error::Unavailable),
        SAYS_KEY => Err(KeyError::Scalar.into()),
        SAYS_BASE64 => Err(Error::Base64),
        SAYS_TOO_SHORT => Err(Error::too_short(1, 2)),
        SAYS_COST => Err(CostError::whole_kibibytes(1).unwrap_err().into()),
        _ => Ok(()),
    }
}

/// 32 bytes, of which the first must not be zero. **No key for anything.**
#[derive(Debug, PartialEq)]
struct Toy<const DOES: u8>([u8; 32]);

impl<const DOES: u8> Key for Toy<DOES> {
    const HEADER: &'static str = "k4.local.";
    const ID_HEADER: &'static str = "k4.lid.";
    const LENGTH: Option<usize> = Some(32);
    type Text = SecretText;

    fn with_bytes<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
        f(&self.0)
    }

    fn from_key_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let length = KeyError::length(32, bytes.len());
        let bytes: [u8; 32] = bytes.try_into().map_err(|_| length)?;
        if bytes[0] == 0 {
            return Err(KeyError::Scalar.into());
        }
        Ok(Self(bytes))
    }

    fn id_hash(_: [&str; 3]) -> [u8; 33] {
        [0; 33]
    }
}

/// Both the wrapping key, the recipe of a password and the two halves of a pair.
#[derive(Debug)]
struct Recipe<const DOES: u8>;

/// Four bytes of all, and the key with its bits turned around.
fn encrypt(key: &mut [u8], t: &mut [u8]) {
    key.iter_mut().for_each(|byte| *byte = !*byte);
    t.copy_from_slice(&sum(key));
}

fn decrypt(key: &mut [u8], t: &[u8]) -> Result<(), Error> {
    if t != sum(key) {
        return Err(Error::NotAuthentic);
    }
    key.iter_mut().for_each(|byte| *byte = !*byte);
    Ok(())
}

fn sum(bytes: &[u8]) -> [u8; 4] {
    let sum = bytes.iter().fold(0_u32, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add((*byte).into())
    });
    sum.to_be_bytes()
}

impl<const DOES: u8> Pie for Recipe<DOES> {
    const TAG_LEN: usize = 4;

    fn encrypt(
        &self,
        _: Framed,
        _: &str,
        _: &[u8; 32],
        c: &mut [u8],
        t: &mut [u8],
    ) -> Result<(), Error> {
        encrypt(c, t);
        Ok(())
    }

    fn decrypt(
        &self,
        _: Framed,
        _: &str,
        _: &[u8; 32],
        c: &mut [u8],
        t: &[u8],
    ) -> Result<(), Error> {
        does(DOES)?;
        decrypt(c, t)
    }
}

impl<const DOES: u8> Pbkw for Recipe<DOES> {
    type Params = Argon2Params;
    const SALT_LEN: usize = 3;
    const NONCE_LEN: usize = 5;
    const TAG_LEN: usize = 4;

    fn encrypt(
        _: Framed,
        _: &str,
        _: &[u8],
        _: &Argon2Params,
        body: &mut [u8],
        t: &mut [u8],
    ) -> Result<(), Error> {
        encrypt(&mut body[24..], t);
        Ok(())
    }

    fn decrypt(
        _: Framed,
        _: &str,
        _: &[u8],
        _: &Argon2Params,
        body: &mut [u8],
        t: &[u8],
    ) -> Result<(), Error> {
        does(DOES)?;
        decrypt(&mut body[24..], t)
    }
}

impl<const DOES: u8> Encapsulate for Recipe<DOES> {
    const SEALED_LEN: usize = 36;
    const RANDOM_LEN: usize = 1;

    fn seal(
        &self,
        _: Framed,
        _: &str,
        pdk: &[u8; 32],
        _: &[u8],
        out: &mut [u8],
    ) -> Result<(), Error> {
        let (t, key) = out.split_at_mut(4);
        key.copy_from_slice(pdk);
        encrypt(key, t);
        Ok(())
    }
}

impl<const DOES: u8> Decapsulate for Recipe<DOES> {
    const SEALED_LEN: usize = 36;

    fn unseal(&self, _: Framed, _: &str, sealed: &[u8], pdk: &mut [u8; 32]) -> Result<(), Error> {
        does(DOES)?;
        pdk.copy_from_slice(&sealed[4..]);
        decrypt(pdk, &sealed[..4])
    }
}

impl<const DOES: u8> Wrap for Toy<DOES> {
    const WRAP_HEADER: &'static str = "k4.local-wrap.pie.";
    type WrappingKey = Recipe<DOES>;
}

impl<const DOES: u8> Lock for Toy<DOES> {
    const LOCK_HEADER: &'static str = "k4.local-pw.";
    type Recipe = Recipe<DOES>;
}

impl<const DOES: u8> Seal for Toy<DOES> {
    const SEAL_HEADER: &'static str = "k4.seal.";
    type Recipient = Recipe<DOES>;
    type RecipientSecret = Recipe<DOES>;
}

const CHEAP: Argon2Params = Argon2Params::new(8192, 1, 1);

/// The same key in each of the three ways.
fn texts(key: [u8; 32]) -> [String; 3] {
    let key = Toy::<WORKS>(key);
    [
        wrap(&key, &Recipe).unwrap(),
        lock(&key, "password", CHEAP).unwrap(),
        seal(&key, &Recipe).unwrap(),
    ]
}

fn open<const DOES: u8>(texts: &[String; 3]) -> [Result<Toy<DOES>, Error>; 3] {
    let [wrapped, locked, sealed] = texts;
    [
        unwrap(wrapped, &Recipe),
        unlock(locked, "password", &UnwrapLimits::default()),
        unseal(sealed, &Recipe),
    ]
}

/// The text with other bytes in its end.
fn altered(text: &str, alter: impl FnOnce(&mut Vec<u8>)) -> String {
    let (header, data) = text.split_at(text.rfind('.').unwrap() + 1);
    let mut bytes = Vec::new();
    base64url::decode_append(data.as_bytes(), &mut bytes).unwrap();
    alter(&mut bytes);
    let mut text = header.to_owned();
    base64url::encode_append(&bytes, &mut text);
    text
}

#[test]
fn what_is_wrapped_comes_back() {
    let texts = texts([7; 32]);
    for (text, header) in texts
        .iter()
        .zip(["k4.local-wrap.pie.", "k4.local-pw.", "k4.seal."])
    {
        assert!(text.starts_with(header), "{text}");
    }
    for outcome in open::<WORKS>(&texts) {
        assert_eq!(outcome.unwrap(), Toy([7; 32]));
    }
}

#[test]
fn past_the_framing_there_is_one_error() {
    let texts = texts([7; 32]);
    let mut outcomes = Vec::new();
    outcomes.extend(open::<SAYS_KEY>(&texts).map(Result::err));
    outcomes.extend(open::<SAYS_BASE64>(&texts).map(Result::err));
    outcomes.extend(open::<SAYS_TOO_SHORT>(&texts).map(Result::err));
    outcomes.extend(open::<SAYS_COST>(&texts).map(Result::err));
    // Authentic, and no key.
    outcomes.extend(open::<WORKS>(&self::texts([0; 32])).map(Result::err));
    let wrong = texts.map(|text| altered(&text, |bytes| bytes.iter_mut().for_each(|b| *b ^= 1)));
    let [wrapped, _, sealed] = open::<WORKS>(&wrong);
    outcomes.extend([wrapped.err(), sealed.err()]);
    assert_eq!(outcomes.len(), 17);
    for outcome in outcomes {
        assert_eq!(outcome, Some(Error::NotAuthentic));
    }
}

/// They say something of this machine, and nothing of the key.
#[test]
fn what_the_machine_lacks_is_said() {
    let texts = texts([7; 32]);
    for outcome in open::<SAYS_RANDOMNESS>(&texts) {
        assert_eq!(outcome.unwrap_err(), Error::Randomness);
    }
    for outcome in open::<SAYS_UNAVAILABLE>(&texts) {
        assert_eq!(outcome.unwrap_err(), Error::Unavailable);
    }
}

/// A recipe that panics is not called.
#[test]
fn limits_come_before_the_recipe() {
    let [_, text, _] = texts([7; 32]);
    let read = |text: &str, limits: &UnwrapLimits| {
        let outcome = unlock::<Toy<PANICS>>(text, "password", limits);
        outcome.unwrap_err().code()
    };
    let exact = UnwrapLimits::default()
        .max_memory(8192)
        .max_time(1)
        .max_parallelism(1);
    for limits in [
        exact.max_memory(8191),
        exact.max_time(0),
        exact.max_parallelism(0),
    ] {
        assert_eq!(read(&text, &limits), "cost");
    }
    // Salt, and then eight bytes of memory, four of time, four of lanes.
    for (at, byte) in [
        (3, 1),
        (9, 0),
        (10, 1),
        (14, 0),
        (11, 1),
        (15, 1),
        (18, 0),
        (18, 255),
    ] {
        let text = altered(&text, |bytes| bytes[at] = byte);
        assert_eq!(read(&text, &UnwrapLimits::default()), "cost", "{at} {byte}");
    }
    // With costs within the limits it would have been.
    catch_unwind(AssertUnwindSafe(|| read(&text, &exact))).unwrap_err();
}

#[test]
fn framing_comes_before_the_recipe() {
    let texts = texts([7; 32]);
    let of = |alter: &dyn Fn(&str) -> String| {
        let texts = texts.each_ref().map(|text| alter(text));
        open::<PANICS>(&texts).map(|outcome| outcome.unwrap_err().code())
    };
    let letter = |text: &str| format!("{}*", &text[..text.len() - 1]);
    let long = |outcomes: [Result<Toy<PANICS>, Error>; 3]| outcomes.map(Result::unwrap_err);
    // Tag and nonce; salt, parameters, nonce and tag; tag.
    assert_eq!(
        long(open(
            &texts
                .each_ref()
                .map(|text| altered(text, |bytes| bytes.push(0)))
        )),
        [4 + 32, 3 + 16 + 5 + 4, 4].map(|around| KeyError::length(around + 32, around + 33).into())
    );
    assert_eq!(of(&letter), ["base64"; 3]);
    assert_eq!(of(&|text| text.replace("k4", "k3")), ["key"; 3]);
    assert_eq!(
        of(&|text| altered(text, |bytes| bytes.truncate(bytes.len() - 1))),
        ["key"; 3]
    );
    assert_eq!(of(&|text| text.repeat(1000)), ["too-long"; 3]);
    assert_eq!(of(&|_| String::new()), ["format"; 3]);
}

#[test]
fn what_the_algorithm_does_not_take_is_not_locked() {
    for params in [
        Argon2Params::new(8191, 1, 1),
        Argon2Params::new(8193, 1, 1),
        Argon2Params::new(8192, 0, 1),
        Argon2Params::new(8192, 1, 0),
        Argon2Params::new(8192, 1, 2),
        Argon2Params::new(u64::MAX, 1, 1),
    ] {
        let error = lock(&Toy::<WORKS>([7; 32]), "", params).unwrap_err();
        assert_eq!(error.code(), "cost", "{params:?}");
    }
}
