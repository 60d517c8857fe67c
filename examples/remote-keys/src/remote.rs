//! Keys behind a service, such as the key management of a cloud: signing is a request that takes its
//! time, may fail, and may be answered by somebody else.
//!
//! [`RemoteSigner`] is the side that issues tokens, [`serve`] the one that holds the key. Between them
//! stands `Token::prepare` and `Prepared::finish`, which do no input or output of their own.

mod client;
mod error;
mod frame;
mod service;

pub use self::{client::RemoteSigner, error::SignerError, service::serve};
