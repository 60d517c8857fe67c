//! Tokens.

use paseto_core::{Authentic, Error, Token, Untrusted, Verified};

use super::file::Test;
use crate::{
    Suite,
    text::{Context, bytes, refused, same, with_footer},
};

/// Reads a token with the key of the test.
type Read<'r> = &'r dyn Fn(Untrusted) -> Result<Verified<()>, Error>;

/// Any payload will do: the vectors are older than today.
fn any(_: &Authentic) -> Result<(), Error> {
    Ok(())
}

/// The implicit assertion, which versions that have none are not given: the vectors of versions 1
/// and 2 hold some that are to be discarded.
fn implicit<S: Suite>(test: &Test) -> &str {
    if S::VERSION.has_implicit_assertion() {
        &test.implicit_assertion
    } else {
        ""
    }
}

/// The token is made byte for byte where that can be, is read, and is bound to its footer and
/// implicit assertion.
pub(super) fn succeeds<S: Suite>(test: &Test) -> Result<(), String> {
    let payload = test.payload.as_deref().context("`payload`")?;
    let token = Token::from_bytes(payload.as_bytes())
        .footer(test.footer.as_str())
        .implicit(implicit::<S>(test));
    if let Some(key) = &test.key {
        let key: S::LocalKey = paserk::Key::from_key_bytes(&bytes(key)).context("`key`")?;
        let nonce = bytes(test.nonce.as_deref().context("`nonce`")?);
        let made = token
            .encrypt_with_nonce(&key, &nonce)
            .context("encrypting")?;
        same("the token", made.as_str(), text(test)?)?;
        return reads::<S>(test, payload, &|untrusted| untrusted.decrypt(&key, &any));
    }
    let secret = test.secret_key.as_deref().context("`secret-key`")?;
    let secret = S::read_secret_key(&bytes(secret)).context("`secret-key`")?;
    let public = test.public_key.as_deref().context("`public-key`")?;
    let public = S::read_public_key(&bytes(public)).context("`public-key`")?;
    let made = token.sign(&secret).context("signing")?;
    if S::reproduces(&test.name) {
        same("the token", made.as_str(), text(test)?)?;
    }
    reads::<S>(test, payload, &|untrusted| untrusted.verify(&public, &any))
}

fn text(test: &Test) -> Result<&str, String> {
    test.token.as_deref().context("`token`")
}

fn reads<S: Suite>(test: &Test, payload: &str, read: Read<'_>) -> Result<(), String> {
    let (text, implicit) = (text(test)?, implicit::<S>(test));
    let parse = |text: &str| Untrusted::parse(text).context("parsing");
    let untrusted = parse(text)?
        .require_footer(&test.footer)
        .context("the footer")?;
    let token = read(untrusted.implicit(implicit)).context("reading")?;
    same("the payload", token.payload(), payload.as_bytes())?;
    same(
        "the footer",
        token.footer().as_bytes(),
        test.footer.as_bytes(),
    )?;

    let other = format!("{}x", test.footer);
    let required = parse(text)?.require_footer(&other);
    refused("another footer than required", required, "footer-mismatch")?;
    let footers: &[&str] = if test.footer.is_empty() {
        &[&other]
    } else {
        &[&other, ""]
    };
    for footer in footers {
        let changed = parse(&with_footer(text, footer.as_bytes()))?.implicit(implicit);
        refused("another footer", read(changed), "not-authentic")?;
    }
    let (class, other) = if S::VERSION.has_implicit_assertion() {
        ("not-authentic", format!("{implicit}x"))
    } else {
        ("no-implicit-assertion", "x".to_owned())
    };
    refused(
        "another implicit assertion",
        read(parse(text)?.implicit(other)),
        class,
    )?;
    if !implicit.is_empty() {
        refused("no implicit assertion", read(parse(text)?), "not-authentic")?;
    }
    Ok(())
}

/// A test that must fail: reads the token with the key that there is.
pub(super) fn read<S: Suite>(test: &Test) -> Result<Result<(), Error>, String> {
    let untrusted = match Untrusted::parse(text(test)?) {
        Ok(untrusted) => untrusted.implicit(implicit::<S>(test)),
        Err(error) => return Ok(Err(error)),
    };
    let outcome = if let Some(key) = &test.key {
        let key: S::LocalKey = paserk::Key::from_key_bytes(&bytes(key)).context("`key`")?;
        untrusted.decrypt(&key, &any)
    } else {
        let key = test
            .public_key
            .as_deref()
            .context("`key` or `public-key`")?;
        let key = S::read_public_key(&bytes(key)).context("`public-key`")?;
        untrusted.verify(&key, &any)
    };
    Ok(outcome.map(drop))
}
