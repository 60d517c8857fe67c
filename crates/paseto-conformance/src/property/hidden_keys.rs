//! Nothing of a secret key is shown.

use core::fmt::Debug;

use paserk::Key;
use paseto_core::{Error, Secret, SecretText};

use crate::{
    Suite, class,
    text::{Context, same},
};

/// `Debug` of a key shows its type, and of a key pair the public half; that of its bytes and its
/// text shows nothing of them.
///
/// # Errors
/// What does not hold, in words.
pub fn keys_are_not_shown<S: Suite>() -> Result<(), String> {
    let local = S::local_key().context("a key")?;
    shows(&local, "LocalKey(..)", "LocalKey(..)")?;
    shows(&paserk::text(&local), "SecretText(..)", "SecretText(..)")?;
    let bytes: Option<[u8; 32]> = local.with_bytes(|bytes| bytes.try_into().ok());
    let bytes = Secret::new(bytes.context("32 bytes")?);
    shows(&bytes, "Secret(..)", "Secret(..)")?;
    let nested = "Ok(\n    LocalKey(..),\n)";
    shows(&Ok::<_, Error>(local), "Ok(LocalKey(..))", nested)?;

    let secret = S::secret_key().context("a key")?;
    let public = S::public_half(&secret).with_bytes(|bytes| hex::encode(bytes));
    let public = format!("PublicKey({public})");
    shows(&S::public_half(&secret), &public, &public)?;
    shows(
        &secret,
        &format!("SecretKey {{ public: {public}, .. }}"),
        &format!("SecretKey {{\n    public: {public},\n    ..\n}}"),
    )?;
    shows(&paserk::text(&secret), "SecretText(..)", "SecretText(..)")
}

fn shows(value: &impl Debug, plain: &str, pretty: &str) -> Result<(), String> {
    same("what is shown", format!("{value:?}").as_str(), plain)?;
    same("what is shown", format!("{value:#?}").as_str(), pretty)
}

/// The bytes of a key that was refused are in no error: those of two keys that were altered in the
/// same way read the same.
///
/// # Errors
/// What does not hold, in words.
pub fn refused_keys_are_not_shown<S: Suite>() -> Result<(), String> {
    let local = || S::local_key().context("a key");
    let secret = || S::secret_key().context("a key");
    let (one, two) = ((local()?, secret()?), (local()?, secret()?));
    let texts = [&one, &two].map(|(local, secret)| (paserk::text(local), paserk::text(secret)));
    let [one_text, two_text] = &texts;
    read_the_same(
        refusals(&one.0, one_text.1.expose()),
        refusals(&two.0, two_text.1.expose()),
    )?;
    read_the_same(
        refusals(&one.1, one_text.0.expose()),
        refusals(&two.1, two_text.0.expose()),
    )
}

/// What was altered, whether there must be an error, and the error.
type Refusal = (&'static str, bool, Option<Error>);

fn read_the_same(one: Vec<Refusal>, two: Vec<Refusal>) -> Result<(), String> {
    for ((what, is_certain, one), (_, _, two)) in one.into_iter().zip(two) {
        match (one, two) {
            // The same alteration can be found in another step, by chance.
            (Some(one), Some(two)) if class(&one) == class(&two) => {
                same(what, &format!("{one} {one:?}"), &format!("{two} {two:?}"))?;
            }
            (Some(_), Some(_)) => (),
            _ if is_certain => return Err(format!("{what} was accepted")),
            _ => (),
        }
    }
    Ok(())
}

/// What comes of a key that was altered, and of the text of one of another type.
fn refusals<K: Key<Text = SecretText>>(key: &K, foreign: &str) -> Vec<Refusal> {
    let bytes = key.with_bytes(<[u8]>::to_vec);
    let text = paserk::text(key);
    let text = text.expose();
    let (version, rest) = text.split_at("k4".len());
    let version = if version == "k4" { "k3" } else { "k4" };
    let (front, back) = bytes.split_at(bytes.len() / 2);
    let end = bytes.get(24..).unwrap_or_default();
    let mut another = bytes.clone();
    if let Some(byte) = another.get_mut(bytes.len() / 4 * 3) {
        *byte ^= 1;
    }
    let as_bytes = [
        ("half a key", true, front.to_vec()),
        ("the other half", true, back.to_vec()),
        (
            "a cut key",
            true,
            bytes.get(1..).unwrap_or_default().to_vec(),
        ),
        ("a longer key", true, [&bytes[..], b"\0"].concat()),
        ("a key twice", true, bytes.repeat(2)),
        // Some versions have such keys.
        ("the halves exchanged", false, [back, front].concat()),
        ("a great number", false, [&[0xff; 24], end].concat()),
        ("another bit", false, another),
        (
            "other bits",
            false,
            bytes.iter().map(|byte| byte ^ 1).collect(),
        ),
    ];
    let as_text = [
        (
            "a cut text",
            text.get(..K::HEADER.len() + 32)
                .unwrap_or_default()
                .to_owned(),
        ),
        ("a longer text", format!("{text}*")),
        ("a text of another version", format!("{version}{rest}")),
        ("a text of another type", foreign.to_owned()),
    ];
    let as_bytes = as_bytes
        .into_iter()
        .map(|(what, is_certain, bytes)| (what, is_certain, K::from_key_bytes(&bytes).err()));
    let as_text = as_text
        .into_iter()
        .map(|(what, text)| (what, true, paserk::parse::<K>(&text).err()));
    as_bytes.chain(as_text).collect()
}
