//! The names of the objects that are open, to find one that stands twice.

use alloc::vec::Vec;
use core::mem;

use super::JsonStr;

/// As many entries as an ordinary token needs, so that checking one allocates nothing.
const INLINE: usize = 24;

/// The names of all open objects, innermost last.
pub(super) struct Names<'j> {
    inline: [Entry<'j>; INLINE],
    used: usize,
    /// Takes over, whole, when the inline part is full.
    spilled: Vec<Entry<'j>>,
    innermost: Seen,
}

#[derive(Clone, Copy)]
enum Entry<'j> {
    /// An object begins; what had been seen in the one around it.
    Object(Seen),
    Name(JsonStr<'j>),
}

/// What has been seen of the names of one object.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// A bit for each sketch of a name.
    sketches: u64,
    /// Two names have the same sketch, so all of them must be compared.
    suspect: bool,
}

#[expect(
    clippy::arithmetic_side_effects,
    reason = "`start` and `used` are places in a list: at most its length, once they are counted up"
)]
impl<'j> Names<'j> {
    pub(super) const fn new() -> Self {
        let nothing = Seen {
            sketches: 0,
            suspect: false,
        };
        Self {
            inline: [Entry::Object(nothing); INLINE],
            used: 0,
            spilled: Vec::new(),
            innermost: nothing,
        }
    }

    /// An object begins.
    pub(super) fn open(&mut self) {
        let around = mem::take(&mut self.innermost);
        self.push(Entry::Object(around));
    }

    /// The innermost object has a member with this name.
    pub(super) fn add(&mut self, name: JsonStr<'j>) {
        let bit = name.sketch();
        self.innermost.suspect |= self.innermost.sketches & bit != 0;
        self.innermost.sketches |= bit;
        self.push(Entry::Name(name));
    }

    /// The innermost object ends. Whether its names were all different.
    pub(super) fn close(&mut self) -> bool {
        let entries = if self.spilled.is_empty() {
            self.inline.get_mut(..self.used).unwrap_or_default()
        } else {
            &mut self.spilled
        };
        let (start, around) = beginning(entries);
        let names = entries.get_mut(start + 1..).unwrap_or_default();
        let unique = !self.innermost.suspect || all_different(names);
        self.innermost = around;
        if self.spilled.is_empty() {
            self.used = start;
        } else {
            self.spilled.truncate(start);
            // What was inline has moved; an empty spill means an empty list.
            self.used = 0;
        }
        unique
    }

    fn push(&mut self, entry: Entry<'j>) {
        if self.spilled.is_empty() {
            if let Some(slot) = self.inline.get_mut(self.used) {
                *slot = entry;
                self.used += 1;
                return;
            }
            self.spilled.extend_from_slice(&self.inline);
        }
        self.spilled.push(entry);
    }
}

/// Where the innermost object begins, and what had been seen in the one around it.
fn beginning(entries: &[Entry<'_>]) -> (usize, Seen) {
    let object = entries
        .iter()
        .enumerate()
        .rev()
        .find_map(|(at, entry)| match entry {
            Entry::Object(around) => Some((at, *around)),
            Entry::Name(_) => None,
        });
    object.unwrap_or_default()
}

/// Linear in memory and `n log n` in time, whoever chose the names: nothing here is hashed, and a
/// sketch only tells when nothing needs to be compared.
fn all_different(names: &mut [Entry<'_>]) -> bool {
    names.sort_unstable_by(|a, b| a.name().order(b.name()));
    names.windows(2).all(|pair| match pair {
        [a, b] => a.name().order(b.name()).is_ne(),
        _ => true,
    })
}

impl<'j> Entry<'j> {
    /// The name; nothing else is among the entries that are compared.
    const fn name(&self) -> JsonStr<'j> {
        match self {
            Self::Name(name) => *name,
            Self::Object(_) => JsonStr::EMPTY,
        }
    }
}
