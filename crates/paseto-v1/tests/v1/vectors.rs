//! The official vectors, and this project's own.

use crate::suite::V1;

paseto_conformance::vectors! {
    V1 in "../../vectors";
    official_tokens: official "v1.json", 14;
    official_local: official "PASERK/k1.local.json", 5;
    official_secret: official "PASERK/k1.secret.json", 3;
    official_public: official "PASERK/k1.public.json", 3;
    official_lid: official "PASERK/k1.lid.json", 4;
    official_sid: official "PASERK/k1.sid.json", 3;
    official_pid: official "PASERK/k1.pid.json", 3;
    project_claims: project "v1.claims.json", 280;
    project_counters: project "v1.counters.json", 11;
    project_footers: project "v1.footers.json", 178;
    project_paserk: project "v1.paserk.json", 227;
    project_payloads: project "v1.payloads.json", 222;
    project_signatures: project "v1.signatures.json", 100;
    project_sizes: project "v1.sizes.json", 4;
    project_tampering: project "v1.tampering.json", 3671;
    project_text: project "v1.text.json", 114;
    project_times: project "v1.times.json", 142;
}
