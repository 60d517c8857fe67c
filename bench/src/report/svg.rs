//! What the charts share: their colours, and how they look in the dark.

use plotters::{
    prelude::{Color, IntoFont, RGBColor, TextStyle},
    style::text_anchor::{HPos, Pos, VPos},
};

pub(super) const BACKGROUND: RGBColor = RGBColor(0xff, 0xff, 0xff);
pub(super) const TEXT: RGBColor = RGBColor(0x1f, 0x23, 0x28);
pub(super) const MUTED: RGBColor = RGBColor(0x59, 0x63, 0x6e);
/// Neither light nor dark.
pub(super) const LINE: RGBColor = RGBColor(0x84, 0x8d, 0x97);

pub(super) const OURS: RGBColor = RGBColor(0x1f, 0x6f, 0xeb);
pub(super) const PREPARED: RGBColor = RGBColor(0x3f, 0xa9, 0xc9);
pub(super) const PEER: RGBColor = RGBColor(0xe0, 0x7b, 0x2c);
pub(super) const JWT: RGBColor = RGBColor(0x9a, 0x6c, 0xd8);

/// Attributes give way to a style: where the reader prefers the dark, background and text change
/// places. The background stays, so that the text can be read on whatever page it stands.
const STYLE: &str = "<style>\
    text{font-family:system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif}\
    @media (prefers-color-scheme:dark){\
    rect[fill=\"#FFFFFF\"]{fill:#0D1117}\
    text[fill=\"#1F2328\"]{fill:#E6EDF3}\
    text[fill=\"#59636E\"]{fill:#9198A1}\
    }</style>";

/// The finished file, which a reader of the screen can name.
pub(super) fn finish(svg: &str, title: &str) -> String {
    let (head, rest) = svg.split_once('>').unwrap_or(("", svg));
    format!("{head} role=\"img\"><title>{title}</title>{STYLE}{rest}\n")
}

/// Text of this size, wherever a chart puts it.
pub(super) fn plain(size: u32, color: RGBColor) -> TextStyle<'static> {
    ("sans-serif", size).into_font().color(&color.to_rgba())
}

/// Text of this size that is centred vertically.
pub(super) fn text(size: u32, color: RGBColor, side: HPos) -> TextStyle<'static> {
    plain(size, color).pos(Pos::new(side, VPos::Center))
}
