//! What the JSON of a run must add up to.

use std::collections::HashMap;
use std::sync::OnceLock;

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

fn table(value: &Value) -> Vec<Vec<f64>> {
    value.as_array().unwrap().iter().map(numbers).collect()
}

fn estimate(team: &Value) -> f64 {
    number(&team["selection_probability"]["estimate"])
}

/// A table in long form, each row by its headings.
fn tidy(table: &str) -> Vec<HashMap<String, String>> {
    let arguments = [
        "small.toml",
        "--charts=none",
        "--draws=5000",
        "--method=monte-carlo",
    ];
    let format = ["--format=csv", "--table", table];
    let told = Program::small(&[&arguments[..], &format].concat())
        .run()
        .success();
    let rows = csv::Reader::from_reader(told.as_bytes()).into_deserialize();
    rows.map(Result::unwrap).collect()
}

/// The tables in long form hold what the JSON holds.
#[test]
fn long_tables_hold_what_the_json_does() {
    let told = Program::small(&[
        "small.toml",
        "--charts=none",
        "--draws=5000",
        "--method=monte-carlo",
        "--format=json",
    ]);
    let outcome: Value = serde_json::from_str(&told.run().success()).unwrap();
    let of = |row: &HashMap<String, String>, key: &str| row[key].parse::<f64>().unwrap();
    let order: Vec<&str> = (outcome["team_order"].as_array().unwrap().iter())
        .map(|id| id.as_str().unwrap())
        .collect();
    assert_eq!(order, ["alpha", "beta", "gamma"]);
    let at = |row: &HashMap<String, String>, key: &str| {
        order.iter().position(|id| *id == row[key]).unwrap()
    };

    let ranks = tidy("ranks");
    assert_eq!(ranks.len(), 9);
    for row in &ranks {
        let shares = &outcome["teams"][at(row, "id")]["rank_acceptability"];
        let rank = row["rank"].parse::<usize>().unwrap() - 1;
        for key in ["estimate", "low", "high"] {
            assert_eq!(of(row, key), number(&shares[key][rank]));
        }
    }
    let pairs = tidy("pairs");
    assert_eq!(pairs.len(), 3 * 6);
    for row in &pairs {
        let key = match row["quantity"].as_str() {
            "selected_without" => "selected_without".to_owned(),
            quantity => format!("pairwise_{quantity}"),
        };
        let p = number(&outcome[key][at(row, "id")][at(row, "other")]);
        assert_eq!(of(row, "estimate"), p);
        assert!(of(row, "low") <= p && p <= of(row, "high"));
    }
    // Every set has a row for each of its teams.
    let sets = tidy("sets");
    let whole: f64 = sets.iter().map(|row| of(row, "estimate")).sum();
    assert_close(whole, 2.0);
    let teams = tidy("teams");
    let chances = teams
        .iter()
        .filter(|row| row["quantity"] == "selection_probability");
    assert_close(chances.map(|row| of(row, "estimate")).sum(), 2.0);
    // No weight varies here.
    assert!(tidy("weights").is_empty());
}

/// What every method's answer must satisfy.
const METHODS: [&str; 2] = ["quasi-monte-carlo", "monte-carlo"];

/// The base run by a method, with its teams.
fn base(method: &str) -> (Value, Vec<Value>) {
    static RUNS: [OnceLock<String>; 2] = [const { OnceLock::new() }; 2];
    let at = METHODS.iter().position(|known| *known == method).unwrap();
    let told = RUNS[at].get_or_init(|| {
        let base = repository("scenarios/base.toml");
        let quick = [
            "--format=json",
            "--charts=none",
            "--set=simulation.precision=0.002",
        ];
        let arguments = [&[&*base, "--method", method], &quick[..]].concat();
        Program::new(&arguments).run().success()
    });
    let outcome: Value = serde_json::from_str(told).unwrap();
    let teams = outcome["teams"].as_array().unwrap().clone();
    (outcome, teams)
}

#[test]
fn ranks_and_selections_add_up() {
    METHODS.iter().copied().for_each(ranks_and_selections);
}

fn ranks_and_selections(method: &str) {
    let (outcome, teams) = base(method);
    assert_eq!(outcome["format"], "cutline.outcome.v1");
    assert_eq!(outcome["method"], method);
    if method == "monte-carlo" {
        assert!(number(&outcome["draws"]) >= 65_536.0);
        assert_eq!(outcome["points"], Value::Null);
    } else {
        assert_eq!(outcome["draws"], Value::Null);
        assert!(number(&outcome["points"]) >= 16.0);
        assert!(number(&outcome["refinement_difference"]) < 1e-9);
    }
    assert_eq!(outcome["complete"], true);
    assert_eq!(outcome["places_filled"][0]["places"], 5);
    assert_close(teams.iter().map(estimate).sum(), 5.0);
    let mut columns = [0.0; 10];
    for team in &teams {
        let p = &team["selection_probability"];
        let ends = [
            "low_simultaneous",
            "low",
            "estimate",
            "high",
            "high_simultaneous",
        ];
        let ends = ends.map(|end| number(&p[end]));
        assert!(ends.is_sorted() && ends[0] < ends[1] && ends[3] < ends[4]);
        let row = numbers(&team["rank_acceptability"]["estimate"]);
        assert_close(row.iter().sum(), 1.0);
        assert_close(row[..5].iter().sum(), estimate(team));
        for (sum, share) in columns.iter_mut().zip(&row) {
            *sum += share;
        }
        let mean = row
            .iter()
            .zip(1..)
            .map(|(share, rank)| share * f64::from(rank));
        assert_close(number(&team["expected_rank"]), mean.sum());
        let points = team["sheet"]["points"].as_object().unwrap().values();
        assert_close(points.map(number).sum(), number(&team["sheet"]["total"]));
    }
    for column in columns {
        assert_close(column, 1.0);
    }
}

#[test]
fn pairs_add_up() {
    METHODS.iter().copied().for_each(pairs);
}

fn pairs(method: &str) {
    let (outcome, teams) = base(method);
    let above = table(&outcome["pairwise_winning"]);
    let without = table(&outcome["selected_without"]);
    for (i, team) in teams.iter().enumerate() {
        let losses: f64 = above.iter().map(|row| row[i]).sum();
        assert_close(number(&team["expected_rank"]), 1.0 + losses);
        // Five are in: whoever is in is in without five of the others.
        assert_close(without[i].iter().sum(), 5.0 * estimate(team));
        for (j, other) in teams.iter().enumerate() {
            assert_close(above[i][j] + above[j][i], f64::from(u8::from(i != j)));
            let difference = estimate(team) - estimate(other);
            assert_close(without[i][j] - without[j][i], difference);
        }
    }
}

#[test]
fn sets_and_the_forecast_add_up() {
    METHODS.iter().copied().for_each(sets_and_the_forecast);
}

fn sets_and_the_forecast(method: &str) {
    let (outcome, teams) = base(method);
    let sets = outcome["selections"].as_array().unwrap();
    let share = |set: &Value| number(&set["probability"]["estimate"]);
    let other = number(&outcome["selections_other"]);
    assert_close(sets.iter().map(share).sum::<f64>() + other, 1.0);
    let mut brier = 0.0;
    for team in &teams {
        let with = |set: &&Value| set["teams"].as_array().unwrap().contains(&team["id"]);
        let sum: f64 = sets.iter().filter(with).map(share).sum();
        let p = estimate(team);
        assert!(sum <= p + 1e-9 && sum + other >= p - 1e-9);
        let selected = outcome["observed"]["selected"].as_array().unwrap();
        let miss = p - f64::from(u8::from(selected.contains(&team["id"])));
        brier += miss * miss;
    }
    assert_close(number(&outcome["observed"]["brier_score"]), brier / 10.0);
}

/// Figures of many digits, as scores in raw units give, keep a blank before them.
#[test]
fn long_figures_do_not_run_together() {
    let text = "places = 1\n[criteria]\nbids = { scale = [0, 1] }\ncost = { scale = [0, 1] }\n\
        [teams]\na = { scores = { bids = 802263, cost = 423104 } }\n\
        b = { scores = { bids = 363804, cost = 802263 } }\n";
    let told = Program::new(&["raw.toml", "--charts=none"]).file("raw.toml", text);
    let told = told.run().success();
    let rows = told
        .lines()
        .filter(|line| line.starts_with("  1 ") || line.starts_with("  2 "));
    for row in rows {
        for cell in row.split_whitespace() {
            let points = cell.matches('.').count();
            assert!(points <= 1, "{told}");
        }
        assert!(!row.contains(")5"), "{told}");
    }
}
