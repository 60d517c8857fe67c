//! What libFuzzer says of itself.

/// How far it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Status {
    pub(super) executions: u64,
    /// Places of the program that were reached.
    pub(super) coverage: u64,
    /// The same with how often, and with what was compared there.
    pub(super) features: u64,
    /// Inputs that are worth keeping.
    pub(super) inputs: u64,
    pub(super) per_second: u64,
}

/// Reads a line such as `#1024 pulse  cov: 80 ft: 120 corp: 9/81b lim: 14 exec/s: 512 rss: 42Mb`.
pub(super) fn status(line: &str) -> Option<Status> {
    let (executions, rest) = line.strip_prefix('#')?.split_once(char::is_whitespace)?;
    let words: Vec<_> = rest.split_whitespace().collect();
    let after = |name: &str| {
        let at = words.iter().position(|word| *word == name)?;
        words.get(at + 1).copied()
    };
    let number = |name: &str| after(name)?.parse().ok();
    let inputs = after("corp:")?.split('/').next()?;
    Some(Status {
        executions: executions.parse().ok()?,
        coverage: number("cov:")?,
        features: number("ft:")?,
        inputs: inputs.parse().ok()?,
        // It is not said before the first second is over.
        per_second: number("exec/s:").unwrap_or_default(),
    })
}

/// Reads a line of the final statistics, such as `stat::number_of_executed_units: 5509`.
pub(super) fn statistic(line: &str, name: &str) -> Option<u64> {
    let line = line.strip_prefix("stat::")?.strip_prefix(name)?;
    line.strip_prefix(':')?.trim().parse().ok()
}

/// Whether this is where a target begins to say why it has failed.
pub(super) fn is_failure(line: &str) -> bool {
    let reported = ["AddressSanitizer", "libFuzzer", "LeakSanitizer"];
    let is_report = |by: &&str| line.contains(&format!("ERROR: {by}: "));
    line.contains(" panicked at ") || reported.iter().any(is_report)
}

/// The file with what a target has failed on, in this repository; what was only slow is no finding.
pub(super) fn finding(line: &str) -> Option<&str> {
    let (_, path) = line.split_once("Test unit written to ")?;
    let start = path.find("fuzz/artifacts/").unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or(path);
    (!name.starts_with("slow-unit-")).then(|| path.get(start..).unwrap_or(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_progress_is_read() {
        let line = "#1024\tpulse  cov: 80 ft: 120 corp: 9/81b lim: 14 exec/s: 512 rss: 42Mb";
        let expected = Status {
            executions: 1024,
            coverage: 80,
            features: 120,
            inputs: 9,
            per_second: 512,
        };
        assert_eq!(status(line), Some(expected));
        let done = "#5509\tDONE   cov: 80 ft: 121 corp: 10/1024Kb lim: 4096 exec/s: 0 rss: 42Mb";
        assert_eq!(status(done).unwrap().executions, 5509);
        let new = "#37\tNEW    cov: 5 ft: 6 corp: 2/3b lim: 4 rss: 26Mb L: 1/2 MS: 1 CopyPart-";
        assert_eq!(status(new).unwrap().per_second, 0);
    }

    #[test]
    fn other_lines_are_none() {
        for line in [
            "",
            "INFO: Seed: 123",
            "#0\tREAD units: 12",
            "#x\tNEW    cov: 5 ft: 6 corp: 2/3b",
            "#12 cov: 5 ft: 6",
            "    #1 0x55d0 in rust_panic",
            "stat::number_of_executed_units: 5509",
        ] {
            assert_eq!(status(line), None, "{line}");
        }
    }

    #[test]
    fn the_final_statistics_are_read() {
        let line = "stat::number_of_executed_units: 5509";
        assert_eq!(statistic(line, "number_of_executed_units"), Some(5509));
        assert_eq!(statistic(line, "number_of_executed"), None);
        assert_eq!(
            statistic("#5509 DONE cov: 12", "number_of_executed_units"),
            None
        );
    }

    #[test]
    fn the_reason_begins_with_the_panic() {
        for line in [
            "thread '<unnamed>' (5843) panicked at src/differential.rs:227:9:",
            "==5843== ERROR: libFuzzer: deadly signal",
            "==12==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x1",
        ] {
            assert!(is_failure(line), "{line}");
        }
        assert!(!is_failure("INFO: Loaded 1 modules"));
        assert!(!is_failure("error: could not compile `paseto-fuzz`"));
    }

    #[test]
    fn what_a_target_failed_on_is_named() {
        let line = |name: &str| {
            format!(
                "artifact_prefix='/a b/fuzz/artifacts/rules/'; Test unit written to /a b/fuzz/artifacts/rules/{name}"
            )
        };
        let crash = line("crash-da39a3ee");
        assert_eq!(finding(&crash), Some("fuzz/artifacts/rules/crash-da39a3ee"));
        assert_eq!(finding(&line("slow-unit-da39a3ee")), None);
        assert_eq!(finding("#1024\tpulse  cov: 80"), None);
    }
}
