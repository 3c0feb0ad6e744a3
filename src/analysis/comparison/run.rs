//! Answering two scenarios, and those in between, on the same random numbers.

use super::asked::{self, ZERO};
use super::found::Found;
use super::{Comparison, Difference, Member, Side, Swap, TeamChange};
use crate::analysis::interval::{Interval, rounded};
use crate::analysis::likeliest::{best_first, likeliest};
use crate::analysis::together::{Refusal, Together};
use crate::engine::{Monitor, Questions, simulate_jointly};
use crate::model::{Model, ModelError};
use crate::scenario::{ChangeGroup, Differences, Scenario};

/// Answers two scenarios together and shares the changes out among their differences: integrated at
/// the same points where a run of each would be, by the method that A says, else drawn, as many draws
/// and from the seed that A says. Which sets differ, and who takes whose place, hangs on both at once
/// and is drawn whatever the method. `sides` are the names of A and B.
///
/// The comparison has no draws where the monitor ended it at once.
///
/// # Errors
///
/// Where the totals of a scenario could grow beyond what the engine can add up, and why the method
/// asked for cannot answer one.
pub fn compare(
    [a, b]: [&Scenario; 2],
    sides: [String; 2],
    differences: &Differences,
    monitor: &dyn Monitor,
) -> Result<Comparison, Refusal> {
    let pair = [a.model()?.unasked(), b.model()?.unasked()];
    let same = pair[0] == pair[1];
    let asked = asked::of_both([a, b]);
    let asking = |(side, model): (usize, Model)| {
        model.changed(|parts| parts.questions = asked::for_side(&asked, side))
    };
    let mut models: Vec<Model> = pair.into_iter().enumerate().map(asking).collect();
    let between = differences.between.as_deref().unwrap_or_default();
    models.extend(
        between
            .iter()
            .map(|scenario| Ok(scenario.model()?.unasked()))
            .collect::<Result<Vec<_>, ModelError>>()?,
    );
    let (draws, seed) = (a.simulation.shared_draws, a.simulation.seed);
    let together = Together::new(a.simulation, &models, monitor)?;
    let questions = Questions {
        pairs: Vec::new(),
        swaps: true,
    };
    monitor.expect(draws.saturating_mul(models.len() as u64));
    let tally = simulate_jointly(&models, draws, seed, &questions, monitor);
    let counted = |count: u64| Interval::counted(count, tally.draws);
    let found = Found::new(&models, &tally, together.as_ref());
    let swaps: Vec<Swap> = (tally.swaps.iter())
        .map(|(swap, count)| {
            let ids = |teams: &[usize]| teams.iter().map(|&t| tally.teams[t].clone()).collect();
            Swap {
                out: ids(&swap.out),
                into: ids(&swap.into),
                probability: counted(*count),
            }
        })
        .collect();
    let differs = tally.models[1].differs;
    let told: u64 = tally.swaps.iter().map(|(_, count)| count).sum();
    let other = match differs - told.min(differs) {
        // Nothing is estimated where nothing can differ.
        0 if same => ZERO,
        other => counted(other),
    };
    let [name_a, name_b] = sides;
    Ok(Comparison {
        format: "cutline.comparison.v1",
        version: env!("CARGO_PKG_VERSION"),
        complete: tally.draws == draws && !monitor.stop(),
        method: found.method(),
        draws: tally.draws,
        integration_points: together.as_ref().map_or(0, Together::points),
        seed,
        sides: [side(a, name_a), side(b, name_b)],
        differences: told_differences(differences, &found),
        teams: teams([a, b], &found, same),
        questions: asked::answers(&asked, &found, same),
        // Equal models select alike in every draw there could be: nothing is estimated.
        sets_differ: if same { ZERO } else { counted(differs) },
        swaps,
        swaps_other: other.estimate,
        swaps_other_low: other.low,
        swaps_other_high: other.high,
    })
}

fn side(scenario: &Scenario, name: String) -> Side {
    Side {
        name,
        label: None,
        title: scenario.title.clone(),
        places: scenario.places,
        scenario_digest: scenario.digest.clone(),
        settings: scenario.settings.clone(),
        scenario: None,
    }
}

fn teams([a, b]: [&Scenario; 2], found: &Found<'_>, same: bool) -> Vec<TeamChange> {
    let in_a = among_likeliest(a, found, 0);
    let in_b = among_likeliest(b, found, 1);
    let change = |(index, id): (usize, &String)| {
        let of = |scenario: &'_ Scenario| {
            let team = scenario.teams.iter().find(|team| team.id == *id);
            team.map(|team| team.name.clone())
        };
        let (name_a, name_b) = (of(a), of(b));
        let side = |there: bool, model: usize| there.then(|| found.selected(model, index));
        let both = name_a.is_some() && name_b.is_some();
        TeamChange {
            id: id.clone(),
            a: side(name_a.is_some(), 0),
            b: side(name_b.is_some(), 1),
            change: both.then(|| {
                if same {
                    return ZERO;
                }
                found.change(index)
            }),
            among_likeliest: [in_a.contains(&index), in_b.contains(&index)],
            name: name_a.or(name_b).unwrap_or_else(|| id.clone()),
        }
    };
    found.teams().iter().enumerate().map(change).collect()
}

/// The likeliest teams of one side, as many as it chooses; equals in the order of the tally.
fn among_likeliest(scenario: &Scenario, found: &Found<'_>, model: usize) -> Vec<usize> {
    let there = |index: &usize| scenario.teams.iter().any(|t| t.id == found.teams()[*index]);
    let teams = (0..found.teams().len()).filter(there);
    let order = best_first(teams, |index| {
        rounded(found.selected(model, index).estimate)
    });
    likeliest(&order, scenario.places).0.to_vec()
}

/// The differences with their shares of each team's change.
fn told_differences(differences: &Differences, found: &Found<'_>) -> Vec<Difference> {
    let groups = &differences.groups;
    let mut told: Vec<Difference> = groups.iter().map(difference).collect();
    if groups.len() < 2 || differences.between.is_none() || found.is_empty() {
        return told;
    }
    for team in 0..found.teams().len() {
        for (told, share) in told.iter_mut().zip(found.shares(groups.len(), team)) {
            told.share.push(share.estimate);
            told.share_low.push(share.low);
            told.share_high.push(share.high);
        }
    }
    told
}

fn difference(group: &ChangeGroup) -> Difference {
    let alone = match group.changes.as_slice() {
        [only] => Some(only),
        _ => None,
    };
    let members = group.changes.iter().map(|change| Member {
        path: change.path.clone(),
        a: change.a.clone(),
        b: change.b.clone(),
    });
    Difference {
        path: group.path.clone(),
        a: alone.and_then(|change| change.a.clone()),
        b: alone.and_then(|change| change.b.clone()),
        keys: group.changes.len(),
        members: if alone.is_some() {
            Vec::new()
        } else {
            members.collect()
        },
        share: Vec::new(),
        share_low: Vec::new(),
        share_high: Vec::new(),
    }
}
