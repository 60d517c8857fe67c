//! The letters of tokens: base64url without padding, written in the one way.

use crate::project::{
    protocol::Side,
    text::{Row, Whole, rows},
    token::with_bits,
};

pub(crate) fn base64(side: &Side) -> Vec<Row> {
    let Whole {
        text: whole,
        header,
        body,
        data,
        footer,
    } = Whole::of(side);
    let inserted = |what: &str| format!("{header}{}{what}{}", &data[..8], &data[8..]);
    rows([
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
        ("line-feed-in-body", inserted("\n"), "base64", "white space"),
        ("nul-in-body", inserted("\0"), "base64", "no letter"),
        ("non-ascii-in-body", inserted("é"), "base64", "no letter"),
        (
            "padded-body",
            format!("{header}{}", padded(&data)),
            "base64",
            "padding",
        ),
        (
            "padded-body-before-footer",
            format!("{header}{}.{footer}", padded(&data)),
            "base64",
            "padding",
        ),
        (
            "padded-footer",
            format!("{body}.{}", padded(&footer)),
            "base64",
            "padding",
        ),
        (
            "plus-in-body",
            format!("{header}+{}", &data[1..]),
            "base64",
            "the standard alphabet",
        ),
        (
            "slash-in-body",
            format!("{header}{}/{}", &data[..9], &data[10..]),
            "base64",
            "the standard alphabet",
        ),
        (
            "plus-in-footer",
            format!("{body}.+{}", &footer[1..]),
            "base64",
            "the standard alphabet",
        ),
        (
            "slash-in-footer",
            format!("{body}.{}/", &footer[1..]),
            "base64",
            "the standard alphabet",
        ),
    ])
}

/// Letters and bits that stand for nothing.
pub(crate) fn left_over(side: &Side) -> Vec<Row> {
    let Whole {
        text: whole,
        header,
        body,
        data,
        footer,
    } = Whole::of(side);
    let one_too_many = "A".repeat((5 - data.len() % 4) % 4);
    rows([
        (
            "bits-after-body",
            format!("{}.{footer}", with_bits(&body)),
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
            "one-letter-too-many",
            format!("{header}{data}{one_too_many}"),
            "base64",
            "a length of 4 n + 1",
        ),
        (
            "one-letter-footer",
            format!("{body}.A"),
            "base64",
            "a length of 4 n + 1",
        ),
    ])
}

fn padded(data: &str) -> String {
    let padding = "=".repeat((4 - data.len() % 4) % 4);
    assert!(!padding.is_empty());
    format!("{data}{padding}")
}
