//! `ring export`.

use serde::Serialize;

use crate::{
    args::RingExportArgs,
    failure::Failure,
    input,
    keys::{Version, with_version},
    output,
    ring::{Opener, Ring},
    secret_file::{self, Readers},
};

/// What is printed where the keys went to a file.
#[derive(Serialize)]
struct Written {
    file: String,
}

pub(super) fn run(args: &RingExportArgs) -> Result<(), Failure> {
    input::one_reader(&[input::is_stdin(&args.ring), args.secret.is_stdin()])?;
    let ring = Ring::read(&args.ring)?;
    if ring.is_local {
        return Err(Failure::wrong_key(format!(
            "{} holds local keys, which are secrets and have no public half: there is nothing to \
             publish",
            ring.name
        )));
    }
    args.out.check()?;
    let opener = Opener::read(&ring, &args.secret)?;
    let text = with_version!(ring.version, version => {
        opener.public_keys::<version::SecretKey>(&ring)?.to_json()
    });
    let Some(path) = &args.out.out else {
        return output::print(&[text.as_bytes()]);
    };
    secret_file::write_pieces(path, &[text.as_bytes()], Readers::Anybody, args.out.force)?;
    let file = path.display().to_string();
    if args.report.json {
        return output::print_json(&Written { file }, false);
    }
    output::note(&format!("public keys written to {file}"));
    Ok(())
}
