//! What an operation leaves behind of the secrets that it used: in memory that it freed, and on the
//! stack.
//!
//! [`observe`] runs an operation and keeps a copy of every block of the heap at the moment when it is
//! freed, and of the stack when the operation has returned. Which secrets to look for in them can be
//! said afterwards, so that those count too that the operation has derived or drawn.
//!
//! The functions `free` and `realloc` of the C library are replaced for that. So blocks are seen too
//! that AWS-LC frees, which is C; an allocator of Rust's would not see them.

#![cfg(all(target_os = "linux", target_env = "gnu"))]

mod freed;
mod needles;
mod stack;

use std::{
    sync::{Mutex, PoisonError},
    thread,
};

pub use crate::needles::{Needles, Place, Remains};

/// What was left behind.
#[derive(Debug)]
pub struct Left {
    heap: Vec<u8>,
    stack: Vec<u8>,
}

impl Left {
    /// What of these secrets is in freed memory, and on the stack.
    #[must_use]
    pub fn of(&self, needles: &Needles) -> Vec<Remains> {
        let mut remains = needles.find(Place::Heap, &self.heap);
        remains.extend(needles.find(Place::Stack, &self.stack));
        remains
    }
}

/// One operation at a time: all share the memory for copies.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Runs the operation on a stack of its own, and gives what it returned and what it left behind.
///
/// What it returns is still alive: return nothing that is to be looked for.
///
/// # Panics
/// Where the operation does, and where it has freed more than can be kept.
pub fn observe<R: Send>(operation: impl FnOnce() -> R + Send) -> (R, Left) {
    let _one = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let run = || stack::after(|| freed::during(operation));
    let ((result, heap), stack) = thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(stack::SIZE);
        let thread = thread.spawn_scoped(scope, run).expect("a thread");
        thread.join().expect("the operation ends well")
    });
    (result, Left { heap, stack })
}
