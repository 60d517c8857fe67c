//! Room for the bytes or the letters of a key.

use alloc::{vec, vec::Vec};

use zeroize::Zeroize;

/// Up to this length the room is on the stack: for all keys but those of RSA.
const ON_STACK: usize = 96;

/// Zeros to be written to. Wiped where it is given to `Zeroizing`.
pub(crate) struct Room {
    length: usize,
    short: [u8; ON_STACK],
    long: Vec<u8>,
}

impl Room {
    pub(crate) fn new(length: usize) -> Self {
        Self {
            length,
            short: [0; ON_STACK],
            long: vec![0; if length > ON_STACK { length } else { 0 }],
        }
    }

    /// As many bytes as were asked for.
    pub(crate) fn bytes(&mut self) -> &mut [u8] {
        match self.short.get_mut(..self.length) {
            Some(short) => short,
            None => &mut self.long,
        }
    }
}

impl Zeroize for Room {
    fn zeroize(&mut self) {
        self.bytes().zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_as_much_as_was_asked_for_and_it_is_wiped() {
        for length in [0, 1, 95, 96, 97, 5000] {
            let mut room = Room::new(length);
            assert_eq!(room.bytes(), vec![0; length]);
            room.bytes().fill(7);
            room.zeroize();
            assert!(room.short.iter().chain(&room.long).all(|byte| *byte == 0));
        }
    }
}
