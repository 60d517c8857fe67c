//! Tests that stand for many: each bit of a short token flipped, and each beginning of it.

use std::collections::BTreeMap;

use crate::project::{
    case::{Case, Share},
    protocol::Side,
};

const FOOTER: &[u8] = b"f";

pub(crate) fn cases(side: &Side) -> Vec<Case> {
    let token = (side.make)(b"{}", FOOTER, b"");
    let prefixes = (0..token.len()).map(|end| text_class(side, &token[..end]));
    // Of the bytes of the body, whatever its letters are.
    let least = side.head + side.tail;
    let bodies = (0..least + 2).map(|length| match length {
        0 => "format.empty-part",
        _ if length < least => "too-short",
        _ => "not-authentic",
    });
    vec![
        side.read("each-bit", &token, "each bit of body and footer flipped")
            .each("bit")
            .expect("not-authentic"),
        side.read("each-prefix", &token, "cut off behind each letter")
            .each("prefix")
            .expect_each(shares(prefixes)),
        side.read("each-body-prefix", &token, "the body cut off at each byte")
            .each("body-prefix")
            .expect_each(shares(bodies)),
    ]
}

/// What a beginning of the token's text ends in.
fn text_class(side: &Side, text: &str) -> &'static str {
    let parts: Vec<_> = text.split('.').collect();
    if parts.len() < 3 {
        return "format.parts";
    }
    if parts.iter().any(|part| part.is_empty()) {
        return "format.empty-part";
    }
    if !parts[2..].iter().all(|letters| is_canonical(letters)) {
        return "base64";
    }
    if parts[2].len() * 3 / 4 < side.head + side.tail {
        return "too-short";
    }
    "not-authentic"
}

/// No letter is left over, and no bit of the last one.
fn is_canonical(letters: &str) -> bool {
    const NO_BITS: [&str; 2] = ["AQgw", "AEIMQUYcgkosw048"];
    match letters.len() % 4 {
        0 => true,
        1 => false,
        n => NO_BITS[n - 2].contains(&letters[letters.len() - 1..]),
    }
}

/// The numbers of each class, in ranges.
fn shares(classes: impl Iterator<Item = &'static str>) -> Vec<Share> {
    let mut ranges: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    for (number, class) in classes.enumerate() {
        let ranges = ranges.entry(class).or_default();
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => ranges.push((number, number)),
        }
    }
    let write = |(first, last)| {
        if first == last {
            format!("{first}")
        } else {
            format!("{first}-{last}")
        }
    };
    let share = |(expect, ranges): (_, Vec<_>)| {
        let numbers: Vec<_> = ranges.into_iter().map(write).collect();
        Share {
            expect,
            numbers: numbers.join(" "),
        }
    };
    ranges.into_iter().map(share).collect()
}
