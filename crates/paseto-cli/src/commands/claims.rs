//! The claims that a command line asks for.

use core::time::Duration;
use std::path::Path;

use paseto::{Claims, Registered, Secret, Timestamp};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::{args::ClaimArgs, failure::Failure, input, json_text, output};

/// Claims with their values as they were written.
#[derive(Default)]
pub(super) struct Custom(Vec<(String, Box<RawValue>)>);

impl Serialize for Custom {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// The claims of the options, with the defaults for what none of them says.
pub(super) fn collect(args: &ClaimArgs) -> Result<Claims<Custom>, Failure> {
    let mut given = Given::read(args)?;
    let now = Timestamp::now();
    let iat = given.time(Registered::IssuedAt, args.issued_at)?;
    let nbf = given.time(Registered::NotBefore, args.not_before)?;
    let exp = given.expiry(args)?;
    let jti = match args.jti_random {
        true => Some(random_jti()?),
        false => args.jti.clone(),
    };
    let iss = given.merge(Registered::Issuer, args.iss.clone())?;
    let sub = given.merge(Registered::Subject, args.sub.clone())?;
    let aud = given.merge(Registered::Audience, args.aud.clone())?;
    let jti = given.merge(Registered::TokenIdentifier, jti)?;

    let claims = Claims::at(iat.unwrap_or(now), Custom(given.custom));
    let claims = set(claims, nbf, Claims::not_before);
    let claims = set(claims, iss, Claims::issuer);
    let claims = set(claims, sub, Claims::subject);
    let claims = set(claims, aud, Claims::audience);
    let claims = set(claims, jti, Claims::token_identifier);
    let claims = match exp {
        Expiry::Default => claims,
        Expiry::In(lifetime) => claims.expires_in(lifetime),
        Expiry::At(time) => claims.expires_at(time),
        Expiry::Never => claims.no_expiry(),
    };
    warn(&claims, now);
    Ok(claims)
}

/// Sets a claim where there is a value for it.
fn set<C, V>(claims: C, value: Option<V>, setter: impl FnOnce(C, V) -> C) -> C {
    match value {
        Some(value) => setter(claims, value),
        None => claims,
    }
}

/// What is most likely a mistake, but may be wanted.
fn warn(claims: &Claims<Custom>, now: Timestamp) {
    let Some(exp) = claims.exp() else {
        return;
    };
    if exp < now {
        output::warn(&format!("the token has expired already, at {exp}"));
    }
    if claims.nbf().is_some_and(|nbf| nbf > exp) {
        output::warn("the token is never valid: `nbf` is after `exp`");
    }
}

/// 128 random bits in hexadecimal.
fn random_jti() -> Result<String, Failure> {
    let random = Secret::<16>::random().map_err(|why| Failure::making(&why))?;
    Ok(hex::encode(random.expose()))
}

/// What `exp` is to be.
enum Expiry {
    Default,
    In(Duration),
    At(Timestamp),
    Never,
}

/// What stands in `--claims` and `--claim`.
struct Given {
    registered: Vec<(Registered, String)>,
    custom: Vec<(String, Box<RawValue>)>,
}

impl Given {
    fn read(args: &ClaimArgs) -> Result<Self, Failure> {
        let mut all = match &args.claims {
            Some(source) => object(source)?,
            None => Vec::new(),
        };
        for (name, value) in &args.claim {
            if all.iter().any(|(other, _)| other == name) {
                return Err(twice(name));
            }
            all.push((name.clone(), json_or_string(value)?));
        }
        let mut given = Self {
            registered: Vec::new(),
            custom: Vec::new(),
        };
        for (name, value) in all {
            match Registered::from_name(&name) {
                None => given.custom.push((name, value)),
                Some(claim) => {
                    let text = serde_json::from_str(value.get()).map_err(|_| {
                        Failure::usage(format!("the claim `{name}` must be a string"))
                    })?;
                    given.registered.push((claim, text));
                }
            }
        }
        Ok(given)
    }

    /// The claim from its own option or from the JSON, but not from both.
    fn merge(
        &mut self,
        claim: Registered,
        option: Option<String>,
    ) -> Result<Option<String>, Failure> {
        let at = self
            .registered
            .iter()
            .position(|(other, _)| *other == claim);
        let given = at.map(|at| self.registered.swap_remove(at).1);
        match (option, given) {
            (Some(_), Some(_)) => Err(twice(claim.name())),
            (option, given) => Ok(option.or(given)),
        }
    }

    fn time(
        &mut self,
        claim: Registered,
        option: Option<Timestamp>,
    ) -> Result<Option<Timestamp>, Failure> {
        let Some(text) = self.merge(claim, None)? else {
            return Ok(option);
        };
        if option.is_some() {
            return Err(twice(claim.name()));
        }
        text.parse()
            .map(Some)
            .map_err(|why| Failure::usage(format!("the claim `{claim}` is {why}")))
    }

    fn expiry(&mut self, args: &ClaimArgs) -> Result<Expiry, Failure> {
        let option = match (args.expires_in, args.expires_at) {
            (Some(lifetime), _) => Expiry::In(lifetime),
            (_, Some(time)) => Expiry::At(time),
            _ if args.no_expiry => Expiry::Never,
            _ => Expiry::Default,
        };
        match (self.time(Registered::Expiration, None)?, option) {
            (None, option) => Ok(option),
            (Some(time), Expiry::Default) => Ok(Expiry::At(time)),
            (Some(_), Expiry::Never) => Err(Failure::usage(
                "the claim `exp` is given, and --no-expiry too",
            )),
            (Some(_), _) => Err(twice(Registered::Expiration.name())),
        }
    }
}

fn twice(name: &str) -> Failure {
    Failure::usage(format!("the claim `{name}` is given twice"))
}

/// The members of the object that `--claims` names.
fn object(source: &str) -> Result<Vec<(String, Box<RawValue>)>, Failure> {
    let limit = json_text::PAYLOAD.length;
    let path = match source.strip_prefix('@') {
        Some(path) => Some(path),
        None if source == input::STDIN => Some(source),
        None => None,
    };
    let members = match path {
        None => json_text::members(source.as_bytes(), &json_text::PAYLOAD),
        Some(path) => match input::read(Path::new(path), limit)? {
            Some(bytes) => json_text::members(&bytes, &json_text::PAYLOAD),
            None => {
                let message = format!("--claims: longer than the limit of {limit} bytes");
                return Err(Failure::usage(message));
            }
        },
    };
    members.map_err(|why| Failure::usage(format!("--claims: {why}")))
}

/// The value of `--claim NAME=VALUE`.
fn json_or_string(value: &str) -> Result<Box<RawValue>, Failure> {
    if let Ok(json) = serde_json::from_str::<Box<RawValue>>(value) {
        return Ok(json);
    }
    serde_json::value::to_raw_value(value).map_err(|why| Failure::usage(why.to_string()))
}
