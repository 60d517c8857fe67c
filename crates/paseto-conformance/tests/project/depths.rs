//! Names that stand twice, at each depth.

/// Name, payload and class: the innermost object, at this level, has a name twice.
pub(crate) fn twice() -> Vec<(String, Vec<u8>, &'static str)> {
    let mut all = Vec::new();
    for depth in [1, 2, 3, 4, 8, 16, 32, 64, 127, 128] {
        for (kind, open, close) in [("objects", "{\"a\":", "}"), ("arrays", "[", "]")] {
            // The outermost level is an object, whatever the others are.
            let (first, last) = match depth {
                1 => ("", ""),
                _ => ("{\"a\":", "}"),
            };
            let between = usize::saturating_sub(depth, 2);
            let (open, close) = (open.repeat(between), close.repeat(between));
            let json = format!("{first}{open}{{\"b\":1,\"\\u0062\":2}}{close}{last}");
            let name = format!("twice-{depth}-deep-in-{kind}");
            if depth > 2 || kind == "objects" {
                all.push((name, json.into_bytes(), "payload.duplicate-key"));
            }
        }
    }
    all
}
