//! Text that somebody else wrote, made safe to show on a terminal.

use core::fmt::Write;

/// Characters that a terminal obeys or hides instead of showing them: control characters, and
/// those that reorder text or have no width.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// The text with every hidden character but the end of a line escaped, as in `\u{1b}`.
pub(crate) fn printable(text: &str) -> String {
    escaped(text, |c| c != '\n' && is_hidden(c))
}

/// [`printable`] on one line.
pub(crate) fn one_line(text: &str) -> String {
    escaped(text, is_hidden)
}

fn escaped(text: &str, hidden: impl Fn(char) -> bool) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if hidden(c) {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// JSON with every hidden character in its strings escaped the way JSON does: the same value. The
/// ends of lines between the values stay.
pub(crate) fn json(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '\n' || !is_hidden(c) {
            shown.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            // Writing to a `String` does not fail.
            let _ = write!(shown, "\\u{unit:04x}");
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::{json, one_line, printable};

    #[test]
    fn what_a_terminal_obeys_is_escaped() {
        let text = "a\u{1b}[31m\u{9b}2J\u{202e}b\u{7f}\n\u{e9}\"\\";
        assert_eq!(
            printable(text),
            "a\\u{1b}[31m\\u{9b}2J\\u{202e}b\\u{7f}\n\u{e9}\"\\"
        );
        assert!(!one_line(text).contains('\n'));
    }

    #[test]
    fn escaped_json_is_the_same_value() {
        let text = "{\"a\":\"\u{9b}\u{202e}\u{e0041}\u{e9}\"}";
        let safe = json(text);
        assert_eq!(safe, "{\"a\":\"\\u009b\\u202e\\udb40\\udc41\u{e9}\"}");
        let value = |text| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(value(text), value(&safe));
    }
}
