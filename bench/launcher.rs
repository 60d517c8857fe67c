//! `cargo bench -p paseto-v4`: starts the program of this folder, which compares that crate with
//! its peers and with the bare primitives. `paseto-v1`, `-v2` and `-v3` do the same with this file.
//!
//! The peers are dependencies of that program, which is a workspace of its own and not published:
//! they stay out of the main workspace's tree, and its lock file. This file only starts it. Options
//! go through: `cargo bench -p paseto-v4 -- --filter sign --rounds 15`; `--help` lists them. One is
//! for Cargo: `cargo bench -p paseto-v3 -- --aws-lc` builds our crates for the backend of that name.
//!
//! With `--json FILE` the numbers are written, too, and the other program of that folder makes a
//! report with charts of one or more such files:
//! `cargo run --release --manifest-path bench/Cargo.toml --bin report -- --out FOLDER FILE...`
//!
//! Cargo runs benchmarks in two ways: `cargo bench` with the argument `--bench`, and then the
//! program is built and run; `cargo test --benches` without it, and then nothing is done, as
//! measuring an unoptimised build says nothing.

use std::{
    env,
    ffi::OsString,
    io,
    process::{Command, ExitCode},
};

fn main() -> ExitCode {
    let (flags, args): (Vec<_>, Vec<_>) = env::args_os()
        .skip(1)
        .partition(|argument| argument == "--bench");
    if flags.is_empty() {
        println!("nothing is measured without `cargo bench`");
        return ExitCode::SUCCESS;
    }
    match run(args) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("cannot start cargo: {why}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: Vec<OsString>) -> io::Result<bool> {
    let version = env!("CARGO_PKG_NAME").trim_start_matches("paseto-");
    let (aws_lc, args): (Vec<_>, Vec<_>) = args
        .into_iter()
        .partition(|argument| argument == "--aws-lc");
    // One of the peers signs tokens of one version in one program.
    let mut features = format!("rusty-{version}");
    if !aws_lc.is_empty() {
        features.push_str(",aws-lc");
    }
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["run", "--release", "--manifest-path"])
        .arg(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../bench/Cargo.toml"
        ))
        .args(["--no-default-features", "--features", &features])
        .args(["--", "--paseto", version])
        .args(args);
    // What Cargo says about this crate does not hold for that program; what the user says to
    // Cargo, such as where to build, does.
    let about_this_crate = [
        "CARGO_PKG_",
        "CARGO_MANIFEST_",
        "CARGO_BIN_",
        "CARGO_CRATE_",
    ];
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if about_this_crate.iter().any(|start| text.starts_with(start)) {
            command.env_remove(&name);
        }
    }
    Ok(command.status()?.success())
}
