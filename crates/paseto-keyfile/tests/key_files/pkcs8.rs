//! What stands in PKCS#8 beside the key. The tests know how long each part is.

use paseto_v4::{Error, KeyError, SecretKey};

/// RFC 8032, section 7.1, test 1.
const SEED: &str = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
const PUBLIC: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
/// That of test 2.
const OTHER: &str = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";

const ENCODING: Error = Error::Key(KeyError::Encoding);
const MISMATCH: Error = Error::Key(KeyError::Mismatch);

/// Of a version, and with these fields behind the key.
fn read(version: u8, fields: &str) -> Result<SecretKey, Error> {
    let inside = format!("0201{version:02x}300506032b657004220420{SEED}{fields}");
    let inside = hex::decode(inside).unwrap();
    let mut der = vec![0x30, 0x81, inside.len().try_into().unwrap()];
    // DER has one way to write a length.
    if inside.len() < 0x80 {
        der.remove(1);
    }
    der.extend(inside);
    SecretKey::from_der(&der)
}

fn implicit(public: &str) -> String {
    format!("812100{public}")
}

/// As `ring` wrote it up to version 0.16.
fn explicit(public: &str) -> String {
    format!("a123032100{public}")
}

/// `localKeyId`, of no bytes.
const ATTRIBUTES: &str = "a00f300d06092a864886f70d0109153100";

#[test]
fn a_public_half_is_read_in_both_spellings() {
    let key = SecretKey::from_seed(&hex::decode(SEED).unwrap()).unwrap();
    for (version, fields) in [
        (0, String::new()),
        (0, "a000".into()),
        (0, ATTRIBUTES.into()),
        (1, implicit(PUBLIC)),
        (1, explicit(PUBLIC)),
        (1, format!("{ATTRIBUTES}{}", implicit(PUBLIC))),
        (1, format!("{ATTRIBUTES}{}", explicit(PUBLIC))),
    ] {
        assert!(read(version, &fields).unwrap() == key, "{version} {fields}");
    }
    for fields in [implicit(OTHER), explicit(OTHER)] {
        assert_eq!(read(1, &fields).unwrap_err(), MISMATCH, "{fields}");
    }
}

#[test]
fn nothing_else_stands_there() {
    let (implicit_half, explicit_half) = (implicit(PUBLIC), explicit(PUBLIC));
    for (version, fields) in [
        // The version says whether there is a public half.
        (0, implicit_half.clone()),
        (0, explicit_half.clone()),
        (1, String::new()),
        (1, "a000".into()),
        (2, implicit_half.clone()),
        // A second one, of the same key and of another.
        (1, format!("{implicit_half}{implicit_half}")),
        (1, format!("{implicit_half}{}", explicit(OTHER))),
        (1, format!("{explicit_half}{}", implicit(OTHER))),
        // Further fields, before it and behind it.
        (0, "a2020500".into()),
        (0, format!("a2020500{}", explicit(OTHER))),
        (1, format!("a2020500{implicit_half}")),
        (1, format!("{implicit_half}a2020500")),
        (1, format!("{implicit_half}a000")),
        (1, format!("{explicit_half}0500")),
        (0, "0500".into()),
        (0, "a000a000".into()),
        // Attributes that are none.
        (0, "a003ffffff".into()),
        (0, "a0020500".into()),
        (0, "8000".into()),
        (0, "a00cff0d06092a864886f70d0109".into()),
        // Bits instead of bytes, no bytes, and more than bit strings.
        (1, format!("812101{PUBLIC}")),
        (1, "8100".into()),
        (1, "810100".into()),
        (1, "a100".into()),
        (1, "a1020300".into()),
        (1, format!("a125032100{PUBLIC}0500")),
        (1, format!("a123042100{PUBLIC}")),
        (1, format!("a121{}00", PUBLIC)),
    ] {
        let error = read(version, &fields).unwrap_err();
        assert!(
            [ENCODING, MISMATCH].contains(&error),
            "{version} {fields}: {error}"
        );
    }
}
