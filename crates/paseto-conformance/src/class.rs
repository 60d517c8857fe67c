//! The class of an error: what a failing vector must end in.

use paseto_core::{CostError, Error, FooterError, FormatError, KeyError, json::JsonError};

/// The class of an error: its [`code`](Error::code), and the kind after a dot where the code has
/// kinds, such as `key.length` or `payload.duplicate-key`.
#[must_use]
pub fn class(error: &Error) -> String {
    let kind = match error {
        Error::Format(why) => format_kind(*why),
        Error::Key(why) => key_kind(*why),
        Error::Cost(why) => cost_kind(*why),
        Error::Footer(why) => footer_kind(why),
        Error::Payload(why) => json_kind(why),
        _ => None,
    };
    match kind {
        None => error.code().to_owned(),
        Some(kind) => format!("{}.{kind}", error.code()),
    }
}

const fn format_kind(why: FormatError) -> Option<&'static str> {
    match why {
        FormatError::Parts => Some("parts"),
        FormatError::EmptyPart => Some("empty-part"),
        _ => None,
    }
}

const fn key_kind(why: KeyError) -> Option<&'static str> {
    match why {
        KeyError::Length { .. } => Some("length"),
        KeyError::Mismatch => Some("mismatch"),
        KeyError::Point => Some("point"),
        KeyError::Scalar => Some("scalar"),
        KeyError::Encoding => Some("encoding"),
        KeyError::Algorithm { .. } => Some("algorithm"),
        KeyError::Modulus { .. } | KeyError::Exponent { .. } | KeyError::Parameters => {
            Some("parameters")
        }
        KeyError::Ambiguous => Some("ambiguous"),
        KeyError::Encrypted => Some("encrypted"),
        KeyError::Encryption => Some("encryption"),
        KeyError::Use => Some("use"),
        KeyError::Header { .. } => Some("header"),
        _ => None,
    }
}

const fn cost_kind(why: CostError) -> Option<&'static str> {
    match why {
        CostError::TooHigh { .. } => Some("too-high"),
        CostError::TooLow { .. } => Some("too-low"),
        CostError::Uneven { .. } => Some("uneven"),
        _ => None,
    }
}

const fn footer_kind(why: &FooterError) -> Option<&'static str> {
    match why {
        FooterError::Json(why) => json_kind(why),
        FooterError::Key => Some("key"),
        FooterError::OtherVersion => Some("other-version"),
        FooterError::NotAString => Some("not-a-string"),
        FooterError::NotWrapped => Some("not-wrapped"),
        _ => None,
    }
}

const fn json_kind(why: &JsonError) -> Option<&'static str> {
    match why {
        JsonError::TooLong { .. } => Some("too-long"),
        JsonError::NotUtf8 => Some("not-utf-8"),
        JsonError::NotAnObject => Some("not-an-object"),
        JsonError::Syntax { .. } => Some("syntax"),
        JsonError::TooDeep { .. } => Some("too-deep"),
        JsonError::TooManyKeys { .. } => Some("too-many-keys"),
        JsonError::DuplicateKey { .. } => Some("duplicate-key"),
        JsonError::Registered(_) => Some("registered"),
        JsonError::Type(_) => Some("type"),
        _ => None,
    }
}
