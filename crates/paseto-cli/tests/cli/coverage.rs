//! There is a transcript of every command with every exit code that it gives.

use std::{collections::HashMap, fs, path::Path};

use crate::run::run;

/// The exit codes of each command, as far as transcripts can show them. That standard output cannot be
/// written, which is 3 for every command, is tested apart.
const CODES: [(&str, &[i32]); 25] = [
    ("completions", &[0, 2]),
    ("decrypt", &[0, 1, 2, 3]),
    ("demo", &[0, 2]),
    ("encrypt", &[0, 2, 3]),
    ("inspect", &[0, 1, 2]),
    ("key convert", &[0, 1, 2, 3]),
    ("key id", &[0, 2, 3]),
    ("key lock", &[0, 2, 3]),
    ("key public", &[0, 2, 3]),
    ("key seal", &[0, 2, 3]),
    ("key unlock", &[0, 1, 2, 3]),
    ("key unseal", &[0, 1, 2, 3]),
    ("key unwrap", &[0, 1, 2, 3]),
    ("key wrap", &[0, 2, 3]),
    ("keygen", &[0, 2, 3]),
    ("man", &[0, 2]),
    ("ring add", &[0, 2, 3]),
    ("ring export", &[0, 2, 3]),
    ("ring list", &[0, 2, 3]),
    ("ring remove", &[0, 2, 3]),
    ("ring retire", &[0, 2, 3]),
    ("ring rotate", &[0, 2, 3]),
    ("sign", &[0, 2, 3]),
    ("vectors", &[0, 1, 2, 3]),
    ("verify", &[0, 1, 2, 3]),
];

/// The name of the command in a line such as `$ paseto key id --json`.
fn name(line: &str) -> String {
    let mut words = line.split_whitespace().skip(2);
    let first = words.next().unwrap_or_default();
    match (first, words.next()) {
        ("key" | "ring", Some(second)) => format!("{first} {second}"),
        _ => first.to_owned(),
    }
}

/// What a transcript shows: each command, and the exit codes that it gave.
fn shown(text: &str, seen: &mut HashMap<String, Vec<i32>>) {
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if !line.starts_with("$ paseto") {
            continue;
        }
        let code = lines.peek().and_then(|line| line.strip_prefix("? "));
        let code = code.map_or(0, |code| code.parse().unwrap());
        seen.entry(name(line)).or_default().push(code);
    }
}

#[test]
fn every_command_has_a_transcript_of_every_exit_code() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd");
    let mut seen = HashMap::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "md") {
            shown(&fs::read_to_string(path).unwrap(), &mut seen);
        }
    }
    for (command, codes) in CODES {
        let mut found = seen.remove(command).unwrap_or_default();
        found.sort_unstable();
        found.dedup();
        assert_eq!(found, codes, "{command}");
    }
}

/// The commands that the help lists under this one.
fn subcommands(of: &[&str]) -> Vec<String> {
    let help = run([of, &["--help"]].concat()).ok();
    let (_, list) = help.split_once("\nCommands:\n").unwrap();
    let list = list.lines().take_while(|line| !line.is_empty());
    // What goes on in the next line stands further to the right.
    let names = list.filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    let names = names.filter(|name| !["", "help"].contains(name));
    names.map(|name| [of, &[name]].concat().join(" ")).collect()
}

#[test]
fn no_command_is_forgotten() {
    let mut all = subcommands(&[]);
    all.retain(|name| name != "key" && name != "ring");
    all.extend(subcommands(&["key"]));
    all.extend(subcommands(&["ring"]));
    all.sort();
    let listed: Vec<_> = CODES.iter().map(|(name, _)| *name).collect();
    assert_eq!(all, listed);
}

#[test]
fn every_command_has_a_manual_page_and_is_completed() {
    let scripts = ["bash", "elvish", "fish", "powershell", "zsh"]
        .map(|shell| (shell, run(["completions", shell]).ok()));
    for (command, _) in CODES {
        let words: Vec<_> = command.split(' ').collect();
        let page = run([&["man"], &words[..]].concat()).ok();
        let name = format!("paseto\\-{}", command.replace(' ', "\\-"));
        assert!(page.contains(&name), "{command}");
        for (shell, script) in &scripts {
            assert!(
                words.iter().all(|word| script.contains(word)),
                "{shell}: {command}"
            );
        }
    }
    for option in ["grace", "not-after", "ring", "wrapping-key-file", "alias"] {
        for (shell, script) in &scripts {
            assert!(script.contains(option), "{shell}: {option}");
        }
    }
}
