//! Keys in an HSM that speaks PKCS #11.
//!
//! [`Hsm::open`] logs in, [`HsmKey::find`] and [`HsmKey::generate`] give a key. The key implements
//! `Sign`, and `SigningKey` for a ring; [`HsmKey::sign_bytes`] is the signer for `Token::prepare`.

mod algorithm;
mod error;
mod key;

use std::{
    fmt,
    path::Path,
    sync::{Arc, Mutex},
};

use cryptoki::{
    context::{CInitializeArgs, CInitializeFlags, Pkcs11},
    error::{Error as Pkcs11Error, RvError},
    session::{Session, UserType},
    slot::Slot,
    types::AuthPin,
};

pub use self::{algorithm::Algorithm, error::HsmError, key::HsmKey};

/// A PIN: wiped when dropped, and not shown by `Debug`.
#[derive(Debug)]
pub struct Pin(AuthPin);

impl Pin {
    /// The PIN with this text, of which there is no other copy afterwards if it had no room to spare.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(AuthPin::new(text.into_boxed_str()))
    }
}

/// A token of an HSM that this process is logged in to: "token" is what PKCS #11 calls a device, or a
/// partition of one.
///
/// PKCS #11 logs in the whole process, so open a token once, and share it. The login ends when this
/// and every key of it are dropped.
#[derive(Clone)]
pub struct Hsm {
    pkcs11: Pkcs11,
    slot: Slot,
    /// What keeps the login alive: it ends with the last session.
    _login: Arc<Mutex<Session>>,
}

impl Hsm {
    /// Loads the manufacturer's library, a PKCS #11 module, and logs in to the token with this label.
    ///
    /// The library is code that runs in this process: its path is as much to be trusted as the
    /// program itself.
    ///
    /// # Errors
    /// [`HsmError::Module`], [`HsmError::NoToken`], [`HsmError::WrongPin`], [`HsmError::PinLocked`];
    /// [`HsmError::Device`] for everything else.
    pub fn open(module: &Path, label: &str, pin: &Pin) -> Result<Self, HsmError> {
        let pkcs11 = load(module)?;
        let slot = find(&pkcs11, label)?;
        let session = pkcs11.open_ro_session(slot).map_err(HsmError::device)?;
        session
            .login(UserType::User, Some(&pin.0))
            .map_err(HsmError::login)?;
        Ok(Self {
            pkcs11,
            slot,
            _login: Arc::new(Mutex::new(session)),
        })
    }

    fn session(&self) -> Result<Session, HsmError> {
        self.pkcs11
            .open_ro_session(self.slot)
            .map_err(HsmError::device)
    }

    /// One that may make keys.
    fn writing_session(&self) -> Result<Session, HsmError> {
        self.pkcs11
            .open_rw_session(self.slot)
            .map_err(HsmError::device)
    }
}

impl fmt::Debug for Hsm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hsm")
            .field("slot", &self.slot)
            .finish_non_exhaustive()
    }
}

fn load(module: &Path) -> Result<Pkcs11, HsmError> {
    let pkcs11 = Pkcs11::new(module).map_err(|error| HsmError::module(module, &error))?;
    match pkcs11.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)) {
        // Another part of the program uses it too.
        Ok(()) | Err(Pkcs11Error::Pkcs11(RvError::CryptokiAlreadyInitialized, _)) => Ok(pkcs11),
        Err(error) => Err(HsmError::device(error)),
    }
}

fn find(pkcs11: &Pkcs11, label: &str) -> Result<Slot, HsmError> {
    for slot in pkcs11
        .get_slots_with_initialized_token()
        .map_err(HsmError::device)?
    {
        let info = pkcs11.get_token_info(slot).map_err(HsmError::device)?;
        if info.label() == label {
            return Ok(slot);
        }
    }
    Err(HsmError::NoToken {
        label: label.to_owned(),
    })
}
