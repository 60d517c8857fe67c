//! The example `hsm` runs.

use crate::softhsm::{self, LABEL, PIN, SoftHsm};

#[expect(dead_code, reason = "its `main` reads the environment")]
#[path = "../../examples/hsm.rs"]
mod example;

/// Runs it without the variable `missing`.
fn run(softhsm: &SoftHsm, pin: &str, missing: &str) -> Result<(), String> {
    let module = softhsm.module.display().to_string();
    let variables = [
        ("PKCS11_MODULE", module.as_str()),
        ("PKCS11_TOKEN", LABEL),
        ("PKCS11_PIN", pin),
    ];
    let variable = |name: &str| {
        let found = variables.iter().find(|(key, _)| *key == name);
        found
            .filter(|_| name != missing)
            .map(|(_, value)| (*value).to_owned())
    };
    example::run(variable).map_err(|error| error.to_string())
}

/// The second time it finds the keys that it made the first time.
#[test]
fn it_runs_twice() {
    softhsm::test("program::it_runs_twice", |softhsm| {
        assert_eq!(run(softhsm, PIN, ""), Ok(()));
        assert_eq!(run(softhsm, PIN, ""), Ok(()));
        let _hsm = softhsm.open();
        assert_eq!(softhsm.session().find_objects(&[]).unwrap().len(), 4);
    });
}

#[test]
fn it_says_what_it_lacks() {
    softhsm::test("program::it_says_what_it_lacks", |softhsm| {
        for missing in ["PKCS11_MODULE", "PKCS11_TOKEN", "PKCS11_PIN"] {
            let expected = format!("the variable {missing} is not set: see the README");
            assert_eq!(run(softhsm, PIN, missing), Err(expected));
        }
        let expected = "the PIN is not the right one".to_owned();
        assert_eq!(run(softhsm, "some other PIN", ""), Err(expected));
    });
}
