//! Any bytes to `paseto inspect`: it says what they are, shows no secret of them, writes nothing that a
//! terminal obeys, and no more than the bytes account for.

#![no_main]
#![expect(dead_code, reason = "the other commands come along")]
#![expect(clippy::collapsible_if, reason = "they are for an older compiler")]

#[path = "../../crates/paseto-cli/src/args/mod.rs"]
mod args;
#[path = "../../crates/paseto-cli/src/commands/mod.rs"]
mod commands;
#[path = "../../crates/paseto-cli/src/cost.rs"]
mod cost;
#[path = "../../crates/paseto-cli/src/duration.rs"]
mod duration;
#[path = "../../crates/paseto-cli/src/failure.rs"]
mod failure;
#[path = "../../crates/paseto-cli/src/input.rs"]
mod input;
#[path = "../../crates/paseto-cli/src/json_text.rs"]
mod json_text;
#[path = "../../crates/paseto-cli/src/key_text.rs"]
mod key_text;
#[path = "../../crates/paseto-cli/src/keys/mod.rs"]
mod keys;
#[path = "../../crates/paseto-cli/src/output.rs"]
mod output;
#[path = "../../crates/paseto-cli/src/paserk_kind.rs"]
mod paserk_kind;
#[path = "../../crates/paseto-cli/src/password.rs"]
mod password;
#[path = "../../crates/paseto-cli/src/printable.rs"]
mod printable;
#[path = "../../crates/paseto-cli/src/ring/mod.rs"]
mod ring;
#[path = "../../crates/paseto-cli/src/secret_file.rs"]
mod secret_file;
#[path = "../../crates/paseto-cli/src/size.rs"]
mod size;
#[path = "../../crates/paseto-cli/src/source.rs"]
mod source;

use commands::inspect::{Shown, inspect};
use libfuzzer_sys::fuzz_target;
use paseto_fuzz::secrets;
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    // An argument is text.
    let is_text = core::str::from_utf8(bytes).is_ok();
    let on_command_line = is_text && bytes.len().is_multiple_of(2);
    let [words, json] = [false, true].map(|json| inspect(bytes, on_command_line, json));
    let secrets = secrets::of(bytes);
    match (words, json) {
        (Ok(words), Ok(json)) => {
            let value: Value = serde_json::from_str(&json.text).expect("it is JSON");
            assert!(value.is_object() && json.warnings.is_empty());
            assert_eq!(json.text.matches('\n').count(), 1);
            let count = value["warnings"].as_array().map_or(0, Vec::len);
            assert_eq!(count, words.warnings.len());
            for Shown { text, warnings } in [words, json] {
                let all = text + &warnings.join("\n");
                sound(&all, bytes.len(), &secrets);
            }
        }
        (Err(words), Err(json)) => {
            let said = format!("{words:?}");
            assert_eq!(said, format!("{json:?}"));
            sound(&said, bytes.len(), &secrets);
        }
        (words, json) => panic!("one is refused: {:?} {:?}", words.err(), json.err()),
    }
});

/// A byte becomes an escape, in which each letter is escaped once more where it is JSON in a text; a
/// nested value has a line of its own, with spaces for each level.
fn sound(text: &str, length: usize, secrets: &[String]) {
    let leaked = secrets.iter().find(|secret| text.contains(&***secret));
    assert_eq!(leaked, None, "{text}");
    let obeyed = text.chars().find(|c| c.is_control() && *c != '\n');
    assert_eq!(obeyed, None, "{text:?}");
    assert!(
        text.len() <= 4096 + 300 * length,
        "{} bytes of {length}",
        text.len()
    );
}
