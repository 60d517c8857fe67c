//! Hostile input, made up at random.

use crate::V4;

paseto_conformance::hostile!(V4);
