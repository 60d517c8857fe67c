//! The text of tokens: parts, header, base64url, lengths.

use crate::project::{
    case::{Case, File},
    letters, misplaced,
    protocol::{Protocol, Side},
    token::{body_of, text},
};

const FOOTER: &str = "a footer!!";

pub(crate) fn file(protocol: &'static Protocol) -> File {
    let tests = protocol.sides().iter().flat_map(cases).collect();
    File::new(protocol.version, "the text of tokens", tests)
}

fn cases(side: &Side) -> Vec<Case> {
    let cases = [
        parts(side),
        misplaced::cases(side),
        headers(side),
        letters::base64(side),
        letters::left_over(side),
        lengths(side),
    ];
    let cases = cases.into_iter().flatten();
    cases
        .map(|(name, token, class, comment)| side.read(&name, &token, comment).expect(class))
        .collect()
}

/// Name, token, class and comment.
pub(crate) type Row = (String, String, &'static str, &'static str);

pub(crate) fn rows<const N: usize>(
    rows: [(&str, String, &'static str, &'static str); N],
) -> Vec<Row> {
    rows.map(|(name, token, class, comment)| (name.to_owned(), token, class, comment))
        .into()
}

/// A token whose body and footer have lengths that leave bits over.
pub(crate) struct Whole {
    pub(crate) text: String,
    pub(crate) header: String,
    /// Header and body.
    pub(crate) body: String,
    /// The body alone.
    pub(crate) data: String,
    pub(crate) footer: String,
}

impl Whole {
    pub(crate) fn of(side: &Side) -> Self {
        let text = side.token(FOOTER.as_bytes());
        let (body, footer) = text.rsplit_once('.').unwrap();
        Self {
            header: side.header(),
            body: body.to_owned(),
            data: body.rsplit_once('.').unwrap().1.to_owned(),
            footer: footer.to_owned(),
            text,
        }
    }
}

fn parts(side: &Side) -> Vec<Row> {
    let Whole {
        text: whole,
        header,
        data,
        footer,
        ..
    } = Whole::of(side);
    let bare = side.token(b"");
    let version = side.protocol.version;
    rows([
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
            format!("v{version}..{data}"),
            "format.empty-part",
            "the second part is empty",
        ),
        ("no-header", data, "format.parts", "one part"),
    ])
}

fn headers(side: &Side) -> Vec<Row> {
    let Whole {
        text: whole,
        header,
        body,
        ..
    } = Whole::of(side);
    let (purpose, version) = (side.purpose, side.protocol.version);
    let spelled = |spelling: &str| whole.replacen(&format!("v{version}"), spelling, 1);
    let mut all = rows([
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
            spelled(&format!("v{version}c")),
            "unknown-header",
            "a reserved suffix",
        ),
        (
            "version-0",
            spelled("v0"),
            "unknown-header",
            "no such version",
        ),
        (
            "version-5",
            spelled("v5"),
            "unknown-header",
            "no such version",
        ),
        (
            "two-digits",
            spelled(&format!("v0{version}")),
            "unknown-header",
            "one spelling",
        ),
        (
            "no-v",
            spelled(&version.to_string()),
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
            "leading-space",
            format!(" {whole}"),
            "unknown-header",
            "white space",
        ),
    ]);
    // Long enough for any version and purpose.
    let bytes: Vec<u8> = body_of(&body).into_iter().cycle().take(400).collect();
    for version in 1..=4 {
        for purpose in ["local", "public"] {
            let other = format!("v{version}.{purpose}.");
            if other != header {
                all.push((
                    format!("v{version}-{purpose}"),
                    text(&other, &[&bytes], FOOTER.as_bytes()),
                    "wrong-header",
                    "for other keys: refused before any cryptography",
                ));
            }
        }
    }
    all
}

fn lengths(side: &Side) -> Vec<Row> {
    let header = side.header();
    let least = side.head + side.tail;
    rows([
        (
            "one-byte-body",
            format!("{header}AA"),
            "too-short",
            "less than nonce and tag, or than the signature",
        ),
        (
            "one-byte-too-short",
            text(&header, &[&vec![1; least - 1]], b""),
            "too-short",
            "one byte less than nonce and tag, or than the signature",
        ),
        (
            "just-long-enough",
            text(&header, &[&vec![1; least]], b""),
            "not-authentic",
            "long enough",
        ),
    ])
}
