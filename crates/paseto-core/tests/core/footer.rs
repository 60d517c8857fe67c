//! Footers: what may be put into one, and what is read out of one.

use paseto_core::{
    Error, Footer, FooterError, FooterLimits, Header, Purpose, Token, Untrusted, Version,
    json::JsonError,
};

use crate::toy::{Toy, raw};

/// Makes a token with this footer.
fn make<'a>(footer: impl Into<Footer<'a>>) -> Result<String, Error> {
    Token::from_bytes(b"{}").footer(footer).sign(&Toy(1))
}

/// A version 4 token with this footer, which nobody has checked.
fn parsed(footer: &[u8]) -> Untrusted {
    with_header(Header::new(Version::V4, Purpose::Public), footer)
}

fn with_header(header: Header, footer: &[u8]) -> Untrusted {
    let mut text = header.to_string();
    paseto_core::base64url::encode_append(&[0; 256], &mut text);
    text.push('.');
    paseto_core::base64url::encode_append(footer, &mut text);
    Untrusted::parse(&text).unwrap()
}

fn json(footer: &str) -> Result<String, Error> {
    let token = parsed(footer.as_bytes());
    token
        .untrusted_footer()
        .json(&FooterLimits::default())
        .map(str::to_owned)
}

fn kid(footer: &str) -> Result<Option<String>, Error> {
    let token = parsed(footer.as_bytes());
    let kid = token.untrusted_footer().kid(&FooterLimits::default());
    kid.map(|kid| kid.map(|kid| kid.into_owned()))
}

const REFUSED: Error = Error::Footer(FooterError::Key);
const FORBIDDEN: [&str; 5] = ["local", "public", "secret", "local-pw", "secret-pw"];

/// PASERK, "PASERK Types": neither in making nor in reading, whatever member it is in.
#[test]
fn keys_in_a_footer() {
    for kind in FORBIDDEN {
        // Another version does not make it less of a key.
        for version in 1..=4 {
            for member in ["kid", "wpk", "key", ""] {
                let footer = format!("{{\"a\":1,\"{member}\":\"k{version}.{kind}.AAAA\"}}");
                assert_eq!(make(&*footer), Err(REFUSED), "{footer}");
                assert_eq!(json(&footer), Err(REFUSED), "{footer}");
                assert_eq!(kid(&footer), Err(REFUSED), "{footer}");
            }
            let bare = format!("k{version}.{kind}.AAAA");
            assert_eq!(make(&*bare), Err(REFUSED), "{bare}");
        }
    }
}

/// The same key, written so that a comparison of the text would miss it.
#[test]
fn keys_that_hide() {
    for footer in [
        r#" {"kid":"k4.secret.AAAA"}"#,
        "\t\r\n{\"kid\":\"k4.secret.AAAA\"}\n",
        r#"{"kid":"\u006b4.secret.AAAA"}"#,
        r#"{"kid":"k4\u002esecret.AAAA"}"#,
        r#"{"k\u0069d":"k4.secret.AAAA"}"#,
        r#"{"w\u0070k":"k4.local.AAAA"}"#,
        r#"{"kid":"k4.lid.AAAA","other":"k4.local.AAAA"}"#,
        r#"{"kid":"k4.secret.AAAA","wpk":1}"#,
    ] {
        assert_eq!(make(footer), Err(REFUSED), "{footer}");
        assert_eq!(json(footer), Err(REFUSED), "{footer}");
    }
    for footer in [
        " k4.secret.AAAA",
        "k4.local-pw.AAAA\n",
        "key=k4.secret.AAAA",
        r#"["k4.secret.AAAA"]"#,
        r#"{"kid":"k4.secret.AAAA",}"#,
    ] {
        assert_eq!(make(footer), Err(REFUSED), "{footer:?}");
    }
    assert_eq!(make(b"k4.secret.AAAA\xff"), Err(REFUSED));
    for footer in [
        r#"{"a":["k4.secret.AAAA"]}"#,
        r#"{"a":{"kid":"k3.local.AAAA"}}"#,
        r#"{"k4.public.AAAA":1}"#,
    ] {
        assert_eq!(make(footer), Err(REFUSED), "{footer}");
        assert_eq!(json(footer), Err(REFUSED), "{footer}");
    }
    // A word that ends like one is none.
    for footer in ["mask4.secret.AAAA", "k44.secret.AAAA", "k4.secret"] {
        assert!(make(footer).is_ok(), "{footer}");
    }
}

#[test]
fn every_way_of_making_a_token_checks_its_footer() {
    let footer = "{\"kid\":\"k4.local.AAAA\"}";
    let token = || Token::from_bytes(b"{}").footer(footer);
    assert_eq!(token().sign(&Toy(1)), Err(REFUSED));
    assert_eq!(token().encrypt(&Toy(1)), Err(REFUSED));
    assert_eq!(token().prepare(&Toy(1)).err(), Some(REFUSED));
}

#[test]
fn ids_and_wrapped_keys_of_the_same_version() {
    for (member, value) in [
        ("kid", "k4.lid.AAAA"),
        ("kid", "k4.pid.AAAA"),
        ("kid", "k4.sid.AAAA"),
        ("wpk", "k4.local-wrap.pie.AAAA"),
        ("wpk", "k4.secret-wrap.pie.AAAA"),
        ("wpk", "k4.seal.AAAA"),
    ] {
        let footer = format!("{{\"{member}\":\"{value}\"}}");
        assert!(make(&*footer).is_ok(), "{footer}");
        assert_eq!(json(&footer), Ok(footer.clone()));
        let expected = (member == "kid").then(|| value.to_owned());
        assert_eq!(kid(&footer), Ok(expected), "{footer}");
        for other in ["k1", "k2", "k3", "k5"] {
            let footer = footer.replace("k4", other);
            let refused = Error::Footer(FooterError::OtherVersion);
            assert_eq!(make(&*footer), Err(refused.clone()), "{footer}");
            assert_eq!(json(&footer), Err(refused), "{footer}");
        }
    }
}

/// The version is the token's.
#[test]
fn ids_of_the_version_of_the_token() {
    for header in Header::ALL {
        for n in 1..=4 {
            let footer = format!("{{\"kid\":\"k{n}.lid.AAAA\"}}");
            let token = with_header(header, footer.as_bytes());
            let found = token.untrusted_footer().kid(&FooterLimits::default());
            assert_eq!(
                found.is_ok(),
                n == header.version.number(),
                "{header} {footer}"
            );
        }
    }
}

#[test]
fn wpk_must_be_wrapped_and_kid_a_string() {
    let not_wrapped = Err(Error::Footer(FooterError::NotWrapped));
    for value in [
        "free text",
        "",
        "k4.lid.AAAA",
        "k4.local-wrap",
        "K4.SEAL.AAAA",
    ] {
        let footer = format!("{{\"wpk\":\"{value}\"}}");
        assert_eq!(json(&footer), not_wrapped.clone(), "{footer}");
        assert_eq!(make(&*footer), not_wrapped.clone(), "{footer}");
    }
    for member in ["kid", "wpk"] {
        for value in ["null", "1", "true", "[]", "{}", "[\"k4.lid.AAAA\"]"] {
            let footer = format!("{{\"{member}\":{value}}}");
            let refused = Error::Footer(FooterError::NotAString);
            assert_eq!(json(&footer), Err(refused.clone()), "{footer}");
            assert_eq!(kid(&footer), Err(refused.clone()), "{footer}");
            assert_eq!(make(&*footer), Err(refused), "{footer}");
        }
    }
}

#[test]
fn free_text_is_a_legal_kid() {
    for text in [
        "zVhMiPBP9fRf2snEcT7gFTioeA9COcNy9DfgL1W60haN",
        "",
        "key 1",
        "k4",
        "k4.local",
        "k4.secretary.AAAA",
        "K4.local.AAAA",
        "kid.local.AAAA",
        "v4.local.AAAA",
        "xk4.local.AAAA",
        "k.local.AAAA",
        "k1.eu.prod",
        "k8.cluster.AAAA",
        "k3.lids.AAAA",
        "k3.LID.AAAA",
    ] {
        let footer = format!("{{\"kid\":\"{text}\"}}");
        assert!(make(&*footer).is_ok(), "{footer}");
        assert_eq!(kid(&footer), Ok(Some(text.to_owned())), "{footer}");
    }
    assert_eq!(
        kid(r#"{"kid":"caf\u00e9 \ud83d\ude00"}"#),
        Ok(Some("café 😀".into()))
    );
    assert_eq!(kid(r#"{"KID":1}"#), Ok(None));
    assert_eq!(kid("{}"), Ok(None));
}

/// A footer may be anything; only when it is asked for as JSON must it be some.
#[test]
fn footers_that_are_not_json() {
    for footer in [
        &b"arbitrary-string-that-isn't-json"[..],
        b"\x00\xff\xfe",
        b"{",
        b"{not json",
        b"{\"kid\":\"x\",}",
        b"{\"a\":\"\xff\"}",
        b"{} {}",
        b"\x0c{}",
        b"[1]",
        b"\"text\"",
        b"key",
        b"k\xff",
        b" ",
    ] {
        let text = make(footer).unwrap();
        let token = Untrusted::parse(&text).unwrap();
        let view = token.untrusted_footer();
        assert_eq!(view.as_bytes(), footer);
        let limits = FooterLimits::default();
        assert!(matches!(
            view.json(&limits),
            Err(Error::Footer(FooterError::Json(_)))
        ));
        assert!(view.kid(&limits).is_err());
        let verified = token.verify::<_, Vec<u8>>(&Toy(1), &raw).unwrap();
        assert_eq!(verified.footer().as_bytes(), footer);
    }
}

#[test]
fn duplicate_names_in_making_and_in_reading() {
    for footer in [
        r#"{"kid":"a","kid":"b"}"#,
        r#"{"kid":"a","\u006bid":"b"}"#,
        r#"{"a":{"b":1,"b":2}}"#,
        r#"{"a":[{"b":1,"b":2}]}"#,
    ] {
        let refused = |result: Result<String, Error>| {
            let json = match result {
                Err(Error::Footer(FooterError::Json(why))) => why,
                other => panic!("{footer}: {other:?}"),
            };
            matches!(
                json,
                JsonError::DuplicateKey { .. } | JsonError::TooDeep { .. }
            )
        };
        assert!(refused(make(footer)) && refused(json(footer)), "{footer}");
    }
}

#[test]
fn the_default_limits() {
    let long = |length: usize| format!("{{\"a\":\"{}\"}}", "x".repeat(length - 8));
    assert!(json(&long(8192)).is_ok());
    assert!(json(&long(8193)).is_err());
    assert!(json(r#"{"a":[1],"b":{"c":1}}"#).is_ok());
    assert!(json(r#"{"a":[[1]]}"#).is_err());
    assert!(json(r#"{"a":[{}]}"#).is_err());
    let many = |count: usize| {
        let members: Vec<_> = (0..count).map(|n| format!("\"{n}\":0")).collect();
        format!("{{{}}}", members.join(","))
    };
    assert!(json(&many(512)).is_ok());
    assert!(json(&many(513)).is_err());

    // The caller's own, both ways; making is not limited to them.
    let footer = r#"{"a":[[{"b":1}]]}"#;
    let text = make(footer).unwrap();
    let view = Untrusted::parse(&text).unwrap();
    let view = view.untrusted_footer();
    assert_eq!(view.json(&FooterLimits::new(17, 4, 2)), Ok(footer));
    for limits in [
        FooterLimits::new(16, 4, 2),
        FooterLimits::new(17, 3, 2),
        FooterLimits::new(17, 4, 1),
    ] {
        assert!(view.json(&limits).is_err());
        assert!(view.kid(&limits).is_err());
    }
}

#[test]
fn no_footer() {
    let text = make("").unwrap();
    assert_eq!(text.matches('.').count(), 2);
    assert_eq!(text, make(Footer::default()).unwrap());
    assert_eq!(text, Token::from_bytes(b"{}").sign(&Toy(1)).unwrap());
    let token = Untrusted::parse(&text).unwrap();
    let view = token.untrusted_footer();
    assert!(view.as_bytes().is_empty());
    assert_eq!(view.kid(&FooterLimits::default()), Ok(None));
    assert!(view.json(&FooterLimits::default()).is_err());
}

#[test]
fn every_way_to_give_a_footer() {
    let bytes: &[u8] = b"footer";
    let texts = [
        make(bytes),
        make(b"footer"),
        make("footer"),
        make(String::from("footer")),
        make(bytes.to_vec()),
        make(Footer::concat(&["foo", "", "ter"])),
    ];
    for text in texts {
        assert_eq!(text, make("footer"));
    }
    // Around the room that is kept in place.
    for length in [0, 1, 63, 64, 65, 200] {
        let piece = "x".repeat(length);
        assert_eq!(
            Footer::concat(&[&piece, "y"]).as_bytes(),
            (piece + "y").as_bytes()
        );
    }
}
