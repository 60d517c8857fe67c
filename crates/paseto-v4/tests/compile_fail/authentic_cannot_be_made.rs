//! What a `Check` is given exists only after the signature held.
use paseto_v4::{Authentic, Header, PublicKey, Purpose, Verify, Version};

fn main() {
    let header = Header::new(Version::V4, Purpose::Public);
    let _ = Authentic::new(header, vec![], 0..0, 0..0, PublicKey::token_id);
}
