//! Typed claims by the lowest interface of a library: with `serde_json`, and with rules by hand.

use crate::{
    harness::{Contender, Kind},
    library::Library,
    material::{Session, keep},
};

/// Making a token with typed claims.
pub fn making(name: &str, library: Box<dyn Library>, footer: &'static str) -> Contender {
    let (library, session) = (keep(library), Session::new());
    Contender::making(name, Kind::Peer, move || {
        library.make(&session.to_json(), footer, "")
    })
}

/// Reading a token with typed claims.
pub fn reading(
    name: &str,
    library: Box<dyn Library>,
    token: &'static str,
    footer: &'static str,
) -> Contender {
    let library = keep(library);
    Contender::doing(name, Kind::Peer, move || {
        let mut session = None;
        let read = library.read(token, footer, "", &mut |payload| {
            session = Session::read_and_check(payload);
        });
        read.and(session).expect("it holds")
    })
}

/// Making a token with a payload that is not looked at.
pub fn making_raw(library: Box<dyn Library>, kind: Kind, payload: &'static str) -> Contender {
    let library = keep(library);
    Contender::making(library.name(), kind, move || library.make(payload, "", ""))
}

/// Reading a token with a payload that is not looked at; `None` where it is too long for the
/// library.
pub fn reading_raw(
    library: Box<dyn Library>,
    kind: Kind,
    token: &'static str,
) -> Option<Contender> {
    let library = keep(library);
    (token.len() <= library.longest()).then(|| {
        Contender::doing(library.name(), kind, move || {
            let mut length = 0;
            let read = library.read(token, "", "", &mut |payload| length = payload.len());
            read.map(|()| length).expect("it is authentic")
        })
    })
}
