//! Secret bytes, as many as there are.

use alloc::vec::Vec;
use core::fmt;

use subtle::ConstantTimeEq;
use zeroize::{ZeroizeOnDrop, optimization_barrier};

/// Bytes that are a secret, such as the DER of a secret key: wiped when dropped, compared in
/// constant time, save for their number, and never printed.
///
/// There is no `Clone`, `Deref` or `AsRef`: whoever wants the bytes calls [`SecretBytes::expose`].
/// Where their number is known beforehand, [`Secret`](crate::Secret) needs no allocation.
pub struct SecretBytes(Vec<u8>);

impl SecretBytes {
    /// Takes the bytes. Copies that the caller made, and those that a `Vec` leaves behind when it
    /// grows, are the caller's to wipe.
    #[must_use]
    pub const fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes. What is copied from here is no longer wiped.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        &self.0
    }

    /// The bytes, to be written in place.
    pub fn expose_mut(&mut self) -> &mut [u8] {
        &mut self.0
    }
}

impl Drop for SecretBytes {
    fn drop(&mut self) {
        wipe(&mut self.0);
    }
}

/// What `Zeroize` does, but not byte for byte: all the room, whatever of it is in use.
pub(crate) fn wipe(bytes: &mut Vec<u8>) {
    let room = bytes.capacity();
    bytes.clear();
    bytes.resize(room, 0);
    optimization_barrier(bytes.as_slice());
}

impl ZeroizeOnDrop for SecretBytes {}

impl PartialEq for SecretBytes {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for SecretBytes {}

impl fmt::Debug for SecretBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretBytes(..)")
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::wipe;

    #[test]
    fn all_the_room_is_wiped() {
        let mut bytes = Vec::with_capacity(100);
        bytes.extend_from_slice(&[7; 60]);
        bytes.truncate(3);
        let (place, room) = (bytes.as_ptr(), bytes.capacity());
        wipe(&mut bytes);
        // Where it was, and not in a copy.
        assert_eq!((bytes.as_ptr(), bytes.len()), (place, room));
        assert!(bytes.iter().all(|byte| *byte == 0));
    }
}
