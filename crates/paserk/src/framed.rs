//! What stands between the framing and the recipes.

use zeroize::zeroize_stack;

/// Says that a recipe is called by the framing: by [`wrap`](crate::wrap), [`lock`](crate::lock),
/// [`seal`](crate::seal) and their counterparts.
///
/// Only this crate makes one. So nobody else has a recipe use a nonce twice, hand out bytes that are
/// no key, or spend a cost that no [`UnwrapLimits`](crate::UnwrapLimits) were compared with.
///
/// ```compile_fail
/// let _ = paserk::Framed(());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Framed(());

impl Framed {
    pub(crate) const NEW: Self = Self(());
}

/// Calls a recipe that computes with secrets for long, and wipes the stack behind it.
pub(crate) fn framed<const STACK: usize, R>(recipe: impl FnOnce(Framed) -> R) -> R {
    wiped::<STACK, _>(|| recipe(Framed::NEW))
}

/// Calls what computes with secrets, and wipes `STACK` bytes of what that may have left behind on the
/// stack: a primitive does not wipe every copy that it makes.
pub(crate) fn wiped<const STACK: usize, R>(compute: impl FnOnce() -> R) -> R {
    let result = call(compute);
    zeroize_stack::<STACK>();
    result
}

/// In a frame of its own, which lies where it is wiped then.
#[inline(never)]
fn call<R>(compute: impl FnOnce() -> R) -> R {
    compute()
}
