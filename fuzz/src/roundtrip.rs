//! Any payload, footer and implicit assertion: what was sealed opens to the same, and nothing else
//! opens.

use std::sync::LazyLock;

use base64ct::{Base64UrlUnpadded, Encoding};
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use paseto::{Error, Footer, Header, Purpose, Token, Untrusted, Verified, Version};

use crate::{Keys, raw};

static KEYS: LazyLock<Keys> = LazyLock::new(Keys::new);

/// A token of a version, and what is done to it.
#[derive(Arbitrary, Debug)]
pub struct Input {
    /// An odd one is public.
    purpose: u8,
    attack: Attack,
    footer: Vec<u8>,
    implicit: Vec<u8>,
    payload: Vec<u8>,
}

impl Input {
    fn header(&self, version: Version) -> Header {
        let purpose = match self.purpose % 2 {
            0 => Purpose::Local,
            _ => Purpose::Public,
        };
        Header::new(version, purpose)
    }
}

/// What is done to the token. A bit is taken modulo the number of bits.
#[derive(Arbitrary, Clone, Copy, Debug)]
enum Attack {
    /// Flips a bit of the text.
    Text(u32),
    /// Flips a bit of what the letters stand for: it passes the parser, so the key has to refuse.
    Body(u32),
    /// Flips a bit of the implicit assertion.
    Implicit(u32),
    DropImplicit,
    DropFooter,
}

/// Seals, opens, and attacks.
///
/// # Panics
/// Where the library does not do what it has to.
pub fn check(version: Version, input: Input) {
    let header = input.header(version);
    let input = without_what_is_refused(input, header);
    let text = match KEYS.seal(header, token(&input)) {
        Ok(text) => text,
        // Keys and ambiguous JSON in a footer are refused, and nothing else.
        Err(why) => {
            assert!(matches!(why, Error::Footer(_)), "{why}");
            return;
        }
    };

    let opened = open(&text, &input.implicit, header).expect("just sealed");
    assert_eq!(opened.claims(), &input.payload);
    assert_eq!(opened.payload(), input.payload);
    assert_eq!(opened.footer().as_bytes(), input.footer);
    assert_eq!(with_body(&text, <[u8]>::to_vec), text);
    attack(&text, &input, header);
}

fn token(input: &Input) -> Token<'_> {
    Token::from_bytes(&input.payload)
        .footer(Footer::from(input.footer.as_slice()))
        .implicit(&input.implicit)
}

/// Versions 1 and 2 refuse an implicit assertion; they go on without one.
fn without_what_is_refused(mut input: Input, header: Header) -> Input {
    let version = header.version;
    if !version.has_implicit_assertion() && !input.implicit.is_empty() {
        let refused = KEYS.seal(header, token(&input)).err();
        let footer = matches!(refused, Some(Error::Footer(_)));
        let expected = Some(Error::NoImplicitAssertion(version));
        assert!(footer || refused == expected, "{refused:?}");
        input.implicit.clear();
    }
    input
}

fn attack(text: &str, input: &Input, header: Header) {
    let (other, implicit) = match input.attack {
        Attack::Text(bit) => {
            let flipped = String::from_utf8(flipped(text.as_bytes(), bit));
            if let Ok(flipped) = flipped {
                let opened = open(&flipped, &input.implicit, header);
                assert!(opened.is_err(), "{flipped}");
            }
            return;
        }
        Attack::Body(bit) => (
            with_body(text, |body| flipped(body, bit)),
            input.implicit.clone(),
        ),
        Attack::Implicit(_) | Attack::DropImplicit if input.implicit.is_empty() => return,
        Attack::Implicit(bit) => (text.to_owned(), flipped(&input.implicit, bit)),
        Attack::DropImplicit => (text.to_owned(), Vec::new()),
        Attack::DropFooter if input.footer.is_empty() => return,
        Attack::DropFooter => {
            let (front, _) = text.rsplit_once('.').expect("there is a footer");
            (front.to_owned(), input.implicit.clone())
        }
    };
    let refused = open(&other, &implicit, header).err();
    assert_eq!(refused, Some(Error::NotAuthentic), "{other}");
}

fn open(text: &str, implicit: &[u8], header: Header) -> Result<Verified<Vec<u8>>, Error> {
    KEYS.open(header, Untrusted::parse(text)?.implicit(implicit), &raw)
}

fn flipped(bytes: &[u8], bit: u32) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let at = bit as usize / 8 % bytes.len();
    bytes[at] ^= 1 << (bit % 8);
    bytes
}

/// The token with another body, by another codec than the library's.
fn with_body(text: &str, change: impl FnOnce(&[u8]) -> Vec<u8>) -> String {
    let token = Untrusted::parse(text).expect("just sealed");
    let body = change(token.untrusted_body());
    let footer = token.untrusted_footer().as_bytes();
    let mut text = token.header().to_string() + &Base64UrlUnpadded::encode_string(&body);
    if !footer.is_empty() {
        text = text + "." + &Base64UrlUnpadded::encode_string(footer);
    }
    text
}
