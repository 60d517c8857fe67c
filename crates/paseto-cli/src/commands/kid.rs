//! What a footer names a key by.

use paseto::Purpose;
use paseto_encoding::{PaserkText, base64url};

use crate::{json_text, paserk_kind::Class, ring::kind_of};

/// PASERK, `operations/ID.md`: 33 bytes of a hash.
const ID_LEN: usize = 33;

/// A warning where a footer names a secret key: whoever verifies has its public half, and looks that up.
pub(super) fn warning(footer: &[u8]) -> Option<&'static str> {
    let kid = kid(footer)?;
    let names_secret = kind_of(&kid).is_some_and(|kind| kind.name == "sid");
    names_secret.then_some(
        "footer: `kid` is the id of a secret key, and whoever verifies looks up that of the public key: \
         `paseto key id` shows both",
    )
}

/// A warning where the footer of a token names no key that could have made it.
pub(super) fn warning_in_token(footer: &[u8], purpose: Purpose) -> Option<&'static str> {
    if let Some(warning) = warning(footer) {
        return Some(warning);
    }
    let kid = kid(footer)?;
    let Some(kind) = kind_of(&kid) else {
        return Some(
            "footer: `kid` is no PASERK id: which key it names is for both sides to agree on",
        );
    };
    let of_purpose = match purpose {
        Purpose::Local => "lid",
        _ => "pid",
    };
    if kind.class != Class::Id {
        return Some("footer: `kid` is no id, but something else of PASERK");
    }
    if kind.name != of_purpose {
        return Some("footer: `kid` is the id of a key of another purpose than the token's");
    }
    (!is_whole(&kid)).then_some("footer: `kid` is broken: it is no whole id")
}

/// The `kid` in a footer that is a JSON object.
fn kid(footer: &[u8]) -> Option<String> {
    let members = json_text::members(footer, &json_text::FOOTER).ok()?;
    let (_, kid) = members.iter().find(|(name, _)| name == "kid")?;
    serde_json::from_str(kid.get()).ok()
}

/// Whether an id has all its bytes.
fn is_whole(id: &str) -> bool {
    let data = PaserkText::split(id)
        .map(|parts| parts.data)
        .unwrap_or_default();
    let mut bytes = [0; ID_LEN];
    base64url::decoded_len(data.len()) == Some(ID_LEN)
        && base64url::decode(data.as_bytes(), &mut bytes).is_ok()
}
