//! The bounds of the JSON guard: exactly what is allowed passes, one more does not, and what is
//! far more costs no time and no stack.

use std::time::{Duration, Instant};

use paseto_core::json::{JsonError, Limits, scan};

fn limited(text: &str, length: usize, depth: usize, keys: usize) -> Result<(), JsonError> {
    scan(text.as_bytes(), &Limits::new(length, depth, keys), |_| ()).map(drop)
}

fn is_too_deep(result: &Result<(), JsonError>, at: usize) -> bool {
    matches!(result, Err(JsonError::TooDeep { limit, .. }) if *limit == at)
}

/// An object that is nested `depth` levels deep, in arrays and objects by turns.
fn nested(depth: usize) -> String {
    let mut text = String::new();
    for level in 0..depth {
        text.push_str(if level % 2 == 0 { "{\"a\":" } else { "[" });
    }
    text.push('1');
    for level in (0..depth).rev() {
        text.push(if level % 2 == 0 { '}' } else { ']' });
    }
    text
}

#[test]
fn length() {
    for text in ["{}", " {} ", "{\"é\":1}"] {
        assert_eq!(limited(text, text.len(), 9, 9), Ok(()));
        let refused = limited(text, text.len() - 1, 9, 9);
        assert!(
            matches!(refused, Err(JsonError::TooLong { limit, .. }) if limit == text.len() - 1)
        );
    }
    assert!(matches!(limited("", 0, 9, 9), Err(JsonError::NotAnObject)));
    // Before anything else: what is too long is not even decoded.
    let refused = scan(b"\xff\xff", &Limits::new(1, 9, 9), |_| ());
    assert!(matches!(refused, Err(JsonError::TooLong { .. })));
}

#[test]
fn depth() {
    assert!(is_too_deep(&limited("{}", 99, 0, 9), 0));
    for depth in [1, 2, 3, 16, 127, 128] {
        assert_eq!(limited(&nested(depth), 9999, depth, 999), Ok(()), "{depth}");
        assert!(is_too_deep(
            &limited(&nested(depth + 1), 9999, depth, 999),
            depth
        ));
    }
    // Siblings do not add up.
    assert_eq!(
        limited("{\"a\":[],\"b\":[],\"c\":{},\"d\":[[],[]]}", 99, 3, 9),
        Ok(())
    );
}

#[test]
fn the_greatest_depth_is_128_whatever_is_asked_for() {
    assert_eq!(Limits::MAX_DEPTH, 128);
    for asked in [128, 129, 1000, usize::MAX] {
        assert_eq!(limited(&nested(128), 9999, asked, 999), Ok(()));
        assert!(is_too_deep(&limited(&nested(129), 9999, asked, 999), 128));
    }
}

/// Which container each of 128 levels is, is kept apart to the last bit.
#[test]
fn brackets_match_at_every_depth() {
    let text = nested(128);
    let closing = text.find('1').unwrap() + 1;
    for at in closing..text.len() {
        let mut wrong = text.clone().into_bytes();
        wrong[at] = if wrong[at] == b'}' { b']' } else { b'}' };
        let result = limited(core::str::from_utf8(&wrong).unwrap(), 9999, 128, 999);
        assert!(matches!(result, Err(JsonError::Syntax { .. })), "{at}");
    }
    for outermost_only in [127, 128] {
        let (open, close) = (
            "[".repeat(outermost_only - 1),
            "]".repeat(outermost_only - 1),
        );
        assert_eq!(
            limited(&format!("{{\"a\":{open}{close}}}"), 9999, 128, 9),
            Ok(())
        );
    }
}

#[test]
fn keys() {
    let text = "{\"a\":{\"b\":1,\"c\":[{\"d\":1},{\"d\":1}]},\"e\":1}";
    assert_eq!(limited(text, 99, 9, 6), Ok(()));
    let refused = limited(text, 99, 9, 5);
    assert!(matches!(
        refused,
        Err(JsonError::TooManyKeys { limit: 5, .. })
    ));
    assert_eq!(limited("{}", 9, 9, 0), Ok(()));
    assert!(matches!(
        limited("{\"a\":1}", 9, 9, 0),
        Err(JsonError::TooManyKeys { limit: 0, .. })
    ));
    // What looks like names inside a string is none.
    assert_eq!(limited(r#"{"a":"{\"b\":1,\"c\":2}"}"#, 99, 9, 1), Ok(()));
}

/// Generous: an unoptimized build on a busy machine. What is quadratic in a million takes hours.
const BOUND: Duration = Duration::from_secs(60);

#[test]
fn a_million_names() {
    let mut text = String::from("{");
    for n in 0..1_000_000_u64 {
        text.push_str(&format!("\"{:x}\":{n},", n * 7919 % 1_000_003));
    }
    let unique = format!("{text}\"last\":0}}");
    let twice = format!("{text}\"\\u0030\":0}}");
    let start = Instant::now();
    assert_eq!(limited(&unique, usize::MAX, 1, 1_000_001), Ok(()));
    assert!(matches!(
        limited(&twice, usize::MAX, 1, 1_000_001),
        Err(JsonError::DuplicateKey { .. })
    ));
    assert!(matches!(
        limited(&unique, usize::MAX, 1, 1_000_000),
        Err(JsonError::TooManyKeys { .. })
    ));
    assert!(start.elapsed() < BOUND, "{:?}", start.elapsed());
}

/// The same name in each of many objects, which open and close while the outer list is long.
#[test]
fn a_million_objects() {
    let start = Instant::now();
    let objects = "{\"a\":{\"a\":0}},".repeat(500_000);
    let names: String = (0..30).map(|n| format!("\"n{n}\":0,")).collect();
    let text = format!("{{{names}\"list\":[{objects}{{}}]}}");
    assert_eq!(limited(&text, usize::MAX, 4, usize::MAX), Ok(()));
    assert!(start.elapsed() < BOUND, "{:?}", start.elapsed());
}

#[test]
fn a_million_levels() {
    for open in ["[", "{\"a\":", "[{\"a\":"] {
        let text = format!("{{\"a\":{}", open.repeat(1_000_000));
        assert!(is_too_deep(
            &limited(&text, usize::MAX, usize::MAX, usize::MAX),
            128
        ));
    }
}
