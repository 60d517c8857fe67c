//! Operations at several depths of the stack.
//!
//! A verification of Ed25519 works on tables on the stack and on one among the constants of the
//! program. Where both lie at the same place of their pages of 4 KiB, the processor takes one for
//! the other for a moment, and the verification takes up to a third longer. That is luck: it
//! changes with each caller, each build and each start of the program. So each sample is the mean
//! over a page of places.

use std::hint::black_box;

/// How many places there are.
pub const DEPTHS: u32 = 16;

/// Does `work` with its stack in the place of this number.
#[inline(never)]
pub fn at(depth: u32, work: &mut dyn FnMut()) {
    let room = [0_u8; 220];
    black_box(&room);
    match depth.checked_sub(1) {
        Some(less) => at(less, work),
        None => work(),
    }
    black_box(&room);
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, ptr};

    use super::{DEPTHS, at, black_box};

    #[test]
    fn the_places_are_all_over_a_page() {
        let places = (0..DEPTHS).map(|depth| {
            let mut place = 0;
            at(depth, &mut || {
                let here = 0_u8;
                place = ptr::from_ref(black_box(&here)).addr() % 4096 / 512;
            });
            place
        });
        let places: BTreeSet<_> = places.collect();
        assert_eq!(places.len(), 8, "{places:?}");
    }
}
