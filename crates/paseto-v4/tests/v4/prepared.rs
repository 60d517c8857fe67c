//! Prepared public keys: nothing is accepted or refused that the key itself does not.

paseto_conformance::prepared!(V4 = paseto_v4 in "../../vectors");
