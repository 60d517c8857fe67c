//! The guide `from-jsonwebtoken.md`.

mod claims;
mod keys;
mod service;
