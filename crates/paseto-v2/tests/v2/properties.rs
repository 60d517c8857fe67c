//! What must hold of every version.

use crate::V2;

paseto_conformance::properties!(V2);
paseto_conformance::wrap_properties!(V2);
