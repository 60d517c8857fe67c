//! What must hold of keys that are wrapped, locked and sealed.

mod hidden;
mod limits;
mod refused;

use paserk::{Cost, Key, Lock, Pbkw, Seal, UnwrapLimits, Wrap};
use paseto_core::{Error, base64url};

pub use self::{
    hidden::{opened_errors_are_one, wrapping_keys_are_not_shown},
    limits::costs_are_bounded_first,
    refused::{
        cut_wrapped_keys_are_refused, no_wrapped_bit_can_be_flipped, other_recipients_are_refused,
        other_wrapped_types_are_refused,
    },
};
use super::Property;
use crate::{
    FileReport, WrapSuite,
    text::{Context, data, same, to_bytes},
};

/// Checks all properties of keys that are wrapped, locked and sealed.
#[must_use]
pub fn all<S: WrapSuite>() -> FileReport {
    let properties: [(&str, Property); 8] = [
        ("wrapped keys", wrapped_keys_come_back::<S>),
        ("wrapped bit flips", no_wrapped_bit_can_be_flipped::<S>),
        ("cut wrapped keys", cut_wrapped_keys_are_refused::<S>),
        ("other recipients", other_recipients_are_refused::<S>),
        ("other wrapped types", other_wrapped_types_are_refused::<S>),
        ("costs", costs_are_bounded_first::<S>),
        ("errors", opened_errors_are_one::<S>),
        ("hidden wrapping keys", wrapping_keys_are_not_shown::<S>),
    ];
    let mut report = FileReport::new(&format!("wrapping of {}", S::VERSION));
    for (name, property) in properties {
        report.add(name, property());
    }
    report
}

/// It must not be in any error.
const PASSWORD: &str = "a password that is nowhere to be seen";

/// The text of a key gives its bytes.
type Open = Box<dyn Fn(&str) -> Result<Vec<u8>, Error>>;

/// A key that was wrapped, locked or sealed, and whoever opens it.
struct Wrapped {
    header: &'static str,
    text: String,
    /// The same once more.
    again: String,
    key: Vec<u8>,
    open: Open,
    /// The same with another wrapping key, password or pair.
    other: Open,
}

impl Wrapped {
    /// One of each type.
    fn all<S: WrapSuite>() -> Result<[Self; 5], String> {
        let local = || S::local_key().context("a key");
        let secret = || S::secret_key().context("a key");
        Ok([
            Self::wrap::<S, _>(&local()?)?,
            Self::wrap::<S, _>(&secret()?)?,
            Self::lock(&local()?)?,
            Self::lock(&secret()?)?,
            Self::seal::<S>(&local()?)?,
        ])
    }

    fn wrap<S, K>(key: &K) -> Result<Self, String>
    where
        S: WrapSuite,
        K: Wrap<WrappingKey = S::WrappingKey>,
    {
        // A key of the same version, written the same way.
        let wrapping_key = || {
            let key = S::local_key().context("a key")?;
            S::WrappingKey::from_key_bytes(&to_bytes(&key)).context("a wrapping key")
        };
        let (mine, other) = (wrapping_key()?, wrapping_key()?);
        Ok(Self {
            header: K::WRAP_HEADER,
            text: paserk::wrap(key, &mine).context("wrapping")?,
            again: paserk::wrap(key, &mine).context("wrapping")?,
            key: to_bytes(key),
            open: Box::new(move |text| Ok(to_bytes(&paserk::unwrap::<K>(text, &mine)?))),
            other: Box::new(move |text| Ok(to_bytes(&paserk::unwrap::<K>(text, &other)?))),
        })
    }

    fn lock<K: Lock>(key: &K) -> Result<Self, String> {
        let params = cheap::<K>(1)?;
        let open = |password: &'static str| -> Open {
            Box::new(move |text| Ok(to_bytes(&paserk::unlock::<K>(text, password, &limits(1))?)))
        };
        Ok(Self {
            header: K::LOCK_HEADER,
            text: paserk::lock(key, PASSWORD, params).context("locking")?,
            again: paserk::lock(key, PASSWORD, params).context("locking")?,
            key: to_bytes(key),
            open: open(PASSWORD),
            other: open("another password"),
        })
    }

    fn seal<S: WrapSuite>(key: &S::LocalKey) -> Result<Self, String> {
        let recipient = || S::new_sealing_secret_key().context("a key");
        let (mine, other) = (recipient()?, recipient()?);
        let public = S::sealing_public_half(&mine);
        Ok(Self {
            header: S::LocalKey::SEAL_HEADER,
            text: paserk::seal(key, &public).context("sealing")?,
            again: paserk::seal(key, &public).context("sealing")?,
            key: to_bytes(key),
            open: Box::new(move |text| Ok(to_bytes(&paserk::unseal::<S::LocalKey>(text, &mine)?))),
            other: Box::new(move |text| {
                Ok(to_bytes(&paserk::unseal::<S::LocalKey>(text, &other)?))
            }),
        })
    }

    /// The bytes behind the header.
    fn wire(&self) -> Result<Vec<u8>, String> {
        data(&self.text)
    }

    /// Other bytes behind the same header.
    fn with_wire(&self, wire: &[u8]) -> String {
        with_header(self.header, wire)
    }
}

fn with_header(header: &str, wire: &[u8]) -> String {
    let mut text = header.to_owned();
    base64url::encode_append(wire, &mut text);
    text
}

/// So many times the lowest cost that there is.
fn cheap<K: Lock>(times: u32) -> Result<<K::Recipe as Pbkw>::Params, String> {
    let memory = (u64::from(times) * 8192).to_be_bytes();
    let times = times.to_be_bytes();
    let bytes = match <K::Recipe as Pbkw>::Params::LEN {
        4 => times.to_vec(),
        _ => [&memory[..], &times, &times].concat(),
    };
    <K::Recipe as Pbkw>::Params::read(&bytes).context("the cost")
}

/// Just what [`cheap`] costs.
fn limits(times: u32) -> UnwrapLimits {
    let limits = UnwrapLimits::default().max_memory(u64::from(times) * 8192);
    limits
        .max_time(times)
        .max_parallelism(times)
        .max_iterations(times)
}

/// What is wrapped, locked or sealed comes back, and looks different each time.
///
/// # Errors
/// What does not hold, in words.
pub fn wrapped_keys_come_back<S: WrapSuite>() -> Result<(), String> {
    for wrapped in Wrapped::all::<S>()? {
        same(
            "the header",
            wrapped.text.get(..wrapped.header.len()).unwrap_or_default(),
            wrapped.header,
        )?;
        same(
            "whether it is the same text again",
            &(wrapped.text == wrapped.again),
            &false,
        )?;
        for text in [&wrapped.text, &wrapped.again] {
            let key = (wrapped.open)(text).context("opening")?;
            same("whether it is the key", &(key == wrapped.key), &true)?;
        }
    }
    Ok(())
}
