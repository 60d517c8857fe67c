//! From and to the time types of other crates. Each way is exact, and what does not fit is an
//! error of the other crate's own.

use super::Timestamp;

#[cfg(feature = "jiff")]
impl From<jiff::Timestamp> for Timestamp {
    fn from(time: jiff::Timestamp) -> Self {
        normalized(time.as_second(), time.subsec_nanosecond())
    }
}

#[cfg(feature = "jiff")]
impl TryFrom<Timestamp> for jiff::Timestamp {
    type Error = jiff::Error;

    fn try_from(time: Timestamp) -> Result<Self, jiff::Error> {
        // At most 999 999 999, so it fits.
        let nanos = i32::try_from(time.nanos).unwrap_or(0);
        Self::new(time.seconds, nanos)
    }
}

#[cfg(feature = "time")]
impl From<time::OffsetDateTime> for Timestamp {
    fn from(time: time::OffsetDateTime) -> Self {
        Self {
            seconds: time.unix_timestamp(),
            nanos: time.nanosecond(),
        }
    }
}

#[cfg(feature = "time")]
impl TryFrom<Timestamp> for time::OffsetDateTime {
    type Error = time::error::ComponentRange;

    fn try_from(time: Timestamp) -> Result<Self, time::error::ComponentRange> {
        Self::from_unix_timestamp(time.seconds)?.replace_nanosecond(time.nanos)
    }
}

#[cfg(feature = "chrono")]
impl<Z: chrono::TimeZone> From<chrono::DateTime<Z>> for Timestamp {
    fn from(time: chrono::DateTime<Z>) -> Self {
        // Chrono counts a leap second as more than 999 999 999 nanoseconds.
        let nanos = time.timestamp_subsec_nanos();
        Self::from_unix(time.timestamp())
            .saturating_add(core::time::Duration::from_nanos(nanos.into()))
    }
}

#[cfg(feature = "chrono")]
impl TryFrom<Timestamp> for chrono::DateTime<chrono::Utc> {
    type Error = crate::TimestampError;

    fn try_from(time: Timestamp) -> Result<Self, crate::TimestampError> {
        Self::from_timestamp(time.seconds, time.nanos).ok_or(crate::TimestampError)
    }
}

/// Jiff's nanoseconds have the sign of its seconds.
#[cfg(feature = "jiff")]
fn normalized(seconds: i64, nanos: i32) -> Timestamp {
    let part = core::time::Duration::from_nanos(nanos.unsigned_abs().into());
    let whole = Timestamp::from_unix(seconds);
    if nanos < 0 {
        whole.saturating_sub(part)
    } else {
        whole.saturating_add(part)
    }
}
