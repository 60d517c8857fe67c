//! What must hold of every version, beyond test vectors. Each function checks one sentence with
//! keys of its own, and says in words what does not hold.
//!
//! A version's tests call them one by one, so that each has a name there; [`all`] calls them all.

mod binding;
mod hidden_keys;
mod hidden_tokens;
mod in_place;
mod keys;
mod limits;
mod signing;
mod spelling;
mod tampering;
mod tokens;
pub mod wrapping;

use paserk::Key;
use paseto_core::{
    Authentic, Decrypt, Error, Header, Purpose, Token, TokenId, Untrusted, Verified, Verify,
};

pub use self::{
    binding::{
        expected_footer_is_required, forbidden_keys_stay_out_of_footers,
        implicit_assertion_is_bound, other_headers_are_refused, other_keys_are_refused,
    },
    hidden_keys::{keys_are_not_shown, refused_keys_are_not_shown},
    hidden_tokens::{forged_tokens_are_not_shown, tokens_are_not_shown},
    in_place::{implicit_assertion_is_never_ignored, works_in_place, wrong_lengths_are_refused},
    keys::{cut_keys_are_refused, ids_name_keys, other_paserk_is_refused, paserk_round_trip},
    limits::{
        bodies_have_a_least_length, forged_payloads_are_not_parsed, keys_as_text_are_bounded,
        long_payloads_come_back, tokens_are_bounded_in_length,
    },
    signing::{
        keys_of_the_users_own_sign, prepared_tokens_are_signed_tokens,
        what_is_signed_is_the_encoding, wrong_signatures_never_become_tokens,
    },
    spelling::{empty_footer_is_no_footer, one_spelling},
    tampering::{no_bit_can_be_flipped, no_byte_can_be_added, no_prefix_is_a_token},
    tokens::{round_trip, token_ids_name_tokens},
};
use crate::{FileReport, Suite};

/// A sentence that holds, or why it does not.
type Property = fn() -> Result<(), String>;

/// Checks all properties.
#[must_use]
pub fn all<S: Suite>() -> FileReport {
    let properties: [(&str, Property); 29] = [
        ("round trip", round_trip::<S>),
        ("token ids", token_ids_name_tokens::<S>),
        ("bit flips", no_bit_can_be_flipped::<S>),
        ("prefixes", no_prefix_is_a_token::<S>),
        ("added bytes", no_byte_can_be_added::<S>),
        ("spelling", one_spelling::<S>),
        ("empty footer", empty_footer_is_no_footer::<S>),
        ("expected footer", expected_footer_is_required::<S>),
        ("keys in footers", forbidden_keys_stay_out_of_footers::<S>),
        ("implicit assertion", implicit_assertion_is_bound::<S>),
        (
            "implicit assertion in place",
            implicit_assertion_is_never_ignored::<S>,
        ),
        ("other headers", other_headers_are_refused::<S>),
        ("other keys", other_keys_are_refused::<S>),
        ("prepared tokens", prepared_tokens_are_signed_tokens::<S>),
        (
            "wrong signatures",
            wrong_signatures_never_become_tokens::<S>,
        ),
        ("what is signed", what_is_signed_is_the_encoding::<S>),
        ("keys of the user's own", keys_of_the_users_own_sign::<S>),
        ("long tokens", tokens_are_bounded_in_length::<S>),
        ("short bodies", bodies_have_a_least_length::<S>),
        ("long payloads", long_payloads_come_back::<S>),
        ("forged payloads", forged_payloads_are_not_parsed::<S>),
        ("long keys", keys_as_text_are_bounded::<S>),
        ("hidden keys", keys_are_not_shown::<S>),
        ("hidden refused keys", refused_keys_are_not_shown::<S>),
        ("hidden tokens", tokens_are_not_shown::<S>),
        ("hidden forged tokens", forged_tokens_are_not_shown::<S>),
        ("in place", works_in_place::<S>),
        ("wrong lengths", wrong_lengths_are_refused::<S>),
        ("keys", keys::all::<S>),
    ];
    let mut report = FileReport::new(&format!("properties of {}", S::VERSION));
    for (name, property) in properties {
        report.add(name, property());
    }
    report
}

const PAYLOAD: &[u8] = br#"{"sub":"alice","exp":"2039-01-01T00:00:00Z"}"#;
const FOOTER: &[u8] = br#"{"kid":"a key"}"#;

/// Any payload will do.
pub(crate) fn any(_: &Authentic) -> Result<(), Error> {
    Ok(())
}

/// Payload, footer and implicit assertion give the text of a token.
type Make = Box<dyn Fn(&[u8], &[u8], &[u8]) -> Result<String, Error>>;
/// The text of a token and the implicit assertion give the token.
type Read = Box<dyn Fn(&str, &[u8]) -> Result<Verified<()>, Error>>;

/// Whoever makes and reads tokens of one purpose with one key.
struct Party {
    header: Header,
    make: Make,
    read: Read,
    /// How many bytes stand before and after the payload in the body.
    around: (usize, usize),
    token_id: fn(&[&[u8]]) -> TokenId,
}

impl Party {
    fn local<S: Suite>() -> Result<Self, String> {
        let key = S::local_key().map_err(|error| error.to_string())?;
        let bytes = key.with_bytes(<[u8]>::to_vec);
        let same = S::LocalKey::from_key_bytes(&bytes).map_err(|error| error.to_string())?;
        Ok(Self {
            header: <S::LocalKey as Decrypt>::HEADER,
            make: Box::new(move |payload, footer, implicit| {
                let token = Token::from_bytes(payload).footer(footer);
                token.implicit(implicit).encrypt(&key)
            }),
            read: Box::new(move |text, implicit| {
                let untrusted = Untrusted::parse(text)?.implicit(implicit);
                untrusted.decrypt(&same, &any)
            }),
            around: (
                <S::LocalKey as Decrypt>::NONCE_LEN,
                <S::LocalKey as Decrypt>::TAG_LEN,
            ),
            token_id: <S::LocalKey as Decrypt>::token_id,
        })
    }

    fn public<S: Suite>() -> Result<Self, String> {
        let secret = S::secret_key().map_err(|error| error.to_string())?;
        let public = S::public_half(&secret);
        Ok(Self {
            header: <S::PublicKey as Verify>::HEADER,
            make: Box::new(move |payload, footer, implicit| {
                let token = Token::from_bytes(payload).footer(footer);
                token.implicit(implicit).sign(&secret)
            }),
            read: Box::new(move |text, implicit| {
                let untrusted = Untrusted::parse(text)?.implicit(implicit);
                untrusted.verify(&public, &any)
            }),
            around: (0, S::PublicKey::SIGNATURE_LEN),
            token_id: <S::PublicKey as Verify>::token_id,
        })
    }

    /// One for each purpose.
    fn both<S: Suite>() -> Result<[Self; 2], String> {
        Ok([Self::local::<S>()?, Self::public::<S>()?])
    }

    /// A token with an ordinary payload.
    fn token(&self, footer: &[u8]) -> Result<String, String> {
        (self.make)(PAYLOAD, footer, b"").map_err(|error| format!("making a token: {error}"))
    }

    fn is_local(&self) -> bool {
        self.header.purpose == Purpose::Local
    }
}

/// An implicit assertion, empty in versions that have none.
fn implicit<S: Suite>() -> &'static [u8] {
    if S::VERSION.has_implicit_assertion() {
        b"bound to this"
    } else {
        b""
    }
}
