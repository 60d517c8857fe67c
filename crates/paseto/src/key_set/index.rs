//! From the `kid` of a token to the place of its key.

use core::hash::BuildHasher as _;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::{KeySetErrorKind as Refused, entries::Entry};

/// Where an id or a name stands in a list of entries. A set is looked up for every token and may be
/// larger than a processor's nearest memory, so this holds numbers only.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    table: HashTable<Place>,
    hasher: DefaultHashBuilder,
}

/// An entry, and which of its names; the id is the first.
#[derive(Clone, Copy, Debug)]
struct Place {
    entry: u32,
    name: u32,
}

impl Index {
    /// Where the entry stands that has `kid` for an id or a name.
    pub(super) fn find<M>(&self, list: &[Entry<M>], kid: &str) -> Option<usize> {
        let kid = kid.as_bytes();
        let is = |place: &Place| place.kid(list) == Some(kid);
        let place = self.table.find(self.hasher.hash_one(kid), is)?;
        Some(wide(place.entry))
    }

    /// Adds the last name of an entry, or its id where it has no name. It has to be new.
    pub(super) fn add<M>(&mut self, list: &[Entry<M>], at: usize) -> Result<(), Refused> {
        let names = list.get(at).map_or(0, |entry| entry.names.len());
        let place = Place::new(at, names)?;
        self.insert(list, place);
        Ok(())
    }

    /// Adds all again, where entries have moved.
    pub(super) fn renew<M>(&mut self, list: &[Entry<M>]) -> Result<(), Refused> {
        self.table.clear();
        for (at, entry) in list.iter().enumerate() {
            for name in 0..=entry.names.len() {
                self.insert(list, Place::new(at, name)?);
            }
        }
        Ok(())
    }

    fn insert<M>(&mut self, list: &[Entry<M>], place: Place) {
        let hash = |place: &Place| self.hasher.hash_one(place.kid(list).unwrap_or_default());
        let new = hash(&place);
        self.table.insert_unique(new, place, hash);
    }
}

impl Place {
    fn new(entry: usize, name: usize) -> Result<Self, Refused> {
        let narrow = |number| {
            let limit = wide(u32::MAX);
            u32::try_from(number).map_err(|_| Refused::TooManyKeys { limit })
        };
        Ok(Self {
            entry: narrow(entry)?,
            name: narrow(name)?,
        })
    }

    fn kid<M>(self, list: &[Entry<M>]) -> Option<&[u8]> {
        let entry = list.get(wide(self.entry))?;
        match self.name.checked_sub(1) {
            None => Some(entry.id.as_bytes()),
            Some(name) => entry.names.get(wide(name)).map(|name| name.as_bytes()),
        }
    }
}

/// An index of 32 bits in one of the processor's size, which has no fewer where there is an
/// operating system.
fn wide(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
