//! Numbers as people write them and TOML does not: `.5`, `085`, `−5`, `1 000`, `80,5`.

use std::ops::Range;

use super::number::shown;
use super::parse::{line_of, line_start};
use super::{Place, Problem};

/// What stands beside such a number.
pub(crate) const LABEL: &str = "not read as a number";

/// The problem of a number that the parser stumbled over at byte `at`, where it was one.
pub(crate) fn problem(text: &str, source: usize, at: usize) -> Option<Problem> {
    let span = value_at(text, at)?;
    let written = text.get(span.clone())?;
    let spellings = spellings(written)?;
    // What is a number as it stands is not what is wrong here.
    if spellings.iter().any(|spelling| spelling == written) {
        return None;
    }
    let message = format!("TOML does not write numbers as `{}`", shown(written));
    Some(
        Problem::error(&Place::new(source, span), message)
            .label(LABEL)
            .help(advice(&spellings)),
    )
}

/// "write 0.5", or both readings where a comma may be either.
fn advice(spellings: &[String]) -> String {
    match spellings {
        [decimal, thousands] => {
            format!("write {decimal}, or {thousands} if thousands are meant")
        }
        all => format!("write {}", all.concat()),
    }
}

/// Whether a text is a number, however it is spelt.
pub(crate) fn is_number(text: &str) -> bool {
    spellings(text).is_some()
}

/// The number that an argument spells, where it can be no other: without a comma.
pub(crate) fn only_reading(text: &str) -> Option<String> {
    match spellings(text)?.as_slice() {
        [only] if !text.contains(',') => Some(only.clone()),
        _ => None,
    }
}

/// How the number that a text spells is written without quotes.
pub(crate) fn unquoted(text: &str) -> String {
    let text = text.trim();
    match spellings(text) {
        Some(spellings) => advice(&spellings) + " without quotes",
        None => format!("write {text} without quotes"),
    }
}

/// The bytes of the value around a place: after its `=`, with a comma between digits where it
/// stands alone, or between the commas of a list.
fn value_at(text: &str, at: usize) -> Option<Range<usize>> {
    /// In longer lines, one number is not what is wrong.
    const LONGEST: usize = 10_000;
    let start = line_start(text, at);
    let line = line_of(text, at);
    if line.len() > LONGEST {
        return None;
    }
    let before = line.get(..at - start).unwrap_or(line);
    let opener = before.rfind(['=', '[', '{'])?;
    let rest = line.get(opener + 1..)?;
    let end = rest.find(['}', ']', '#', '{', '[', '"']);
    let rest = rest.get(..end.unwrap_or(rest.len()))?;
    let from = start + opener + 1;
    let mut pieces = Vec::new();
    let mut piece_at = from;
    for piece in rest.split(',') {
        pieces.push(piece_at..piece_at + piece.len());
        piece_at += piece.len() + 1;
    }
    let piece = |span: &Range<usize>| text.get(span.clone()).unwrap_or_default();
    let whole = if line.as_bytes().get(opener) == Some(&b'=') {
        // Up to the key that comes next.
        let own = pieces.iter().take_while(|span| !piece(span).contains('='));
        let end = own
            .filter(|span| !piece(span).trim().is_empty())
            .last()?
            .end;
        from..end
    } else {
        let own = pieces.iter().position(|span| at <= span.end)?;
        // `1,000` in a list is two numbers, and the second of them is none.
        let is_group = |text: &str| text.len() == 3 && text.bytes().all(|b| b.is_ascii_digit());
        let before = own.checked_sub(1).and_then(|at| pieces.get(at));
        let before = before.filter(|span| piece(span).ends_with(|c: char| c.is_ascii_digit()));
        let own = pieces.get(own)?;
        match before {
            Some(before) if is_group(piece(own).trim_end()) => before.start..own.end,
            _ => own.clone(),
        }
    };
    let inner = text.get(whole.clone())?;
    let lead = inner.len() - inner.trim_start().len();
    Some(whole.start + lead..whole.start + lead + inner.trim().len())
}

/// A number as TOML writes it; two where a comma may part decimals or thousands. `None` for what
/// is no number in any country.
fn spellings(written: &str) -> Option<Vec<String>> {
    let plain: String = written.trim().chars().map(ascii).collect();
    let (sign, digits) = match plain.strip_prefix(['-', '+']) {
        Some(digits) if plain.starts_with('-') => ("-", digits),
        Some(digits) => ("", digits),
        None => ("", plain.as_str()),
    };
    let (digits, exponent) = match digits.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, format!("e{}", exponent.parse::<i32>().ok()?)),
        None => (digits, String::new()),
    };
    let spelt = |whole: &str, decimals: &str| {
        let whole = without_groups(whole)?;
        let bad = |part: &str| part.bytes().any(|b| !b.is_ascii_digit());
        if bad(decimals) || whole.is_empty() && decimals.is_empty() {
            return None;
        }
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        let point = if decimals.is_empty() { "" } else { "." };
        Some(format!("{sign}{whole}{point}{decimals}{exponent}"))
    };
    let points = digits.matches('.').count();
    let commas = digits.matches(',').count();
    match (points, commas) {
        (0, 0) => Some(vec![spelt(digits, "")?]),
        (1, 0) => {
            let (whole, decimals) = digits.split_once('.')?;
            Some(vec![spelt(whole, decimals)?])
        }
        (0, 1) => {
            let (whole, decimals) = digits.split_once(',')?;
            let decimal = spelt(whole, decimals)?;
            let thousands = spelt(digits, "").filter(|_| !whole.starts_with('0'));
            Some(std::iter::once(decimal).chain(thousands).collect())
        }
        // Several of one sign part groups; of two signs the last parts the decimals.
        (0, _) | (_, 0) => Some(vec![spelt(&digits.replace('.', ","), "")?]),
        _ => {
            let at = digits.rfind(['.', ','])?;
            let (whole, decimals) = (digits.get(..at)?, digits.get(at + 1..)?);
            Some(vec![spelt(&whole.replace('.', ","), decimals)?])
        }
    }
}

/// Digits without what parts them into groups of three; `None` where it parts them otherwise.
fn without_groups(digits: &str) -> Option<String> {
    let mut groups = digits.split([',', ' ', '\'', '_']);
    let first = groups.next()?;
    let of_digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let mut all = first.to_owned();
    let mut alone = true;
    for group in groups {
        if group.len() != 3 || !of_digits(group) {
            return None;
        }
        alone = false;
        all += group;
    }
    let fits = alone || (1..=3).contains(&first.len());
    (of_digits(first) && fits).then_some(all)
}

/// The plain form of a digit or sign: minus signs and dashes, blanks of every width, full width.
fn ascii(c: char) -> char {
    match c {
        '\u{2212}' | '\u{2010}'..='\u{2013}' | '\u{FF0D}' | '\u{FE63}' => '-',
        '\u{FF0B}' => '+',
        '\u{2019}' => '\'',
        '\u{FF0E}' => '.',
        '\u{FF0C}' | '\u{066B}' => ',',
        '\u{FF10}'..='\u{FF19}' => char::from(b'0' + (u32::from(c) - 0xFF10) as u8),
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::spellings;

    #[test]
    fn numbers_of_many_countries_are_spelt_for_toml() {
        for (written, want) in [
            (".5", "0.5"),
            ("5.", "5"),
            ("−5", "-5"),
            ("–.5", "-0.5"),
            ("+.5", "0.5"),
            ("085", "85"),
            ("-007.50", "-7.50"),
            ("1 000", "1000"),
            ("1\u{a0}000\u{202f}000", "1000000"),
            ("1'000", "1000"),
            ("80,5", "80.5"),
            ("0,500", "0.500"),
            ("1,000,000", "1000000"),
            ("1.000.000", "1000000"),
            ("1.000,5", "1000.5"),
            ("1,000.5", "1000.5"),
            ("８４", "84"),
            (".5e3", "0.5e3"),
            ("84", "84"),
        ] {
            assert_eq!(spellings(written), Some(vec![want.to_owned()]), "{written}");
        }
        let both = Some(vec!["1.000".to_owned(), "1000".to_owned()]);
        assert_eq!(spellings("1,000"), both);
        for no in [
            "", ".", "-", "1 00", "8/10", "5 %", "1..2", "60-80", "x", "1,00,000",
        ] {
            assert_eq!(spellings(no), None, "{no}");
        }
    }
}
