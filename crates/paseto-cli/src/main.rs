//! The command `paseto`: makes keys, issues, checks and inspects PASETO tokens.

#![cfg_attr(
    not(test),
    warn(
        clippy::arithmetic_side_effects,
        clippy::panic,
        clippy::panic_in_result_fn,
        clippy::string_slice
    )
)]

mod args;
mod commands;
mod cost;
mod duration;
mod failure;
mod input;
mod json_text;
mod key_text;
mod keys;
mod output;
mod paserk_kind;
mod password;
mod printable;
mod ring;
mod secret_file;
mod size;
mod source;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let json = args::wants_json(std::env::args_os());
    let done = match args::Cli::try_parse() {
        Ok(cli) => commands::run(&cli.command),
        Err(why) => args::answer(&why),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(json),
    }
}
