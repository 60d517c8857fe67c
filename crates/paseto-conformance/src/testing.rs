//! A version's tests, one by one with names of their own, for `tests/` of a version crate.

mod prepared;
mod run;

pub use self::run::{left_out, official, project, wraps};

/// A test for each property of [`property`](crate::property): `properties!(V4);` in a module of
/// its own.
#[macro_export]
macro_rules! properties {
    ($suite:ty) => {
        $crate::properties!(@ $suite:
            bodies_have_a_least_length,
            cut_keys_are_refused,
            empty_footer_is_no_footer,
            expected_footer_is_required,
            forbidden_keys_stay_out_of_footers,
            forged_payloads_are_not_parsed,
            forged_tokens_are_not_shown,
            ids_name_keys,
            implicit_assertion_is_bound,
            implicit_assertion_is_never_ignored,
            keys_are_not_shown,
            keys_as_text_are_bounded,
            keys_of_the_users_own_sign,
            long_payloads_come_back,
            no_bit_can_be_flipped,
            no_byte_can_be_added,
            no_prefix_is_a_token,
            one_spelling,
            other_headers_are_refused,
            other_keys_are_refused,
            other_paserk_is_refused,
            paserk_round_trip,
            prepared_tokens_are_signed_tokens,
            refused_keys_are_not_shown,
            round_trip,
            token_ids_name_tokens,
            tokens_are_bounded_in_length,
            tokens_are_not_shown,
            what_is_signed_is_the_encoding,
            works_in_place,
            wrong_lengths_are_refused,
            wrong_signatures_never_become_tokens,
        );

        #[test]
        fn none_is_left_out() {
            let report = $crate::property::all::<$suite>();
            assert!(report.is_ok(), "{report}");
            // Four of the above are about keys, and counted as one.
            assert_eq!(report.passed, 32 - 3);
        }
    };
    (@ $suite:ty: $($property:ident,)*) => {$(
        #[test]
        fn $property() {
            $crate::property::$property::<$suite>().unwrap();
        }
    )*};
}

/// A test for each property of [`property::wrapping`](crate::property::wrapping):
/// `wrap_properties!(V4);`.
#[macro_export]
macro_rules! wrap_properties {
    ($suite:ty) => {
        $crate::wrap_properties!(@ $suite:
            costs_are_bounded_first,
            cut_wrapped_keys_are_refused,
            no_wrapped_bit_can_be_flipped,
            opened_errors_are_one,
            other_recipients_are_refused,
            other_wrapped_types_are_refused,
            wrapped_keys_come_back,
            wrapping_keys_are_not_shown,
        );
    };
    (@ $suite:ty: $($property:ident,)*) => {
        $(
            #[test]
            fn $property() {
                $crate::property::wrapping::$property::<$suite>().unwrap();
            }
        )*
    };
}

/// A test for each property of [`hostile`](mod@crate::hostile): `hostile!(V4);` in a module of its own.
#[cfg(feature = "proptest")]
#[macro_export]
macro_rules! hostile {
    ($suite:ty) => {
        $crate::hostile!(@ $suite:
            altered_keys,
            altered_tokens,
            any_text,
            bytes_as_buffers,
            bytes_as_keys,
            bytes_as_payloads,
            json_as_payloads,
            text_like_tokens_and_keys,
        );
    };
    (@ $suite:ty: $($property:ident,)*) => {$(
        #[test]
        fn $property() {
            $crate::hostile::$property::<$suite>().unwrap();
        }
    )*};
}

/// The tests of what needs no feature of a version crate, for a file of its own in `tests/`: the
/// traits in place, and the bodies of the official tokens, which must be as many as are named.
///
/// ```ignore
/// paseto_conformance::in_place!(paseto_v4 in "../../vectors/official/v4.json", 9);
/// ```
#[macro_export]
macro_rules! in_place {
    (local $module:ident in $file:literal, $count:literal) => {
        #[test]
        fn local_keys_work_in_place() {
            let key = $module::LocalKey::generate().unwrap();
            $crate::in_place::local(&key).unwrap();
        }

        #[test]
        fn official_bodies() {
            let path = ::std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join($file);
            let read_key = $module::LocalKey::from_bytes;
            let count = $crate::in_place::official_bodies(&path, read_key).unwrap();
            assert_eq!(count, $count);
        }
    };
    (public $module:ident) => {
        #[test]
        fn key_pairs_work_in_place() {
            let key = $module::SecretKey::generate().unwrap();
            $crate::in_place::public(&key, key.public_key()).unwrap();
        }
    };
    ($module:ident in $file:literal, $count:literal) => {
        $crate::in_place!(local $module in $file, $count);
        $crate::in_place!(public $module);
    };
}

/// A test for each file of vectors, which must hold as many as are named; and one that no file of
/// the version is left out.
///
/// ```ignore
/// paseto_conformance::vectors! {
///     V4 in "../../vectors";
///     official_tokens: official "v4.json", 17;
///     project_times: project "v4.times.json", 142;
/// }
/// ```
#[macro_export]
macro_rules! vectors {
    (
        $suite:ident in $folder:literal;
        $($test:ident: $kind:ident $file:literal, $count:literal;)*
    ) => {
        fn folder() -> ::std::path::PathBuf {
            ::std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join($folder)
        }

        $(
            #[test]
            fn $test() {
                let report = $crate::testing::$kind::<$suite>(&folder(), $file);
                assert!(report.is_ok(), "{report}");
                assert_eq!((report.passed, report.not_run), ($count, 0));
            }
        )*

        #[test]
        fn no_file_is_left_out() {
            let named = [$((stringify!($kind), $file)),*];
            let left_out = $crate::testing::left_out::<$suite>(&folder(), false, &named).unwrap();
            assert!(left_out.is_empty(), "{left_out:?}");
        }
    };
}

/// The same as [`vectors!`], for the files of keys that are wrapped, locked and sealed.
#[macro_export]
macro_rules! wrap_vectors {
    (
        $suite:ident in $folder:literal;
        $($test:ident: $kind:ident $file:literal, $count:literal;)*
    ) => {
        fn folder() -> ::std::path::PathBuf {
            ::std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join($folder)
        }

        $(
            #[test]
            fn $test() {
                let report = $crate::testing::wraps::$kind::<$suite>(&folder(), $file);
                assert!(report.is_ok(), "{report}");
                assert_eq!((report.passed, report.not_run), ($count, 0));
            }
        )*

        #[test]
        fn no_file_is_left_out() {
            let named = [$((stringify!($kind), $file)),*];
            let left_out = $crate::testing::left_out::<$suite>(&folder(), true, &named).unwrap();
            assert!(left_out.is_empty(), "{left_out:?}");
        }
    };
}

/// Makes a [`Suite`](crate::Suite) of the keys in a module, which has new keys each time:
/// `suite!(V4 = paseto_v4);`. What is different in a version stands in braces behind it.
///
/// ```
/// mod tested {
///     paseto_conformance::suite!(V4 = paseto_v4);
/// }
/// let report = paseto_conformance::property::all::<tested::V4>();
/// assert!(report.is_ok(), "{report}");
/// ```
#[macro_export]
macro_rules! suite {
    ($name:ident = $($module:ident)::+ $({ $($more:item)* })?) => {
        /// A version, as it is tested.
        #[derive(Debug)]
        pub(crate) enum $name {}

        impl $crate::Suite for $name {
            const VERSION: $crate::paseto_core::Version = $crate::paseto_core::Version::$name;
            type LocalKey = $($module)::+::LocalKey;
            type SecretKey = $($module)::+::SecretKey;
            type PublicKey = $($module)::+::PublicKey;

            fn local_key() -> Result<Self::LocalKey, $crate::paseto_core::Error> {
                $($module)::+::LocalKey::generate()
            }

            fn secret_key() -> Result<Self::SecretKey, $crate::paseto_core::Error> {
                $($module)::+::SecretKey::generate()
            }

            fn public_half(key: &Self::SecretKey) -> Self::PublicKey {
                key.public_key().clone()
            }

            fn validate(key: &Self::PublicKey) -> Result<(), $crate::paseto_core::Error> {
                key.validate()
            }

            fn checked_public_key(
                bytes: &[u8],
            ) -> Result<Self::PublicKey, $crate::paseto_core::Error> {
                $($module)::+::PublicKey::from_bytes(bytes)
            }

            $($($more)*)?
        }
    };
}

/// Makes a [`WrapSuite`](crate::WrapSuite) of what [`suite!`] made: `wrap_suite!(V4 = paseto_v4);`.
/// The module's features `paserk` and `password` are needed.
#[macro_export]
macro_rules! wrap_suite {
    ($name:ident = $($module:ident)::+) => {
        impl $crate::WrapSuite for $name {
            type WrappingKey = $($module)::+::WrappingKey;
            type SealingSecretKey = $($module)::+::SealingSecretKey;
            type SealingPublicKey = $($module)::+::SealingPublicKey;

            fn new_sealing_secret_key(
            ) -> Result<Self::SealingSecretKey, $crate::paseto_core::Error> {
                $($module)::+::SealingSecretKey::generate()
            }

            fn sealing_public_half(key: &Self::SealingSecretKey) -> Self::SealingPublicKey {
                key.public_key().clone()
            }

            fn sealing_secret_key(
                bytes: &[u8],
            ) -> Result<Self::SealingSecretKey, $crate::paseto_core::Error> {
                $($module)::+::SealingSecretKey::from_bytes(bytes)
            }

            fn sealing_public_key(
                bytes: &[u8],
            ) -> Result<Self::SealingPublicKey, $crate::paseto_core::Error> {
                $($module)::+::SealingPublicKey::from_bytes(bytes)
            }
        }
    };
}
