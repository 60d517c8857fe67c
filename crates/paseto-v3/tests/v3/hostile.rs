//! Hostile input, made up at random.

use crate::V3;

paseto_conformance::hostile!(V3);
