//! The known word nearest to a misspelt one.

/// Of so many candidates one is found near; among more, the word is not the trouble.
const MOST: usize = 2_000;

/// The candidate that `word` most likely stands for, if one is near enough to be suggested.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = folded(word);
    let scored = candidates.into_iter().take(MOST).filter_map(|candidate| {
        let other = folded(candidate);
        let lengths = [&word, &other].map(|word| word.chars().count());
        let [shorter, longer] = [lengths[0].min(lengths[1]), lengths[0].max(lengths[1])];
        // About one slip in three letters; in words of one or two letters nothing is near.
        let allowed = (longer + 1) / 3;
        let abbreviates = shorter >= 3 && (other.starts_with(&word) || word.starts_with(&other));
        let distance = if abbreviates {
            1
        } else if longer - shorter > allowed {
            return None;
        } else {
            // Insertions, deletions, substitutions and swaps of neighbours.
            strsim::osa_distance(&word, &other)
        };
        (distance <= allowed).then_some((distance, candidate))
    });
    scored
        .min_by_key(|&(d, _)| d)
        .map(|(_, candidate)| candidate)
}

/// "did you mean `x`?", or the list of what is known.
pub(crate) fn suggestion<'a>(
    word: &str,
    what: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> (String, Option<String>) {
    let all: Vec<&str> = candidates.into_iter().collect();
    if let Some(near) = nearest(word, all.iter().copied()) {
        return (format!("did you mean `{near}`?"), None);
    }
    let help = (!all.is_empty()).then(|| list(what, all));
    (String::new(), help)
}

/// What is known, as far as a line holds it.
pub(crate) fn list<'a>(what: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    let mut candidates = candidates.into_iter();
    let shown = candidates.by_ref().take(12).map(|k| format!("`{k}`"));
    let list = shown.collect::<Vec<_>>().join(", ");
    let more = if candidates.next().is_some() {
        ", …"
    } else {
        ""
    };
    format!("{what}: {list}{more}")
}

fn folded(word: &str) -> String {
    let kept = word.chars().filter(|c| !matches!(c, '_' | '-' | ' '));
    kept.flat_map(char::to_lowercase).take(64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips_and_abbreviations() {
        let keys = ["technology", "experience", "goals", "sd"];
        assert_eq!(nearest("tecnology", keys), Some("technology"));
        assert_eq!(nearest("tech", keys), Some("technology"));
        assert_eq!(nearest("Goals", keys), Some("goals"));
        assert_eq!(nearest("ds", keys), Some("sd"));
        assert_eq!(nearest("impact", keys), None);
        assert_eq!(nearest("", keys), None);
    }
}
