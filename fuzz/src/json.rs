//! A second opinion on JSON: `serde_json`, and names that stand twice found in the plainest way.

use core::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Number, Value};

/// What `serde_json` makes of a text that has to be one object.
#[derive(Debug)]
pub enum Opinion {
    /// It is an object with these members, in this order.
    Object(Vec<(String, Value)>),
    /// It is an object, but a name stands twice in it or in one inside it.
    Duplicate,
    /// It is JSON, but `serde_json` cannot hold it: it recurses at most 127 levels, and keeps
    /// numbers as floating point.
    Beyond,
    /// It is not a JSON object.
    No,
}

/// Asks `serde_json`.
#[must_use]
pub fn opinion(bytes: &[u8]) -> Opinion {
    match serde_json::from_slice::<Strict>(bytes) {
        Ok(Strict(Value::Object(_))) => serde_json::from_slice::<Members>(bytes)
            .map_or(Opinion::No, |members| Opinion::Object(members.0)),
        Ok(_) => Opinion::No,
        Err(why) => {
            let why = why.to_string();
            if why.starts_with(DUPLICATE) {
                Opinion::Duplicate
            } else if why.starts_with("number out of range") || why.starts_with("recursion limit") {
                Opinion::Beyond
            } else {
                Opinion::No
            }
        }
    }
}

const DUPLICATE: &str = "a name stands twice";

/// A value in which no name stands twice in one object.
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Self)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Strict(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        let mut twice = false;
        while let Some((name, Strict(value))) = members.next_entry::<String, _>()? {
            twice |= map.insert(name, value).is_some();
        }
        // Only now: what follows may be no JSON at all, and that is then the reason.
        if twice {
            return Err(A::Error::custom(DUPLICATE));
        }
        Ok(map.into())
    }
}

/// The members of an object in their order.
struct Members(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Members, A::Error> {
                let mut list = Vec::new();
                while let Some(member) = members.next_entry()? {
                    list.push(member);
                }
                Ok(Members(list))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}
