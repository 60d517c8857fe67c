//! Keys as PASERK text.

use paserk::{Key, KeyId, KeyText};

use paseto_core::{Error, base64url};

use crate::{
    Suite, class,
    text::{Context, refused, same},
};

/// The four sentences about keys.
pub(super) fn all<S: Suite>() -> Result<(), String> {
    paserk_round_trip::<S>()?;
    other_paserk_is_refused::<S>()?;
    cut_keys_are_refused::<S>()?;
    ids_name_keys::<S>()
}

/// A key is read from the text that it is written as, and is the same key.
///
/// # Errors
/// What does not hold, in words.
pub fn paserk_round_trip<S: Suite>() -> Result<(), String> {
    let secret = S::secret_key().context("a key")?;
    comes_back(&S::public_half(&secret))?;
    comes_back(&secret)?;
    comes_back(&S::local_key().context("a key")?)
}

fn comes_back<K: Key>(key: &K) -> Result<(), String> {
    let text = paserk::text(key);
    if !text.as_text().starts_with(K::HEADER) {
        return Err(format!("the text does not begin with {}", K::HEADER));
    }
    let back: K = paserk::parse(text.as_text()).context(K::HEADER)?;
    let bytes = key.with_bytes(<[u8]>::to_vec);
    if back.with_bytes(|back| back != bytes) {
        return Err(format!("{} came back as another key", K::HEADER));
    }
    Ok(())
}

/// Text of another type or version, of another spelling, and without or with more data is refused.
///
/// # Errors
/// What does not hold, in words.
pub fn other_paserk_is_refused<S: Suite>() -> Result<(), String> {
    let secret = S::secret_key().context("a key")?;
    others_are_refused(&S::public_half(&secret))?;
    others_are_refused(&secret)?;
    others_are_refused(&S::local_key().context("a key")?)
}

fn others_are_refused<K: Key>(key: &K) -> Result<(), String> {
    let text = paserk::text(key);
    let (text, id) = (text.as_text(), paserk::id(key));
    let data = text.strip_prefix(K::HEADER).context(K::HEADER)?;
    let (version, kind) = K::HEADER.split_once('.').context("a dot")?;
    for other in ["k1", "k2", "k3", "k4", "k5", "K4", "v4", "k", ""] {
        if other != version {
            let class = if other.is_empty() {
                "format.empty-part"
            } else {
                "key.header"
            };
            refused(
                other,
                paserk::parse::<K>(&format!("{other}.{kind}{data}")),
                class,
            )?;
        }
    }
    let others = [
        "local", "secret", "public", "lid", "sid", "pid", "seal", "local-pw", "LOCAL",
    ];
    for other in others
        .into_iter()
        .filter(|other| kind != format!("{other}."))
    {
        let changed = format!("{version}.{other}.{data}");
        refused(other, paserk::parse::<K>(&changed), "key.header")?;
        refused(other, changed.parse::<KeyId<K>>(), id_class::<K>(other))?;
    }
    others_of_their_length_are_refused::<K>()?;
    let header = K::HEADER;
    for (changed, class) in [
        (format!("{text}="), "base64"),
        (format!("{text}\n"), "base64"),
        (
            format!("{header}+{}", data.get(1..).unwrap_or_default()),
            "base64",
        ),
        (header.to_owned(), "format.empty-part"),
        (header.trim_end_matches('.').to_owned(), "format.parts"),
        (format!("{header}.{data}"), "format.empty-part"),
        (format!("{header}pie.{data}"), "key.header"),
        (format!("{text}."), "format.empty-part"),
        (format!("{text}.{data}.{data}"), "format.parts"),
        (format!(" {text}"), "key.header"),
        (String::new(), "format.parts"),
    ] {
        refused(&format!("{header}…"), paserk::parse::<K>(&changed), class)?;
    }
    let changed = format!("{id}A");
    refused("a longer id", changed.parse::<KeyId<K>>(), "base64")?;
    let changed = format!("{id}AAAA");
    refused("a longer id", changed.parse::<KeyId<K>>(), "key.length")
}

/// Keys of each other version and type, as long as those are: it is the header that decides.
fn others_of_their_length_are_refused<K: Key>() -> Result<(), String> {
    let local = [(1, 32), (2, 32), (3, 32), (4, 32)].map(|(v, length)| (v, "local", length));
    let secret = [(1, 1190), (2, 64), (3, 48), (4, 64)].map(|(v, length)| (v, "secret", length));
    let public = [(1, 294), (2, 32), (3, 49), (4, 32)].map(|(v, length)| (v, "public", length));
    for (version, kind, length) in local.into_iter().chain(secret).chain(public) {
        let mut other = format!("k{version}.{kind}.");
        if other != K::HEADER {
            base64url::encode_append(&vec![2; length], &mut other);
            refused(&other, paserk::parse::<K>(&other), "key.header")?;
        }
    }
    Ok(())
}

/// No beginning of a key is one, nor is a key with a byte more at either end.
///
/// # Errors
/// What does not hold, in words.
pub fn cut_keys_are_refused<S: Suite>() -> Result<(), String> {
    let secret = S::secret_key().context("a key")?;
    cut_are_refused(&S::public_half(&secret))?;
    cut_are_refused(&secret)?;
    cut_are_refused(&S::local_key().context("a key")?)
}

fn cut_are_refused<K: Key>(key: &K) -> Result<(), String> {
    let bytes = key.with_bytes(<[u8]>::to_vec);
    let beginnings = (0..bytes.len()).filter_map(|end| bytes.get(..end).map(<[u8]>::to_vec));
    let longer = [[&bytes[..], b"\0"].concat(), [b"\0", &bytes[..]].concat()];
    for other in beginnings.chain(longer) {
        let what = format!("{} of {} bytes", K::HEADER, other.len());
        match K::from_key_bytes(&other) {
            Ok(_) => return Err(format!("{what} was accepted")),
            Err(Error::Key(_)) => (),
            Err(error) => return Err(format!("{what} ended in {}", class(&error))),
        }
    }
    Ok(())
}

/// Whether data of a key's length could be an id decides on length, not on the header.
fn id_class<K: Key>(other: &str) -> &'static str {
    let (_, kind) = K::ID_HEADER.split_once('.').unwrap_or_default();
    if kind == format!("{other}.") {
        "key.length"
    } else {
        "key.header"
    }
}

/// A key's id is the same each time, is read as it is written, and is another for another key.
///
/// # Errors
/// What does not hold, in words.
pub fn ids_name_keys<S: Suite>() -> Result<(), String> {
    let (one, two) = (
        S::secret_key().context("a key")?,
        S::secret_key().context("a key")?,
    );
    names(&S::public_half(&one), &S::public_half(&two))?;
    names(&one, &two)?;
    names(
        &S::local_key().context("a key")?,
        &S::local_key().context("a key")?,
    )
}

fn names<K: Key>(one: &K, two: &K) -> Result<(), String> {
    let id = paserk::id(one);
    same("the id the second time", &paserk::id(one), &id)?;
    let parsed: KeyId<K> = id.as_str().parse().context("the id")?;
    same("the id that was read", &parsed, &id)?;
    // The header and 44 letters.
    same("its length", &id.as_str().len(), &(K::ID_HEADER.len() + 44))?;
    let same_key = one.with_bytes(|one| two.with_bytes(|two| one == two));
    if !same_key && paserk::id(two) == id {
        return Err("two keys have one id".to_owned());
    }
    Ok(())
}
