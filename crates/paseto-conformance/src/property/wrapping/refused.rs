//! What is altered, or is for somebody else, is refused.

use paserk::{Lock, Seal, Wrap};

use super::{Wrapped, with_header};
use crate::{
    WrapSuite, class,
    text::{Context, refused},
};

/// More than what a sealed key of versions 2 to 4 has, and less than one of version 1, for which each
/// attempt takes a private operation of RSA.
const LONG_SEAL: usize = 256;

/// A bit of each byte is flipped, and the text is refused: as one that is not authentic, or for the
/// cost that it now names.
///
/// # Errors
/// What does not hold, in words.
pub fn no_wrapped_bit_can_be_flipped<S: WrapSuite>() -> Result<(), String> {
    for wrapped in Wrapped::all::<S>()? {
        let wire = wrapped.wire()?;
        let is_sealed = wrapped.header == S::LocalKey::SEAL_HEADER;
        let step = if is_sealed && wire.len() > LONG_SEAL {
            29
        } else {
            1
        };
        for at in (0..wire.len()).step_by(step) {
            let mut changed = wire.clone();
            if let Some(byte) = changed.get_mut(at) {
                *byte ^= 1 << (at % 8);
            }
            let what = format!("{}… with another bit in byte {at}", wrapped.header);
            let error = (wrapped.open)(&wrapped.with_wire(&changed)).err();
            let class = class(&error.context(&what)?);
            if class != "not-authentic" && !class.starts_with("cost.") {
                return Err(format!("{what} ended in {class}"));
            }
        }
    }
    Ok(())
}

/// No beginning of the bytes or of the text is accepted, nor is a byte more at either end.
///
/// # Errors
/// What does not hold, in words.
pub fn cut_wrapped_keys_are_refused<S: WrapSuite>() -> Result<(), String> {
    for wrapped in Wrapped::all::<S>()? {
        let wire = wrapped.wire()?;
        let mut texts: Vec<_> = (0..wire.len())
            .filter_map(|length| wire.get(..length))
            .map(|wire| wrapped.with_wire(wire))
            .collect();
        texts.push(wrapped.with_wire(&[&wire[..], b"\0"].concat()));
        texts.push(wrapped.with_wire(&[b"\0", &wire[..]].concat()));
        let cut = (0..wrapped.text.len()).filter_map(|length| wrapped.text.get(..length));
        texts.extend(cut.map(str::to_owned));
        for text in texts {
            if (wrapped.open)(&text).is_ok() {
                return Err(format!("{text} was accepted"));
            }
        }
    }
    Ok(())
}

/// Another wrapping key, another password and another pair open nothing.
///
/// # Errors
/// What does not hold, in words.
pub fn other_recipients_are_refused<S: WrapSuite>() -> Result<(), String> {
    for wrapped in Wrapped::all::<S>()? {
        let outcome = (wrapped.other)(&wrapped.text);
        refused(wrapped.header, outcome, "not-authentic")?;
    }
    Ok(())
}

/// A key of one type, or of another version, is not opened as one of another, whichever header it
/// is given.
///
/// # Errors
/// What does not hold, in words.
pub fn other_wrapped_types_are_refused<S: WrapSuite>() -> Result<(), String> {
    let all = Wrapped::all::<S>()?;
    let mine = [
        S::LocalKey::WRAP_HEADER,
        S::SecretKey::WRAP_HEADER,
        S::LocalKey::LOCK_HEADER,
        S::SecretKey::LOCK_HEADER,
        S::LocalKey::SEAL_HEADER,
    ];
    for wrapped in &all {
        let wire = wrapped.wire()?;
        for header in mine.iter().filter(|header| **header != wrapped.header) {
            let outcome = (wrapped.open)(&with_header(header, &wire));
            refused(header, outcome, "key.header")?;
        }
        for other in all.iter().filter(|other| other.header != wrapped.header) {
            if (wrapped.open)(&wrapped.with_wire(&other.wire()?)).is_ok() {
                return Err(format!(
                    "{} as {} was accepted",
                    other.header, wrapped.header
                ));
            }
        }
        for version in ["k0", "k1", "k2", "k3", "k4", "k5", "K4", "v4"] {
            let (mine, rest) = wrapped.text.split_at(version.len());
            if version != mine {
                let outcome = (wrapped.open)(&format!("{version}{rest}"));
                refused(version, outcome, "key.header")?;
            }
        }
    }
    Ok(())
}
