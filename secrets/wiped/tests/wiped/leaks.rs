//! Leaks that are there on purpose: if one of these is not found, the others prove nothing.

use std::hint::black_box;

use paseto_wiped::{Needles, Place, observe};

use super::samples::SYMMETRIC;

fn found(operation: impl FnOnce() + Send) -> Vec<(Place, String, usize)> {
    let ((), left) = observe(operation);
    let remains = left.of(&Needles::new().secret("key", &SYMMETRIC));
    remains
        .into_iter()
        .map(|remains| (remains.place, remains.what, remains.length))
        .collect()
}

#[test]
fn a_key_that_is_dropped_and_not_wiped_is_found() {
    let found = found(|| drop(black_box(SYMMETRIC.to_vec())));
    assert!(
        found.contains(&(Place::Heap, "key".to_owned(), 32)),
        "{found:?}"
    );
}

#[test]
fn a_key_in_a_vector_that_grew_is_found() {
    let found = found(|| {
        let mut bytes = Vec::with_capacity(32);
        bytes.extend_from_slice(&SYMMETRIC);
        // Where the C library could make it longer in its place, it would not be moved: so a lot.
        bytes.reserve(1 << 20);
        bytes.fill(0);
        drop(black_box(bytes));
    });
    assert!(
        found.contains(&(Place::Heap, "key".to_owned(), 32)),
        "{found:?}"
    );
}

#[test]
fn half_of_a_key_is_found() {
    let found = found(|| drop(black_box(SYMMETRIC[8..24].to_vec())));
    assert!(
        found.contains(&(Place::Heap, "key".to_owned(), 16)),
        "{found:?}"
    );
}

/// AWS-LC is C, and asks the C library for memory: this is what it would be to forget to wipe it.
#[test]
fn a_block_of_c_is_found() {
    let found = found(|| {
        // SAFETY: the block has as many bytes as are written, and is freed once.
        unsafe {
            let block = libc::malloc(32).cast::<u8>();
            block.copy_from_nonoverlapping(SYMMETRIC.as_ptr(), 32);
            libc::free(black_box(block).cast());
        }
    });
    assert!(
        found.contains(&(Place::Heap, "key".to_owned(), 32)),
        "{found:?}"
    );
}

#[test]
fn a_key_on_the_stack_is_found() {
    #[inline(never)]
    fn leave(bytes: &[u8; 32]) {
        let copy = *black_box(bytes);
        black_box(&copy);
    }
    let found = found(|| leave(&SYMMETRIC));
    assert!(
        found.contains(&(Place::Stack, "key".to_owned(), 32)),
        "{found:?}"
    );
}

/// The other way round: what is wiped is not found.
#[test]
fn a_key_that_is_wiped_is_not_found() {
    let found = found(|| drop(black_box(paseto_core::SecretBytes::new(SYMMETRIC.to_vec()))));
    assert_eq!(found, []);
}
