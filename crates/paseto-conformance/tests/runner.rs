//! The runner runs what there is, counts it, and notices what is wrong.

#![allow(
    clippy::expect_used,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    clippy::unwrap_used,
    reason = "a test"
)]

mod suites;

use std::{
    fs,
    path::{Path, PathBuf},
};

use paseto_conformance::{
    Expectations, FileReport, RunError, Suites, run_dir, run_file, run_file_with_wrapping,
    run_project, run_project_with_wrapping,
};

use crate::suites::{V1, V2, V3, V4};

fn vectors() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../vectors")
}

fn read(name: &str) -> String {
    fs::read_to_string(vectors().join(name)).unwrap()
}

fn expectations() -> Expectations {
    Expectations::parse(&read("expect.toml")).unwrap()
}

/// Runs an official file after an alteration that must have altered it.
fn altered(name: &str, alter: impl Fn(&str) -> String) -> FileReport {
    let text = read(&format!("official/{name}"));
    let changed = alter(&text);
    assert_ne!(changed, text);
    run_file::<V4>(name, changed.as_bytes(), &expectations())
}

fn all() -> Suites {
    let suites = Suites::new().with_wrapping::<V1>().with_wrapping::<V2>();
    suites.with_wrapping::<V3>().with_wrapping::<V4>()
}

/// The official files, and how many tests each has.
const OFFICIAL: [(&str, usize); 48] = [
    ("v1.json", 14),
    ("v2.json", 15),
    ("v3.json", 17),
    ("v4.json", 17),
    ("PASERK/k1.local.json", 5),
    ("PASERK/k1.secret.json", 3),
    ("PASERK/k1.public.json", 3),
    ("PASERK/k1.lid.json", 4),
    ("PASERK/k1.sid.json", 3),
    ("PASERK/k1.pid.json", 3),
    ("PASERK/k1.local-wrap.pie.json", 4),
    ("PASERK/k1.secret-wrap.pie.json", 4),
    ("PASERK/k1.local-pw.json", 6),
    ("PASERK/k1.secret-pw.json", 6),
    ("PASERK/k1.seal.json", 5),
    ("PASERK/k2.local.json", 5),
    ("PASERK/k2.secret.json", 5),
    ("PASERK/k2.public.json", 4),
    ("PASERK/k2.lid.json", 4),
    ("PASERK/k2.sid.json", 4),
    ("PASERK/k2.pid.json", 5),
    ("PASERK/k2.local-wrap.pie.json", 4),
    ("PASERK/k2.secret-wrap.pie.json", 4),
    ("PASERK/k2.local-pw.json", 6),
    ("PASERK/k2.secret-pw.json", 6),
    ("PASERK/k2.seal.json", 4),
    ("PASERK/k3.local.json", 5),
    ("PASERK/k3.secret.json", 5),
    ("PASERK/k3.public.json", 3),
    ("PASERK/k3.lid.json", 4),
    ("PASERK/k3.sid.json", 4),
    ("PASERK/k3.pid.json", 4),
    ("PASERK/k3.local-wrap.pie.json", 4),
    ("PASERK/k3.secret-wrap.pie.json", 4),
    ("PASERK/k3.local-pw.json", 6),
    ("PASERK/k3.secret-pw.json", 6),
    ("PASERK/k3.seal.json", 4),
    ("PASERK/k4.local.json", 5),
    ("PASERK/k4.secret.json", 5),
    ("PASERK/k4.public.json", 4),
    ("PASERK/k4.lid.json", 4),
    ("PASERK/k4.sid.json", 4),
    ("PASERK/k4.pid.json", 5),
    ("PASERK/k4.local-wrap.pie.json", 4),
    ("PASERK/k4.secret-wrap.pie.json", 4),
    ("PASERK/k4.local-pw.json", 6),
    ("PASERK/k4.secret-pw.json", 6),
    ("PASERK/k4.seal.json", 4),
];

#[test]
fn a_folder_is_run_and_counted() {
    let report = run_dir(&vectors(), &all()).unwrap();
    assert!(report.is_ok(), "{report}");
    for (name, count) in OFFICIAL {
        let file = report.file(name).unwrap();
        assert_eq!((file.passed, file.not_run), (count, 0), "{name}");
    }
    let official = report
        .files
        .iter()
        .filter(|file| !file.name.starts_with("project/"));
    let official: Vec<_> = official.collect();
    assert_eq!(official.len(), 48);
    let passed: usize = official.iter().map(|file| file.passed).sum();
    assert_eq!(passed, 260);
    // None is left out, of this project's neither.
    assert_eq!(report.not_run(), 0);
}

#[test]
fn without_a_version_nothing_passes() {
    let report = run_dir(&vectors(), &Suites::new()).unwrap();
    assert_eq!((report.passed(), report.failed()), (0, 0));
    assert!(report.not_run() > 260);
    assert!(!report.is_ok());
    let text = report.to_string();
    assert!(
        text.contains("v4.json                         17 not in this build\n"),
        "{text}"
    );
}

#[test]
fn another_token_payload_or_nonce_is_noticed() {
    for (from, to) in [
        ("this is a secret message", "this is a secret massage"),
        ("this is a signed message", "this is a signed massage"),
        ("df654812bac4", "df654812bac5"),
        (
            "b4cbfb43df4ce210727d953e4a713307fa19bb7d9f85041438d9e11b942a37741",
            "00",
        ),
        ("zVhMiPBP9fRf2snEcT7gFTioeA9COcNy9DfgL1W60haN\\\"}\"", "\""),
        ("\"payload\": \"{\\\"data", "\"payload\": \" {\\\"data"),
    ] {
        let report = altered("v4.json", |text| text.replace(from, to));
        assert!(!report.is_ok(), "{from}");
        assert_eq!(report.passed + report.failed.len(), 17);
    }
}

#[test]
fn another_key_or_paserk_is_noticed() {
    for name in ["local", "secret", "public", "lid", "sid", "pid"] {
        let name = format!("PASERK/k4.{name}.json");
        let report = altered(&name, |text| {
            text.replace("\"paserk\": \"k4.", "\"paserk\": \"k3.")
        });
        assert!(report.failed.len() >= 3, "{report}");
        let report = altered(&name, |text| {
            text.replace("\"expect-fail\": true", "\"expect-fail\": false")
        });
        assert!(!report.is_ok(), "{report}");
        let report = altered(&name, |text| {
            text.replace("\"expect-fail\": false", "\"expect-fail\": true")
        });
        assert!(!report.is_ok(), "{report}");
    }
    let report = altered("PASERK/k4.secret.json", |text| {
        text.replace("\"public-key\": \"3b6a27", "\"public-key\": \"3b6a28")
    });
    assert_eq!(report.failed.len(), 1, "{report}");
    assert!(
        report
            .to_string()
            .contains("k4.secret-1: the public half is"),
        "{report}"
    );
}

/// A key, what it is wrapped with, and what it is wrapped as.
#[test]
fn another_wrapped_key_is_noticed() {
    let replaced = |name: &str, from: &str, to: &str| {
        let name = format!("PASERK/{name}.json");
        let text = read(&format!("official/{name}"));
        assert!(text.contains(from), "{name}: {from}");
        let changed = text.replace(from, to);
        let expectations = expectations();
        let report = run_file_with_wrapping::<V3>(&name, changed.as_bytes(), &expectations);
        assert!(!report.is_ok(), "{name}: {from}");
    };
    for (name, wrapping_key) in [
        ("k3.local-wrap.pie", "7071"),
        ("k3.secret-wrap.pie", "ffff"),
    ] {
        let before = format!("\"wrapping-key\": \"{wrapping_key}");
        let other = before.replace(wrapping_key, "0123");
        replaced(name, &before, &other);
        replaced(name, "\"unwrapped\": \"0000", "\"unwrapped\": \"0001");
    }
    for name in ["k3.local-pw", "k3.secret-pw"] {
        replaced(name, "\"password\": \"636f", "\"password\": \"6360");
        replaced(name, "\"unwrapped\": \"7071", "\"unwrapped\": \"7072");
        replaced(name, "\"password\": \"correct", "\"password\": \"Correct");
    }
    replaced("k3.seal", "\"unsealed\": \"ffff", "\"unsealed\": \"fffe");
    for kind in [
        "local-wrap.pie",
        "secret-wrap.pie",
        "local-pw",
        "secret-pw",
        "seal",
    ] {
        let (name, before) = (format!("k3.{kind}"), format!("\"paserk\": \"k3.{kind}."));
        replaced(&name, &before, &before.replace("k3", "k4"));
        replaced(&name, "\"expect-fail\": true", "\"expect-fail\": false");
        replaced(&name, "\"expect-fail\": false", "\"expect-fail\": true");
    }
}

/// A suite whose keys cannot be wrapped runs all else.
#[test]
fn without_wrapping_it_is_not_run() {
    let report = run_dir(&vectors().join("official"), &Suites::new().with::<V4>()).unwrap();
    assert!(report.is_ok(), "{report}");
    let file = |name: &str| report.file(&format!("PASERK/{name}.json")).unwrap();
    assert_eq!((file("k4.local").passed, file("k4.local").not_run), (5, 0));
    for (name, count) in [
        ("local-wrap.pie", 4),
        ("secret-wrap.pie", 4),
        ("local-pw", 6),
        ("secret-pw", 6),
        ("seal", 4),
    ] {
        let file = file(&format!("k4.{name}"));
        assert_eq!((file.passed, file.not_run), (0, count));
    }
}

#[test]
fn a_failure_for_another_reason_is_noticed() {
    let text = read("expect.toml");
    let (_, text) = text.split_at(text.find("[\"v4.json\"]").unwrap());
    for (from, to) in [
        ("\"wrong-header\"", "\"base64\""),
        ("\"base64\"", "\"not-authentic\""),
    ] {
        let wrong = Expectations::parse(&text.replacen(from, to, 1)).unwrap();
        let report = run_file::<V4>("v4.json", read("official/v4.json").as_bytes(), &wrong);
        assert_eq!(report.failed.len(), 1, "{report}");
        assert_eq!(report.passed, 16);
    }
}

#[test]
fn a_test_without_an_expectation_and_the_opposite_are_noticed() {
    let official = read("official/v4.json");
    let none = Expectations::parse("").unwrap();
    let report = run_file::<V4>("v4.json", official.as_bytes(), &none);
    assert_eq!((report.passed, report.failed.len()), (12, 5), "{report}");

    for extra in ["4-F-6", "4-E-1"] {
        let text = read("expect.toml");
        let more = text.replace("\"4-F-1\"", &format!("\"{extra}\" = \"base64\"\n\"4-F-1\""));
        let more = Expectations::parse(&more).unwrap();
        let report = run_file::<V4>("v4.json", official.as_bytes(), &more);
        assert_eq!((report.passed, report.failed.len()), (17, 1), "{report}");
        assert_eq!(report.failed[0].test, extra);
    }
}

#[test]
fn tests_of_one_name_are_noticed() {
    let report = altered("v4.json", |text| text.replace("\"4-E-2\"", "\"4-E-1\""));
    assert_eq!(report.failed.len(), 2, "{report}");
}

#[test]
fn what_is_no_file_of_vectors_is_broken() {
    for text in ["", "[]", "{}", "{\"tests\":[{}]}", "{\"tests\":[", "\u{0}"] {
        let report = run_file::<V4>("v4.json", text.as_bytes(), &expectations());
        assert!(!report.is_ok(), "{text}");
        let report = run_project::<V4>("v4.text.json", text.as_bytes());
        assert!(!report.is_ok(), "{text}");
        // In a file that no version runs, too.
        let report = run_file::<V4>("v1.json", text.as_bytes(), &expectations());
        assert!(!report.is_ok(), "{text}");
    }
    let deep = "[".repeat(100_000);
    assert!(!run_file::<V4>("v4.json", deep.as_bytes(), &expectations()).is_ok());
}

#[test]
fn other_versions_are_not_run() {
    for (name, count) in [
        ("v3.json", 17),
        ("PASERK/k4.seal.json", 4),
        ("PASERK/k1.sid.json", 3),
    ] {
        let text = read(&format!("official/{name}"));
        let report = run_file::<V4>(name, text.as_bytes(), &expectations());
        assert_eq!((report.passed, report.not_run), (0, count));
        assert!(report.is_ok());
    }
    let other = read("project/v4.text.json").replace("\"version\": 4", "\"version\": 3");
    let report = run_project::<V4>("v3.text.json", other.as_bytes());
    assert_eq!((report.passed, report.not_run), (0, 114));
}

/// Each test of this project's fails when another class is expected, or other violations.
#[test]
fn no_project_test_passes_by_accident() {
    let runners = [
        run_project_with_wrapping::<V1>,
        run_project_with_wrapping::<V2>,
        run_project_with_wrapping::<V3>,
        run_project_with_wrapping::<V4>,
    ];
    for entry in fs::read_dir(vectors().join("project")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let wrong = text.replace("\"expect\": \"", "\"expect\": \"not-");
        let reports = runners.map(|run| run("wrong", wrong.as_bytes()));
        let count = text.matches("\"expect\": ").count();
        let failed: usize = reports.iter().map(|report| report.failed.len()).sum();
        // A test that stands for many fails for each of them.
        if text.contains("\"each\": ") {
            assert!(failed > count, "{}", path.display());
        } else {
            assert_eq!(failed, count, "{}", path.display());
        }
        assert!(reports.iter().all(|report| report.passed == 0));
    }
    let text = read("project/v4.claims.json");
    for (from, to) in [
        ("\"missing\"", "\"expired\""),
        ("\"exp\": \"", "\"nbf\": \""),
    ] {
        let report = run_project::<V4>("wrong", text.replace(from, to).as_bytes());
        assert!(report.failed.len() > 5, "{report}");
    }
}

/// Runs a test that stands for many, after an alteration that must have altered it.
fn many(each: &str, from: &str, to: &str) -> FileReport {
    let text = read("project/v4.tampering.json");
    let mut file: serde_json::Value = serde_json::from_str(&text).unwrap();
    let tests = file.get_mut("tests").and_then(|tests| tests.as_array_mut());
    let tests = tests.unwrap();
    tests.retain(|test| test["each"] == each && test["type"] == "local");
    let text = file.to_string();
    let changed = text.replacen(from, to, 1);
    assert_eq!(changed == text, from == to);
    run_project::<V4>("v4.tampering.json", changed.as_bytes())
}

/// The token `{}` with a footer of a byte: a body of 66 bytes, 100 letters in all.
#[test]
fn a_test_that_stands_for_many_is_counted_and_checked() {
    for (each, count) in [("bit", 67 * 8), ("prefix", 100), ("body-prefix", 66)] {
        let report = many(each, "", "");
        assert!(report.is_ok(), "{report}");
        assert_eq!((report.passed, report.not_run), (count, 0), "{each}");
        // Another version counts them all.
        let report = many(each, "\"version\":4", "\"version\":3");
        assert_eq!((report.passed, report.not_run), (0, count), "{each}");
    }
    // Numbers that end in another class, in two classes, in none, or are not there.
    for (from, to, failed) in [
        ("\"too-short\"", "\"base64\"", 63),
        ("\"numbers\":\"0\"", "\"numbers\":\"0-1\"", 1),
        ("\"numbers\":\"1-63\"", "\"numbers\":\"1-62\"", 1),
        ("\"numbers\":\"64-65\"", "\"numbers\":\"64-66\"", 1),
        (
            "\"each\"",
            "\"payload\":\"{}\",\"payload-of\":[],\"each\"",
            1,
        ),
    ] {
        let report = many("body-prefix", from, to);
        assert_eq!(report.failed.len(), failed, "{to}: {report}");
    }
    // One of them alone is wrong.
    let report = many("prefix", "\"numbers\":\"0-8\"", "\"numbers\":\"0-7\"");
    assert_eq!((report.passed, report.failed.len()), (0, 1), "{report}");
}

/// A folder of upstream's has neither `official/` nor `expect.toml`.
#[test]
fn a_folder_like_upstream_is_run_too() {
    // Without Argon2, for which once is enough.
    let suites = Suites::new().with::<V1>().with::<V2>();
    let suites = suites.with::<V3>().with::<V4>();
    let report = run_dir(&vectors().join("official"), &suites).unwrap();
    assert!(report.is_ok(), "{report}");
    assert_eq!(report.files.len(), 48);
    assert_eq!((report.passed(), report.not_run()), (163, 97));
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    let error = run_dir(Path::new("no such folder"), &Suites::new()).unwrap_err();
    assert!(matches!(error, RunError::Unreadable { .. }));
    assert!(error.to_string().starts_with("cannot read "), "{error}");
}

#[test]
fn expectations_of_another_form_are_an_error() {
    for text in ["x", "a = 1", "[a]\nb = 1", "[a]\nb = \"c\"\nb = \"d\""] {
        Expectations::parse(text).unwrap_err();
    }
}
