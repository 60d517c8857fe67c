//! Conformance tests for PASETO keys, generic over the traits that a key implements: this crate
//! depends on no version of the protocol. A version takes part by implementing [`Suite`],
//! and [`WrapSuite`] where its keys can be wrapped, locked and sealed.
//!
//! * [`run_dir`] runs a folder of test vectors (the official ones of PASETO and PASERK, and those
//!   of this project) with the versions that it is given, and returns a [`Report`] that prints as
//!   a line a file and a total. [`run_file`] and [`run_project`] run one file.
//! * [`property`] holds what vectors cannot say, such as that no bit of a token can be changed.
//! * [`in_place`](mod@in_place) holds what can be said of keys without any feature of their crate.
//! * `hostile`, with the feature `proptest`, feeds them whatever comes to its mind.
//! * [`suite!`], [`vectors!`], [`properties!`], [`wrap_properties!`], [`in_place!`], [`prepared!`] and `hostile!` make the tests of a
//!   version, each with a name.
//!
//! A vector that must fail counts only where it fails for its own reason: the [`class`] of the
//! error is compared with the one that `expect.toml` names. What a build cannot run is counted as
//! not run, never as passed.
//!
//! ```no_run
//! # use std::path::Path;
//! # use paseto_conformance::{RunError, Suite, Suites, run_dir};
//! # fn run<V4: Suite>() -> Result<(), RunError> {
//! let report = run_dir(Path::new("vectors"), &Suites::new().with::<V4>())?;
//! print!("{report}");
//! assert!(report.is_ok());
//! # Ok(())
//! # }
//! ```

#![forbid(unsafe_code)]
#![cfg_attr(
    not(test),
    warn(
        clippy::arithmetic_side_effects,
        clippy::panic,
        clippy::panic_in_result_fn,
        clippy::string_slice
    )
)]

extern crate alloc;

mod class;
mod directory;
mod expect;
#[cfg(feature = "proptest")]
#[expect(
    clippy::arithmetic_side_effects,
    reason = "tests, which fail by panicking"
)]
pub mod hostile;
#[expect(
    clippy::arithmetic_side_effects,
    reason = "tests, which fail by panicking"
)]
pub mod in_place;
mod official;
mod pem;
mod project;
#[expect(
    clippy::arithmetic_side_effects,
    reason = "tests, which fail by panicking"
)]
pub mod property;
mod report;
mod suite;
#[doc(hidden)]
pub mod testing;
mod text;

pub use crate::class::class;
pub use crate::directory::{RunError, run_dir};
pub use crate::expect::Expectations;
pub use crate::official::{run_file, run_file_with_wrapping};
pub use crate::project::{run_project, run_project_with_wrapping};
pub use crate::report::{FileReport, Mismatch, Report};
pub use crate::suite::{Suite, Suites, WrapSuite};
#[doc(hidden)]
pub use {paserk, paseto_core};
