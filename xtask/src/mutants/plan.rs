//! Which tests the mutants of each crate meet, and with which features.

/// The stages of one crate: a mutant has survived when it survives all of them.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) package: &'static str,
    pub(super) stages: &'static [Stage],
}

/// Tests that are built and run once for each mutant that is left.
#[derive(Debug)]
pub(super) struct Stage {
    /// The packages whose tests run.
    pub(super) tests: &'static [&'static str],
    /// Which of their tests, as `cargo test` takes it.
    pub(super) targets: &'static [&'static str],
    /// Their features, as `cargo --features` takes them.
    pub(super) features: &'static str,
    /// Globs of files that these features do not compile or these tests do not use: their mutants
    /// wait for another stage.
    pub(super) without: &'static [&'static str],
    /// Tests that take longer than all others together, by parts of their names.
    pub(super) skip: &'static [&'static str],
}

/// Most important first. Each crate's own tests come first because they are the quickest to
/// build, and because a crate should be tested where it stands.
pub(super) const PLANS: [Plan; 10] = [
    Plan {
        package: "paseto-sodium",
        stages: &[
            Stage {
                tests: &["paseto-sodium"],
                targets: ALL,
                features: "aead,password,pem",
                without: &[
                    "**/aws_lc.rs",
                    "**/encrypt_then_mac.rs",
                    "**/pbkw.rs",
                    "**/pie.rs",
                    "**/seal*",
                ],
                skip: &["keys_of_mixed_order"],
            },
            Stage {
                tests: &["paseto-v2", "paseto-v4"],
                targets: &["--test=v2", "--test=v4"],
                features: "paseto-v2/password,paseto-v2/pem,paseto-v4/password,paseto-v4/pem",
                without: &["**/aws_lc.rs"],
                skip: SLOW,
            },
            Stage {
                tests: &["paseto-sodium"],
                targets: ALL,
                features: "aead,aws-lc,password,pem",
                without: &[],
                skip: &["keys_of_mixed_order"],
            },
        ],
    },
    Plan {
        package: "paseto-v4",
        stages: &[
            Stage {
                tests: &["paseto-v4"],
                targets: &["--lib", "--test=v4", "--test=in_place"],
                features: "password,pem",
                without: &[],
                skip: SLOW,
            },
            FACADE,
        ],
    },
    Plan {
        package: "paserk",
        stages: &[
            Stage {
                tests: &["paserk"],
                targets: ALL,
                features: "hazmat",
                without: &[],
                skip: SLOW,
            },
            Stage {
                tests: &["paseto-v4"],
                targets: &["--test=v4"],
                features: "password,pem",
                without: &[],
                skip: SLOW,
            },
        ],
    },
    Plan {
        package: "paseto-core",
        stages: &[
            Stage {
                tests: &["paseto-core"],
                targets: ALL,
                features: "hazmat",
                without: &[],
                skip: &["a_million"],
            },
            Stage {
                tests: &["paseto-claims", "paseto-v4"],
                targets: &["--test=claims", "--test=v4"],
                features: "paseto-v4/password,paseto-v4/pem",
                without: &[],
                skip: SLOW,
            },
            FACADE,
        ],
    },
    Plan {
        package: "paseto-claims",
        stages: &[
            Stage {
                tests: &["paseto-claims"],
                targets: ALL,
                features: "chrono,jiff,time",
                without: &[],
                skip: SLOW,
            },
            FACADE,
        ],
    },
    Plan {
        package: "paseto-nist",
        stages: &[
            Stage {
                tests: &["paseto-nist"],
                targets: ALL,
                features: "ecdsa,password,pem,rsa",
                without: &["**/aws_lc.rs", "**/key_file.rs", "**/pbkw.rs"],
                skip: SLOW,
            },
            Stage {
                tests: &["paseto-v1", "paseto-v3"],
                targets: &["--test=v1", "--test=v3"],
                features: "paseto-v1/legacy-rsa,paseto-v1/password,paseto-v1/pem,\
                           paseto-v3/password,paseto-v3/pem",
                without: &["**/aws_lc.rs"],
                skip: SLOW,
            },
            Stage {
                tests: &["paseto-nist", "paseto-v1", "paseto-v3"],
                targets: &["--lib", "--test=nist", "--test=v1", "--test=v3"],
                features: "paseto-v1/aws-lc,paseto-v1/password,paseto-v3/aws-lc,\
                           paseto-v3/password,paseto-v3/pem",
                without: &["**/pure.rs"],
                skip: SLOW,
            },
            Stage {
                tests: &["paseto-keyfile"],
                targets: ALL,
                features: "",
                without: &["**/aws_lc.rs"],
                skip: SLOW,
            },
        ],
    },
    Plan {
        package: "paseto-v3",
        stages: &[
            Stage {
                tests: &["paseto-v3"],
                targets: &["--lib", "--test=v3", "--test=in_place"],
                features: "password,pem",
                without: &[],
                skip: SLOW,
            },
            FACADE,
        ],
    },
    Plan {
        package: "paseto-encoding",
        stages: &[
            Stage {
                tests: &["paseto-encoding"],
                targets: ALL,
                features: "std",
                without: &[],
                skip: SLOW,
            },
            Stage {
                tests: &["paseto-core", "paseto-v4"],
                targets: &["--test=core", "--test=v4"],
                features: "paseto-v4/password,paseto-v4/pem",
                without: &[],
                skip: SLOW,
            },
        ],
    },
    Plan {
        package: "paseto-v1",
        stages: &[
            Stage {
                tests: &["paseto-v1"],
                targets: &["--lib", "--test=v1", "--test=in_place"],
                features: "legacy-rsa,password,pem",
                without: &[],
                skip: SLOW,
            },
            FACADE,
        ],
    },
    Plan {
        package: "paseto-v2",
        stages: &[
            Stage {
                tests: &["paseto-v2"],
                targets: &["--lib", "--test=v2", "--test=in_place"],
                features: "password,pem",
                without: &[],
                skip: SLOW,
            },
            FACADE,
        ],
    },
];

/// But no examples of the documentation, each of which would be compiled for each mutant.
const ALL: &[&str] = &["--lib", "--tests"];

/// Argon2 and PBKDF2 at full cost, which the vectors of this project are without; every number of
/// signatures at once; long payloads; and what is the same again with prepared keys.
const SLOW: &[&str] = &[
    "official_local_pw",
    "official_secret_pw",
    "none_is_left_out",
    "long_payloads_come_back",
    "prepared::",
];

/// What uses all versions.
const FACADE: Stage = Stage {
    tests: &["paseto"],
    targets: ALL,
    features: "legacy-rsa,password,pem,v1,v2,v3,v4",
    without: &[],
    skip: SLOW,
};
