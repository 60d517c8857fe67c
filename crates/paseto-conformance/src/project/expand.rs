//! Tests that stand for many, and texts that are described instead of written out.

use core::ops::RangeInclusive;

use paseto_core::Untrusted;

use super::file::{Each, Piece, Share, Test};
use crate::text::{Context, flips, with_body, with_footer};

/// More than any text that is described has, in bytes: what is longer is a slip of who wrote it.
const MOST: usize = 32 * 1024 * 1024;

/// More letters than a token has that is altered once for each number: there are some of those for each
/// of its letters, as long as it is.
const MOST_ALTERED: usize = 4 * 1024;

/// How many tests this one stands for. One that makes no sense is one that fails.
pub(super) fn count(test: &Test) -> usize {
    let tokens = test.each.map(|each| altered(test, each));
    tokens.map_or(1, |tokens| tokens.map_or(1, |tokens| tokens.len()))
}

/// The tests that this one stands for, one after another, as if they stood in the file.
pub(super) fn expand(test: &Test) -> Result<impl Iterator<Item = Test>, String> {
    let plain = Test {
        payload: written_out("payload", test.payload.as_ref(), test.payload_of.as_deref())?,
        footer: written_out("footer", test.footer.as_ref(), test.footer_of.as_deref())?,
        payload_of: None,
        footer_of: None,
        each: None,
        expect_each: Vec::new(),
        ..test.clone()
    };
    let ends = match test.each {
        Some(each) => {
            let tokens = altered(test, each)?;
            let classes = classes(test, tokens.len())?;
            tokens.into_iter().zip(classes).map(Some).collect()
        }
        None if test.expect_each.is_empty() => vec![None],
        None => return Err("`expect-each` is without `each`".to_owned()),
    };
    let tests = ends.into_iter().enumerate();
    Ok(tests.map(move |(number, end)| match end {
        None => plain.clone(),
        Some((token, expect)) => Test {
            name: format!("{}[{number}]", plain.name),
            token: Some(token),
            expect,
            ..plain.clone()
        },
    }))
}

/// The token, altered once for each number.
fn altered(test: &Test, each: Each) -> Result<Vec<String>, String> {
    let token = test.token.as_deref().context("`token`")?;
    if token.len() > MOST_ALTERED {
        return Err(format!(
            "a token of more than {MOST_ALTERED} letters is altered"
        ));
    }
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
        for range in ranges(numbers) {
            for number in range? {
                match classes.get_mut(number) {
                    Some(class) if class.is_empty() => class.clone_from(expect),
                    Some(class) => return Err(format!("{number} ends in {class} and in {expect}")),
                    None => return Err(format!("there is no number {number}")),
                }
            }
        }
    }
    match classes.iter().position(String::is_empty) {
        Some(number) => Err(format!("number {number} ends in no class")),
        None => Ok(classes),
    }
}

/// Numbers such as `0-2 4`: 0 to 2, and 4. They are not written out: a range is short to write.
fn ranges(numbers: &str) -> impl Iterator<Item = Result<RangeInclusive<usize>, String>> {
    let number = |text: &str| text.parse::<u16>().context("`numbers`").map(usize::from);
    numbers.split(' ').map(move |range| {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        Ok(number(first)?..=number(last)?)
    })
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
        let (times, text) = match piece {
            Piece::Text(text) => (1, text),
            Piece::Repeated { times, text } => (*times, text),
        };
        match text.split('#').collect::<Vec<_>>().as_slice() {
            [first, numbered @ ..] if !numbered.is_empty() => {
                repeat_numbered(&mut built, times, first, numbered)?;
            }
            _ => repeat(&mut built, times, text)?,
        }
    }
    Ok(built)
}

fn repeat(built: &mut String, times: usize, text: &str) -> Result<(), String> {
    within_most(times.saturating_mul(text.len()).saturating_add(built.len()))?;
    built.push_str(&text.repeat(times));
    Ok(())
}

/// By hand rather than with `replace`, because a million of those take long in a build for tests.
fn repeat_numbered(
    built: &mut String,
    times: usize,
    first: &str,
    numbered: &[&str],
) -> Result<(), String> {
    for number in 0..times {
        let number = number.to_string();
        built.push_str(first);
        for part in numbered {
            built.push_str(&number);
            built.push_str(part);
        }
        within_most(built.len())?;
    }
    Ok(())
}

fn within_most(length: usize) -> Result<(), String> {
    if length > MOST {
        return Err(format!("a text of more than {MOST} bytes is described"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(numbers: &str) -> Result<Vec<usize>, String> {
        let ranges: Vec<_> = ranges(numbers).collect::<Result<_, _>>()?;
        Ok(ranges.into_iter().flatten().collect())
    }

    fn built(pieces: &str) -> Result<String, String> {
        build(&serde_json::from_str::<Vec<Piece>>(pieces).expect("pieces"))
    }

    #[test]
    fn numbers_are_listed() {
        assert_eq!(listed("0-2 4 7-7"), Ok(vec![0, 1, 2, 4, 7]));
        for wrong in ["", "1,2", "1 ", "-3", "70000", "3-", "a"] {
            assert!(listed(wrong).is_err(), "{wrong}");
        }
    }

    /// Eight letters for each 65 536 numbers: they are not all written out to see that they are double.
    #[test]
    fn a_million_ranges_end_at_the_first_that_is_double() {
        let test = serde_json::json!({
            "name": "n", "comment": "", "operation": "read", "type": "local", "key": "",
            "expect-each": [{ "expect": "base64", "numbers": vec!["0-65535"; 1 << 20].join(" ") }],
            "expect": "",
        });
        let test: Test = serde_json::from_value(test).expect("a test");
        let why = classes(&test, 10).unwrap_err();
        assert_eq!(why, "there is no number 10");
    }

    #[test]
    fn texts_are_built() {
        let pieces = r##"["{", {"times": 3, "text": "\"#\":#,"}, "\"x\":1}"]"##;
        assert_eq!(built(pieces).as_deref(), Ok(r#"{"0":0,"1":1,"2":2,"x":1}"#));
    }

    #[test]
    fn a_description_has_a_bound_however_it_is_reached() {
        let most = usize::MAX;
        let many = vec![r#"{"times": 1000000, "text": "0123456789"}"#; 1000].join(",");
        for long in [
            format!(r#"{{"times": {most}, "text": "0123456789"}}"#),
            format!(r##"{{"times": {most}, "text": "#"}}"##),
            r##"{"times": 30000000, "text": "#"}"##.to_owned(),
            many,
        ] {
            let why = built(&format!("[{long}]")).unwrap_err();
            assert!(why.ends_with("bytes is described"), "{why}");
        }
        let nothing = format!(r#"[{{"times": {most}, "text": ""}}]"#);
        assert_eq!(built(&nothing).as_deref(), Ok(""));
    }

    #[test]
    fn a_long_token_is_not_altered() {
        let token = format!("v4.local.{}", "A".repeat(MOST_ALTERED));
        let test = serde_json::json!({
            "name": "n", "comment": "", "operation": "read", "type": "local", "key": "",
            "token": token, "each": "prefix", "expect": "base64",
        });
        let test: Test = serde_json::from_value(test).expect("a test");
        let why = expand(&test).map(|_| ()).unwrap_err();
        assert_eq!(why, "a token of more than 4096 letters is altered");
        assert_eq!(count(&test), 1);
    }
}
