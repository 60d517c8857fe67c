//! Tokens and keys with one letter replaced, removed, doubled or inserted.

use paserk::{Key, KeyText};
use paseto_core::{Error, Token, Version};
use proptest::{prelude::*, sample::Index};

use super::{Keys, check, text::use_text};
use crate::{Suite, text::Context};

/// A token that was altered in one letter is none.
///
/// # Errors
/// What does not hold, in words, and for which input.
pub fn altered_tokens<S: Suite>() -> Result<(), String> {
    let keys = Keys::<S>::new()?;
    let bytes = |length| prop::collection::vec(any::<u8>(), 0..length);
    let letter = prop_oneof![any::<char>(), letters("[A-Za-z0-9_-]")];
    let inputs = (bytes(100), bytes(100), any::<bool>(), alterations(letter));
    check(inputs, 2, |(payload, footer, is_public, alteration)| {
        // Every token has a footer, so that there are four parts to alter.
        let footer = [b"f", footer.as_slice()].concat();
        let token = Token::from_bytes(&payload).footer(footer);
        let text = if is_public {
            token.sign(&keys.secret)
        } else {
            token.encrypt(&keys.local)
        };
        let text = text.context("making")?;
        let altered = alteration.of(&text);
        // A letter more may be the one that is there.
        if altered != text {
            use_text(&keys, &altered)?;
        }
        Ok(())
    })
}

/// A key that was altered in one letter is refused, or is another key; where a secret key holds its
/// public half, it is refused.
///
/// # Errors
/// What does not hold, in words, and for which input.
pub fn altered_keys<S: Suite>() -> Result<(), String> {
    let keys = Keys::<S>::new()?;
    check(
        alterations(letters("[A-Za-z0-9+/=_\n-]")),
        2,
        |alteration| {
            let (local, public) = (paserk::text(&keys.local), paserk::text(&keys.public));
            let secret = paserk::text(&keys.secret);
            for text in [
                local.as_text(),
                public.as_text(),
                secret.as_text(),
                paserk::id(&keys.local).as_str(),
                paserk::id(&keys.public).as_str(),
                paserk::id(&keys.secret).as_str(),
            ] {
                use_text(&keys, &alteration.of(text))?;
            }
            let altered = alteration.of(secret.as_text());
            let outcome: Result<S::SecretKey, Error> = paserk::parse(&altered);
            if S::VERSION != Version::V3 && outcome.is_ok() && altered != secret.as_text() {
                return Err("an altered secret key was accepted".to_owned());
            }
            is_another(&keys.local, &alteration.of(local.as_text()))?;
            is_another(&keys.secret, &altered)
        },
    )
}

/// What an altered text is read as is not what it was altered from.
fn is_another<K: Key>(key: &K, altered: &str) -> Result<(), String> {
    if altered == paserk::text(key).as_text() {
        return Ok(());
    }
    match paserk::parse::<K>(altered) {
        Ok(other) if key.with_bytes(|key| other.with_bytes(|other| key == other)) => {
            Err(format!("a {} has two spellings", K::HEADER))
        }
        _ => Ok(()),
    }
}

/// What is done to one letter.
#[derive(Clone, Debug)]
struct Alteration {
    how: How,
    at: Index,
    letter: char,
}

#[derive(Clone, Copy, Debug)]
enum How {
    Replace,
    Remove,
    Double,
    Insert,
}

impl Alteration {
    fn of(&self, text: &str) -> String {
        let (before, here) = text.split_at(self.at.index(text.len()));
        let (old, after) = here.split_at(1);
        let letter = self.letter;
        match self.how {
            How::Replace => format!("{before}{letter}{after}"),
            How::Remove => format!("{before}{after}"),
            How::Double => format!("{before}{old}{old}{after}"),
            How::Insert => format!("{before}{letter}{old}{after}"),
        }
    }
}

fn letters(class: &'static str) -> impl Strategy<Value = char> {
    class.prop_map(|text| text.chars().next().unwrap_or('A'))
}

fn alterations(letter: impl Strategy<Value = char>) -> impl Strategy<Value = Alteration> {
    let how = prop::sample::select(&[How::Replace, How::Remove, How::Double, How::Insert][..]);
    let alteration = (how, any::<Index>(), letter);
    alteration.prop_map(|(how, at, letter)| Alteration { how, at, letter })
}
