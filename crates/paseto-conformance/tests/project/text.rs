//! The text of tokens: parts, header, base64url, lengths.

use crate::project::case::{Case, File, PAYLOAD, encrypted, signed, text, with_bits};

const FOOTER: &str = "a footer!!";

pub(crate) fn file() -> File {
    let tests = [
        (
            "public",
            signed as fn(&[u8], &[u8], &[u8]) -> String,
            Case::public as Read,
        ),
        ("local", encrypted, Case::local),
    ]
    .into_iter()
    .flat_map(|(purpose, make, read)| cases(purpose, make, read))
    .collect();
    File::v4("the text of tokens", tests)
}

type Read = fn(&str, &str, &str) -> Case;

fn cases(purpose: &str, make: fn(&[u8], &[u8], &[u8]) -> String, read: Read) -> Vec<Case> {
    // Body and footer of a length that leaves bits over, and without a footer.
    let whole = make(PAYLOAD.as_bytes(), FOOTER.as_bytes(), b"");
    let bare = make(PAYLOAD.as_bytes(), b"", b"");
    let (body, footer) = whole.rsplit_once('.').unwrap();
    let data = body.rsplit_once('.').unwrap().1;
    let header = format!("v4.{purpose}.");
    let other = if purpose == "local" {
        "public"
    } else {
        "local"
    };
    let standard = format!("+{}", &data[1..]);
    let slash = format!("{}/{}", &data[..9], &data[10..]);

    let cases: Vec<(&str, String, &str, &str)> = vec![
        ("valid", whole.clone(), "ok", "as all others, unaltered"),
        (
            "valid-without-footer",
            bare.clone(),
            "ok",
            "as all others, unaltered",
        ),
        (
            "trailing-dot",
            format!("{bare}."),
            "format.empty-part",
            "an absent footer has no dot",
        ),
        (
            "trailing-dot-after-footer",
            format!("{whole}."),
            "format.parts",
            "five parts",
        ),
        (
            "fifth-part",
            format!("{whole}.AAAA"),
            "format.parts",
            "five parts",
        ),
        (
            "sixth-part",
            format!("{whole}.AAAA.AAAA"),
            "format.parts",
            "six parts",
        ),
        ("empty", String::new(), "format.parts", "no text at all"),
        (
            "only-a-header",
            header.clone(),
            "format.empty-part",
            "no body",
        ),
        (
            "header-without-dot",
            header.trim_end_matches('.').into(),
            "format.parts",
            "two parts",
        ),
        (
            "no-body-but-a-footer",
            format!("{header}.{footer}"),
            "format.empty-part",
            "no body",
        ),
        (
            "leading-dot",
            format!(".{whole}"),
            "format.empty-part",
            "the first part is empty",
        ),
        (
            "empty-purpose",
            format!("v4..{data}"),
            "format.empty-part",
            "the second part is empty",
        ),
        ("no-header", data.into(), "format.parts", "one part"),
        (
            "upper-case-version",
            whole.replacen('v', "V", 1),
            "unknown-header",
            "case counts",
        ),
        (
            "upper-case-purpose",
            whole.replacen(purpose, &purpose.to_uppercase(), 1),
            "unknown-header",
            "case counts",
        ),
        (
            "suffix-c",
            whole.replacen("v4", "v4c", 1),
            "unknown-header",
            "a reserved suffix",
        ),
        (
            "version-0",
            whole.replacen("v4", "v0", 1),
            "unknown-header",
            "no such version",
        ),
        (
            "version-5",
            whole.replacen("v4", "v5", 1),
            "unknown-header",
            "no such version",
        ),
        (
            "version-04",
            whole.replacen("v4", "v04", 1),
            "unknown-header",
            "one spelling",
        ),
        (
            "no-v",
            whole.replacen("v4", "4", 1),
            "unknown-header",
            "one spelling",
        ),
        (
            "paserk",
            whole.replacen('v', "k", 1),
            "unknown-header",
            "a key is no token",
        ),
        (
            "other-purpose",
            whole.replacen(purpose, other, 1),
            "wrong-header",
            "the body of one purpose under the header of the other",
        ),
        (
            "version-2",
            whole.replacen("v4", "v2", 1),
            "wrong-header",
            "the body of version 4 under the header of version 2",
        ),
        (
            "version-3",
            text(&format!("v3.{purpose}."), &[&[0; 200]], b""),
            "wrong-header",
            "before any cryptography",
        ),
        (
            "leading-space",
            format!(" {whole}"),
            "unknown-header",
            "white space",
        ),
        (
            "trailing-space",
            format!("{whole} "),
            "base64",
            "white space",
        ),
        (
            "trailing-line-feed",
            format!("{whole}\n"),
            "base64",
            "white space",
        ),
        (
            "space-in-body",
            format!("{header} {data}"),
            "base64",
            "white space",
        ),
        (
            "line-feed-in-body",
            format!("{header}{}\n{}", &data[..8], &data[8..]),
            "base64",
            "white space",
        ),
        (
            "nul-in-body",
            format!("{header}{}\0{}", &data[..8], &data[8..]),
            "base64",
            "no letter",
        ),
        (
            "non-ascii-in-body",
            format!("{header}{}é{}", &data[..8], &data[8..]),
            "base64",
            "no letter",
        ),
        (
            "padded-body",
            format!("{header}{}", padded(data)),
            "base64",
            "padding",
        ),
        (
            "padded-body-before-footer",
            format!("{header}{data}=.{footer}"),
            "base64",
            "padding",
        ),
        (
            "padded-footer",
            format!("{body}.{footer}=="),
            "base64",
            "padding",
        ),
        (
            "plus-in-body",
            format!("{header}{standard}"),
            "base64",
            "the standard alphabet",
        ),
        (
            "slash-in-body",
            format!("{header}{slash}"),
            "base64",
            "the standard alphabet",
        ),
        (
            "slash-in-footer",
            format!("{body}.{}/", &footer[1..]),
            "base64",
            "standard alphabet",
        ),
        (
            "bits-after-body",
            format!("{}.{footer}", with_bits(body)),
            "base64",
            "the last letter holds bits that stand for nothing, and one of them is set",
        ),
        (
            "bits-after-footer",
            with_bits(&whole),
            "base64",
            "the last letter holds bits that stand for nothing, and one of them is set",
        ),
        (
            "three-letters-more",
            format!("{header}{data}AAA"),
            "base64",
            "a length of 4 n + 1",
        ),
        (
            "one-letter-footer",
            format!("{body}.A"),
            "base64",
            "a length of 4 n + 1",
        ),
        (
            "one-byte-body",
            format!("{header}AA"),
            "too-short",
            "less than nonce and tag",
        ),
        (
            "body-of-63",
            text(&header, &[&[1; 63]], b""),
            "too-short",
            "one byte less",
        ),
        (
            "body-of-64",
            text(&header, &[&[1; 64]], b""),
            "not-authentic",
            "long enough",
        ),
    ];
    cases
        .into_iter()
        .map(|(name, token, class, comment)| {
            read(&format!("{purpose}-{name}"), &token, comment).expect(class)
        })
        .collect()
}

fn padded(data: &str) -> String {
    format!("{data}{}", "=".repeat((4 - data.len() % 4) % 4))
}
