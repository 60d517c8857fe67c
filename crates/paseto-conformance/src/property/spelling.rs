//! A token has one spelling.

use super::{FOOTER, PAYLOAD, Party};
use crate::{
    Suite, class,
    text::{Context, refused, same},
};

const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What differs from the text that was made, and stands for the same bytes to a lenient reader, is
/// refused before any cryptography: other last letters, padding, white space, the letters of
/// standard base64, a dot more, another case.
///
/// # Errors
/// What does not hold, in words.
pub fn one_spelling<S: Suite>() -> Result<(), String> {
    for party in Party::both::<S>()? {
        // All three lengths modulo 3, of the body and of the footer.
        for length in 1..=3 {
            let payload = vec![b' '; length];
            let footer = vec![b'f'; length];
            let text = (party.make)(&payload, &footer, b"").context("making")?;
            last_letters(&party, &text)?;
            let (body, _) = text.rsplit_once('.').context("the footer")?;
            last_letters(&party, &(party.make)(&payload, b"", b"").context("making")?)?;
            for (spelling, expected) in [
                (format!("{text}="), "base64"),
                (format!("{text}=="), "base64"),
                (format!("{text}\n"), "base64"),
                (format!("{text} "), "base64"),
                (format!("{text}\0"), "base64"),
                (format!("{text}é"), "base64"),
                (format!("{body}=.Zg"), "base64"),
                (format!("{body} .Zg"), "base64"),
                (format!("{text}."), "format.parts"),
                (format!("{text}.Zg"), "format.parts"),
                (format!("{body}."), "format.empty-part"),
                (format!("{body}.."), "format.parts"),
                (format!(".{text}"), "format.empty-part"),
                (format!(" {text}"), "unknown-header"),
                (format!("\u{feff}{text}"), "unknown-header"),
                (text.replacen('v', "V", 1), "unknown-header"),
                (
                    text.replacen(".l", ".L", 1).replacen(".p", ".P", 1),
                    "unknown-header",
                ),
                (text.replacen('.', "c.", 1), "unknown-header"),
            ] {
                refused(
                    &format!("{spelling:?}"),
                    (party.read)(&spelling, b""),
                    expected,
                )?;
            }
        }
    }
    Ok(())
}

/// No other last letter of the body or of the footer gives a token: either it stands for other
/// bytes, or it is not canonical.
fn last_letters(party: &Party, text: &str) -> Result<(), String> {
    for (at, part) in text.match_indices('.').skip(2).chain([(text.len(), "")]) {
        let (before, after) = (text.get(..at - 1).unwrap_or_default(), part);
        let rest = text.get(at + after.len()..).unwrap_or_default();
        let last = text.get(at - 1..at).unwrap_or_default();
        for letter in LETTERS.chars().filter(|letter| last != letter.to_string()) {
            let changed = format!("{before}{letter}{after}{rest}");
            match (party.read)(&changed, b"") {
                Ok(_) => return Err(format!("{changed} is a token too")),
                Err(error) if ["base64", "not-authentic"].contains(&class(&error).as_str()) => (),
                Err(error) => return Err(format!("{changed} ended in {}", class(&error))),
            }
        }
    }
    Ok(())
}

/// An empty footer is no footer: it is not written, not even its dot, and is read as none.
///
/// # Errors
/// What does not hold, in words.
pub fn empty_footer_is_no_footer<S: Suite>() -> Result<(), String> {
    for party in Party::both::<S>()? {
        let text = (party.make)(PAYLOAD, b"", b"").context("making")?;
        same("the number of dots", &text.matches('.').count(), &2)?;
        let token = (party.read)(&text, b"").context("reading")?;
        same("the footer", token.footer().as_bytes(), &b""[..])?;
        refused(
            "a dot at the end",
            (party.read)(&format!("{text}."), b""),
            "format.empty-part",
        )?;
        let with = party.token(FOOTER)?;
        same("the number of dots", &with.matches('.').count(), &3)?;
    }
    Ok(())
}
