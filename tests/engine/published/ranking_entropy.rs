//! The entropy of complete rankings: `rankEntropy.txt` of the R package smaa (van Valkenhoef,
//! <https://github.com/gertvv/rsmaa>), five alternatives, 10,000 draws.

use super::{Case, assert_near};
use cutline::analysis::entropy;

const BITS: f64 = 5.54351378138579;

/// How often each of the 120 rankings came up.
#[rustfmt::skip]
const RANKINGS: [u64; 120] = [
    743, 329, 804, 143, 117, 63, 615, 607, 524, 192, 74, 59, 187, 595, 153, 515, 16, 38, 36, 96,
    18, 96, 14, 32, 18, 13, 41, 5, 11, 6, 72, 77, 143, 47, 15, 17, 46, 166, 44, 214, 5, 21, 22,
    34, 3, 58, 7, 19, 14, 3, 28, 3, 5, 1, 30, 27, 98, 9, 16, 4, 29, 156, 35, 243, 5, 15, 11, 52,
    3, 80, 3, 13, 5, 4, 16, 3, 2, 2, 30, 27, 69, 18, 6, 1, 47, 65, 69, 83, 2, 9, 20, 32, 2, 60,
    10, 24, 8, 2, 4, 3, 1, 6, 27, 25, 31, 15, 18, 12, 70, 121, 56, 143, 18, 22, 77, 205, 58, 254,
    62, 103,
];

#[test]
fn of_the_counts() {
    assert_eq!(RANKINGS.iter().sum::<u64>(), 10_000);
    assert_near(entropy(&RANKINGS), BITS, 1e-10, "entropy");
}

/// All rankings of five, each as the score of every alternative.
fn permutations() -> Vec<[usize; 5]> {
    let digits = |code: usize| std::array::from_fn(|place| code / 5usize.pow(place as u32) % 5);
    let is_permutation = |row: &[usize; 5]| (0..5).all(|score| row.contains(&score));
    (0..5usize.pow(5))
        .map(digits)
        .filter(is_permutation)
        .collect()
}

/// The same draws as rows of a file, all of them counted.
#[test]
fn of_the_rows() {
    let mut rows = "a,b,c,d,e\n".to_owned();
    for (row, count) in permutations().iter().zip(RANKINGS) {
        let row = row.map(|score| score.to_string()).join(",");
        rows += &format!("{row}\n").repeat(count as usize);
    }
    let mut text = "places = 2\n[criteria]\nscore = { scale = [0, 5] }\n".to_owned();
    for team in ["a", "b", "c", "d", "e"] {
        text += &format!(
            "[teams.{team}.scores]\nscore = {{ samples = {{ file = \"draws.csv\", \
             column = \"{team}\", aligned = true }} }}\n"
        );
    }
    let outcome = Case::new(text).file("draws.csv", rows).draws(10_000).run();
    assert_near(outcome.entropy.ranking.unwrap(), BITS, 1e-10, "entropy");
}
