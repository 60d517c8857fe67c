//! The spelling of dates and times: RFC 3339, section 5.6, as the specification narrows it.

use crate::project::{
    case::{Case, File, Rules, Violations},
    protocol::{Protocol, Side},
};

pub(crate) fn file(protocol: &'static Protocol) -> File {
    let tests = protocol.sides().iter().flat_map(cases).collect();
    File::new(protocol.version, "dates and times", tests)
}

fn cases(side: &Side) -> Vec<Case> {
    let group = |group: Group, violations: Violations| {
        let cases = group.iter().map(move |row| case(side, row));
        cases.map(move |case| case.violates(violations))
    };
    let expired = group(EXPIRED, &[("exp", "expired")]);
    let invalid = group(INVALID, &[("exp", "not-a-time")]);
    group(VALID, &[]).chain(expired).chain(invalid).collect()
}

/// `now` of all cases.
const NOW: &str = "2017-01-01T00:00:00Z";

fn case(side: &Side, (name, time, comment): &Row) -> Case {
    let payload = format!("{{\"exp\":\"{time}\"}}");
    let token = (side.make)(payload.as_bytes(), b"", b"");
    let now = NOW;
    let rules = Rules {
        now,
        ..Rules::default()
    };
    side.read(name, &token, comment).rules(rules)
}

/// Name, time and comment.
type Row = (&'static str, &'static str, &'static str);
type Group = &'static [Row];

const VALID: Group = &[
    ("equal", "2017-01-01T00:00:00Z", "the last moment is valid"),
    ("later", "2017-01-01T00:00:01Z", "a second later"),
    (
        "fraction",
        "2017-01-01T00:00:00.0Z",
        "any number of fraction digits",
    ),
    (
        "long-fraction",
        "2017-01-01T00:00:00.000000000000000000001Z",
        "more than nanoseconds",
    ),
    (
        "zero-offset",
        "2017-01-01T00:00:00+00:00",
        "an offset instead of Z",
    ),
    (
        "unknown-offset",
        "2017-01-01T00:00:00-00:00",
        "RFC 3339, section 4.3",
    ),
    (
        "offset-east",
        "2017-01-01T02:00:00+02:00",
        "the same moment",
    ),
    (
        "offset-west",
        "2016-12-31T14:30:00-09:30",
        "the same moment",
    ),
    (
        "greatest-offset",
        "2017-01-01T23:59:00+23:59",
        "the same moment",
    ),
    ("leap-second", "2016-12-31T23:59:60Z", "there was one"),
    (
        "leap-second-elsewhere",
        "2017-01-01T00:59:60+01:00",
        "the same leap second",
    ),
    (
        "leap-second-west",
        "2016-12-31T15:59:60-08:00",
        "the same leap second",
    ),
    ("leap-day", "2020-02-29T00:00:00Z", "a leap year"),
    (
        "leap-day-of-a-century",
        "2400-02-29T00:00:00Z",
        "a leap year",
    ),
    (
        "last-year",
        "9999-12-31T23:59:59Z",
        "the last moment with four digits",
    ),
    (
        "escaped",
        "\\u0032017-01-01T00:00:00Z",
        "JSON escapes are JSON's matter",
    ),
];

const EXPIRED: Group = &[
    ("earlier", "2016-12-31T23:59:59Z", "a second too late"),
    (
        "fraction-earlier",
        "2016-12-31T23:59:59.999999999Z",
        "fractions count",
    ),
    (
        "offset-earlier",
        "2017-01-01T00:00:00+00:01",
        "an offset moves the moment",
    ),
    (
        "year-zero",
        "0000-01-01T00:00:00Z",
        "the first moment with four digits",
    ),
    (
        "leap-day-of-the-year-zero",
        "0000-02-29T00:00:00Z",
        "a leap year",
    ),
];

const INVALID: Group = &[
    ("empty", "", "nothing"),
    ("lower-case-t", "2030-01-01t00:00:00Z", "upper case only"),
    ("lower-case-z", "2030-01-01T00:00:00z", "upper case only"),
    ("space-for-t", "2030-01-01 00:00:00Z", "a space"),
    ("space-before", " 2030-01-01T00:00:00Z", "a space"),
    ("space-after", "2030-01-01T00:00:00Z ", "a space"),
    ("line-feed-after", "2030-01-01T00:00:00Z\\n", "a line feed"),
    ("no-offset", "2030-01-01T00:00:00", "the offset is missing"),
    ("date-only", "2030-01-01", "the time is missing"),
    ("time-only", "00:00:00Z", "the date is missing"),
    ("no-seconds", "2030-01-01T00:00Z", "the seconds are missing"),
    ("basic-format", "20300101T000000Z", "ISO 8601, not RFC 3339"),
    (
        "week-date",
        "2030-W01-1T00:00:00Z",
        "ISO 8601, not RFC 3339",
    ),
    (
        "ordinal-date",
        "2030-001T00:00:00Z",
        "ISO 8601, not RFC 3339",
    ),
    ("epoch-in-a-string", "1893456000", "a number of seconds"),
    (
        "http-date",
        "Tue, 01 Jan 2030 00:00:00 GMT",
        "another format",
    ),
    (
        "offset-basic",
        "2030-01-01T00:00:00+0000",
        "a colon is missing",
    ),
    (
        "offset-hours-only",
        "2030-01-01T00:00:00+00",
        "the minutes are missing",
    ),
    (
        "offset-seconds",
        "2030-01-01T00:00:00+00:00:00",
        "seconds in an offset",
    ),
    ("offset-24", "2030-01-01T00:00:00+24:00", "hours to 23"),
    (
        "offset-minute-60",
        "2030-01-01T00:00:00+00:60",
        "minutes to 59",
    ),
    (
        "offset-no-sign",
        "2030-01-01T00:00:00 00:00",
        "a decoded plus sign",
    ),
    (
        "offset-unicode-minus",
        "2030-01-01T00:00:00\u{2212}00:00",
        "another minus",
    ),
    (
        "z-and-offset",
        "2030-01-01T00:00:00Z+00:00",
        "one of the two",
    ),
    ("zone-name", "2030-01-01T00:00:00UTC", "a name"),
    ("rfc-9557", "2030-01-01T00:00:00Z[UTC]", "a suffix"),
    (
        "fraction-without-digits",
        "2030-01-01T00:00:00.Z",
        "no digits",
    ),
    ("fraction-with-comma", "2030-01-01T00:00:00,5Z", "a comma"),
    ("fraction-of-a-minute", "2030-01-01T00:00.5Z", "no seconds"),
    ("hour-24", "2030-01-01T24:00:00Z", "hours to 23"),
    ("minute-60", "2030-01-01T00:60:00Z", "minutes to 59"),
    ("second-61", "2016-12-31T23:59:61Z", "seconds to 60"),
    (
        "leap-second-at-noon",
        "2030-06-30T12:59:60Z",
        "UTC is not at 23:59",
    ),
    (
        "leap-second-of-another-zone",
        "2030-12-31T23:59:60+01:00",
        "UTC is not at 23:59",
    ),
    ("month-0", "2030-00-01T00:00:00Z", "months from 1"),
    ("month-13", "2030-13-01T00:00:00Z", "months to 12"),
    ("day-0", "2030-01-00T00:00:00Z", "days from 1"),
    ("day-32", "2030-01-32T00:00:00Z", "no such day"),
    ("february-30", "2032-02-30T00:00:00Z", "no such day"),
    ("february-29", "2030-02-29T00:00:00Z", "no leap year"),
    (
        "february-29-of-a-century",
        "2100-02-29T00:00:00Z",
        "no leap year",
    ),
    ("april-31", "2030-04-31T00:00:00Z", "no such day"),
    ("year-10000", "10000-01-01T00:00:00Z", "four digits"),
    ("year-with-sign", "+2030-01-01T00:00:00Z", "four digits"),
    ("year-negative", "-2030-01-01T00:00:00Z", "four digits"),
    ("year-of-two-digits", "30-01-01T00:00:00Z", "four digits"),
    ("one-digit-month", "2030-1-01T00:00:00Z", "two digits"),
    ("one-digit-hour", "2030-01-01T0:00:00Z", "two digits"),
    (
        "full-width-digits",
        "２０３０-01-01T00:00:00Z",
        "ASCII digits",
    ),
    ("sign-as-a-digit", "2030-01-01T+1:00:00Z", "ASCII digits"),
];
