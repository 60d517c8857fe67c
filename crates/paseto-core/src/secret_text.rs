//! Secret text.

use alloc::string::String;
use core::{fmt, mem};

use subtle::ConstantTimeEq;
use zeroize::ZeroizeOnDrop;

use crate::secret_bytes::wipe;

/// Text that is a secret, such as the PASERK of a secret key: wiped when dropped, compared in
/// constant time, never printed.
///
/// There is no `Display`: whoever wants to write it down calls [`SecretText::expose`].
pub struct SecretText(String);

impl SecretText {
    /// Takes the text. Copies that the caller made are the caller's to wipe.
    #[must_use]
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// The text. What is copied from here is no longer wiped.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl Drop for SecretText {
    fn drop(&mut self) {
        wipe(&mut mem::take(&mut self.0).into_bytes());
    }
}

impl ZeroizeOnDrop for SecretText {}

impl PartialEq for SecretText {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }
}

impl Eq for SecretText {}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretText(..)")
    }
}
