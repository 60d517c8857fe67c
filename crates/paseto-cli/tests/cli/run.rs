//! Running the command, and looking at what comes out.

use std::{
    ffi::OsStr,
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

pub(crate) const SECRET: &str = "tests/keys/secret.key";
pub(crate) const PUBLIC: &str = "tests/keys/public.key";
pub(crate) const LOCAL: &str = "tests/keys/local.key";

/// The command in the folder of this package.
pub(crate) fn paseto<I: AsRef<OsStr>>(args: impl IntoIterator<Item = I>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_paseto"));
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

/// Runs the command with this on standard input.
pub(crate) fn with_input(mut command: Command, input: &[u8]) -> Outcome {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // The command may refuse before it has read all of it.
    let _ = stdin.write_all(input);
    drop(stdin);
    Outcome(child.wait_with_output().unwrap())
}

/// Runs the command with nothing on standard input.
pub(crate) fn run<I: AsRef<OsStr>>(args: impl IntoIterator<Item = I>) -> Outcome {
    with_input(paseto(args), b"")
}

/// What came out.
pub(crate) struct Outcome(pub(crate) Output);

impl Outcome {
    pub(crate) fn code(&self) -> i32 {
        self.0.status.code().unwrap()
    }

    /// Standard output of a command that must have succeeded.
    #[track_caller]
    pub(crate) fn ok(&self) -> String {
        assert_eq!(self.code(), 0, "{}", self.err());
        String::from_utf8(self.0.stdout.clone()).unwrap()
    }

    pub(crate) fn out(&self) -> String {
        String::from_utf8_lossy(&self.0.stdout).into_owned()
    }

    pub(crate) fn err(&self) -> String {
        String::from_utf8_lossy(&self.0.stderr).into_owned()
    }

    /// The command must have failed with this exit code, and its message hold this.
    #[track_caller]
    pub(crate) fn fails(&self, code: i32, message: &str) {
        assert_eq!(self.code(), code, "{}{}", self.out(), self.err());
        assert!(self.err().contains(message), "{}", self.err());
        assert_eq!(self.out(), "");
    }
}

/// The text of a file of this package, without the end of its line.
pub(crate) fn text(path: impl AsRef<Path>) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(path).unwrap().trim_end().to_owned()
}
