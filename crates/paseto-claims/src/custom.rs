//! Custom claims: serialized next to the registered ones, and read without them.

use alloc::{string::ToString, vec::Vec};
use core::fmt;

use paseto_core::json::JsonError;
use serde::{
    Deserializer, Serialize,
    de::{
        DeserializeOwned, DeserializeSeed, IgnoredAny, MapAccess, Visitor, value::StrDeserializer,
    },
    forward_to_deserialize_any,
};

use crate::Registered;

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
        Some([brace @ b'{', ..]) => {
            *brace = if first { b'{' } else { b',' };
            Ok(())
        }
        _ => Err(JsonError::Type(
            "custom claims are no struct or map with names".to_string(),
        )),
    }
}

/// Reads a `T` from a JSON object that the guard has passed: with every member, or `without` the
/// registered claims.
pub(crate) fn read<T: DeserializeOwned>(json: &str, without: bool) -> Result<T, JsonError> {
    let mut inner = serde_json::Deserializer::from_str(json);
    T::deserialize(Members {
        inner: &mut inner,
        without,
    })
    .map_err(|why| JsonError::Type(why.to_string()))
}

/// A JSON object, some of whose members may be skipped.
struct Members<D> {
    inner: D,
    without: bool,
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Members<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        if self.without {
            self.inner.deserialize_map(Skipping(visitor))
        } else {
            self.inner.deserialize_map(visitor)
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
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// A visitor that sees no registered claims, or the access to a map that shows none.
struct Skipping<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Skipping<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(Skipping(map))
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Skipping<A> {
    type Error = A::Error;

    fn next_key_seed<K>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error>
    where
        K: DeserializeSeed<'de>,
    {
        let mut seed = Some(seed);
        loop {
            match self.0.next_key_seed(Name(&mut seed))? {
                None => return Ok(None),
                Some(Some(key)) => return Ok(Some(key)),
                Some(None) => drop(self.0.next_value::<IgnoredAny>()?),
            }
        }
    }

    fn next_value_seed<S>(&mut self, seed: S) -> Result<S::Value, A::Error>
    where
        S: DeserializeSeed<'de>,
    {
        self.0.next_value_seed(seed)
    }
}

/// Reads a name: `None` where it is a registered one, and else what the seed makes of it.
struct Name<'s, K>(&'s mut Option<K>);

impl<'de, K: DeserializeSeed<'de>> DeserializeSeed<'de> for Name<'_, K> {
    type Value = Option<K::Value>;

    fn deserialize<D: Deserializer<'de>>(self, names: D) -> Result<Self::Value, D::Error> {
        names.deserialize_str(self)
    }
}

impl<'de, K: DeserializeSeed<'de>> Visitor<'de> for Name<'_, K> {
    type Value = Option<K::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Self::Value, E> {
        if Registered::from_name(name).is_some() {
            return Ok(None);
        }
        let seed = self.0.take().ok_or_else(|| E::custom("read twice"))?;
        seed.deserialize(StrDeserializer::new(name)).map(Some)
    }
}
