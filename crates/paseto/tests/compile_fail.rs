//! What must not compile where versions stand side by side.

#![cfg(all(feature = "v2", feature = "v3", feature = "v4"))]

#[test]
fn versions_are_not_mixed() {
    trybuild::TestCases::new().compile_fail("tests/compile_fail/*.rs");
}
