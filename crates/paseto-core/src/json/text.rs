//! Strings and values of JSON, where they stand in the text.

use alloc::{borrow::Cow, string::String};
use core::{cmp::Ordering, iter, str::Chars};

/// Whether something is escaped in a string. As wide as an address: with a `bool` behind it, a string
/// is copied in pieces that overlap, and the processor waits for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(super) enum Escapes {
    None,
    Some,
}

/// A JSON string as it stands in a text that [`scan`](super::scan) has passed, without its quotes.
#[derive(Clone, Copy, Debug)]
pub struct JsonStr<'j> {
    raw: &'j str,
    escapes: Escapes,
}

impl<'j> JsonStr<'j> {
    pub(super) const EMPTY: Self = Self::new("", Escapes::None);

    /// `raw` is what stands between the quotes; `escapes` where it holds a backslash.
    pub(super) const fn new(raw: &'j str, escapes: Escapes) -> Self {
        Self { raw, escapes }
    }

    const fn is_escaped(self) -> bool {
        matches!(self.escapes, Escapes::Some)
    }

    /// The string where it stands, if nothing in it is escaped.
    #[must_use]
    pub const fn as_plain(self) -> Option<&'j str> {
        match self.escapes {
            Escapes::None => Some(self.raw),
            Escapes::Some => None,
        }
    }

    /// The string; a copy only where something in it is escaped.
    #[inline]
    #[must_use]
    pub fn to_cow(self) -> Cow<'j, str> {
        match self.as_plain() {
            Some(plain) => Cow::Borrowed(plain),
            None => Cow::Owned(unescaped(self.raw)),
        }
    }

    /// Whether this is the string `other`, however it is escaped.
    #[must_use]
    pub fn is(self, other: &str) -> bool {
        match self.as_plain() {
            Some(plain) => plain == other,
            None => chars(self.raw).eq(other.chars()),
        }
    }

    /// One of 64 bits, the same for equal strings. Those of the registered claims differ, and of
    /// most names that come with them.
    pub(super) fn sketch(self) -> u64 {
        let bytes = self.raw.as_bytes();
        let (Some(first), Some(last), false) = (bytes.first(), bytes.last(), self.is_escaped())
        else {
            // The same string may be written in several ways, with and without escapes: compare.
            return u64::MAX;
        };
        let len = u64::try_from(bytes.len()).unwrap_or(0);
        // Of the sum only the lowest bits count.
        let sum = u64::from(*last)
            .wrapping_mul(7)
            .wrapping_add(len.wrapping_mul(6))
            .wrapping_add((*first).into());
        1 << (sum % 64)
    }

    /// The order of the strings' characters, however they are escaped.
    pub(super) fn order(self, other: Self) -> Ordering {
        if self.is_escaped() || other.is_escaped() {
            chars(self.raw).cmp(chars(other.raw))
        } else {
            self.raw.cmp(other.raw)
        }
    }
}

/// Apart, so that a string without escapes is never put into memory to be looked at.
#[cold]
fn unescaped(raw: &str) -> String {
    chars(raw).collect()
}

/// The characters of a string that may be escaped.
fn chars(raw: &str) -> impl Iterator<Item = char> {
    let mut rest = raw.chars();
    iter::from_fn(move || match rest.next()? {
        '\\' => Some(unescape(&mut rest)),
        c => Some(c),
    })
}

/// The character that an escape stands for, after its backslash. The scanner has seen that it is
/// whole; what is not would become U+FFFD.
#[expect(
    clippy::arithmetic_side_effects,
    reason = "the two halves of a pair have ten bits each, so the sum is at most 0x10ffff"
)]
fn unescape(rest: &mut Chars<'_>) -> char {
    match rest.next() {
        Some('b') => '\u{8}',
        Some('f') => '\u{c}',
        Some('n') => '\n',
        Some('r') => '\r',
        Some('t') => '\t',
        Some('u') => {
            let unit = hex4(rest.by_ref());
            if !(0xd800..0xdc00).contains(&unit) {
                return char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER);
            }
            // The scanner accepts the first half of a pair only before the second.
            let low = hex4(rest.by_ref().skip(2));
            let pair = 0x1_0000 + ((unit - 0xd800) << 10) + (low.saturating_sub(0xdc00) & 0x3ff);
            char::from_u32(pair).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        Some(c) => c,
        None => char::REPLACEMENT_CHARACTER,
    }
}

fn hex4(digits: impl Iterator<Item = char>) -> u32 {
    digits
        .take(4)
        .fold(0, |n, c| n << 4 | c.to_digit(16).unwrap_or(0))
}

/// A JSON value as it stands in a text that [`scan`](super::scan) has passed.
#[derive(Clone, Copy, Debug)]
pub struct JsonValue<'j> {
    raw: &'j str,
    /// Whether the value is a string in which something is escaped. Means nothing for others.
    escapes: Escapes,
}

impl<'j> JsonValue<'j> {
    pub(super) const fn new(raw: &'j str, escapes: Escapes) -> Self {
        Self { raw, escapes }
    }

    /// The value as it is written, without white space around it.
    #[must_use]
    pub const fn as_raw(self) -> &'j str {
        self.raw
    }

    /// The string, where the value is one.
    #[must_use]
    pub fn as_str(self) -> Option<JsonStr<'j>> {
        let raw = self.raw.strip_prefix('"')?.strip_suffix('"')?;
        Some(JsonStr::new(raw, self.escapes))
    }

    /// Whether the value is `null`.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.raw == "null"
    }

    /// What the value is, in words: for messages.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self.raw.bytes().next() {
            Some(b'"') => "a string",
            Some(b'{') => "an object",
            Some(b'[') => "an array",
            Some(b't' | b'f') => "a boolean",
            Some(b'n') => "null",
            _ => "a number",
        }
    }
}

/// A name and its value in the outermost object.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Member<'j> {
    /// The name.
    pub name: JsonStr<'j>,
    /// The value.
    pub value: JsonValue<'j>,
}
