//! Payloads, claims and footers: that each rule holds in each version. What the rules are in
//! detail is tried with version 4, since they are the same code.

use crate::project::{
    case::{Case, File, Rules},
    malformed,
    protocol::{Protocol, Side},
};

pub(crate) fn file(protocol: &'static Protocol) -> File {
    let mut tests = Vec::new();
    for side in &protocol.sides() {
        tests.extend(payloads(side));
        tests.extend(claims(side));
        tests.extend(malformed::cases(side));
        tests.extend(footers(side));
        tests.extend(made(side));
    }
    let name = "payloads, claims and footers: a selection";
    File::new(protocol.version, name, tests)
}

fn payloads(side: &Side) -> Vec<Case> {
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(128), "]".repeat(128));
    let innermost = "{\"b\":1,\"b\":2}";
    let (open, close) = ("[".repeat(126), "]".repeat(126));
    let twice_deep = format!("{{\"a\":{open}{innermost}{close}}}");
    let rows: [(&str, &[u8], &str, &str); 15] = [
        ("object", b"{}", "ok", "an object"),
        ("empty", b"", "payload.not-an-object", "no payload at all"),
        ("array", b"[]", "payload.not-an-object", "an array"),
        ("string", b"\"a\"", "payload.not-an-object", "a string"),
        ("null", b"null", "payload.not-an-object", "null"),
        (
            "byte-order-mark",
            b"\xef\xbb\xbf{}",
            "payload.not-an-object",
            "a mark before the object",
        ),
        (
            "trailing-data",
            b"{}x",
            "payload.syntax",
            "a letter after the object",
        ),
        ("nan", b"{\"a\":NaN}", "payload.syntax", "no JSON"),
        (
            "twice",
            b"{\"a\":1,\"a\":2}",
            "payload.duplicate-key",
            "a name stands twice",
        ),
        (
            "twice-nested",
            b"{\"a\":{\"b\":1,\"\\u0062\":2}}",
            "payload.duplicate-key",
            "a name stands twice, once escaped",
        ),
        (
            "twice-escaped",
            b"{\"exp\":\"2020-01-01T00:00:00Z\",\"\\u0065xp\":\"2030-01-01T00:00:00Z\"}",
            "payload.duplicate-key",
            "a name stands twice, once escaped",
        ),
        (
            "twice-deep",
            twice_deep.as_bytes(),
            "payload.duplicate-key",
            "a name stands twice, 128 levels deep",
        ),
        (
            "huge-numbers",
            b"{\"a\":[1e999,-1e999,123456789012345678901234567890]}",
            "ok",
            "numbers that nothing was asked to read",
        ),
        (
            "latin-1",
            b"{\"a\":\"\xe9\"}",
            "payload.not-utf-8",
            "not UTF-8",
        ),
        (
            "deep",
            deep.as_bytes(),
            "payload.too-deep",
            "deeper than 128 levels",
        ),
    ];
    let mut cases: Vec<_> = rows
        .into_iter()
        .map(|(name, payload, class, comment)| {
            let token = (side.make)(payload, b"", b"");
            let case = side.read(&format!("payload-{name}"), &token, comment);
            case.rules(Rules::any_claims()).expect(class)
        })
        .collect();
    let token = (side.make)(b"", b"", b"");
    let comment = "without rules a payload may be any bytes, none included";
    cases.push(
        side.read("payload-empty-raw", &token, comment)
            .payload("")
            .expect("ok"),
    );
    cases
}

/// Claims, and how they do not hold.
type Violations = &'static [(&'static str, &'static str)];

fn claims(side: &Side) -> Vec<Case> {
    let issuer = || Rules {
        issuer: Some("right"),
        ..Rules::now()
    };
    let exp = "\"exp\":\"2030-01-01T00:00:00Z\"";
    let rows: [(&str, String, Rules, Violations); 7] = [
        ("valid", exp.to_owned(), Rules::now(), &[]),
        ("no-exp", String::new(), Rules::now(), &[("exp", "missing")]),
        (
            "exp-no-time",
            "\"exp\":\"tomorrow\"".to_owned(),
            Rules::now(),
            &[("exp", "not-a-time")],
        ),
        (
            "exp-past",
            "\"exp\":\"2029-12-31T23:59:29Z\"".to_owned(),
            Rules::now(),
            &[("exp", "expired")],
        ),
        (
            "nbf-future",
            format!("{exp},\"nbf\":\"2029-12-31T23:59:31Z\""),
            Rules::now(),
            &[("nbf", "not-yet-valid")],
        ),
        (
            "iss-right",
            format!("{exp},\"iss\":\"right\""),
            issuer(),
            &[],
        ),
        (
            "iss-wrong",
            format!("{exp},\"iss\":\"wrong\""),
            issuer(),
            &[("iss", "unexpected")],
        ),
    ];
    rows.into_iter()
        .map(|(name, members, rules, violations)| {
            let payload = format!("{{{members}}}");
            let token = (side.make)(payload.as_bytes(), b"", b"");
            let case = side.read(
                &format!("claims-{name}"),
                &token,
                "the rules of all versions",
            );
            case.rules(rules).payload(&payload).violates(violations)
        })
        .collect()
}

/// Footers that are read as JSON, or are made.
fn footer_rows(version: u8) -> Vec<(&'static str, String, &'static str)> {
    let other = version % 4 + 1;
    let kid = |paserk: &str| format!("{{\"kid\":\"{paserk}\"}}");
    let wpk = |paserk: &str| format!("{{\"wpk\":\"{paserk}\"}}");
    vec![
        ("free-text", kid("a key"), "ok"),
        ("id", kid(&format!("k{version}.pid.AAAA")), "ok"),
        (
            "id-of-another-version",
            kid(&format!("k{other}.pid.AAAA")),
            "footer.other-version",
        ),
        (
            "local",
            kid(&format!("k{version}.local.AAAA")),
            "footer.key",
        ),
        (
            "secret",
            kid(&format!("k{version}.secret.AAAA")),
            "footer.key",
        ),
        (
            "public",
            wpk(&format!("k{version}.public.AAAA")),
            "footer.key",
        ),
        (
            "local-pw",
            wpk(&format!("k{version}.local-pw.AAAA")),
            "footer.key",
        ),
        (
            "secret-of-another-version",
            wpk(&format!("k{other}.secret.AAAA")),
            "footer.key",
        ),
        (
            "wrapped",
            wpk(&format!("k{version}.local-wrap.pie.AAAA")),
            "ok",
        ),
        (
            "sealed-of-another-version",
            wpk(&format!("k{other}.seal.AAAA")),
            "footer.other-version",
        ),
        (
            "kid-number",
            "{\"kid\":1}".to_owned(),
            "footer.not-a-string",
        ),
        (
            "twice",
            "{\"kid\":\"a\",\"kid\":\"b\"}".to_owned(),
            "footer.duplicate-key",
        ),
    ]
}

fn footers(side: &Side) -> Vec<Case> {
    footer_rows(side.protocol.version)
        .into_iter()
        .map(|(name, footer, class)| {
            let token = side.token(footer.as_bytes());
            let case = side.read(&format!("footer-{name}"), &token, "read as JSON");
            case.footer_as_json().expect(class)
        })
        .collect()
}

/// Whoever makes a token puts no key into its footer.
fn made(side: &Side) -> Vec<Case> {
    footer_rows(side.protocol.version)
        .into_iter()
        .map(|(name, footer, class)| {
            let case = side.made(&format!("footer-{name}"), "a footer for a token");
            case.footer(&footer).expect(class)
        })
        .collect()
}
