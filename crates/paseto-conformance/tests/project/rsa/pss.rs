//! EMSA-PSS of RFC 8017, section 9.1, with everything to choose that is fixed in version 1.

use sha2::Digest;

/// The bits of the encoded message: one less than the modulus has.
const BITS: usize = 2047;
/// Its bytes.
const LENGTH: usize = 256;

/// What an encoding is made of, and what is wrong with it.
pub(crate) struct Pss<'a> {
    pub(crate) message: &'a [u8],
    pub(crate) salt: &'a [u8],
    /// The byte before the salt, 1 where all is right.
    pub(crate) separator: u8,
    /// A byte of the padding before it, 0 where all is right.
    pub(crate) padding: u8,
    /// The last byte, 0xbc where all is right.
    pub(crate) trailer: u8,
    /// The highest bit, which is not masked and so must be 0.
    pub(crate) high_bit: bool,
}

impl<'a> Pss<'a> {
    /// As RFC 8017 says.
    pub(crate) const fn new(message: &'a [u8], salt: &'a [u8]) -> Self {
        Self {
            message,
            salt,
            separator: 1,
            padding: 0,
            trailer: 0xbc,
            high_bit: false,
        }
    }

    /// The encoded message, with one hash for the message and one for the mask.
    pub(crate) fn encode<H: Digest, Mask: Digest>(&self) -> Vec<u8> {
        let hash = H::digest(self.message);
        let digest = H::new()
            .chain_update([0; 8])
            .chain_update(&hash)
            .chain_update(self.salt)
            .finalize();
        let mut block = vec![0; LENGTH - digest.len() - 1];
        let salt_at = block.len() - self.salt.len();
        block[salt_at..].copy_from_slice(self.salt);
        block[salt_at - 1] = self.separator;
        block[salt_at / 2] ^= self.padding;
        let mask = mgf1::<Mask>(&digest, block.len());
        for (byte, mask) in block.iter_mut().zip(mask) {
            *byte ^= mask;
        }
        block[0] &= 0xff >> (8 * LENGTH - BITS);
        if self.high_bit {
            block[0] |= 0x80;
        }
        block.extend_from_slice(&digest);
        block.push(self.trailer);
        block
    }
}

fn mgf1<H: Digest>(seed: &[u8], length: usize) -> Vec<u8> {
    let block = |counter: u32| {
        let hash = H::new().chain_update(seed);
        hash.chain_update(counter.to_be_bytes()).finalize().to_vec()
    };
    (0..).flat_map(block).take(length).collect()
}
