//! What the JSON of a run must add up to.

use serde_json::Value;

use super::program::{Program, repository};

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(number).collect()
}

fn assert_close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-9, "{a} is not {b}");
}

#[test]
fn the_base_run_adds_up() {
    let base = repository("scenarios/base.toml");
    let told = Program::new(&[&base, "--format=json", "--charts=none"])
        .run()
        .success();
    let outcome: Value = serde_json::from_str(&told).unwrap();
    assert_eq!(outcome["format"], "cutline.outcome.v1");
    assert_eq!(outcome["draws"], 1_000_000);
    assert_eq!(outcome["complete"], true);
    let teams = outcome["teams"].as_array().unwrap();
    let pairwise: Vec<Vec<f64>> = outcome["pairwise_winning"]
        .as_array()
        .unwrap()
        .iter()
        .map(numbers)
        .collect();
    let without: Vec<Vec<f64>> = outcome["selected_without"]
        .as_array()
        .unwrap()
        .iter()
        .map(numbers)
        .collect();
    let mut selected = 0.0;
    let mut columns = [0.0; 10];
    for (i, team) in teams.iter().enumerate() {
        let p = &team["selection_probability"];
        let estimate = number(&p["estimate"]);
        selected += estimate;
        let ends = [
            "low_simultaneous",
            "low",
            "estimate",
            "high",
            "high_simultaneous",
        ]
        .map(|end| number(&p[end]));
        assert!(
            ends.is_sorted() && ends[0] < ends[1] && ends[3] < ends[4],
            "{ends:?}"
        );
        let row = numbers(&team["rank_acceptability"]["estimate"]);
        assert_close(row.iter().sum(), 1.0);
        assert_close(row[..5].iter().sum(), estimate);
        columns
            .iter_mut()
            .zip(&row)
            .for_each(|(sum, share)| *sum += share);
        let losses: f64 = pairwise.iter().map(|row| row[i]).sum();
        assert_close(number(&team["expected_rank"]), 1.0 + losses);
        let mean: f64 = row
            .iter()
            .zip(1..)
            .map(|(share, rank)| share * f64::from(rank))
            .sum();
        assert_close(number(&team["expected_rank"]), mean);
        // Five are in: whoever is in is in without five of the others.
        assert_close(without[i].iter().sum(), 5.0 * estimate);
        let points: f64 = team["sheet"]["points"]
            .as_object()
            .unwrap()
            .values()
            .map(number)
            .sum();
        assert_close(points, number(&team["sheet"]["total"]));
    }
    assert_close(selected, 5.0);
    for column in columns {
        assert_close(column, 1.0);
    }
    for (i, row) in pairwise.iter().enumerate() {
        for (j, above) in row.iter().enumerate() {
            assert_close(above + pairwise[j][i], f64::from(u8::from(i != j)));
            let difference = number(&teams[i]["selection_probability"]["estimate"])
                - number(&teams[j]["selection_probability"]["estimate"]);
            assert_close(without[i][j] - without[j][i], difference);
        }
    }
    let selections = outcome["selections"].as_array().unwrap();
    let named: f64 = selections
        .iter()
        .map(|set| number(&set["probability"]["estimate"]))
        .sum();
    assert_close(named + number(&outcome["selections_other"]), 1.0);
    for (i, team) in teams.iter().enumerate() {
        let with = selections
            .iter()
            .filter(|set| set["teams"].as_array().unwrap().contains(&team["id"]));
        let sum: f64 = with
            .map(|set| number(&set["probability"]["estimate"]))
            .sum();
        let p = number(&team["selection_probability"]["estimate"]);
        assert!(
            sum <= p + 1e-9 && sum + number(&outcome["selections_other"]) >= p - 1e-9,
            "{i}"
        );
    }
    assert_eq!(outcome["places_filled"][0]["places"], 5);
    let observed = &outcome["observed"];
    let brier: f64 = teams
        .iter()
        .map(|team| {
            let happened = observed["selected"]
                .as_array()
                .unwrap()
                .contains(&team["id"]);
            (number(&team["selection_probability"]["estimate"]) - f64::from(u8::from(happened)))
                .powi(2)
        })
        .sum();
    assert_close(number(&observed["brier_score"]), brier / 10.0);
}
