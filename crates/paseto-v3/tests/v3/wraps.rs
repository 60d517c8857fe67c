//! Keys that are wrapped, locked and sealed.

use crate::V3;

paseto_conformance::wrap_suite!(V3 = paseto_v3);
paseto_conformance::wrap_properties!(V3);

paseto_conformance::wrap_vectors! {
    V3 in "../../vectors";
    official_local_wrap: official "PASERK/k3.local-wrap.pie.json", 4;
    official_secret_wrap: official "PASERK/k3.secret-wrap.pie.json", 4;
    official_local_pw: official "PASERK/k3.local-pw.json", 6;
    official_secret_pw: official "PASERK/k3.secret-pw.json", 6;
    official_seal: official "PASERK/k3.seal.json", 4;
    project_wraps: project "v3.wraps.json", 205;
}
