//! Keys as PASERK text: reading it, and writing it.
//!
//! Not all do the same when they read a key, and the name says what is put off: to decompress the
//! point of a public key, to compare the public half of a secret key with its seed, or everything.
//! Where nothing is said, a key is checked in full.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ours::paserk::{Key, KeyText};
use pasetors::paserk::FormatAsPaserk;
use peer_core::version::{Local, Public, Secret};

use crate::{
    conrad,
    harness::{Contender, Group, Kind},
    keys,
    material::{self, keep},
    paseto::Version,
};

/// Who reads and writes keys of one type.
#[derive(Default)]
struct Contenders {
    parse: Vec<Contender>,
    text: Vec<Contender>,
}

impl Contenders {
    /// A library, which must write what it has read. `note` is what reading leaves for later, or does besides.
    fn add<K: 'static, T: KeyText>(
        &mut self,
        (name, kind, note): (&str, Kind, &str),
        text: &'static str,
        parse: impl Fn(&'static str) -> K + 'static,
        write: impl Fn(&K) -> T + 'static,
    ) {
        let key: &K = keep(parse(text));
        assert!(write(key).as_text() == text, "{name} writes what it read");
        let read = format!("{name}{note}");
        let parse = move || parse(text);
        self.parse.push(Contender::doing(&read, kind, parse));
        let write = move || write(key);
        self.text.push(Contender::doing(name, kind, write));
    }

    fn ours<K: Key + 'static>(&mut self, note: &str, text: &'static str)
    where
        K::Text: 'static,
    {
        let parse = |text| ours::paserk::parse::<K>(text).expect("it is a key");
        self.add(("ours", Kind::Ours, note), text, parse, |key| {
            ours::paserk::text(key)
        });
    }

    /// Ours, with what reading puts off done at once.
    fn ours_checked<K: Key + 'static>(&mut self, text: &'static str) {
        let parse = move || {
            let key: K = ours::paserk::parse(text).expect("it is a key");
            key.validate().expect("it may be used");
            key
        };
        let contender = Contender::doing("ours, checked at once", Kind::Ours, parse);
        self.parse.push(contender);
    }

    fn conrad<V, T>(&mut self, name: &str, put_off: &str, text: &'static str)
    where
        V: peer_core::key::HasKey<T> + 'static,
        T: peer_core::key::KeyType,
    {
        type AnyKey<V, T> = peer_core::key::Key<V, T>;
        let parse = |text: &str| -> AnyKey<V, T> { text.parse().expect("it is a key") };
        self.add((name, Kind::Peer, put_off), text, parse, |key| {
            key.expose_key().to_string()
        });
    }

    fn pasetors<K>(&mut self, put_off: &str, text: &'static str)
    where
        K: FormatAsPaserk + TryFrom<&'static str> + 'static,
    {
        let parse = |text| K::try_from(text).ok().expect("it is a key");
        self.add(("pasetors", Kind::Peer, put_off), text, parse, |key| {
            let mut text = String::new();
            key.fmt(&mut text).expect("a string takes any text");
            text
        });
    }

    fn paserk<K>(&mut self, text: &'static str)
    where
        K: TryFrom<&'static str> + ToString + 'static,
    {
        let parse = |text| K::try_from(text).ok().expect("it is a key");
        let name = ("paserk 0.4", Kind::Peer, ", nothing checked but the length");
        self.add(name, text, parse, K::to_string);
    }

    /// Base64, and a copy.
    fn bare<const LENGTH: usize>(&mut self, text: &'static str) {
        let at = text.rfind('.').expect("it has parts") + 1;
        let (header, letters) = text.split_at(at);
        let parse = move |_| {
            let mut bytes = [0; LENGTH];
            let length = URL_SAFE_NO_PAD.decode_slice(letters, &mut bytes);
            assert_eq!(length, Ok(LENGTH));
            bytes
        };
        self.add(("base64 alone", Kind::Bare, ""), text, parse, move |key| {
            let mut text = header.to_owned();
            URL_SAFE_NO_PAD.encode_string(key, &mut text);
            text
        });
    }
}

/// What is measured of a version.
struct Types {
    local: Contenders,
    secret: Contenders,
    public: Contenders,
    texts: [&'static str; 3],
}

const POINT: &str = ", point put off";
/// The peers begin with the same work for every token.
const READY: &str = ", made ready for tokens";

impl Types {
    fn new(version: Version) -> Self {
        let text = |kind, bytes: &[u8]| keys::text(version, kind, bytes);
        Self {
            local: Contenders::default(),
            secret: Contenders::default(),
            public: Contenders::default(),
            texts: [
                text("local", &material::LOCAL),
                text("secret", &material::secret_key(version)),
                text("public", &material::public_key(version)),
            ],
        }
    }

    /// `put_off` is about the public key.
    fn conrad<V>(&mut self, name: &str, [secret_off, public_off]: [&str; 2])
    where
        V: peer_core::key::HasKey<Local>
            + peer_core::key::HasKey<Secret>
            + peer_core::key::HasKey<Public>
            + 'static,
    {
        let [local, secret, public] = self.texts;
        self.local.conrad::<V, Local>(name, "", local);
        self.secret.conrad::<V, Secret>(name, secret_off, secret);
        self.public.conrad::<V, Public>(name, public_off, public);
    }

    fn bare<const SECRET: usize, const PUBLIC: usize>(&mut self) {
        let [local, secret, public] = self.texts;
        self.local.bare::<32>(local);
        self.secret.bare::<SECRET>(secret);
        self.public.bare::<PUBLIC>(public);
    }

    fn groups(self, version: Version) -> Vec<Group> {
        let types = [
            ("local", self.local),
            ("secret", self.secret),
            ("public", self.public),
        ];
        let group = |verb, kind, contenders| Group {
            name: format!("{verb} k{}.{kind}", version.digit()),
            contenders,
        };
        let both = types.map(|(kind, Contenders { parse, text })| {
            [group("parse", kind, parse), group("text", kind, text)]
        });
        both.into_iter().flatten().collect()
    }
}

/// The groups of a version.
pub fn of(version: Version) -> Vec<Group> {
    let mut all = Types::new(version);
    let [local, secret, public] = all.texts;
    match version {
        Version::V1 => {
            all.local.ours::<ours_v1::LocalKey>("", local);
            all.secret.ours::<ours_v1::SecretKey>("", secret);
            all.public.ours::<ours_v1::PublicKey>("", public);
            all.conrad::<peer_v1::core::V1>("paseto-v1 rc", [""; 2]);
        }
        Version::V2 => {
            all.local.ours::<ours_v2::LocalKey>("", local);
            all.secret.ours::<ours_v2::SecretKey>("", secret);
            all.public.ours::<ours_v2::PublicKey>(POINT, public);
            all.public.ours_checked::<ours_v2::PublicKey>(public);
            all.conrad::<peer_v2::core::V2>("paseto-v2 rc", [""; 2]);
            {
                use pasetors::{keys, version2::V2};
                all.local.pasetors::<keys::SymmetricKey<V2>>("", local);
                let secrets = &mut all.secret;
                secrets.pasetors::<keys::AsymmetricSecretKey<V2>>("", secret);
                let publics = &mut all.public;
                publics.pasetors::<keys::AsymmetricPublicKey<V2>>(POINT, public);
            }
            {
                use peer_paserk::{K2, PaserkLocal, PaserkPublic, PaserkSecret};
                all.local.paserk::<PaserkLocal<K2>>(local);
                all.secret.paserk::<PaserkSecret<K2>>(secret);
                all.public.paserk::<PaserkPublic<K2>>(public);
            }
            all.bare::<64, 32>();
        }
        Version::V3 => {
            all.local.ours::<ours_v3::LocalKey>(READY, local);
            all.secret.ours::<ours_v3::SecretKey>("", secret);
            all.public.ours::<ours_v3::PublicKey>("", public);
            all.conrad::<peer_v3::core::V3>("paseto-v3 rc", [""; 2]);
            all.conrad::<peer_v3_aws_lc::core::V3>("paseto-v3-aws-lc rc", [""; 2]);
            {
                use pasetors::{keys, version3::V3};
                let (secrets, publics) = (&mut all.secret, &mut all.public);
                let put_off = ", public half put off";
                secrets.pasetors::<keys::AsymmetricSecretKey<V3>>(put_off, secret);
                publics.pasetors::<keys::AsymmetricPublicKey<V3>>(POINT, public);
            }
            all.bare::<48, 49>();
        }
        Version::V4 => {
            all.local.ours::<ours_v4::LocalKey>(READY, local);
            all.secret.ours::<ours_v4::SecretKey>("", secret);
            all.public.ours::<ours_v4::PublicKey>(POINT, public);
            all.public.ours_checked::<ours_v4::PublicKey>(public);
            conrad::install();
            all.conrad::<peer_v4::core::V4>("paseto-v4 rc", [""; 2]);
            let put_off = [", nothing checked but the length"; 2];
            all.conrad::<peer_v4_sodium::core::V4>("paseto-v4-sodium rc", put_off);
            {
                use pasetors::{keys, version4::V4};
                all.local.pasetors::<keys::SymmetricKey<V4>>("", local);
                let secrets = &mut all.secret;
                secrets.pasetors::<keys::AsymmetricSecretKey<V4>>("", secret);
                let publics = &mut all.public;
                publics.pasetors::<keys::AsymmetricPublicKey<V4>>(POINT, public);
            }
            {
                use peer_paserk::{K4, PaserkLocal, PaserkPublic, PaserkSecret};
                all.local.paserk::<PaserkLocal<K4>>(local);
                all.secret.paserk::<PaserkSecret<K4>>(secret);
                all.public.paserk::<PaserkPublic<K4>>(public);
            }
            all.bare::<64, 32>();
        }
    }
    all.groups(version)
}
