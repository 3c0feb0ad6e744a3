//! Random scenarios, computed twice.

use std::collections::{BTreeMap, BTreeSet};

use cutline::scenario::How;

use super::case::{Case, Law, Role, Value, Weight};
use super::judge::{Doubt, compare};
use super::make;
use super::numbers::KINDS;
use super::opinions::{WAYS, answer, scenario};
use super::second::Second;

/// The chance that a whole run finds fault with figures that are all right.
const ERROR: f64 = 1e-6;

/// A number from the environment, for longer runs by hand.
fn environment(name: &str, default: u64) -> u64 {
    let text = std::env::var(name).ok();
    text.map_or(default, |text| text.parse().unwrap())
}

/// Everything that a scenario is made of, by name.
fn ingredients(case: &Case) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut add = |holds: bool, name: &str| {
        if holds {
            found.insert(name.to_owned());
        }
    };
    add(case.clamp, "clamp");
    add(case.blocks.len() > 1, "blocks");
    add(case.blocks_as_conditions, "sums as conditions");
    add(!case.conditions.is_empty(), "conditions");
    add(case.concentration.is_some(), "concentration");
    add(case.within_team > 0.0, "within team");
    add(case.within_criterion > 0.0, "within criterion");
    add(case.groups.iter().any(|group| group.equal), "groups");
    add(case.groups.iter().any(|group| !group.equal), "matrix");
    add(case.sheet, "sheet");
    for criterion in &case.criteria {
        add(
            matches!(criterion.value, Value::Scale(a, b) if a > b),
            "falling scale",
        );
        add(matches!(criterion.value, Value::Knots(_)), "value table");
        match &criterion.role {
            Role::Penalty(Law::Number(_)) => add(true, "known penalty"),
            Role::Penalty(_) => add(true, "uncertain penalty"),
            Role::Weighted { weight, .. } => match weight {
                Weight::Free => add(case.concentration.is_none(), "free weights"),
                Weight::Between(..) => add(true, "bounded weights"),
                Weight::Pinned(_) => add(case.concentration.is_none(), "fixed weights"),
            },
        }
    }
    for team in &case.teams {
        add(team.sd.is_some(), "plain numbers with an sd");
        add(team.bonus.is_some(), "bonus");
        for law in &team.scores {
            add(true, &format!("{:?}", law.kind()));
        }
    }
    found
}

/// Names of all ingredients, the laws of scores included.
fn all_ingredients() -> BTreeSet<String> {
    let others = "clamp, blocks, sums as conditions, conditions, concentration, within team, \
                  within criterion, groups, matrix, sheet, falling scale, value table, \
                  known penalty, uncertain penalty, free weights, bounded weights, fixed weights, \
                  plain numbers with an sd, bonus";
    let kinds = KINDS.iter().map(|kind| format!("{kind:?}"));
    kinds.chain(others.split(", ").map(str::to_owned)).collect()
}

/// The figures that cannot be right on both sides, worst first.
fn disagreements(case: &Case, way: How, draws: u64, seed: u64, error: f64) -> Option<Vec<Doubt>> {
    let scenario = scenario(&case.toml(), case.files());
    let outcome = answer(&scenario, way, draws).ok()?;
    let counts = Second::new(case).count(draws, seed);
    Some(disagreements_of(compare(&outcome, &counts), error))
}

fn disagreements_of(mut doubts: Vec<Doubt>, error: f64) -> Vec<Doubt> {
    let least = error / doubts.len() as f64;
    doubts.retain(|doubt| doubt.chance < least);
    doubts.sort_by(|a, b| a.chance.total_cmp(&b.chance));
    doubts
}

#[test]
fn a_second_engine_agrees_on_every_figure() {
    let cases = environment("CUTLINE_CASES", 40);
    let first = environment("CUTLINE_FIRST", 0);
    let seed = environment("CUTLINE_SEED", 20_250_804);
    let draws = environment("CUTLINE_DRAWS", 20_000);
    let loud = std::env::var("CUTLINE_CASES").is_ok();
    let only = std::env::var("CUTLINE_WAYS").ok();
    let (mut answered, mut figures) = (BTreeMap::new(), 0);
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for number in first..first + cases {
        let case = make::case(seed, number);
        seen.append(&mut ingredients(&case));
        let text = case.toml();
        if loud {
            println!("case {number}");
        }
        if loud && std::env::var("CUTLINE_SHOW").is_ok() {
            println!("{text}");
        }
        let scenario = scenario(&text, case.files());
        let start = std::time::Instant::now();
        let counts = Second::new(&case).count(draws, seed.wrapping_add(number));
        if loud {
            println!("  second {:?}", start.elapsed());
        }
        for way in WAYS {
            if only
                .as_ref()
                .is_some_and(|only| !only.contains(&format!("{way:?}")))
            {
                continue;
            }
            let start = std::time::Instant::now();
            let outcome = match answer(&scenario, way, draws) {
                Ok(outcome) => outcome,
                Err(reason) => {
                    if loud {
                        println!("  {way:?}: {reason}");
                    }
                    continue;
                }
            };
            if loud {
                println!("  {way:?} {:?} {:?}", outcome.method, start.elapsed());
            }
            *answered.entry(format!("{way:?}")).or_insert(0) += 1;
            let doubts = compare(&outcome, &counts);
            figures += doubts.len();
            // Bonferroni over scenarios, ways and figures.
            let error = ERROR / (cases * WAYS.len() as u64) as f64;
            let found = disagreements_of(doubts, error);
            if !found.is_empty() {
                let told: Vec<String> = found.iter().take(8).map(told).collect();
                let told = format!(
                    "case {number} by {way:?}, answered by {}: {} figures\n{}\n{text}",
                    outcome.method.name(),
                    found.len(),
                    told.join("\n"),
                );
                println!("{told}");
                wrong.push(told);
            }
        }
    }
    println!("{figures} figures of {cases} scenarios, answered {answered:?}");
    assert!(
        wrong.is_empty(),
        "{} disagreements:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    if cases >= 40 {
        let lacking: Vec<_> = all_ingredients().difference(&seen).cloned().collect();
        assert!(lacking.is_empty(), "never tried: {lacking:?}");
        // No way answers so little that it is hardly tested.
        assert!(
            WAYS.iter().all(|way| {
                answered.get(&format!("{way:?}")).copied().unwrap_or(0) >= cases / 5
            }),
            "{answered:?}"
        );
    }
}

fn told(doubt: &Doubt) -> String {
    format!(
        "  {}: cutline {}, second engine {}, chance at most {:.1e}",
        doubt.figure, doubt.cutline, doubt.second, doubt.chance
    )
}

/// The judge is no rubber stamp: a score that is a little different on one side is found.
#[test]
fn a_wrong_score_is_found() {
    for (number, way) in [
        (0, How::Exact),
        (1, How::QuasiMonteCarlo),
        (2, How::MonteCarlo),
    ] {
        let case = make::case(5, number);
        assert!(
            disagreements(&case, way, 20_000, 1, ERROR)
                .unwrap()
                .is_empty()
        );
        let mut wrong = case.clone();
        let nudge = Law::Number(2.0);
        wrong.teams[0].bonus = Some(nudge);
        let scenario = scenario(&wrong.toml(), wrong.files());
        let outcome = answer(&scenario, way, 20_000).unwrap();
        let counts = Second::new(&case).count(20_000, 1);
        assert!(!disagreements_of(compare(&outcome, &counts), ERROR).is_empty());
    }
}
