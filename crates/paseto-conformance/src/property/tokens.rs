//! What goes in comes out, and has a name.

use paseto_core::{TokenId, Untrusted};

use super::{FOOTER, PAYLOAD, Party, implicit};
use crate::{
    Suite,
    text::{Context, same},
};

/// Payloads of many lengths come out as they went in, with and without footer and implicit
/// assertion, and two encryptions of one message have nothing in common.
///
/// # Errors
/// What does not hold, in words.
pub fn round_trip<S: Suite>() -> Result<(), String> {
    for party in Party::both::<S>()? {
        // Around the blocks of the ciphers and hashes, and far beyond them.
        for length in (1..=260).chain([1023, 1024, 1025, 65_537]) {
            let payload: Vec<u8> = (0..=u8::MAX).cycle().take(length).collect();
            for (footer, implicit) in [(&b""[..], &b""[..]), (b"\0\xff", implicit::<S>())] {
                let text = (party.make)(&payload, footer, implicit).context("making")?;
                let token = (party.read)(&text, implicit).context("reading")?;
                same("the payload", token.payload(), payload.as_slice())?;
                same("the footer", token.footer().as_bytes(), footer)?;
                same("the header", &token.header(), &party.header)?;
            }
        }
        let texts = [party.token(FOOTER)?, party.token(FOOTER)?];
        if party.is_local() && texts[0].get(..30) == texts[1].get(..30) {
            return Err("two encryptions have the same nonce".to_owned());
        }
    }
    Ok(())
}

/// A token's id is the hash that it is said to be, the same each time, and another for another payload, footer, implicit assertion
/// or purpose.
///
/// # Errors
/// What does not hold, in words.
pub fn token_ids_name_tokens<S: Suite>() -> Result<(), String> {
    let mut ids = Vec::new();
    let mut variants = vec![
        (PAYLOAD, FOOTER, &b""[..]),
        (b"{}", FOOTER, b""),
        (PAYLOAD, b"", b""),
        (PAYLOAD, b"another", b""),
    ];
    if S::VERSION.has_implicit_assertion() {
        variants.push((PAYLOAD, FOOTER, b"implicit"));
        // The same bytes, divided otherwise.
        variants.push((PAYLOAD, b"anot", b"her"));
    }
    for party in Party::both::<S>()? {
        for (payload, footer, implicit) in &variants {
            let text = (party.make)(payload, footer, implicit).context("making")?;
            let id = || (party.read)(&text, implicit).map(|token| token.token_id());
            let first = id().context("reading")?;
            same("the id the second time", &id().context("reading")?, &first)?;
            if ids.contains(&first) {
                return Err("two tokens have the same id".to_owned());
            }
            same(
                "the id",
                &first,
                &id_of(&party, &text, payload, footer, implicit)?,
            )?;
            ids.push(first);
        }
    }
    Ok(())
}

/// The id from its definition: a hash of header, message, footer and implicit assertion, where the
/// nonce with the tag stands for the message of a local token.
fn id_of(
    party: &Party,
    text: &str,
    payload: &[u8],
    footer: &[u8],
    implicit: &[u8],
) -> Result<TokenId, String> {
    let untrusted = Untrusted::parse(text).context("parsing")?;
    let body = untrusted.untrusted_body();
    let (nonce, tag) = party.around;
    let sealed = [
        body.get(..nonce).unwrap_or_default(),
        body.get(body.len() - tag..).unwrap_or_default(),
    ]
    .concat();
    let message = if party.is_local() { &sealed } else { payload };
    let header = party.header.as_str().as_bytes();
    Ok((party.token_id)(&[header, message, footer, implicit]))
}
