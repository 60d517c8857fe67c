//! The official vectors of version 4, and this project's, embedded: there are no files here.

#![allow(clippy::unwrap_used, reason = "a test")]

use paseto_conformance::{Expectations, run_file_with_wrapping, run_project_with_wrapping};
use wasm_bindgen_test::wasm_bindgen_test;

paseto_conformance::suite!(V4 = paseto_v4);
paseto_conformance::wrap_suite!(V4 = paseto_v4);

/// The tables of `paseto-v4`'s own tests, which say how many cases each file has.
const TABLES: [&str; 2] = [
    include_str!("../../crates/paseto-v4/tests/v4/vectors.rs"),
    include_str!("../../crates/paseto-v4/tests/v4/wraps.rs"),
];

/// A test for each file, which must hold as many cases as there are elsewhere. One that must fail
/// passes only with the reason that is expected of it.
macro_rules! vectors {
    ($names:ident in $kind:ident: $($test:ident $file:literal;)*) => {
        const $names: &[&str] = &[$($file),*];

        $(
            #[wasm_bindgen_test]
            fn $test() {
                let report = $kind(
                    $file,
                    include_bytes!(concat!("../../vectors/", stringify!($kind), "/", $file)),
                );
                assert!(report.is_ok(), "{report}");
                assert_eq!((report.passed, report.not_run), (count($file), 0));
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
    official_tokens "v4.json";
    official_lid "PASERK/k4.lid.json";
    official_local "PASERK/k4.local.json";
    official_local_pw "PASERK/k4.local-pw.json";
    official_local_wrap "PASERK/k4.local-wrap.pie.json";
    official_pid "PASERK/k4.pid.json";
    official_public "PASERK/k4.public.json";
    official_seal "PASERK/k4.seal.json";
    official_secret "PASERK/k4.secret.json";
    official_secret_pw "PASERK/k4.secret-pw.json";
    official_secret_wrap "PASERK/k4.secret-wrap.pie.json";
    official_sid "PASERK/k4.sid.json";
}

vectors! { PROJECT in project:
    project_claims "v4.claims.json";
    project_footers "v4.footers.json";
    project_paserk "v4.paserk.json";
    project_payloads "v4.payloads.json";
    project_signatures "v4.signatures.json";
    project_sizes "v4.sizes.json";
    project_tampering "v4.tampering.json";
    project_text "v4.text.json";
    project_times "v4.times.json";
    project_wraps "v4.wraps.json";
}

fn count(file: &str) -> usize {
    let start = format!("\"{file}\", ");
    let mut lines = TABLES.iter().flat_map(|table| table.lines());
    let count = lines.find_map(|line| line.split_once(&start)?.1.strip_suffix(';'));
    count.unwrap().parse().unwrap()
}

/// Of the official files, by the list of them; of this project's, by the tables.
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

    let lines = TABLES.iter().flat_map(|table| table.lines());
    let ours = lines.filter(|line| line.contains(": project \""));
    assert_eq!(ours.count(), PROJECT.len());
}
