//! A copy of every block of the heap, at the moment when it is freed.

use std::{
    cell::{Cell, UnsafeCell},
    ffi::c_void,
    ptr,
    sync::atomic::{AtomicUsize, Ordering},
};

/// How many bytes are kept: more than Argon2 and RSA take.
const ROOM: usize = 64 << 20;

/// Zeros between two blocks, so that nothing is found that is in neither.
const GAP: usize = 32;

struct Kept(UnsafeCell<[u8; ROOM]>);

// SAFETY: a range of it is written by the one thread that has moved `NEXT` over it, and read only after
// that thread has ended.
unsafe impl Sync for Kept {}

/// It takes no memory before it is written to.
static KEPT: Kept = Kept(UnsafeCell::new([0; ROOM]));
static NEXT: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    /// Of this thread: what a test frees beside the operation of another one is no finding.
    static WATCHED: Cell<bool> = const { Cell::new(false) };
}

unsafe extern "C" {
    fn __libc_free(block: *mut c_void);
    fn __libc_malloc(size: usize) -> *mut c_void;
}

/// Runs the operation, and gives what was freed meanwhile.
pub(crate) fn during<R>(operation: impl FnOnce() -> R) -> (R, Vec<u8>) {
    NEXT.store(0, Ordering::SeqCst);
    WATCHED.set(true);
    let result = operation();
    WATCHED.set(false);
    let end = NEXT.load(Ordering::SeqCst);
    assert!(end <= ROOM, "{end} bytes were freed, more than can be kept");
    let start = KEPT.0.get().cast::<u8>();
    // SAFETY: below `end` all was written by `keep`, which does so no more.
    let kept = unsafe { std::slice::from_raw_parts(start, end) }.to_vec();
    (result, kept)
}

/// # Safety
/// As of `free` in C.
#[unsafe(no_mangle)]
unsafe extern "C" fn free(block: *mut c_void) {
    if !block.is_null() {
        // SAFETY: the caller gives a block of the heap, which is nobody else's now.
        unsafe { keep(block) };
    }
    // SAFETY: as the caller promises.
    unsafe { __libc_free(block) };
}

/// # Safety
/// As of `realloc` in C.
#[unsafe(no_mangle)]
unsafe extern "C" fn realloc(block: *mut c_void, size: usize) -> *mut c_void {
    // SAFETY: any size will do.
    let new = unsafe { __libc_malloc(size) };
    if block.is_null() || new.is_null() {
        return new;
    }
    // SAFETY: the first block has as many bytes as are said, the second has `size` or more, and they are
    // two; after that, nobody has the first one any more.
    unsafe {
        let length = libc::malloc_usable_size(block).min(size);
        ptr::copy_nonoverlapping(block.cast::<u8>(), new.cast::<u8>(), length);
        free(block);
    }
    new
}

/// Copies the block where it is to be kept, and wipes it, so that what is in there is found only once
/// and not in what the block serves for next.
///
/// # Safety
/// It is a block of the heap, and nobody else's.
unsafe fn keep(block: *mut c_void) {
    // SAFETY: it is a block of the heap.
    let length = unsafe { libc::malloc_usable_size(block) };
    if WATCHED.get() {
        let start = NEXT.fetch_add(length + GAP, Ordering::SeqCst);
        if start + length + GAP <= ROOM {
            let to = KEPT.0.get().cast::<u8>();
            // SAFETY: this range was moved over just now, so it is this call's alone, and the gap behind
            // it may hold what an earlier operation left there.
            unsafe {
                ptr::copy_nonoverlapping(block.cast::<u8>(), to.add(start), length);
                ptr::write_bytes(to.add(start + length), 0, GAP);
            }
        }
    }
    // SAFETY: all of the block may be written to.
    unsafe { ptr::write_bytes(block.cast::<u8>(), 0, length) };
}
