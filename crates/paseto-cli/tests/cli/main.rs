//! The command, run as its users run it: by transcripts, and by what transcripts cannot say.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "these are tests: what fails here is to be seen"
)]

mod bounds;
mod convert;
mod coverage;
mod demo;
mod files;
mod folder;
mod key_files;
mod misplaced;
mod official;
mod readme;
mod results;
mod ring_files;
mod ring_refusals;
mod rings;
mod run;
mod secrets;
mod streams;
mod vectors;
mod wrapped;

#[test]
fn transcripts() {
    trycmd::TestCases::new().case("tests/cmd/*.md");
}
