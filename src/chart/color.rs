//! The few colours of all charts.

/// An opaque sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Color(pub(super) u8, pub(super) u8, pub(super) u8);

pub(super) const WHITE: Color = Color(255, 255, 255);
/// Text and marks that must be read first.
pub(super) const INK: Color = Color(34, 34, 34);
/// Text that explains; 7:1 against white.
pub(super) const MUTED: Color = Color(89, 89, 89);
/// Grid lines, behind everything.
pub(super) const GRID: Color = Color(226, 226, 226);
/// The selected side: blue of Okabe & Ito (2008), distinct for colour-blind readers.
pub(super) const BLUE: Color = Color(0, 114, 178);
/// The contested middle: orange of the same palette.
pub(super) const ORANGE: Color = Color(230, 159, 0);
/// Teams that somebody asked to see: darker than every other, and of a hue that none of them has.
pub(super) const HIGHLIGHT: Color = Color(168, 0, 92);
/// Everything else; light enough to stay apart from the orange on a grey printer.
pub(super) const GREY: Color = Color(190, 190, 190);
/// Lines of the same, which are thin.
pub(super) const GREY_LINE: Color = Color(140, 140, 140);

/// What else must be told apart, of the same palette and two colours more. Its yellow is left out: a line of it is lost
/// on white.
pub(super) const DISTINCT: [Color; 7] = [
    ORANGE,
    Color(0, 158, 115),
    Color(213, 94, 0),
    Color(204, 121, 167),
    Color(86, 180, 233),
    Color(130, 90, 30),
    Color(112, 92, 176),
];

/// White to dark blue, and where on the scale each stands. The light end is steep so that a small
/// share is seen at all; lightness falls all the way, so a grey print keeps the order.
const HEAT: [(f64, Color); 6] = [
    (0.0, WHITE),
    (0.12, Color(214, 230, 244)),
    (0.32, Color(158, 202, 225)),
    (0.55, Color(82, 157, 204)),
    (0.78, Color(23, 100, 171)),
    (1.0, Color(8, 48, 107)),
];

/// The dark ends of the two hues of a difference, above and below nothing: the blue and the
/// vermilion of Okabe & Ito (2008), darker by as much.
const ENDS: [Color; 2] = [Color(0, 92, 153), Color(176, 72, 0)];

/// Colour of a difference at `part` of its scale, −1 to 1: white in the middle, blue above, vermilion
/// below.
pub(super) fn diverging(part: f64) -> Color {
    let end = if part < 0.0 { ENDS[1] } else { ENDS[0] };
    let part = part.abs().min(1.0);
    let mix = |to: u8| (255.0 + (f64::from(to) - 255.0) * part).round() as u8;
    Color(mix(end.0), mix(end.1), mix(end.2))
}

/// Colour of a heat map at `share` of its scale, 0 to 1.
pub(super) fn heat(share: f64) -> Color {
    let share = share.clamp(0.0, 1.0);
    let high = HEAT
        .iter()
        .position(|stop| share <= stop.0)
        .unwrap_or(0)
        .max(1);
    let ((from, a), (to, b)) = (HEAT[high - 1], HEAT[high]);
    let part = (share - from) / (to - from);
    let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * part).round() as u8;
    Color(mix(a.0, b.0), mix(a.1, b.1), mix(a.2, b.2))
}

/// Black or white, whichever stands out more against `ground` (contrast ratio of WCAG 2).
pub(super) fn contrasting(ground: Color) -> Color {
    let against = |other: Color| {
        let (a, b) = (luminance(ground), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    };
    if against(WHITE) >= against(INK) {
        WHITE
    } else {
        INK
    }
}

/// The same hue, dark enough to be read as text on white.
pub(super) fn readable(color: Color) -> Color {
    let mut shade = color;
    while luminance(shade) > 0.16 {
        let darker = |c: u8| (u16::from(c) * 19 / 20) as u8;
        shade = Color(darker(shade.0), darker(shade.1), darker(shade.2));
    }
    shade
}

/// Relative luminance. The square stands for the sRGB curve: only an order of contrasts is needed.
fn luminance(color: Color) -> f64 {
    let linear = |c: u8| (f64::from(c) / 255.0) * (f64::from(c) / 255.0);
    0.2126 * linear(color.0) + 0.7152 * linear(color.1) + 0.0722 * linear(color.2)
}
