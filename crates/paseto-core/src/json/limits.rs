//! How much JSON is too much.

/// Bounds on a JSON text, checked before anything parses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The greatest length in bytes.
    pub length: usize,
    /// The greatest depth of nested arrays and objects; the outermost object counts as one.
    /// More than [`Limits::MAX_DEPTH`] is taken for that.
    pub depth: usize,
    /// The greatest number of names in all objects together.
    pub keys: usize,
}

impl Limits {
    /// The greatest depth that can be asked for: parsers behind the guard recurse.
    pub const MAX_DEPTH: usize = 128;

    /// Bounds of these sizes.
    #[must_use]
    pub const fn new(length: usize, depth: usize, keys: usize) -> Self {
        Self {
            length,
            depth,
            keys,
        }
    }
}

/// Bounds on a footer that is read as JSON: 8 KiB, 2 levels and 512 names unless said otherwise.
///
/// A footer is looked at before anything is authenticated, so these bounds are what stands
/// between an attacker and the parser.
///
/// Specification: `01-Payload-Processing.md`, "Storing JSON in the Footer".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FooterLimits(pub(crate) Limits);

impl FooterLimits {
    /// Bounds of these sizes: bytes, levels of nesting, names.
    #[must_use]
    pub const fn new(length: usize, depth: usize, keys: usize) -> Self {
        Self(Limits::new(length, depth, keys))
    }
}

/// For whoever reads the footer by [`scan`](super::scan).
impl From<FooterLimits> for Limits {
    fn from(limits: FooterLimits) -> Self {
        limits.0
    }
}

impl Default for FooterLimits {
    fn default() -> Self {
        Self::new(8 * 1024, 2, 512)
    }
}
