//! What must hold of every version.

use crate::V4;

paseto_conformance::properties!(V4);
paseto_conformance::wrap_properties!(V4);
