//! What `key convert` reads: more than other commands do, because it can be told more.

use paseto::{Error, KeyError, KeyFile, SecretBytes, SecretText, paserk::Pbkdf2Params};

use crate::{
    args::ConvertArgs,
    failure::Failure,
    keys::{self, File, Key, SealingFile, Version},
    password,
};

/// A key that can be converted.
pub(super) enum Subject {
    /// For tokens.
    Key(Key),
    /// Of version 1, for sealing: PASERK has no text for it.
    Sealing(SealingFile),
}

impl Subject {
    pub(super) const fn kind(&self) -> &'static str {
        match self {
            Self::Key(key) => key.kind(),
            Self::Sealing(SealingFile::Secret(_)) => "a secret key",
            Self::Sealing(SealingFile::Public(_)) => "a public key",
        }
    }

    pub(super) const fn is_secret_key(&self) -> bool {
        matches!(
            self,
            Self::Key(Key::Secret(_)) | Self::Sealing(SealingFile::Secret(_))
        )
    }

    /// `None` where it is no secret key.
    pub(super) fn encrypted_pem(
        &self,
        password: &[u8],
        params: Pbkdf2Params,
    ) -> Option<Result<SecretText, Error>> {
        match self {
            Self::Key(Key::Secret(key)) => Some(key.encrypted_pem(password, params)),
            Self::Key(_) => None,
            Self::Sealing(key) => key.encrypted_pem(password, params),
        }
    }

    /// `None` where it is no secret key.
    pub(super) fn encrypted_der(
        &self,
        password: &[u8],
        params: Pbkdf2Params,
    ) -> Option<Result<SecretBytes, Error>> {
        match self {
            Self::Key(Key::Secret(key)) => Some(key.encrypted_der(password, params)),
            Self::Key(_) => None,
            Self::Sealing(key) => key.encrypted_der(password, params),
        }
    }
}

pub(super) fn read(args: &ConvertArgs) -> Result<Subject, Failure> {
    let source = args.key.source()?;
    let (bytes, origin) = (source.read()?, source.name());
    if let (Some(_), Some(version), Some(of)) = (args.from, args.version, args.kind) {
        no_password(args, &origin)?;
        return Key::from_hex(&bytes, version, of, &origin).map(Subject::Key);
    }
    let file = match (File::recognise(&bytes), &args.kid) {
        (Some(File::Jwk(text)), Some(id)) => {
            let picked = keys::pick(text, id);
            let picked = picked.map_err(|why| Failure::key(format!("{origin}: {why}")))?;
            Some(File::Jwk(picked))
        }
        (_, Some(_)) => return Err(Failure::usage("--kid is for a JWK Set")),
        (file, None) => file,
    };
    let Some(file) = file else {
        no_password(args, &origin)?;
        if args.version.is_some() {
            return Err(Failure::usage(
                "--version is for keys in PEM, DER, JWK and hexadecimal: PASERK says itself which it is",
            ));
        }
        return Key::from_bytes(&bytes, &origin).map(Subject::Key);
    };
    if file.identify(&origin)? == KeyFile::Encrypted {
        return decrypt(file, args);
    }
    no_password(args, &origin)?;
    if args.version.is_none_or(|version| version == Version::V1) {
        if let Some(key) = SealingFile::read(file) {
            return Ok(Subject::Sealing(key));
        }
    }
    file.key(args.version, &origin).map(Subject::Key)
}

fn decrypt(file: File<'_>, args: &ConvertArgs) -> Result<Subject, Failure> {
    let password = password::read(args.password.source())?;
    let limits = args.limits.limits();
    match file.decrypt(args.version, &password, &limits) {
        Ok(key) => Ok(Subject::Key(key)),
        // What is in it is known only now.
        Err(why @ Error::Key(KeyError::Modulus { .. })) => {
            SealingFile::decrypt(file, &password, &limits)
                .map(Subject::Sealing)
                .ok_or_else(|| Failure::password(&why))
        }
        Err(why) => Err(Failure::password(&why)),
    }
}

fn no_password(args: &ConvertArgs, origin: &str) -> Result<(), Failure> {
    match args.password.source() {
        None => Ok(()),
        Some(_) => Err(Failure::usage(format!(
            "{origin} is not encrypted, and needs no password"
        ))),
    }
}
