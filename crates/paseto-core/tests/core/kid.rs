//! The `kid` of a footer: written beside other members, and read by two ways that agree.

use paseto_core::{
    Error, FooterError, FooterLimits, Header, Token, Untrusted, base64url, json::JsonError,
};
use proptest::prelude::*;

use crate::toy::Toy;

const ID: &str = "k4.pid.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The footer of a token that was made with this one and this `kid`.
fn named(footer: &str, kid: &str) -> Result<String, Error> {
    let token = Token::from_bytes(b"{}").footer(footer).kid(kid)?;
    let text = token.sign(&Toy(1))?;
    let token = Untrusted::parse(&text)?;
    let bytes = token.untrusted_footer().as_bytes().to_vec();
    Ok(String::from_utf8(bytes).unwrap())
}

/// Nothing of the user's is lost, whatever white space stands there.
#[test]
fn kid_joins_what_is_there() {
    for (footer, whole) in [
        ("", r#"{"kid":"K"}"#),
        ("{}", r#"{"kid":"K"}"#),
        ("{ }", r#"{"kid":"K" }"#),
        (" {\"a\":1}\n", "{\"kid\":\"K\",\"a\":1}\n"),
        (
            r#"{"a":{"kid":"other"}}"#,
            r#"{"kid":"K","a":{"kid":"other"}}"#,
        ),
        (r#"{"kid":"K"}"#, r#"{"kid":"K"}"#),
        (r#"{"a":1,"kid":"K"}"#, r#"{"a":1,"kid":"K"}"#),
    ] {
        assert_eq!(named(footer, "K").unwrap(), whole, "{footer:?}");
        let with_id = whole.replacen("\"K\"", &format!("\"{ID}\""), 1);
        let footer = footer.replace("\"K\"", &format!("\"{ID}\""));
        assert_eq!(named(&footer, ID).unwrap(), with_id, "{footer:?}");
    }
}

#[test]
fn kid_is_refused_where_it_cannot_be() {
    let json = |why| Error::Footer(FooterError::Json(why));
    let other = Error::Footer(FooterError::OtherKid);
    assert_eq!(named(r#"{"kid":"K2"}"#, "K").unwrap_err(), other);
    assert_eq!(named(r#"{"kid":7}"#, "K").unwrap_err(), other);
    assert_eq!(named(r#"{"\u006bid":"K2"}"#, "K").unwrap_err(), other);
    for footer in ["plain text", "[1]", "7"] {
        assert_eq!(
            named(footer, "K").unwrap_err(),
            json(JsonError::NotAnObject)
        );
    }
    assert!(matches!(
        named(r#"{"a":1,"a":2}"#, "K").unwrap_err(),
        Error::Footer(FooterError::Json(JsonError::DuplicateKey { .. }))
    ));
    // What signing refuses, it still does.
    let of_another = ID.replace("k4", "k2");
    assert_eq!(
        named("{}", &of_another).unwrap_err(),
        Error::Footer(FooterError::OtherVersion)
    );
    assert_eq!(
        named("", "k4.local.AAAA").unwrap_err(),
        Error::Footer(FooterError::Key)
    );
}

/// A token's footer that nobody has made with this library.
fn parsed(footer: &[u8]) -> Untrusted {
    let mut text = Header::V4_PUBLIC.to_string();
    base64url::encode_append(&[0; 64], &mut text);
    text.push('.');
    base64url::encode_append(footer, &mut text);
    Untrusted::parse(&text).unwrap()
}

fn kid(footer: &str, limits: &FooterLimits) -> Result<Option<String>, Error> {
    let token = parsed(footer.as_bytes());
    let kid = token.untrusted_footer().kid(limits)?;
    Ok(kid.map(|kid| kid.into_owned()))
}

/// A space behind the object keeps the short way from being taken, and changes nothing else.
fn both_ways(footer: &str) -> Result<Option<String>, Error> {
    let limits = FooterLimits::default();
    let short = kid(footer, &limits);
    assert_eq!(short, kid(&format!("{footer} "), &limits), "{footer:?}");
    short
}

#[test]
fn the_short_way_keeps_every_rule() {
    let alone = format!(r#"{{"kid":"{ID}"}}"#);
    assert_eq!(both_ways(&alone), Ok(Some(ID.to_owned())));
    for (of, refused) in [
        ("k3.pid.A", FooterError::OtherVersion),
        ("k4.local.A", FooterError::Key),
        ("k4.secret-pw.A", FooterError::Key),
        ("k4.pid.A-k4.secret.A", FooterError::Key),
    ] {
        let footer = format!(r#"{{"kid":"{of}"}}"#);
        assert_eq!(both_ways(&footer), Err(Error::Footer(refused)), "{of}");
    }
    let length = alone.len();
    for (limits, why) in [
        (FooterLimits::new(length - 1, 1, 1), "longer"),
        (FooterLimits::new(length, 0, 1), "deeper"),
        (FooterLimits::new(length, 1, 0), "names"),
    ] {
        let text = kid(&alone, &limits).unwrap_err().to_string();
        assert!(text.contains(why), "{text}");
    }
    let enough = FooterLimits::new(length, 1, 1);
    assert_eq!(kid(&alone, &enough), Ok(Some(ID.to_owned())));
}

/// Whatever stands where the digest is: nothing but letters, no letter, one among them, and two.
#[test]
fn the_short_way_takes_letters_only() {
    for byte in 0..=0x7f_u8 {
        let c = char::from(byte);
        let escape = format!("A{c}u0041");
        for digest in [
            format!("{c}"),
            format!("{c}{c}"),
            format!("AA{c}AA"),
            format!("AA{c}AA{c}AA"),
            format!("AA{c},{c}a{c}:{c}AA"),
            escape.clone(),
            escape.repeat(2),
        ] {
            let footer = format!(r#"{{"kid":"k4.pid.{digest}"}}"#);
            // An error may name the end of the text, which is further with the space behind it.
            let limits = FooterLimits::default();
            let long = kid(&format!("{footer} "), &limits).ok();
            assert_eq!(kid(&footer, &limits).ok(), long, "{footer:?}");
        }
    }
}

/// A `kid` of nothing but what must be escaped.
#[test]
fn what_is_escaped_comes_back() {
    for byte in 0..=0x7f_u8 {
        let kid = char::from(byte).to_string();
        for kid in [kid.repeat(2), kid] {
            let token = parsed(named("", &kid).unwrap().as_bytes());
            let found = token.untrusted_footer().kid(&FooterLimits::default());
            assert_eq!(found.unwrap().as_deref(), Some(&*kid), "{byte}");
        }
    }
}

proptest! {
    /// What is written as `kid` is read again, however it has to be escaped.
    #[test]
    fn any_kid_comes_back(kid in "\\PC*|[\\x00-\\x7f]*", other in "[a-z]{0,8}") {
        prop_assume!(!kid.contains('k'));
        for footer in [String::new(), format!(r#"{{"a":"{other}"}}"#)] {
            let whole = named(&footer, &kid).unwrap();
            let limits = FooterLimits::new(usize::MAX, 2, 8);
            let token = parsed(whole.as_bytes());
            let found = token.untrusted_footer().kid(&limits).unwrap();
            prop_assert_eq!(found.as_deref(), Some(kid.as_str()));
        }
    }

    #[test]
    fn both_ways_agree(kid in "k[0-9]\\.[lspx]id\\.[A-Za-z0-9_.=+-]{0,50}") {
        let _ = both_ways(&format!(r#"{{"kid":"{kid}"}}"#));
    }
}
