//! The keys work in place, on buffers of the caller's, without any feature.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

paseto_conformance::in_place!(paseto_v4 in "../../vectors/official/v4.json", 9);
