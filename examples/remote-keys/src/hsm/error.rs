//! What an HSM can say no to.

use std::{fmt, path::Path};

use cryptoki::error::{Error as Pkcs11Error, RvError};

/// Why an HSM gave no key or no signature.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum HsmError {
    /// The library could not be loaded, or is no PKCS #11 module.
    #[non_exhaustive]
    Module {
        /// Its path.
        path: String,
        /// What the operating system said.
        why: String,
    },
    /// No token has this label.
    #[non_exhaustive]
    NoToken {
        /// The label.
        label: String,
    },
    /// The PIN is not the right one. Most devices count: after a few of these the PIN is locked.
    WrongPin,
    /// The PIN is locked, after too many wrong ones.
    PinLocked,
    /// The token holds no key pair of this algorithm with this label.
    #[non_exhaustive]
    NoKey {
        /// The label.
        label: String,
        /// The algorithm.
        algorithm: &'static str,
    },
    /// The token holds several such keys, and nothing says which one is meant.
    #[non_exhaustive]
    SeveralKeys {
        /// The label.
        label: String,
        /// The algorithm.
        algorithm: &'static str,
    },
    /// There is such a key already. PKCS #11 would make a second one with the same label.
    #[non_exhaustive]
    KeyExists {
        /// The label.
        label: String,
        /// The algorithm.
        algorithm: &'static str,
    },
    /// The public key that the token gave is no valid one, or is of another curve.
    #[non_exhaustive]
    UnusableKey {
        /// The label.
        label: String,
        /// The algorithm.
        algorithm: &'static str,
    },
    /// The device failed, or is gone, or the session has ended: open it anew.
    #[non_exhaustive]
    Device {
        /// The function of PKCS #11 and what it answered.
        why: String,
    },
}

impl HsmError {
    pub(super) fn module(path: &Path, error: &Pkcs11Error) -> Self {
        Self::Module {
            path: path.display().to_string(),
            why: error.to_string(),
        }
    }

    pub(super) fn login(error: Pkcs11Error) -> Self {
        match error {
            // A PIN of a length that cannot be right is refused with a code of its own.
            Pkcs11Error::Pkcs11(
                RvError::PinIncorrect | RvError::PinLenRange | RvError::PinInvalid,
                _,
            ) => Self::WrongPin,
            Pkcs11Error::Pkcs11(RvError::PinLocked, _) => Self::PinLocked,
            other => Self::device(other),
        }
    }

    #[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
    pub(super) fn device(error: Pkcs11Error) -> Self {
        let why = match &error {
            Pkcs11Error::Pkcs11(code, function) => format!("C_{function:?} answered {code:?}"),
            other => other.to_string(),
        };
        Self::Device { why }
    }
}

impl fmt::Display for HsmError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Module { path, why } => {
                write!(f, "`{path}` cannot be used as a PKCS #11 module: {why}")
            }
            Self::NoToken { label } => write!(f, "no token has the label `{label}`"),
            Self::WrongPin => f.write_str("the PIN is not the right one"),
            Self::PinLocked => f.write_str("the PIN is locked"),
            Self::NoKey { label, algorithm } => write!(
                f,
                "the token holds no {algorithm} key pair with the label `{label}`"
            ),
            Self::SeveralKeys { label, algorithm } => write!(
                f,
                "the token holds several {algorithm} keys with the label `{label}`"
            ),
            Self::KeyExists { label, algorithm } => write!(
                f,
                "the token holds a {algorithm} key with the label `{label}` already"
            ),
            Self::UnusableKey { label, algorithm } => write!(
                f,
                "the public key with the label `{label}` is no valid {algorithm} key"
            ),
            Self::Device { why } => write!(f, "the HSM failed: {why}"),
        }
    }
}

impl std::error::Error for HsmError {}

#[cfg(test)]
mod tests {
    use cryptoki::context::Function;

    use super::*;

    /// SoftHSM locks no PIN, so this is not seen there.
    #[test]
    fn a_login_is_refused() {
        let refused = |code| HsmError::login(Pkcs11Error::Pkcs11(code, Function::Login));
        assert_eq!(refused(RvError::PinLocked), HsmError::PinLocked);
        assert_eq!(refused(RvError::PinIncorrect), HsmError::WrongPin);
        let why = "C_Login answered TokenNotPresent".to_owned();
        assert_eq!(refused(RvError::TokenNotPresent), HsmError::Device { why });
    }

    #[test]
    fn an_error_that_is_none_of_pkcs11() {
        let error = HsmError::device(Pkcs11Error::NullFunctionPointer);
        let text = "the HSM failed: Calling a NULL function pointer";
        assert_eq!(error.to_string(), text);
    }
}
