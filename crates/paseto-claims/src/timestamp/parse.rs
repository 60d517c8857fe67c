//! Reading RFC 3339, strictly.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "a number has at most four digits, that of nanoseconds nine"
)]

use core::str::FromStr;

use super::{Timestamp, TimestampError, civil};

impl FromStr for Timestamp {
    type Err = TimestampError;

    /// RFC 3339, section 5.6, with upper-case `T` and `Z`. A leap second is accepted where UTC can
    /// have one, at 23:59:60, and counts as the second after it. Fractions finer than a nanosecond
    /// are cut off.
    ///
    /// # Errors
    /// [`TimestampError`] for anything else.
    fn from_str(text: &str) -> Result<Self, TimestampError> {
        parse(text.as_bytes()).ok_or(TimestampError)
    }
}

fn parse(text: &[u8]) -> Option<Timestamp> {
    let (date_time, rest) = text.split_first_chunk::<19>()?;
    let [
        y0,
        y1,
        y2,
        y3,
        b'-',
        m0,
        m1,
        b'-',
        d0,
        d1,
        b'T',
        h0,
        h1,
        b':',
        n0,
        n1,
        b':',
        s0,
        s1,
    ] = *date_time
    else {
        return None;
    };
    let year = number(&[y0, y1, y2, y3], 9999)?;
    let month = number(&[m0, m1], 12).filter(|&month| month > 0)?;
    let day = number(&[d0, d1], civil::days_in_month(year, month)).filter(|&day| day > 0)?;
    let hour = number(&[h0, h1], 23)?;
    let minute = number(&[n0, n1], 59)?;
    let second = number(&[s0, s1], 60)?;
    let (nanos, rest) = fraction(rest)?;
    let offset = offset(rest)?;

    let minutes = (civil::days(year, month, day) * 24 + hour) * 60 + minute - offset;
    // A leap second is the last one of a day of UTC.
    if second == 60 && (minutes + 1).rem_euclid(24 * 60) != 0 {
        return None;
    }
    Some(Timestamp {
        seconds: minutes * 60 + second,
        nanos,
    })
}

/// The number that the digits spell, if it is at most `max`.
fn number(digits: &[u8], max: i64) -> Option<i64> {
    let number = digits.iter().try_fold(0, |n, &digit| {
        digit
            .is_ascii_digit()
            .then(|| n * 10 + i64::from(digit - b'0'))
    })?;
    (number <= max).then_some(number)
}

/// The nanoseconds of an optional fraction, and what follows it.
fn fraction(text: &[u8]) -> Option<(u32, &[u8])> {
    let Some((b'.', rest)) = text.split_first() else {
        return Some((0, text));
    };
    let end = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = rest.split_at_checked(end)?;
    if digits.is_empty() {
        return None;
    }
    let padded = digits.iter().chain(core::iter::repeat(&b'0'));
    let nanos = padded
        .take(9)
        .fold(0, |n, digit| n * 10 + u32::from(digit - b'0'));
    Some((nanos, rest))
}

/// The offset from UTC in minutes.
fn offset(text: &[u8]) -> Option<i64> {
    match *text {
        [b'Z'] => Some(0),
        [sign @ (b'+' | b'-'), h0, h1, b':', m0, m1] => {
            let minutes = number(&[h0, h1], 23)? * 60 + number(&[m0, m1], 59)?;
            Some(if sign == b'-' { -minutes } else { minutes })
        }
        _ => None,
    }
}
