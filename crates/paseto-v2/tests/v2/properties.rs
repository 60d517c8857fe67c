//! What must hold of every version.

use crate::V2;

paseto_conformance::properties!(V2);
