//! Tests that a prepared public key gives the verdicts of the key that it is made of.

/// Makes a [`Suite`](crate::Suite) `Prepared` whose public key is one of a module with all that can be
/// prepared of it, and panics where their verdicts differ; and runs with it what is run for the suite
/// of the module: `prepared!(V4 = paseto_v4 in "../../vectors");`, in a module of its own.
#[macro_export]
macro_rules! prepared {
    ($version:ident = $($module:ident)::+ in $folder:literal) => {
        use ::std::{sync::OnceLock, vec::Vec};

        use $crate::paseto_core::{
            Associated, Error, Header, SignedMessage, TokenId, Verify, Version,
        };
        use $($module)::+::{LocalKey, PreparedPublicKey, PublicKey, SecretKey, Window};

        pub(crate) struct Both {
            plain: PublicKey,
            prepared: OnceLock<Result<Vec<PreparedPublicKey>, Error>>,
        }

        impl Both {
            fn new(plain: PublicKey) -> Self {
                let prepared = OnceLock::new();
                Self { plain, prepared }
            }

            fn prepared(&self) -> &Result<Vec<PreparedPublicKey>, Error> {
                // The family tests every window; here are two that divide bytes in unlike ways.
                let windows = [Window::Bits5, Window::default()];
                let prepare = |window| self.plain.prepare_with(window);
                self.prepared
                    .get_or_init(|| windows.into_iter().map(prepare).collect())
            }
        }

        impl ::core::fmt::Debug for Both {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.plain, f)
            }
        }

        impl Verify for Both {
            const HEADER: Header = <PublicKey as Verify>::HEADER;
            const SIGNATURE_LEN: usize = <PublicKey as Verify>::SIGNATURE_LEN;

            fn verify(
                &self,
                message: &[u8],
                associated: Associated<'_>,
                signature: &[u8],
            ) -> Result<(), Error> {
                let plain = self.plain.verify(message, associated, signature);
                let other = self.plain.verify(message, associated, &[]);
                match self.prepared() {
                    Ok(prepared) => for key in prepared {
                        let alone = key.verify(message, associated, signature);
                        assert_eq!(alone, plain, "{:?}", key.window());
                        let signatures = [signature, &[], signature];
                        let messages = signatures
                            .map(|signature| SignedMessage::new(message, associated, signature));
                        let mut verdicts = [const { Err(Error::Unavailable) }; 3];
                        key.verify_many(&messages, &mut verdicts);
                        assert_eq!(verdicts, [plain.clone(), other.clone(), plain.clone()]);
                    }
                    // Of a key that is none, a version may refuse something else first.
                    Err(error) => {
                        assert_eq!(self.plain.validate().as_ref(), Err(error));
                        assert!(plain.is_err(), "{error:?}");
                    }
                }
                plain
            }

            fn signing_input(
                &self,
                message: &[u8],
                associated: Associated<'_>,
                sink: &mut dyn FnMut(&[u8]),
            ) -> Result<(), Error> {
                match self.prepared().as_ref().map(|keys| keys.first()) {
                    Ok(Some(key)) => key.signing_input(message, associated, sink),
                    _ => self.plain.signing_input(message, associated, sink),
                }
            }

            fn token_id(pieces: &[&[u8]]) -> TokenId {
                <PreparedPublicKey as Verify>::token_id(pieces)
            }
        }

        impl $crate::paserk::Key for Both {
            const HEADER: &'static str = <PreparedPublicKey as $crate::paserk::Key>::HEADER;
            const ID_HEADER: &'static str = <PreparedPublicKey as $crate::paserk::Key>::ID_HEADER;
            const LENGTH: Option<usize> = <PreparedPublicKey as $crate::paserk::Key>::LENGTH;
            type Text = String;

            fn with_bytes<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
                $crate::paserk::Key::with_bytes(&self.plain, f)
            }

            fn from_key_bytes(bytes: &[u8]) -> Result<Self, Error> {
                $crate::paserk::Key::from_key_bytes(bytes).map(Self::new)
            }

            fn id_hash(pieces: [&str; 3]) -> [u8; 33] {
                <PreparedPublicKey as $crate::paserk::Key>::id_hash(pieces)
            }
        }

        /// The version, with a public key that is compared with what is prepared of it.
        #[derive(Debug)]
        pub(crate) enum Prepared {}

        impl $crate::Suite for Prepared {
            const VERSION: Version = Version::$version;
            type LocalKey = LocalKey;
            type SecretKey = SecretKey;
            type PublicKey = Both;

            fn local_key() -> Result<LocalKey, Error> {
                LocalKey::generate()
            }

            fn secret_key() -> Result<SecretKey, Error> {
                SecretKey::generate()
            }

            fn public_half(key: &SecretKey) -> Both {
                Both::new(key.public_key().clone())
            }

            fn validate(key: &Both) -> Result<(), Error> {
                key.plain.validate()
            }
        }

        #[test]
        fn every_vector() {
            let folder = ::std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join($folder);
            let run = |suites| $crate::run_dir(&folder, &suites).unwrap();
            let plain = run($crate::Suites::new().with::<super::$version>());
            let prepared = run($crate::Suites::new().with::<Prepared>());
            assert!(prepared.is_ok(), "{prepared}");
            assert_eq!(prepared.passed(), plain.passed());
        }

        /// A key that is prepared is written, read and named as the key that it is made of.
        #[test]
        fn it_is_the_same_key() {
            let secret = SecretKey::generate().unwrap();
            let key = secret.public_key();
            let prepared = PreparedPublicKey::from_paserk(&key.to_paserk()).unwrap();
            assert_eq!(prepared.public_key(), key);
            assert_eq!(prepared.as_bytes(), key.as_bytes());
            assert_eq!(prepared.to_paserk(), key.to_paserk());
            assert_eq!(prepared.id().to_string(), key.id().to_string());
            assert_eq!(prepared.window(), Window::default());
        }

        mod properties {
            $crate::properties!(super::Prepared);
        }

        #[cfg(feature = "std")]
        mod hostile {
            $crate::hostile!(super::Prepared);
        }
    };
}
