//! Key rings: a key is found by its id, which is public.

use paserk::Seal;
use paseto::KeyRing;
use paseto_core::{Associated, Decrypt, Encrypt};

use super::{Sample, versions::cases};
use crate::case::{Case, Watch};

pub(super) fn all() -> Vec<Case> {
    cases!["rings":
        "v1: find the key and decrypt" => decrypt::<paseto_v1::LocalKey>,
        "v2: find the key and decrypt" => decrypt::<paseto_v2::LocalKey>,
        "v3: find the key and decrypt" => decrypt::<paseto_v3::LocalKey>,
        "v4: find the key and decrypt" => decrypt::<paseto_v4::LocalKey>,
    ]
}

/// The ring is made outside of what is watched: the id of a key is a case of its own.
fn decrypt<K: Sample + Seal + Encrypt + Decrypt>(watch: &mut Watch) {
    let plain = super::plain::<K>();
    let footer = format!("{{\"kid\":\"{}\"}}", paserk::id(&plain));
    let associated = Associated::new(footer.as_bytes(), b"");
    let message = [b'm'; 100];
    let (nonce, tag) = (<K as Decrypt>::NONCE_LEN, <K as Decrypt>::TAG_LEN);
    let mut body = [&vec![0; nonce], &message[..], &vec![0; tag]].concat();
    plain.encrypt(&mut body, associated).expect("a token");

    let set = paseto::KeySet::with_active(super::key::<K>(watch)).expect("a set");
    let ring = KeyRing::new(set);
    let opened = watch.watch(|| ring.decrypt(&mut body, associated));
    opened.expect("authentic");
    watch.still_secret("the message", &body[nonce..body.len() - tag]);
}
