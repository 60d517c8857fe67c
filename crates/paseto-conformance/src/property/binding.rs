//! A token is bound to its key, its header, its footer and its implicit assertion.

use paseto_core::{Authentic, Error, Header, Token, Untrusted, base64url};

use super::{FOOTER, PAYLOAD, Party};
use crate::{
    Suite,
    text::{Context, refused, same, with_footer},
};

/// A footer that is required is compared before any cryptography; one that is not, is still
/// authentic.
///
/// # Errors
/// What does not hold, in words.
pub fn expected_footer_is_required<S: Suite>() -> Result<(), String> {
    for party in Party::both::<S>()? {
        let (with, without) = (party.token(FOOTER)?, party.token(b"")?);
        let require = |text: &str, footer: &[u8]| Untrusted::parse(text)?.require_footer(footer);
        for (text, footer) in [(&with, FOOTER), (&without, b"")] {
            let _ = require(text, footer).context("the right footer")?;
        }
        for (text, footer) in [
            (&with, &b""[..]),
            (&with, b"{\"kid\":\"a kez\"}"),
            (&with, b"{\"kid\":\"a key\"}\n"),
            (&without, FOOTER),
            (&without, b"\0"),
        ] {
            refused(
                "another footer than required",
                require(text, footer),
                "footer-mismatch",
            )?;
        }
        for (text, footer) in [(&with, &b""[..]), (&with, b"x"), (&without, FOOTER)] {
            let changed = with_footer(text, footer);
            refused(
                "another footer",
                (party.read)(&changed, b""),
                "not-authentic",
            )?;
        }
    }
    Ok(())
}

/// Keys in the clear, and keys that only a password protects, are refused as a footer and in one;
/// ids and wrapped keys are not.
///
/// # Errors
/// What does not hold, in words.
pub fn forbidden_keys_stay_out_of_footers<S: Suite>() -> Result<(), String> {
    let number = S::VERSION.number();
    let secret = S::secret_key().context("a key")?;
    let (local, public) = (S::local_key().context("a key")?, S::public_half(&secret));
    let make = |footer: &str| {
        let token = || Token::from_bytes(PAYLOAD).footer(footer);
        let prepared = token().prepare(&public).map(drop);
        let signed = token().sign(&secret).map(drop);
        let encrypted = token().encrypt(&local).map(drop);
        [prepared, signed, encrypted]
    };
    for kind in ["local", "public", "secret", "local-pw", "secret-pw"] {
        for footer in [
            format!("k{number}.{kind}.AAAA"),
            format!("{{\"kid\":\"k{number}.{kind}.AAAA\"}}"),
            format!("{{\"wpk\":\"k{number}.{kind}.AAAA\"}}"),
            format!("{{\"\\u006bid\":\"\\u006b{number}.{kind}.AAAA\"}}"),
            format!("{{\"other\":\"k{number}.{kind}.AAAA\"}}"),
        ] {
            for outcome in make(&footer) {
                refused(&footer, outcome, "footer.key")?;
            }
        }
    }
    for footer in [
        format!("{{\"kid\":\"k{number}.lid.AAAA\"}}"),
        format!("{{\"wpk\":\"k{number}.seal.AAAA\"}}"),
        format!("{{\"wpk\":\"k{number}.local-wrap.pie.AAAA\"}}"),
        "{\"kid\":\"a key\"}".to_owned(),
        "any text".to_owned(),
    ] {
        for outcome in make(&footer) {
            outcome.context(&footer)?;
        }
    }
    Ok(())
}

/// Where the version has implicit assertions, a token is bound to its own; where it has none, one
/// that is not empty is refused in making and in reading.
///
/// # Errors
/// What does not hold, in words.
pub fn implicit_assertion_is_bound<S: Suite>() -> Result<(), String> {
    for party in Party::both::<S>()? {
        if !S::VERSION.has_implicit_assertion() {
            let made = (party.make)(PAYLOAD, b"", b"x");
            refused(
                "making with an implicit assertion",
                made,
                "no-implicit-assertion",
            )?;
            let read = (party.read)(&party.token(b"")?, b"x");
            refused(
                "reading with an implicit assertion",
                read,
                "no-implicit-assertion",
            )?;
            continue;
        }
        for made in [&b""[..], b"a", b"ab", FOOTER] {
            let text = (party.make)(PAYLOAD, FOOTER, made).context("making")?;
            let _ = (party.read)(&text, made).context("reading")?;
            for given in [&b""[..], b"a", b"ab", b"ab\0", b"\0", FOOTER] {
                if given != made {
                    let read = (party.read)(&text, given);
                    refused("another implicit assertion", read, "not-authentic")?;
                }
            }
        }
        // What is the footer's is not the assertion's.
        let text = (party.make)(PAYLOAD, b"ab", b"c").context("making")?;
        let moved = (party.read)(&with_footer(&text, b"a"), b"bc");
        refused("a byte that moved", moved, "not-authentic")?;
    }
    Ok(())
}

/// A token with another version or purpose is refused before any cryptography, and without a look
/// at its claims, even where everything else in it is right.
///
/// # Errors
/// What does not hold, in words.
pub fn other_headers_are_refused<S: Suite>() -> Result<(), String> {
    let check = |_: &Authentic| -> Result<(), Error> { Err(Error::Unavailable) };
    let (local, secret) = (S::local_key(), S::secret_key());
    let (local, public) = (
        local.context("a key")?,
        S::public_half(&secret.context("a key")?),
    );
    for party in Party::both::<S>()? {
        same("the version of the key", &party.header.version, &S::VERSION)?;
        let text = party.token(FOOTER)?;
        for header in Header::ALL {
            // As long as the body of any version and purpose.
            let mut other = header.as_str().to_owned();
            base64url::encode_append(&[0; 400], &mut other);
            let forged = text.replacen(party.header.as_str(), header.as_str(), 1);
            let mut texts = vec![other];
            // Where the body is too short for that header, that is what is said.
            if header.min_body_len() <= PAYLOAD.len() + party.header.min_body_len() {
                texts.push(forged);
            }
            for text in texts.iter().filter(|_| header != party.header) {
                refused("another header", (party.read)(text, b""), "wrong-header")?;
                let untrusted = Untrusted::parse(text).context("parsing")?;
                same("the header", &untrusted.header(), &header)?;
                let outcome = if party.is_local() {
                    untrusted.decrypt(&local, &check)
                } else {
                    untrusted.verify(&public, &check)
                };
                refused("another header", outcome, "wrong-header")?;
            }
        }
    }
    Ok(())
}

/// A token of another key is not authentic.
///
/// # Errors
/// What does not hold, in words.
pub fn other_keys_are_refused<S: Suite>() -> Result<(), String> {
    for (mine, other) in Party::both::<S>()?.into_iter().zip(Party::both::<S>()?) {
        let _ = (mine.read)(&mine.token(b"")?, b"").context("a token of this key")?;
        let read = (mine.read)(&other.token(b"")?, b"");
        refused("a token of another key", read, "not-authentic")?;
    }
    Ok(())
}
