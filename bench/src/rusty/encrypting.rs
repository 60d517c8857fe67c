//! `v*.local`.

use super::{
    Contender, Footer, ImplicitAssertion, Key, Kind, LONGEST, Library, Local, NAME, Paseto,
    PasetoBuilder, PasetoSymmetricKey, Payload, Rusty, Session, V1, V2, V3, V4, claims, material,
    parser, paseto,
};

/// The key of a version.
struct Encrypting<V>(PasetoSymmetricKey<V, Local>);

impl<V> Encrypting<V> {
    fn new() -> Box<Self> {
        Box::new(Self(Key::<32>::from(material::LOCAL).into()))
    }
}

pub(super) fn of(version: paseto::Version) -> Box<dyn Rusty> {
    match version {
        paseto::Version::V1 => Encrypting::<V1>::new(),
        paseto::Version::V2 => Encrypting::<V2>::new(),
        paseto::Version::V3 => Encrypting::<V3>::new(),
        paseto::Version::V4 => Encrypting::<V4>::new(),
    }
}

/// The methods have the same names in all versions, and no trait. `$Implicit` is the type of that
/// name for the versions with an implicit assertion.
macro_rules! encrypting {
    ($V:ident $(, $Implicit:ident)?) => {
        impl Library for Encrypting<$V> {
            fn name(&self) -> &'static str {
                NAME
            }

            fn make(&self, payload: &str, footer: &str, implicit: &str) -> String {
                assert!(implicit.is_empty() || paseto::Version::$V.has_implicit());
                let nonce = Key::<32>::try_new_random().expect("there is randomness");
                let mut token = Paseto::<$V, Local>::builder();
                token.set_payload(Payload::from(payload));
                $( token.set_implicit_assertion($Implicit::from(implicit)); )?
                if !footer.is_empty() {
                    token.set_footer(Footer::from(footer));
                }
                let token = token.try_encrypt(&self.0, &(&nonce).into());
                token.expect("it is not refused")
            }

            fn read(
                &self,
                token: &str,
                footer: &str,
                implicit: &str,
                show: &mut dyn FnMut(&[u8]),
            ) -> Option<()> {
                assert!(implicit.is_empty() || paseto::Version::$V.has_implicit());
                let footer = Footer::from(footer);
                let payload = Paseto::<$V, Local>::try_decrypt(
                    token, &self.0, footer $(, $Implicit::from(implicit))?
                );
                payload.ok().map(|payload| show(payload.as_bytes()))
            }

            fn longest(&self) -> usize {
                LONGEST
            }
        }

        impl Rusty for Encrypting<$V> {
            fn making(&'static self, _: &'static str) -> Contender {
                Contender::making(NAME, Kind::Peer, move || {
                    let mut builder = PasetoBuilder::<$V, Local>::default();
                    claims(&mut builder);
                    builder.build(&self.0).expect("it is not refused")
                })
            }

            fn reading(&'static self, token: &'static str, _: &'static str) -> Contender {
                let mut parser = parser::<$V, Local>();
                Contender::doing(NAME, Kind::Peer, move || -> Session {
                    parser.parse_into(token, &self.0).expect("it holds")
                })
            }

            fn boxed(self: Box<Self>) -> Box<dyn Library> {
                self
            }
        }
    };
}

encrypting!(V1);
encrypting!(V2);
encrypting!(V3, ImplicitAssertion);
encrypting!(V4, ImplicitAssertion);
