//! `verify` and `decrypt`: tokens are checked.

mod ring;

use paseto::{Authentic, Check, ClaimsUnchecked, Error, Rules, Untrusted, Verified};
use serde::{Serialize, de::IgnoredAny};

use super::shown::Shown;
use crate::{
    args::{CheckArgs, Keys, RuleArgs},
    failure::Failure,
    input, json_text,
    keys::{Key, LocalKey, PublicKey},
    output,
};

pub(super) fn verify(args: &CheckArgs) -> Result<(), Failure> {
    input::one_reader(&args.readers())?;
    match args.keys()? {
        Keys::One(source) => {
            let key = public(Key::from_source(source)?)?;
            check(args, |token, rules| key.verify(token, rules))
        }
        Keys::Several(sources) => check(args, ring::verify_with_files(&sources, args)?),
        Keys::Ring(path) => check(args, ring::verify_with_ring(path, args)?),
    }
}

pub(super) fn decrypt(args: &CheckArgs) -> Result<(), Failure> {
    input::one_reader(&args.readers())?;
    match args.keys()? {
        Keys::One(source) => {
            let key = local(Key::from_source(source)?)?;
            check(args, |token, rules| key.decrypt(token, rules))
        }
        Keys::Several(sources) => check(args, ring::decrypt_with_files(&sources, args)?),
        Keys::Ring(path) => check(args, ring::decrypt_with_ring(path, args)?),
    }
}

fn public(key: Key) -> Result<Box<PublicKey>, Failure> {
    match key {
        Key::Public(key) => {
            // A key that nothing can be verified with is the key's fault, whatever the token is.
            key.validate().map_err(|why| Failure::checking(&why))?;
            Ok(key)
        }
        Key::Secret(_) => Err(Failure::wrong_key(
            "verifying needs a public key, and this is a secret key: `paseto key public` \
             prints its public half",
        )),
        Key::Local(_) => Err(Failure::wrong_key(
            "verifying needs a public key, and this is a local key",
        )),
    }
}

fn local(key: Key) -> Result<Box<LocalKey>, Failure> {
    match key {
        Key::Local(key) => Ok(key),
        other => Err(Failure::wrong_key(format!(
            "decrypting needs a local key, and this is {}",
            other.kind()
        ))),
    }
}

/// What is checked after authentication.
enum Checks {
    Rules(Rules),
    /// The payload is a proper JSON object, and no more.
    Json(ClaimsUnchecked),
    Nothing,
}

impl Checks {
    /// What these checks are called in a report.
    const fn words(&self) -> &'static str {
        match self {
            Self::Rules(_) => "claims",
            Self::Json(_) => "json",
            Self::Nothing => "authenticity",
        }
    }

    /// What the user has to be told after they have passed.
    fn warn(&self) {
        match self {
            Self::Rules(_) => (),
            Self::Json(_) => output::warn(
                "the token is authentic, but no claim was checked: it may have expired, or be for \
                 somebody else",
            ),
            Self::Nothing => output::warn(
                "the token is authentic, but nothing in it was checked: it may have expired, and \
                 may be anything",
            ),
        }
    }
}

impl Check<IgnoredAny> for Checks {
    fn check(&self, token: &Authentic) -> Result<IgnoredAny, Error> {
        match self {
            Self::Rules(rules) => rules.check(token),
            Self::Json(json) => json.check(token),
            Self::Nothing => Ok(IgnoredAny),
        }
    }
}

fn check(
    args: &CheckArgs,
    open: impl FnOnce(Untrusted, &Checks) -> Result<Verified<IgnoredAny>, Error>,
) -> Result<(), Failure> {
    let text = input::text(args.token.as_ref())?;
    let token = Untrusted::parse(&text)
        .map_err(|why| Failure::checking(&why))?
        .implicit(args.implicit.as_bytes());
    let checks = if args.raw {
        Checks::Nothing
    } else if args.no_claims {
        Checks::Json(ClaimsUnchecked::new())
    } else {
        Checks::Rules(rules(&args.rules))
    };
    let verified = open(token, &checks).map_err(|why| Failure::checking(&why))?;
    checks.warn();
    report(args, checks.words(), &verified)
}

fn rules(args: &RuleArgs) -> Rules {
    let mut rules = match (args.at, args.valid_at) {
        (_, Some(time)) => Rules::valid_at(time),
        (Some(time), None) => Rules::at(time),
        (None, None) => Rules::now(),
    };
    if let Some(issuer) = &args.iss {
        rules = rules.issuer(issuer);
    }
    if let Some(subject) = &args.sub {
        rules = rules.subject(subject);
    }
    if !args.aud.is_empty() {
        rules = rules.audience_any_of(&args.aud);
    }
    if let Some(identifier) = &args.jti {
        rules = rules.token_identifier(identifier);
    }
    if let Some(age) = args.max_age {
        rules = rules.max_age(age);
    }
    if let Some(leeway) = args.leeway {
        rules = rules.leeway(leeway);
    }
    // First, so that `--require exp` after it still means what it says.
    if args.allow_no_expiry {
        rules = rules.allow_no_expiry();
    }
    args.require.iter().fold(rules, Rules::require)
}

/// A token that was accepted.
#[derive(Serialize)]
struct Report {
    version: String,
    purpose: String,
    /// What held, besides that the token is authentic.
    checked: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    claims: Option<Shown>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payload: Option<Shown>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payload_hex: Option<Shown>,
    #[serde(skip_serializing_if = "Option::is_none")]
    footer: Option<Shown>,
    #[serde(skip_serializing_if = "Option::is_none")]
    footer_hex: Option<Shown>,
    token_id: String,
}

fn report(
    args: &CheckArgs,
    checked: &'static str,
    verified: &Verified<IgnoredAny>,
) -> Result<(), Failure> {
    let payload = verified.payload();
    if args.report.json {
        let (payload, payload_hex) = Shown::new(payload, &json_text::PAYLOAD).split();
        let (claims, payload) = if args.raw {
            (None, payload)
        } else {
            (payload, None)
        };
        let footer = verified.footer().as_bytes();
        let (footer, footer_hex) = Shown::new(footer, &json_text::FOOTER).split();
        let report = Report {
            version: verified.header().version.to_string(),
            purpose: verified.header().purpose.to_string(),
            checked,
            claims,
            payload,
            payload_hex,
            footer,
            footer_hex,
            token_id: verified.token_id().to_string(),
        };
        return output::print_json(&report, args.pretty);
    }
    if args.raw {
        return output::print(&[payload]);
    }
    if args.pretty {
        let text = json_text::object(payload, &json_text::PAYLOAD)
            .map_err(|why| Failure::checking(&Error::Payload(why)))?;
        return output::print_line(&json_text::pretty(text));
    }
    output::print(&[payload, b"\n"])
}
