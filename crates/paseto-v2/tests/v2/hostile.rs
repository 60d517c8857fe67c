//! Hostile input, made up at random.

use crate::V2;

paseto_conformance::hostile!(V2);
