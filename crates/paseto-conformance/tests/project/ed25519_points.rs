//! Points of Ed25519 that are no keys.

use curve25519_dalek::{edwards::CompressedEdwardsY, traits::IsIdentity};

/// p = 2^255 - 19, little-endian, and a small number.
fn p_plus(n: u8) -> [u8; 32] {
    let mut bytes = [0xff; 32];
    bytes[0] = 0xed + n;
    bytes[31] = 0x7f;
    bytes
}

/// Every encoding of a point of small order that a lenient decoder takes: the eight canonical
/// ones, those whose y is not below p, and those whose x is 0 and has a sign.
pub(crate) fn small_order_encodings() -> Vec<(String, [u8; 32])> {
    let order_8 = curve25519_dalek::constants::EIGHT_TORSION[1].compress().0;
    let other_8 = curve25519_dalek::constants::EIGHT_TORSION[3].compress().0;
    let mut one = [0; 32];
    one[0] = 1;
    let mut minus_one = p_plus(0);
    minus_one[0] -= 1;
    let ys = [
        ("y-is-0", [0; 32]),
        ("y-is-1", one),
        ("y-is-minus-1", minus_one),
        ("order-8", unsigned(order_8)),
        ("other-order-8", unsigned(other_8)),
        ("y-is-p", p_plus(0)),
        ("y-is-p-plus-1", p_plus(1)),
    ];
    let both = ys.into_iter().flat_map(|(name, y)| {
        let mut signed = y;
        signed[31] |= 0x80;
        [(name.to_owned(), y), (format!("{name}-signed"), signed)]
    });
    let all: Vec<_> = both.collect();
    for (name, bytes) in &all {
        let point = CompressedEdwardsY(*bytes).decompress().expect(name);
        assert!(point.mul_by_cofactor().is_identity(), "{name}");
    }
    all
}

fn unsigned(mut bytes: [u8; 32]) -> [u8; 32] {
    bytes[31] &= 0x7f;
    bytes
}

/// Bytes n, n + 1, n + 2 … that are no point.
pub(crate) fn off_curve() -> [u8; 32] {
    (0..=u8::MAX)
        .map(|n| std::array::from_fn(|i| n.wrapping_add(u8::try_from(i).unwrap())))
        .find(|bytes| CompressedEdwardsY(*bytes).decompress().is_none())
        .unwrap()
}

/// A y of p + n that a lenient decoder takes for n, whose point is not of small order.
pub(crate) fn not_reduced() -> [u8; 32] {
    (2..19)
        .map(p_plus)
        .find(|bytes| {
            let point = CompressedEdwardsY(*bytes).decompress();
            point.is_some_and(|point| !point.is_small_order())
        })
        .unwrap()
}
