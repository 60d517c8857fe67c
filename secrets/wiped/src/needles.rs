//! The secrets that are looked for, and the forms that they may have.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fmt,
};

/// So many bytes of a secret that follow one another are found. A secret that is shorter is looked for
/// as a whole.
const WINDOW: usize = 16;

/// What is found by its first bytes.
const PREFIX: usize = 8;

/// Where something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In memory that was freed.
    Heap,
    /// On the stack.
    Stack,
}

/// Something of a secret that was left behind.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remains {
    /// Where.
    pub place: Place,
    /// Which secret, and in which form.
    pub what: String,
    /// How many of its bytes, one after the other.
    pub length: usize,
}

impl fmt::Debug for Remains {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            place,
            what,
            length,
        } = self;
        write!(f, "{place:?}: {length} bytes of {what}")
    }
}

/// Secrets that are looked for.
#[derive(Debug, Default)]
pub struct Needles {
    /// Pieces of `WINDOW` bytes or less, by their first bytes.
    pieces: HashMap<[u8; PREFIX], Vec<(Vec<u8>, String)>>,
}

impl Needles {
    /// None.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A secret, as it is; backwards, as a number is in memory; and padded to a block of HMAC's, inner and
    /// outer.
    #[must_use]
    pub fn secret(mut self, what: &str, bytes: &[u8]) -> Self {
        let backwards: Vec<u8> = bytes.iter().rev().copied().collect();
        let padded = |pad: u8| bytes.iter().map(|byte| byte ^ pad).collect::<Vec<_>>();
        self.add(what.to_owned(), bytes);
        self.add(format!("{what}, backwards"), &backwards);
        self.add(format!("{what}, padded inside"), &padded(0x36));
        self.add(format!("{what}, padded outside"), &padded(0x5c));
        self
    }

    /// A text.
    #[must_use]
    pub fn text(mut self, what: &str, text: &str) -> Self {
        self.add(format!("{what}, as text"), text.as_bytes());
        self
    }

    /// These and the others.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        for (prefix, pieces) in others.pieces {
            self.pieces.entry(prefix).or_default().extend(pieces);
        }
        self
    }

    fn add(&mut self, what: String, bytes: &[u8]) {
        assert!(
            bytes.len() >= PREFIX,
            "{what} is too short to be looked for"
        );
        for piece in bytes.windows(WINDOW.min(bytes.len())) {
            // Zeros and the like are everywhere.
            let kinds = piece.iter().collect::<HashSet<_>>();
            if let Some(prefix) = piece.first_chunk().filter(|_| kinds.len() >= PREFIX / 2) {
                let known = self.pieces.entry(*prefix).or_default();
                known.push((piece.to_vec(), what.clone()));
            }
        }
    }

    /// What of them is in this memory, with the longest piece of each.
    pub(crate) fn find(&self, place: Place, memory: &[u8]) -> Vec<Remains> {
        let mut found = BTreeMap::<&str, usize>::new();
        // Where the piece ends that was found last, and how long all is that it belongs to.
        let mut runs = HashMap::<&str, (usize, usize)>::new();
        for (at, prefix) in memory.windows(PREFIX).enumerate() {
            if prefix == [0; PREFIX] {
                continue;
            }
            let Some(pieces) = prefix
                .first_chunk()
                .and_then(|prefix| self.pieces.get(prefix))
            else {
                continue;
            };
            for (piece, what) in pieces
                .iter()
                .filter(|(piece, _)| memory[at..].starts_with(piece))
            {
                let end = at + piece.len();
                let run = match runs.get(what.as_str()) {
                    Some((last, run)) if last + 1 == end => run + 1,
                    _ => piece.len(),
                };
                runs.insert(what, (end, run));
                let longest = found.entry(what).or_default();
                *longest = run.max(*longest);
            }
        }
        let remains = found.into_iter();
        remains
            .map(|(what, length)| Remains {
                place,
                what: what.to_owned(),
                length,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret() -> Vec<u8> {
        (100..132).collect()
    }

    #[test]
    fn sixteen_bytes_of_a_secret_are_found_and_fifteen_are_not() {
        let needles = Needles::new().secret("key", &secret());
        for start in [0, 7, 16] {
            let piece = &secret()[start..start + WINDOW];
            let memory = [&[1; 40], piece, &[1; 40]].concat();
            let [remains] = needles.find(Place::Heap, &memory).try_into().expect("one");
            assert_eq!((remains.what.as_str(), remains.length), ("key", WINDOW));
            let memory = [&[1; 40], &piece[1..], &[1; 40]].concat();
            assert_eq!(needles.find(Place::Heap, &memory), []);
        }
    }

    #[test]
    fn each_form_is_found_and_how_much_of_it() {
        let needles = Needles::new()
            .secret("key", &secret())
            .text("key", "a secret text of 23 ch.");
        let mut backwards = secret();
        backwards.reverse();
        let inner: Vec<u8> = secret().iter().map(|byte| byte ^ 0x36).collect();
        let outer: Vec<u8> = secret().iter().map(|byte| byte ^ 0x5c).collect();
        let text = b"a secret text of 23 ch.";
        for (bytes, what, length) in [
            (secret(), "key", 32),
            (backwards, "key, backwards", 32),
            (inner, "key, padded inside", 32),
            (outer, "key, padded outside", 32),
            (text.to_vec(), "key, as text", 23),
        ] {
            let memory = [&[0; 40], &bytes[..], &[0; 40]].concat();
            let remains = needles.find(Place::Stack, &memory);
            let expected = Remains {
                place: Place::Stack,
                what: what.to_owned(),
                length,
            };
            assert_eq!(remains, [expected]);
        }
    }
}
