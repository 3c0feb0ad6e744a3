//! What a text is made of: characters that belong together, and the script they are written in.

use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

use super::clean::invisible;

/// The clusters of a text: a letter with its accents, a syllable, an emoji of several parts. One
/// face sets all of a cluster.
pub(super) fn clusters(text: &str) -> impl Iterator<Item = &str> {
    text.graphemes(true)
}

/// Whether there is anything to draw.
pub(super) fn has_ink(cluster: &str) -> bool {
    cluster.chars().any(|c| !invisible(c))
}

/// Scripts that one face sets, where there is one: Chinese, Japanese and Korean stand in one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    /// Digits, punctuation, symbols: set in the face of their neighbours where it has them.
    Common,
    /// Latin, Greek and Cyrillic, which the bundled face is for.
    Western,
    EastAsian,
    /// Any other, by its name.
    Other(&'static str),
}

/// The group of scripts that a cluster belongs to.
pub(super) fn group(cluster: &str) -> Group {
    let scripts = cluster.chars().map(|c| c.script());
    let mut own = scripts.filter(|script| !matches!(script, Script::Common | Script::Inherited));
    match own.next() {
        None => Group::Common,
        Some(Script::Latin | Script::Greek | Script::Cyrillic) => Group::Western,
        Some(
            Script::Han | Script::Hangul | Script::Hiragana | Script::Katakana | Script::Bopomofo,
        ) => Group::EastAsian,
        Some(other) => Group::Other(other.full_name()),
    }
}

/// Whether a cluster is no part of a word: an emoji, a sign. A name is still a name without it.
pub(super) fn is_symbol(cluster: &str) -> bool {
    let pictured = |c: char| matches!(c, '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}');
    cluster.chars().any(pictured) || !cluster.chars().any(char::is_alphanumeric)
}

/// What a typeface must know to set a character other than letter by letter: the names that
/// OpenType has for the script's rules, one of which must be there. Empty where none are needed.
pub(super) fn rules(c: char) -> &'static [&'static [u8; 4]] {
    match c.script() {
        Script::Arabic => &[b"arab"],
        Script::Syriac => &[b"syrc"],
        Script::Nko => &[b"nko "],
        Script::Mongolian => &[b"mong"],
        Script::Devanagari => &[b"dev2", b"deva", b"dev3"],
        Script::Bengali => &[b"bng2", b"beng", b"bng3"],
        Script::Gurmukhi => &[b"gur2", b"guru", b"gur3"],
        Script::Gujarati => &[b"gjr2", b"gujr", b"gjr3"],
        Script::Oriya => &[b"ory2", b"orya", b"ory3"],
        Script::Tamil => &[b"tml2", b"taml", b"tml3"],
        Script::Telugu => &[b"tel2", b"telu", b"tel3"],
        Script::Kannada => &[b"knd2", b"knda", b"knd3"],
        Script::Malayalam => &[b"mlm2", b"mlym", b"mlm3"],
        Script::Sinhala => &[b"sinh"],
        Script::Khmer => &[b"khmr"],
        Script::Myanmar => &[b"mym2", b"mymr"],
        Script::Tibetan => &[b"tibt"],
        // Parts of syllables that have no character of their own. Whole ones need no rules.
        Script::Hangul if jamo(c) => &[b"hang"],
        _ => &[],
    }
}

fn jamo(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{a960}'..='\u{a97f}' | '\u{d7b0}'..='\u{d7ff}')
}
