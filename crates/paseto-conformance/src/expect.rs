//! `expect.toml`: how the official vectors that must fail have to fail.

use alloc::collections::BTreeMap;

/// For each file of official vectors, and for each test in it that must fail, the class of failure
/// that it must end in: see [`class`](crate::class).
///
/// ```
/// let text = r#"
/// ["PASERK/k4.pid.json"]
/// "k4.pid-fail-1" = "key.length"
/// "#;
/// let expectations = paseto_conformance::Expectations::parse(text)?;
/// # Ok::<(), String>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expectations(BTreeMap<String, BTreeMap<String, String>>);

impl Expectations {
    /// Reads the text of `expect.toml`.
    ///
    /// # Errors
    /// The parser's words where the text has another form.
    pub fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text)
            .map(Self)
            .map_err(|why| why.to_string())
    }

    /// The names of the files that there are expectations for.
    pub(crate) fn files(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The class that the test must end in.
    pub(crate) fn class(&self, file: &str, test: &str) -> Option<&str> {
        self.0.get(file)?.get(test).map(String::as_str)
    }

    /// The names of the tests that there are expectations for in one file.
    pub(crate) fn tests(&self, file: &str) -> impl Iterator<Item = &str> {
        let tests = self.0.get(file).into_iter();
        tests.flat_map(|tests| tests.keys().map(String::as_str))
    }
}
