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

            fn id_hash(header: &str, text: &str) -> [u8; 33] {
                $hash(header, text)
            }
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
