//! What every PASETO library here can do, by its lowest interface: texts in, texts out.
//!
//! The differential tests compare the libraries by it. Payloads, footers and implicit assertions
//! are text, because some peers take nothing else.

use crate::{conrad::Conrad, ours::Ours, pasetors::Pasetors, rusty::Rusty};

/// A library, with the keys of `material`.
pub trait Library {
    /// What it is called.
    fn name(&self) -> &'static str;
    /// Makes a `v4.public` token; an empty footer is none.
    fn sign(&self, payload: &str, footer: &str, implicit: &str) -> String;
    /// The payload of a `v4.public` token that must have this footer and this implicit assertion.
    fn verify(&self, token: &str, footer: &str, implicit: &str) -> Option<String>;
    /// Makes a `v4.local` token; an empty footer is none.
    fn encrypt(&self, payload: &str, footer: &str, implicit: &str) -> String;
    /// The payload of a `v4.local` token that must have this footer and this implicit assertion.
    fn decrypt(&self, token: &str, footer: &str, implicit: &str) -> Option<String>;
}

/// All of them, ours first.
pub fn all() -> Vec<Box<dyn Library>> {
    vec![
        Box::new(Ours::new()),
        Box::new(Rusty::new()),
        Box::new(Pasetors::new()),
        Box::new(Conrad::new()),
    ]
}
