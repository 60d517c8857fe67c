//! The same tokens and keys to this library and to others: they agree on version 3 but for the
//! differences that have a name.

#![no_main]

use libfuzzer_sys::fuzz_target;
use paseto_fuzz::differential::{Input, check};

fuzz_target!(|input: Input| check(&input));
