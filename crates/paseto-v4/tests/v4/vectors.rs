//! The official vectors, and this project's own.

use std::{fs, path::Path};

use paseto_conformance::{Expectations, Suites, run_dir, run_file, run_project};
use paseto_v4::SecretKey;

use crate::V4;

fn read(name: &str) -> Vec<u8> {
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../vectors");
    fs::read(vectors.join(name)).unwrap()
}

fn official(name: &str, count: usize) {
    let text = String::from_utf8(read("expect.toml")).unwrap();
    let expectations = Expectations::parse(&text).unwrap();
    let report = run_file::<V4>(name, &read(&format!("official/{name}")), &expectations);
    assert!(report.is_ok(), "{report}");
    assert_eq!((report.passed, report.not_run), (count, 0));
}

fn project(name: &str, count: usize) {
    let report = run_project::<V4>(name, &read(&format!("project/{name}")));
    assert!(report.is_ok(), "{report}");
    assert_eq!((report.passed, report.not_run), (count, 0));
}

macro_rules! files {
    ($run:ident: $($test:ident, $file:literal, $count:literal;)*) => {$(
        #[test]
        fn $test() {
            $run($file, $count);
        }
    )*};
}

files! { official:
    official_tokens, "v4.json", 17;
    official_local, "PASERK/k4.local.json", 5;
    official_secret, "PASERK/k4.secret.json", 5;
    official_public, "PASERK/k4.public.json", 4;
    official_lid, "PASERK/k4.lid.json", 4;
    official_sid, "PASERK/k4.sid.json", 4;
    official_pid, "PASERK/k4.pid.json", 5;
}

files! { project:
    project_claims, "v4.claims.json", 120;
    project_footers, "v4.footers.json", 178;
    project_paserk, "v4.paserk.json", 146;
    project_payloads, "v4.payloads.json", 182;
    project_signatures, "v4.signatures.json", 70;
    project_tampering, "v4.tampering.json", 98;
    project_text, "v4.text.json", 88;
    project_times, "v4.times.json", 71;
}

/// No file of version 4 is left out above.
#[test]
fn all_files_are_run() {
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../vectors");
    let report = run_dir(&vectors, &Suites::new().with::<V4>()).unwrap();
    assert!(report.is_ok(), "{report}");
    assert_eq!(report.passed(), 44 + 953);
}

/// The seeds of the official vectors give their keys.
#[test]
fn seeds() {
    let mut count = 0;
    for name in ["v4.json", "PASERK/k4.secret.json"] {
        let file: serde_json::Value =
            serde_json::from_slice(&read(&format!("official/{name}"))).unwrap();
        for test in file["tests"].as_array().unwrap() {
            let Some(seed) = test["secret-key-seed"].as_str() else {
                continue;
            };
            let field = if name == "v4.json" {
                "secret-key"
            } else {
                "key"
            };
            let bytes = hex::decode(test[field].as_str().unwrap()).unwrap();
            let key = SecretKey::from_seed(&hex::decode(seed).unwrap()).unwrap();
            assert!(key == SecretKey::from_bytes(&bytes).unwrap());
            assert_eq!(key.expose_bytes().expose().as_slice(), bytes);
            let public = test["public-key"].as_str().unwrap();
            assert_eq!(hex::encode(key.public_key().as_bytes()), public);
            count += 1;
        }
    }
    assert_eq!(count, 7);
}
