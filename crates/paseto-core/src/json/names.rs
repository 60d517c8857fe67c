//! The names of the objects that are open, to find one that stands twice.

use alloc::vec::Vec;

use super::JsonStr;

/// As many entries as an ordinary token needs, so that checking one allocates nothing.
const INLINE: usize = 24;

/// The names of all open objects, innermost last. `None` marks where an object begins.
pub(super) struct Names<'j> {
    inline: [Option<JsonStr<'j>>; INLINE],
    used: usize,
    /// Takes over, whole, when the inline part is full.
    spilled: Vec<Option<JsonStr<'j>>>,
}

impl<'j> Names<'j> {
    pub(super) const fn new() -> Self {
        Self {
            inline: [None; INLINE],
            used: 0,
            spilled: Vec::new(),
        }
    }

    /// An object begins.
    pub(super) fn open(&mut self) {
        self.push(None);
    }

    /// The innermost object has a member with this name.
    pub(super) fn add(&mut self, name: JsonStr<'j>) {
        self.push(Some(name));
    }

    /// The innermost object ends. Whether its names were all different.
    pub(super) fn close(&mut self) -> bool {
        let entries = if self.spilled.is_empty() {
            self.inline.get_mut(..self.used).unwrap_or_default()
        } else {
            &mut self.spilled
        };
        let start = entries.iter().rposition(Option::is_none).unwrap_or(0);
        let unique = all_different(entries.get_mut(start + 1..).unwrap_or_default());
        if self.spilled.is_empty() {
            self.used = start;
        } else {
            self.spilled.truncate(start);
            // What was inline has moved; an empty spill means an empty list.
            self.used = 0;
        }
        unique
    }

    fn push(&mut self, entry: Option<JsonStr<'j>>) {
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

/// Linear in memory and `n log n` in time, whoever chose the names: nothing here is hashed.
fn all_different(names: &mut [Option<JsonStr<'_>>]) -> bool {
    const FEW: usize = 8;
    let order = |a: &Option<JsonStr<'_>>, b: &Option<JsonStr<'_>>| {
        let (a, b) = (a.unwrap_or(JsonStr::EMPTY), b.unwrap_or(JsonStr::EMPTY));
        a.order(b)
    };
    if names.len() > FEW {
        names.sort_unstable_by(order);
        return names
            .windows(2)
            .all(|pair| matches!(pair, [a, b] if order(a, b).is_ne()));
    }
    let mut rest = &*names;
    while let Some((first, others)) = rest.split_first() {
        if others.iter().any(|other| order(first, other).is_eq()) {
            return false;
        }
        rest = others;
    }
    true
}
