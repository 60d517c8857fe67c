//! Standard input, output and error.

use std::process::Stdio;

use crate::run::{LOCAL, PUBLIC, SECRET, paseto, run, text, with_input};

const AT: [&str; 2] = ["--at", "2021-12-31T00:00:00Z"];

fn verify(token: &[&str]) -> std::process::Command {
    let mut command = paseto(["verify", "--key-file", PUBLIC]);
    command.args(AT).args(token);
    command
}

#[test]
fn a_token_comes_from_standard_input_with_or_without_the_end_of_a_line() {
    let token = text("tests/tokens/signed.txt");
    for end in ["", "\n", "\r\n"] {
        for argument in [&[][..], &["-"]] {
            let input = format!("{token}{end}");
            let payload = with_input(verify(argument), input.as_bytes()).ok();
            assert!(payload.ends_with("\"2022-01-01T00:00:00+00:00\"}\n"));
        }
    }
    for end in ["\n\n", " ", "\r", "\n\r\n"] {
        let input = format!("{token}{end}");
        with_input(verify(&[]), input.as_bytes()).fails(1, "base64url");
    }
    with_input(verify(&[]), b"\n").fails(1, "standard input is empty");
    with_input(verify(&[]), b"v4.public.\xff").fails(1, "not text");
}

#[test]
fn a_key_comes_from_standard_input_or_the_environment() {
    let key = text(LOCAL);
    let id = run(["key", "id", "--key-file", LOCAL]).ok();
    let from_stdin = with_input(paseto(["key", "id", "--key-file", "-"]), key.as_bytes());
    assert_eq!(from_stdin.ok(), id);
    let mut command = paseto(["key", "id", "--key-env", "PASETO_TEST_KEY"]);
    command.env("PASETO_TEST_KEY", &key);
    assert_eq!(with_input(command, b"").ok(), id);
}

#[test]
fn claims_and_raw_bytes_come_from_standard_input() {
    let sign = |option| {
        let time = "2999-01-01T00:00:00Z";
        paseto([
            "sign",
            "--key-file",
            SECRET,
            "--issued-at",
            time,
            "--claims",
            option,
        ])
    };
    let inline = run([
        "sign",
        "--key-file",
        SECRET,
        "--issued-at",
        "2999-01-01T00:00:00Z",
    ]
    .into_iter()
    .chain(["--claims", r#"{"a":1}"#]))
    .ok();
    assert_eq!(with_input(sign("-"), b" {\"a\":1}\n").ok(), inline);

    let bytes = b"\0\xff\n\r\n";
    let raw = ["encrypt", "--key-file", LOCAL, "--raw", "-"];
    let token = with_input(paseto(raw), bytes).ok();
    let opened = run(["decrypt", "--key-file", LOCAL, "--raw", token.trim_end()]);
    assert_eq!(opened.0.stdout, bytes);
    assert!(opened.err().contains("nothing in it was checked"));
}

#[test]
fn results_stand_on_standard_output_and_nothing_else_does() {
    let made = run(["keygen", "v4", "public"]);
    assert!(made.ok().starts_with("k4.secret."));
    assert_eq!(made.ok().lines().count(), 1);
    assert!(made.err().contains("k4.public.") && made.err().contains("k4.pid."));

    let expired = run([
        "sign",
        "--key-file",
        SECRET,
        "--issued-at",
        "2020-01-01T00:00:00Z",
    ]);
    assert!(expired.ok().starts_with("v4.public.") && expired.err().starts_with("warning: "));

    let token = text("tests/tokens/signed.txt");
    let failed = run(["verify", "--key-file", PUBLIC, "--json", &token]);
    assert_eq!((failed.code(), failed.err().as_str()), (1, ""));
    assert!(failed.out().starts_with("{\"error\":{\"code\":\"claims\""));
}

#[test]
fn tokens_differ_where_they_must() {
    let encrypt = [
        "encrypt",
        "--key-file",
        LOCAL,
        "--issued-at",
        "2999-01-01T00:00:00Z",
    ];
    assert_ne!(run(encrypt).ok(), run(encrypt).ok());

    let jti = || {
        let token = run(["encrypt", "--key-file", LOCAL, "--jti-random"]).ok();
        let payload = run(["decrypt", "--key-file", LOCAL, token.trim_end()]).ok();
        let (_, rest) = payload.split_once("\"jti\":\"").unwrap();
        let jti = rest.split('"').next().unwrap().to_owned();
        assert!(jti.len() == 32 && jti.bytes().all(|byte| byte.is_ascii_hexdigit()));
        jti
    };
    assert_ne!(jti(), jti());
}

#[test]
fn nothing_that_a_terminal_obeys_is_printed() {
    let payload = "{\"a\":\"\u{9b}2J\u{202e}\u{7f}\",\r\"exp\":\"\\u001b[31m\"}";
    let footer = "\u{1b}]0;title\u{7}\nexp  never";
    let token = with_input(
        paseto([
            "sign",
            "--key-file",
            SECRET,
            "--raw",
            "-",
            "--footer",
            footer,
        ]),
        payload.as_bytes(),
    )
    .ok();
    for option in [&[][..], &["--json"]] {
        let mut command = paseto(["inspect", token.trim_end()]);
        command.args(option);
        let shown = with_input(command, b"");
        let text = format!("{}{}", shown.ok(), shown.err());
        let obeyed = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert_eq!(text.chars().find(|c| obeyed(*c)), None, "{text}");
        assert!(text.contains("\\u009b2J\\u202e\\u007f"), "{text}");
    }
}

/// A pipe that nobody reads any more.
#[cfg(unix)]
fn broken_pipe() -> Stdio {
    let mut nobody = std::process::Command::new("true")
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let pipe = nobody.stdin.take().unwrap();
    nobody.wait().unwrap();
    pipe.into()
}

#[cfg(unix)]
#[test]
fn a_reader_that_leaves_is_no_reason_to_complain() {
    for args in [
        &["man"][..],
        &["demo"],
        &["completions", "bash"],
        &["--help"],
        &["keygen", "v4", "local", "--json"],
        &["inspect", "--json", "text"],
        &["key", "id", "--key-file", PUBLIC],
    ] {
        let output = paseto(args).stdout(broken_pipe()).output().unwrap();
        // The result is not where it should be, so the exit code is not 0.
        let code = if args.contains(&"text") { 1 } else { 3 };
        assert_eq!(output.status.code(), Some(code), "{args:?}");
        assert!(output.stderr.is_empty(), "{output:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_an_error() {
    let full = || std::fs::File::create("/dev/full").unwrap();
    for args in [&["man"][..], &["key", "id", "--key-file", PUBLIC]] {
        let output = paseto(args).stdout(full()).output().unwrap();
        assert_eq!(output.status.code(), Some(3));
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(
            message.contains("cannot write to standard output"),
            "{message}"
        );
    }
}

#[cfg(unix)]
#[test]
fn arguments_that_are_not_text_are_refused() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
    let broken = OsStr::from_bytes(b"v4.\xff");
    run([OsStr::new("inspect"), broken]).fails(2, "invalid UTF-8");
    run([broken]).fails(2, "unrecognized subcommand");
    let mut command = paseto(["key", "id", "--key-env", "PASETO_TEST_KEY"]);
    command.env("PASETO_TEST_KEY", broken);
    with_input(command, b"").fails(3, "is not text");
}
