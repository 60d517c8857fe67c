//! What the gate lets in.

use paseto::{Error, Gate, Header, Token, Untrusted};

use crate::secret;

/// A text with this header whose body cannot be decoded.
fn undecodable(header: Header) -> String {
    format!("{header}=")
}

#[test]
fn nothing_is_allowed_unless_said() {
    for gate in [Gate::new(), Gate::default()] {
        for header in Header::ALL {
            let error = gate.parse(&undecodable(header)).map(drop).unwrap_err();
            assert_eq!(error, Error::HeaderNotAllowed(header));
        }
    }
}

/// Each header opens for itself alone, and what is not allowed is not decoded.
#[test]
fn headers_are_allowed_one_by_one() {
    for allowed in Header::ALL {
        let gate = Gate::new().allow(allowed);
        for header in Header::ALL {
            let error = gate.parse(&undecodable(header)).map(drop).unwrap_err();
            if header == allowed {
                assert_eq!(error, Error::Base64);
                assert_eq!(gate.check(header.as_str()), Ok(header));
            } else {
                assert_eq!(error, Error::HeaderNotAllowed(header));
            }
        }
    }
    let gate = Gate::new().allow(Header::V4_PUBLIC).allow(Header::V3_LOCAL);
    let open = Header::ALL
        .into_iter()
        .filter(|header| gate.check(header.as_str()).is_ok());
    assert_eq!(
        open.collect::<Vec<_>>(),
        [Header::V3_LOCAL, Header::V4_PUBLIC]
    );
}

#[test]
fn what_has_no_header_is_unknown() {
    let every = Header::ALL.into_iter().fold(Gate::new(), Gate::allow);
    for text in [
        "",
        "v4",
        "v4.",
        "v4.public",
        "V4.public.AAAA",
        "v4.Public.AAAA",
        " v4.public.AAAA",
        "v4c.public.AAAA",
        "v5.local.AAAA",
        "v4.secret.AAAA",
        "eyJhbGciOiJIUzI1NiJ9.e30.AAAA",
        "k4.public.AAAA",
        "v4\u{2024}public.AAAA",
        "\u{0}v4.public.AAAA",
    ] {
        assert_eq!(every.check(text), Err(Error::UnknownHeader), "{text:?}");
    }
}

#[test]
fn what_is_let_in_is_the_token() {
    let text = Token::from_bytes(b"{}").sign(&secret(1)).unwrap();
    let gate = Gate::new().allow(Header::V4_PUBLIC);
    let token: Untrusted = gate.parse(&text).unwrap();
    assert_eq!(token.header(), Header::V4_PUBLIC);

    let exact = gate.max_length(text.len());
    assert!(exact.parse(&text).is_ok());
    let short = gate.max_length(text.len() - 1);
    let error = short.parse(&text).map(drop).unwrap_err();
    assert_eq!(error, Error::too_long(text.len(), text.len() - 1));
    // The length is looked at before the header.
    let error = Gate::new().max_length(3).check("v1.local.").unwrap_err();
    assert_eq!(error, Error::too_long(9, 3));
}
