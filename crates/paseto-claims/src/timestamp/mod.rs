//! Dates and times as the specification wants them.

mod civil;
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
mod convert;
mod parse;

use alloc::{
    format,
    string::{String, ToString},
};
use core::{fmt, time::Duration};

/// A moment in time, as the claims `exp`, `nbf` and `iat` hold it.
///
/// Read from RFC 3339 in the strict form that PASETO wants (upper-case `T` and `Z`, a calendar
/// date that exists, an offset), with any number of fraction digits; kept to the nanosecond;
/// written in UTC with `Z` and without a fraction.
///
/// Specification: `04-Claims.md`, "Payload Claims"; RFC 3339, section 5.6.
///
/// ```
/// use paseto_claims::Timestamp;
///
/// let t: Timestamp = "2022-01-01T01:30:00.25+01:30".parse()?;
/// assert_eq!(t.to_string(), "2022-01-01T00:00:00Z");
/// assert_eq!((t.unix_seconds(), t.subsec_nanos()), (1_640_995_200, 250_000_000));
/// # Ok::<(), paseto_claims::TimestampError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    /// Since 1970-01-01T00:00:00Z, leap seconds not counted.
    seconds: i64,
    /// 0 to 999 999 999.
    nanos: u32,
}

impl Timestamp {
    /// The first moment that can be written: `0000-01-01T00:00:00Z`.
    pub const MIN: Self = Self::from_unix(-62_167_219_200);
    /// The last whole second that can be written: `9999-12-31T23:59:59Z`.
    pub const MAX: Self = Self::from_unix(253_402_300_799);

    /// The moment this many seconds after 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn from_unix(seconds: i64) -> Self {
        Self { seconds, nanos: 0 }
    }

    /// The moment that the system clock shows.
    #[cfg(feature = "std")]
    #[must_use]
    pub fn now() -> Self {
        #[expect(
            clippy::disallowed_methods,
            reason = "this is the one place where the clock is read"
        )]
        std::time::SystemTime::now().into()
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded towards the past.
    #[must_use]
    pub const fn unix_seconds(self) -> i64 {
        self.seconds
    }

    /// Nanoseconds since that second: 0 to 999 999 999.
    #[must_use]
    pub const fn subsec_nanos(self) -> u32 {
        self.nanos
    }

    /// The moment `duration` later.
    #[must_use]
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "the nanoseconds of less than two seconds"
    )]
    pub fn saturating_add(self, duration: Duration) -> Self {
        let nanos = self.nanos + duration.subsec_nanos();
        let seconds = self.seconds.checked_add_unsigned(duration.as_secs());
        match seconds.and_then(|seconds| seconds.checked_add((nanos / NANOS).into())) {
            Some(seconds) => Self {
                seconds,
                nanos: nanos % NANOS,
            },
            None => Self {
                seconds: i64::MAX,
                nanos: NANOS - 1,
            },
        }
    }

    /// The moment `duration` earlier.
    #[must_use]
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "the nanoseconds of less than two seconds, and of more than none"
    )]
    pub fn saturating_sub(self, duration: Duration) -> Self {
        let nanos = self.nanos + NANOS - duration.subsec_nanos();
        let seconds = self.seconds.checked_sub_unsigned(duration.as_secs());
        match seconds.and_then(|seconds| seconds.checked_sub((1 - nanos / NANOS).into())) {
            Some(seconds) => Self {
                seconds,
                nanos: nanos % NANOS,
            },
            None => Self::from_unix(i64::MIN),
        }
    }
}

const NANOS: u32 = 1_000_000_000;

impl Timestamp {
    /// The beginning of the second.
    pub(crate) const fn whole(self) -> Self {
        Self::from_unix(self.seconds)
    }

    /// RFC 3339 with the fraction, where there is one: for messages about two moments that only a
    /// fraction tells apart.
    pub(crate) fn exact(self) -> String {
        let whole = self.to_string();
        match whole.strip_suffix('Z') {
            Some(whole) if self.nanos > 0 => format!("{whole}.{:09}Z", self.nanos),
            _ => whole,
        }
    }
}

#[cfg(feature = "std")]
impl From<std::time::SystemTime> for Timestamp {
    /// Exact; moments that are further from 1970 than an `i64` of seconds become the furthest one.
    fn from(time: std::time::SystemTime) -> Self {
        let epoch = Self::from_unix(0);
        match time.duration_since(std::time::UNIX_EPOCH) {
            Ok(after) => epoch.saturating_add(after),
            Err(before) => epoch.saturating_sub(before.duration()),
        }
    }
}

impl fmt::Display for Timestamp {
    /// RFC 3339 in UTC without a fraction. Moments outside the years 0000 to 9999, which RFC 3339
    /// cannot write, are written as [`Timestamp::MIN`] or [`Timestamp::MAX`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(core::str::from_utf8(&self.to_rfc3339()).unwrap_or_default())
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Timestamp({self} + {} ns)", self.nanos)
    }
}

/// The text is not a date and time as PASETO wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TimestampError;

impl fmt::Display for TimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an RFC 3339 date and time such as 2039-01-01T00:00:00Z")
    }
}

impl core::error::Error for TimestampError {}
