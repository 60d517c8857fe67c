//! The Pre-Authentication Encoding once more, and the way back that makes it injective.
//!
//! Specification: `Common.md`, "PAE Definition".

/// The encoding, written down at once.
#[must_use]
pub fn write(pieces: &[&[u8]]) -> Vec<u8> {
    let number = |n: usize| (n as u64).to_le_bytes().to_vec();
    let mut parts = vec![number(pieces.len())];
    for piece in pieces {
        parts.push(number(piece.len()));
        parts.push(piece.to_vec());
    }
    parts.concat()
}

/// The pieces that this is the encoding of, if there are such. Every encoding can be read, so no two
/// lists have the same.
#[must_use]
pub fn read(mut encoded: &[u8]) -> Option<Vec<Vec<u8>>> {
    let count = number(&mut encoded)?;
    let mut pieces = Vec::new();
    for _ in 0..count {
        let length = number(&mut encoded)?;
        let (piece, rest) = encoded.split_at_checked(length)?;
        pieces.push(piece.to_vec());
        encoded = rest;
    }
    encoded.is_empty().then_some(pieces)
}

fn number(from: &mut &[u8]) -> Option<usize> {
    let (number, rest) = from.split_first_chunk()?;
    *from = rest;
    usize::try_from(u64::from_le_bytes(*number)).ok()
}
