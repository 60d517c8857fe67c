//! The command line.

mod check;
mod cost;
mod key;
mod key_or_ring;
mod make;
mod ring;
mod ring_key;
mod values;
mod wrapped;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, error::ContextValue};

pub(crate) use check::{CheckArgs, RuleArgs};
pub(crate) use cost::{CostArgs, LimitArgs};
pub(crate) use key::{
    ConvertArgs, Encoding, KeyArgs, KeyCommand, KeygenArgs, OneKeyArgs, OutArgs, PublicArgs,
    Purpose,
};
pub(crate) use key_or_ring::{KeyOrRingArgs, Keys};
pub(crate) use make::{ClaimArgs, FooterArgs, MakeArgs};
pub(crate) use ring::{
    RingAddArgs, RingCommand, RingExportArgs, RingListArgs, RingRemoveArgs, RingRetireArgs,
    RingRotateArgs,
};
pub(crate) use ring_key::{ProtectArgs, RingKeyArgs};
pub(crate) use values::ImplicitArgs;
pub(crate) use wrapped::{
    EncryptArgs, LockArgs, PasswordArgs, SealArgs, TextArgs, UnlockArgs, UnsealArgs, UnwrapArgs,
    WrapArgs, WrappingKeyArgs,
};

use crate::{
    failure::Failure,
    key_text::{self, looks_like_key},
};

/// Makes keys, issues, checks and inspects PASETO tokens.
///
/// Results go to standard output, everything for people to standard error. `-` as a text or a file
/// is standard input. The version and the purpose of a token come from the key.
#[derive(Debug, Parser)]
#[command(name = "paseto", version, after_help = EXIT_CODES, arg_required_else_help = false)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  the token or text was refused: not authentic, broken, or against a rule
  2  the command was used wrongly
  3  a key, a file or a terminal could not be read or written

With --json an error is one object on standard output:
  {\"error\":{\"code\":\"…\",\"message\":\"…\"}}
and where claims do not hold it has \"claims\", a list of {claim, kind, expected, found}.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show the whole story: keys, tokens, and what is refused
    Demo,
    /// Make a new key, or a new pair of keys
    Keygen(KeygenArgs),
    /// Make a `public` token: signed with a secret key, readable by everybody
    Sign(MakeArgs),
    /// Make a `local` token: encrypted with a local key
    Encrypt(MakeArgs),
    /// Check a `public` token with a public key, and print its payload
    Verify(CheckArgs),
    /// Check a `local` token with a local key, and print its payload
    Decrypt(CheckArgs),
    /// Show what a token, a PASERK text, a key file or a ring is, without a key: nothing of it is
    /// verified
    Inspect(InspectArgs),
    /// Keys: ids, public halves, other encodings; wrapped, locked and sealed
    #[command(subcommand, arg_required_else_help = false)]
    Key(KeyCommand),
    /// Rings: several keys in a file, one of which makes tokens and all of which check them
    #[command(subcommand, arg_required_else_help = false)]
    Ring(RingCommand),
    /// Run test vectors with this build
    Vectors(VectorsArgs),
    /// Print a script that completes commands and options in a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print a manual page
    Man {
        /// The command that the page is about, such as `sign` or `key id`
        command: Vec<String>,
    },
}

/// How the result is written.
#[derive(Args, Debug)]
pub(crate) struct ReportArgs {
    /// Print one JSON object, also for errors
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Prints what the text says of itself; anybody may have written it. Characters that a terminal obeys
are escaped. A secret key is never printed. Dangers are named on standard error.

With --json, for a token: {\"unverified\": true, \"version\", \"purpose\", \"bytes\", \"payload_bytes\",
\"footer\", \"payload\", \"warnings\"}, and for PASERK text: {\"type\", \"version\", \"bytes\", \"key_bytes\",
\"id\", \"memory_bytes\", \"time\", \"parallelism\", \"iterations\", \"warnings\"}; for PEM, DER and JWK:
{\"format\", \"kind\", \"algorithm\", \"bytes\", \"warnings\"}; for a key set what `ring list` prints. What
does not apply is left out. Text that is a JSON object stands there as one, other text as a string, and other bytes
in hexadecimal under a name that ends in _hex.")]
pub(crate) struct InspectArgs {
    /// A token, a PASERK text, PEM, JWK or a key set; standard input, DER too, where it is `-` or missing
    #[arg(value_name = "TOKEN|TEXT")]
    pub(crate) text: Option<String>,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Prints a line a file and a total: how many tests passed, failed, and are not in this build because
they need a version or a type of PASERK that it does not have. A test that must fail passes only
where it fails for its own reason. Any mismatch, or nothing to run, ends with the exit code 1.

With --json: {\"files\": [{\"name\", \"passed\", \"failed\", \"not_in_this_build\", \"mismatches\": [{\"test\",
\"why\"}]}], \"passed\", \"failed\", \"not_in_this_build\"}, also where tests fail.")]
pub(crate) struct VectorsArgs {
    /// A folder like `vectors/` of this project, or one like that of the upstream repository
    pub(crate) dir: PathBuf,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

/// Whether errors are to be reported as JSON. Also for a command line that cannot be parsed.
pub(crate) fn wants_json(args: impl Iterator<Item = OsString>) -> bool {
    args.skip(1)
        .take_while(|arg| arg != "--")
        .any(|arg| arg == "--json")
}

/// Shows the help that was asked for, or makes a failure of a command line that is wrong.
pub(crate) fn answer(why: &clap::Error) -> Result<(), Failure> {
    if !why.use_stderr() {
        return why.print().map_err(|why| Failure::output(&why));
    }
    if quotes_key(why) {
        return Err(key_text::not_an_argument());
    }
    let text = why.render().to_string();
    let text = text.strip_prefix("error: ").unwrap_or(&text);
    Err(Failure::usage(text.trim_end()))
}

/// Whether the message would quote an argument that looks like a key.
fn quotes_key(why: &clap::Error) -> bool {
    why.context().any(|(_, value)| match value {
        ContextValue::String(text) => looks_like_key(text),
        ContextValue::Strings(texts) => texts.iter().any(|text| looks_like_key(text)),
        _ => false,
    })
}
