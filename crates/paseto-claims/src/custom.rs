//! Custom claims: serialized next to the registered ones, and read without them.

use alloc::{string::ToString, vec::Vec};
use core::fmt;

use paseto_core::json::{JsonError, JsonValue, Limits, Member, scan};
use serde_core::{
    Deserializer, Serialize,
    de::{
        DeserializeOwned, DeserializeSeed, Error as _, IgnoredAny, MapAccess, Visitor,
        value::StrDeserializer,
    },
    forward_to_deserialize_any,
};

use crate::{ClaimsView, Registered};

/// Appends the JSON of `value`.
pub(crate) fn append<T: Serialize + ?Sized>(
    value: &T,
    buffer: &mut Vec<u8>,
) -> Result<(), JsonError> {
    #[cfg(feature = "std")]
    let written = serde_json::to_writer(buffer, value);
    #[cfg(not(feature = "std"))]
    let written = serde_json::to_vec(value).map(|json| buffer.extend_from_slice(&json));
    written.map_err(|why| JsonError::Type(why.to_string()))
}

/// Appends the members of the JSON object that `custom` is, and the brace that closes the whole;
/// `first` where they begin it.
pub(crate) fn append_members<T: Serialize>(
    custom: &T,
    buffer: &mut Vec<u8>,
    first: bool,
) -> Result<(), JsonError> {
    let start = buffer.len();
    append(custom, buffer)?;
    match buffer.get_mut(start..) {
        Some([b'{', b'}'] | [b'n', b'u', b'l', b'l']) => {
            buffer.truncate(start);
            buffer.extend_from_slice(if first { b"{}" } else { b"}" });
            Ok(())
        }
        Some(object @ [b'{', ..]) => {
            check_names(object)?;
            if let Some(brace) = object.first_mut() {
                *brace = if first { b'{' } else { b',' };
            }
            Ok(())
        }
        _ => Err(JsonError::Type(
            "custom claims are no struct or map with names".to_string(),
        )),
    }
}

/// Refuses custom claims that have registered names, and names that stand twice: what is made here
/// is what is accepted elsewhere. The registered claims beside them are unique by construction.
fn check_names(json: &[u8]) -> Result<(), JsonError> {
    const ANY: Limits = Limits::new(usize::MAX, Limits::MAX_DEPTH, usize::MAX);
    let mut registered = None;
    scan(json, &ANY, |member| {
        registered = registered.or_else(|| Registered::from_json(member.name));
    })?;
    match registered {
        None => Ok(()),
        Some(claim) => Err(JsonError::Registered(claim.name())),
    }
}

/// Reads a `T` from the whole of a JSON object that the guard has passed.
pub(crate) fn read<T: DeserializeOwned>(view: &ClaimsView<'_>) -> Result<T, JsonError> {
    read_members(view, None)
}

/// Reads a `T` from a JSON object that the guard has passed, without the registered claims.
pub(crate) fn read_others<T: DeserializeOwned>(view: &ClaimsView<'_>) -> Result<T, JsonError> {
    read_members(view, Some(view))
}

fn read_members<T: DeserializeOwned>(
    view: &ClaimsView<'_>,
    without: Option<&ClaimsView<'_>>,
) -> Result<T, JsonError> {
    let mut inner = serde_json::Deserializer::from_str(view.json());
    // The guard has bounded the depth, at one level more than this limit would.
    inner.disable_recursion_limit();
    T::deserialize(Members {
        inner: &mut inner,
        view,
        without,
    })
    .map_err(|why| JsonError::Type(why.to_string()))
}

/// A JSON object, whose registered claims may be left out.
struct Members<'v, 'p, D> {
    inner: D,
    view: &'v ClaimsView<'p>,
    without: Option<&'v ClaimsView<'v>>,
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Members<'_, 'de, D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        match self.without {
            None => self.inner.deserialize_map(visitor),
            Some(view) => self.inner.deserialize_map(Skipping {
                inner: visitor,
                view,
                at: 0,
            }),
        }
    }

    /// The guard has found the members, and a struct wants them by name: no need to look for them
    /// again.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let without = self.without.is_some();
        match self.view.few_members() {
            None => self.deserialize_any(visitor),
            Some(members) => visitor
                .visit_map(Found {
                    members: members
                        .filter(|member| !without || Registered::from_json(member.name).is_none()),
                    value: None,
                })
                .map_err(D::Error::custom),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        visitor.visit_newtype_struct(self)
    }

    /// No custom claims are wanted: whatever there is, is not looked at.
    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// The members that the guard has found. Each value is parsed by itself.
struct Found<'de, I> {
    members: I,
    value: Option<JsonValue<'de>>,
}

impl<'de, I: Iterator<Item = Member<'de>>> MapAccess<'de> for Found<'de, I> {
    type Error = serde_json::Error;

    fn next_key_seed<K>(&mut self, seed: K) -> Result<Option<K::Value>, serde_json::Error>
    where
        K: DeserializeSeed<'de>,
    {
        let Some(member) = self.members.next() else {
            return Ok(None);
        };
        self.value = Some(member.value);
        let name = member.name.to_cow();
        seed.deserialize(StrDeserializer::new(&name)).map(Some)
    }

    fn next_value_seed<S>(&mut self, seed: S) -> Result<S::Value, serde_json::Error>
    where
        S: DeserializeSeed<'de>,
    {
        let value = self.value.take().map_or("", JsonValue::as_raw);
        let mut value = serde_json::Deserializer::from_str(value);
        value.disable_recursion_limit();
        seed.deserialize(&mut value)
    }
}

/// A visitor that sees no registered claims, or the access to a map that shows none.
///
/// They are known by their places, so that names reach the visitor as `serde_json` reads them: as
/// numbers, enums or new types too.
struct Skipping<'v, I> {
    inner: I,
    view: &'v ClaimsView<'v>,
    /// The number of the next member.
    at: usize,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Skipping<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.inner.visit_map(Skipping {
            inner: map,
            view: self.view,
            at: self.at,
        })
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Skipping<'_, A> {
    type Error = A::Error;

    #[expect(
        clippy::arithmetic_side_effects,
        reason = "it counts the members of a text"
    )]
    fn next_key_seed<K>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error>
    where
        K: DeserializeSeed<'de>,
    {
        while self.view.is_registered(self.at) {
            self.inner.next_entry::<IgnoredAny, IgnoredAny>()?;
            self.at += 1;
        }
        self.at += 1;
        self.inner.next_key_seed(seed)
    }

    fn next_value_seed<S>(&mut self, seed: S) -> Result<S::Value, A::Error>
    where
        S: DeserializeSeed<'de>,
    {
        self.inner.next_value_seed(seed)
    }
}
