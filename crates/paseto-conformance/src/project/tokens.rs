//! Tokens that are read, and tokens that are made.

use paserk::Key;
use paseto_core::{Authentic, Check, Error, FooterLimits, Token, Untrusted, Verified};
use serde::de::IgnoredAny;

use super::file::{KeyType, Test};
use crate::{
    Suite, class,
    text::{Context, bytes, public_key, same, secret_key, to_bytes},
};

/// What the operation ended in; the outer error says what is wrong with the test, or with what
/// was accepted.
type Outcome = Result<Result<(), Error>, String>;

/// Reads the token, checks its claims where there are rules, and reads its footer as JSON where
/// that is asked for. What is accepted holds what the test says.
pub(super) fn read<S: Suite>(test: &Test) -> Outcome {
    let token = match open::<S>(test)? {
        Err(error) => return Ok(Err(error)),
        Ok(token) => token,
    };
    if let Some(payload) = &test.payload {
        same("the payload", token.payload(), payload.as_bytes())?;
    }
    if let Some(footer) = &test.footer {
        same("the footer", token.footer().as_bytes(), footer.as_bytes())?;
    }
    if test.footer_as_json {
        let footer = token.footer().json(&FooterLimits::default()).map(drop);
        same_before(test, &footer)?;
        return Ok(footer);
    }
    Ok(Ok(()))
}

/// Before anything is authenticated, the footer is refused for the same reason.
fn same_before(test: &Test, after: &Result<(), Error>) -> Result<(), String> {
    let text = test.token.as_deref().context("`token`")?;
    let untrusted = Untrusted::parse(text).context("parsing")?;
    let before = untrusted.untrusted_footer().json(&FooterLimits::default());
    same(
        "what the unauthenticated footer ends in",
        &before.map(drop).map_err(|error| class(&error)),
        &after.clone().map_err(|error| class(&error)),
    )
}

fn open<S: Suite>(test: &Test) -> Result<Result<Verified<()>, Error>, String> {
    let check = Payload(
        test.rules
            .as_ref()
            .map(super::file::Rules::build)
            .transpose()?,
    );
    let key = bytes(test.key.as_deref().context("`key`")?);
    let parse = || {
        let mut untrusted = Untrusted::parse(test.token.as_deref().unwrap_or_default())?;
        if let Some(footer) = &test.required_footer {
            untrusted = untrusted.require_footer(footer)?;
        }
        Ok(untrusted.implicit(&test.implicit_assertion))
    };
    let untrusted: Result<Untrusted, Error> = parse();
    match test.kind {
        KeyType::Local => {
            let key = S::LocalKey::from_key_bytes(&key).context("`key`")?;
            Ok(untrusted.and_then(|untrusted| untrusted.decrypt(&key, &check)))
        }
        KeyType::Public => {
            let key = public_key::<S>(&key).context("`key`")?;
            Ok(untrusted.and_then(|untrusted| untrusted.verify(&key, &check)))
        }
        KeyType::Secret => Err("a secret key reads no tokens".to_owned()),
    }
}

/// The rules of the test, or any payload where it has none.
struct Payload(Option<paseto_claims::Rules>);

impl Check<()> for Payload {
    fn check(&self, token: &Authentic) -> Result<(), Error> {
        match &self.0 {
            None => Ok(()),
            Some(rules) => Check::<IgnoredAny>::check(rules, token).map(drop),
        }
    }
}

/// Makes a token, and reads it with the key that fits.
pub(super) fn make_and_read<S: Suite>(test: &Test) -> Outcome {
    let bytes = bytes(test.key.as_deref().context("`key`")?);
    let payload = test.payload.as_deref().context("`payload`")?;
    let token = Token::from_bytes(payload.as_bytes())
        .footer(test.footer.as_deref().unwrap_or_default())
        .implicit(&test.implicit_assertion);
    let (made, kind, key) = match test.kind {
        KeyType::Local => {
            let key = S::LocalKey::from_key_bytes(&bytes).context("`key`")?;
            (token.encrypt(&key), KeyType::Local, bytes)
        }
        KeyType::Secret => {
            let key = secret_key::<S>(&bytes).context("`key`")?;
            let public = to_bytes(&S::public_half(&key));
            (token.sign(&key), KeyType::Public, public)
        }
        KeyType::Public => return Err("a public key makes no tokens".to_owned()),
    };
    match made {
        Err(error) => Ok(Err(error)),
        Ok(made) => read::<S>(&Test {
            token: Some(made),
            kind,
            key: Some(hex::encode(key)),
            ..test.clone()
        }),
    }
}

/// Makes the token. One that is made is the one of the test, where it has one.
pub(super) fn make<S: Suite>(test: &Test) -> Outcome {
    let key = bytes(test.key.as_deref().context("`key`")?);
    let payload = test.payload.as_deref().context("`payload`")?;
    let token = Token::from_bytes(payload.as_bytes())
        .footer(test.footer.as_deref().unwrap_or_default())
        .implicit(&test.implicit_assertion);
    let made = match test.kind {
        KeyType::Local => {
            let key = S::LocalKey::from_key_bytes(&key).context("`key`")?;
            let nonce = bytes(test.nonce.as_deref().context("`nonce`")?);
            token.encrypt_with_nonce(&key, &nonce)
        }
        KeyType::Secret => {
            let key = secret_key::<S>(&key).context("`key`")?;
            token.sign(&key)
        }
        KeyType::Public => return Err("a public key makes no tokens".to_owned()),
    };
    match (made, &test.token) {
        (Ok(made), Some(expected)) => {
            same_token::<S>(test, &made, expected)?;
            Ok(Ok(()))
        }
        (made, _) => Ok(made.map(drop)),
    }
}

/// The same text; or, where signatures are random, two tokens that hold and say the same.
fn same_token<S: Suite>(test: &Test, made: &str, expected: &str) -> Result<(), String> {
    let KeyType::Secret = test.kind else {
        return same("the token", made, expected);
    };
    if S::reproduces(&test.name) {
        return same("the token", made, expected);
    }
    let key = bytes(test.key.as_deref().context("`key`")?);
    let secret = secret_key::<S>(&key).context("`key`")?;
    for (what, text) in [("what was made", made), ("`token`", expected)] {
        let untrusted = Untrusted::parse(text).context(what)?;
        let untrusted = untrusted.implicit(&test.implicit_assertion);
        let token = untrusted.verify(&S::public_half(&secret), &Payload(None));
        let token = token.context(what)?;
        let payload = test.payload.as_deref().unwrap_or_default();
        same("the payload", token.payload(), payload.as_bytes())?;
        let footer = test.footer.as_deref().unwrap_or_default();
        same("the footer", token.footer().as_bytes(), footer.as_bytes())?;
    }
    Ok(())
}
