//! The payload: one JSON object, with names that are unique.

use crate::project::{
    case::{Case, File, Rules},
    depths,
    protocol::{Protocol, Side},
};

pub(crate) fn file(protocol: &'static Protocol) -> File {
    let cases = cases().into_iter();
    let cases = cases.map(|(name, payload, class)| (name.to_owned(), payload, class));
    let tests = cases
        .chain(depths::twice())
        .flat_map(|(name, payload, class)| {
            protocol.sides().map(|side| {
                let token = (side.make)(&payload, b"", b"");
                let case = side.read(&name, &token, comment(class));
                case.rules(Rules::any_claims()).expect(class)
            })
        });
    let tests = tests.chain(protocol.sides().map(|side| without_rules(&side)));
    File::new(protocol.version, "the JSON of payloads", tests.collect())
}

fn without_rules(side: &Side) -> Case {
    let token = (side.make)(b"", b"", b"");
    let comment = "without rules a payload may be any bytes, none included";
    let case = side.read("empty-without-rules", &token, comment);
    case.payload("").expect("ok")
}

const fn comment(class: &str) -> &'static str {
    match class.as_bytes() {
        b"ok" => "one JSON object with unique names",
        b"payload.not-an-object" => "authentic, but no object",
        b"payload.not-utf-8" => "authentic, but not UTF-8",
        b"payload.duplicate-key" => "authentic, but a name stands twice in one object",
        b"payload.too-deep" => "authentic, but nested deeper than 128 levels",
        _ => "authentic, but no JSON (RFC 8259)",
    }
}

fn cases() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let mut all = Vec::new();
    for (class, group) in [
        ("ok", ACCEPTED),
        ("payload.not-an-object", NO_OBJECTS),
        ("payload.syntax", NO_JSON),
        ("payload.duplicate-key", DUPLICATES),
    ] {
        all.extend(
            group
                .iter()
                .map(|(name, json)| (*name, json.as_bytes().to_vec(), class)),
        );
    }
    all.extend(
        NOT_UTF_8
            .iter()
            .map(|(name, bytes)| (*name, bytes.to_vec(), "payload.not-utf-8")),
    );
    // The outermost object is the first level.
    let nested = |levels: usize| {
        let (open, close) = ("[".repeat(levels - 1), "]".repeat(levels - 1));
        format!("{{\"a\":{open}{close}}}").into_bytes()
    };
    let objects = |levels: usize| {
        let (open, close) = ("{\"a\":".repeat(levels), "}".repeat(levels));
        format!("{open}1{close}").into_bytes()
    };
    // Many names may be compared in another way than few.
    let many = |last: &str| {
        let members: Vec<_> = (0..100).map(|n| format!("\"name{n}\":{n}")).collect();
        format!("{{{}{last}}}", members.join(","))
    };
    let nested_many = format!("{{\"a\":[{}]}}", many(",\"name7\":0"));
    all.push(("100-names", many("").into(), "ok"));
    all.push((
        "twice-among-100",
        many(",\"name42\":0").into(),
        "payload.duplicate-key",
    ));
    let escaped = many(",\"nam\\u00650\":0").into();
    all.push(("twice-among-100-escaped", escaped, "payload.duplicate-key"));
    all.push((
        "twice-among-100-nested",
        nested_many.into(),
        "payload.duplicate-key",
    ));
    all.push(("arrays-128-deep", nested(128), "ok"));
    all.push(("objects-128-deep", objects(128), "ok"));
    all.push(("arrays-129-deep", nested(129), "payload.too-deep"));
    all.push(("objects-129-deep", objects(129), "payload.too-deep"));
    all.push(("arrays-5000-deep", nested(5000), "payload.too-deep"));
    all
}

type Group = &'static [(&'static str, &'static str)];

const ACCEPTED: Group = &[
    ("empty-object", "{}"),
    ("white-space-around", " \t\r\n{ \"a\" : [ 1 , 2 ] } \t\r\n"),
    (
        "every-escape",
        r#"{"a":"\"\\\/\b\f\n\r\t\u0000\u00e9\uD83D\uDE00"}"#,
    ),
    ("every-number", r#"{"a":[0,-0,1.5,-1e9,1E+9,0.1e-9]}"#),
    (
        "huge-numbers",
        r#"{"a":[1e999,-1e999,1e-999,123456789012345678901234567890]}"#,
    ),
    (
        "same-name-in-other-objects",
        r#"{"a":{"a":{"a":1}},"b":[{"a":1},{"a":2}]}"#,
    ),
    ("names-that-differ-in-case", r#"{"a":1,"A":2}"#),
    ("names-that-differ-in-form", "{\"\u{e9}\":1,\"e\u{301}\":2}"),
    ("empty-name", r#"{"":1}"#),
];

const NO_OBJECTS: Group = &[
    ("empty", ""),
    ("white-space", " \n"),
    ("array", "[]"),
    ("array-of-an-object", r#"[{"exp":"2030-01-01T00:00:00Z"}]"#),
    ("string", r#""exp""#),
    ("number", "1"),
    ("true", "true"),
    ("null", "null"),
    ("byte-order-mark", "\u{feff}{}"),
    ("comment-first", "/**/{}"),
    ("closing-brace", "}"),
];

const NO_JSON: Group = &[
    ("open-object", "{"),
    ("open-string", r#"{"a":"b}"#),
    ("nan", r#"{"a":NaN}"#),
    ("infinity", r#"{"a":-Infinity}"#),
    ("undefined", r#"{"a":undefined}"#),
    ("upper-case-true", r#"{"a":True}"#),
    ("trailing-brace", "{}}"),
    ("second-object", "{}{}"),
    ("trailing-nul", "{}\0"),
    ("trailing-text", "{} x"),
    ("trailing-form-feed", "{}\u{c}"),
    ("no-break-space", "{\u{a0}}"),
    ("trailing-comma", r#"{"a":1,}"#),
    ("trailing-comma-in-array", r#"{"a":[1,]}"#),
    ("leading-comma", r#"{,"a":1}"#),
    ("no-comma", r#"{"a":1 "b":2}"#),
    ("no-colon", r#"{"a" 1}"#),
    ("no-value", r#"{"a":}"#),
    ("name-without-quotes", "{a:1}"),
    ("single-quotes", "{'a':1}"),
    ("number-as-name", "{1:1}"),
    ("comment", r#"{"a":1/**/}"#),
    ("brackets-crossed", r#"{"a":[1}]"#),
    ("leading-zero", r#"{"a":01}"#),
    ("plus-sign", r#"{"a":+1}"#),
    ("no-integer-part", r#"{"a":.5}"#),
    ("no-fraction-digits", r#"{"a":1.}"#),
    ("no-exponent-digits", r#"{"a":1e}"#),
    ("hexadecimal", r#"{"a":0x1}"#),
    ("line-feed-in-string", "{\"a\":\"\n\"}"),
    ("tab-in-name", "{\"a\tb\":1}"),
    ("nul-in-string", "{\"a\":\"\0\"}"),
    ("unknown-escape", r#"{"a":"\x41"}"#),
    ("short-escape", r#"{"a":"\u12"}"#),
    ("lone-high-surrogate", r#"{"a":"\ud800"}"#),
    ("lone-low-surrogate", r#"{"a":"\udc00"}"#),
    ("high-surrogate-and-letter", r#"{"a":"\ud800a"}"#),
    ("two-high-surrogates", r#"{"a":"\ud800\ud800"}"#),
    ("surrogates-exchanged", r#"{"a":"\ude00\ud83d"}"#),
    ("lone-surrogate-in-name", r#"{"\ud800":1}"#),
];

const DUPLICATES: Group = &[
    (
        "exp-twice",
        r#"{"exp":"2020-01-01T00:00:00Z","exp":"2030-01-01T00:00:00Z"}"#,
    ),
    (
        "exp-twice-escaped",
        r#"{"exp":"2020-01-01T00:00:00Z","\u0065xp":"2030-01-01T00:00:00Z"}"#,
    ),
    ("same-value-twice", r#"{"a":1,"a":1}"#),
    ("twice-with-others-between", r#"{"a":1,"b":2,"c":3,"a":4}"#),
    ("twice-nested", r#"{"a":{"b":1,"b":2}}"#),
    ("twice-nested-escaped", r#"{"a":{"b":1,"\u0062":2}}"#),
    ("twice-in-an-array", r#"{"a":[[{"b":1,"b":2}]]}"#),
    ("twice-around-an-object", r#"{"a":1,"b":{"a":2},"a":3}"#),
    ("twice-before-an-object", r#"{"a":1,"a":2,"b":{}}"#),
    (
        "twice-around-objects",
        r#"{"a":1,"b":{"c":{}},"d":[{}],"a":2}"#,
    ),
    ("twice-in-the-first-of-two", r#"{"a":{"b":1,"b":2},"c":{}}"#),
    ("empty-name-twice", r#"{"":1,"":2}"#),
    ("slash-and-its-escape", r#"{"a/b":1,"a\/b":2}"#),
    (
        "pair-and-its-escape",
        "{\"\u{1f600}\":1,\"\\ud83d\\ude00\":2}",
    ),
    ("escapes-that-differ-in-case", r#"{"\u00e9":1,"\u00E9":2}"#),
];

const NOT_UTF_8: &[(&str, &[u8])] = &[
    ("latin-1", b"{\"a\":\"\xe9\"}"),
    ("overlong", b"{\"a\":\"\xc0\xaf\"}"),
    ("surrogate-as-utf-8", b"{\"a\":\"\xed\xa0\x80\"}"),
    ("above-unicode", b"{\"a\":\"\xf4\x90\x80\x80\"}"),
    ("cut-off", b"{\"a\":\"\xe2\x82\"}"),
    ("utf-16", b"\xff\xfe{\0}\0"),
    ("latin-1-name", b"{\"\xe9\":1}"),
    ("after-the-object", b"{}\xff"),
];
