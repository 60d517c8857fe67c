//! One pass over a JSON text, without recursion.

use super::{JsonError, JsonStr, JsonValue, Limits, Member, names::Names};

/// Reads `bytes` as one JSON object (RFC 8259) within `limits`, and calls `member` for each member
/// of it, in order. Returns the text.
///
/// What was accepted can be given to any JSON parser: names are unique in each object, at any
/// depth and after unescaping, every escape is whole, and no surrogate stands alone.
///
/// Time is `O(n log n)` in the length; memory is bounded by the number of names. Members are
/// reported as they are found: what was reported counts only when the whole text is accepted.
///
/// Specification: `01-Payload-Processing.md`.
///
/// # Errors
/// A [`JsonError`] that says what was wrong.
///
/// ```
/// use paseto_core::json::{JsonError, Limits, scan};
///
/// let limits = Limits::new(1024, 8, 64);
/// let mut subject = None;
/// scan(br#"{"sub":"alice","n":[1,2]}"#, &limits, |member| {
///     if member.name.is("sub") {
///         subject = member.value.as_str().map(|s| s.to_cow());
///     }
/// })?;
/// assert_eq!(subject.as_deref(), Some("alice"));
///
/// let twice = scan(br#"{"exp":1,"\u0065xp":2}"#, &limits, |_| ());
/// assert!(matches!(twice, Err(JsonError::DuplicateKey { .. })));
/// # Ok::<(), JsonError>(())
/// ```
pub fn scan<'j>(
    bytes: &'j [u8],
    limits: &Limits,
    member: impl FnMut(Member<'j>),
) -> Result<&'j str, JsonError> {
    if bytes.len() > limits.length {
        return Err(JsonError::TooLong {
            limit: limits.length,
        });
    }
    let text = core::str::from_utf8(bytes).map_err(|_| JsonError::NotUtf8)?;
    Scanner {
        text,
        bytes,
        at: 0,
        depth: 0,
        objects: 0,
        names: Names::new(),
        keys_left: limits.keys,
        limits,
    }
    .run(member)?;
    Ok(text)
}

struct Scanner<'j, 'l> {
    text: &'j str,
    bytes: &'j [u8],
    at: usize,
    depth: usize,
    /// A bit for each open container, innermost lowest: set for an object.
    objects: u128,
    names: Names<'j>,
    keys_left: usize,
    limits: &'l Limits,
}

/// What was read last.
#[derive(PartialEq, Eq)]
enum Read {
    Opening,
    Value,
}

impl<'j> Scanner<'j, '_> {
    fn run(mut self, mut member: impl FnMut(Member<'j>)) -> Result<(), JsonError> {
        self.space();
        if self.peek() != Some(b'{') {
            return Err(JsonError::NotAnObject);
        }
        let mut read = self.value()?;
        let mut outer = (JsonStr::EMPTY, self.at);
        while self.depth > 0 {
            self.space();
            let in_object = self.objects & 1 == 1;
            let end = if in_object { b'}' } else { b']' };
            if self.peek() == Some(end) {
                self.close(in_object)?;
                read = Read::Value;
            } else {
                if read == Read::Value {
                    self.expect(b',')?;
                    self.space();
                }
                if in_object {
                    let name = self.name()?;
                    if self.depth == 1 {
                        outer = (name, self.at);
                    }
                }
                read = self.value()?;
            }
            if self.depth == 1 && read == Read::Value {
                let (name, start) = outer;
                let value = JsonValue::new(self.text.get(start..self.at).unwrap_or_default());
                member(Member { name, value });
            }
        }
        self.space();
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.syntax()),
        }
    }

    /// A name with its colon, up to the value.
    fn name(&mut self) -> Result<JsonStr<'j>, JsonError> {
        self.keys_left = self
            .keys_left
            .checked_sub(1)
            .ok_or(JsonError::TooManyKeys {
                limit: self.limits.keys,
            })?;
        let name = self.string()?;
        self.names.add(name);
        self.space();
        self.expect(b':')?;
        self.space();
        Ok(name)
    }

    /// A whole scalar, or the opening of an array or an object.
    fn value(&mut self) -> Result<Read, JsonError> {
        match self.peek() {
            Some(b'"') => self.string().map(drop)?,
            Some(b'{') => return self.open(true),
            Some(b'[') => return self.open(false),
            Some(b't') => self.literal("true")?,
            Some(b'f') => self.literal("false")?,
            Some(b'n') => self.literal("null")?,
            _ => self.number()?,
        }
        Ok(Read::Value)
    }

    fn open(&mut self, object: bool) -> Result<Read, JsonError> {
        let limit = self.limits.depth.min(Limits::MAX_DEPTH);
        if self.depth >= limit {
            return Err(JsonError::TooDeep { limit });
        }
        self.depth += 1;
        self.objects = self.objects << 1 | u128::from(object);
        if object {
            self.names.open();
        }
        self.at += 1;
        Ok(Read::Opening)
    }

    fn close(&mut self, object: bool) -> Result<(), JsonError> {
        if object && !self.names.close() {
            return Err(JsonError::DuplicateKey { at: self.at });
        }
        self.depth -= 1;
        self.objects >>= 1;
        self.at += 1;
        Ok(())
    }

    /// RFC 8259, section 7.
    fn string(&mut self) -> Result<JsonStr<'j>, JsonError> {
        self.expect(b'"')?;
        let start = self.at;
        let mut escaped = false;
        loop {
            let special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1f);
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            self.at += rest.iter().position(special).unwrap_or(rest.len());
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.escape()?;
                }
                _ => return Err(self.syntax()),
            }
        }
        let raw = self.text.get(start..self.at).unwrap_or_default();
        self.at += 1;
        Ok(JsonStr::new(raw, escaped))
    }

    fn escape(&mut self) -> Result<(), JsonError> {
        self.at += 1;
        match self.peek() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {
                self.at += 1;
                Ok(())
            }
            Some(b'u') => match self.hex4()? {
                0xd800..=0xdbff => {
                    self.expect(b'\\')?;
                    match self.hex4()? {
                        0xdc00..=0xdfff => Ok(()),
                        _ => Err(self.syntax()),
                    }
                }
                0xdc00..=0xdfff => Err(self.syntax()),
                _ => Ok(()),
            },
            _ => Err(self.syntax()),
        }
    }

    /// `u` and four hexadecimal digits.
    fn hex4(&mut self) -> Result<u32, JsonError> {
        self.expect(b'u')?;
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            unit = unit << 4 | digit.ok_or_else(|| self.syntax())?;
            self.at += 1;
        }
        Ok(unit)
    }

    /// RFC 8259, section 6.
    fn number(&mut self) -> Result<(), JsonError> {
        self.skip(b"-");
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.skip(b".") {
            self.digits()?;
        }
        if self.skip(b"eE") {
            self.skip(b"+-");
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), JsonError> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == start {
            return Err(self.syntax());
        }
        Ok(())
    }

    fn literal(&mut self, word: &str) -> Result<(), JsonError> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        if !rest.starts_with(word.as_bytes()) {
            return Err(self.syntax());
        }
        self.at += word.len();
        Ok(())
    }

    /// Steps over one of `bytes`, if it stands here.
    fn skip(&mut self, bytes: &[u8]) -> bool {
        let here = self.peek().is_some_and(|byte| bytes.contains(&byte));
        self.at += usize::from(here);
        here
    }

    fn expect(&mut self, byte: u8) -> Result<(), JsonError> {
        if self.skip(&[byte]) {
            Ok(())
        } else {
            Err(self.syntax())
        }
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    const fn syntax(&self) -> JsonError {
        JsonError::Syntax { at: self.at }
    }
}
