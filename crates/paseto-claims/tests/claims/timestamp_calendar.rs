//! The calendar against two others, over all years that can be written; and arithmetic at the
//! ends.

use core::time::Duration;
use std::time::{SystemTime, UNIX_EPOCH};

use paseto_claims::Timestamp;
use proptest::prelude::*;
use time::{OffsetDateTime, UtcOffset, format_description::well_known::Rfc3339};

use crate::toy::time;

const DAY: i64 = 86_400;

/// Every day of a whole cycle of the calendar, and of the centuries at both ends, both ways: by
/// counting, without any formula.
#[test]
fn day_by_day() {
    for (first, last) in [(0, 100), (1800, 2200), (9900, 9999)] {
        let start = chrono::NaiveDate::from_ymd_opt(first, 1, 1).unwrap();
        let mut day = start.and_time(chrono::NaiveTime::MIN).and_utc().timestamp() / DAY;
        for year in first..=last {
            let leap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0;
            let february = if leap { 29 } else { 28 };
            let months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
            for (month, days) in (1..).zip(months) {
                for date in 1..=days {
                    let text = format!("{year:04}-{month:02}-{date:02}T00:00:00Z");
                    let instant = Timestamp::from_unix(day * DAY);
                    assert_eq!(instant.to_string(), text);
                    assert_eq!(text.parse(), Ok(instant));
                    day += 1;
                }
                let text = format!("{year:04}-{month:02}-{:02}T00:00:00Z", days + 1);
                assert!(text.parse::<Timestamp>().is_err(), "{text}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn instants(
        seconds in Timestamp::MIN.unix_seconds()..=Timestamp::MAX.unix_seconds(),
        nanos in 0..1_000_000_000_u32,
        offset in -1439..=1439_i32,
    ) {
        let expected = Timestamp::from_unix(seconds).saturating_add(Duration::from_nanos(nanos.into()));
        let other = OffsetDateTime::from_unix_timestamp(seconds).unwrap();
        let other = other.replace_nanosecond(nanos).unwrap();
        prop_assert_eq!((expected.unix_seconds(), expected.subsec_nanos()), (seconds, nanos));

        // Written as we do, read by others.
        let whole = other.replace_nanosecond(0).unwrap();
        prop_assert_eq!(OffsetDateTime::parse(&expected.to_string(), &Rfc3339).unwrap(), whole);
        prop_assert_eq!(chrono::DateTime::parse_from_rfc3339(&expected.to_string()).unwrap().timestamp(), seconds);
        if let Ok(jiff) = expected.to_string().parse::<jiff::Timestamp>() {
            prop_assert_eq!(jiff.as_second(), seconds);
        }

        // Written by others with any offset, read by us.
        let offset = UtcOffset::from_whole_seconds(offset * 60).unwrap();
        if let Some(there) = other.checked_to_offset(offset).filter(|there| (0..=9999).contains(&there.year())) {
            let text = there.format(&Rfc3339).unwrap();
            prop_assert_eq!(text.parse(), Ok(expected), "{}", text);
        }
    }

    /// Whatever we accept, the others accept too, and read alike: ours is the stricter grammar.
    #[test]
    fn texts(
        year in "[0-9]{4}", month in "[01][0-9]", day in "[0-3][0-9]", hour in "[0-2][0-9]",
        minute in "[0-6][0-9]", second in "[0-5][0-9]", fraction in "(\\.[0-9]{1,9})?",
        offset in "(Z|[+-][0-2][0-9]:[0-6][0-9])",
    ) {
        let text = format!("{year}-{month}-{day}T{hour}:{minute}:{second}{fraction}{offset}");
        let ours = text.parse::<Timestamp>().ok();
        let others = OffsetDateTime::parse(&text, &Rfc3339).ok();
        prop_assert_eq!(ours.is_some(), others.is_some(), "{}", &text);
        if let (Some(ours), Some(others)) = (ours, others) {
            prop_assert_eq!(ours.unix_seconds(), others.unix_timestamp(), "{}", &text);
            prop_assert_eq!(ours.subsec_nanos(), others.nanosecond(), "{}", &text);
        }
    }

    #[test]
    fn no_text_panics(text in ".{0,40}", near in "[0-9TZ:.+-]{19,30}") {
        let _ = text.parse::<Timestamp>();
        let _ = near.parse::<Timestamp>();
    }

    #[test]
    fn adding_and_subtracting(seconds: i64, extra in 0..1_000_000_000_u32, add: u64, nanos in 0..1_000_000_000_u32) {
        let start = Timestamp::from_unix(seconds).saturating_add(Duration::from_nanos(extra.into()));
        let duration = Duration::new(add, nanos);
        let exact = |time: Timestamp| i128::from(time.unix_seconds()) * 1_000_000_000 + i128::from(time.subsec_nanos());
        let span = i128::try_from(duration.as_nanos()).unwrap();
        let (least, most) = (exact(Timestamp::from_unix(i64::MIN)), i128::from(i64::MAX) * 1_000_000_000 + 999_999_999);
        prop_assert_eq!(exact(start.saturating_add(duration)), (exact(start) + span).min(most));
        prop_assert_eq!(exact(start.saturating_sub(duration)), (exact(start) - span).max(least));
    }
}

#[test]
fn arithmetic_at_the_ends() {
    let (least, most) = (
        Timestamp::from_unix(i64::MIN),
        Timestamp::from_unix(i64::MAX),
    );
    let latest = most.saturating_add(Duration::MAX);
    assert_eq!(
        (latest.unix_seconds(), latest.subsec_nanos()),
        (i64::MAX, 999_999_999)
    );
    assert_eq!(latest.saturating_add(Duration::from_nanos(1)), latest);
    assert_eq!(least.saturating_sub(Duration::MAX), least);
    assert_eq!(least.saturating_sub(Duration::from_nanos(1)), least);
    // From one end to the other and back.
    assert_eq!(least.saturating_add(Duration::from_secs(u64::MAX)), most);
    assert_eq!(most.saturating_sub(Duration::from_secs(u64::MAX)), least);
    let second = Timestamp::from_unix(0);
    let before = second.saturating_sub(Duration::from_nanos(1));
    assert_eq!(
        (before.unix_seconds(), before.subsec_nanos()),
        (-1, 999_999_999)
    );
    assert_eq!(before.saturating_add(Duration::from_nanos(1)), second);
}

#[test]
fn from_the_system_clock() {
    let at = |time: SystemTime| Timestamp::from(time);
    assert_eq!(at(UNIX_EPOCH), Timestamp::from_unix(0));
    let half = Duration::from_millis(500);
    let after = at(UNIX_EPOCH + half);
    assert_eq!(
        (after.unix_seconds(), after.subsec_nanos()),
        (0, 500_000_000)
    );
    let before = at(UNIX_EPOCH - half);
    assert_eq!(
        (before.unix_seconds(), before.subsec_nanos()),
        (-1, 500_000_000)
    );
    assert_eq!(
        at(UNIX_EPOCH - Duration::from_secs(86_400)),
        time("1969-12-31T00:00:00Z")
    );
    // The furthest that this platform can tell.
    let mut reach = Duration::from_secs(1 << 62);
    while reach > Duration::from_secs(1) {
        for time in [UNIX_EPOCH.checked_add(reach), UNIX_EPOCH.checked_sub(reach)]
            .into_iter()
            .flatten()
        {
            let _ = at(time).to_string();
        }
        reach /= 2;
    }
    let (now, clock) = (
        Timestamp::now(),
        SystemTime::now().duration_since(UNIX_EPOCH).unwrap(),
    );
    assert!(
        now.unix_seconds()
            .abs_diff(clock.as_secs().try_into().unwrap())
            <= 2
    );
}

#[test]
fn moments_are_in_order() {
    let moments = [
        Timestamp::from_unix(i64::MIN),
        Timestamp::MIN,
        time("1969-12-31T23:59:59.000000001Z"),
        time("1969-12-31T23:59:59.999999999Z"),
        time("1970-01-01T00:00:00Z"),
        time("1970-01-01T00:00:00.5Z"),
        Timestamp::MAX,
        time("9999-12-31T23:59:59.1Z"),
        Timestamp::from_unix(i64::MAX),
    ];
    assert!(moments.is_sorted());
}
