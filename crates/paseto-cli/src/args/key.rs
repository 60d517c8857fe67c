//! The options of `key`: where a key comes from, and where a new one goes to.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{
    EncryptArgs, LimitArgs, LockArgs, PasswordArgs, ReportArgs, SealArgs, UnlockArgs, UnsealArgs,
    UnwrapArgs, WrapArgs,
};
use crate::{
    failure::Failure,
    input,
    keys::{KeyType, Version},
    secret_file,
    source::{Source, What},
};

#[derive(Debug, Subcommand)]
pub(crate) enum KeyCommand {
    /// Print the PASERK id of a key
    ///
    /// A local key has a `lid`, a public key a `pid`, a secret key a `sid`. In the footer of a
    /// `public` token stands the `pid`.
    ///
    /// With --json: {"id", "public_id"}, the second for a secret key only.
    Id(OneKeyArgs),
    /// Print the public half of a secret key
    ///
    /// With --json: {"public", "id"}, and with --out {"file", "id"}.
    Public(PublicArgs),
    /// Print a key in another encoding
    ///
    /// A local or a secret key is a secret in every encoding: with --out the file has the mode 0600.
    ///
    /// A key in PEM or DER that is encrypted is decrypted with its password, which is asked for on the
    /// terminal, within the limits of `key unlock`.
    ///
    /// With --json: {"encoding", "key", "id", "public_id"}, the last of a secret key only; for DER
    /// "key_hex" instead of "key", and with --out "file" instead of both.
    Convert(ConvertArgs),
    /// Wrap a local or a secret key with another key
    ///
    /// The wrapping key is of the same version, and for nothing else: `paseto keygen VERSION
    /// wrapping`. The result is no secret.
    ///
    /// With --json: {"paserk"}, and with --out {"file"}.
    Wrap(WrapArgs),
    /// Unwrap a key that was wrapped with another key
    ///
    /// With --json: {"paserk", "id", "public_id"}, the last of a secret key only, and with --out "file"
    /// instead of "paserk".
    Unwrap(UnwrapArgs),
    /// Lock a local or a secret key with a password
    ///
    /// The password is asked for on the terminal, twice. Whoever has the result can try passwords, as
    /// fast as its cost lets them.
    ///
    /// With --json: {"paserk"}, and with --out {"file"}.
    Lock(LockArgs),
    /// Unlock a key that was locked with a password
    ///
    /// The password is asked for on the terminal. A key that would cost more than the limits is refused
    /// before anything is computed.
    ///
    /// With --json: {"paserk", "id", "public_id"}, the last of a secret key only, and with --out "file"
    /// instead of "paserk".
    Unlock(UnlockArgs),
    /// Seal a local key for the owner of a key pair
    ///
    /// The pair is of the same version, and for nothing else: `paseto keygen VERSION sealing`. The
    /// result is no secret, and does not say who sealed the key: anybody can.
    ///
    /// With --json: {"paserk"}, and with --out {"file"}.
    Seal(SealArgs),
    /// Open a local key that was sealed
    ///
    /// The key is the secret half of the pair that the local key was sealed for.
    ///
    /// With --json: {"paserk", "id", "public_id"}, the last of a secret key only, and with --out "file"
    /// instead of "paserk".
    Unseal(UnsealArgs),
}

/// A key, and nothing else.
#[derive(Args, Debug)]
pub(crate) struct OneKeyArgs {
    #[command(flatten)]
    pub(crate) key: KeyArgs,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

#[derive(Args, Debug)]
pub(crate) struct PublicArgs {
    #[command(flatten)]
    pub(crate) key: KeyArgs,
    #[command(flatten)]
    pub(crate) out: OutArgs,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

/// How a key is written.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Encoding {
    /// PASERK text, such as k4.secret.…
    Paserk,
    /// The bytes that the PASERK text stands for, in hexadecimal
    Hex,
    /// PEM: SPKI of a public key, PKCS#8 of a secret key
    Pem,
    /// DER: the bytes that the PEM stands for
    Der,
    /// JWK, of a local key too
    Jwk,
}

/// How a key is written that does not say so.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Origin {
    /// The bytes that the PASERK text would stand for, in hexadecimal
    Hex,
}

#[derive(Args, Debug)]
pub(crate) struct ConvertArgs {
    #[command(flatten)]
    pub(crate) key: KeyArgs,
    /// The encoding
    #[arg(long)]
    pub(crate) to: Encoding,
    /// The version of a key in PEM, DER, JWK or hexadecimal, where that does not tell: an Ed25519 key of
    /// version 2, a JWK of a local key, a key that is encrypted
    #[arg(long)]
    pub(crate) version: Option<Version>,
    /// Read the key in an encoding that is not recognised by itself
    #[arg(long, requires_all = ["version", "kind"])]
    pub(crate) from: Option<Origin>,
    /// The type of a key that does not say it
    #[arg(long = "type", value_name = "TYPE", requires = "from")]
    pub(crate) kind: Option<KeyType>,
    /// Take the key whose `kid` is this out of a JWK Set
    #[arg(long, value_name = "ID", conflicts_with = "from")]
    pub(crate) kid: Option<String>,
    #[command(flatten)]
    pub(crate) out: OutArgs,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
    #[command(flatten)]
    pub(crate) encrypt: EncryptArgs,
    #[command(flatten)]
    pub(crate) password: PasswordArgs,
    #[command(flatten)]
    pub(crate) limits: LimitArgs,
}

/// Where a key goes to.
#[derive(Args, Debug)]
pub(crate) struct OutArgs {
    /// Write the key to this new file, mode 0600 where it is a secret
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Replace a file that exists
    #[arg(long, requires = "out")]
    pub(crate) force: bool,
}

impl OutArgs {
    /// Refuses a name that will not do, before anybody is asked for a password.
    pub(crate) fn check(&self) -> Result<(), Failure> {
        match &self.out {
            Some(path) => secret_file::check_name(path, self.force),
            None => Ok(()),
        }
    }
}

/// Where the key comes from. No option takes the key itself: it would stand in the list of
/// processes and in the shell's history.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
pub(crate) struct KeyArgs {
    /// Read the key, as PASERK text, PEM, DER or JWK, from this file; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) key_file: Vec<PathBuf>,
    /// Read the key, as PASERK text, PEM, DER or JWK, from the environment variable with this name
    #[arg(long, value_name = "NAME")]
    pub(crate) key_env: Option<String>,
}

impl KeyArgs {
    /// Whether the key is read from standard input.
    pub(crate) fn is_stdin(&self) -> bool {
        self.key_file.iter().any(|path| input::is_stdin(path))
    }

    /// Where the key is.
    pub(crate) fn source(&self) -> Result<Source<'_>, Failure> {
        if self.key_file.len() > 1 {
            return Err(Failure::usage(
                "this takes one --key-file: several are a ring, for `verify` and `decrypt`",
            ));
        }
        Source::of(What::Key, self.key_file.first(), self.key_env.as_ref())
            .ok_or_else(|| Failure::usage("no key: give --key-file or --key-env"))
    }
}

/// What a key is for.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Purpose {
    /// One shared key, which encrypts and decrypts
    Local,
    /// A pair: a secret key, which signs, and a public key, which verifies
    Public,
    /// One key that wraps other keys, and nothing else
    Wrapping,
    /// A pair that local keys are sealed for, and nothing else
    Sealing,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Without --out the secret is printed to standard output, and the public key and the id to standard
error. The id is what belongs into a footer's `kid`: that of the local key or of the public key.
PASERK writes a key for wrapping like a local key, and a pair for sealing like one for signing: keep
them apart. A pair of version 1 for sealing is PEM, and has no id.

With --json: {\"paserk\", \"public\", \"id\"}; \"public\" for a pair only, and \"pem\" instead of
\"paserk\" where it is PEM. With --out the secret is not in it, but {\"file\", \"public_file\", \"public\", \"id\"}.")]
pub(crate) struct KeygenArgs {
    /// The version of the protocol
    pub(crate) version: Version,
    /// What the key is for
    pub(crate) purpose: Purpose,
    /// Write the secret to this new file, mode 0600, and a public key to FILE.pub
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Replace files that exist
    #[arg(long, requires = "out")]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}
