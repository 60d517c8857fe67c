//! A version's tests, one by one with names of their own, for `tests/` of a version crate.

use std::{fs, path::Path};

use crate::{Expectations, FileReport, Suite, run_file, run_project};

/// A test for each property of [`property`](crate::property): `properties!(V4);` in a module of
/// its own.
#[macro_export]
macro_rules! properties {
    ($suite:ty) => {
        $crate::properties!(@ $suite:
            empty_footer_is_no_footer,
            expected_footer_is_required,
            forbidden_keys_stay_out_of_footers,
            ids_name_keys,
            implicit_assertion_is_bound,
            no_bit_can_be_flipped,
            no_byte_can_be_added,
            no_prefix_is_a_token,
            one_spelling,
            other_headers_are_refused,
            other_keys_are_refused,
            other_paserk_is_refused,
            paserk_round_trip,
            prepared_tokens_are_signed_tokens,
            round_trip,
            token_ids_name_tokens,
            works_in_place,
            wrong_lengths_are_refused,
            wrong_signatures_never_become_tokens,
        );

        #[test]
        fn none_is_left_out() {
            let report = $crate::property::all::<$suite>();
            assert!(report.is_ok(), "{report}");
            // Three of the above are about keys, and counted as one.
            assert_eq!(report.passed, 19 - 2);
        }
    };
    (@ $suite:ty: $($property:ident,)*) => {$(
        #[test]
        fn $property() {
            $crate::property::$property::<$suite>().unwrap();
        }
    )*};
}

/// A test for each file of vectors, which must hold as many as are named; and one that no file of
/// the version is left out.
///
/// ```ignore
/// paseto_conformance::vectors! {
///     V4 in "../../vectors";
///     official_tokens: official "v4.json", 17;
///     project_times: project "v4.times.json", 71;
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
            let suites = $crate::Suites::new().with::<$suite>();
            let report = $crate::run_dir(&folder(), &suites).unwrap();
            assert!(report.is_ok(), "{report}");
            assert_eq!(report.passed(), 0 $(+ $count)*);
        }
    };
}

/// Runs a file of `official/` below the folder.
#[must_use]
pub fn official<S: Suite>(folder: &Path, name: &str) -> FileReport {
    let file = fs::read(folder.join("official").join(name));
    let expectations = fs::read_to_string(folder.join("expect.toml"));
    match (file, expectations) {
        (Ok(file), Ok(text)) => match Expectations::parse(&text) {
            Ok(expectations) => run_file::<S>(name, &file, &expectations),
            Err(why) => FileReport::broken(name, why),
        },
        (Err(why), _) | (_, Err(why)) => FileReport::broken(name, why.to_string()),
    }
}

/// Runs a file of `project/` below the folder.
#[must_use]
pub fn project<S: Suite>(folder: &Path, name: &str) -> FileReport {
    match fs::read(folder.join("project").join(name)) {
        Ok(file) => run_project::<S>(name, &file),
        Err(why) => FileReport::broken(name, why.to_string()),
    }
}
