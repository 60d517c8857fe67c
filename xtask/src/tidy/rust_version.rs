//! No dependency of a published package needs a newer Rust than we promise.

use super::Complaint;
use crate::metadata::Metadata;

/// Compares what the workspace declares with what every dependency declares.
pub(crate) fn check(metadata: &Metadata) -> Vec<Complaint> {
    let ours = match metadata.minimum_rust_version() {
        Ok(version) => version,
        Err(failure) => return vec![Complaint::new("Cargo.toml", failure.to_string())],
    };
    let packages = metadata.compiled_by_users().into_iter();
    packages
        .filter_map(|package| {
            let theirs = package.rust_version.as_deref()?;
            (parts(theirs) > parts(&ours)).then(|| {
                let place = format!("{} {}", package.name, package.version);
                Complaint::new(place, format!("it needs Rust {theirs}, we promise {ours}"))
            })
        })
        .collect()
}

/// 1.85 is 1.85.0.
fn parts(version: &str) -> [u32; 3] {
    let mut numbers = version.split('.').map(|part| part.parse().unwrap_or(0));
    [(); 3].map(|()| numbers.next().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `ours` depends on `normal`, which has a build dependency, and on `dev` for its tests.
    fn metadata(normal: &str, build: &str, dev: &str) -> Metadata {
        let package = |name: &str, version: &str| {
            let version = if version.is_empty() {
                "null".into()
            } else {
                format!("\"{version}\"")
            };
            format!(
                r#"{{"name": "{name}", "id": "{name}", "version": "2.0.1", "publish": null,
                    "features": {{}}, "rust_version": {version}}}"#
            )
        };
        let dep = |name: &str, kind: &str| {
            format!(r#"{{"pkg": "{name}", "dep_kinds": [{{"kind": {kind}}}]}}"#)
        };
        let packages = [
            package("ours", "1.85"),
            package("normal", normal),
            package("build", build),
            package("dev", dev),
        ]
        .join(",");
        let deps = [dep("normal", "null"), dep("dev", "\"dev\"")].join(",");
        let text = format!(
            r#"{{"packages": [{packages}], "workspace_members": ["ours"], "resolve": {{"nodes": [
                {{"id": "ours", "deps": [{deps}]}},
                {{"id": "normal", "deps": [{}]}}]}}}}"#,
            dep("build", "\"build\"")
        );
        Metadata::parse(&text).unwrap()
    }

    #[test]
    fn older_or_undeclared_is_fine() {
        assert_eq!(check(&metadata("1.85.0", "", "1.99")), []);
    }

    #[test]
    fn newer_is_not() {
        let newer = |name| vec![Complaint::new(name, "it needs Rust 1.86, we promise 1.85")];
        assert_eq!(check(&metadata("1.86", "1.9", "")), newer("normal 2.0.1"));
        assert_eq!(check(&metadata("1.9", "1.86", "")), newer("build 2.0.1"));
    }

    #[test]
    fn versions_are_numbers() {
        assert!(parts("1.9") < parts("1.85") && parts("1.85") == parts("1.85.0"));
        assert!(parts("1.85.1") > parts("1.85"));
    }
}
