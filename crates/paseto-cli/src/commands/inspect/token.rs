//! What a token says of itself.

use core::time::Duration;

use paseto::{
    Error, FooterError, FooterLimits, Header, Purpose, Registered, Timestamp, Untrusted,
    json::JsonError,
};
use paseto_encoding::PaserkText;
use serde::Serialize;

use super::old_version;
use crate::{
    commands::{kid, shown::Shown},
    failure::Failure,
    json_text,
    paserk_kind::Kind,
    printable::one_line,
};

/// Tokens that live for longer are better replaced: nobody can take one back.
const YEAR: Duration = Duration::from_secs(366 * 24 * 60 * 60);

/// A token that nobody has verified.
#[derive(Serialize)]
pub(super) struct Report {
    unverified: bool,
    version: String,
    purpose: String,
    /// Of the text.
    bytes: usize,
    payload_bytes: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    footer: Option<Shown>,
    #[serde(skip_serializing_if = "Option::is_none")]
    footer_hex: Option<Shown>,
    /// Of a `public` token only.
    #[serde(skip_serializing_if = "Option::is_none")]
    payload: Option<Shown>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payload_hex: Option<Shown>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) warnings: Vec<String>,
}

pub(super) fn inspect(text: &str) -> Result<Report, Failure> {
    let token = Untrusted::parse(text).map_err(|why| Failure::checking(&why))?;
    let Header {
        version, purpose, ..
    } = token.header();
    let body = token.untrusted_body();
    let payload_bytes = body.len().saturating_sub(token.header().min_body_len());
    let footer_bytes = token.untrusted_footer().as_bytes();

    let mut warnings = Vec::from_iter(old_version(version.number()));
    warnings.extend(footer_warning(&token));
    let (footer, footer_hex) = Shown::new(footer_bytes, &json_text::FOOTER).split();
    let (payload, payload_hex) = match purpose {
        Purpose::Public => {
            let payload = body.get(..payload_bytes).unwrap_or_default();
            warnings.extend(payload_warnings(payload));
            Shown::new(payload, &json_text::PAYLOAD).split()
        }
        _ => (None, None),
    };
    Ok(Report {
        unverified: true,
        version: version.to_string(),
        purpose: purpose.to_string(),
        bytes: text.len(),
        payload_bytes,
        footer,
        footer_hex,
        payload,
        payload_hex,
        warnings,
    })
}

impl Report {
    pub(super) fn lines(&self) -> Vec<(&'static str, String)> {
        let Self {
            version, purpose, ..
        } = self;
        let mut lines = vec![
            (
                "UNVERIFIED",
                "anybody may have written this; only a key can tell".to_owned(),
            ),
            ("token", format!("{version}.{purpose}")),
            ("size", format!("{} bytes of text", self.bytes)),
        ];
        if self.purpose == Purpose::Local.to_string() {
            let payload = format!("{} bytes, encrypted", self.payload_bytes);
            lines.push(("payload", payload));
        }
        let shown = self.payload.as_ref().or(self.payload_hex.as_ref());
        if let Some(payload) = shown {
            let text = payload.for_people();
            let size = self.payload_bytes;
            lines.push(("payload", format!("{size} bytes, UNVERIFIED, {text}")));
        }
        if let Some(footer) = self.footer.as_ref().or(self.footer_hex.as_ref()) {
            let text = match footer {
                Shown::Nothing => footer.for_people(),
                _ => format!("UNVERIFIED, {}", footer.for_people()),
            };
            lines.push(("footer", text));
        }
        lines
    }
}

fn footer_warning(token: &Untrusted) -> Option<String> {
    let footer = token.untrusted_footer();
    let bytes = footer.as_bytes();
    if is_key(bytes) {
        return Some(format!("footer: {}", FooterError::Key));
    }
    // What does not look like JSON may be anything.
    if bytes.first() != Some(&b'{') {
        return None;
    }
    match footer.json(&FooterLimits::default()) {
        Err(Error::Footer(why)) => Some(format!("footer: {why}")),
        Err(why) => Some(why.to_string()),
        Ok(_) => kid::warning_in_token(bytes, token.header().purpose).map(str::to_owned),
    }
}

/// Whether the footer is, as it stands, a key that must not be in one.
fn is_key(footer: &[u8]) -> bool {
    core::str::from_utf8(footer)
        .ok()
        .and_then(|text| PaserkText::split(text).ok())
        .and_then(|parts| Kind::from_header(parts.header))
        .is_some_and(Kind::is_forbidden_in_footer)
}

/// What the rules that hold unless said otherwise would say of such a payload.
fn payload_warnings(payload: &[u8]) -> Vec<String> {
    let members = match json_text::members(payload, &json_text::PAYLOAD) {
        Ok(members) => members,
        Err(JsonError::NotAnObject | JsonError::Syntax { .. } | JsonError::NotUtf8) => {
            return vec!["payload: it is not a JSON object".to_owned()];
        }
        Err(why) => return vec![format!("payload: {why}")],
    };
    let now = Timestamp::now();
    let mut warnings = Vec::new();
    for claim in Registered::ALL {
        let value = members.iter().find(|(name, _)| name == claim.name());
        let Some((_, value)) = value else {
            if claim == Registered::Expiration {
                warnings.push("there is no `exp`: the token never expires".to_owned());
            }
            continue;
        };
        let Ok(text) = serde_json::from_str::<String>(value.get()) else {
            warnings.push(format!("`{claim}` is not a string"));
            continue;
        };
        if !claim.is_time() {
            continue;
        }
        let shown = one_line(&text);
        match (claim, text.parse::<Timestamp>()) {
            (_, Err(why)) => warnings.push(format!("`{claim}` is {why}")),
            (Registered::Expiration, Ok(exp)) if exp < now => {
                warnings.push(format!("it expired at {shown}"));
            }
            (Registered::Expiration, Ok(exp)) if exp > now.saturating_add(YEAR) => {
                warnings.push(format!("it is to live for more than a year, to {shown}"));
            }
            (Registered::NotBefore | Registered::IssuedAt, Ok(time)) if time > now => {
                warnings.push(format!("`{claim}` is in the future: {shown}"));
            }
            _ => (),
        }
    }
    warnings
}
