//! Small changes of a text: of bytes, of tokens, of lines, and of two texts into one.

use rand::RngExt as _;
use rand::rngs::SmallRng;

use super::corpus::{NUMBERS, WORDS};

fn pick<'t>(rng: &mut SmallRng, from: &[&'t str]) -> &'t str {
    from[rng.random_range(0..from.len())]
}

/// A mutant of one text, with parts of another.
pub(crate) fn mutant(rng: &mut SmallRng, text: &str, other: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    // Now and then nothing is changed, so that what is right is tried as well.
    for _ in 0..rng.random_range(0..5) {
        match rng.random_range(0..12) {
            0 | 1 => byte(rng, &mut bytes),
            2..=7 => token(rng, &mut bytes),
            8 | 9 => line(rng, &mut bytes),
            10 => splice(rng, &mut bytes, other.as_bytes()),
            _ => graft(rng, &mut bytes, other.as_bytes()),
        }
    }
    bytes
}

/// The same, as the text that an argument or a cell is.
pub(crate) fn mutant_text(rng: &mut SmallRng, text: &str, other: &str) -> String {
    String::from_utf8_lossy(&mutant(rng, text, other)).into_owned()
}

fn byte(rng: &mut SmallRng, bytes: &mut Vec<u8>) {
    let at = rng.random_range(0..=bytes.len());
    match rng.random_range(0..4) {
        0 => bytes.insert(at, rng.random()),
        1 if at < bytes.len() => bytes[at] ^= 1 << rng.random_range(0..8),
        2 if at < bytes.len() => {
            bytes.remove(at);
        }
        _ if at < bytes.len() => bytes[at] = rng.random_range(32..127),
        _ => {}
    }
}

/// Where the token around a byte begins and ends: a word, a number, or one sign.
fn token_at(bytes: &[u8], at: usize) -> (usize, usize) {
    let part =
        |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.' || byte > 127;
    let (mut from, mut to) = (at, at + 1);
    if part(bytes[at]) {
        while from > 0 && part(bytes[from - 1]) {
            from -= 1;
        }
        while to < bytes.len() && part(bytes[to]) {
            to += 1;
        }
    }
    (from, to)
}

fn token(rng: &mut SmallRng, bytes: &mut Vec<u8>) {
    if bytes.is_empty() {
        bytes.extend(pick(rng, &WORDS).bytes());
        return;
    }
    let (from, to) = token_at(bytes, rng.random_range(0..bytes.len()));
    let (a, b) = token_at(bytes, rng.random_range(0..bytes.len()));
    let is_number = bytes[from].is_ascii_digit();
    let word = match rng.random_range(0..8) {
        0 => Vec::new(),
        1 => [&bytes[from..to], &bytes[from..to]].concat(),
        2 => bytes[a..b].to_vec(),
        3 => [pick(rng, &WORDS).as_bytes(), &bytes[from..to]].concat(),
        4 => pick(rng, &WORDS).into(),
        5 if is_number => [b"-", &bytes[from..to]].concat(),
        _ if is_number => pick(rng, &NUMBERS).into(),
        _ => bytes[a..b].to_vec(),
    };
    bytes.splice(from..to, word);
}

fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect()
}

fn line(rng: &mut SmallRng, bytes: &mut Vec<u8>) {
    let mut lines = lines(bytes);
    if lines.is_empty() {
        return;
    }
    let at = rng.random_range(0..lines.len());
    let other = rng.random_range(0..lines.len());
    match rng.random_range(0..3) {
        0 => {
            lines.remove(at);
        }
        1 => lines.insert(at, lines[other].clone()),
        _ => lines.swap(at, other),
    }
    *bytes = lines.concat();
}

/// The beginning of one and the end of another.
fn splice(rng: &mut SmallRng, bytes: &mut Vec<u8>, other: &[u8]) {
    bytes.truncate(rng.random_range(0..=bytes.len()));
    bytes.extend(&other[rng.random_range(0..=other.len())..]);
}

/// A line of another in the middle.
fn graft(rng: &mut SmallRng, bytes: &mut Vec<u8>, other: &[u8]) {
    let (mut lines, others) = (lines(bytes), lines(other));
    if let Some(graft) = others.get(rng.random_range(0..others.len().max(1))) {
        lines.insert(rng.random_range(0..=lines.len()), graft.clone());
        *bytes = lines.concat();
    }
}
