//! What a sentence must know of a name that stands in it: the functions of the files.

use fluent_bundle::{FluentArgs, FluentValue};

type Function = for<'a> fn(&[FluentValue<'a>], &FluentArgs<'_>) -> FluentValue<'a>;

/// All of them, by their names.
pub(super) const FUNCTIONS: [(&str, Function); 2] = [("POSSESSIVE", possessive), ("JOSA", josa)];

/// `POSSESSIVE($team)`, in English: `Kakao's`, `Motif Technologies'`.
fn possessive<'a>(facts: &[FluentValue<'a>], _: &FluentArgs<'_>) -> FluentValue<'a> {
    let Some(FluentValue::String(name)) = facts.first() else {
        return FluentValue::Error;
    };
    let mark = if name.ends_with(['s', 'S']) {
        "'"
    } else {
        "'s"
    };
    format!("{name}{mark}").into()
}

/// `JOSA($team, "이/가")`, in Korean: a name with the particle that its last sound asks for, the
/// first after a consonant.
fn josa<'a>(facts: &[FluentValue<'a>], _: &FluentArgs<'_>) -> FluentValue<'a> {
    let [FluentValue::String(name), FluentValue::String(particles)] = facts else {
        return FluentValue::Error;
    };
    let Some((consonant, vowel)) = particles.split_once('/') else {
        return FluentValue::Error;
    };
    let particle = match ending(name) {
        Ending::Vowel => vowel,
        // 서울로, but 부산으로.
        Ending::L if vowel == "로" => vowel,
        Ending::L | Ending::Consonant => consonant,
    };
    format!("{name}{particle}").into()
}

/// How a name ends when it is read in Korean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Vowel,
    L,
    Consonant,
}

/// By the last letter or digit. Hangul says it, and so do digits as they are read (일, 이, 삼). Of
/// Latin letters l, m, n, ng, and an R alone or in capitals (알), end in a consonant, as in words and
/// as names of letters (텔레콤, 엘), with a silent e behind them as well (메이플, 라인), and some stops
/// behind a short vowel (딥, 블록, 마켓): most others get a vowel in Korean (클라우드, 테크).
fn ending(name: &str) -> Ending {
    let mut letters = name
        .chars()
        .rev()
        .filter(|c| c.is_alphanumeric() || *c == '%');
    let Some(last) = letters.next() else {
        return Ending::Vowel;
    };
    let before = letters.next();
    match last {
        '가'..='힣' => match (u32::from(last) - u32::from('가')) % 28 {
            0 => Ending::Vowel,
            8 => Ending::L,
            _ => Ending::Consonant,
        },
        '1' | '7' | '8' | 'l' | 'L' => Ending::L,
        '0' | '3' | '6' | 'm' | 'M' | 'n' | 'N' => Ending::Consonant,
        'g' if before == Some('n') => Ending::Consonant,
        'R' if before.is_none_or(|before| !before.is_lowercase()) => Ending::L,
        'e' | 'E' => silent_e(before, letters.next()),
        'k' | 'p' | 't' if stops(last, before, letters.next()) => Ending::Consonant,
        _ => Ending::Vowel,
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(
        letter.to_ascii_lowercase(),
        'a' | 'e' | 'i' | 'o' | 'u' | 'y'
    )
}

/// How a name ends in `e`, by the two letters before it: `Maple` and `Line` as they are spoken, but
/// `Acme` (애크미).
fn silent_e(before: Option<char>, second: Option<char>) -> Ending {
    let (Some(before), Some(second)) = (before, second) else {
        return Ending::Vowel;
    };
    match before.to_ascii_lowercase() {
        'l' if second.is_alphabetic() => Ending::L,
        'm' | 'n' if is_vowel(second) || second == before => Ending::Consonant,
        _ => Ending::Vowel,
    }
}

/// Whether a stop ends a name as a final consonant, by the two letters before it: in `Deep`, `Block`,
/// `Facebook` and `Market`, but not in `Loop`, `Talk` and `Boot` (루프, 토크, 부트).
fn stops(last: char, before: Option<char>, second: Option<char>) -> bool {
    let Some(before) = before else {
        return false;
    };
    match last {
        'k' => before == 'c' || (before == 'o' && second == Some('o')),
        'p' => is_vowel(before) && !before.is_uppercase() && second != Some('o'),
        _ => matches!(before, 'e' | 'o') && second.is_some_and(|second| !is_vowel(second)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_follow_the_last_sound() {
        for (name, expected) in [
            ("네이버", ["네이버가", "네이버로"]),
            ("서울", ["서울이", "서울로"]),
            ("부산", ["부산이", "부산으로"]),
            ("LG", ["LG가", "LG로"]),
            ("SK Telecom", ["SK Telecom이", "SK Telecom으로"]),
            ("Samsung", ["Samsung이", "Samsung으로"]),
            ("Naver", ["Naver가", "Naver로"]),
            ("ABR", ["ABR이", "ABR로"]),
            ("팀 3", ["팀 3이", "팀 3으로"]),
            ("팀 7", ["팀 7이", "팀 7로"]),
            ("97\u{a0}%", ["97\u{a0}%가", "97\u{a0}%로"]),
            ("코난 (주)", ["코난 (주)가", "코난 (주)로"]),
            ("Maple", ["Maple이", "Maple로"]),
            ("Google", ["Google이", "Google로"]),
            ("LINE", ["LINE이", "LINE으로"]),
            ("Dune", ["Dune이", "Dune으로"]),
            ("Chrome", ["Chrome이", "Chrome으로"]),
            ("Acme", ["Acme가", "Acme로"]),
            ("Upstage", ["Upstage가", "Upstage로"]),
            ("Deep", ["Deep이", "Deep으로"]),
            ("Loop", ["Loop가", "Loop로"]),
            ("Block", ["Block이", "Block으로"]),
            ("Talk", ["Talk가", "Talk로"]),
            ("Market", ["Market이", "Market으로"]),
            ("Boot", ["Boot가", "Boot로"]),
            ("조합 2개", ["조합 2개가", "조합 2개로"]),
            ("", ["가", "로"]),
        ] {
            let told = ["이/가", "으로/로"].map(|particles| {
                match josa(&[name.into(), particles.into()], &FluentArgs::new()) {
                    FluentValue::String(told) => told.into_owned(),
                    _ => String::new(),
                }
            });
            assert_eq!(told, expected);
        }
    }
}
