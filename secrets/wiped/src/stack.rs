//! A copy of the stack, when an operation has returned.

use std::{hint::black_box, mem::MaybeUninit};

/// The size of the stack that an operation has.
pub(crate) const SIZE: usize = 4 << 20;

/// How much of it is looked at, more than any operation uses: a table of RSA's numbers is the most.
const DEPTH: usize = 1 << 20;

/// Runs the operation, and copies what is on the stack below this function then.
pub(crate) fn after<R>(operation: impl FnOnce() -> R) -> (R, Vec<u8>) {
    // Before: nothing may allocate between the operation and the copy.
    let mut copy = vec![0_u8; DEPTH];
    paint();
    let result = call(operation);
    let here = 0_u8;
    let top = black_box(&raw const here) as usize;
    let start = top - DEPTH;
    for (at, to) in copy.iter_mut().enumerate() {
        // SAFETY: all of this was painted, so it is mapped, and it is this thread's. What lies there is no
        // object any more, so it is read volatile, byte for byte.
        *to = unsafe { ((start + at) as *const u8).read_volatile() };
    }
    (result, copy)
}

/// In a frame of its own, which is below the one that looks.
#[inline(never)]
fn call<R>(operation: impl FnOnce() -> R) -> R {
    operation()
}

/// Writes over what was there before, so that nothing of it is found.
#[inline(never)]
fn paint() {
    let mut paint = MaybeUninit::<[u8; DEPTH + 4096]>::uninit();
    // SAFETY: any bytes are such an array.
    unsafe { paint.as_mut_ptr().write_bytes(0, 1) };
    black_box(&paint);
}
