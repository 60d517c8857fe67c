//! Bringing all files, and only then replacing what is there.

use indicatif::{ProgressBar, ProgressStyle};

use super::{Vectors, folder::Incoming, source::Source};
use crate::failure::Failure;

const STYLE: &str = "{pos:>3} of {len} files [{bar:30}] {wide_msg}";

impl Vectors {
    /// Replaces the folder by the files from `source`. On any failure it stays as it was.
    pub(super) fn fetch(&self, source: &Source) -> Result<(), Failure> {
        self.bring(source).map_err(|failure| {
            failure.and(&format!("{} is as it was before.", self.official.display()))
        })
    }

    fn bring(&self, source: &Source) -> Result<(), Failure> {
        let incoming = Incoming::beside(&self.official)?;
        let count = self.manifest.files.len();
        let progress = ProgressBar::new(count.try_into().unwrap_or(u64::MAX));
        if let Ok(style) = ProgressStyle::with_template(STYLE) {
            progress.set_style(style);
        }
        for entry in &self.manifest.files {
            progress.set_message(entry.path.clone());
            incoming.write(entry, &source.read(&self.manifest, entry)?)?;
            progress.inc(1);
        }
        progress.finish_and_clear();
        // What is on the disk counts, not what was sent to it.
        self.manifest.compare(incoming.path())?;
        incoming.replace(&self.official)?;
        println!(
            "{count} files of {} at {} ({}), each with its SHA-256 of the manifest.",
            self.manifest.repository, self.manifest.commit, self.manifest.licence,
        );
        Ok(())
    }
}
