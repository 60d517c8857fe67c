//! Public keys that were prepared for many signatures.

use alloc::{sync::Arc, vec::Vec};
use core::fmt;

use curve25519_dalek::{EdwardsPoint, Scalar, traits::Identity};
use paseto_core::{Error, KeyError, pae};
use sha2::{Digest, Sha512};

use super::{
    multiples::{Multiples, Window},
    public::PublicKey,
    strict,
};

/// A public key with a table of its multiples: it accepts exactly the signatures that the key itself
/// does, in about half the time.
///
/// Clones share the table.
#[derive(Clone)]
pub struct PreparedPublicKey {
    bytes: [u8; 32],
    /// Of the key's negative.
    key: Arc<Multiples>,
    base: &'static Multiples,
}

/// What has to be R, if the signature holds.
struct Expected<'s> {
    r: &'s [u8],
    point: EdwardsPoint,
}

impl PreparedPublicKey {
    /// Makes the table.
    ///
    /// # Errors
    /// [`KeyError::Point`] where the key is no valid one: see [`PublicKey::validate`].
    #[expect(clippy::arithmetic_side_effects, reason = "points do not overflow")]
    pub fn new(key: &PublicKey, window: Window) -> Result<Self, KeyError> {
        let point = key.point()?.to_edwards();
        Ok(Self {
            bytes: *key.as_bytes(),
            key: Arc::new(Multiples::new(&-point, window)),
            base: Multiples::of_base_point(window),
        })
    }

    /// How many bits of a scalar one step takes.
    #[must_use]
    pub fn window(&self) -> Window {
        self.key.window()
    }

    /// Checks a signature of the Pre-Authentication Encoding of `pieces`: see
    /// [`PublicKey::verify_pae`].
    ///
    /// # Errors
    /// [`Error::NotAuthentic`] where the signature does not hold.
    pub fn verify_pae(&self, pieces: &[&[u8]], signature: &[u8]) -> Result<(), Error> {
        self.verify_message(signature, |sink| pae(pieces, sink))
    }

    /// Checks a signature of what `message` gives to its sink.
    pub(super) fn verify_message(
        &self,
        signature: &[u8],
        message: impl FnOnce(&mut dyn FnMut(&[u8])),
    ) -> Result<(), Error> {
        let expected = self.expect(signature, message)?;
        is_equal(expected.r, expected.point.compress().as_bytes())
    }

    /// [`Self::verify_pae`] for each of several signatures, with one inversion for all of them: writes
    /// what that would have given to the same place in `verdicts`. An error that is given instead of a
    /// message is its verdict.
    pub fn verify_each<'m, P: AsRef<[&'m [u8]]>>(
        &self,
        signed: impl IntoIterator<Item = Result<(P, &'m [u8]), Error>>,
        verdicts: &mut [Result<(), Error>],
    ) {
        let mut points = Vec::with_capacity(verdicts.len());
        let expected: Vec<_> = signed
            .into_iter()
            .map(|signed| {
                let (pieces, signature) = signed?;
                let Expected { r, point } =
                    self.expect(signature, |sink| pae(pieces.as_ref(), sink))?;
                points.push(point);
                Ok(r)
            })
            .collect();
        let mut points = EdwardsPoint::compress_batch_alloc(&points).into_iter();
        for (r, verdict) in expected.into_iter().zip(verdicts) {
            *verdict = r.and_then(|r| {
                let point = points.next().ok_or(Error::NotAuthentic)?;
                is_equal(r, point.as_bytes())
            });
        }
    }

    /// What [`PublicKey::verify_message`] checks, up to the comparison: S below the order, R not of
    /// small order, and the point that R is compared with, `S·B - k·A`.
    fn expect<'s>(
        &self,
        signature: &'s [u8],
        message: impl FnOnce(&mut dyn FnMut(&[u8])),
    ) -> Result<Expected<'s>, Error> {
        let (r, s) = strict::parts(signature)?;
        let s = Scalar::from_canonical_bytes(*s)
            .into_option()
            .ok_or(Error::NotAuthentic)?;
        let mut hash = Sha512::new_with_prefix(r);
        hash.update(self.bytes);
        message(&mut |bytes| hash.update(bytes));
        let k = Scalar::from_bytes_mod_order_wide(&hash.finalize().into());
        let point = self.base.add_product(&s, EdwardsPoint::identity());
        let point = self.key.add_product(&k, point);
        Ok(Expected { r, point })
    }
}

/// Everything here is public, so it need not be compared in constant time.
fn is_equal(r: &[u8], expected: &[u8; 32]) -> Result<(), Error> {
    if r == expected {
        Ok(())
    } else {
        Err(Error::NotAuthentic)
    }
}

impl fmt::Debug for PreparedPublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PreparedPublicKey")
            .field("window", &self.window())
            .finish_non_exhaustive()
    }
}
