//! `cargo bench -p paseto-v4`: starts the program in `bench/` that compares this crate with its
//! peers and with the bare primitives.
//!
//! The peers are dependencies of that program, which is a workspace of its own and not published:
//! they stay out of this workspace's tree, and its lock file. This file only starts it. Options go
//! through: `cargo bench -p paseto-v4 -- --filter sign --rounds 15`.
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
    match run(&args) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("cannot start cargo: {why}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[OsString]) -> io::Result<bool> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["run", "--release", "--manifest-path"])
        .arg(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../bench/Cargo.toml"
        ))
        .arg("--")
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
