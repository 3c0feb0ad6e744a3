//! Sample sizes for selecting the best of k normal means: Bechhofer, Santner & Goldsman (1995),
//! Design and Analysis of Experiments for Statistical Selection, Screening, and Multiple
//! Comparisons, Table 2.1, rows k = 2 to 4. In the least favourable configuration the best mean is
//! δ above the others; n is the smallest sample that ranks it first with probability P*.

use super::Case;

fn first(teams: usize, delta: f64, sample: f64, draws: u64) -> f64 {
    let sd = 1.0 / sample.sqrt();
    let mut text = "places = 1\n[criteria]\nmean = { scale = [0, 1] }\n".to_owned();
    for team in 0..teams {
        let mean = if team == 0 { delta } else { 0.0 };
        text += &format!("[teams.t{team}]\nsd = {sd}\nscores = {{ mean = {mean} }}\n");
    }
    let outcome = Case::new(text).draws(draws).run();
    outcome.teams[0].selection_probability.estimate
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
        let draws = 100_000;
        let error = 4.0 * (wanted * (1.0 - wanted) / draws as f64).sqrt();
        let enough = first(teams as usize, delta, sample, draws);
        assert!(enough >= wanted - error, "{row}: {enough}");
        assert!((enough - at).abs() <= error + 1e-6, "{row}: {enough}");
        if sample > 1.0 {
            let before = number(5);
            let less = first(teams as usize, delta, sample - 1.0, draws);
            assert!(less < wanted + error, "{row}: {less}");
            // At n − 1 the probability may be far below, and its error larger.
            let error = 4.0 * (before * (1.0 - before) / draws as f64).sqrt();
            assert!((less - before).abs() <= error + 1e-6, "{row}: {less}");
        }
        count += 1;
    }
    assert_eq!(count, 120);
}
