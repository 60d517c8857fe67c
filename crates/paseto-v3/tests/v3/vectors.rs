//! The official vectors, and this project's own.

use crate::V3;

paseto_conformance::vectors! {
    V3 in "../../vectors";
    official_tokens: official "v3.json", 17;
    official_local: official "PASERK/k3.local.json", 5;
    official_secret: official "PASERK/k3.secret.json", 5;
    official_public: official "PASERK/k3.public.json", 3;
    official_lid: official "PASERK/k3.lid.json", 4;
    official_sid: official "PASERK/k3.sid.json", 4;
    official_pid: official "PASERK/k3.pid.json", 4;
    project_claims: project "v3.claims.json", 280;
    project_counters: project "v3.counters.json", 2;
    project_footers: project "v3.footers.json", 178;
    project_paserk: project "v3.paserk.json", 214;
    project_payloads: project "v3.payloads.json", 222;
    project_signatures: project "v3.signatures.json", 74;
    project_sizes: project "v3.sizes.json", 4;
    project_tampering: project "v3.tampering.json", 2022;
    project_text: project "v3.text.json", 114;
    project_times: project "v3.times.json", 142;
}
