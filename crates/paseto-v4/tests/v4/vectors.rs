//! The official vectors, and this project's own.

use std::fs;

use paseto_v4::SecretKey;

use crate::V4;

paseto_conformance::vectors! {
    V4 in "../../vectors";
    official_tokens: official "v4.json", 17;
    official_local: official "PASERK/k4.local.json", 5;
    official_secret: official "PASERK/k4.secret.json", 5;
    official_public: official "PASERK/k4.public.json", 4;
    official_lid: official "PASERK/k4.lid.json", 4;
    official_sid: official "PASERK/k4.sid.json", 4;
    official_pid: official "PASERK/k4.pid.json", 5;
    project_claims: project "v4.claims.json", 280;
    project_footers: project "v4.footers.json", 178;
    project_paserk: project "v4.paserk.json", 195;
    project_payloads: project "v4.payloads.json", 222;
    project_signatures: project "v4.signatures.json", 78;
    project_sizes: project "v4.sizes.json", 17;
    project_tampering: project "v4.tampering.json", 1521;
    project_text: project "v4.text.json", 114;
    project_times: project "v4.times.json", 142;
}

/// The seeds of the official vectors give their keys.
#[test]
fn seeds() {
    let mut count = 0;
    for name in ["v4.json", "PASERK/k4.secret.json"] {
        let file: serde_json::Value =
            serde_json::from_slice(&fs::read(folder().join("official").join(name)).unwrap())
                .unwrap();
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
