//! One form for texts that are the same to the eye.
//!
//! `네이버` may be written as three characters or as seven, `é` as one or as two; which of them a
//! file holds depends on the system it was saved on. They are canonically equivalent (Unicode
//! Standard Annex 15), and everything is read in the composed form, NFC: texts of files, of
//! arguments, and of escapes in them. So two texts are the same exactly if their bytes are.

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// The composed form of a text; most texts are in it.
pub(crate) fn composed(text: String) -> String {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text
    } else {
        text.nfc().collect()
    }
}

/// The decomposed form, under which a file may lie on a disk.
pub(crate) fn decomposed(text: &str) -> String {
    text.nfd().collect()
}
