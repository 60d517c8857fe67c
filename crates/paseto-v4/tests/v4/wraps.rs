//! Keys that are wrapped, locked and sealed.

use crate::V4;

paseto_conformance::wrap_suite!(V4 = paseto_v4);
paseto_conformance::wrap_properties!(V4);

paseto_conformance::wrap_vectors! {
    V4 in "../../vectors";
    official_local_wrap: official "PASERK/k4.local-wrap.pie.json", 4;
    official_secret_wrap: official "PASERK/k4.secret-wrap.pie.json", 4;
    official_local_pw: official "PASERK/k4.local-pw.json", 6;
    official_secret_pw: official "PASERK/k4.secret-pw.json", 6;
    official_seal: official "PASERK/k4.seal.json", 4;
    project_wraps: project "v4.wraps.json", 262;
}
