//! What strict verification refuses before anything is computed, and leaves to no feature of another
//! crate.

use paseto_core::Error;

use crate::torsion::EIGHT_TORSION;

/// The order of the group, little-endian.
const ORDER: [u8; 32] =
    *b"\xed\xd3\xf5\x5c\x1a\x63\x12\x58\xd6\x9c\xf7\xa2\xde\xf9\xde\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x10";

/// R and S of a signature: 64 bytes, R not of small order, S below the order of the group.
///
/// R is compared by its bytes later, with what a computation gives, so only a canonical one can pass,
/// and comparing it with the few of small order needs no decompression.
pub(super) fn parts(signature: &[u8]) -> Result<(&[u8; 32], &[u8; 32]), Error> {
    let (r, s) = signature
        .split_first_chunk::<32>()
        .ok_or(Error::NotAuthentic)?;
    let s = s.try_into().map_err(|_| Error::NotAuthentic)?;
    if EIGHT_TORSION.contains(r) || !is_below_order(s) {
        return Err(Error::NotAuthentic);
    }
    Ok((r, s))
}

/// Compared from the greatest byte down. A signature is public.
fn is_below_order(s: &[u8; 32]) -> bool {
    s.iter().rev().lt(ORDER.iter().rev())
}

/// Whether the y-coordinate is below p = 2^255 - 19. (The other non-canonical encodings are a zero
/// x-coordinate with its sign set, and those two points are of small order.)
pub(super) fn is_canonical(bytes: &[u8; 32]) -> bool {
    let [first, middle @ .., last] = bytes;
    *first < 0xed || last & 0x7f != 0x7f || middle.iter().any(|byte| *byte != 0xff)
}

#[cfg(test)]
mod tests {
    use curve25519_dalek::Scalar;

    use super::*;

    #[test]
    fn the_order_is_that_of_the_curve() {
        let greatest = (-Scalar::ONE).to_bytes();
        assert!(is_below_order(&greatest));
        let mut order = greatest;
        order[0] += 1;
        assert_eq!(order, ORDER);
        assert!(!is_below_order(&ORDER));
        assert!(is_below_order(&[0; 32]));
        assert!(!is_below_order(&[0xff; 32]));
    }
}
