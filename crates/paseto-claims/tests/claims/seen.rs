//! A list of tokens that tells what it was asked, and what a pointer to a list is.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
};

use paseto_claims::{SeenTokens, Timestamp};
use paseto_core::{Error, TokenId};

use crate::toy::NOW;

/// Every token on it, and until when it has to be remembered.
#[derive(Default)]
pub(crate) struct Recorded {
    pub(crate) tokens: RefCell<Vec<(TokenId, Timestamp)>>,
    /// Every call fails.
    pub(crate) broken: Cell<bool>,
    /// How often it was asked.
    pub(crate) calls: Cell<usize>,
}

impl Recorded {
    pub(crate) fn times(&self) -> Vec<Timestamp> {
        self.tokens
            .borrow()
            .iter()
            .map(|(_, until)| *until)
            .collect()
    }

    fn answer(&self) -> Result<(), Error> {
        self.calls.set(self.calls.get() + 1);
        match self.broken.get() {
            false => Ok(()),
            true => Err(Error::Unavailable),
        }
    }

    fn has(&self, id: &TokenId) -> bool {
        self.tokens.borrow().iter().any(|(other, _)| other == id)
    }
}

impl SeenTokens for Recorded {
    fn consume(&self, id: &TokenId, until: Timestamp) -> Result<(), Error> {
        self.answer()?;
        if self.has(id) {
            return Err(Error::AlreadyUsed);
        }
        self.tokens.borrow_mut().push((*id, until));
        Ok(())
    }

    fn contains(&self, id: &TokenId) -> Result<bool, Error> {
        self.answer()?;
        Ok(self.has(id))
    }
}

/// Revoking is what makes it different: it counts.
#[derive(Default)]
struct Counting(Recorded, Cell<usize>);

impl SeenTokens for Counting {
    fn consume(&self, id: &TokenId, until: Timestamp) -> Result<(), Error> {
        self.0.consume(id, until)
    }

    fn contains(&self, id: &TokenId) -> Result<bool, Error> {
        self.0.contains(id)
    }

    fn revoke(&self, id: &TokenId, until: Timestamp) -> Result<(), Error> {
        self.1.set(self.1.get() + 1);
        self.0.revoke(id, until)
    }
}

const ID: TokenId = TokenId::new([1; 32]);

#[test]
fn to_revoke_is_to_consume_whether_used_or_not() {
    let list = Recorded::default();
    assert_eq!(list.contains(&ID), Ok(false));
    assert_eq!(list.revoke(&ID, NOW), Ok(()));
    assert_eq!(list.contains(&ID), Ok(true));
    assert_eq!(list.revoke(&ID, NOW), Ok(()));
    assert_eq!(list.consume(&ID, NOW), Err(Error::AlreadyUsed));
    assert_eq!(list.times(), [NOW]);
    list.broken.set(true);
    assert_eq!(list.revoke(&ID, NOW), Err(Error::Unavailable));
}

/// All three calls reach the list behind the pointer, the one with a default among them.
#[test]
fn a_pointer_to_a_list_is_that_list() {
    fn use_all(list: impl SeenTokens) {
        assert_eq!(list.contains(&ID), Ok(false));
        assert_eq!(list.consume(&ID, NOW), Ok(()));
        assert_eq!(list.revoke(&ID, NOW), Ok(()));
        assert_eq!(list.contains(&ID), Ok(true));
    }
    let list = Counting::default();
    use_all(&list);
    assert_eq!(list.1.get(), 1);

    let list = Counting::default();
    use_all(&list as &dyn SeenTokens);
    assert_eq!(list.1.get(), 1);

    #[expect(
        clippy::arc_with_non_send_sync,
        reason = "the pointer is tested, on one thread"
    )]
    let list = Arc::new(Counting::default());
    use_all(Arc::clone(&list));
    assert_eq!(list.1.get(), 1);

    struct Shared(Rc<Counting>);
    impl SeenTokens for Shared {
        fn consume(&self, id: &TokenId, until: Timestamp) -> Result<(), Error> {
            self.0.consume(id, until)
        }
        fn contains(&self, id: &TokenId) -> Result<bool, Error> {
            self.0.contains(id)
        }
        fn revoke(&self, id: &TokenId, until: Timestamp) -> Result<(), Error> {
            self.0.revoke(id, until)
        }
    }
    let list = Rc::new(Counting::default());
    let boxed: Box<dyn SeenTokens> = Box::new(Shared(Rc::clone(&list)));
    use_all(boxed);
    assert_eq!(list.1.get(), 1);
}
