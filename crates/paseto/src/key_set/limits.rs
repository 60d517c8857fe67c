//! How much of a key set is too much.

/// Bounds on a key set that is read: 4 MiB, 10 000 keys, and 16 of them locked with a password,
/// unless said otherwise. Each key has at most 16 names beside its id, whatever is said.
///
/// Each locked key costs what [`UnwrapLimits`](crate::paserk::UnwrapLimits) allow, so their number
/// is bounded apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct KeySetLimits {
    pub(super) length: usize,
    pub(super) keys: usize,
    pub(super) locked: usize,
}

/// How many names a key may have beside its id.
pub(super) const NAMES: usize = 16;

impl KeySetLimits {
    /// At most this many bytes.
    pub const fn max_length(mut self, bytes: usize) -> Self {
        self.length = bytes;
        self
    }

    /// At most this many keys.
    pub const fn max_keys(mut self, keys: usize) -> Self {
        self.keys = keys;
        self
    }

    /// At most this many keys that are locked with a password.
    pub const fn max_locked(mut self, keys: usize) -> Self {
        self.locked = keys;
        self
    }
}

impl Default for KeySetLimits {
    fn default() -> Self {
        Self {
            length: 4 * 1024 * 1024,
            keys: 10_000,
            locked: 16,
        }
    }
}
