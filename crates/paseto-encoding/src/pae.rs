//! Pre-Authentication Encoding (Common, "PAE Definition").

/// Streams the Pre-Authentication Encoding of `pieces` into `sink`, without collecting it.
///
/// `sink` is called several times, with the bytes in order: give it the `update` of a hash, a MAC
/// or `extend_from_slice` of a buffer.
///
/// The encoding is `LE64(count) ‖ (LE64(length) ‖ piece)*`, with the top bit of each 64-bit
/// number cleared, so that no two lists of pieces have the same encoding.
///
/// Specification: `Common.md`, "PAE Definition".
///
/// ```
/// let mut encoded = Vec::new();
/// paseto_encoding::pae(&[], |bytes| encoded.extend_from_slice(bytes));
/// assert_eq!(encoded, [0; 8]);
/// ```
pub fn pae(pieces: &[&[u8]], mut sink: impl FnMut(&[u8])) {
    sink(&le64(pieces.len()));
    for piece in pieces {
        sink(&le64(piece.len()));
        sink(piece);
    }
}

/// LE64 of the specification: eight bytes, least significant first, top bit cleared for
/// languages without unsigned integers.
fn le64(n: usize) -> [u8; 8] {
    // A usize has at most 64 bits on every platform that Rust supports.
    let n = u64::try_from(n).unwrap_or(u64::MAX);
    (n & (u64::MAX >> 1)).to_le_bytes()
}
