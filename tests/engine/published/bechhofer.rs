//! Sample sizes for selecting the best of k normal means: Bechhofer, Santner & Goldsman (1995),
//! Design and Analysis of Experiments for Statistical Selection, Screening, and Multiple
//! Comparisons, Table 2.1, rows k = 2 to 4. In the least favourable configuration the best mean is
//! δ above the others; n is the smallest sample that ranks it first with probability P*.

use super::{Case, error};
use cutline::analysis::Outcome;

fn run(teams: usize, delta: f64, sample: f64) -> Outcome {
    let sd = 1.0 / sample.sqrt();
    let mut text = "places = 1\n[criteria]\nmean = { scale = [0, 1] }\n".to_owned();
    for team in 0..teams {
        let mean = if team == 0 { delta } else { 0.0 };
        text += &format!("[teams.t{team}]\nsd = {sd}\nscores = {{ mean = {mean} }}\n");
    }
    Case::new(text).draws(100_000).run()
}

#[test]
fn smallest_samples() {
    let rows = include_str!("bechhofer.csv").lines().skip(1);
    let mut count = 0;
    for row in rows {
        let cells: Vec<&str> = row.split(',').collect();
        let number = |cell: usize| -> f64 { cells[cell].parse().unwrap() };
        let (teams, wanted, delta) = (number(0), number(1), number(2));
        let (sample, at) = (number(3), number(4));
        let check = |sample: f64, at: f64| {
            let outcome = run(teams as usize, delta, sample);
            let first = outcome.teams[0].selection_probability.estimate;
            let within = error(&outcome, at, f64::INFINITY) + 1e-6;
            assert!((first - at).abs() <= within, "{row}: {first}");
            (first, within)
        };
        let (enough, within) = check(sample, at);
        assert!(enough >= wanted - within, "{row}: {enough}");
        if sample > 1.0 {
            let (less, within) = check(sample - 1.0, number(5));
            assert!(less < wanted + within, "{row}: {less}");
        }
        count += 1;
    }
    assert_eq!(count, 120);
}
