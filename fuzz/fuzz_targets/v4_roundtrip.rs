//! Any payload, footer and implicit assertion: what was sealed opens to the same, and nothing else
//! opens.

#![no_main]

use std::sync::LazyLock;

use base64ct::{Base64UrlUnpadded, Encoding};
use libfuzzer_sys::{
    arbitrary::{self, Arbitrary},
    fuzz_target,
};
use paseto_fuzz::raw;
use paseto_v4::{Error, Footer, LocalKey, SecretKey, Token, Untrusted, Verified};

static LOCAL: LazyLock<LocalKey> = LazyLock::new(paseto_fuzz::local_key);
static SECRET: LazyLock<SecretKey> = LazyLock::new(paseto_fuzz::secret_key);

#[derive(Arbitrary, Debug)]
struct Input {
    public: bool,
    attack: Attack,
    footer: Vec<u8>,
    implicit: Vec<u8>,
    payload: Vec<u8>,
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

fuzz_target!(|input: Input| {
    let token = Token::from_bytes(&input.payload)
        .footer(Footer::from(input.footer.as_slice()))
        .implicit(&input.implicit);
    let text = if input.public {
        token.sign(&*SECRET)
    } else {
        token.encrypt(&*LOCAL)
    };
    let text = match text {
        Ok(text) => text,
        // Keys and ambiguous JSON in a footer are refused, and nothing else.
        Err(why) => {
            assert!(matches!(why, Error::Footer(_)), "{why}");
            return;
        }
    };

    let opened = open(&text, &input.implicit, input.public).expect("just sealed");
    assert_eq!(opened.claims(), &input.payload);
    assert_eq!(opened.payload(), input.payload);
    assert_eq!(opened.footer().as_bytes(), input.footer);
    assert_eq!(with_body(&text, <[u8]>::to_vec), text);
    attack(&text, &input);
});

fn attack(text: &str, input: &Input) {
    let (other, implicit) = match input.attack {
        Attack::Text(bit) => {
            let flipped = String::from_utf8(flipped(text.as_bytes(), bit));
            if let Ok(flipped) = flipped {
                assert!(
                    open(&flipped, &input.implicit, input.public).is_err(),
                    "{flipped}"
                );
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
    let refused = open(&other, &implicit, input.public).err();
    assert_eq!(refused, Some(Error::NotAuthentic), "{other}");
}

fn open(text: &str, implicit: &[u8], public: bool) -> Result<Verified<Vec<u8>>, Error> {
    let token = Untrusted::parse(text)?.implicit(implicit);
    if public {
        token.verify(SECRET.public_key(), &raw)
    } else {
        token.decrypt(&*LOCAL, &raw)
    }
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
