//! Text that nobody has checked: what parses, and in which order things are looked at.

use paseto_core::{Error, FormatError, Header, Purpose, Token, Untrusted, Version, base64url};
use proptest::prelude::*;

use crate::toy::{LOCAL, PUBLIC, Toy, Untouched, raw, unreached};

fn b64(bytes: &[u8]) -> String {
    let mut text = String::new();
    base64url::encode_append(bytes, &mut text);
    text
}

fn error(text: &str) -> Error {
    Untrusted::parse(text).map(drop).expect_err(text)
}

const FORMAT_PARTS: Error = Error::Format(FormatError::Parts);
const FORMAT_EMPTY: Error = Error::Format(FormatError::EmptyPart);

#[test]
fn parts() {
    let body = b64(&[0; 64]);
    for (text, why) in [
        (String::new(), FORMAT_PARTS),
        ("v4".into(), FORMAT_PARTS),
        ("v4.local".into(), FORMAT_PARTS),
        ("v4.local.".into(), FORMAT_EMPTY),
        (format!("v4.local.{body}."), FORMAT_EMPTY),
        (format!("v4.local.{body}.."), FORMAT_PARTS),
        (format!("v4.local..{body}"), FORMAT_EMPTY),
        (format!("v4.local.{body}.AAAA.AAAA"), FORMAT_PARTS),
        (format!("v4.local.{body}.AAAA."), FORMAT_PARTS),
        (format!(".v4.local.{body}"), FORMAT_EMPTY),
        (format!("v4..local.{body}"), FORMAT_EMPTY),
    ] {
        assert_eq!(error(&text), why, "{text}");
    }
}

#[test]
fn headers() {
    let body = b64(&[0; 256]);
    for header in Header::ALL {
        let token = Untrusted::parse(&format!("{header}{body}")).unwrap();
        assert_eq!(token.header(), header);
    }
    for header in [
        "v0.local.",
        "v5.local.",
        "v6.public.",
        "v10.local.",
        "v04.local.",
        "4.local.",
        "v.local.",
        "V4.local.",
        "v4.Local.",
        "v4.LOCAL.",
        "v4c.local.",
        "v4.localc.",
        "v4.pie.",
        "k4.local.",
        " v4.local.",
        "v4 .local.",
        "v4.local .",
        "\u{feff}v4.local.",
        "v\u{ff14}.local.",
        "v4.secret.",
        "v4.public\0.",
        "v\u{664}.local.",
    ] {
        assert_eq!(
            error(&format!("{header}{body}")),
            Error::UnknownHeader,
            "{header:?}"
        );
    }
}

#[test]
fn base64_has_one_spelling() {
    let good = b64(&[0xfb; 66]);
    assert!(good.contains('-') && Untrusted::parse(&format!("v4.local.{good}")).is_ok());
    for wrong in [
        format!("{good}="),
        format!("{good}=="),
        format!("{good}A"),
        format!("{good}\n"),
        format!(" {good}"),
        good.replace('-', "+"),
        good.replace('_', "/"),
        good.replacen('-', "\0", 1),
        good.replacen('-', "\u{e9}", 1),
        good.replacen('-', "%2D", 1),
        format!("{}\r\n{}", &good[..40], &good[40..]),
    ] {
        for text in [
            format!("v4.local.{wrong}"),
            format!("v4.local.{good}.{wrong}"),
        ] {
            let why = error(&text);
            assert_eq!(why, Error::Base64, "{text:?}");
        }
    }
    // Bits after the last byte: 65 bytes leave four of them, 64 bytes two... and every letter
    // but one of those that decode to the same byte is refused.
    for bytes in [64, 65] {
        let good = b64(&vec![0; bytes]);
        let (front, last) = good.split_at(good.len() - 1);
        let spellings = (b'A'..=b'Z')
            .chain(b'a'..=b'z')
            .chain(b'0'..=b'9')
            .chain(*b"-_");
        let accepted: Vec<_> = spellings
            .map(|letter| format!("v4.local.{front}{}", char::from(letter)))
            .filter(|text| {
                Untrusted::parse(text).is_ok_and(|token| token.untrusted_body() == vec![0; bytes])
            })
            .collect();
        assert_eq!(accepted, [format!("v4.local.{front}{last}")]);
    }
}

#[test]
fn the_shortest_body() {
    for header in Header::ALL {
        let minimum = header.min_body_len();
        assert!(Untrusted::parse(&format!("{header}{}", b64(&vec![7; minimum]))).is_ok());
        for length in [1, minimum / 2, minimum - 1] {
            let short = format!("{header}{}", b64(&vec![7; length]));
            assert_eq!(error(&short), Error::too_short(length, minimum));
            // A long footer does not make up for a short body.
            let footer = b64(&[7; 300]);
            assert_eq!(
                error(&format!("{short}.{footer}")),
                Error::too_short(length, minimum)
            );
        }
    }
    let lengths = Header::ALL.map(Header::min_body_len);
    assert_eq!(lengths, [80, 256, 40, 64, 80, 96, 64, 64]);
}

#[test]
fn length_before_all_else() {
    let text = format!("v4.local.{}", b64(&[0; 64]));
    assert!(Untrusted::parse_within(&text, text.len()).is_ok());
    let limit = text.len() - 1;
    assert_eq!(
        Untrusted::parse_within(&text, limit).err(),
        Some(Error::too_long(text.len(), limit))
    );
    assert_eq!(
        Untrusted::parse_within("...", 2).err(),
        Some(Error::too_long(3, 2))
    );
    let long = "=".repeat(Untrusted::MAX_LENGTH + 1);
    assert_eq!(
        error(&long),
        Error::too_long(long.len(), Untrusted::MAX_LENGTH)
    );
    assert_eq!(error(&long[1..]), FORMAT_PARTS);
}

#[test]
fn the_header_before_the_key() {
    let local = Untrusted::parse(&format!("v4.local.{}", b64(&[0; 64]))).unwrap();
    let why = local.verify::<_, Vec<u8>>(&Untouched, &unreached).err();
    let wrong = |expected, found| {
        // The variant cannot be written outside its crate.
        move |error: Error| matches!(error, Error::WrongHeader { expected: e, found: f, .. } if (e, f) == (expected, found))
    };
    assert!(why.is_some_and(wrong(PUBLIC, LOCAL)));
    for header in Header::ALL {
        let parse = || Untrusted::parse(&format!("{header}{}", b64(&[0; 256]))).unwrap();
        if header != PUBLIC {
            let why = parse().verify::<_, Vec<u8>>(&Untouched, &unreached).err();
            assert!(why.is_some_and(wrong(PUBLIC, header)), "{header}");
        }
        if header != LOCAL {
            let why = parse().decrypt::<_, Vec<u8>>(&Untouched, &unreached).err();
            assert!(why.is_some_and(wrong(LOCAL, header)), "{header}");
        }
    }
    let header = Header::new(Version::V4, Purpose::Local);
    assert_eq!(header, LOCAL);
}

#[test]
fn the_footer_before_the_key() {
    let with = Token::from_bytes(b"{}").footer("f").sign(&Toy(1)).unwrap();
    let without = Token::from_bytes(b"{}").sign(&Toy(1)).unwrap();
    let require = |text: &str, footer: &str| {
        Untrusted::parse(text)
            .unwrap()
            .require_footer(footer)
            .and_then(|token| token.verify::<_, Vec<u8>>(&Toy(1), &raw))
            .map(drop)
    };
    assert_eq!(require(&with, "f"), Ok(()));
    assert_eq!(require(&without, ""), Ok(()));
    for footer in ["", "g", "ff", "F"] {
        assert_eq!(
            require(&with, footer),
            Err(Error::FooterMismatch),
            "{footer}"
        );
    }
    assert_eq!(require(&without, "f"), Err(Error::FooterMismatch));
    // Required after the implicit assertion was given: that is no part of the footer.
    let token = Untrusted::parse(&with).unwrap().implicit("i");
    assert!(token.require_footer("f").is_ok());
    // A stripped footer, with nothing required, is still not authentic.
    let stripped = with.rsplit_once('.').unwrap().0;
    assert_eq!(require(stripped, ""), Err(Error::NotAuthentic));
    let token = Untrusted::parse(stripped).unwrap();
    assert_eq!(
        token.verify::<_, Vec<u8>>(&Toy(1), &unreached).err(),
        Some(Error::NotAuthentic)
    );
}

#[test]
fn an_implicit_assertion_replaces_the_one_before() {
    let long = "i".repeat(1000);
    let text = Token::from_bytes(b"{}")
        .footer("f")
        .implicit("right")
        .sign(&Toy(1))
        .unwrap();
    let verify = |token: Untrusted| token.verify::<_, Vec<u8>>(&Toy(1), &raw).is_ok();
    let parse = || Untrusted::parse(&text).unwrap();
    assert!(verify(parse().implicit("right")));
    assert!(verify(parse().implicit(&long).implicit("right")));
    assert!(verify(
        parse().implicit("right").implicit("ri").implicit(b"right")
    ));
    assert!(!verify(parse()));
    assert!(!verify(parse().implicit("ri").implicit("ght")));
    assert!(!verify(parse().implicit("right").implicit("")));
    // Neither is mistaken for the other.
    assert!(!verify(parse().implicit("fright")));
    let shown = parse().implicit("secret");
    assert_eq!(shown.untrusted_footer().as_bytes(), b"f");
    assert!(!format!("{shown:?}").contains("secret"));
}

#[test]
fn what_is_not_authentic_is_not_checked() {
    let sign = Token::from_bytes(b"{}")
        .footer("f")
        .implicit("i")
        .sign(&Toy(1))
        .unwrap();
    let encrypt = Token::from_bytes(b"{}")
        .footer("f")
        .implicit("i")
        .encrypt(&Toy(1))
        .unwrap();
    let open = |text: &str, key: u8, implicit: &str| {
        let token = Untrusted::parse(text).unwrap().implicit(implicit);
        match token.header().purpose {
            Purpose::Public => token.verify::<_, Vec<u8>>(&Toy(key), &unreached),
            _ => token.decrypt::<_, Vec<u8>>(&Toy(key), &unreached),
        }
        .unwrap_err()
    };
    for text in [sign, encrypt] {
        let (front, _) = text.rsplit_once('.').unwrap();
        let mut altered = text.clone().into_bytes();
        altered[12] ^= 1;
        let altered = String::from_utf8(altered).unwrap();
        let errors = [
            open(&text, 2, "i"),
            open(&text, 1, "j"),
            open(&text, 1, ""),
            open(front, 1, "i"),
            open(&format!("{front}.{}", b64(b"g")), 1, "i"),
            open(&altered, 1, "i"),
        ];
        // Whatever it was, nobody can tell.
        for why in errors {
            assert_eq!(why, Error::NotAuthentic);
            assert_eq!(
                format!("{why}{why:?}{}", why.code()),
                format!(
                    "{0}{0:?}{1}",
                    Error::NotAuthentic,
                    Error::NotAuthentic.code()
                )
            );
            assert!(std::error::Error::source(&why).is_none());
        }
    }
}

proptest! {
    /// Invariant 1: what parses is what would be written.
    #[test]
    fn one_spelling(
        header in proptest::sample::select(vec!["v4.local.", "v4.public.", "v2.local.", "v3.public."]),
        body in "[A-Za-z0-9_-]{80,140}", footer in "(\\.[A-Za-z0-9_+=-]{0,9})?", end in "[.=\n ]?",
    ) {
        let text = format!("{header}{body}{footer}{end}");
        if let Ok(token) = Untrusted::parse(&text) {
            let mut again = format!("{}{}", token.header(), b64(token.untrusted_body()));
            let footer = token.untrusted_footer().as_bytes();
            if !footer.is_empty() {
                again = format!("{again}.{}", b64(footer));
            }
            prop_assert_eq!(again, text);
        }
    }

    #[test]
    fn no_text_panics(text in ".{0,200}", letters in "v[1-4]\\.(local|public)\\.[A-Za-z0-9_.-]{0,400}") {
        let _ = Untrusted::parse(&text);
        let _ = Untrusted::parse(&letters);
    }

    #[test]
    fn what_was_made_is_read(payload: Vec<u8>, footer: Vec<u8>, implicit: Vec<u8>, key: u8) {
        let token = || Token::from_bytes(&payload).footer(footer.as_slice()).implicit(&implicit);
        let Ok(signed) = token().sign(&Toy(key)) else {
            return Ok(());
        };
        let encrypted = token().encrypt(&Toy(key)).unwrap();
        for text in [signed, encrypted] {
            let token = Untrusted::parse(&text).unwrap().require_footer(&footer).unwrap().implicit(&implicit);
            let verified = match token.header() {
                PUBLIC => token.verify::<_, Vec<u8>>(&Toy(key), &raw),
                _ => token.decrypt::<_, Vec<u8>>(&Toy(key), &raw),
            }.unwrap();
            prop_assert_eq!(verified.claims(), &payload);
            prop_assert_eq!(verified.payload(), &payload);
            prop_assert_eq!(verified.footer().as_bytes(), &footer);
        }
    }
}
