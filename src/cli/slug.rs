//! Parts of file names from what people typed.

use sha2::{Digest as _, Sha256};

/// Bytes of a part that are kept; with the digits after it, and an ending, a name stays well below
/// what file systems take.
const LONGEST: usize = 80;

/// Texts as one part of a path that every system takes: letters, digits and a few signs. Where that
/// is not the whole text, eight digits tell it from others that look the same.
pub(crate) fn slug(texts: &[String]) -> String {
    let whole = texts.join(",");
    let mut out = String::new();
    for c in whole.chars() {
        if c.is_alphanumeric() || "._-+=,±".contains(c) {
            out.push(c);
        } else if !out.ends_with('_') {
            out.push('_');
        }
    }
    while out.len() > LONGEST {
        out.pop();
    }
    // A name of dots leads elsewhere, and some systems take a dot off its end.
    let out = out.trim_end_matches('.').trim_start_matches('.');
    if out == whole {
        return whole;
    }
    let digest = Sha256::digest(whole.as_bytes());
    let number = digest
        .iter()
        .take(4)
        .fold(0, |number, byte| number << 8 | u32::from(*byte));
    format!("{out}~{number:08x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(texts: &[&str]) -> String {
        slug(
            &texts
                .iter()
                .map(|&text| text.to_owned())
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn plain_settings_are_kept_and_others_told_apart() {
        assert_eq!(of(&["places=4"]), "places=4");
        assert_eq!(
            of(&["places=+1", "criteria.risk.penalty=0..10", "without-네이버"]),
            "places=+1,criteria.risk.penalty=0..10,without-네이버"
        );
        let (a, b) = (of(&["a=*1.2"]), of(&["a=/1.2"]));
        assert!(a.starts_with("a=_1.2~") && b.starts_with("a=_1.2~") && a != b);
        for dots in ["..", ".", "../x", "a/../b", "title=..."] {
            let part = of(&[dots]);
            assert!(!part.starts_with('.') && !part.ends_with('.') && !part.contains('/'));
        }
    }

    #[test]
    fn names_stay_short() {
        let long = of(&[&"네".repeat(500)]);
        assert!(long.len() <= LONGEST + 9, "{long}");
        assert_ne!(long, of(&[&"네".repeat(501)]));
    }
}
