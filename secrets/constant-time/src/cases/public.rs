//! `public` tokens: signatures.

use paseto_core::{Associated, Sign};

use super::Sample;
use crate::case::{Public, Watch};

pub(super) fn sign<K: Sample + Sign>(watch: &mut Watch) {
    let key: K = super::key(watch);
    let mut signature = vec![0; K::SIGNATURE_LEN];
    let associated = Associated::new(b"a footer", b"");
    let made = watch.watch(|| key.sign(b"{\"data\":\"a message\"}", associated, &mut signature));
    made.expect("a signature");
    watch.result("the signature", &signature, Public::Signature);
}
