//! The rules of claims once more: times are whole numbers of nanoseconds, wide enough for any sum.
//!
//! Specification: PASETO, `02-Validators.md`, `04-Claims.md`; `paseto::Rules`.

use serde_json::Value;

use crate::time;

/// Claims by name, each once.
pub type Object = Vec<(String, Value)>;

/// A claim, and what is wrong with it: the code of a kind.
pub type Violation = (String, &'static str);

/// What claims have to fulfil. Times and spans are nanoseconds.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// The moment of the check.
    pub now: i128,
    /// How far the clocks may be apart.
    pub leeway: i128,
    /// The greatest age.
    pub max_age: Option<i128>,
    /// The longest time from `iat` to `exp`.
    pub max_lifetime: Option<i128>,
    /// The names of claims that must be there.
    pub required: Vec<String>,
    /// The values that a claim may have.
    pub allowed: Vec<(&'static str, Vec<String>)>,
    /// The value that `role` must not have.
    pub forbidden_role: Option<String>,
}

impl Rules {
    /// All that is wrong, in the order of the alphabet.
    #[must_use]
    pub fn violations(&self, claims: &Object) -> Vec<Violation> {
        let mut found: Vec<Violation> = Vec::new();
        let mut say = |claim: &str, kind| found.push((claim.to_owned(), kind));
        let of = |name: &str| {
            let claim = claims.iter().find(|(claim, _)| claim == name);
            claim.map(|(_, value)| value)
        };
        let time = |name| of(name).and_then(Value::as_str).and_then(time::read);
        let (exp, nbf, iat) = (time("exp"), time("nbf"), time("iat"));

        for name in ["iss", "sub", "aud", "exp", "nbf", "iat", "jti"] {
            match of(name) {
                Some(Value::String(_)) if matches!(name, "exp" | "nbf" | "iat") => {
                    if time(name).is_none() {
                        say(name, "not-a-time");
                    }
                }
                Some(Value::String(_)) | None => {}
                Some(_) => say(name, "wrong-type"),
            }
        }
        for name in self.needed() {
            // Of a registered claim that is `null` its type is wrong already.
            match of(name) {
                None => say(name, "missing"),
                Some(Value::Null) if !is_registered(name) => say(name, "missing"),
                Some(_) => {}
            }
        }

        if exp.is_some_and(|exp| exp + self.leeway < self.now) {
            say("exp", "expired");
        }
        if nbf.is_some_and(|nbf| nbf - self.leeway > self.now) {
            say("nbf", "not-yet-valid");
        }
        if iat.is_some_and(|iat| iat - self.leeway > self.now) {
            say("iat", "issued-in-the-future");
        }
        let age = iat.map(|iat| self.now - iat);
        if age
            .zip(self.max_age)
            .is_some_and(|(age, max)| age > max + self.leeway)
        {
            say("iat", "too-old");
        }
        let lifetime = exp.zip(iat).map(|(exp, iat)| exp - iat);
        if lifetime
            .zip(self.max_lifetime)
            .is_some_and(|(lifetime, max)| lifetime > max)
        {
            say("exp", "lives-too-long");
        }

        for (name, values) in &self.allowed {
            let text = of(name).and_then(Value::as_str);
            if text.is_some_and(|text| values.iter().all(|value| value != text)) {
                say(name, "unexpected");
            }
        }
        let role = of("role").and_then(Value::as_str);
        if role.is_some() && role == self.forbidden_role.as_deref() {
            say("role", "custom");
        }
        found.sort();
        found
    }

    /// Every name that a rule asks for, once.
    fn needed(&self) -> Vec<&str> {
        let mut needed: Vec<_> = self.required.iter().map(String::as_str).collect();
        needed.extend(self.allowed.iter().map(|(name, _)| *name));
        if self.max_age.is_some() || self.max_lifetime.is_some() {
            needed.push("iat");
        }
        if self.max_lifetime.is_some() {
            needed.push("exp");
        }
        needed.sort_unstable();
        needed.dedup();
        needed
    }
}

fn is_registered(name: &str) -> bool {
    ["iss", "sub", "aud", "exp", "nbf", "iat", "jti"].contains(&name)
}
