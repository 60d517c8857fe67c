//! Any text as a token, a key or an id.

use paseto_core::{Decrypt, FooterLimits, Header, Untrusted, Verify};
use proptest::prelude::*;

use paserk::{Key, KeyId, KeyText};

use super::{Keys, check};
use crate::{
    Suite,
    property::any as accept,
    text::{refused, same},
};

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Any text is refused, or is the one spelling of what it is read as.
///
/// # Errors
/// What does not hold, in words, and for which input.
pub fn any_text<S: Suite>() -> Result<(), String> {
    let keys = Keys::<S>::new()?;
    check(".*", 1, |text| use_text(&keys, &text))
}

/// The same of text that looks like a token, a key or an id more often than by chance.
///
/// # Errors
/// What does not hold, in words, and for which input.
pub fn text_like_tokens_and_keys<S: Suite>() -> Result<(), String> {
    let keys = Keys::<S>::new()?;
    check(texts(&keys), 1, |text| use_text(&keys, &text))
}

fn texts<S: Suite>(keys: &Keys<S>) -> impl Strategy<Value = String> + use<S> {
    let number = S::VERSION.number();
    let mut own = vec![format!("v{number}.local."), format!("v{number}.public.")];
    // The points of version 3 begin with one of the last two.
    for kind in ["local", "secret", "public", "lid", "sid", "pid"] {
        own.push(format!("k{number}.{kind}."));
    }
    own.extend(["Ag", "Aw"].map(|first| format!("k{number}.public.{first}")));
    let mut others = Header::ALL.map(|header| header.to_string()).to_vec();
    others.extend([
        format!("v{number}c.local."),
        format!("k{number}.local-wrap.pie."),
        String::new(),
    ]);
    let beginnings = prop_oneof![prop::sample::select(own), prop::sample::select(others)];

    // Those of the keys, of an id, and of a point without its first two.
    let mut lengths = keys.lengths().map(|bytes| (bytes * 8).div_ceil(6)).to_vec();
    lengths.extend([44, 64]);
    let part = move || {
        prop_oneof![
            prop::sample::select(lengths.clone()).prop_flat_map(letters),
            "[A-Za-z0-9_-]{0,500}",
            "[A-Za-z0-9_=+/. \\n-]{0,40}",
            ".{0,20}",
        ]
    };
    let text = (beginnings, part(), prop::option::of(part()));
    text.prop_map(|(beginning, data, more)| match more {
        None => format!("{beginning}{data}"),
        Some(more) => format!("{beginning}{data}.{more}"),
    })
}

fn letters(count: usize) -> impl Strategy<Value = String> {
    let letter = prop::sample::select(&LETTERS[..]).prop_map(char::from);
    prop::collection::vec(letter, count).prop_map(String::from_iter)
}

/// Everything that can be done with a text.
pub(super) fn use_text<S: Suite>(keys: &Keys<S>, text: &str) -> Result<(), String> {
    as_token(keys, text, Untrusted::parse)?;
    as_token(keys, text, |text| Untrusted::parse_within(text, 100))?;
    as_key::<S::LocalKey>(text)?;
    as_key::<S::SecretKey>(text)?;
    if let Some(key) = as_key::<S::PublicKey>(text)? {
        // Reading it may have left open whether it is a valid one.
        let _ = S::validate(&key);
    }
    Ok(())
}

fn as_token<S: Suite>(
    keys: &Keys<S>,
    text: &str,
    parse: impl Fn(&str) -> Result<Untrusted, paseto_core::Error>,
) -> Result<(), String> {
    let (Ok(first), Ok(second)) = (parse(text), parse(text)) else {
        return Ok(());
    };
    let footer = first.untrusted_footer();
    let _ = footer.json(&FooterLimits::default());
    let _ = footer.kid(&FooterLimits::default());
    same("the one spelling", respelled(&first).as_str(), text)?;
    let header = first.header();
    // Nobody guesses a tag or a signature.
    let expected = |own| {
        if header == own {
            "not-authentic"
        } else {
            "wrong-header"
        }
    };
    let class = expected(<S::LocalKey as Decrypt>::HEADER);
    refused("decrypting", first.decrypt(&keys.local, &accept), class)?;
    let class = expected(<S::PublicKey as Verify>::HEADER);
    refused("verifying", second.verify(&keys.public, &accept), class)
}

/// The key, where the text is one; it may be an id too.
fn as_key<K: Key>(text: &str) -> Result<Option<K>, String> {
    if let Ok(id) = text.parse::<KeyId<K>>() {
        same("the one spelling", id.as_str(), text)?;
    }
    let Ok(key) = paserk::parse::<K>(text) else {
        return Ok(None);
    };
    if paserk::text(&key).as_text() != text {
        return Err(format!("a {} has another spelling", K::HEADER));
    }
    Ok(Some(key))
}

/// The one spelling of what was read.
pub(super) fn respelled(untrusted: &Untrusted) -> String {
    let mut text = untrusted.header().as_str().to_owned();
    append(untrusted.untrusted_body(), &mut text);
    let footer = untrusted.untrusted_footer().as_bytes();
    if !footer.is_empty() {
        text.push('.');
        append(footer, &mut text);
    }
    text
}

/// Base64url without padding, bit by bit: slow, and nobody else's.
fn append(bytes: &[u8], text: &mut String) {
    for at in (0..bytes.len() * 8).step_by(6) {
        let bit = |at: usize| {
            let byte = bytes.get(at / 8).copied().unwrap_or(0);
            usize::from(byte >> (7 - at % 8) & 1)
        };
        let index = (at..at + 6).fold(0, |index, at| index << 1 | bit(at));
        text.extend(LETTERS.get(index).copied().map(char::from));
    }
}
