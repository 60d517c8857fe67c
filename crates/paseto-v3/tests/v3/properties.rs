//! What must hold of every version.

use crate::V3;

paseto_conformance::properties!(V3);
