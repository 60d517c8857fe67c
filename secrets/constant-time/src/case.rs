//! A case: secrets that go in, one operation, and what comes out.

use std::hint::black_box;

use crate::memory;

/// Something that is done with secrets.
#[derive(Clone)]
pub(crate) struct Case {
    /// The version, or what else it belongs to.
    pub(crate) of: &'static str,
    pub(crate) name: &'static str,
    pub(crate) run: fn(&mut Watch),
}

impl Case {
    /// What it is called.
    pub(crate) fn line(&self) -> String {
        format!("{} {}", self.of, self.name)
    }
}

/// Why something that was computed from secrets is known to everybody.
#[derive(Clone, Copy)]
pub(crate) enum Public {
    /// What is sent: the ciphertext with its nonce and tag (each version, "Encrypt", last step), a
    /// wrapped, locked or sealed key (PASERK).
    Sent,
    /// A signature (each version, "Sign", last step).
    Signature,
    /// Whether two keys are the same: the caller is told.
    Verdict,
    /// The id of a key: a footer names it (PASERK, `operations/ID.md`).
    Id,
}

/// Watches one case.
#[derive(Default)]
pub(crate) struct Watch {
    secrets: usize,
    results: usize,
    faults: Vec<String>,
    findings: usize,
}

impl Watch {
    /// A copy of the bytes, marked as a secret.
    pub(crate) fn secret(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        self.mark(&mut bytes);
        bytes
    }

    /// Marks the bytes as a secret, and makes sure that they are.
    pub(crate) fn mark(&mut self, bytes: &mut [u8]) {
        memory::mark(bytes);
        if bytes.is_empty() || memory::marked(bytes) != bytes.len() {
            self.faults.push("a secret is not marked".to_owned());
        }
        self.secrets += 1;
    }

    /// The operation: errors are counted here.
    pub(crate) fn watch<R>(&mut self, operation: impl FnOnce() -> R) -> R {
        let (errors, result) = memory::errors_of(|| black_box(operation()));
        self.findings += errors;
        result
    }

    /// What came out, which has to depend on the secrets. It is public from here on.
    pub(crate) fn result(&mut self, what: &str, bytes: &[u8], _: Public) {
        self.still_secret(what, bytes);
        memory::unmark(bytes);
    }

    /// What came out, and is still a secret. At least a third of its bytes have to depend on the
    /// secrets that went in: else these were lost on the way, and the case would prove nothing. (All of them
    /// do, but a text begins with what was random, and where it is public the encoder looks letters up in a
    /// table, whose entries depend on nothing.)
    pub(crate) fn still_secret(&mut self, what: &str, bytes: &[u8]) {
        self.results += 1;
        let (marked, all) = (memory::marked(bytes), bytes.len());
        if all == 0 || marked < all.div_ceil(3) {
            self.faults.push(format!(
                "{marked} of {all} bytes of {what} depend on the secrets"
            ));
        }
    }

    /// A verdict, which the caller is told.
    pub(crate) fn verdict(&mut self, what: &str, verdict: bool) -> bool {
        let verdict = black_box([u8::from(verdict)]);
        self.result(what, &verdict, Public::Verdict);
        verdict == [1]
    }

    /// Ends a case that is to be well: what was found, and why the case would prove nothing.
    pub(crate) fn end(mut self) -> (usize, Vec<String>) {
        if self.secrets == 0 || self.results == 0 {
            self.faults
                .push("nothing went in, or nothing came out".to_owned());
        }
        (self.findings, self.faults)
    }

    /// Ends a case with a leak in it.
    pub(crate) fn end_of_leak(mut self) -> (usize, Vec<String>) {
        if self.findings == 0 {
            self.faults.push("the check is blind".to_owned());
        }
        (self.findings, self.faults)
    }
}
