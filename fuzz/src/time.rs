//! RFC 3339 once more, in the plainest way: days are counted from a table of all years.
//!
//! Specification: RFC 3339, section 5.6; PASETO, `04-Claims.md`.

use std::sync::LazyLock;

/// Nanoseconds of a second.
pub const SECOND: i128 = 1_000_000_000;
const DAY: i64 = 86_400;

/// The days from 1970-01-01 to the first day of each year from 0000 to 10000.
static YEARS: LazyLock<Vec<i64>> = LazyLock::new(|| {
    let mut days = -719_528;
    let first = |year| {
        let first = days;
        days += if is_leap(year) { 366 } else { 365 };
        first
    };
    (0..=10_000).map(first).collect()
});

const fn is_leap(year: usize) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn months(year: usize) -> [i64; 12] {
    let february = if is_leap(year) { 29 } else { 28 };
    [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
}

/// The nanoseconds from 1970-01-01T00:00:00Z to a date and time, leap seconds not counted.
#[must_use]
pub fn read(text: &str) -> Option<i128> {
    let (date, time) = text.split_once('T')?;
    let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
    let (time, zone) = time.split_at(time.find(['Z', '+', '-'])?);
    let offset = match zone.split_at(1) {
        ("Z", "") => 0,
        (sign @ ("+" | "-"), offset) => {
            let [hours, minutes] = numbers(offset, ':', [2, 2])?;
            let seconds = hours * 3600 + minutes * 60;
            let fits = hours < 24 && minutes < 60;
            fits.then_some(if sign == "-" { -seconds } else { seconds })?
        }
        _ => return None,
    };
    let (time, nanos) = match time.split_once('.') {
        Some((time, digits)) => (time, fraction(digits)?),
        None => (time, 0),
    };
    let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;

    let year = usize::try_from(year).ok()?;
    let (before, length) = (1..)
        .zip(months(year))
        .find(|(number, _)| *number == month)
        .map(|(number, length)| {
            (
                months(year)[..number as usize - 1].iter().sum::<i64>(),
                length,
            )
        })?;
    let day_fits = (1..=length).contains(&day);
    let days = YEARS[year] + before + day - 1;
    let seconds = days * DAY + hour * 3600 + minute * 60 + second - offset;
    // The one after 23:59:59 of a day of UTC.
    let is_leap = second == 60 && seconds % DAY == 0;
    let fits = day_fits && hour < 24 && minute < 60 && (second < 60 || is_leap);
    fits.then_some(i128::from(seconds) * SECOND + nanos)
}

/// The numbers between the separators, each of so many digits.
fn numbers<const N: usize>(text: &str, separator: char, digits: [usize; N]) -> Option<[i64; N]> {
    let mut parts = text.split(separator);
    let mut numbers = [0; N];
    for (number, digits) in numbers.iter_mut().zip(digits) {
        let part = parts.next()?;
        let all = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        *number = all.then(|| part.parse().ok()).flatten()?;
    }
    parts.next().is_none().then_some(numbers)
}

/// What is finer than a nanosecond is cut off.
fn fraction(digits: &str) -> Option<i128> {
    let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let nine: String = digits.chars().chain("000000000".chars()).take(9).collect();
    all.then(|| nine.parse().ok()).flatten()
}

/// A date and time with a fraction and an offset of so many minutes, where RFC 3339 has a text for it.
#[must_use]
pub fn write(nanos: i128, offset: i16) -> Option<String> {
    let seconds = i64::try_from(nanos.div_euclid(SECOND)).ok()?;
    let local = seconds.checked_add(i64::from(offset) * 60)?;
    let days = local.div_euclid(DAY);
    let year = YEARS
        .partition_point(|first| *first <= days)
        .checked_sub(1)?;
    if year > 9999 || offset.unsigned_abs() >= 24 * 60 {
        return None;
    }
    let mut day = days - YEARS[year];
    let mut month = 0;
    while day >= months(year)[month] {
        day -= months(year)[month];
        month += 1;
    }
    let (second, fraction) = (local.rem_euclid(DAY), nanos.rem_euclid(SECOND));
    let (sign, minutes) = (if offset < 0 { '-' } else { '+' }, offset.unsigned_abs());
    let date = format!("{year:04}-{:02}-{:02}", month + 1, day + 1);
    let time = format!(
        "{:02}:{:02}:{:02}",
        second / 3600,
        second / 60 % 60,
        second % 60
    );
    let offset = format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60);
    Some(format!("{date}T{time}.{fraction:09}{offset}"))
}
