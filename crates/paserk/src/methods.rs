//! What each key has of PASERK, written once: for the version crates.

/// Makes a type of the version crates a [`Key`](crate::Key), and gives it the methods for it.
#[doc(hidden)]
#[macro_export]
macro_rules! key {
    ($Key:ident {
        text: $header:literal as $Text:ty,
        id: $id_header:literal by $hash:path,
        from: $from:path,
        length: $length:expr,
        bytes: |$key:ident| $bytes:expr,
        $(validate: |$unchecked:ident| $validate:expr,)?
    }) => {
        impl $crate::Key for $Key {
            const HEADER: &'static str = $header;
            const ID_HEADER: &'static str = $id_header;
            const LENGTH: Option<usize> = $length;
            type Text = $Text;

            fn with_bytes<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
                let $key = self;
                f($bytes)
            }

            fn from_key_bytes(bytes: &[u8]) -> Result<Self, ::paseto_core::Error> {
                $from(bytes)
            }

            fn id_hash(pieces: [&str; 3]) -> [u8; 33] {
                $hash(pieces)
            }
            $(
                fn validate(&self) -> Result<(), ::paseto_core::Error> {
                    let $unchecked = self;
                    $validate
                }
            )?
        }

        impl $Key {
            #[doc = concat!("Reads a key from its PASERK text, `", $header, "…`")]
            ///
            /// # Errors
            /// Those of [`paserk::parse`].
            pub fn from_paserk(text: &str) -> Result<Self, ::paseto_core::Error> {
                $crate::parse(text)
            }

            #[doc = concat!("The PASERK text of the key, `", $header, "…`")]
            #[must_use]
            pub fn to_paserk(&self) -> $Text {
                $crate::text(self)
            }

            #[doc = concat!("The PASERK id of the key, `", $id_header, "…`")]
            ///
            /// What belongs into a footer is the id of a local or of a public key.
            #[must_use]
            pub fn id(&self) -> $crate::KeyId<Self> {
                $crate::id(self)
            }
        }
    };
}

/// Says which keys of a version can be wrapped, and with which key: a struct whose field `inner` is
/// the recipe of its family.
#[doc(hidden)]
#[macro_export]
macro_rules! wrapping {
    ($WrappingKey:ident($Recipe:ty): $($Key:ident as $header:literal),+ $(,)?) => {
        impl $crate::Pie for $WrappingKey {
            const TAG_LEN: usize = <$Recipe as $crate::Pie>::TAG_LEN;

            fn encrypt(
                &self,
                framed: $crate::Framed,
                header: &str,
                n: &[u8; 32],
                c: &mut [u8],
                t: &mut [u8],
            ) -> Result<(), ::paseto_core::Error> {
                $crate::Pie::encrypt(&self.inner, framed, header, n, c, t)
            }

            fn decrypt(
                &self,
                framed: $crate::Framed,
                header: &str,
                n: &[u8; 32],
                c: &mut [u8],
                t: &[u8],
            ) -> Result<(), ::paseto_core::Error> {
                $crate::Pie::decrypt(&self.inner, framed, header, n, c, t)
            }
        }

        $(
            impl $crate::Wrap for $Key {
                const WRAP_HEADER: &'static str = $header;
                type WrappingKey = $WrappingKey;
            }
        )+
    };
}

/// Says which keys of a version can be locked with a password, and by which recipe.
#[doc(hidden)]
#[macro_export]
macro_rules! locking {
    ($Recipe:ty: $($Key:ident as $header:literal),+ $(,)?) => {$(
        impl $crate::Lock for $Key {
            const LOCK_HEADER: &'static str = $header;
            type Recipe = $Recipe;
        }
    )+};
}

/// Says for whom the symmetric keys of a version are sealed: a struct with the field `inner` and one
/// around the public key of the same family.
#[doc(hidden)]
#[macro_export]
macro_rules! sealing {
    (
        $($Key:ident),+ as $header:literal,
        $Secret:ident($inner_secret:ty), $Public:ident($inner_public:ty)
    ) => {
        $(
            impl $crate::Seal for $Key {
                const SEAL_HEADER: &'static str = $header;
                type Recipient = $Public;
                type RecipientSecret = $Secret;
            }
        )+

        impl $crate::Encapsulate for $Public {
            const SEALED_LEN: usize = <$inner_public as $crate::Encapsulate>::SEALED_LEN;
            const RANDOM_LEN: usize = <$inner_public as $crate::Encapsulate>::RANDOM_LEN;

            fn seal(
                &self,
                framed: $crate::Framed,
                header: &str,
                pdk: &[u8; 32],
                random: &[u8],
                out: &mut [u8],
            ) -> Result<(), ::paseto_core::Error> {
                $crate::Encapsulate::seal(&self.0, framed, header, pdk, random, out)
            }
        }

        impl $crate::Decapsulate for $Secret {
            const SEALED_LEN: usize = <$inner_secret as $crate::Decapsulate>::SEALED_LEN;

            fn unseal(
                &self,
                framed: $crate::Framed,
                header: &str,
                sealed: &[u8],
                pdk: &mut [u8; 32],
            ) -> Result<(), ::paseto_core::Error> {
                $crate::Decapsulate::unseal(&self.inner, framed, header, sealed, pdk)
            }
        }
    };
}
