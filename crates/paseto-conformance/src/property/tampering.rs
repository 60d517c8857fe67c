//! Nothing of a token can be changed.

use paseto_core::Untrusted;

use super::{FOOTER, Party};
use crate::{
    Suite, class,
    text::{Context, flips, refused, with_body, with_footer},
};

/// Flipping any one bit of the body or of the footer makes the token not authentic.
///
/// # Errors
/// What does not hold, in words.
pub fn no_bit_can_be_flipped<S: Suite>() -> Result<(), String> {
    for party in Party::both::<S>()? {
        let text = party.token(FOOTER)?;
        let untrusted = Untrusted::parse(&text).context("parsing")?;
        let body = untrusted.untrusted_body();
        for (bit, flipped) in flips(body) {
            let changed = (party.read)(&with_body(&text, &flipped), b"");
            refused(&format!("bit {bit} of the body"), changed, "not-authentic")?;
        }
        for (bit, flipped) in flips(FOOTER) {
            let changed = (party.read)(&with_footer(&text, &flipped), b"");
            refused(
                &format!("bit {bit} of the footer"),
                changed,
                "not-authentic",
            )?;
        }
    }
    Ok(())
}

/// No beginning of a token's text is a token, and no beginning of its body is the body of one;
/// what is too short to be one is said to be that, before any cryptography.
///
/// # Errors
/// What does not hold, in words.
pub fn no_prefix_is_a_token<S: Suite>() -> Result<(), String> {
    for party in Party::both::<S>()? {
        let text = party.token(FOOTER)?;
        let header = party.header.as_str().len();
        let body_end = text.rfind('.').context("the footer")?;
        for end in 0..text.len() {
            let expected: &[&str] = match end {
                _ if end < header => &["format.parts"],
                _ if end == header || end == body_end + 1 => &["format.empty-part"],
                _ => &["base64", "too-short", "not-authentic"],
            };
            let prefix = text.get(..end).unwrap_or_default();
            let found = match (party.read)(prefix, b"") {
                Ok(_) => return Err(format!("the first {end} bytes are a token")),
                Err(error) => class(&error),
            };
            if !expected.contains(&found.as_str()) {
                let what = format!("the first {end} bytes ended in {found}");
                return Err(format!("{what} instead of one of {expected:?}"));
            }
        }
        let untrusted = Untrusted::parse(&text).context("parsing")?;
        let body = untrusted.untrusted_body();
        for end in 0..body.len() {
            let expected = match end {
                0 => "format.empty-part",
                _ if end < party.header.min_body_len() => "too-short",
                _ => "not-authentic",
            };
            let cut = with_body(&text, body.get(..end).unwrap_or_default());
            let what = format!("a body of {end} bytes");
            refused(&what, (party.read)(&cut, b""), expected)?;
            if expected != "not-authentic" {
                refused(&what, Untrusted::parse(&cut), expected)?;
            }
        }
    }
    Ok(())
}

/// A byte more, at either end of the body or of the footer, makes the token not authentic, and so
/// does a byte that moves from one to the other.
///
/// # Errors
/// What does not hold, in words.
pub fn no_byte_can_be_added<S: Suite>() -> Result<(), String> {
    for party in Party::both::<S>()? {
        let text = party.token(FOOTER)?;
        let untrusted = Untrusted::parse(&text).context("parsing")?;
        let body = untrusted.untrusted_body();
        let (last, rest) = body.split_last().context("the body")?;
        let moved = with_footer(&with_body(&text, rest), &[&[*last], FOOTER].concat());
        let changed = [
            with_body(&text, &[body, b"\0"].concat()),
            with_body(&text, &[b"\0", body].concat()),
            with_footer(&text, &[FOOTER, b"\0"].concat()),
            with_footer(&text, &[b"\0", FOOTER].concat()),
            moved,
        ];
        for text in changed {
            let what = format!("{}…", text.get(..24).unwrap_or_default());
            refused(&what, (party.read)(&text, b""), "not-authentic")?;
        }
        let longer = format!("{text}AA");
        if (party.read)(&longer, b"").is_ok() {
            return Err("a longer text is a token".to_owned());
        }
    }
    Ok(())
}
