//! Amounts of memory such as `67108864`, `64MiB`, `1GiB`.

/// The units and their bytes.
const UNITS: [(&str, u64); 3] = [("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30)];

/// A whole number with one unit, or a number of bytes. `MB` is refused: some mean 1000 kilobytes.
pub(crate) fn parse(text: &str) -> Result<u64, String> {
    bytes(text).ok_or_else(|| "not an amount of memory such as 67108864, 64MiB or 1GiB".to_owned())
}

fn bytes(text: &str) -> Option<u64> {
    let unit = UNITS
        .iter()
        .find_map(|(unit, worth)| Some((text.strip_suffix(unit)?, *worth)));
    let (digits, worth) = unit.unwrap_or((text, 1));
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse::<u64>().ok()?.checked_mul(worth)
}

#[cfg(test)]
mod tests {
    use super::bytes;

    #[test]
    fn what_the_contract_names_is_read() {
        for (text, expected) in [
            ("0", 0),
            ("67108864", 64 << 20),
            ("8KiB", 8192),
            ("64MiB", 64 << 20),
            ("1GiB", 1 << 30),
            ("18446744073709551615", u64::MAX),
        ] {
            assert_eq!(bytes(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "MiB",
            "64 MiB",
            " 64MiB",
            "64MB",
            "64M",
            "64mib",
            "64B",
            "1.5GiB",
            "-1",
            "+1",
            "1GiB1MiB",
            "\u{661}MiB",
            "18446744073709551616",
            "17179869184GiB",
        ] {
            assert_eq!(bytes(text), None, "{text}");
        }
    }
}
