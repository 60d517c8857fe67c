//! Who is measured against whom.

use crate::{
    bare, conrad,
    harness::{Contender, Group, Kind},
    jwt,
    material::{self, Session, keep},
    ours::{self, Ours},
    pasetors, rusty,
};

/// The sizes of payloads that are not claims.
const SIZES: [(&str, usize); 3] = [
    ("1 KiB", 1024),
    ("16 KiB", 16 * 1024),
    ("1 MiB", 1024 * 1024),
];

/// All groups, each contender tried once: it accepts what we made, and we accept what it made.
pub fn all() -> Vec<Group> {
    jwt::install();
    let mut groups = typed();
    for (label, length) in SIZES {
        groups.extend(raw(label, length));
    }
    groups
}

fn typed() -> Vec<Group> {
    let signed: &'static str = keep(Ours::signed());
    let encrypted: &'static str = keep(Ours::encrypted());
    let json = Session::new().to_json().len();
    vec![
        group(
            "sign v4.public, typed claims",
            [
                ours::signing(),
                rusty::signing(),
                pasetors::signing(),
                conrad::signing(),
                jwt::signing(),
                vec![bare::signing()],
            ],
            Ours::must_accept_signed,
        ),
        group(
            "verify v4.public, typed claims, rules checked",
            [
                ours::verifying(signed),
                rusty::verifying(signed),
                pasetors::verifying(signed),
                conrad::verifying(signed),
                jwt::verifying(),
                vec![bare::verifying(), bare::reading()],
            ],
            |_| (),
        ),
        group(
            "encrypt v4.local, typed claims",
            [
                ours::encrypting(),
                rusty::encrypting(),
                pasetors::encrypting(),
                conrad::encrypting(),
                jwt::authenticating(),
                vec![bare::encrypting(json)],
            ],
            Ours::must_accept_encrypted,
        ),
        group(
            "decrypt v4.local, typed claims, rules checked",
            [
                ours::decrypting(encrypted),
                rusty::decrypting(encrypted),
                pasetors::decrypting(encrypted),
                conrad::decrypting(encrypted),
                jwt::checking(),
                vec![bare::decrypting(json), bare::reading()],
            ],
            |_| (),
        ),
    ]
}

fn raw(label: &str, length: usize) -> [Group; 2] {
    use crate::library::Library;
    let payload: &'static str = keep(material::payload(length));
    let token: &'static str = keep(Ours::new().encrypt(payload, "", ""));
    let encrypting = vec![
        ours::encrypting_raw(payload),
        rusty::encrypting_raw(payload),
        pasetors::encrypting_raw(payload),
        conrad::encrypting_raw(payload),
        bare::encrypting(length),
    ];
    let mut decrypting = vec![ours::decrypting_raw(token)];
    decrypting.extend(rusty::decrypting_raw(token));
    decrypting.extend([
        pasetors::decrypting_raw(token),
        conrad::decrypting_raw(token),
        bare::decrypting(length),
    ]);
    let must_accept = |token: &str| {
        let found = Ours::new().decrypt(token, "", "");
        assert!(found.as_deref() == Some(payload), "we decrypt it");
    };
    [
        group(
            &format!("encrypt v4.local, {label}"),
            [encrypting],
            must_accept,
        ),
        group(&format!("decrypt v4.local, {label}"), [decrypting], |_| ()),
    ]
}

fn group<const N: usize>(
    name: &str,
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
    Group {
        name: name.to_owned(),
        contenders,
    }
}
