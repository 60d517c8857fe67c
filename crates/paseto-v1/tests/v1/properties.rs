//! What must hold of every version.

use crate::suite::V1;

paseto_conformance::properties!(V1);
