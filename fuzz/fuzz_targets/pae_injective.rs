//! Two lists of pieces, of which the second is often the first with a boundary moved: they have the same
//! encoding where they are the same list, and nowhere else. What is signed in each version is such an
//! encoding.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::{
    arbitrary::{self, Arbitrary},
    fuzz_target,
};
use paseto::{Associated, Error, Header, Purpose, Version};
use paseto_fuzz::{Keys, pae};

static KEYS: LazyLock<Keys> = LazyLock::new(Keys::new);

type Pieces = Vec<Vec<u8>>;

#[derive(Arbitrary, Debug)]
struct Input {
    first: Pieces,
    second: Second,
}

/// A place is taken modulo the number of places.
#[derive(Arbitrary, Debug)]
enum Second {
    Same,
    Other(Pieces),
    /// The bytes of all pieces stay one after another; a boundary goes elsewhere.
    Moved {
        piece: u8,
        boundary: u8,
    },
    /// One piece becomes two.
    Split {
        piece: u8,
        boundary: u8,
    },
    /// Two pieces become one.
    Joined {
        piece: u8,
    },
    Without {
        piece: u8,
    },
    Swapped {
        piece: u8,
        with: u8,
    },
    /// A piece is an encoding itself: of those that follow it.
    Nested {
        piece: u8,
    },
}

fuzz_target!(|input: Input| {
    let second = second(&input.first, &input.second);
    let encoded = [&input.first, &second].map(|pieces| {
        let encoded = ours(&slices(pieces));
        assert_eq!(encoded, pae::write(&slices(pieces)));
        assert_eq!(pae::read(&encoded).as_ref(), Some(pieces));
        encoded
    });
    assert_eq!(encoded[0] == encoded[1], input.first == second);
    signed(&input.first);
});

fn slices(pieces: &Pieces) -> Vec<&[u8]> {
    pieces.iter().map(Vec::as_slice).collect()
}

fn ours(pieces: &[&[u8]]) -> Vec<u8> {
    let mut encoded = Vec::new();
    paseto_core::pae(pieces, |bytes| encoded.extend_from_slice(bytes));
    encoded
}

fn second(first: &Pieces, how: &Second) -> Pieces {
    let mut pieces = first.clone();
    let at = |place: u8, places: usize| usize::from(place) % places;
    match *how {
        Second::Other(ref other) => return other.clone(),
        Second::Moved { piece, boundary } if pieces.len() > 1 => {
            let piece = at(piece, pieces.len() - 1);
            let both = [&*pieces[piece], &*pieces[piece + 1]].concat();
            let (left, right) = both.split_at(at(boundary, both.len() + 1));
            (pieces[piece], pieces[piece + 1]) = (left.to_vec(), right.to_vec());
        }
        Second::Split { piece, boundary } if !pieces.is_empty() => {
            let piece = at(piece, pieces.len());
            let boundary = at(boundary, pieces[piece].len() + 1);
            let right = pieces[piece].split_off(boundary);
            pieces.insert(piece + 1, right);
        }
        Second::Joined { piece } if pieces.len() > 1 => {
            let piece = at(piece, pieces.len() - 1);
            let right = pieces.remove(piece + 1);
            pieces[piece].extend(right);
        }
        Second::Without { piece } if !pieces.is_empty() => {
            pieces.remove(at(piece, pieces.len()));
        }
        Second::Swapped { piece, with } if !pieces.is_empty() => {
            let count = pieces.len();
            pieces.swap(at(piece, count), at(with, count));
        }
        Second::Nested { piece } if !pieces.is_empty() => {
            let rest = pieces.split_off(at(piece, pieces.len()));
            pieces.push(pae::write(&slices(&rest)));
        }
        _ => {}
    }
    pieces
}

/// What a signature is made of: header, message, footer, and in the versions that have one the implicit
/// assertion. In version 3 the public key comes first.
fn signed(pieces: &Pieces) {
    let piece = |number: usize| pieces.get(number).map(Vec::as_slice).unwrap_or_default();
    let (message, footer, implicit) = (piece(0), piece(1), piece(2));
    for version in [Version::V1, Version::V2, Version::V3, Version::V4] {
        let header = Header::new(version, Purpose::Public).to_string();
        let found = KEYS.signing_input(version, message, Associated::new(footer, implicit));
        if !version.has_implicit_assertion() && !implicit.is_empty() {
            assert_eq!(found, Err(Error::NoImplicitAssertion(version)));
            continue;
        }
        let key = KEYS.public_key(version);
        let all = [&*key, header.as_bytes(), message, footer, implicit];
        let expected = match version {
            Version::V1 | Version::V2 => &all[1..4],
            Version::V3 => &all,
            _ => &all[1..],
        };
        assert_eq!(found, Ok(pae::write(expected)));
    }
}
