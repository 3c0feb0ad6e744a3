//! Random scenarios, computed twice.

use std::collections::{BTreeMap, BTreeSet};

use cutline::scenario::How;

use super::case::{Aggregate, Case, Law, Role, Value, Weight};
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
    add(case.aggregate == Aggregate::Geometric, "geometric");
    add(!case.applied.is_empty(), "applies to");
    add(case.unscored.len() > case.applied.len(), "left out");
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
                  plain numbers with an sd, bonus, geometric, applies to, left out";
    let kinds = KINDS.iter().map(|kind| format!("{kind:?}"));
    kinds.chain(others.split(", ").map(str::to_owned)).collect()
}

/// The figures that cannot be right on both sides, worst first.
fn disagreements(mut doubts: Vec<Doubt>, error: f64) -> Vec<Doubt> {
    let least = error / doubts.len() as f64;
    doubts.retain(|doubt| doubt.chance < least);
    doubts.sort_by(|a, b| a.chance.total_cmp(&b.chance));
    doubts
}

/// What a run of many scenarios came to.
#[derive(Debug, Default)]
struct Found {
    /// Scenarios answered, by way.
    answered: BTreeMap<String, u64>,
    figures: usize,
    seen: BTreeSet<String>,
    wrong: Vec<String>,
}

/// What is tried: by default little enough for every change, from the environment more.
struct Plan {
    cases: u64,
    seed: u64,
    draws: u64,
    /// Whether somebody watches.
    loud: bool,
    /// Print every scenario before it is computed.
    show: bool,
    only: Option<String>,
}

impl Plan {
    fn leaves_out(&self, way: How) -> bool {
        let name = format!("{way:?}");
        self.only.as_ref().is_some_and(|only| !only.contains(&name))
    }

    fn compare(&self, number: u64, found: &mut Found) {
        let case = make::case(self.seed, number);
        let text = case.toml();
        if self.show {
            println!("case {number}\n{text}");
        }
        found.seen.append(&mut ingredients(&case));
        let scenario = scenario(&text, case.files());
        let counts = Second::new(&case).count(self.draws, self.seed.wrapping_add(number));
        let mut exact = false;
        for way in WAYS {
            // A short run takes turns: left to itself the program computes what it computes when
            // it is told to.
            let turn = if number.is_multiple_of(2) {
                How::Auto
            } else {
                How::QuasiMonteCarlo
            };
            let again = way == turn || (way == How::Auto && exact);
            if (again && !self.loud) || self.leaves_out(way) {
                continue;
            }
            let outcome = match answer(&scenario, way, self.draws) {
                Ok(outcome) => outcome,
                Err(reason) if self.show => {
                    println!("{way:?}: {reason}");
                    continue;
                }
                Err(_) => continue,
            };
            exact |= way == How::Exact;
            *found.answered.entry(format!("{way:?}")).or_insert(0) += 1;
            let doubts = compare(&outcome, &counts);
            found.figures += doubts.len();
            // Bonferroni over scenarios, ways and figures.
            let error = ERROR / (self.cases * WAYS.len() as u64) as f64;
            let wrong = disagreements(doubts, error);
            if !wrong.is_empty() {
                let told: Vec<String> = wrong.iter().take(8).map(told).collect();
                let told = format!(
                    "case {number} by {way:?}, answered by {}: {} figures\n{}\n{text}",
                    outcome.method.name(),
                    wrong.len(),
                    told.join("\n"),
                );
                println!("{told}");
                found.wrong.push(told);
            }
        }
    }
}

#[test]
#[ignore = "slow; `.ci/run` has it"]
fn a_second_engine_agrees_on_every_figure() {
    let cases = environment("CUTLINE_CASES", 40);
    let first = environment("CUTLINE_FIRST", 0);
    let plan = Plan {
        cases,
        seed: environment("CUTLINE_SEED", 20_250_804),
        draws: environment("CUTLINE_DRAWS", 20_000),
        loud: std::env::var("CUTLINE_CASES").is_ok(),
        show: std::env::var("CUTLINE_SHOW").is_ok(),
        only: std::env::var("CUTLINE_WAYS").ok(),
    };
    let mut found = Found::default();
    for number in first..first + cases {
        plan.compare(number, &mut found);
        if plan.loud && (number + 1).is_multiple_of(10) {
            println!(
                "{} scenarios, {} figures",
                number + 1 - first,
                found.figures
            );
        }
    }
    let answered = &found.answered;
    println!(
        "{} figures of {cases} scenarios, {answered:?}",
        found.figures
    );
    let wrong = found.wrong.join("\n");
    assert!(
        wrong.is_empty(),
        "{} disagreements:\n{wrong}",
        found.wrong.len()
    );
    if cases >= 40 && plan.only.is_none() {
        let lacking: Vec<_> = all_ingredients().difference(&found.seen).cloned().collect();
        assert!(lacking.is_empty(), "never tried: {lacking:?}");
        // No way answers so little that it is hardly tested.
        let least = |way: &How| answered.get(&format!("{way:?}")).copied().unwrap_or(0);
        assert!(
            WAYS.iter().all(|way| least(way) >= cases / 10),
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

/// The judge is no rubber stamp: two points that one side does not know of are found.
#[test]
fn a_bonus_that_the_other_side_lacks_is_found() {
    for way in WAYS {
        let found = (0..24).find_map(|number| {
            let case = make::case(5, number);
            let scenario = scenario(&case.toml(), case.files());
            Some((answer(&scenario, way, 20_000).ok()?, case))
        });
        let (outcome, case) = found.unwrap();
        let counts = Second::new(&case).count(20_000, 1);
        assert!(disagreements(compare(&outcome, &counts), ERROR).is_empty());
        let mut other = case.clone();
        other.teams[0].bonus = Some(Law::Number(3.75));
        let counts = Second::new(&other).count(20_000, 1);
        assert!(!disagreements(compare(&outcome, &counts), ERROR).is_empty());
    }
}
