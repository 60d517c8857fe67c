//! What is given to all libraries: something sound, and what was done to it.

use base64ct::{Base64UrlUnpadded, Encoding};
use libfuzzer_sys::arbitrary::{self, Arbitrary};

/// A token or a key.
#[derive(Arbitrary, Debug)]
pub enum Input {
    /// One that was sealed, and then changed.
    Token {
        /// Signed, and not encrypted.
        public: bool,
        /// By another library.
        by_peer: bool,
        /// What was sealed.
        payload: Part,
        /// What is readable.
        footer: Part,
        /// What does not travel with it.
        implicit: Vec<u8>,
        /// What was done to it then.
        changes: Vec<Change>,
    },
    /// A text that stands for a token.
    Text(String),
    /// A key of this version.
    Key {
        /// Its kind.
        kind: u8,
        /// A sound one is the start.
        bytes: Option<Vec<u8>>,
        /// What was done to it then.
        changes: Vec<Change>,
    },
    /// A text that stands for a key.
    KeyText(u8, String),
}

/// What a token is made of.
#[derive(Arbitrary, Debug)]
pub enum Part {
    /// Text, which is all that some libraries read.
    Text(String),
    /// Any bytes.
    Bytes(Vec<u8>),
    /// So many letters, modulo 2048: some libraries have limits.
    Long(u16),
}

impl Part {
    pub(super) fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Text(text) => text.clone().into_bytes(),
            Self::Bytes(bytes) => bytes.clone(),
            Self::Long(letters) => vec![b'a'; (letters % 2048).into()],
        }
    }
}

/// What is done to a text. A place is taken modulo the number of places.
#[derive(Arbitrary, Debug)]
#[expect(missing_docs, reason = "the variants say what their fields are")]
pub enum Change {
    /// Flips a bit of the bytes that the letters of a part stand for.
    Bit { part: u8, bit: u16 },
    /// Removes bytes of a part, from its end.
    Cut { part: u8, bytes: u8 },
    /// Adds bytes to a part.
    Longer { part: u8, bytes: Vec<u8> },
    /// A part stands twice.
    Twice { part: u8 },
    /// A part is gone.
    Without { part: u8 },
    /// Two parts change their places.
    Swapped { part: u8, with: u8 },
    /// Letters come in.
    Insert { at: u16, letters: Letters },
    /// A letter becomes another.
    Replace { at: u16, letter: u8 },
    /// A letter goes.
    Remove { at: u16 },
    /// The last letter of a part carries bits that belong to no byte.
    SpareBits { part: u8, bits: u8 },
}

/// Letters with a meaning.
#[derive(Arbitrary, Debug)]
pub enum Letters {
    /// `.`
    Dot,
    /// `=`
    Padding,
    /// White space.
    Space,
    /// The end of a line.
    Line,
    /// Base64url.
    Any(char),
}

impl Change {
    pub(super) fn apply(&self, text: &str) -> String {
        let mut parts: Vec<_> = text.split('.').map(str::to_owned).collect();
        let count = parts.len();
        let place = |part: &u8| usize::from(*part) % count;
        let of_bytes = |letters: &str, change: &dyn Fn(&mut Vec<u8>)| {
            let Ok(mut bytes) = Base64UrlUnpadded::decode_vec(letters) else {
                return letters.to_owned();
            };
            change(&mut bytes);
            Base64UrlUnpadded::encode_string(&bytes)
        };
        match self {
            Self::Bit { part, bit } => {
                let part = place(part);
                parts[part] = of_bytes(&parts[part], &|bytes| {
                    let at = usize::from(*bit) / 8 % bytes.len().max(1);
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte ^= 1 << (bit % 8);
                    }
                });
            }
            Self::Cut { part, bytes: by } => {
                let part = place(part);
                parts[part] = of_bytes(&parts[part], &|bytes| {
                    bytes.truncate(bytes.len().saturating_sub((*by).into()));
                });
            }
            Self::Longer { part, bytes: more } => {
                let part = place(part);
                parts[part] = of_bytes(&parts[part], &|bytes| bytes.extend(more));
            }
            Self::Twice { part } => parts.insert(place(part), parts[place(part)].clone()),
            Self::Without { part } => drop(parts.remove(place(part))),
            Self::Swapped { part, with } => parts.swap(place(part), place(with)),
            Self::SpareBits { part, bits } => {
                let part = &mut parts[place(part)];
                if let Some(last) = part.pop() {
                    part.push(other_letter(last, *bits));
                }
            }
            Self::Insert { .. } | Self::Replace { .. } | Self::Remove { .. } => {
                return self.apply_to_letters(text);
            }
        }
        parts.join(".")
    }

    fn apply_to_letters(&self, text: &str) -> String {
        let mut letters: Vec<_> = text.chars().collect();
        let count = letters.len();
        match self {
            Self::Insert { at, letters: what } => {
                let letter = match what {
                    Letters::Dot => '.',
                    Letters::Padding => '=',
                    Letters::Space => ' ',
                    Letters::Line => '\n',
                    Letters::Any(letter) => *letter,
                };
                letters.insert(usize::from(*at) % (count + 1), letter);
            }
            Self::Replace { at, letter } if count > 0 => {
                letters[usize::from(*at) % count] = char::from(*letter);
            }
            Self::Remove { at } if count > 0 => {
                letters.remove(usize::from(*at) % count);
            }
            _ => {}
        }
        letters.into_iter().collect()
    }
}

/// The same upper bits, other lower ones.
fn other_letter(letter: char, bits: u8) -> char {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let at = LETTERS
        .iter()
        .position(|other| char::from(*other) == letter);
    at.map_or(letter, |at| {
        char::from(LETTERS[at ^ usize::from(bits % 16)])
    })
}
