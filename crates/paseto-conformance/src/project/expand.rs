//! Tests that stand for many, and texts that are described instead of written out.

use paseto_core::Untrusted;

use super::file::{Each, Piece, Share, Test};
use crate::text::{Context, flips, with_body, with_footer};

/// More than any text that is described has, in bytes: what is longer is a slip of who wrote it.
const MOST: usize = 32 * 1024 * 1024;

/// How many tests this one stands for. One that makes no sense is one that fails.
pub(super) fn count(test: &Test) -> usize {
    let tokens = test.each.map(|each| altered(test, each));
    tokens.map_or(1, |tokens| tokens.map_or(1, |tokens| tokens.len()))
}

/// The tests that this one stands for, as if they stood in the file.
pub(super) fn expand(test: &Test) -> Result<Vec<Test>, String> {
    let plain = Test {
        payload: written_out("payload", test.payload.as_ref(), test.payload_of.as_deref())?,
        footer: written_out("footer", test.footer.as_ref(), test.footer_of.as_deref())?,
        payload_of: None,
        footer_of: None,
        each: None,
        expect_each: Vec::new(),
        ..test.clone()
    };
    let Some(each) = test.each else {
        return if test.expect_each.is_empty() {
            Ok(vec![plain])
        } else {
            Err("`expect-each` is without `each`".to_owned())
        };
    };
    let tokens = altered(test, each)?;
    let classes = classes(test, tokens.len())?;
    let numbered = tokens.into_iter().zip(classes).enumerate();
    Ok(numbered
        .map(|(number, (token, expect))| Test {
            name: format!("{}[{number}]", test.name),
            token: Some(token),
            expect,
            ..plain.clone()
        })
        .collect())
}

/// The token, altered once for each number.
fn altered(test: &Test, each: Each) -> Result<Vec<String>, String> {
    let token = test.token.as_deref().context("`token`")?;
    let untrusted = Untrusted::parse(token).context("`token`")?;
    let body = untrusted.untrusted_body();
    let footer = untrusted.untrusted_footer();
    Ok(match each {
        Each::Bit => flips(body)
            .map(|(_, body)| with_body(token, &body))
            .chain(flips(footer.as_bytes()).map(|(_, footer)| with_footer(token, &footer)))
            .collect(),
        Each::Prefix => (0..token.len())
            .map(|end| token.get(..end).unwrap_or_default().to_owned())
            .collect(),
        Each::BodyPrefix => (0..body.len())
            .map(|end| with_body(token, body.get(..end).unwrap_or_default()))
            .collect(),
    })
}

/// The class that each number ends in.
fn classes(test: &Test, count: usize) -> Result<Vec<String>, String> {
    if test.expect_each.is_empty() {
        return Ok(vec![test.expect.clone(); count]);
    }
    let mut classes = vec![test.expect.clone(); count];
    for Share { expect, numbers } in &test.expect_each {
        for number in list(numbers)? {
            match classes.get_mut(number) {
                Some(class) if class.is_empty() => class.clone_from(expect),
                Some(class) => return Err(format!("{number} ends in {class} and in {expect}")),
                None => return Err(format!("there is no number {number}")),
            }
        }
    }
    match classes.iter().position(String::is_empty) {
        Some(number) => Err(format!("number {number} ends in no class")),
        None => Ok(classes),
    }
}

/// Numbers such as `0-2 4`: 0, 1, 2, 4.
fn list(numbers: &str) -> Result<Vec<usize>, String> {
    let mut all = Vec::new();
    for range in numbers.split(' ') {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        let number = |text: &str| text.parse::<u16>().context("`numbers`").map(usize::from);
        all.extend(number(first)?..=number(last)?);
    }
    Ok(all)
}

/// The text itself, or what is described.
fn written_out(
    what: &str,
    text: Option<&String>,
    pieces: Option<&[Piece]>,
) -> Result<Option<String>, String> {
    match (text, pieces) {
        (text, None) => Ok(text.cloned()),
        (None, Some(pieces)) => build(pieces).map(Some),
        (Some(_), Some(_)) => Err(format!("there are `{what}` and `{what}-of`")),
    }
}

fn build(pieces: &[Piece]) -> Result<String, String> {
    let mut built = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => built.push_str(text),
            Piece::Repeated { times, text } => repeat(&mut built, *times, text)?,
        }
    }
    Ok(built)
}

/// By hand rather than with `replace`, because a million of those take long in a build for tests.
fn repeat(built: &mut String, times: usize, text: &str) -> Result<(), String> {
    if times.saturating_mul(text.len()) > MOST {
        return Err(format!("a text of more than {MOST} bytes is described"));
    }
    let parts: Vec<_> = text.split('#').collect();
    let Some((first, numbered)) = parts.split_first().filter(|_| parts.len() > 1) else {
        built.push_str(&text.repeat(times));
        return Ok(());
    };
    for number in 0..times {
        let number = number.to_string();
        built.push_str(first);
        for part in numbered {
            built.push_str(&number);
            built.push_str(part);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_listed() {
        assert_eq!(list("0-2 4 7-7"), Ok(vec![0, 1, 2, 4, 7]));
        for wrong in ["", "1,2", "1 ", "-3", "70000", "3-", "a"] {
            assert!(list(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn texts_are_built() {
        let pieces = r##"["{", {"times": 3, "text": "\"#\":#,"}, "\"x\":1}"]"##;
        let pieces: Vec<Piece> = serde_json::from_str(pieces).expect("pieces");
        let built = build(&pieces);
        assert_eq!(built.as_deref(), Ok(r#"{"0":0,"1":1,"2":2,"x":1}"#));
        let pieces = [Piece::Repeated {
            times: usize::MAX,
            text: "0123456789".to_owned(),
        }];
        assert!(build(&pieces).is_err());
    }
}
