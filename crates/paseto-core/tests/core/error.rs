//! Errors: their codes are stable, and their texts are there.

use std::collections::BTreeSet;

use paseto_core::{
    ClaimError, ClaimErrorKind, ClaimErrors, CostError, CostParameter, Error, FooterError,
    FormatError, Header, KeyError, KidError, TokenId, Untrusted, Version, json::JsonError,
};

use crate::toy::{Toy, raw};

fn wrong_header() -> Error {
    let text = format!("v1.local.{}", "A".repeat(108));
    let token = Untrusted::parse(&text).unwrap();
    token.verify::<_, Vec<u8>>(&Toy(1), &raw).unwrap_err()
}

fn claim(kind: ClaimErrorKind) -> ClaimError {
    ClaimError::new(kind, "exp", "not before noon", Some("morning".into()))
}

fn at_most(found: u64, limit: u64) -> CostError {
    CostError::at_most(CostParameter::Memory, found, limit).unwrap_err()
}

fn at_least(found: u64, minimum: u64) -> CostError {
    CostError::at_least(CostParameter::Time, found, minimum).unwrap_err()
}

fn uneven(found: u64) -> CostError {
    CostError::whole_kibibytes(found).unwrap_err()
}

/// Programs and the command depend on these. A new one is added here; none is changed.
#[test]
fn codes() {
    let table = [
        (Error::too_long(2, 1), "too-long"),
        (Error::Format(FormatError::Parts), "format"),
        (Error::Format(FormatError::EmptyPart), "format"),
        (Error::UnknownHeader, "unknown-header"),
        (wrong_header(), "wrong-header"),
        (
            Error::HeaderNotAllowed(Header::ALL[0]),
            "header-not-allowed",
        ),
        (Error::Base64, "base64"),
        (Error::too_short(1, 2), "too-short"),
        (Error::FooterMismatch, "footer-mismatch"),
        (Error::Footer(FooterError::Key), "footer"),
        (Error::Footer(FooterError::OtherVersion), "footer"),
        (Error::Footer(FooterError::NotAString), "footer"),
        (Error::Footer(FooterError::NotWrapped), "footer"),
        (Error::Footer(FooterError::OtherKid), "footer"),
        (
            Error::Footer(FooterError::Json(JsonError::NotUtf8)),
            "footer",
        ),
        (Error::Kid(KidError::Missing), "kid-missing"),
        (Error::Kid(KidError::Unknown), "kid-unknown"),
        (Error::Kid(KidError::Retired), "kid-retired"),
        (
            Error::NoImplicitAssertion(Version::V1),
            "no-implicit-assertion",
        ),
        (Error::Key(KeyError::Mismatch), "key"),
        (Error::Key(KeyError::Point), "key"),
        (Error::Key(KeyError::Scalar), "key"),
        (Error::Key(KeyError::Encoding), "key"),
        (Error::Key(KeyError::Parameters), "key"),
        (Error::Key(KeyError::algorithm("Ed25519", "X25519")), "key"),
        (Error::Key(KeyError::modulus(2048, 1024)), "key"),
        (Error::Key(KeyError::exponent(Some(3))), "key"),
        (Error::Key(KeyError::exponent(None)), "key"),
        (Error::Key(KeyError::Ambiguous), "key"),
        (Error::Key(KeyError::Encrypted), "key"),
        (Error::Key(KeyError::Encryption), "key"),
        (Error::Key(KeyError::Use), "key"),
        (Error::Cost(at_most(2, 1)), "cost"),
        (Error::Cost(at_least(1, 2)), "cost"),
        (Error::Cost(uneven(1025)), "cost"),
        (Error::Key(KeyError::length(32, 31)), "key"),
        (Error::Key(KeyError::header("k4.local.")), "key"),
        (Error::Randomness, "randomness"),
        (Error::Unavailable, "unavailable"),
        (Error::NotAuthentic, "not-authentic"),
        (Error::Payload(JsonError::NotAnObject), "payload"),
        (Error::Payload(JsonError::Registered("exp")), "payload"),
        (Error::Payload(JsonError::Type("x".into())), "payload"),
        (
            Error::Claims(claim(ClaimErrorKind::Expired).into()),
            "claims",
        ),
        (Error::AlreadyUsed, "already-used"),
        (Error::Revoked, "revoked"),
    ];
    let mut texts = BTreeSet::new();
    for (error, code) in &table {
        assert_eq!(error.code(), *code);
        assert!(!error.to_string().is_empty() && !format!("{error:?}").is_empty());
        assert!(texts.insert(error.to_string()), "{error}: twice");
        assert_eq!(error, &error.clone());
    }
    let codes: BTreeSet<_> = table.iter().map(|(_, code)| *code).collect();
    assert_eq!(codes.len(), 22);
}

#[test]
fn codes_of_claim_errors() {
    use ClaimErrorKind as Kind;
    let table = [
        (Kind::Missing, "missing"),
        (Kind::WrongType, "wrong-type"),
        (Kind::NotATime, "not-a-time"),
        (Kind::Unexpected, "unexpected"),
        (Kind::Expired, "expired"),
        (Kind::NotYetValid, "not-yet-valid"),
        (Kind::IssuedInTheFuture, "issued-in-the-future"),
        (Kind::TooOld, "too-old"),
        (Kind::LivesTooLong, "lives-too-long"),
        (Kind::Custom, "custom"),
    ];
    for (kind, code) in table {
        assert_eq!(kind.code(), code);
        let error = claim(kind);
        assert_eq!((error.kind(), error.claim()), (kind, "exp"));
        assert_eq!(
            (error.expected(), error.found()),
            ("not before noon", Some("morning"))
        );
        assert_eq!(
            error.to_string(),
            "`exp` must be not before noon, but is morning"
        );
    }
    let missing = ClaimError::new(Kind::Missing, "aud", "there", None);
    assert_eq!(missing.to_string(), "`aud` must be there, but is missing");
    assert_eq!(ClaimErrors::new(Vec::new()), None);
    let both = ClaimErrors::new(vec![claim(Kind::Expired), missing.clone()]).unwrap();
    assert_eq!(both.iter().len(), 2);
    assert_eq!(both.of("aud"), Some(&missing));
    assert_eq!(both.of("sub"), None);
    assert_eq!(
        both.to_string(),
        format!("{}; {missing}", claim(Kind::Expired))
    );
}

#[test]
fn the_texts_name_the_numbers() {
    for (error, parts) in [
        (Error::too_long(12, 7), ["12", "7"]),
        (Error::too_short(3, 64), ["3", "64"]),
        (Error::Key(KeyError::length(32, 31)), ["32", "31"]),
        (wrong_header(), ["v4.public", "v1.local"]),
        (
            Error::Key(KeyError::header("k4.sid.")),
            ["k4.sid.", "begin"],
        ),
        (Error::NoImplicitAssertion(Version::V2), ["v2", "implicit"]),
    ] {
        let text = error.to_string();
        assert!(parts.iter().all(|part| text.contains(part)), "{text}");
    }
}

#[test]
fn errors_travel() {
    fn travels<T: Send + Sync + 'static + std::error::Error>() {}
    travels::<Error>();
    travels::<KeyError>();
    travels::<FooterError>();
    travels::<FormatError>();
    travels::<JsonError>();
    travels::<ClaimError>();
    travels::<ClaimErrors>();
    fn shared<T: Send + Sync>() {}
    shared::<Untrusted>();
    shared::<TokenId>();
    shared::<paseto_core::Authentic>();
    shared::<paseto_core::Token<'_>>();
}

#[test]
fn headers_and_versions_as_text() {
    let texts = Header::ALL.map(|header| header.to_string());
    assert_eq!(
        texts.join(" "),
        "v1.local. v1.public. v2.local. v2.public. v3.local. v3.public. v4.local. v4.public."
    );
    for header in Header::ALL {
        assert_eq!(Header::from_text(header.as_str()), Some(header));
        assert_eq!(
            header.to_string(),
            format!("{}.{}.", header.version, header.purpose)
        );
        assert_eq!(
            header.version.has_implicit_assertion(),
            header.version.number() >= 3
        );
    }
    assert_eq!(Header::from_text("v4.local"), None);
}

/// The bound itself is within it.
#[test]
fn costs_at_their_bounds() {
    use CostParameter::{Iterations, Memory, Parallelism, Time};
    for found in [0, 6, 7] {
        assert_eq!(CostError::at_most(Memory, found, 7), Ok(()), "{found}");
    }
    for found in [7, 8, u64::MAX] {
        assert_eq!(CostError::at_least(Memory, found, 7), Ok(()), "{found}");
    }
    for found in [8, u64::MAX] {
        CostError::at_most(Memory, found, 7).unwrap_err();
    }
    for found in [0, 6] {
        CostError::at_least(Memory, found, 7).unwrap_err();
    }
    for (parameter, text) in [
        (Memory, "memory in bytes"),
        (Time, "time"),
        (Parallelism, "parallelism"),
        (Iterations, "iterations"),
    ] {
        assert_eq!(parameter.to_string(), text);
        let error = CostError::at_most(parameter, 8, 7).unwrap_err().to_string();
        assert!(error.contains(text), "{error}");
    }
}
