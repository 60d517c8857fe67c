//! SoftHSM2, with a store that is made for one test.

use std::{
    env, fs,
    io::{self, Write as _},
    path::PathBuf,
    process::Command,
};

use cryptoki::{
    context::{CInitializeArgs, CInitializeFlags, Pkcs11},
    session::{Session, UserType},
    slot::Slot,
    types::AuthPin,
};
use remote_keys::hsm::{Hsm, HsmError, Pin};

/// Where distributions put it.
const USUAL: [&str; 4] = [
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib64/softhsm/libsofthsm2.so",
    "/usr/local/lib/softhsm/libsofthsm2.so",
];

pub const LABEL: &str = "paseto";
pub const PIN: &str = "a user's PIN";
const SO_PIN: &str = "an officer's PIN";

/// Set for the process that is a test's own.
const STARTED: &str = "REMOTE_KEYS_TEST_STARTED";

/// Runs `body` with a token that is new and empty, in a process of its own: SoftHSM2 learns from the
/// environment where its store is, and a process has one login. `name` is that of the test, with its
/// module.
pub fn test(name: &str, body: fn(&SoftHsm)) {
    let Some(module) = module() else {
        return skip(name);
    };
    if env::var_os(STARTED).is_some() {
        return body(&SoftHsm::initialise(module));
    }
    let folder = tempfile::tempdir().unwrap();
    let (store, settings) = (folder.path().join("tokens"), folder.path().join("conf"));
    fs::create_dir(&store).unwrap();
    let text = format!(
        "directories.tokendir = {}\nlog.level = ERROR\n",
        store.display()
    );
    fs::write(&settings, text).unwrap();
    let output = Command::new(env::current_exe().unwrap())
        .args([name, "--exact", "--nocapture", "--test-threads=1"])
        .env("SOFTHSM2_CONF", settings)
        .env(STARTED, "1")
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    // A name that no test has would pass too.
    let passed = output.status.success() && printed.contains("test result: ok. 1 passed");
    assert!(passed, "{name}: {}\n{printed}\n{errors}", output.status);
}

fn module() -> Option<PathBuf> {
    if let Some(named) = env::var_os("SOFTHSM2_MODULE") {
        let named = PathBuf::from(named);
        assert!(
            named.is_file(),
            "SOFTHSM2_MODULE: there is no {}",
            named.display()
        );
        return Some(named);
    }
    USUAL
        .map(PathBuf::from)
        .into_iter()
        .find(|path| path.is_file())
}

fn skip(name: &str) {
    let why = "SoftHSM2 is not installed: `apt-get install softhsm2`, \
               or set SOFTHSM2_MODULE to the path of libsofthsm2.so";
    let required = env::var_os("PASETO_REQUIRE_SOFTHSM").is_some_and(|value| value == "1");
    assert!(!required, "{why}");
    // Past the test harness, which captures what the macros print, so that it is seen.
    let line = format!("SKIPPED {name}: {why}\n");
    io::stderr().write_all(line.as_bytes()).unwrap();
}

/// A token of SoftHSM2 with [`LABEL`] and [`PIN`].
pub struct SoftHsm {
    pub module: PathBuf,
    pub pkcs11: Pkcs11,
    pub slot: Slot,
}

impl SoftHsm {
    /// As `softhsm2-util --init-token` does it.
    fn initialise(module: PathBuf) -> Self {
        let pkcs11 = Pkcs11::new(&module).unwrap();
        start(&pkcs11);
        let slot = pkcs11.get_slots_with_token().unwrap()[0];
        let officer = AuthPin::new(SO_PIN.into());
        pkcs11.init_token(slot, &officer, LABEL).unwrap();
        let session = pkcs11.open_rw_session(slot).unwrap();
        session.login(UserType::So, Some(&officer)).unwrap();
        session.init_pin(&AuthPin::new(PIN.into())).unwrap();
        drop(session);
        Self {
            module,
            pkcs11,
            slot,
        }
    }

    /// All sessions end with it, and the login.
    pub fn restart(&self) {
        self.pkcs11.clone().finalize().unwrap();
        start(&self.pkcs11);
    }

    pub fn open(&self) -> Hsm {
        self.try_open(LABEL, PIN).unwrap()
    }

    pub fn try_open(&self, label: &str, pin: &str) -> Result<Hsm, HsmError> {
        Hsm::open(&self.module, label, &Pin::new(pin.to_owned()))
    }

    /// A session beside those of the keys. The login is the process's.
    pub fn session(&self) -> Session {
        self.pkcs11.open_rw_session(self.slot).unwrap()
    }
}

fn start(pkcs11: &Pkcs11) {
    let settings = CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK);
    pkcs11.initialize(settings).unwrap();
}
