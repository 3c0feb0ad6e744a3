//! Numbers as messages have them, and with what they count.

/// A number as it is written, and its noun: `1 place`, `5 places`, `7 criteria`, `no entries`. The
/// noun is given as that of one.
pub(crate) fn with_noun(number: &str, noun: &str) -> String {
    if number == "1" || number == "one" {
        return format!("{number} {noun}");
    }
    match (noun, noun.strip_suffix('y')) {
        ("criterion", _) => format!("{number} criteria"),
        (_, Some(stem)) => format!("{number} {stem}ies"),
        (_, None) => format!("{number} {noun}s"),
    }
}

/// "a, b and c".
pub(crate) fn listed<S: AsRef<str>>(items: &[S]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// A sum as people write it, without the last bits of binary arithmetic.
pub(crate) fn plain(number: f64) -> String {
    let rounded = (number * 1e9).round() / 1e9;
    format!("{rounded}")
}

/// A number without the noise of the last bits.
pub(crate) fn tidied(number: f64) -> f64 {
    format!("{number:.11e}").parse().unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::with_noun;

    #[test]
    fn one_is_no_plural() {
        let told = |number, noun| with_noun(number, noun);
        assert_eq!(told("1", "criterion"), "1 criterion");
        assert_eq!(told("one", "place"), "one place");
        assert_eq!(told("2", "criterion"), "2 criteria");
        assert_eq!(told("0.1", "point"), "0.1 points");
        assert_eq!(told("0", "probability"), "0 probabilities");
        assert_eq!(told("1,000", "draw"), "1,000 draws");
    }
}
