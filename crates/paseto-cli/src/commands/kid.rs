//! What a footer names a key by.

use paseto_encoding::PaserkText;

use crate::{json_text, paserk_kind::Kind};

/// A warning where a footer names a secret key: whoever verifies has its public half, and looks that up.
pub(super) fn warning(footer: &[u8]) -> Option<&'static str> {
    let members = json_text::members(footer, &json_text::FOOTER).ok()?;
    let (_, kid) = members.iter().find(|(name, _)| name == "kid")?;
    let kid = serde_json::from_str::<String>(kid.get()).ok()?;
    let header = PaserkText::split(&kid).ok()?.header;
    let names_secret = Kind::from_header(header).is_some_and(|kind| kind.name == "sid");
    names_secret.then_some(
        "footer: `kid` is the id of a secret key, and whoever verifies looks up that of the public key: \
         `paseto key id` shows both",
    )
}
