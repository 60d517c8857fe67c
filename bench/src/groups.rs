//! Who is measured against whom.

use crate::{
    bare, by_hand, conrad,
    harness::{Contender, Group, Kind},
    jwt, key_text, keys, library,
    material::{self, Session, keep},
    ours,
    paseto::{self, Purpose, Version},
    pasetors, prepared, rings, rusty,
};

/// The sizes of payloads that are not claims.
const SIZES: [(&str, usize); 3] = [
    ("1 KiB", 1024),
    ("16 KiB", 16 * 1024),
    ("1 MiB", 1024 * 1024),
];

/// All groups of a version, each contender tried once: it accepts what we made, and we accept what
/// it made.
pub fn of(version: Version) -> Vec<Group> {
    jwt::install();
    let mut groups = Vec::new();
    for purpose in Purpose::ALL {
        groups.extend(typed(version, purpose));
    }
    for purpose in Purpose::ALL {
        for (label, length) in SIZES {
            groups.extend(raw(version, purpose, label, length));
        }
    }
    groups.extend(keys::of(version));
    groups.extend(key_text::of(version));
    if version == Version::V4 {
        groups.extend(prepared::groups());
        groups.extend(rings::groups());
    }
    groups
}

fn typed(version: Version, purpose: Purpose) -> [Group; 2] {
    let ours = ours::of(version, purpose);
    let token: &'static str = keep(ours.token());
    let footer: &'static str = keep(ours.footer());
    let json = &Session::new().to_json();
    let [make, read] = paseto::names(version, purpose);
    let making = [
        ours::making(version, purpose),
        rusty::making(version, purpose, footer),
        pasetors::making(version, purpose, footer),
        conrad::making(version, purpose, footer),
        jwt::making(version, purpose, footer),
        bare::making(version, purpose, json, footer),
    ];
    let reading = [
        ours::reading(version, purpose, token),
        ours::reading_prepared(version, purpose, token),
        rusty::reading(version, purpose, token, footer),
        pasetors::reading(version, purpose, token, footer),
        conrad::reading(version, purpose, token),
        jwt::reading(version, purpose, footer),
        bare::reading(version, purpose, json, footer),
        vec![bare::reading_claims()],
    ];
    [
        group(format!("{make}, typed claims"), making, |token| {
            ours.must_accept(token);
        }),
        group(
            format!("{read}, typed claims, rules checked"),
            reading,
            |_| (),
        ),
    ]
}

fn raw(version: Version, purpose: Purpose, label: &str, length: usize) -> [Group; 2] {
    let payload: &'static str = keep(material::payload(length));
    let ours = ours::library(version, purpose);
    let token: &'static str = keep(ours.make(payload, "", ""));
    let kinds = || {
        [Kind::Ours]
            .into_iter()
            .chain(std::iter::repeat(Kind::Peer))
    };
    let making = library::all(version, purpose)
        .into_iter()
        .zip(kinds())
        .map(|(library, kind)| by_hand::making_raw(library, kind, payload))
        .collect();
    let reading = library::all(version, purpose)
        .into_iter()
        .zip(kinds())
        .filter_map(|(library, kind)| by_hand::reading_raw(library, kind, token))
        .collect();
    let must_accept = |token: &str| {
        let found = library::payload(&*ours, token, "", "");
        assert!(found.as_deref() == Some(payload), "we read it");
    };
    let [make, read] = paseto::names(version, purpose);
    let making = [making, bare::making(version, purpose, payload, "")];
    let reading = [reading, bare::reading(version, purpose, payload, "")];
    [
        group(format!("{make}, {label}"), making, must_accept),
        group(format!("{read}, {label}"), reading, |_| ()),
    ]
}

fn group<const N: usize>(
    name: String,
    contenders: [Vec<Contender>; N],
    must_accept: impl Fn(&str),
) -> Group {
    let mut contenders: Vec<_> = contenders.into_iter().flatten().collect();
    for contender in &mut contenders {
        let made = contender.once();
        if matches!(contender.kind, Kind::Ours | Kind::Peer) {
            made.iter().for_each(|token| must_accept(token));
        }
    }
    Group { name, contenders }
}
