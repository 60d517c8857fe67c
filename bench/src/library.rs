//! What every PASETO library here can do, by its lowest interface: texts in, texts out.
//!
//! The differential tests compare the libraries by it, and payloads that are not looked at are
//! measured by it. Payloads, footers and implicit assertions are text, because some peers take
//! nothing else.

use crate::{
    conrad, ours,
    paseto::{Purpose, Version},
    pasetors, rusty,
};

/// A library, with the keys of `material`, for one version and one purpose.
pub trait Library: Sync {
    /// What it is called.
    fn name(&self) -> &'static str;
    /// Signs or encrypts; an empty footer is none, and so is an empty implicit assertion.
    fn make(&self, payload: &str, footer: &str, implicit: &str) -> String;
    /// Verifies or decrypts a token that must have this footer and this implicit assertion, and
    /// shows its payload where the library has it. `None` where the token is refused.
    fn read(
        &self,
        token: &str,
        footer: &str,
        implicit: &str,
        show: &mut dyn FnMut(&[u8]),
    ) -> Option<()>;
    /// The longest token that it reads, in letters.
    fn longest(&self) -> usize {
        usize::MAX
    }
}

/// All libraries that can do this version and this purpose, ours first.
pub fn all(version: Version, purpose: Purpose) -> Vec<Box<dyn Library>> {
    let mut all = vec![ours::library(version, purpose)];
    all.extend(rusty::library(version, purpose));
    all.extend(pasetors::library(version, purpose));
    all.extend(conrad::libraries(version, purpose));
    all
}

/// The payload of a token that `library` accepts.
pub fn payload(library: &dyn Library, token: &str, footer: &str, implicit: &str) -> Option<String> {
    let mut payload = None;
    library.read(token, footer, implicit, &mut |bytes| {
        payload = String::from_utf8(bytes.to_vec()).ok();
    })?;
    payload
}
