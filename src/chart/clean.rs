//! Text as it may stand in a picture.

use unicode_normalization::UnicodeNormalization;

/// One line of text that any SVG reader accepts, its letters composed (NFC): loose parts of letters
/// and syllables, as some systems save them, need faces that few have. Control characters, direction overrides and
/// code points that XML forbids are gone, accents come in twos at most, every run of white space
/// is one space.
pub(super) fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    // In parts first, so that every accent counts.
    for c in text.nfd() {
        if c.is_whitespace() || c.is_control() {
            if !cleaned.is_empty() && !cleaned.ends_with(' ') {
                cleaned.push(' ');
            }
        } else if !disturbs(c) && !piles_up(&cleaned, c) {
            cleaned.push(c);
        }
    }
    cleaned.trim_end().nfc().collect()
}

/// Characters that would turn the text around them, or that XML 1.0 has no room for.
fn disturbs(c: char) -> bool {
    matches!(c,
        '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
        || (c as u32) & 0xfffe == 0xfffe
}

/// A third accent on one letter. Two are writing; ten would climb into the line above.
fn piles_up(before: &str, c: char) -> bool {
    accent(c) && before.chars().rev().take(2).filter(|&c| accent(c)).count() == 2
}

/// Whether a character is an accent on the one before.
pub(super) fn accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
}

/// Characters that shape their neighbours and need no glyph of their own.
pub(super) fn invisible(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Text between tags, or between double quotes of an attribute.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&apos;")
}
