//! Footers: keys that must not be in them, and what is read as JSON.

use crate::project::{
    case::{Case, File},
    protocol::V4,
};

pub(crate) fn file() -> File {
    let mut tests = Vec::new();
    for (name, footer, class) in footers() {
        let comment = comment(class);
        let payload = V4.payload.as_bytes();
        let (public, local) = (
            (V4.sign)(payload, footer.as_bytes(), b""),
            (V4.encrypt)(payload, footer.as_bytes(), b""),
        );
        tests.extend([
            V4.public(&format!("read-public-{name}"), &public, comment)
                .footer_as_json()
                .expect(class),
            V4.local(&format!("read-local-{name}"), &local, comment)
                .footer_as_json()
                .expect(class),
        ]);
    }
    tests.extend(made());
    File::new(4, "footers", tests)
}

fn comment(class: &str) -> &'static str {
    match class {
        "ok" => "may be in a footer",
        "footer.key" => "a key that must not be in a footer: whoever reads the token has it",
        "footer.other-version" => "of another version than the token",
        "footer.not-a-string" => "`kid` and `wpk` are strings",
        "footer.not-wrapped" => "`wpk` is a wrapped or a sealed key",
        "footer.too-deep" => "deeper than 2 levels",
        "footer.too-many-keys" => "more than 512 names",
        "footer.too-long" => "longer than 8192 bytes",
        "footer.duplicate-key" => "a name stands twice in one object",
        "footer.not-an-object" => "authentic, but no JSON object",
        _ => "authentic, but no JSON (RFC 8259)",
    }
}

fn footers() -> Vec<(String, String, &'static str)> {
    let mut all: Vec<(String, String, &str)> = Vec::new();
    for kind in ["local", "public", "secret", "local-pw", "secret-pw"] {
        for member in ["kid", "wpk", "other"] {
            let footer = format!("{{\"{member}\":\"k4.{kind}.AAAA\"}}");
            all.push((format!("{kind}-in-{member}"), footer, "footer.key"));
        }
        let footer = format!("{{\"kid\":\"k3.{kind}.AAAA\"}}");
        all.push((format!("{kind}-of-version-3"), footer, "footer.key"));
    }
    for kind in ["lid", "pid", "sid"] {
        let id = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        all.push((kind.into(), format!("{{\"kid\":\"k4.{kind}.{id}\"}}"), "ok"));
        let footer = format!("{{\"kid\":\"k2.{kind}.{id}\"}}");
        all.push((
            format!("{kind}-of-version-2"),
            footer,
            "footer.other-version",
        ));
        let footer = format!("{{\"wpk\":\"k4.{kind}.{id}\"}}");
        all.push((format!("{kind}-as-wpk"), footer, "footer.not-wrapped"));
    }
    for kind in ["local-wrap.pie", "secret-wrap.pie", "seal"] {
        let name = kind.replace('.', "-");
        all.push((
            name.clone(),
            format!("{{\"wpk\":\"k4.{kind}.AAAA\"}}"),
            "ok",
        ));
        let footer = format!("{{\"wpk\":\"k1.{kind}.AAAA\"}}");
        all.push((
            format!("{name}-of-version-1"),
            footer,
            "footer.other-version",
        ));
    }
    let names = |n: usize| {
        let members: Vec<_> = (0..n).map(|n| format!("\"{n}\":1")).collect();
        format!("{{{}}}", members.join(","))
    };
    let long = |n: usize| format!("{{\"a\":\"{}\"}}", "x".repeat(n - 8));
    let fixed: &[(&str, &str, &str)] = &[
        (
            "escaped-key",
            r#"{"kid":"\u006b4.local.AAAA"}"#,
            "footer.key",
        ),
        (
            "escaped-name",
            r#"{"\u006bid":"k4.secret.AAAA"}"#,
            "footer.key",
        ),
        ("free-text", r#"{"kid":"my key"}"#, "ok"),
        ("like-a-paserk", r#"{"kid":"k4.unknown.AAAA"}"#, "ok"),
        ("empty-object", "{}", "ok"),
        ("kid-number", r#"{"kid":1}"#, "footer.not-a-string"),
        ("kid-null", r#"{"kid":null}"#, "footer.not-a-string"),
        ("kid-array", r#"{"kid":["a"]}"#, "footer.not-a-string"),
        ("wpk-object", r#"{"wpk":{}}"#, "footer.not-a-string"),
        ("wpk-free-text", r#"{"wpk":"my key"}"#, "footer.not-wrapped"),
        (
            "kid-twice",
            r#"{"kid":"a","kid":"b"}"#,
            "footer.duplicate-key",
        ),
        (
            "kid-twice-escaped",
            r#"{"kid":"a","k\u0069d":"b"}"#,
            "footer.duplicate-key",
        ),
        ("two-levels", r#"{"a":[1,2],"b":{"c":1}}"#, "ok"),
        ("three-levels", r#"{"a":{"b":{}}}"#, "footer.too-deep"),
        ("three-levels-of-arrays", r#"{"a":[[]]}"#, "footer.too-deep"),
        ("none", "", "footer.not-an-object"),
        ("array", "[]", "footer.not-an-object"),
        ("text", "a footer", "footer.not-an-object"),
        ("paserk-without-json", "k4.pid.AAAA", "footer.not-an-object"),
        ("trailing-data", "{}x", "footer.syntax"),
        ("braces-in-a-string", r#"{"a":"{{{{[[[["}"#, "ok"),
        ("colons-in-a-string", r#"{"a":"\":\":\":"}"#, "ok"),
    ];
    all.extend(
        fixed
            .iter()
            .map(|(name, footer, class)| ((*name).into(), (*footer).into(), *class)),
    );
    all.push(("512-names".into(), names(512), "ok"));
    all.push(("513-names".into(), names(513), "footer.too-many-keys"));
    all.push(("8192-bytes".into(), long(8192), "ok"));
    all.push(("8193-bytes".into(), long(8193), "footer.too-long"));
    all
}

/// Whoever makes a token puts no key into its footer.
fn made() -> Vec<Case> {
    let mut cases = Vec::new();
    for kind in ["local", "public", "secret", "local-pw", "secret-pw"] {
        for (shape, footer) in [
            ("bare", format!("k4.{kind}.AAAA")),
            ("kid", format!("{{\"kid\":\"k4.{kind}.AAAA\"}}")),
            ("wpk", format!("{{\"wpk\":\"k4.{kind}.AAAA\"}}")),
            ("other-version", format!("{{\"wpk\":\"k1.{kind}.AAAA\"}}")),
        ] {
            let name = format!("{kind}-{shape}");
            cases.push(
                V4.make_public(&format!("sign-{name}"), comment("footer.key"))
                    .footer(&footer),
            );
            cases.push(
                V4.make_local(&format!("encrypt-{name}"), comment("footer.key"))
                    .footer(&footer),
            );
        }
    }
    let mut cases: Vec<_> = cases
        .into_iter()
        .map(|case| case.expect("footer.key"))
        .collect();
    for (name, footer, class) in [
        (
            "other-version-id",
            r#"{"kid":"k2.pid.AAAA"}"#,
            "footer.other-version",
        ),
        ("kid-number", r#"{"kid":1}"#, "footer.not-a-string"),
        ("wpk-id", r#"{"wpk":"k4.pid.AAAA"}"#, "footer.not-wrapped"),
        (
            "kid-twice",
            r#"{"kid":"a","kid":"b"}"#,
            "footer.duplicate-key",
        ),
        ("id", r#"{"kid":"k4.pid.AAAA"}"#, "ok"),
        ("free-text", r#"{"kid":"my key"}"#, "ok"),
        ("no-json", "a footer", "ok"),
        ("braces", "{a footer}", "ok"),
    ] {
        cases.push(
            V4.make_public(&format!("sign-{name}"), comment(class))
                .footer(footer)
                .expect(class),
        );
        let encrypt = V4.make_local(&format!("encrypt-{name}"), comment(class));
        cases.push(encrypt.footer(footer).expect(class));
    }
    cases
}
