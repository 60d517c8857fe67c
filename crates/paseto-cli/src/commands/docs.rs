//! `completions` and `man`: what can be made from the command line's own description.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::{
    args::Cli,
    failure::Failure,
    key_text::{self, looks_like_key},
    output,
};

pub(super) fn completions(shell: Shell) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "paseto", &mut script);
    output::print(&[&script])
}

/// The page of a command, such as `["key", "id"]`, or of the whole.
pub(super) fn man(names: &[String]) -> Result<(), Failure> {
    let mut root = Cli::command();
    // Gives each command its full name.
    root.build();
    let mut command = &root;
    for name in names {
        command = command
            .find_subcommand(name)
            .ok_or_else(|| match names.join(" ") {
                names if looks_like_key(&names) => key_text::not_an_argument(),
                names => Failure::usage(format!("there is no command {names}")),
            })?;
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone())
        .render(&mut page)
        .map_err(|why| Failure::output(&why))?;
    output::print(&[&page])
}
