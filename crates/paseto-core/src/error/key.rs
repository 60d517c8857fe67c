//! What is wrong with a key.

use core::fmt;

/// Why a key was refused. It never says anything of a secret key's bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyError {
    /// The key has the wrong number of bytes.
    #[non_exhaustive]
    Length {
        /// The number of bytes that such a key has.
        expected: usize,
        /// The number of bytes that were given.
        found: usize,
    },
    /// The two halves of a key pair do not belong together.
    Mismatch,
    /// The public key is no point that may be used: not on the curve, not written canonically, or
    /// of small order.
    Point,
    /// The secret number is zero, or not below the order of the group.
    Scalar,
    /// The bytes or the text are not in the format of such a key: DER, PEM, JWK.
    Encoding,
    /// The key is one of another algorithm, or of another kind: public, secret, symmetric.
    #[non_exhaustive]
    Algorithm {
        /// What was asked for, such as `Ed25519` or `a secret key`.
        expected: &'static str,
        /// What the key says it is, as far as it is known here.
        found: &'static str,
    },
    /// The RSA key is of another size.
    #[non_exhaustive]
    Modulus {
        /// The size that such a key has, in bits.
        expected: usize,
        /// The size of the key, in bits.
        found: usize,
    },
    /// The RSA key has another exponent than 65537.
    #[non_exhaustive]
    Exponent {
        /// Its exponent; `None` where that has more than 64 bits.
        found: Option<u64>,
    },
    /// The RSA key has other parameters than the version demands: an even modulus, more than two
    /// primes.
    Parameters,
    /// The text holds more than one key.
    Ambiguous,
    /// The key is encrypted, wrapped, locked or sealed, and was read as one that is not.
    Encrypted,
    /// The key is encrypted with a password in a way that is not supported.
    Encryption,
    /// The key says of itself that it is for something else: a JWK, by `use`, `key_ops` or `alg`.
    Use,
    /// The text is a key of another version or type.
    #[non_exhaustive]
    Header {
        /// The PASERK header of the key that was asked for, such as `k4.public.`
        expected: &'static str,
    },
}

impl KeyError {
    /// A key of `found` bytes where one of `expected` is needed.
    #[must_use]
    pub const fn length(expected: usize, found: usize) -> Self {
        Self::Length { expected, found }
    }

    /// A key of another algorithm than `expected`.
    #[must_use]
    pub const fn algorithm(expected: &'static str, found: &'static str) -> Self {
        Self::Algorithm { expected, found }
    }

    /// An RSA key of `found` bits where one of `expected` is needed.
    #[must_use]
    pub const fn modulus(expected: usize, found: usize) -> Self {
        Self::Modulus { expected, found }
    }

    /// An RSA key with another exponent than 65537.
    #[must_use]
    pub const fn exponent(found: Option<u64>) -> Self {
        Self::Exponent { found }
    }

    /// A key of another version or type where one that begins with `expected` is needed.
    #[must_use]
    pub const fn header(expected: &'static str) -> Self {
        Self::Header { expected }
    }
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { expected, found } => {
                write!(f, "it has {found} bytes instead of {expected}")
            }
            Self::Mismatch => f.write_str("its public half does not belong to its secret half"),
            Self::Point => f.write_str("it is no valid public key"),
            Self::Scalar => f.write_str("its secret number is out of range"),
            Self::Encoding => f.write_str("it is not encoded as such a key"),
            Self::Algorithm { expected, found } => {
                write!(f, "it is {found} where {expected} is needed")
            }
            Self::Modulus { expected, found } => {
                write!(f, "it is an RSA key of {found} bits instead of {expected}")
            }
            Self::Exponent { found: Some(found) } => {
                write!(f, "its RSA exponent is {found} instead of 65537")
            }
            Self::Exponent { found: None } => f.write_str("its RSA exponent is not 65537"),
            Self::Parameters => f.write_str("it is no RSA key of the form that is needed"),
            Self::Ambiguous => f.write_str("there is more than one key"),
            Self::Encrypted => f.write_str("it is encrypted: a password or a key opens it"),
            Self::Encryption => f.write_str(
                "its encryption is not supported: `openssl pkcs8 -topk8 -v2 aes-256-cbc` writes one that is",
            ),
            Self::Use => f.write_str("it says that it is for another use"),
            Self::Header { expected } => write!(f, "it does not begin with {expected}"),
        }
    }
}

impl core::error::Error for KeyError {}
