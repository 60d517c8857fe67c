//! Values that several commands take.

use clap::Args;
use paseto::Timestamp;

/// Reads an RFC 3339 date and time.
pub(super) fn time(text: &str) -> Result<Timestamp, String> {
    text.parse()
        .map_err(|why: paseto::TimestampError| why.to_string())
}

/// Bytes that both sides know and that do not travel with the token.
#[derive(Args, Debug)]
#[group(multiple = false)]
pub(crate) struct ImplicitArgs {
    /// Bind the token to this text, which both sides must know (versions 3 and 4)
    #[arg(long = "implicit", value_name = "TEXT")]
    text: Option<String>,
    /// The same for bytes, in hexadecimal
    #[arg(long = "implicit-hex", value_name = "HEX", value_parser = hex)]
    bytes: Option<Hex>,
}

impl ImplicitArgs {
    /// The bytes; none where no option was given.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        match (&self.text, &self.bytes) {
            (Some(text), _) => text.as_bytes(),
            (None, Some(bytes)) => &bytes.0,
            (None, None) => &[],
        }
    }
}

/// Bytes that were given in hexadecimal.
#[derive(Clone, Debug)]
struct Hex(Vec<u8>);

fn hex(text: &str) -> Result<Hex, String> {
    hex::decode(text)
        .map(Hex)
        .map_err(|_| "not an even number of hexadecimal digits".to_owned())
}
