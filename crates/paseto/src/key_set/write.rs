//! Writing a key set.

use core::fmt;

use serde::{Serialize, Serializer, ser::SerializeMap as _};

use super::{KeySetDocument, KeyState, entries::Entry};

impl KeySetDocument {
    /// The text of the document, over several lines, so that it can be read and compared.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Strings, lists and maps of them: nothing that JSON could not write.
        let mut text = serde_json::to_string_pretty(&Keys(self)).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// [`KeySetDocument::to_json`].
impl fmt::Display for KeySetDocument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_json())
    }
}

struct Keys<'d>(&'d KeySetDocument);

impl Serialize for Keys<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let keys: Vec<_> = self.0.entries.as_slice().iter().map(Key).collect();
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry("keys", &keys)?;
        map.end()
    }
}

struct Key<'d>(&'d Entry<String>);

impl Serialize for Key<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let entry = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kid", entry.id.as_str())?;
        if let Some(paserk) = &entry.material {
            map.serialize_entry("paserk", paserk)?;
        }
        map.serialize_entry("state", entry.state.name())?;
        if let KeyState::AcceptedUntil(end) = entry.state {
            map.serialize_entry("not_after", &end.to_string())?;
        }
        if !entry.names.is_empty() {
            let names: Vec<_> = entry.names.iter().map(|name| &**name).collect();
            map.serialize_entry("aliases", &names)?;
        }
        map.end()
    }
}
