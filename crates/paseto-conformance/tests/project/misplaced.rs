//! The text of tokens: parts that are missing, doubled or exchanged.

use crate::project::{
    protocol::Side,
    text::{Row, Whole, rows},
};

pub(crate) fn cases(side: &Side) -> Vec<Row> {
    let Whole {
        text: whole,
        header,
        body,
        data,
        footer,
    } = Whole::of(side);
    let (purpose, version) = (side.purpose, side.protocol.version);
    rows([
        (
            "no-version",
            format!("{purpose}.{data}.{footer}"),
            "unknown-header",
            "the first part is missing",
        ),
        (
            "no-purpose",
            format!("v{version}.{data}.{footer}"),
            "unknown-header",
            "the second part is missing",
        ),
        (
            "empty-version",
            format!(".{purpose}.{data}"),
            "format.empty-part",
            "the first part is empty",
        ),
        (
            "purpose-before-version",
            format!("{purpose}.v{version}.{data}"),
            "unknown-header",
            "the first two parts are exchanged",
        ),
        (
            "footer-before-body",
            format!("{header}{footer}.{data}"),
            "too-short",
            "the last two parts are exchanged",
        ),
        (
            "body-before-header",
            format!("{data}.{}", header.trim_end_matches('.')),
            "unknown-header",
            "the body is the first part",
        ),
        (
            "body-as-footer",
            format!("{body}.{data}"),
            "not-authentic",
            "the body stands twice",
        ),
        (
            "header-twice",
            format!("{header}{whole}"),
            "format.parts",
            "six parts",
        ),
    ])
}
