//! The JSON guard against the grammar of RFC 8259, case by case.

use paseto_core::json::{JsonError, Limits, scan};

pub(crate) const LIMITS: Limits = Limits::new(1 << 26, Limits::MAX_DEPTH, 1 << 24);

fn ok(text: &str) -> bool {
    scan(text.as_bytes(), &LIMITS, |_| ()).is_ok()
}

/// Where the guard says that the text is no JSON.
fn at(text: &[u8]) -> Option<usize> {
    match scan(text, &LIMITS, |_| ()) {
        Err(JsonError::Syntax { at, .. }) => Some(at),
        _ => None,
    }
}

#[test]
fn numbers() {
    for number in [
        "0",
        "-0",
        "1",
        "-1",
        "10",
        "1234567890",
        "0.0",
        "-0.5",
        "1.25",
        "1e1",
        "1E1",
        "1e+1",
        "1e-1",
        "1E+01",
        "0e0",
        "0.5e-10",
        "123456789012345678901234567890",
        "1e999",
        "-1e-999",
    ] {
        assert!(ok(&format!("{{\"a\":{number}}}")), "{number}");
        assert!(ok(&format!("{{\"a\":[{number}]}}")), "{number}");
        assert!(ok(&format!("{{\"a\":{number} }}")), "{number}");
    }
    for number in [
        "-",
        "+1",
        "+",
        "01",
        "-01",
        "00",
        "1.",
        "-1.",
        ".5",
        "-.5",
        ".",
        "1e",
        "1E",
        "1e+",
        "1e-",
        "1e1.5",
        "1.e1",
        "1.5.5",
        "--1",
        "1-",
        "0x10",
        "1_000",
        "1,5",
        "NaN",
        "Infinity",
        "-Infinity",
        "inf",
        "1f",
        "0b1",
        "1e1e1",
        "\u{661}",
        "1\u{661}",
        "- 1",
        "1 .5",
        "1 2",
    ] {
        assert!(
            at(format!("{{\"a\":{number}}}").as_bytes()).is_some(),
            "{number}"
        );
        assert!(at(format!("{{\"a\":[{number}]}}").as_bytes()).is_some() || number == "1,5");
        assert!(
            at(format!("{{\"a\":{number}").as_bytes()).is_some(),
            "{number}"
        );
    }
}

#[test]
fn literals() {
    for literal in ["true", "false", "null"] {
        assert!(ok(&format!("{{\"a\":{literal}}}")));
        for end in 0..literal.len() {
            let cut = &literal[..end];
            assert!(at(format!("{{\"a\":{cut}}}").as_bytes()).is_some(), "{cut}");
            assert!(at(format!("{{\"a\":{cut}").as_bytes()).is_some(), "{cut}");
        }
        for wrong in [
            literal.to_uppercase(),
            format!("{literal}x"),
            format!("{literal}{literal}"),
            format!("{literal} {literal}"),
            format!("{literal}\""),
        ] {
            assert!(
                at(format!("{{\"a\":{wrong}}}").as_bytes()).is_some(),
                "{wrong}"
            );
        }
    }
    assert!(at(b"{\"a\":undefined}").is_some());
}

#[test]
fn control_characters_in_strings() {
    for byte in 0..0x20_u8 {
        let text = [b"{\"a\":\"", &[byte][..], b"\"}"].concat();
        assert_eq!(at(&text), Some(6), "{byte:#x}");
        let text = [b"{\"", &[byte][..], b"\":1}"].concat();
        assert_eq!(at(&text), Some(2), "{byte:#x}");
    }
    // Not control characters for JSON.
    assert!(ok(
        "{\"\u{7f}\u{80}\u{2028}\u{feff}\u{10ffff}\":\"\u{7f}\u{2028}\"}"
    ));
}

/// Strings are read eight bytes at a time: what ends one, or has no place in one, is found wherever it
/// stands, and nothing else is.
#[test]
fn every_byte_at_every_place() {
    for byte in 0..0x80_u8 {
        for place in 0..20 {
            let mut text = b"{\"a\":\"aaaaaaaaaaaaaaaaaaaa\"}".to_vec();
            text[6 + place] = byte;
            let expected = match byte {
                0..0x20 => Some(6 + place),
                b'"' => Some(7 + place),
                // What follows it: at the end it escapes the quote, and the text has no end.
                b'\\' if place < 19 => Some(7 + place),
                b'\\' => Some(text.len()),
                _ => None,
            };
            assert_eq!(at(&text), expected, "{byte:#x} at {place}");
        }
    }
}

#[test]
fn escapes() {
    for escape in [
        r#"\""#,
        r"\\",
        r"\/",
        r"\b",
        r"\f",
        r"\n",
        r"\r",
        r"\t",
        r"\u0000",
        r"\u001f",
        r"\u00e9",
        r"\uFFFF",
        r"\uabCD",
        r"\ud7ff",
        r"\ue000",
        r"\ud800\udc00",
        r"\uDBFF\uDFFF",
    ] {
        assert!(ok(&format!("{{\"{escape}\":\"x{escape}y\"}}")), "{escape}");
    }
    for escape in [
        r"\",
        r"\x41",
        r"\a",
        r"\v",
        r"\0",
        r"\'",
        r"\U0041",
        r"\u",
        r"\u1",
        r"\u12",
        r"\u123",
        r"\u123g",
        r"\u 123",
        r"\u+123",
        r"\u-123",
        r"\u{1}",
        r"\ud800",
        r"\udbff",
        r"\udc00",
        r"\udfff",
        r"\ud800x",
        r"\ud800\n",
        r"\ud800\u0041",
        r"\ud800\ud800",
        r"\udc00\ud800",
        r"\ud800\\udc00",
        r"\ud800\udc0",
        r"\ud800 \udc00",
        "\\\u{e9}",
        "\\\n",
    ] {
        for text in [
            format!("{{\"a\":\"{escape}\"}}"),
            format!("{{\"{escape}\":1}}"),
            format!("{{\"a\":\"{escape}"),
        ] {
            assert!(at(text.as_bytes()).is_some(), "{text}");
        }
    }
}

#[test]
fn structure() {
    for text in [
        "{}",
        " { } ",
        "{\"\":0}",
        "{\"a\":{}}",
        "{\"a\":[]}",
        "{\"a\":[[],{},[{}]]}",
        "{\"a\":1,\"b\":2}",
        "\t\r\n {\t\"a\"\r:\n[ 1 , 2 ]\t,\r\"b\" : { } \n}\t\r\n ",
    ] {
        assert!(ok(text), "{text}");
    }
    for text in [
        "{",
        "{\"",
        "{\"a",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":[",
        "{\"a\":[1",
        "{\"a\":[1,",
        "{\"a\":{",
        "{,}",
        "{\"a\":1,}",
        "{,\"a\":1}",
        "{\"a\":1,,\"b\":2}",
        "{\"a\":[,]}",
        "{\"a\":[1,]}",
        "{\"a\":[,1]}",
        "{\"a\":[1,,2]}",
        "{\"a\":[1 2]}",
        "{\"a\":1 \"b\":2}",
        "{\"a\" 1}",
        "{\"a\"::1}",
        "{\"a\":}",
        "{a:1}",
        "{'a':1}",
        "{1:1}",
        "{null:1}",
        "{[]:1}",
        "{\"a\":1]",
        "{\"a\":[1}",
        "{\"a\":[1}]",
        "{\"a\":{]}",
        "{]",
        "{}}",
        "{}]",
        "{} {}",
        "{},",
        "{}x",
        "{}\0",
        "{}\"",
        "{}//",
        "{/**/}",
        "{#\n}",
        "{\"a\":1;}",
        "{\"a\"=1}",
        "{:}",
        "{\"a\":\"b\":1}",
        "{\"a\",\"b\"}",
        "{\"a\":[\"b\":1]}",
        "{}\u{b}",
        "{\u{c}}",
        "{\u{a0}}",
        "{\u{2003}}",
        "{}\u{feff}",
        "{\"a\":(1)}",
    ] {
        assert!(at(text.as_bytes()).is_some(), "{text}");
    }
}

#[test]
fn only_objects() {
    for text in [
        "",
        " ",
        "\n",
        "[]",
        "[{}]",
        "\"{}\"",
        "1",
        "null",
        "true",
        "x",
        "}",
        ",",
        "\u{feff}{}",
        "\u{b}{}",
        "\u{c}{}",
        "\u{a0}{}",
        "\0{}",
        "//\n{}",
        "NaN",
        " [1]",
    ] {
        assert_eq!(
            scan(text.as_bytes(), &LIMITS, |_| ()),
            Err(JsonError::NotAnObject),
            "{text:?}"
        );
    }
}

#[test]
fn only_utf8() {
    for bytes in [
        &b"{\"a\":\"\xff\"}"[..],
        b"{\"\xc3\":1}",
        b"{\"a\":\"\xc0\xaf\"}",
        b"{\"a\":\"\xed\xa0\x80\"}",
        b"{\"a\":\"\xf4\x90\x80\x80\"}",
        b"{}\xe2\x82",
        b"\xff\xfe{\0}\0",
    ] {
        assert_eq!(
            scan(bytes, &LIMITS, |_| ()),
            Err(JsonError::NotUtf8),
            "{bytes:?}"
        );
    }
}

/// An offset that is wrong sends people looking in the wrong place.
#[test]
fn offsets_point_at_what_is_wrong() {
    assert_eq!(at(b"{\"a\":1,}"), Some(7));
    assert_eq!(at(b"{\"a\" 1}"), Some(5));
    assert_eq!(at(b"{\"a\":01}"), Some(6));
    assert_eq!(at(b"{\"a\":tru}"), Some(5));
    assert_eq!(at(b"{} x"), Some(3));
    assert_eq!(at(b"{\"a\":1"), Some(6));
}
