//! The official vectors, and this project's own.

use crate::V2;

paseto_conformance::vectors! {
    V2 in "../../vectors";
    official_tokens: official "v2.json", 15;
    official_local: official "PASERK/k2.local.json", 5;
    official_secret: official "PASERK/k2.secret.json", 5;
    official_public: official "PASERK/k2.public.json", 4;
    official_lid: official "PASERK/k2.lid.json", 4;
    official_sid: official "PASERK/k2.sid.json", 4;
    official_pid: official "PASERK/k2.pid.json", 5;
    project_claims: project "v2.claims.json", 280;
    project_footers: project "v2.footers.json", 178;
    project_paserk: project "v2.paserk.json", 195;
    project_payloads: project "v2.payloads.json", 222;
    project_signatures: project "v2.signatures.json", 78;
    project_sizes: project "v2.sizes.json", 4;
    project_tampering: project "v2.tampering.json", 1269;
    project_text: project "v2.text.json", 114;
    project_times: project "v2.times.json", 142;
}
