//! Ways to an answer: exact, evenly spread points, draws, and what the program says of each.

use serde_json::Value;

use super::program::{Program, repository};

/// Known weights, normal scores, a halo.
const KNOWN: &str = r#"
title = "Known weights"
places = 2
[criteria]
quality = { weight = 60 }
price = { weight = 40, scale = [9, 1] }
[correlation]
within_team = 0.3
[teams.alpha]
name = "Alpha"
scores = { quality = "80 ± 6", price = "4 ± 0.5" }
[teams.beta]
name = "Beta"
scores = { quality = "76 ± 5", price = "3.5 ± 1" }
[teams.gamma]
name = "Gamma"
scores = { quality = "60 to 80", price = 3 }
[teams.delta]
name = "Delta"
scores = { quality = 55, price = 3 }
[observed]
selected = ["alpha", "gamma"]
"#;

fn known(arguments: &[&str]) -> Program {
    Program::new(&[&["known.toml", "--charts=none"], arguments].concat()).file("known.toml", KNOWN)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn an_exact_answer_says_so_wherever_a_probability_stands() {
    let table = known(&["--verbose"]).run().success();
    insta::assert_snapshot!("exact-table", table);
    insta::assert_snapshot!(
        "exact-markdown",
        known(&["--format=markdown"]).run().success()
    );
    let csv = known(&["--format=csv"]).run().success();
    assert_eq!(csv.matches(",exact,").count(), 4, "{csv}");
    let outcome = json(&known(&["--format=json"]).run().success());
    assert_eq!(outcome["method"], "exact");
    for key in ["draws", "points"] {
        assert_eq!(outcome[key], Value::Null);
    }
    assert!(outcome["refinement_difference"].as_f64().unwrap() < 1e-10);
    // No seed plays a part.
    let other = known(&["--verbose", "--seed=9"]).run().success();
    assert_eq!(table, other.replace("With seed=9.\n", ""));
    // The charts too.
    let done = Program::new(&["known.toml", "--charts=svg", "--out=o"])
        .file("known.toml", KNOWN)
        .run();
    for chart in ["selection", "ranks", "pairwise"] {
        let path = done.folder.path().join(format!("o/{chart}.svg"));
        let svg = std::fs::read_to_string(path).unwrap();
        assert!(svg.contains("exact"), "{chart}");
        assert!(
            !svg.contains("Monte Carlo") && !svg.contains("draws"),
            "{chart}"
        );
    }
}

#[test]
fn draws_agree_with_the_exact_answer() {
    let exact = json(&known(&["--format=json"]).run().success());
    let drawn = json(
        &known(&["--format=json", "--method=monte-carlo"])
            .run()
            .success(),
    );
    assert_eq!(drawn["method"], "monte-carlo");
    assert_eq!(drawn["draws"], 1_000_000);
    for (a, b) in exact["teams"]
        .as_array()
        .unwrap()
        .iter()
        .zip(drawn["teams"].as_array().unwrap())
    {
        let p = |team: &Value, key: &str| team["selection_probability"][key].as_f64().unwrap();
        let exact = p(a, "estimate");
        // One seed: all four hold at once in 95 of 100.
        assert!(p(b, "low_simultaneous") <= exact && exact <= p(b, "high_simultaneous"));
        // Twice the half-width is nearly four standard errors.
        let half = p(b, "high") - p(b, "low");
        assert!((p(b, "estimate") - exact).abs() < half, "{exact}");
    }
}

#[test]
fn a_method_without_an_answer_says_why() {
    let base = repository("scenarios/base.toml");
    let told = Program::new(&[&base, "--method=exact"]).run().failure(2);
    assert!(told.contains("criteria.technology.weight"), "{told}");
    assert!(told.contains("--method auto"), "{told}");
    let told = known(&["--method=quasi-monte-carlo"]).run().failure(2);
    assert!(told.contains("the answer is exact"), "{told}");
    let told = known(&["--draws=1000"]).run();
    assert!(
        told.stderr.contains("--method monte-carlo draws"),
        "{}",
        told.stderr
    );
}

#[test]
fn draws_go_on_until_they_are_precise() {
    let arguments = [
        "--method=monte-carlo",
        "--precision=0.0015",
        "--format=json",
    ];
    let told = known(&arguments).run().success();
    let outcome = json(&told);
    let draws = outcome["draws"].as_u64().unwrap();
    assert!(draws.is_power_of_two() && draws > 65_536, "{draws}");
    let widths = |outcome: &Value| -> f64 {
        let teams = outcome["teams"].as_array().unwrap().iter();
        let widths = teams.map(|team| {
            let p = |key: &str| team["selection_probability"][key].as_f64().unwrap();
            0.5 * (p("high") - p("low"))
        });
        widths.fold(0.0, f64::max)
    };
    assert!(widths(&outcome) <= 0.0015);
    // Half as many would not have done.
    let half = (draws / 2).to_string();
    let fewer = ["--method=monte-carlo", "--format=json", "--draws", &half];
    assert!(widths(&json(&known(&fewer).run().success())) > 0.0015);
    // The same bytes on one thread, and as a key of the file.
    let one = known(&[&arguments[..], &["--threads=1"]].concat())
        .run()
        .success();
    assert_eq!(told, one);
    let key = known(&[
        "--method=monte-carlo",
        "--set=simulation.precision=0.0015",
        "--format=json",
    ]);
    let figures = |mut outcome: Value| {
        // How it was asked for is all that differs.
        for key in ["settings", "scenario"] {
            outcome[key] = Value::Null;
        }
        outcome
    };
    let outcome = figures(outcome);
    assert_eq!(outcome, figures(json(&key.run().success())));
    // The same draws as a run of that many, and what was asked for.
    let whole = draws.to_string();
    let all = ["--method=monte-carlo", "--format=json", "--draws", &whole];
    let mut all = figures(json(&known(&all).run().success()));
    all["precision"] = serde_json::json!({
        "target": 0.0015,
        "half_width": widths(&outcome),
        "reached": true,
    });
    assert_eq!(outcome, all);
}

#[test]
fn a_precision_out_of_reach_is_told() {
    let few = [
        "--method=monte-carlo",
        "--precision=0.0001",
        "--draws=100000",
    ];
    let done = known(&few).run();
    assert!(done.stderr.contains("were not reached"), "{}", done.stderr);
    assert!(done.stderr.contains("raise --draws"), "{}", done.stderr);
    assert!(done.success().contains("100,000 draws"));
}

#[test]
#[ignore = "slow; `.ci/run` has it"]
fn points_go_on_until_they_are_precise() {
    let base = repository("scenarios/base.toml");
    let of = |precision: &str| {
        let arguments = [
            &*base,
            "--charts=none",
            "--format=json",
            "--precision",
            precision,
        ];
        json(&Program::new(&arguments).run().success())
    };
    let (rough, fine) = (of("0.01"), of("0.00005"));
    assert_eq!(fine["method"], "quasi-monte-carlo");
    assert!(rough["points"].as_u64() < fine["points"].as_u64());
}

/// Every scenario of the repository is computed by every method that applies.
#[test]
#[ignore = "slow; `.ci/run` has it"]
fn every_scenario_is_verified() {
    for entry in std::fs::read_dir(repository("scenarios")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "toml") {
            continue;
        }
        let quick = "--set=simulation.precision=0.001";
        let told = Program::new(&["verify", path.to_str().unwrap(), "--draws=200000", quick]);
        let told = told.run().success();
        assert!(told.contains("\nVerified"), "{told}");
        assert!(told.contains("\nFor a paper\n"), "{told}");
        assert!(
            told.lines()
                .all(|line| unicode_width::UnicodeWidthStr::width(line) <= 80)
        );
    }
    let exact = Program::new(&["verify", "known.toml", "--format=json"]).file("known.toml", KNOWN);
    let verification = json(&exact.run().success());
    assert_eq!(verification["passed"], true);
    let methods = verification["methods"].as_array().unwrap();
    assert!(
        methods
            .iter()
            .any(|m| m["method"] == "exact" && m["applies"] == true)
    );
}

/// Where one team is all but sure to win, few figures are common enough to compare, or none.
#[test]
fn rare_figures_do_not_fail_a_verification() {
    for (sd, verdict) in [
        (12.0, "too rare or too sure"),
        (17.0, "all methods that apply"),
    ] {
        let verify = |format: &str| {
            let scenario = format!(
                "places = 1\n[criteria]\na = {{}}\nb = {{}}\n[teams]\n\
                 x = {{ scores = {{ a = \"80 ± {sd}\", b = 90 }} }}\n\
                 y = {{ scores = {{ a = \"20 ± 1\", b = \"50 ± 1\" }} }}\n"
            );
            let program = Program::new(&["verify", "rare.toml", format]);
            program.file("rare.toml", &scenario).run().success()
        };
        let told = verify("--format=table").replace('\n', " ");
        assert!(told.contains(verdict), "{told}");
        let verification = json(&verify("--format=json"));
        assert_eq!(verification["passed"], true, "{verification}");
        for check in verification["checks"].as_array().unwrap() {
            assert!(check["figures"].as_u64().unwrap() > 0, "{check}");
        }
    }
}
