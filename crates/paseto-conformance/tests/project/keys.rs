//! Keys and ids as PASERK text.

use paseto_core::base64url;

use crate::project::{
    case::{Case, File, LOCAL_KEY, SECRET, with_bits},
    points,
};

pub(crate) fn file() -> File {
    let mut tests = spellings();
    tests.extend(lengths());
    tests.extend(pairs());
    tests.extend(ids());
    File::v4("PASERK", tests)
}

fn text(header: &str, bytes: &[u8]) -> String {
    let mut text = header.to_owned();
    base64url::encode_append(bytes, &mut text);
    text
}

fn spellings() -> Vec<Case> {
    let secret = SECRET.expose_bytes();
    let keys = [
        ("local", hex::decode(LOCAL_KEY).unwrap()),
        ("secret", secret.expose().to_vec()),
        ("public", SECRET.public_key().as_bytes().to_vec()),
    ];
    let mut cases = Vec::new();
    for (kind, key) in keys {
        let good = text(&format!("k4.{kind}."), &key);
        let data = good.rsplit_once('.').unwrap().1;
        let with = |header: &str| format!("{header}{data}");
        // 32 and 64 bytes leave 2 and 4 bits over, and these are zero.
        let bits = with_bits(&good);
        let other = if kind == "local" { "public" } else { "local" };
        for (name, text, class, comment) in [
            ("valid", good.clone(), "ok", "as all others, unaltered"),
            (
                "version-1",
                with(&format!("k1.{kind}.")),
                "key.header",
                "another version",
            ),
            (
                "version-2",
                with(&format!("k2.{kind}.")),
                "key.header",
                "another version",
            ),
            (
                "version-3",
                with(&format!("k3.{kind}.")),
                "key.header",
                "another version",
            ),
            (
                "version-5",
                with(&format!("k5.{kind}.")),
                "key.header",
                "no such version",
            ),
            (
                "token",
                with(&format!("v4.{kind}.")),
                "key.header",
                "the header of a token",
            ),
            (
                "other-type",
                with(&format!("k4.{other}.")),
                "key.header",
                "another type",
            ),
            ("seal", with("k4.seal."), "key.header", "another type"),
            (
                "wrapped",
                with(&format!("k4.{kind}-wrap.pie.")),
                "key.header",
                "another type",
            ),
            (
                "locked",
                with(&format!("k4.{kind}-pw.")),
                "key.header",
                "another type",
            ),
            (
                "upper-case-k",
                with(&format!("K4.{kind}.")),
                "key.header",
                "case counts",
            ),
            (
                "upper-case-type",
                with(&format!("k4.{}.", kind.to_uppercase())),
                "key.header",
                "case counts",
            ),
            (
                "leading-space",
                format!(" {good}"),
                "key.header",
                "white space",
            ),
            (
                "trailing-line-feed",
                format!("{good}\n"),
                "base64",
                "white space",
            ),
            ("padded", format!("{good}="), "base64", "padding"),
            (
                "bits-at-the-end",
                bits,
                "base64",
                "bits that stand for nothing",
            ),
            (
                "standard-alphabet",
                with(&format!("k4.{kind}.+")),
                "base64",
                "another alphabet",
            ),
            (
                "trailing-dot",
                format!("{good}."),
                "format.empty-part",
                "an empty part",
            ),
            (
                "fourth-part",
                format!("{good}.AAAA"),
                "key.header",
                "the type of a wrapped key",
            ),
            (
                "fifth-part",
                format!("{good}.AAAA.AAAA"),
                "format.parts",
                "five parts",
            ),
            (
                "no-data",
                format!("k4.{kind}."),
                "format.empty-part",
                "no key at all",
            ),
            (
                "no-last-dot",
                format!("k4.{kind}"),
                "format.parts",
                "two parts",
            ),
            ("empty", String::new(), "format.parts", "no text at all"),
        ] {
            let name = format!("{kind}-{name}");
            cases.push(Case::parse_key(&name, kind, &text, comment).expect(class));
        }
    }
    cases
}

/// No length but the one.
fn lengths() -> Vec<Case> {
    let mut cases = Vec::new();
    for (kind, right) in [("local", 32), ("secret", 64), ("public", 32)] {
        for length in [1, 16, 31, 33, 48, 49, 63, 64, 65, 96, 1000] {
            if length == right || kind == "secret" && length == 32 {
                continue;
            }
            let paserk = text(&format!("k4.{kind}."), &vec![7; length]);
            let name = format!("{kind}-of-{length}-bytes");
            let comment = format!("{right} bytes are needed");
            cases.push(Case::parse_key(&name, kind, &paserk, &comment).expect("key.length"));
        }
    }
    cases
}

/// A secret key is a seed and its own public half; a public key may be anything of 32 bytes.
fn pairs() -> Vec<Case> {
    let secret = SECRET.expose_bytes();
    let (seed, public) = secret.expose().split_at(32);
    let mut negated = public.to_vec();
    negated[31] ^= 0x80;
    let mut altered = seed.to_vec();
    altered[0] ^= 1;
    let small_order = [0; 32];
    let parse = |name: &str, halves: &[&[u8]], comment: &str| {
        Case::parse_key(
            name,
            "secret",
            &text("k4.secret.", &halves.concat()),
            comment,
        )
    };
    vec![
        parse(
            "secret-only-a-seed",
            &[seed],
            "seed and public half are needed",
        )
        .expect("key.length"),
        parse(
            "secret-foreign-half",
            &[seed, &[9; 32]],
            "signing with it would leak the seed",
        )
        .expect("key.mismatch"),
        parse(
            "secret-negated-half",
            &[seed, &negated],
            "the sign of x is the other one",
        )
        .expect("key.mismatch"),
        parse(
            "secret-zero-half",
            &[seed, &small_order],
            "not the half of this seed",
        )
        .expect("key.mismatch"),
        parse(
            "secret-other-seed",
            &[&altered, public],
            "not the seed of this half",
        )
        .expect("key.mismatch"),
        parse(
            "secret-exchanged",
            &[public, seed],
            "the halves in another order",
        )
        .expect("key.mismatch"),
        parse(
            "secret-seed-twice",
            &[seed, seed],
            "the seed is no public half",
        )
        .expect("key.mismatch"),
        Case::parse_key(
            "public-no-point",
            "public",
            &text("k4.public.", &points::off_curve()),
            "the official vectors hold such keys: parsing checks the length only",
        )
        .expect("ok"),
        Case::parse_key(
            "public-small-order",
            "public",
            &text("k4.public.", &small_order),
            "the official vectors hold this key: parsing checks the length only",
        )
        .expect("ok"),
    ]
}

fn ids() -> Vec<Case> {
    let mut cases = Vec::new();
    for (kind, id) in [("local", "lid"), ("secret", "sid"), ("public", "pid")] {
        let good = text(&format!("k4.{id}."), &[0x5a; 33]);
        let data = good.rsplit_once('.').unwrap().1;
        let other = if id == "lid" { "pid" } else { "lid" };
        for (name, paserk, class, comment) in [
            ("valid", good.clone(), "ok", "any 33 bytes may be an id"),
            (
                "version-2",
                format!("k2.{id}.{data}"),
                "key.header",
                "another version",
            ),
            (
                "other-type",
                format!("k4.{other}.{data}"),
                "key.header",
                "another type",
            ),
            (
                "of-a-key",
                format!("k4.{kind}.{data}"),
                "key.header",
                "a key, not its id",
            ),
            (
                "upper-case",
                format!("k4.{}.{data}", id.to_uppercase()),
                "key.header",
                "case counts",
            ),
            (
                "32-bytes",
                text(&format!("k4.{id}."), &[7; 32]),
                "key.length",
                "too short",
            ),
            (
                "34-bytes",
                text(&format!("k4.{id}."), &[7; 34]),
                "key.length",
                "too long",
            ),
            (
                "64-bytes",
                text(&format!("k4.{id}."), &[7; 64]),
                "key.length",
                "too long",
            ),
            (
                "bad-letter",
                format!("k4.{id}.{}*", &data[1..]),
                "base64",
                "no letter",
            ),
            (
                "trailing-dot",
                format!("{good}."),
                "format.empty-part",
                "an empty part",
            ),
            (
                "no-data",
                format!("k4.{id}."),
                "format.empty-part",
                "no id at all",
            ),
            (
                "leading-space",
                format!(" {good}"),
                "key.header",
                "white space",
            ),
        ] {
            let name = format!("{id}-{name}");
            cases.push(Case::parse_id(&name, kind, &paserk, comment).expect(class));
        }
    }
    cases
}
