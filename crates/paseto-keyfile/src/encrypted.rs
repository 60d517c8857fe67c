//! PKCS#8 that is encrypted with a password: PBES2 (RFC 8018, section 6.2).
//!
//! The crate `pkcs5` would do it, but leaves the key of the encryption behind and cannot be asked what a
//! password costs.

mod params;

use alloc::{vec, vec::Vec};

use aes::{Aes128, Aes192, Aes256};
use cbc::{
    Decryptor, Encryptor,
    cipher::{BlockModeDecrypt, BlockModeEncrypt, KeyIvInit, block_padding::Pkcs7},
};
use paserk::{Cost, Pbkdf2Params, UnwrapLimits};
use paseto_core::{Error, SecretBytes, fill_random};
use zeroize::Zeroizing;

use self::params::{Cipher, IV_LEN, Params, SALT_LEN};
use crate::read;

/// The length of a block of AES.
const BLOCK: usize = 16;

/// What was decrypted, where it stood.
pub(crate) struct Decrypted {
    buffer: Zeroizing<Vec<u8>>,
    length: usize,
}

impl Decrypted {
    pub(crate) fn bytes(&self) -> &[u8] {
        self.buffer.get(..self.length).unwrap_or_default()
    }
}

/// Decrypts an `EncryptedPrivateKeyInfo`. The limits are compared first.
pub(crate) fn read(
    bytes: &[u8],
    password: &[u8],
    limits: &UnwrapLimits,
) -> Result<Decrypted, Error> {
    let (algorithm, data) = read::envelope(bytes)?;
    let params = Params::read(&algorithm)?;
    params.kdf.check(limits)?;
    let mut key = Zeroizing::new([0; 32]);
    let key = key.get_mut(..params.cipher.key_len()).unwrap_or_default();
    params.kdf.derive(password, key)?;
    let mut buffer = Zeroizing::new(data.to_vec());
    let length = match params.cipher {
        Cipher::Aes128 => decrypt::<Decryptor<Aes128>>(key, params.iv, &mut buffer),
        Cipher::Aes192 => decrypt::<Decryptor<Aes192>>(key, params.iv, &mut buffer),
        Cipher::Aes256 => decrypt::<Decryptor<Aes256>>(key, params.iv, &mut buffer),
    };
    let length = length.ok_or(Error::NotAuthentic)?;
    Ok(Decrypted { buffer, length })
}

/// The length of what is left without the padding.
fn decrypt<C: BlockModeDecrypt + KeyIvInit>(
    key: &[u8],
    iv: &[u8],
    buffer: &mut [u8],
) -> Option<usize> {
    let cipher = C::new_from_slices(key, iv).ok()?;
    let plain = cipher.decrypt_padded::<Pkcs7>(buffer).ok()?;
    Some(plain.len())
}

/// Encrypts a key in the way that every OpenSSL since 1.1 reads: PBKDF2 with HMAC-SHA-256, and
/// AES-256-CBC.
pub(crate) fn write(
    der: &SecretBytes,
    password: &[u8],
    cost: Pbkdf2Params,
) -> Result<Vec<u8>, Error> {
    cost.check(&UnwrapLimits::none())?;
    let (mut salt, mut iv) = ([0; SALT_LEN], [0; IV_LEN]);
    fill_random(&mut salt)?;
    fill_random(&mut iv)?;
    let mut key = Zeroizing::new([0; 32]);
    params::pbkdf2(password, &salt, cost.iterations(), key.as_mut_slice());

    let plain = der.expose();
    // It holds the key before it is encrypted.
    // The padding is a block at most.
    let mut buffer = Zeroizing::new(vec![0; plain.len().saturating_add(BLOCK)]);
    let (front, _) = buffer.split_at_mut(plain.len());
    front.copy_from_slice(plain);
    let cipher = Encryptor::<Aes256>::new((&*key).into(), (&iv).into());
    let data = cipher
        .encrypt_padded::<Pkcs7>(&mut buffer, plain.len())
        // There is room for the padding, so this cannot fail.
        .map_err(|_| Error::Unavailable)?;
    Ok(params::envelope(&salt, cost.iterations(), &iv, data))
}
