//! What must not compile, and what the compiler says then.

#![cfg(all(feature = "claims", feature = "paserk", feature = "std"))]

#[test]
fn misuse_does_not_compile() {
    trybuild::TestCases::new().compile_fail("tests/compile_fail/*.rs");
}
