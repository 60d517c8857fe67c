//! Keys that are named, wrapped and sealed: ours beside the sisters on the registry, the crate
//! `paserk` there, and the bare primitives.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use peer_core::version::{Local, PkePublic, PkeSecret, Secret};

use crate::{
    bare, conrad,
    harness::{Contender, Group, Kind},
    material::{self, keep},
    paseto::Version,
};

const PASERK: &str = "paserk 0.4";
/// Of a secret key that is unwrapped: whether its halves belong together.
const UNCHECKED: &str = ", pair not checked";
/// The key that wraps.
const WRAPPING: [u8; 32] = *b"a wrapping key for benchmarking.";

/// The text of a plain key.
pub(crate) fn text(version: Version, kind: &str, bytes: &[u8]) -> &'static str {
    let letters = URL_SAFE_NO_PAD.encode(bytes);
    keep(format!("k{}.{kind}.{letters}", version.digit())).as_str()
}

/// One who does each operation, once: making gives the text, reading takes it.
#[derive(Default)]
struct Contenders {
    id: Vec<Contender>,
    wrap: Vec<Contender>,
    unwrap: Vec<Contender>,
    wrap_secret: Vec<Contender>,
    unwrap_secret: Vec<Contender>,
    seal: Vec<Contender>,
    unseal: Vec<Contender>,
}

/// What all are given to open: made by ours.
struct Texts {
    local: &'static str,
    secret: &'static str,
    wrapping: &'static str,
    public: &'static str,
    wrapped: &'static str,
    wrapped_secret: &'static str,
    sealed: &'static str,
}

/// Ours of a version.
macro_rules! ours {
    ($all:ident, $version:expr, $ours:ident) => {{
        use $ours::{LocalKey, SealingSecretKey, SecretKey, WrappingKey, paserk};
        let local = text($version, "local", &material::LOCAL);
        let secret = text($version, "secret", &material::secret_key($version));
        let wrapping = text($version, "local", &WRAPPING);
        let key: &LocalKey = keep(paserk::parse(local).expect("a key"));
        let pair: &SecretKey = keep(paserk::parse(secret).expect("a key"));
        let kek: &WrappingKey = keep(paserk::parse(wrapping).expect("a key"));
        let owner: &SealingSecretKey = keep(paserk::parse(secret).expect("a key"));
        let recipient = owner.public_key();
        let texts = Texts {
            local,
            secret,
            wrapping,
            public: keep(recipient.to_paserk()),
            wrapped: keep(paserk::wrap(key, kek).expect("it is wrapped")),
            wrapped_secret: keep(paserk::wrap(pair, kek).expect("it is wrapped")),
            sealed: keep(paserk::seal(key, recipient).expect("it is sealed")),
        };
        let (name, kind) = ("ours", Kind::Ours);
        let (wrapped, wrapped_secret, sealed) = (texts.wrapped, texts.wrapped_secret, texts.sealed);
        $all.id.push(Contender::doing(name, kind, move || key.id()));
        let wrap = move || paserk::wrap(key, kek).expect("it is wrapped");
        $all.wrap.push(Contender::doing(name, kind, wrap));
        let wrap = move || paserk::wrap(pair, kek).expect("it is wrapped");
        $all.wrap_secret.push(Contender::doing(name, kind, wrap));
        let seal = move || paserk::seal(key, recipient).expect("it is sealed");
        $all.seal.push(Contender::doing(name, kind, seal));
        let unwrap = move || paserk::unwrap::<LocalKey>(wrapped, kek).expect("it is ours");
        $all.unwrap.push(Contender::doing(name, kind, unwrap));
        let unwrap = move || paserk::unwrap::<SecretKey>(wrapped_secret, kek).expect("it is ours");
        $all.unwrap_secret
            .push(Contender::doing(name, kind, unwrap));
        let unseal = move || paserk::unseal::<LocalKey>(sealed, owner).expect("it is ours");
        $all.unseal.push(Contender::doing(name, kind, unseal));
        texts
    }};
}

/// The crate of the same name on the registry. It takes the key that it wraps, so a copy is made of
/// it; that is the only way.
macro_rules! sister {
    ($all:ident, $texts:ident, $V:ty, $name:literal, $put_off:expr) => {{
        type Wrapped<K> = peer_core::paserk::PieWrappedKey<$V, K>;
        type Sealed = peer_core::paserk::SealedKey<$V>;
        let key: &peer_core::LocalKey<$V> = keep($texts.local.parse().expect("a key"));
        let pair: &peer_core::SecretKey<$V> = keep($texts.secret.parse().expect("a key"));
        let kek: &peer_core::LocalKey<$V> = keep($texts.wrapping.parse().expect("a key"));
        let owner: &peer_core::key::Key<$V, PkeSecret> =
            keep($texts.secret.parse().expect("a key"));
        let recipient: &peer_core::key::Key<$V, PkePublic> =
            keep($texts.public.parse().expect("a key"));
        let (name, kind) = ($name, Kind::Peer);
        let unchecked = format!("{name}{}", $put_off);
        let (wrapped, wrapped_secret, sealed) =
            ($texts.wrapped, $texts.wrapped_secret, $texts.sealed);
        $all.id.push(Contender::doing(name, kind, move || key.id()));
        let wrap = move || {
            let made = key.clone().wrap_pie(kek).ok();
            made.expect("it is wrapped").to_string()
        };
        $all.wrap.push(Contender::doing(name, kind, wrap));
        let wrap = move || {
            let made = pair.clone().wrap_pie(kek).ok();
            made.expect("it is wrapped").to_string()
        };
        $all.wrap_secret.push(Contender::doing(name, kind, wrap));
        let seal = move || {
            let made = key.clone().seal(recipient).ok();
            made.expect("it is sealed").to_string()
        };
        $all.seal.push(Contender::doing(name, kind, seal));
        let unwrap = move || {
            let read: Wrapped<Local> = wrapped.parse().ok().expect("it is one");
            read.unwrap(kek).ok().expect("it is ours")
        };
        $all.unwrap.push(Contender::doing(name, kind, unwrap));
        let unwrap = move || {
            let read: Wrapped<Secret> = wrapped_secret.parse().ok().expect("it is one");
            read.unwrap(kek).ok().expect("it is ours")
        };
        $all.unwrap_secret
            .push(Contender::doing(&unchecked, kind, unwrap));
        let unseal = move || {
            let read: Sealed = sealed.parse().ok().expect("it is one");
            read.unseal(owner).ok().expect("it is ours")
        };
        $all.unseal.push(Contender::doing(name, kind, unseal));
    }};
}

/// The crate `paserk` of the registry, in versions 2 and 4. It seals with the recipient's secret key.
macro_rules! paserk {
    ($all:ident, $texts:ident, $V:ty) => {{
        use peer_paserk::{
            PaserkLocal, PaserkLocalId, PaserkLocalWrap, PaserkSeal, PaserkSecret,
            PaserkSecretWrap, Pie,
        };
        let key: &PaserkLocal<$V> = keep($texts.local.try_into().expect("a key"));
        let pair: &PaserkSecret<$V> = keep($texts.secret.try_into().expect("a key"));
        let kek: &PaserkLocal<$V> = keep($texts.wrapping.try_into().expect("a key"));
        let (name, kind) = (PASERK, Kind::Peer);
        let unchecked = format!("{name}{UNCHECKED}");
        let (wrapped, wrapped_secret, sealed) =
            ($texts.wrapped, $texts.wrapped_secret, $texts.sealed);
        let id = move || PaserkLocalId::<$V>::from(key);
        $all.id.push(Contender::doing(name, kind, id));
        let wrap = move || {
            let made = PaserkLocalWrap::<$V, Pie>::try_wrap(key, kek);
            made.expect("it is wrapped").to_string()
        };
        $all.wrap.push(Contender::doing(name, kind, wrap));
        let wrap = move || {
            let made = PaserkSecretWrap::<$V, Pie>::try_wrap(pair, kek);
            made.expect("it is wrapped").to_string()
        };
        $all.wrap_secret.push(Contender::doing(name, kind, wrap));
        let seal = move || {
            let made = PaserkSeal::<$V>::try_seal(key, pair);
            made.expect("it is sealed").to_string()
        };
        $all.seal.push(Contender::doing(name, kind, seal));
        let unwrap = move || {
            let read = PaserkLocalWrap::<$V, Pie>::try_from(wrapped).expect("it is one");
            read.try_unwrap(kek).expect("it is ours")
        };
        $all.unwrap.push(Contender::doing(name, kind, unwrap));
        let unwrap = move || {
            let read = PaserkSecretWrap::<$V, Pie>::try_from(wrapped_secret).expect("it is one");
            read.try_unwrap(kek).expect("it is ours")
        };
        $all.unwrap_secret
            .push(Contender::doing(&unchecked, kind, unwrap));
        let unseal = move || {
            let read = PaserkSeal::<$V>::try_from(sealed).expect("it is one");
            read.try_unseal(pair).expect("it is ours")
        };
        $all.unseal.push(Contender::doing(name, kind, unseal));
    }};
}

/// The groups of a version. Version 1 is left out: there is nobody to compare it with.
pub fn of(version: Version) -> Vec<Group> {
    let mut all = Contenders::default();
    match version {
        Version::V1 => return Vec::new(),
        Version::V2 => {
            let texts = ours!(all, version, ours_v2);
            sister!(all, texts, peer_v2::core::V2, "paseto-v2 rc", "");
            paserk!(all, texts, peer_paserk::K2);
            all.bare("k2", &texts);
        }
        Version::V3 => {
            let texts = ours!(all, version, ours_v3);
            sister!(all, texts, peer_v3::core::V3, "paseto-v3 rc", "");
            sister!(
                all,
                texts,
                peer_v3_aws_lc::core::V3,
                "paseto-v3-aws-lc rc",
                ""
            );
        }
        Version::V4 => {
            let texts = ours!(all, version, ours_v4);
            sister!(all, texts, peer_v4::core::V4, "paseto-v4 rc", "");
            conrad::install();
            sister!(
                all,
                texts,
                peer_v4_sodium::core::V4,
                "paseto-v4-sodium rc",
                UNCHECKED
            );
            paserk!(all, texts, peer_paserk::K4);
            all.bare("k4", &texts);
        }
    }
    all.groups(version)
}

impl Contenders {
    /// The primitives of versions 2 and 4.
    fn bare(&mut self, version: &str, texts: &Texts) {
        let kind = Kind::Bare;
        let local = bare::keys::Wrap::new(&format!("{version}.local-wrap.pie."), &WRAPPING);
        let local: &bare::keys::Wrap = keep(local);
        let secret = bare::keys::Wrap::new(&format!("{version}.secret-wrap.pie."), &WRAPPING);
        let secret: &bare::keys::Wrap = keep(secret);
        let seal: &bare::keys::Seal = keep(bare::keys::Seal::new(
            &format!("{version}.seal."),
            &material::SEED,
        ));
        let key = |text: &str| {
            let letters = text.rsplit('.').next().expect("a part");
            URL_SAFE_NO_PAD.decode(letters).expect("base64")
        };
        let pair: &'static [u8] = keep(key(texts.secret));
        let (wrapped, wrapped_secret) = (texts.wrapped, texts.wrapped_secret);
        let sealed = texts.sealed;
        let name = "the primitives";
        let id = keep(format!("{version}.lid.{}", texts.local)).as_bytes();
        self.id
            .push(Contender::doing(name, kind, move || bare::keys::id(id)));
        let wrap = move || local.wrap(&material::LOCAL);
        self.wrap.push(Contender::doing(name, kind, wrap));
        // Keys of version 4 are made ready for tokens when they are made.
        let is_4 = version == "k4";
        let unwrap = move || {
            let key = local.unwrap(wrapped);
            is_4.then(|| bare::keys::ready(&key))
        };
        self.unwrap.push(Contender::doing(name, kind, unwrap));
        let wrap = move || secret.wrap(pair);
        self.wrap_secret.push(Contender::doing(name, kind, wrap));
        let unwrap = move || {
            let key = secret.unwrap(wrapped_secret);
            // A pair that comes out is checked, as a pair of ours is.
            let seed = key.first_chunk().expect("a seed");
            ed25519_dalek::SigningKey::from_bytes(seed)
        };
        self.unwrap_secret
            .push(Contender::doing(name, kind, unwrap));
        let making = move || seal.seal(&material::LOCAL);
        self.seal.push(Contender::doing(name, kind, making));
        let opening = move || seal.unseal(sealed);
        self.unseal.push(Contender::doing(name, kind, opening));
    }

    fn groups(self, version: Version) -> Vec<Group> {
        let k = format!("k{}", version.digit());
        let groups = [
            (format!("id {k}.lid"), self.id),
            (format!("wrap {k}.local-wrap.pie"), self.wrap),
            (format!("unwrap {k}.local-wrap.pie"), self.unwrap),
            (format!("wrap {k}.secret-wrap.pie"), self.wrap_secret),
            (format!("unwrap {k}.secret-wrap.pie"), self.unwrap_secret),
            (format!("seal {k}.seal"), self.seal),
            (format!("unseal {k}.seal"), self.unseal),
        ];
        groups
            .into_iter()
            .map(|(name, contenders)| Group { name, contenders })
            .collect()
    }
}
