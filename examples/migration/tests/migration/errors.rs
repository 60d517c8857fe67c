//! What was wrong, in a form that a test can name.

use paseto_v4::{ClaimErrorKind, Error};

/// The kind of the one violation there is, of this claim.
pub(crate) fn violation<T>(result: Result<T, Error>, claim: &str) -> ClaimErrorKind {
    match result.err().expect("it must be refused") {
        Error::Claims(errors) => {
            assert_eq!(errors.iter().len(), 1, "{errors}");
            errors.of(claim).expect("it is about this claim").kind()
        }
        other => panic!("refused for another reason: {other}"),
    }
}

/// The stable name of the error.
pub(crate) fn code<T>(result: Result<T, Error>) -> &'static str {
    result.err().expect("it must be refused").code()
}
