//! Nothing of a key or a password is shown.

use paserk::Key;
use paseto_core::Error;

use super::{PASSWORD, Wrapped};
use crate::{
    WrapSuite,
    text::{Context, same, to_bytes},
};

/// Past the framing and the limits there is one error, which says nothing; and no other says
/// anything of the key or the password.
///
/// # Errors
/// What does not hold, in words.
pub fn opened_errors_are_one<S: WrapSuite>() -> Result<(), String> {
    for wrapped in Wrapped::all::<S>()? {
        let wire = wrapped.wire()?;
        // The tag begins some, and ends others; and what is sent for the secret is between.
        for at in [0, wire.len() / 2, wire.len() - 1] {
            let mut changed = wire.clone();
            if let Some(byte) = changed.get_mut(at) {
                *byte ^= 0x10;
            }
            let text = wrapped.with_wire(&changed);
            for open in [&wrapped.open, &wrapped.other] {
                let found = open(&text).err();
                same("the error", &found, &Some(Error::NotAuthentic))?;
            }
        }
        let data = wrapped.text.get(wrapped.header.len()..).unwrap_or_default();
        for text in [
            format!("{}*", wrapped.text),
            format!("{}.", wrapped.text),
            format!("k9{}", wrapped.text),
            wrapped.with_wire(wire.get(1..).unwrap_or_default()),
            data.to_owned(),
        ] {
            let error = (wrapped.open)(&text).err().context("an error")?;
            let shown = format!("{error} {error:?} {error:#?}");
            let key = hex::encode(&wrapped.key);
            let beginning = key.get(..16).unwrap_or_default();
            let letters = data.get(..16).unwrap_or_default();
            for secret in [PASSWORD, beginning, letters] {
                same("whether it is shown", &shown.contains(secret), &false)?;
            }
        }
    }
    Ok(())
}

/// `Debug` of a key that wraps shows its type; that of a pair for sealing nothing of its secret half.
///
/// # Errors
/// What does not hold, in words.
pub fn wrapping_keys_are_not_shown<S: WrapSuite>() -> Result<(), String> {
    let bytes = to_bytes(&S::local_key().context("a key")?);
    let key = S::WrappingKey::from_key_bytes(&bytes).context("a wrapping key")?;
    same(
        "what is shown",
        format!("{key:?}").as_str(),
        "WrappingKey(..)",
    )?;
    let pair = S::new_sealing_secret_key().context("a key")?;
    let public = S::sealing_public_half(&pair);
    same(
        "what is shown",
        format!("{pair:?}").as_str(),
        &format!("SealingSecretKey {{ public: {public:?}, .. }}"),
    )
}
