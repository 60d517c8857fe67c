//! A global allocator that counts.
//!
//! Each thread counts by itself: counters that threads share would themselves keep two threads from
//! being twice as fast as one.

#![expect(
    unsafe_code,
    reason = "the trait of global allocators is unsafe; every call goes to the system's"
)]

use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
};

thread_local! {
    static CALLS: Cell<u64> = const { Cell::new(0) };
    static BYTES: Cell<u64> = const { Cell::new(0) };
    static GIVEN_BACK: Cell<u64> = const { Cell::new(0) };
}

/// The system's allocator, with every call that may find new memory counted: growing a buffer
/// counts as one, and for as many bytes as it has afterwards.
pub struct Counting;

fn count(size: usize) {
    CALLS.set(CALLS.get().wrapping_add(1));
    BYTES.set(BYTES.get().wrapping_add(size as u64));
}

fn give_back(size: usize) {
    GIVEN_BACK.set(GIVEN_BACK.get().wrapping_add(size as u64));
}

// SAFETY: each method passes its arguments, whose contract is the caller's, on to `System`. The
// counters need no allocation: they are constants at first and have nothing to drop.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        // SAFETY: as above.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        give_back(layout.size());
        count(new_size);
        // SAFETY: as above.
        unsafe { System.realloc(ptr, layout, new_size) }
    }

    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
        give_back(layout.size());
        // SAFETY: as above.
        unsafe { System.dealloc(ptr, layout) }
    }
}

/// How often `work` asked for memory on this thread, and for how many bytes.
pub fn counted(work: impl FnOnce()) -> (u64, u64) {
    let before = (CALLS.get(), BYTES.get());
    work();
    let after = (CALLS.get(), BYTES.get());
    (after.0 - before.0, after.1 - before.1)
}

/// What `work` gives, and how many bytes are taken by what it left behind on the heap: those that
/// were asked for, without what the allocator adds to each.
pub fn left_behind<T>(work: impl FnOnce() -> T) -> (T, i64) {
    let taken = || BYTES.get().wrapping_sub(GIVEN_BACK.get());
    let before = taken();
    let value = work();
    (value, taken().wrapping_sub(before).cast_signed())
}
