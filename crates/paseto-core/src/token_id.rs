//! What names one token.

use core::{fmt, str::FromStr};

/// 32 bytes that name one token, for lists of tokens that were revoked or already used.
///
/// It is a hash of what was authenticated, without the signature: two signatures of the same
/// message have one id, so a token cannot be used twice by altering its signature into another
/// valid one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenId([u8; 32]);

impl TokenId {
    /// The id with these bytes.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes of the id. They are not a secret.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for TokenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Reads what `Display` writes: 64 digits, `0` to `9` and `a` to `f`.
///
/// ```
/// use paseto_core::TokenId;
///
/// let id = TokenId::new([0xa5; 32]);
/// assert_eq!(id.to_string().parse(), Ok(id));
/// assert!("a5".parse::<TokenId>().is_err());
/// ```
impl FromStr for TokenId {
    type Err = TokenIdError;

    fn from_str(text: &str) -> Result<Self, TokenIdError> {
        let text: &[u8; 64] = text.as_bytes().try_into().map_err(|_| TokenIdError)?;
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(text.chunks_exact(2)) {
            let [high, low] = pair else {
                return Err(TokenIdError);
            };
            *byte = digit(*high)? << 4 | digit(*low)?;
        }
        Ok(Self(bytes))
    }
}

#[expect(
    clippy::arithmetic_side_effects,
    reason = "each arm takes off its first letter, and there are 16 in all"
)]
const fn digit(letter: u8) -> Result<u8, TokenIdError> {
    match letter {
        b'0'..=b'9' => Ok(letter - b'0'),
        b'a'..=b'f' => Ok(letter - b'a' + 10),
        _ => Err(TokenIdError),
    }
}

/// The text is not that of a [`TokenId`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TokenIdError;

impl fmt::Display for TokenIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the id of a token is 64 digits, 0 to 9 and a to f")
    }
}

impl core::error::Error for TokenIdError {}

impl fmt::Debug for TokenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TokenId({self})")
    }
}
