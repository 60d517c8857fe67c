//! The official vectors of version 4, and this project's, embedded: there are no files here.

#![allow(clippy::unwrap_used, reason = "a test")]

use paseto_conformance::{Expectations, run_file_with_wrapping, run_project_with_wrapping};
use wasm_bindgen_test::wasm_bindgen_test;

paseto_conformance::suite!(V4 = paseto_v4);
paseto_conformance::wrap_suite!(V4 = paseto_v4);

/// A test for each file, which must hold as many cases as are named. One that must fail passes only
/// with the reason that is expected of it.
macro_rules! vectors {
    ($names:ident in $kind:ident: $($test:ident $file:literal $count:literal;)*) => {
        const $names: &[&str] = &[$($file),*];

        $(
            #[wasm_bindgen_test]
            fn $test() {
                let report = $kind(
                    $file,
                    include_bytes!(concat!("../../vectors/", stringify!($kind), "/", $file)),
                );
                assert!(report.is_ok(), "{report}");
                assert_eq!((report.passed, report.not_run), ($count, 0));
            }
        )*
    };
}

fn official(name: &str, bytes: &[u8]) -> paseto_conformance::FileReport {
    let expectations = include_str!("../../vectors/expect.toml");
    let expectations = Expectations::parse(expectations).unwrap();
    run_file_with_wrapping::<V4>(name, bytes, &expectations)
}

fn project(name: &str, bytes: &[u8]) -> paseto_conformance::FileReport {
    run_project_with_wrapping::<V4>(name, bytes)
}

vectors! { OFFICIAL in official:
    official_tokens "v4.json" 17;
    official_lid "PASERK/k4.lid.json" 4;
    official_local "PASERK/k4.local.json" 5;
    official_local_pw "PASERK/k4.local-pw.json" 6;
    official_local_wrap "PASERK/k4.local-wrap.pie.json" 4;
    official_pid "PASERK/k4.pid.json" 5;
    official_public "PASERK/k4.public.json" 4;
    official_seal "PASERK/k4.seal.json" 4;
    official_secret "PASERK/k4.secret.json" 5;
    official_secret_pw "PASERK/k4.secret-pw.json" 6;
    official_secret_wrap "PASERK/k4.secret-wrap.pie.json" 4;
    official_sid "PASERK/k4.sid.json" 4;
}

vectors! { PROJECT in project:
    project_claims "v4.claims.json" 120;
    project_footers "v4.footers.json" 178;
    project_paserk "v4.paserk.json" 195;
    project_payloads "v4.payloads.json" 182;
    project_signatures "v4.signatures.json" 78;
    project_tampering "v4.tampering.json" 106;
    project_text "v4.text.json" 96;
    project_times "v4.times.json" 71;
    project_wraps "v4.wraps.json" 261;
}

/// Of the official files, by the list of them; of this project's, by the table of `paseto-v4`'s own
/// tests.
#[wasm_bindgen_test]
fn no_file_is_left_out() {
    let manifest = include_str!("../../vectors/MANIFEST.toml");
    let paths = manifest
        .lines()
        .filter_map(|line| line.strip_prefix("path = \""));
    let paths = paths.filter_map(|path| path.strip_suffix('"'));
    let ours = paths.filter(|path| path.starts_with("v4.") || path.starts_with("PASERK/k4."));
    assert!(ours.clone().all(|path| OFFICIAL.contains(&path)));
    assert_eq!(ours.count(), OFFICIAL.len());

    let tests = include_str!("../../crates/paseto-v4/tests/v4/vectors.rs");
    let wraps = include_str!("../../crates/paseto-v4/tests/v4/wraps.rs");
    let lines = tests.lines().chain(wraps.lines());
    assert_eq!(
        lines.filter(|line| line.contains(": project \"")).count(),
        PROJECT.len()
    );
}
