//! Measures the crates of this repository beside their peers and the bare primitives.
//!
//! * [`harness`] measures contenders in turns by the [`clock`] and on more than
//!   one [`stack`], [`alloc`] counts, [`table`] shows the outcome;
//! * [`material`] is what all contenders are given;
//! * [`paseto`] has the versions and purposes; [`ours`], [`rusty`], [`pasetors`], [`conrad`], [`jwt`]
//!   and [`bare`] are the contenders, by their own claims and [`by_hand`], and [`groups`] says who is
//!   measured against whom;
//! * [`keys`] and [`key_text`] have the operations of PASERK, [`rings`] has those of key rings,
//!   [`prepared`] those of keys for many tokens;
//! * [`scaling`], [`threads`] and [`memory`] are measured instead of all that when they are asked for;
//! * [`outcome`] is what is written for programs, and [`report`] what the second program makes of it;
//! * [`library`] is what the differential tests compare the libraries by.
//!
//! Cargo unifies the features of a dependency that several contenders share, in favour of the
//! peers: `paseto-v4` rc asks for `ed25519-dalek` without precomputed tables, and has them here.

pub mod about;
pub mod alloc;
pub mod args;
pub mod bare;
pub mod by_hand;
pub mod clock;
pub mod conrad;
pub mod groups;
pub mod harness;
pub mod jwt;
pub mod key_text;
pub mod keys;
pub mod library;
pub mod material;
pub mod memory;
pub mod ours;
pub mod outcome;
pub mod paseto;
pub mod pasetors;
pub mod prepared;
pub mod report;
pub mod rings;
pub mod rusty;
pub mod scaling;
pub mod stack;
pub mod table;
pub mod threads;
