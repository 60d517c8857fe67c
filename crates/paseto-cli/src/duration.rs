//! Lengths of time such as `90s`, `15m`, `1h30m`, `7d`.

use core::time::Duration;

/// The units, greatest first, and their seconds.
const UNITS: [(char, u64); 4] = [('d', 86_400), ('h', 3600), ('m', 60), ('s', 1)];

/// Whole numbers with a unit each, greatest unit first, each unit once. A number alone is refused:
/// nobody knows what it counts.
pub(crate) fn parse(text: &str) -> Result<Duration, String> {
    seconds(text)
        .map(Duration::from_secs)
        .ok_or_else(|| "not a duration such as 90s, 15m, 1h30m or 7d".to_owned())
}

fn seconds(text: &str) -> Option<u64> {
    if text.is_empty() {
        return None;
    }
    let (mut rest, mut total) = (text, 0_u64);
    for (unit, worth) in UNITS {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, after) = rest.split_at_checked(digits)?;
        if let Some(after) = after.strip_prefix(unit) {
            let number: u64 = number.parse().ok()?;
            total = total.checked_add(number.checked_mul(worth)?)?;
            rest = after;
        }
    }
    rest.is_empty().then_some(total)
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn what_the_contract_names_is_read() {
        for (text, expected) in [
            ("90s", 90),
            ("15m", 900),
            ("1h", 3600),
            ("7d", 604_800),
            ("1h30m", 5400),
            ("1d2h3m4s", 93_784),
            ("0s", 0),
        ] {
            assert_eq!(seconds(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "90",
            "s",
            "1h30",
            "30m1h",
            "1m1m",
            "-1s",
            "+1s",
            "1.5h",
            " 1s",
            "1 s",
            "1H",
            "1w",
            "1min",
            "1sx",
            "\u{661}s",
            "99999999999999999999s",
            "999999999999999999d",
        ] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }
}
