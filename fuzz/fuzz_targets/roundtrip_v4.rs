//! What was sealed in version 4 opens to the same, and nothing else opens.

#![no_main]

use libfuzzer_sys::fuzz_target;
use paseto::Version;
use paseto_fuzz::roundtrip::{Input, check};

fuzz_target!(|input: Input| check(Version::V4, input));
