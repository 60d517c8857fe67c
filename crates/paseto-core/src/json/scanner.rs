//! One pass over a JSON text, without recursion.

use super::{JsonError, JsonStr, JsonValue, Limits, Member, names::Names, text::Escapes};

/// Why the scanner stopped where it stands: small, so that it costs nothing to pass on, and as wide as
/// an address, so that what is returned instead of it is copied in whole words.
#[derive(Clone, Copy)]
#[repr(usize)]
enum Stop {
    NotAnObject,
    Syntax,
    TooDeep,
    TooManyKeys,
    DuplicateKey,
}

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
    let mut scanner = Scanner {
        text,
        bytes,
        at: 0,
        depth: 0,
        escapes: Escapes::None,
        objects: 0,
        names: Names::new(),
        keys_left: limits.keys,
        limits,
    };
    match scanner.run(member) {
        Ok(()) => Ok(text),
        Err(stop) => Err(scanner.error(stop)),
    }
}

struct Scanner<'j, 'l> {
    text: &'j str,
    bytes: &'j [u8],
    at: usize,
    depth: usize,
    /// Whether something was escaped in the string that was read last.
    escapes: Escapes,
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

#[expect(
    clippy::arithmetic_side_effects,
    reason = "`at` is a place in the text, and steps over what was seen there; `depth` is at most \
              `MAX_DEPTH`, and is above 0 where something is closed"
)]
impl<'j> Scanner<'j, '_> {
    fn run(&mut self, mut member: impl FnMut(Member<'j>)) -> Result<(), Stop> {
        self.space();
        if self.peek() != Some(b'{') {
            return Err(Stop::NotAnObject);
        }
        let mut read = self.value()?;
        let (mut name, mut start) = (JsonStr::EMPTY, self.at);
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
                    let here = self.name()?;
                    if self.depth == 1 {
                        (name, start) = (here, self.at);
                    }
                }
                read = self.value()?;
            }
            if self.depth == 1 && read == Read::Value {
                let raw = self.text.get(start..self.at).unwrap_or_default();
                let value = JsonValue::new(raw, self.escapes);
                member(Member { name, value });
            }
        }
        self.space();
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(Stop::Syntax),
        }
    }

    /// A name with its colon, up to the value. Inlined, as strings are, so that what it gives stays in
    /// registers: stored in words and copied in pairs of words, each would have to be waited for.
    #[inline(always)]
    fn name(&mut self) -> Result<JsonStr<'j>, Stop> {
        self.keys_left = self.keys_left.checked_sub(1).ok_or(Stop::TooManyKeys)?;
        let name = self.string()?;
        self.names.add(name);
        self.space();
        self.expect(b':')?;
        self.space();
        Ok(name)
    }

    /// A whole scalar, or the opening of an array or an object.
    fn value(&mut self) -> Result<Read, Stop> {
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

    fn open(&mut self, object: bool) -> Result<Read, Stop> {
        if self.depth >= self.max_depth() {
            return Err(Stop::TooDeep);
        }
        self.depth += 1;
        self.objects = self.objects << 1 | u128::from(object);
        if object {
            self.names.open();
        }
        self.at += 1;
        Ok(Read::Opening)
    }

    fn close(&mut self, object: bool) -> Result<(), Stop> {
        if object && !self.names.close() {
            return Err(Stop::DuplicateKey);
        }
        self.depth -= 1;
        self.objects >>= 1;
        self.at += 1;
        Ok(())
    }

    /// RFC 8259, section 7.
    #[inline(always)]
    fn string(&mut self) -> Result<JsonStr<'j>, Stop> {
        self.expect(b'"')?;
        let start = self.at;
        let mut escapes = Escapes::None;
        loop {
            self.at += plain(self.bytes.get(self.at..).unwrap_or_default());
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    escapes = Escapes::Some;
                    self.escape()?;
                }
                _ => return Err(Stop::Syntax),
            }
        }
        let raw = self.text.get(start..self.at).unwrap_or_default();
        self.at += 1;
        self.escapes = escapes;
        Ok(JsonStr::new(raw, escapes))
    }

    fn escape(&mut self) -> Result<(), Stop> {
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
                        _ => Err(Stop::Syntax),
                    }
                }
                0xdc00..=0xdfff => Err(Stop::Syntax),
                _ => Ok(()),
            },
            _ => Err(Stop::Syntax),
        }
    }

    /// `u` and four hexadecimal digits.
    fn hex4(&mut self) -> Result<u32, Stop> {
        self.expect(b'u')?;
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            unit = unit << 4 | digit.ok_or(Stop::Syntax)?;
            self.at += 1;
        }
        Ok(unit)
    }

    /// RFC 8259, section 6.
    fn number(&mut self) -> Result<(), Stop> {
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

    fn digits(&mut self) -> Result<(), Stop> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == start {
            return Err(Stop::Syntax);
        }
        Ok(())
    }

    fn literal(&mut self, word: &str) -> Result<(), Stop> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        if !rest.starts_with(word.as_bytes()) {
            return Err(Stop::Syntax);
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

    fn expect(&mut self, byte: u8) -> Result<(), Stop> {
        if self.skip(&[byte]) {
            Ok(())
        } else {
            Err(Stop::Syntax)
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

    fn max_depth(&self) -> usize {
        self.limits.depth.min(Limits::MAX_DEPTH)
    }

    fn error(&self, stop: Stop) -> JsonError {
        let at = self.at;
        match stop {
            Stop::NotAnObject => JsonError::NotAnObject,
            Stop::Syntax => JsonError::Syntax { at },
            Stop::TooDeep => JsonError::TooDeep {
                limit: self.max_depth(),
            },
            Stop::TooManyKeys => JsonError::TooManyKeys {
                limit: self.limits.keys,
            },
            Stop::DuplicateKey => JsonError::DuplicateKey { at },
        }
    }
}

/// How many bytes stand before the first that is special in a string: a quote, a backslash or a
/// control character. Eight at a time, because most of a payload is inside strings.
#[expect(
    clippy::arithmetic_side_effects,
    reason = "the count is at most the length; `ONES` has a one in each byte, and `n` is a byte"
)]
fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 0xff;
    const HIGH: u64 = ONES << 7;
    // The highest bit of each byte that is below `n`; above the lowest such byte, a borrow may set
    // further ones, which do not matter.
    let below = |word: u64, n: u64| word.wrapping_sub(ONES * n) & !word & HIGH;
    let mut count = 0;
    let mut rest = bytes;
    while let Some((word, after)) = rest.split_first_chunk() {
        let word = u64::from_le_bytes(*word);
        // With this bit changed, the quote stands right behind the control characters.
        let quote_or_control = below(word ^ (ONES * 0x02), 0x21);
        let backslash = below(word ^ (ONES * 0x5c), 1);
        let special = quote_or_control | backslash;
        if special != 0 {
            return count + usize::try_from(special.trailing_zeros() / 8).unwrap_or(0);
        }
        count += 8;
        rest = after;
    }
    let special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1f);
    count + rest.iter().position(special).unwrap_or(rest.len())
}
