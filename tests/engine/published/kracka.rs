//! A weighted sum of six alternatives on seven criteria: Kracka, Brauers & Zavadskas (2010),
//! Inzinerine Ekonomika 21(4), 352–359, as tested by scikit-criteria
//! (`test_WeightedSumModel_kracka2010ranking`). Criteria to be kept small are inverted, then each
//! is divided by its sum.

use super::{Case, assert_near};

const MATRIX: [[f64; 7]; 6] = [
    [33.95, 23.78, 11.45, 39.97, 29.44, 167.1, 3.852],
    [38.9, 4.17, 6.32, 0.01, 4.29, 132.52, 25.184],
    [37.59, 9.36, 8.23, 4.35, 10.22, 136.71, 10.845],
    [30.44, 37.59, 13.91, 74.08, 45.1, 198.34, 2.186],
    [36.21, 14.79, 9.17, 17.77, 17.06, 148.3, 6.61],
    [37.8, 8.55, 7.97, 2.35, 9.25, 134.83, 11.935],
];

const SCORES: [f64; 6] = [
    0.12040426, 0.3458235, 0.13838192, 0.12841246, 0.12346084, 0.14351701,
];
const RANKS: [usize; 6] = [6, 1, 3, 4, 5, 2];

#[test]
fn scores_and_ranks() {
    let is_max = |criterion: usize| criterion == 4 || criterion == 6;
    let inverted = MATRIX.map(|row| {
        std::array::from_fn::<f64, 7, _>(|c| if is_max(c) { row[c] } else { 1.0 / row[c] })
    });
    let mut text = "places = 1\n[weights]\ntotal = 140\n[criteria]\n".to_owned();
    for criterion in 0..7 {
        let sum: f64 = inverted.iter().map(|row| row[criterion]).sum();
        text += &format!("c{criterion} = {{ weight = 20, scale = [0, {sum}] }}\n");
    }
    for (team, row) in inverted.iter().enumerate() {
        text += &format!("[teams.a{team}.scores]\n");
        for (criterion, score) in row.iter().enumerate() {
            text += &format!("c{criterion} = {score}\n");
        }
    }
    let outcome = Case::new(text).run();
    for ((team, score), rank) in outcome.teams.iter().zip(SCORES).zip(RANKS) {
        assert_near(team.sheet.total / 140.0, score, 1e-8, &team.id);
        assert_eq!((team.sheet.rank, team.expected_rank), (rank, rank as f64));
    }
}
