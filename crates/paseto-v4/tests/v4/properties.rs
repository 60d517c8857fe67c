//! What must hold of every version.

use paseto_conformance::property;

use crate::V4;

macro_rules! properties {
    ($($property:ident,)*) => {$(
        #[test]
        fn $property() {
            property::$property::<V4>().unwrap();
        }
    )*};
}

properties! {
    empty_footer_is_no_footer,
    expected_footer_is_required,
    forbidden_keys_stay_out_of_footers,
    ids_name_keys,
    implicit_assertion_is_bound,
    no_bit_can_be_flipped,
    no_byte_can_be_added,
    no_prefix_is_a_token,
    one_spelling,
    other_headers_are_refused,
    other_keys_are_refused,
    other_paserk_is_refused,
    paserk_round_trip,
    prepared_tokens_are_signed_tokens,
    round_trip,
    token_ids_name_tokens,
    works_in_place,
    wrong_lengths_are_refused,
    wrong_signatures_never_become_tokens,
}

#[test]
fn none_is_left_out() {
    let report = property::all::<V4>();
    assert!(report.is_ok(), "{report}");
    // Three of the above are about keys, and counted as one.
    assert_eq!(report.passed, 19 - 2);
}
