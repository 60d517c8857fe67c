//! What must hold of every version.

use crate::V4;

paseto_conformance::properties!(V4);
