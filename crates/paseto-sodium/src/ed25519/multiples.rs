//! Multiplication of a point by public scalars, with a table of the point's multiples.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "points do not overflow; a place is that of a bit in a scalar, and a digit has nine bits \
              with its sign"
)]

use alloc::{boxed::Box, vec::Vec};

use curve25519_dalek::{EdwardsPoint, Scalar, constants::ED25519_BASEPOINT_POINT};
use once_cell::race::OnceBox;

/// How many bits of a scalar one step of a multiplication with a prepared key takes: more are
/// faster, and their table is larger.
///
/// A key that is prepared has a table of its own, and all keys of one window share a second one of
/// the same size, which is made when the first of them is.
///
/// | window | a table, KiB |
/// |---|---|
/// | [`Bits4`](Self::Bits4) | 80 |
/// | [`Bits5`](Self::Bits5) | 127.5 |
/// | [`Bits6`](Self::Bits6), the default | 215 |
/// | [`Bits7`](Self::Bits7) | 370 |
/// | [`Bits8`](Self::Bits8) | 640 |
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Window {
    /// 64 steps.
    Bits4,
    /// 51 steps.
    Bits5,
    /// 43 steps.
    #[default]
    Bits6,
    /// 37 steps.
    Bits7,
    /// 32 steps.
    Bits8,
}

impl Window {
    /// All of them, the smallest first.
    pub const ALL: [Self; 5] = [
        Self::Bits4,
        Self::Bits5,
        Self::Bits6,
        Self::Bits7,
        Self::Bits8,
    ];

    /// The number of bits.
    #[must_use]
    pub const fn bits(self) -> usize {
        match self {
            Self::Bits4 => 4,
            Self::Bits5 => 5,
            Self::Bits6 => 6,
            Self::Bits7 => 7,
            Self::Bits8 => 8,
        }
    }

    /// How many windows a scalar has. The order of the group is below 2^253.
    const fn steps(self) -> usize {
        253_usize.div_ceil(self.bits())
    }

    /// The greatest digit. Digits are signed, which halves the table.
    const fn greatest(self) -> usize {
        1 << (self.bits() - 1)
    }

    /// The digits of a scalar to the base of 2^bits, the least first.
    fn digits(self, scalar: &Scalar) -> impl Iterator<Item = isize> {
        let bytes = *scalar.as_bytes();
        let byte = move |at: usize| usize::from(bytes.get(at).copied().unwrap_or_default());
        let (base, greatest) = (1 << self.bits(), self.greatest().cast_signed());
        let mut carry = 0;
        (0..self.steps()).map(move |step| {
            let at = step * self.bits();
            // A window is at most 8 bits long, so it lies in two bytes.
            let bits = byte(at / 8) | byte(at / 8 + 1) << 8;
            let mut digit = ((bits >> (at % 8)) & (base - 1)).cast_signed() + carry;
            carry = isize::from(digit > greatest);
            digit -= carry * base.cast_signed();
            digit
        })
    }
}

/// The multiples of a point, for each place of a digit: `1 … greatest` times `2^(bits · place)`.
pub(super) struct Multiples {
    window: Window,
    points: Box<[EdwardsPoint]>,
}

impl Multiples {
    pub(super) fn new(point: &EdwardsPoint, window: Window) -> Self {
        let mut points = Vec::with_capacity(window.steps() * window.greatest());
        let mut unit = *point;
        for _ in 0..window.steps() {
            let mut multiple = unit;
            for _ in 1..window.greatest() {
                points.push(multiple);
                multiple += unit;
            }
            points.push(multiple);
            unit = multiple + multiple;
        }
        Self {
            window,
            points: points.into_boxed_slice(),
        }
    }

    /// Those of the base point: made once, and then shared.
    pub(super) fn of_base_point(window: Window) -> &'static Self {
        static TABLES: [OnceBox<Multiples>; Window::ALL.len()] =
            [const { OnceBox::new() }; Window::ALL.len()];
        let [bits4, bits5, bits6, bits7, bits8] = &TABLES;
        let table = match window {
            Window::Bits4 => bits4,
            Window::Bits5 => bits5,
            Window::Bits6 => bits6,
            Window::Bits7 => bits7,
            Window::Bits8 => bits8,
        };
        table.get_or_init(|| Box::new(Self::new(&ED25519_BASEPOINT_POINT, window)))
    }

    pub(super) const fn window(&self) -> Window {
        self.window
    }

    /// Adds `scalar` times the point to `sum`, in a time that depends on the scalar: for public ones
    /// only.
    pub(super) fn add_product(&self, scalar: &Scalar, mut sum: EdwardsPoint) -> EdwardsPoint {
        let rows = self.points.chunks_exact(self.window.greatest());
        for (row, digit) in rows.zip(self.window.digits(scalar)) {
            let multiple = digit
                .unsigned_abs()
                .checked_sub(1)
                .and_then(|at| row.get(at));
            match multiple {
                Some(multiple) if digit > 0 => sum += multiple,
                Some(multiple) => sum -= multiple,
                None => {}
            }
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use curve25519_dalek::{constants::EIGHT_TORSION, traits::Identity};
    use proptest::prelude::*;

    use super::*;

    /// The scalars at which digits carry and ends are met.
    fn at_the_edges() -> Vec<Scalar> {
        let small = (0_u64..=300).map(Scalar::from);
        let powers = (0..253).map(|bit| {
            let mut bytes = [0; 32];
            bytes[bit / 8] = 1 << (bit % 8);
            Scalar::from_bytes_mod_order(bytes)
        });
        let both: Vec<_> = small.chain(powers).collect();
        both.iter().flat_map(|scalar| [*scalar, -scalar]).collect()
    }

    #[test]
    fn products_are_those_of_the_curve() {
        let mixed = ED25519_BASEPOINT_POINT + EIGHT_TORSION[1];
        for window in Window::ALL {
            let table = Multiples::new(&mixed, window);
            for scalar in at_the_edges() {
                let product = table.add_product(&scalar, EdwardsPoint::identity());
                assert_eq!(product, mixed * scalar, "{window:?} {scalar:?}");
            }
        }
    }

    #[test]
    fn the_table_is_as_large_as_the_documentation_says() {
        let kib = |window| {
            let table = Multiples::new(&ED25519_BASEPOINT_POINT, window);
            assert_eq!(table.points.len(), window.steps() * window.greatest());
            size_of_val(&*table.points) * 2 / 1024
        };
        assert_eq!(
            Window::ALL.map(kib).to_vec(),
            vec![160, 255, 430, 740, 1280],
            "twice as many KiB"
        );
    }

    proptest! {
        #[test]
        fn a_sum_of_digits_is_the_scalar(bytes: [u8; 64]) {
            let scalar = Scalar::from_bytes_mod_order_wide(&bytes);
            for window in Window::ALL {
                let mut sum = Scalar::ZERO;
                let digits: Vec<_> = window.digits(&scalar).collect();
                for digit in digits.into_iter().rev() {
                    prop_assert!(digit.unsigned_abs() <= window.greatest());
                    sum *= Scalar::from(1_u64 << window.bits());
                    let size = Scalar::from(u64::try_from(digit.unsigned_abs()).unwrap());
                    sum += if digit < 0 { -size } else { size };
                }
                prop_assert_eq!(sum, scalar);
            }
        }
    }
}
