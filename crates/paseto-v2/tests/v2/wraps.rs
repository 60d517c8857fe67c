//! Keys that are wrapped, locked and sealed.

use crate::V2;

paseto_conformance::wrap_suite!(V2 = paseto_v2);
paseto_conformance::wrap_properties!(V2);

paseto_conformance::wrap_vectors! {
    V2 in "../../vectors";
    official_local_wrap: official "PASERK/k2.local-wrap.pie.json", 4;
    official_secret_wrap: official "PASERK/k2.secret-wrap.pie.json", 4;
    official_local_pw: official "PASERK/k2.local-pw.json", 6;
    official_secret_pw: official "PASERK/k2.secret-pw.json", 6;
    official_seal: official "PASERK/k2.seal.json", 4;
    project_wraps: project "v2.wraps.json", 262;
}
