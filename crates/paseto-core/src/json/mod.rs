//! The JSON guard: everything that must hold of a JSON text before a parser may see it.
//!
//! [`scan`] reads one JSON object without recursion and without building anything. It refuses what
//! parsers disagree about (a name that stands twice in one object, at any depth and however it is
//! escaped) and what hurts them (length, depth, number of names), and it reports the members of
//! the outermost object on the way.
//!
//! Specification: `02-Implementation-Guide/01-Payload-Processing.md`.

mod limits;
mod names;
mod scanner;
mod text;

use alloc::string::String;
use core::fmt;

pub use limits::{FooterLimits, Limits};
pub use scanner::scan;
pub use text::{JsonStr, JsonValue, Member};

/// Why a JSON text was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum JsonError {
    /// The text is longer than the limit.
    #[non_exhaustive]
    TooLong {
        /// The greatest length that is accepted, in bytes.
        limit: usize,
    },
    /// The bytes are not UTF-8.
    NotUtf8,
    /// The text does not begin with an object.
    NotAnObject,
    /// The text is not JSON (RFC 8259).
    #[non_exhaustive]
    Syntax {
        /// The offset in bytes of what cannot stand there.
        at: usize,
    },
    /// Arrays and objects are nested deeper than the limit.
    #[non_exhaustive]
    TooDeep {
        /// The greatest depth that is accepted; the outermost object counts as one.
        limit: usize,
    },
    /// There are more names in all objects together than the limit.
    #[non_exhaustive]
    TooManyKeys {
        /// The greatest number of names that is accepted.
        limit: usize,
    },
    /// A name stands twice in one object.
    #[non_exhaustive]
    DuplicateKey {
        /// The offset in bytes of the end of that object.
        at: usize,
    },
    /// A custom claim has the name of a registered one, which has a setter of its own.
    Registered(&'static str),
    /// The JSON is sound, but does not fit the type that was asked for, or a value could not be
    /// written as a JSON object. The text is the parser's.
    Type(String),
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { limit } => write!(f, "it is longer than {limit} bytes"),
            Self::NotUtf8 => f.write_str("it is not UTF-8"),
            Self::NotAnObject => f.write_str("it is not a JSON object"),
            Self::Syntax { at } => write!(f, "it is not JSON at byte {at}"),
            Self::TooDeep { limit } => write!(f, "it is nested deeper than {limit} levels"),
            Self::TooManyKeys { limit } => write!(f, "it has more than {limit} names"),
            Self::DuplicateKey { at } => {
                write!(
                    f,
                    "a name stands twice in the object that ends at byte {at}"
                )
            }
            Self::Registered(name) => {
                write!(f, "a custom claim has the registered name `{name}`")
            }
            Self::Type(why) => f.write_str(why),
        }
    }
}

impl core::error::Error for JsonError {}
