//! `keygen`: new keys.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use paseto::{Error, SecretText};
use serde::Serialize;

use crate::{
    args::{KeygenArgs, Purpose},
    failure::Failure,
    keys::{LocalKey, SealingPair, SecretKey},
    output,
    secret_file::{self, Readers},
};

/// A new key, as it is written down.
struct New {
    secret: SecretText,
    /// Of a pair only.
    public: Option<String>,
    /// What a footer names the key by; `None` where PASERK has no text for it, and it is PEM.
    id: Option<String>,
}

pub(super) fn run(args: &KeygenArgs) -> Result<(), Failure> {
    let new = generate(args)?;
    match &args.out {
        None => print(args, &new),
        Some(file) => write(args, &new, file),
    }
}

fn generate(args: &KeygenArgs) -> Result<New, Failure> {
    let failed = |why: Error| Failure::making(&why);
    Ok(match args.purpose {
        // PASERK has no text of its own for a wrapping key.
        Purpose::Local | Purpose::Wrapping => {
            let key = LocalKey::generate(args.version).map_err(failed)?;
            New {
                secret: key.paserk(),
                public: None,
                id: Some(key.id()),
            }
        }
        Purpose::Public => {
            let key = SecretKey::generate(args.version).map_err(failed)?;
            let public = key.public();
            New {
                secret: key.paserk(),
                public: Some(public.paserk()),
                id: Some(public.id()),
            }
        }
        Purpose::Sealing => {
            let pair = SealingPair::generate(args.version).map_err(failed)?;
            New {
                secret: pair.secret,
                public: Some(pair.public),
                id: pair.id,
            }
        }
    })
}

/// What is printed where the secret itself is the result.
#[derive(Serialize)]
struct Printed<'n> {
    #[serde(skip_serializing_if = "Option::is_none")]
    paserk: Option<&'n str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pem: Option<&'n str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    public: Option<&'n str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'n str>,
}

fn print(args: &KeygenArgs, new: &New) -> Result<(), Failure> {
    if args.report.json {
        let text = Some(new.secret.expose());
        let (paserk, pem) = match new.id {
            Some(_) => (text, None),
            None => (None, text),
        };
        let printed = Printed {
            paserk,
            pem,
            public: new.public.as_deref(),
            id: new.id.as_deref(),
        };
        return output::print_json(&printed, false);
    }
    tell(new);
    output::print_line(new.secret.expose())
}

fn tell(new: &New) {
    if let Some(public) = &new.public {
        let gap = if public.contains('\n') { '\n' } else { ' ' };
        output::note(&format!("public key:{gap}{public}"));
    }
    if let Some(id) = &new.id {
        output::note(&format!("id: {id}"));
    }
}

/// What is printed where the secret went to a file.
#[derive(Serialize)]
struct Written<'n> {
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    public_file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    public: Option<&'n str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'n str>,
}

fn write(args: &KeygenArgs, new: &New, file: &Path) -> Result<(), Failure> {
    let public_file = new.public.is_some().then(|| with_pub(file));
    secret_file::write(file, new.secret.expose(), Readers::Owner, args.force)?;
    if let (Some(path), Some(public)) = (&public_file, &new.public) {
        if let Err(failure) = secret_file::write(path, public, Readers::Anybody, args.force) {
            if !args.force {
                // Half a pair is of no use, and the file was made a moment ago, by us.
                let _ = fs::remove_file(file);
            }
            return Err(failure);
        }
    }
    if args.report.json {
        let shown = |path: &Path| path.display().to_string();
        let written = Written {
            file: shown(file),
            public_file: public_file.as_deref().map(shown),
            public: new.public.as_deref(),
            id: new.id.as_deref(),
        };
        return output::print_json(&written, false);
    }
    output::note(&format!("secret key written to {}", file.display()));
    if let Some(path) = &public_file {
        output::note(&format!("public key written to {}", path.display()));
    }
    tell(new);
    Ok(())
}

/// The name of the file with the public key.
fn with_pub(file: &Path) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(".pub");
    name.into()
}
