//! Footers: keys that must not be in them, and what is read as JSON.

use crate::project::{
    case::{Case, File},
    protocol::{Protocol, Side},
};

pub(crate) fn file(protocol: &'static Protocol) -> File {
    let sides = protocol.sides();
    let tests = sides.iter().flat_map(|side| read(side).chain(made(side)));
    File::new(protocol.version, "footers", tests.collect())
}

fn read(side: &Side) -> impl Iterator<Item = Case> {
    let footers = footers(side.protocol.version).into_iter();
    footers.map(|(name, footer, class)| {
        let token = side.token(footer.as_bytes());
        let case = side.read(&name, &token, comment(class));
        case.footer_as_json().expect(class)
    })
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

/// Name, footer and class.
type Row = (String, String, &'static str);

fn footers(version: u8) -> Vec<Row> {
    let k = format!("k{version}");
    let other = version % 4 + 1;
    let mut all: Vec<Row> = Vec::new();
    for kind in ["local", "public", "secret", "local-pw", "secret-pw"] {
        for member in ["kid", "wpk", "other"] {
            let footer = format!("{{\"{member}\":\"{k}.{kind}.AAAA\"}}");
            all.push((format!("{kind}-in-{member}"), footer, "footer.key"));
        }
        let footer = format!("{{\"kid\":\"k{other}.{kind}.AAAA\"}}");
        all.push((format!("{kind}-of-another-version"), footer, "footer.key"));
    }
    for kind in ["lid", "pid", "sid"] {
        let id = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        all.push((
            kind.into(),
            format!("{{\"kid\":\"{k}.{kind}.{id}\"}}"),
            "ok",
        ));
        let footer = format!("{{\"kid\":\"k{other}.{kind}.{id}\"}}");
        all.push((
            format!("{kind}-of-another-version"),
            footer,
            "footer.other-version",
        ));
        let footer = format!("{{\"wpk\":\"{k}.{kind}.{id}\"}}");
        all.push((format!("{kind}-as-wpk"), footer, "footer.not-wrapped"));
    }
    for kind in ["local-wrap.pie", "secret-wrap.pie", "seal"] {
        let name = kind.replace('.', "-");
        all.push((
            name.clone(),
            format!("{{\"wpk\":\"{k}.{kind}.AAAA\"}}"),
            "ok",
        ));
        let footer = format!("{{\"wpk\":\"k{other}.{kind}.AAAA\"}}");
        all.push((
            format!("{name}-of-another-version"),
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
            &format!("{{\"kid\":\"\\u006b{version}.local.AAAA\"}}"),
            "footer.key",
        ),
        (
            "escaped-name",
            &format!("{{\"\\u006bid\":\"{k}.secret.AAAA\"}}"),
            "footer.key",
        ),
        ("free-text", r#"{"kid":"my key"}"#, "ok"),
        (
            "like-a-paserk",
            &format!("{{\"kid\":\"{k}.unknown.AAAA\"}}"),
            "ok",
        ),
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
        (
            "paserk-without-json",
            &format!("{k}.pid.AAAA"),
            "footer.not-an-object",
        ),
        ("trailing-data", "{}x", "footer.syntax"),
        ("braces-in-a-string", r#"{"a":"{{{{[[[["}"#, "ok"),
        ("colons-in-a-string", r#"{"a":"\":\":\":"}"#, "ok"),
    ];
    all.extend(fixed.iter().map(owned));
    all.push(("512-names".into(), names(512), "ok"));
    all.push(("513-names".into(), names(513), "footer.too-many-keys"));
    all.push(("8192-bytes".into(), long(8192), "ok"));
    all.push(("8193-bytes".into(), long(8193), "footer.too-long"));
    all
}

/// Whoever makes a token puts no key into its footer.
fn made(side: &Side) -> impl Iterator<Item = Case> {
    let footers = new_footers(side.protocol.version).into_iter();
    footers.map(|(name, footer, class)| {
        let case = side.made(&name, comment(class)).footer(&footer);
        case.expect(class)
    })
}

fn new_footers(version: u8) -> Vec<Row> {
    let k = format!("k{version}");
    let other = version % 4 + 1;
    let mut all: Vec<Row> = Vec::new();
    for kind in ["local", "public", "secret", "local-pw", "secret-pw"] {
        for (shape, footer) in [
            ("bare", format!("{k}.{kind}.AAAA")),
            ("kid", format!("{{\"kid\":\"{k}.{kind}.AAAA\"}}")),
            ("wpk", format!("{{\"wpk\":\"{k}.{kind}.AAAA\"}}")),
            (
                "other-version",
                format!("{{\"wpk\":\"k{other}.{kind}.AAAA\"}}"),
            ),
        ] {
            all.push((format!("{kind}-{shape}"), footer, "footer.key"));
        }
    }
    let fixed: &[(&str, &str, &str)] = &[
        (
            "other-version-id",
            &format!("{{\"kid\":\"k{other}.pid.AAAA\"}}"),
            "footer.other-version",
        ),
        ("kid-number", r#"{"kid":1}"#, "footer.not-a-string"),
        (
            "wpk-id",
            &format!("{{\"wpk\":\"{k}.pid.AAAA\"}}"),
            "footer.not-wrapped",
        ),
        (
            "kid-twice",
            r#"{"kid":"a","kid":"b"}"#,
            "footer.duplicate-key",
        ),
        ("id", &format!("{{\"kid\":\"{k}.pid.AAAA\"}}"), "ok"),
        ("free-text", r#"{"kid":"my key"}"#, "ok"),
        ("no-json", "a footer", "ok"),
        ("braces", "{a footer}", "ok"),
    ];
    all.extend(fixed.iter().map(owned));
    all
}

fn owned((name, footer, class): &(&str, &str, &'static str)) -> Row {
    ((*name).to_owned(), (*footer).to_owned(), class)
}
