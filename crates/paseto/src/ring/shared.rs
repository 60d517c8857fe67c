//! One value that many read while it is replaced.

use alloc::sync::Arc;
use core::ops::Deref;
use std::sync::{Mutex, PoisonError};

use arc_swap::{ArcSwap, Guard};
use paseto_claims::Timestamp;
use paseto_core::{Error, FooterLimits, FooterView, KidError, Token, Version};

use crate::{KeySet, KeySetError};

/// A value that is read without waiting, and replaced whole.
pub(super) struct Shared<T> {
    current: ArcSwap<T>,
    /// Held from reading what is changed to replacing it, so that no change is lost.
    changing: Mutex<()>,
}

impl<T> Shared<T> {
    pub(super) fn new(value: T) -> Arc<Self> {
        Arc::new(Self {
            current: ArcSwap::from_pointee(value),
            changing: Mutex::new(()),
        })
    }

    /// What is there now, for a moment.
    pub(super) fn load(&self) -> Guard<Arc<T>> {
        self.current.load()
    }

    /// What is there now, to keep.
    pub(super) fn load_full(&self) -> Arc<T> {
        self.current.load_full()
    }

    pub(super) fn replace(&self, value: T) {
        let changing = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let former = self.current.swap(Arc::new(value));
        // Wiping many keys takes time, which nobody has to wait for.
        drop(changing);
        drop(former);
    }
}

impl<T: Clone> Shared<T> {
    /// Changes a copy, and puts it in place if that went well.
    pub(super) fn update<R>(
        &self,
        change: impl FnOnce(&mut T) -> Result<R, KeySetError>,
    ) -> Result<R, KeySetError> {
        let changing = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut value = T::clone(&self.load());
        let result = change(&mut value)?;
        let former = self.current.swap(Arc::new(value));
        drop(changing);
        drop(former);
        Ok(result)
    }
}

/// A handle of what several share, with its own way to look at footers and at the time.
pub(super) struct Handle<T> {
    shared: Arc<Shared<T>>,
    footer_limits: FooterLimits,
    /// The system's where there is none.
    clock: Option<Arc<dyn Fn() -> Timestamp + Send + Sync>>,
}

impl<T> Handle<T> {
    pub(super) fn new(value: T) -> Self {
        Self {
            shared: Shared::new(value),
            footer_limits: FooterLimits::default(),
            clock: None,
        }
    }

    pub(super) fn with_clock(
        mut self,
        clock: impl Fn() -> Timestamp + Send + Sync + 'static,
    ) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    pub(super) const fn with_footer_limits(mut self, limits: FooterLimits) -> Self {
        self.footer_limits = limits;
        self
    }

    pub(super) fn now(&self) -> Timestamp {
        self.clock
            .as_ref()
            .map_or_else(Timestamp::now, |clock| clock())
    }

    /// Refuses to make a token whose footer the ring would refuse to read.
    pub(super) fn check_footer(&self, token: &Token<'_>, version: Version) -> Result<(), Error> {
        token
            .footer_view(version)
            .kid(&self.footer_limits)
            .map(drop)
    }

    /// The key that a footer names.
    pub(super) fn find<'k, K>(
        &self,
        keys: &'k KeySet<K>,
        footer: FooterView<'_>,
    ) -> Result<&'k Arc<K>, Error> {
        let kid = footer.kid(&self.footer_limits)?.ok_or(KidError::Missing)?;
        Ok(keys.entries.find(&kid, || self.now())?)
    }
}

impl<T> Deref for Handle<T> {
    type Target = Shared<T>;

    fn deref(&self) -> &Shared<T> {
        &self.shared
    }
}

impl<T> Clone for Handle<T> {
    fn clone(&self) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
            footer_limits: self.footer_limits,
            clock: self.clock.clone(),
        }
    }
}
