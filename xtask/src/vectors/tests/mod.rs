//! Against a real server on this machine, and real folders.

mod check;
mod fetch;
mod fixture;
mod latest;
mod manifest;
mod server;
