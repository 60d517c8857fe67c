//! Prepared public keys: nothing is accepted or refused that the key itself does not.

paseto_conformance::prepared!(V2 = paseto_v2 in "../../vectors");
