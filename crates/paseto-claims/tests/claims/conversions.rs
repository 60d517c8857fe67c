//! From and to the types of `jiff`, `time` and `chrono`: exact both ways, at the ends too.
#![cfg(all(feature = "jiff", feature = "time", feature = "chrono"))]

use core::time::Duration;

use chrono::{DateTime, FixedOffset, TimeZone, Utc};
use paseto_claims::Timestamp;
use proptest::prelude::*;
use time::OffsetDateTime;

use crate::toy::time;

fn moment(seconds: i64, nanos: u32) -> Timestamp {
    Timestamp::from_unix(seconds).saturating_add(Duration::from_nanos(nanos.into()))
}

proptest! {
    #[test]
    fn there_and_back(seconds in -400_000_000_000..400_000_000_000_i64, nanos in 0..1_000_000_000_u32) {
        let ours = moment(seconds, nanos);
        if let Ok(jiff) = jiff::Timestamp::try_from(ours) {
            prop_assert_eq!(jiff.as_nanosecond(), i128::from(seconds) * 1_000_000_000 + i128::from(nanos));
            prop_assert_eq!(Timestamp::from(jiff), ours);
        }
        if let Ok(time) = OffsetDateTime::try_from(ours) {
            prop_assert_eq!(time.unix_timestamp_nanos(), i128::from(seconds) * 1_000_000_000 + i128::from(nanos));
            prop_assert_eq!(Timestamp::from(time), ours);
            // The offset changes nothing.
            if let Some(there) = time.checked_to_offset(time::UtcOffset::from_hms(-5, -30, 0).unwrap()) {
                prop_assert_eq!(Timestamp::from(there), ours);
            }
        }
        let chrono = DateTime::<Utc>::try_from(ours).unwrap();
        prop_assert_eq!((chrono.timestamp(), chrono.timestamp_subsec_nanos()), (seconds, nanos));
        prop_assert_eq!(Timestamp::from(chrono), ours);
        let there = chrono.with_timezone(&FixedOffset::east_opt(19_800).unwrap());
        prop_assert_eq!(Timestamp::from(there), ours);
    }
}

#[test]
fn at_the_ends_of_the_others() {
    for jiff in [
        jiff::Timestamp::MIN,
        jiff::Timestamp::MAX,
        jiff::Timestamp::UNIX_EPOCH,
    ] {
        assert_eq!(
            jiff::Timestamp::try_from(Timestamp::from(jiff)).unwrap(),
            jiff
        );
    }
    // Jiff's nanoseconds are negative before 1970.
    let before = Timestamp::from(jiff::Timestamp::new(-1, -500_000_000).unwrap());
    assert_eq!(before, time("1969-12-31T23:59:58.5Z"));
    let before = Timestamp::from(jiff::Timestamp::new(0, -1).unwrap());
    assert_eq!(before, time("1969-12-31T23:59:59.999999999Z"));

    for chrono in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
        assert_eq!(
            DateTime::<Utc>::try_from(Timestamp::from(chrono)).unwrap(),
            chrono
        );
    }
    let leap = Utc.with_ymd_and_hms(2016, 12, 31, 23, 59, 59).unwrap();
    let leap = leap + chrono::TimeDelta::zero();
    assert_eq!(Timestamp::from(leap), time("2016-12-31T23:59:59Z"));
    let leap: DateTime<Utc> = "2016-12-31T23:59:60.5Z".parse().unwrap();
    assert_eq!(Timestamp::from(leap), time("2016-12-31T23:59:60.5Z"));

    let first = OffsetDateTime::new_utc(time::Date::MIN, time::Time::MIDNIGHT);
    let last = OffsetDateTime::new_utc(time::Date::MAX, time::Time::MAX);
    for other in [first, last, OffsetDateTime::UNIX_EPOCH] {
        assert_eq!(
            OffsetDateTime::try_from(Timestamp::from(other)).unwrap(),
            other
        );
    }
}

#[test]
fn what_does_not_fit_is_an_error() {
    for seconds in [i64::MIN, i64::MAX] {
        let ours = Timestamp::from_unix(seconds);
        assert!(jiff::Timestamp::try_from(ours).is_err());
        assert!(OffsetDateTime::try_from(ours).is_err());
        assert!(DateTime::<Utc>::try_from(ours).is_err());
    }
    for ours in [Timestamp::MIN, Timestamp::MAX] {
        assert!(OffsetDateTime::try_from(ours).is_ok());
        assert!(DateTime::<Utc>::try_from(ours).is_ok());
    }
}
