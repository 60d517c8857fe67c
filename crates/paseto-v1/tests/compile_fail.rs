//! What must not compile, and what the compiler says then.

#![cfg(all(feature = "claims", feature = "paserk", feature = "std"))]

#[test]
fn misuse_does_not_compile() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/compile_fail/always/*.rs");
    if cfg!(feature = "legacy-rsa") {
        cases.compile_fail("tests/compile_fail/with_rsa/*.rs");
    } else {
        cases.compile_fail("tests/compile_fail/without_rsa/*.rs");
    }
}
