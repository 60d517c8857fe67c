//! `v*.public`, of the one version that the library was built for.

#[cfg(any(feature = "rusty-v3", feature = "rusty-v4"))]
use super::ImplicitAssertion;
#[cfg(not(feature = "rusty-v1"))]
use super::Key;
use super::{
    Contender, Footer, Kind, LONGEST, Library, NAME, Paseto, PasetoAsymmetricPrivateKey,
    PasetoAsymmetricPublicKey, PasetoBuilder, Payload, Public, Rusty, Session, claims, keep,
    material, parser, paseto,
};

#[cfg(feature = "rusty-v1")]
use super::V1 as V;
#[cfg(feature = "rusty-v2")]
use super::V2 as V;
#[cfg(feature = "rusty-v3")]
use super::V3 as V;
#[cfg(feature = "rusty-v4")]
use super::V4 as V;

/// The version that it was built for.
const VERSION: paseto::Version = if cfg!(feature = "rusty-v1") {
    paseto::Version::V1
} else if cfg!(feature = "rusty-v2") {
    paseto::Version::V2
} else if cfg!(feature = "rusty-v3") {
    paseto::Version::V3
} else {
    paseto::Version::V4
};

struct Signing {
    secret: PasetoAsymmetricPrivateKey<'static, V, Public>,
    public: PasetoAsymmetricPublicKey<'static, V, Public>,
}

pub(super) fn of(version: paseto::Version) -> Option<Box<dyn Rusty>> {
    (version == VERSION).then(|| Box::new(Signing::new()) as Box<dyn Rusty>)
}

impl Signing {
    /// RSA: PKCS #8, and PKCS #1 for the public key.
    #[cfg(feature = "rusty-v1")]
    fn new() -> Self {
        Self {
            secret: keep(material::rsa_pkcs8()).as_slice().into(),
            public: material::rsa_public_pkcs1().into(),
        }
    }

    #[cfg(feature = "rusty-v3")]
    fn new() -> Self {
        let public: &[u8] = &material::public_key(VERSION);
        let public = keep(Key::<49>::try_from(public).expect("it has 49 bytes"));
        Self {
            secret: keep(Key::<48>::from(material::SCALAR)).into(),
            public: public.try_into().expect("it is compressed"),
        }
    }

    #[cfg(any(feature = "rusty-v2", feature = "rusty-v4"))]
    fn new() -> Self {
        let secret: &[u8] = &material::secret_key(VERSION);
        let secret = keep(Key::<64>::try_from(secret).expect("it has 64 bytes"));
        let public = keep(Key::<32>::from(material::ed25519_public_key()));
        Self {
            secret: secret.into(),
            public: public.into(),
        }
    }
}

impl Library for Signing {
    fn name(&self) -> &'static str {
        NAME
    }

    fn make(&self, payload: &str, footer: &str, implicit: &str) -> String {
        let mut token = Paseto::<V, Public>::builder();
        token.set_payload(Payload::from(payload));
        if VERSION.has_implicit() {
            #[cfg(any(feature = "rusty-v3", feature = "rusty-v4"))]
            token.set_implicit_assertion(ImplicitAssertion::from(implicit));
        } else {
            assert_eq!(implicit, "");
        }
        if !footer.is_empty() {
            token.set_footer(Footer::from(footer));
        }
        token.try_sign(&self.secret).expect("it is not refused")
    }

    fn read(
        &self,
        token: &str,
        footer: &str,
        implicit: &str,
        show: &mut dyn FnMut(&[u8]),
    ) -> Option<()> {
        let (key, footer) = (&self.public, Footer::from(footer));
        assert!(implicit.is_empty() || VERSION.has_implicit());
        #[cfg(any(feature = "rusty-v1", feature = "rusty-v2"))]
        let payload = Paseto::<V, Public>::try_verify(token, key, footer);
        #[cfg(any(feature = "rusty-v3", feature = "rusty-v4"))]
        let payload = {
            let implicit = ImplicitAssertion::from(implicit);
            Paseto::<V, Public>::try_verify(token, key, footer, implicit)
        };
        payload.ok().map(|payload| show(payload.as_bytes()))
    }

    fn longest(&self) -> usize {
        LONGEST
    }
}

#[cfg_attr(
    feature = "rusty-v1",
    expect(
        deprecated,
        reason = "it warns of version 1 where it signs and verifies"
    )
)]
impl Rusty for Signing {
    fn making(&'static self, footer: &'static str) -> Contender {
        Contender::making(NAME, Kind::Peer, move || {
            let mut builder = PasetoBuilder::<V, Public>::default();
            claims(&mut builder);
            builder.set_footer(Footer::from(footer));
            builder.build(&self.secret).expect("it is not refused")
        })
    }

    fn reading(&'static self, token: &'static str, footer: &'static str) -> Contender {
        let mut parser = parser::<V, Public>();
        parser.set_footer(Footer::from(footer));
        Contender::doing(NAME, Kind::Peer, move || -> Session {
            parser.parse_into(token, &self.public).expect("it holds")
        })
    }

    fn boxed(self: Box<Self>) -> Box<dyn Library> {
        self
    }
}
