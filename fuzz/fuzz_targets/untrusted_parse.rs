//! Any text as a token: no panic, one spelling of each token, and a footer that is safe to parse.

#![no_main]

use std::sync::LazyLock;

use base64ct::{Base64UrlUnpadded, Encoding};
use libfuzzer_sys::fuzz_target;
use paseto_fuzz::raw;
use paseto_v4::{
    FooterLimits, FooterView, Header, LocalKey, PublicKey, Purpose, Untrusted, Version,
};
use serde_json::Value;

static LOCAL: LazyLock<LocalKey> = LazyLock::new(paseto_fuzz::local_key);
static PUBLIC: LazyLock<PublicKey> =
    LazyLock::new(|| paseto_fuzz::secret_key().public_key().clone());

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = core::str::from_utf8(bytes) else {
        return;
    };
    let Ok(token) = Untrusted::parse(text) else {
        return;
    };
    let (header, body) = (token.header(), token.untrusted_body());
    let footer = token.untrusted_footer();
    assert_eq!(
        write(header, body, footer.as_bytes()),
        text,
        "a second spelling"
    );
    assert!(body.len() >= header.min_body_len());
    look_at(footer);

    let local = Header::new(Version::V4, Purpose::Local);
    if header == local {
        let _ = token.decrypt::<_, Vec<u8>>(&*LOCAL, &raw);
    } else {
        // Another header than the key's is refused before anything else.
        let _ = token.verify::<_, Vec<u8>>(&*PUBLIC, &raw);
    }
});

/// The token as the specification writes it, by another codec than the library's.
fn write(header: Header, body: &[u8], footer: &[u8]) -> String {
    let mut text = header.to_string() + &Base64UrlUnpadded::encode_string(body);
    if !footer.is_empty() {
        text = text + "." + &Base64UrlUnpadded::encode_string(footer);
    }
    text
}

fn look_at(footer: FooterView<'_>) {
    let limits = FooterLimits::default();
    let (json, kid) = (footer.json(&limits), footer.kid(&limits));
    let Ok(json) = json else {
        assert!(kid.is_err() || footer.as_bytes().is_empty());
        return;
    };
    let kid = kid.expect("the footer is JSON");
    match serde_json::from_str::<Value>(json) {
        Ok(value) => assert_eq!(kid.as_deref(), value.get("kid").and_then(Value::as_str)),
        Err(why) => assert!(why.to_string().starts_with("number out of range"), "{why}"),
    }
}
