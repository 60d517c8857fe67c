//! A key pair whose secret half never leaves the HSM.

use std::{
    fmt,
    sync::{Mutex, PoisonError},
};

use cryptoki::{
    object::{Attribute, AttributeType, ObjectClass, ObjectHandle},
    session::Session,
};
use paseto::{SigningKey, paserk::Key};
use paseto_v4::{Associated, Error, Header, Sign};

use super::{Algorithm, Hsm, HsmError};

/// A key pair in an HSM; `P` is our public key, `paseto_v4::PublicKey` or `paseto_v3::PublicKey`.
///
/// A session of PKCS #11 does one thing at a time, and a key has one session: threads that sign with
/// one key wait for each other. To sign in parallel, find the key several times.
pub struct HsmKey<P> {
    session: Mutex<Session>,
    secret: ObjectHandle,
    public: P,
    /// Whose login the session needs.
    _hsm: Hsm,
}

impl<P: Algorithm> HsmKey<P> {
    /// The key pair with this label.
    ///
    /// # Errors
    /// [`HsmError::NoKey`], [`HsmError::SeveralKeys`], [`HsmError::UnusableKey`],
    /// [`HsmError::Device`].
    pub fn find(hsm: &Hsm, label: &str) -> Result<Self, HsmError> {
        let session = hsm.session()?;
        let secret = only::<P>(&session, ObjectClass::PRIVATE_KEY, label)?;
        let public = only::<P>(&session, ObjectClass::PUBLIC_KEY, label)?;
        Ok(Self {
            public: read_public(&session, public, label)?,
            session: Mutex::new(session),
            secret,
            _hsm: hsm.clone(),
        })
    }

    /// Makes a key pair with this label in the HSM. Its secret half cannot be read or taken out.
    ///
    /// # Errors
    /// [`HsmError::KeyExists`], and those of [`HsmKey::find`].
    pub fn generate(hsm: &Hsm, label: &str) -> Result<Self, HsmError> {
        let session = hsm.writing_session()?;
        // One half alone may have been destroyed.
        for half in [ObjectClass::PRIVATE_KEY, ObjectClass::PUBLIC_KEY] {
            if !all::<P>(&session, half, label)?.is_empty() {
                return Err(HsmError::KeyExists {
                    label: label.to_owned(),
                    algorithm: P::NAME,
                });
            }
        }
        session
            .generate_key_pair(&P::GENERATE, &public_half::<P>(label), &secret_half(label))
            .map_err(HsmError::device)?;
        Self::find(hsm, label)
    }

    /// The public half, which verifies.
    #[must_use]
    pub const fn public_key(&self) -> &P {
        &self.public
    }

    /// Signs the bytes that `Token::prepare` gives; the signature is for `Prepared::finish`, which
    /// checks it. Here it is not checked.
    ///
    /// # Errors
    /// [`HsmError::Device`].
    pub fn sign_bytes(&self, input: &[u8]) -> Result<Vec<u8>, HsmError> {
        // Whether the session is still good after a panic, the device says.
        let session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        session
            .sign(&P::mechanism(), self.secret, &P::mechanism_input(input))
            .map_err(HsmError::device)
    }
}

/// The signature is checked before it is given away: a device that computes wrongly, or a public key
/// that is not the other half, must be noticed here and not by whoever is sent the token.
impl<P: Algorithm> Sign for HsmKey<P> {
    const HEADER: Header = P::HEADER;
    const SIGNATURE_LEN: usize = P::SIGNATURE_LEN;

    /// # Errors
    /// [`Error::Unavailable`] for whatever the HSM does wrong: [`HsmKey::sign_bytes`] says what.
    fn sign(
        &self,
        message: &[u8],
        associated: Associated<'_>,
        signature: &mut [u8],
    ) -> Result<(), Error> {
        let mut input = Vec::new();
        self.public
            .signing_input(message, associated, &mut |bytes| {
                input.extend_from_slice(bytes);
            })?;
        let made = self.sign_bytes(&input).map_err(|_| Error::Unavailable)?;
        let checked = self.public.verify(message, associated, &made);
        if checked.is_err() || made.len() != signature.len() {
            return Err(Error::Unavailable);
        }
        signature.copy_from_slice(&made);
        Ok(())
    }
}

/// For a `SigningRing`, which names the public half in the footers of its tokens.
impl<P: Algorithm + Key<Text = String> + Clone> SigningKey for HsmKey<P> {
    type PublicKey = P;

    fn public_key(&self) -> &P {
        &self.public
    }
}

/// Shows the public half.
impl<P: fmt::Debug> fmt::Debug for HsmKey<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HsmKey")
            .field("public", &self.public)
            .finish_non_exhaustive()
    }
}

/// What it may be used for, and no more.
fn public_half<P: Algorithm>(label: &str) -> Vec<Attribute> {
    vec![
        Attribute::Token(true),
        Attribute::Private(false),
        Attribute::Verify(true),
        Attribute::Encrypt(false),
        Attribute::Wrap(false),
        Attribute::EcParams(P::EC_PARAMS.to_vec()),
        Attribute::Label(label.into()),
        // Other programs match the halves by it.
        Attribute::Id(label.into()),
    ]
}

fn secret_half(label: &str) -> Vec<Attribute> {
    vec![
        Attribute::Token(true),
        Attribute::Private(true),
        Attribute::Sensitive(true),
        Attribute::Extractable(false),
        Attribute::Sign(true),
        // Devices that are not told otherwise allow more.
        Attribute::Decrypt(false),
        Attribute::Unwrap(false),
        Attribute::Derive(false),
        Attribute::Label(label.into()),
        Attribute::Id(label.into()),
    ]
}

fn all<P: Algorithm>(
    session: &Session,
    class: ObjectClass,
    label: &str,
) -> Result<Vec<ObjectHandle>, HsmError> {
    let wanted = [
        Attribute::Class(class),
        Attribute::KeyType(P::KEY_TYPE),
        Attribute::Label(label.into()),
    ];
    session.find_objects(&wanted).map_err(HsmError::device)
}

fn only<P: Algorithm>(
    session: &Session,
    class: ObjectClass,
    label: &str,
) -> Result<ObjectHandle, HsmError> {
    let (label_of, algorithm) = (|| label.to_owned(), P::NAME);
    match all::<P>(session, class, label)?.as_slice() {
        [key] => Ok(*key),
        [] => Err(HsmError::NoKey {
            label: label_of(),
            algorithm,
        }),
        _ => Err(HsmError::SeveralKeys {
            label: label_of(),
            algorithm,
        }),
    }
}

fn read_public<P: Algorithm>(
    session: &Session,
    public: ObjectHandle,
    label: &str,
) -> Result<P, HsmError> {
    let attributes = session
        .get_attributes(public, &[AttributeType::EcPoint])
        .map_err(HsmError::device)?;
    let key = match attributes.as_slice() {
        [Attribute::EcPoint(point)] => P::from_ec_point(point).ok(),
        _ => None,
    };
    key.ok_or_else(|| HsmError::UnusableKey {
        label: label.to_owned(),
        algorithm: P::NAME,
    })
}
