//! What must hold of every version.

use crate::V3;

paseto_conformance::properties!(V3);
paseto_conformance::wrap_properties!(V3);
