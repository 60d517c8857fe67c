//! Versions and purposes as Python spells them.

use paseto::{Purpose, Version};
use pyo3::prelude::*;

use crate::error;

/// `v1` to `v4`.
pub(crate) fn version(py: Python<'_>, text: &str) -> PyResult<Version> {
    match text {
        "v1" => Ok(Version::V1),
        "v2" => Ok(Version::V2),
        "v3" => Ok(Version::V3),
        "v4" => Ok(Version::V4),
        _ => Err(error::validation(
            py,
            "version",
            "a version is \"v1\", \"v2\", \"v3\" or \"v4\"",
        )),
    }
}

/// `local` or `public`.
pub(crate) fn purpose(py: Python<'_>, text: &str) -> PyResult<Purpose> {
    match text {
        "local" => Ok(Purpose::Local),
        "public" => Ok(Purpose::Public),
        _ => Err(error::validation(
            py,
            "purpose",
            "a purpose is \"local\" or \"public\"",
        )),
    }
}

/// The version, as Python spells it.
pub(crate) const fn version_name(version: Version) -> &'static str {
    match version {
        Version::V1 => "v1",
        Version::V2 => "v2",
        Version::V3 => "v3",
        _ => "v4",
    }
}

/// The purpose, as Python spells it.
pub(crate) const fn purpose_name(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Public => "public",
        _ => "local",
    }
}
