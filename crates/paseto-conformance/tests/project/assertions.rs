//! Implicit assertions: bound to the token in versions 3 and 4, refused in versions 1 and 2.

use crate::project::{
    case::Case,
    protocol::Side,
    token::{body_of, text},
};

const FOOTER: &[u8] = br#"{"kid":"a key"}"#;
const IMPLICIT: &str = "user 4711";

pub(crate) fn cases(side: &Side) -> Vec<Case> {
    if side.protocol.has_implicit_assertion() {
        bound(side)
    } else {
        refused(side)
    }
}

fn bound(side: &Side) -> Vec<Case> {
    let payload = side.protocol.payload.as_bytes();
    let with = (side.make)(payload, FOOTER, IMPLICIT.as_bytes());
    let without = side.token(FOOTER);
    // The footer's last byte is the assertion's first one.
    let moved = (side.make)(payload, b"user", b" 4711");
    vec![
        side.read("implicit", &with, "the implicit assertion")
            .implicit(IMPLICIT)
            .expect("ok"),
        side.read("implicit-changed", &with, "another one")
            .implicit("user 4712")
            .expect("not-authentic"),
        side.read("implicit-longer", &with, "a byte more")
            .implicit("user 4711 ")
            .expect("not-authentic"),
        side.read("implicit-removed", &with, "none is given")
            .expect("not-authentic"),
        side.read("implicit-added", &without, "there was none")
            .implicit(IMPLICIT)
            .expect("not-authentic"),
        side.read(
            "implicit-is-the-footer",
            &without,
            "the footer is not the implicit assertion",
        )
        .implicit(std::str::from_utf8(FOOTER).unwrap())
        .expect("not-authentic"),
        side.read(
            "implicit-after-footer",
            &moved,
            "bytes moved between the two",
        )
        .implicit("4711")
        .expect("not-authentic"),
    ]
    .into_iter()
    .chain(exchanged(side))
    .collect()
}

/// Footer and implicit assertion in each other's place.
fn exchanged(side: &Side) -> Vec<Case> {
    let payload = side.protocol.payload.as_bytes();
    let footer = std::str::from_utf8(FOOTER).unwrap();
    let made =
        |footer: &[u8], implicit: &str| body_of(&(side.make)(payload, footer, implicit.as_bytes()));
    let token = |body: Vec<u8>, footer: &[u8]| text(&side.header(), &[&body], footer);
    vec![
        side.read(
            "footer-and-implicit-exchanged",
            &token(made(FOOTER, IMPLICIT), IMPLICIT.as_bytes()),
            "each stands where the other was",
        )
        .implicit(footer)
        .expect("not-authentic"),
        side.read(
            "footer-became-implicit",
            &token(made(FOOTER, ""), b""),
            "the footer is gone, and is given as the implicit assertion",
        )
        .implicit(footer)
        .expect("not-authentic"),
        side.read(
            "implicit-became-footer",
            &token(made(b"", IMPLICIT), IMPLICIT.as_bytes()),
            "none is given, and the footer holds it",
        )
        .expect("not-authentic"),
    ]
}

/// Whoever gives one means something by it: it is never ignored.
fn refused(side: &Side) -> Vec<Case> {
    let token = side.token(FOOTER);
    let mut body = body_of(&token);
    body[0] ^= 1;
    let altered = text(&side.header(), &[&body], FOOTER);
    let none = "this version has no implicit assertions";
    let class = "no-implicit-assertion";
    vec![
        side.read("implicit-empty", &token, "an empty one is none")
            .implicit("")
            .expect("ok"),
        side.read("implicit", &token, none)
            .implicit(IMPLICIT)
            .expect(class),
        side.read("implicit-nul", &token, none)
            .implicit("\0")
            .expect(class),
        side.read("implicit-is-the-footer", &token, none)
            .implicit(std::str::from_utf8(FOOTER).unwrap())
            .expect(class),
        side.read(
            "implicit-on-an-altered-token",
            &altered,
            "refused before any cryptography",
        )
        .implicit(IMPLICIT)
        .expect(class),
        side.made("implicit", none).implicit(IMPLICIT).expect(class),
        side.made("implicit-nul", none).implicit("\0").expect(class),
        side.made("implicit-empty", "an empty one is none")
            .implicit("")
            .expect("ok"),
    ]
}
