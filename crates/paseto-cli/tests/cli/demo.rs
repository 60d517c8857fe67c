//! `demo`, `completions` and `man`.

use std::{env, path::Path, process::Command};

use crate::run::{paseto, run, with_input};

#[test]
fn the_story_is_told_and_no_secret_is_in_it() {
    let story = run(["demo"]);
    assert_eq!(story.err(), "");
    let story = story.ok();
    assert_eq!(story.matches("  accepted: ").count(), 2);
    assert_eq!(story.matches("  refused: ").count(), 6);
    assert!(!story.contains("k4.secret.") && !story.contains("k4.local."));
}

/// What the story says that a command does is what the command does.
#[cfg(unix)]
#[test]
fn the_commands_of_the_story_do_what_it_says() {
    let dir = tempfile::tempdir().unwrap();
    let bin = Path::new(env!("CARGO_BIN_EXE_paseto")).parent().unwrap();
    let others = env::var_os("PATH").unwrap();
    let path = env::join_paths(
        [bin.to_owned()]
            .into_iter()
            .chain(env::split_paths(&others)),
    );
    let path = path.unwrap();

    let story = run(["demo"]).ok();
    let mut last = None;
    let mut commands = 0;
    for line in story.lines() {
        if let Some(command) = line.strip_prefix("  $ ") {
            let mut shell = Command::new("sh");
            shell
                .args(["-c", command])
                .current_dir(dir.path())
                .env("PATH", &path);
            let output = shell.output().unwrap();
            last = Some((command, output.status.code().unwrap()));
            commands += 1;
        } else if line.starts_with("  refused: ") {
            assert_eq!(last.unwrap().1, 1, "{last:?}");
        } else if line.starts_with("  ") {
            assert_eq!(last.unwrap().1, 0, "{last:?}");
        }
    }
    assert_eq!(commands, 14);
}

#[test]
fn completions_are_made_for_every_shell() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = run(["completions", shell]).ok();
        assert!(
            script.contains("--valid-at") || script.contains("valid-at"),
            "{shell}"
        );
    }
}

#[test]
fn every_command_has_a_manual_page_and_a_help() {
    let commands: &[&[&str]] = &[
        &[],
        &["demo"],
        &["keygen"],
        &["sign"],
        &["encrypt"],
        &["verify"],
        &["decrypt"],
        &["inspect"],
        &["key"],
        &["key", "id"],
        &["key", "public"],
        &["key", "convert"],
        &["key", "wrap"],
        &["key", "unwrap"],
        &["key", "lock"],
        &["key", "unlock"],
        &["key", "seal"],
        &["key", "unseal"],
        &["vectors"],
        &["completions"],
        &["man"],
    ];
    for command in commands {
        let page = with_input(
            {
                let mut man = paseto(["man"]);
                man.args(*command);
                man
            },
            b"",
        )
        .ok();
        let name = ["paseto"]
            .iter()
            .chain(*command)
            .copied()
            .collect::<Vec<_>>();
        assert!(
            page.contains(&format!(".TH {} 1", name.join("-"))),
            "{page}"
        );
        let help = run(command.iter().chain(&["--help"])).ok();
        assert!(
            help.contains(&format!("Usage: {}", name.join(" "))),
            "{help}"
        );
    }
}
