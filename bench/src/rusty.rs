//! `rusty_paseto`: by its builder and parser, and by its core with `serde_json`.
//!
//! It encrypts in all versions, and signs in the one that it was built for.

use rusty_paseto::prelude::*;

use crate::{
    by_hand,
    harness::{Contender, Kind},
    library::Library,
    material::{self, Session, keep},
    paseto,
};

mod encrypting;
mod signing;

const NAME: &str = "rusty_paseto";
const CORE: &str = "rusty_paseto, core and serde_json by hand";
/// The same for every version and purpose.
const LONGEST: usize = Paseto::<V4, Local>::MAX_TOKEN_SIZE;

/// What each version and purpose has: the lowest interface, and the builder and the parser.
trait Rusty: Library {
    fn making(&'static self, footer: &'static str) -> Contender;
    fn reading(&'static self, token: &'static str, footer: &'static str) -> Contender;
    fn boxed(self: Box<Self>) -> Box<dyn Library>;
}

fn of(version: paseto::Version, purpose: paseto::Purpose) -> Option<Box<dyn Rusty>> {
    match purpose {
        paseto::Purpose::Public => signing::of(version),
        paseto::Purpose::Local => Some(encrypting::of(version)),
    }
}

/// Its lowest interface.
pub fn library(version: paseto::Version, purpose: paseto::Purpose) -> Option<Box<dyn Library>> {
    of(version, purpose).map(Rusty::boxed)
}

/// Making tokens with typed claims.
pub fn making(
    version: paseto::Version,
    purpose: paseto::Purpose,
    footer: &'static str,
) -> Vec<Contender> {
    let high = of(version, purpose).map(|this| Box::leak(this).making(footer));
    let low = library(version, purpose).map(|this| by_hand::making(CORE, this, footer));
    high.into_iter().chain(low).collect()
}

/// Reading tokens with typed claims.
pub fn reading(
    version: paseto::Version,
    purpose: paseto::Purpose,
    token: &'static str,
    footer: &'static str,
) -> Vec<Contender> {
    let high = of(version, purpose).map(|this| Box::leak(this).reading(token, footer));
    let low = library(version, purpose).map(|this| by_hand::reading(CORE, this, token, footer));
    high.into_iter().chain(low).collect()
}

/// Sets what every token has. The builder is used up by each token, and its own defaults stand for
/// the three times: an hour from now.
fn claims<V, P>(builder: &mut PasetoBuilder<'static, V, P>) {
    let custom = "no registered claim has that name";
    builder
        .set_claim(IssuerClaim::from(material::ISSUER))
        .set_claim(SubjectClaim::from(material::SUBJECT))
        .set_claim(AudienceClaim::from(material::AUDIENCE))
        .set_claim(TokenIdentifierClaim::from(material::TOKEN_ID))
        .set_claim(CustomClaim::try_from(("role", material::ROLE)).expect(custom))
        .set_claim(CustomClaim::try_from(("seats", material::SEATS)).expect(custom));
}

fn parser<V, P>() -> PasetoParser<'static, V, P>
where
    PasetoParser<'static, V, P>: Default,
{
    let mut parser = PasetoParser::default();
    parser
        .check_claim(IssuerClaim::from(material::ISSUER))
        .check_claim(AudienceClaim::from(material::AUDIENCE));
    parser
}
