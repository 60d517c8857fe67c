//! Nothing is left for later.

use super::{Complaint, files::Files};

/// In pieces, because this file is checked too.
const UNFINISHED: [&str; 4] = [
    concat!("to", "do!"),
    concat!("unimple", "mented!"),
    concat!("#[ig", "nore"),
    concat!("FIX", "ME"),
];

const KINDS: [&str; 5] = [".rs", ".md", ".toml", ".py", ".sh"];

pub(super) fn check(files: &Files) -> Vec<Complaint> {
    let ours = files
        .texts()
        .filter(|(path, _)| KINDS.iter().any(|kind| path.ends_with(kind)));
    ours.flat_map(|(path, text)| {
        text.lines().enumerate().flat_map(move |(index, line)| {
            let words = UNFINISHED.iter().filter(|word| line.contains(**word));
            words.map(move |word| Complaint::at_line(path, index, format!("`{word}`")))
        })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_found() {
        for word in UNFINISHED {
            let text = format!("fn f() {{\n    {word}\n}}\n");
            let files = Files::from([("crates/a/src/lib.rs", &*text), ("a.json", word)]);
            assert_eq!(
                check(&files),
                [Complaint::at_line(
                    "crates/a/src/lib.rs",
                    1,
                    format!("`{word}`")
                )]
            );
        }
    }

    #[test]
    fn words_that_are_like_them_are_fine() {
        let files = Files::from([("a.rs", "// ignored: a todo list, unimplemented\n")]);
        assert_eq!(check(&files), []);
    }
}
