//! Headers, letters and lengths.

use super::{Fault, Version};
use crate::project::{
    case::Case,
    keys::text,
    token::{body_of, with_bits},
};

/// How a wrapped key is read: name, text and comment.
type Read = fn(Version, &str, &str, &str) -> Case;

impl Version {
    pub(super) fn framing(self) -> Vec<Case> {
        let wrapped = |kind| self.wrapped(kind, &self.key(kind));
        let locked = |kind| self.locked(kind, &self.lockable(kind));
        let all: [(String, Read); 5] = [
            (wrapped("local"), |v, name, text, why| {
                v.unwrap(name, "local", text, why)
            }),
            (wrapped("secret"), |v, name, text, why| {
                v.unwrap(name, "secret", text, why)
            }),
            (locked("local"), |v, name, text, why| {
                v.unlock(name, "local", text, why)
            }),
            (locked("secret"), |v, name, text, why| {
                v.unlock(name, "secret", text, why)
            }),
            (self.sealed_key(), Self::unseal),
        ];
        let mut cases = Vec::new();
        for (good, read) in all {
            cases.extend(self.spellings(&good, read));
            cases.extend(self.lengths(&good, read));
        }
        cases.extend(self.prefixes());
        cases.extend(self.swapped());
        cases
    }

    fn spellings(self, good: &str, read: Read) -> Vec<Case> {
        let (header, data) = good.split_at(good.rfind('.').unwrap() + 1);
        let mut rows: Vec<(String, String, &str, &str)> = Vec::new();
        for other in (0..=5).filter(|other| *other != self.number()) {
            let text = format!("k{other}{}", &good[2..]);
            rows.push((
                format!("version-{other}"),
                text,
                "key.header",
                "another version",
            ));
        }
        let parts = if header.contains("pie") {
            "format.parts"
        } else {
            "format.empty-part"
        };
        for (name, text, class, comment) in [
            (
                "upper-case",
                header.to_uppercase() + data,
                "key.header",
                "case counts",
            ),
            (
                "token",
                format!("v{}", &good[1..]),
                "key.header",
                "the header of a token",
            ),
            (
                "leading-space",
                format!(" {good}"),
                "key.header",
                "white space",
            ),
            ("line-feed", format!("{good}\n"), "base64", "white space"),
            ("padded", format!("{good}="), "base64", "padding"),
            (
                "standard-alphabet",
                format!("{header}+{}", &data[1..]),
                "base64",
                "another alphabet",
            ),
            ("trailing-dot", format!("{good}."), parts, "an empty part"),
            (
                "no-data",
                header.to_owned(),
                "format.empty-part",
                "no key at all",
            ),
        ] {
            rows.push((name.to_owned(), text, class, comment));
        }
        if !body_of_data(good).len().is_multiple_of(3) {
            let text = with_bits(good);
            rows.push((
                "bits-at-the-end".to_owned(),
                text,
                "base64",
                "bits that stand for nothing",
            ));
        }
        rows.into_iter()
            .map(|(name, text, class, comment)| read(self, &name, &text, comment).expect(class))
            .collect()
    }

    fn lengths(self, good: &str, read: Read) -> Vec<Case> {
        let header = &good[..=good.rfind('.').unwrap()];
        let wire = body_of_data(good);
        let is_free = header.starts_with("k1.secret");
        let class = if is_free {
            "not-authentic"
        } else {
            "key.length"
        };
        let short = if is_free { "too-short" } else { "key.length" };
        [
            ("one-byte-less", wire[..wire.len() - 1].to_vec(), class),
            ("one-byte-more", [&wire[..], &[0]].concat(), class),
            ("first-byte-cut", wire[1..].to_vec(), class),
            ("48-bytes", wire[..48].to_vec(), short),
            ("one-byte", wire[..1].to_vec(), short),
        ]
        .map(|(name, bytes, class)| {
            let comment = "not the length of such a key";
            read(self, name, &text(header, &bytes), comment).expect(class)
        })
        .into()
    }

    /// The word that says how a key was wrapped.
    fn prefixes(self) -> Vec<Case> {
        let mut cases = Vec::new();
        for kind in ["local", "secret"] {
            let good = self.wrapped(kind, &self.key(kind));
            for (name, prefix, comment) in [
                ("unknown-prefix", ".xyz.", "another way of wrapping"),
                ("upper-case-prefix", ".PIE.", "case counts"),
                ("no-prefix", ".", "it does not say how it is wrapped"),
                ("long-prefix", ".pie1.", "another way of wrapping"),
            ] {
                let text = good.replace(".pie.", prefix);
                cases.push(self.unwrap(name, kind, &text, comment).expect("key.header"));
            }
            let text = good.replace(".pie.", "..");
            let case = self.unwrap("empty-prefix", kind, &text, "an empty part");
            cases.push(case.expect("format.empty-part"));
        }
        cases
    }

    /// A key of one type as one of the other, with the tag for either header.
    fn swapped(self) -> Vec<Case> {
        let mut cases = Vec::new();
        for (kind, other) in [("local", "secret"), ("secret", "local")] {
            let free = self.number() == 1 && kind == "secret";
            let class = if free { "not-authentic" } else { "key.length" };
            for (name, tag_for) in [("tag-for-that", other), ("tag-for-this", kind)] {
                let comment = "a key of another type inside";
                let (header, of) = (self.wrap_header(kind), self.wrap_header(tag_for));
                let wire = self.pie(&of, &self.key(other), Fault::None);
                let case = self.unwrap(name, kind, &text(&header, &wire), comment);
                cases.push(case.expect(class));
                let (header, of) = (self.lock_header(kind), self.lock_header(tag_for));
                let wire = self.pbkw(&of, &self.lockable(other), &self.cost(), Fault::None);
                let case = self.unlock(name, kind, &text(&header, &wire), comment);
                cases.push(case.expect(class));
            }
            let comment = "the tag is for the other type";
            let wire = self.pie(&self.wrap_header(other), &self.key(kind), Fault::None);
            let paserk = text(&self.wrap_header(kind), &wire);
            let case = self.unwrap("other-tag", kind, &paserk, comment);
            cases.push(case.expect("not-authentic"));
            let header = self.lock_header(other);
            let wire = self.pbkw(&header, &self.lockable(kind), &self.cost(), Fault::None);
            let paserk = text(&self.lock_header(kind), &wire);
            let case = self.unlock("other-tag", kind, &paserk, comment);
            cases.push(case.expect("not-authentic"));
        }
        cases
    }
}

/// The bytes behind the last dot.
fn body_of_data(text: &str) -> Vec<u8> {
    body_of(&format!("x.x.{}", text.rsplit_once('.').unwrap().1))
}
