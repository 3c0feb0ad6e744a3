//! A checked tree to a [`Scenario`]: everything the keys say together.

use super::criteria::{self, BlockDraft, CriterionDraft, RoleDraft};
use super::keys::GEOMETRIC;
use super::node::Table;
use super::{
    Aggregate, Block, Criterion, How, Problem, Role, Scenario, Simulation, Source, Weight, applies,
    conflict, constraints, correlated, digest, leaf, observed, questions, teams, units, visible,
    weights,
};
use crate::model::Address;

/// Draws where the file says nothing.
const DRAWS: u64 = 1_000_000;
/// Draws at most where a precision is asked for.
const DRAWS_FOR_PRECISION: u64 = 1_000_000_000;

/// Builds the scenario, gathering every problem on the way; `before` is the file without `--set`.
///
/// `None` where a part could not be read, which has been reported.
pub(crate) fn assemble(
    root: &Table,
    before: &Table,
    file: &Source,
    problems: &mut Vec<Problem>,
) -> Option<Scenario> {
    let blocks = criteria::blocks(root);
    if let Some(block) = blocks.get(criteria::MOST_CRITERIA) {
        let message = format!("{} blocks are too many", blocks.len());
        problems.push(Problem::error(&block.entry.key_place, message).label("one too many"));
        return None;
    }
    let drafts = criteria::criteria(root, &blocks, problems);
    let settled = weights::settle(root, before, &blocks, &drafts, problems);
    let lines = constraints::lines(root, &drafts, problems);
    conflict::check(&lines, &blocks, &drafts, &settled, problems);
    units::check(root, before, &blocks, &drafts, settled.total, problems);
    applies::check(root, &drafts, problems);
    let teams = teams::teams(root, before, &drafts, problems);
    let places = places(root, problems);
    let observed = observed::observed(root, places, problems);
    let questions = questions::questions(root, problems);
    value_range(&drafts, problems);
    let correlation = correlated::correlation(root, &drafts, &teams, problems);

    let simulation = simulation(root)?;
    let text = |key| root.get(key).and_then(|e| leaf::text(&e.node, key).ok());
    let title = text("title").map_or_else(|| visible(file.stem()).into_owned(), str::to_owned);
    let concentration = root.at(Address::Concentration);
    let concentration = match concentration {
        Some(node) => Some(leaf::positive(node, "concentration").ok()?),
        None => None,
    };
    let rescaled = |i: usize| settled.rescaled.iter().find(|r| r.0 == i).map(|r| r.1);
    let criterion = |(i, draft)| criterion(draft, rescaled(i));
    let mut scenario = Scenario {
        title,
        places: places?,
        simulation,
        blocks: blocks.iter().map(block).collect::<Option<_>>()?,
        criteria: drafts
            .iter()
            .enumerate()
            .map(criterion)
            .collect::<Option<_>>()?,
        weights_total: settled.total,
        constraints: lines.into_iter().map(|line| line.constraint).collect(),
        concentration,
        correlation: correlation?,
        teams,
        aggregate: match text("aggregate") {
            Some(GEOMETRIC) => Aggregate::Geometric,
            _ => Aggregate::Arithmetic,
        },
        questions,
        observed,
        digest: String::new(),
        settings: Vec::new(),
    };
    scenario.digest = digest::digest(&scenario);
    Some(scenario)
}

fn block(draft: &BlockDraft<'_>) -> Option<Block> {
    Some(Block {
        id: draft.entry.key.clone(),
        label: draft.label.clone(),
        points: draft.points?,
    })
}

fn criterion(draft: &CriterionDraft<'_>, rescaled: Option<f64>) -> Option<Criterion> {
    let role = match &draft.role {
        RoleDraft::Penalty(points) => Role::Penalty(points.clone()?),
        RoleDraft::Weighted { block, weight } => Role::Weighted {
            block: *block,
            weight: rescaled.map(Weight::Pinned).or(*weight)?,
        },
    };
    Some(Criterion {
        id: draft.id().to_owned(),
        label: draft.label.clone(),
        value: draft.value.clone()?,
        beyond: draft.beyond,
        role,
    })
}

fn simulation(root: &Table) -> Option<Simulation> {
    let whole = |key, default, low, high| match root.path(&["simulation", key]) {
        Some(node) => leaf::whole(node, key, low, high).ok(),
        None => Some(default),
    };
    let precision = match root.path(&["simulation", "precision"]) {
        Some(node) => Some(leaf::half(node, "precision").ok()?),
        None => None,
    };
    let draws = |unstated| whole("draws", unstated, 1, super::keys::MOST_DRAWS);
    Some(Simulation {
        draws: draws(if precision.is_some() {
            DRAWS_FOR_PRECISION
        } else {
            DRAWS
        })?,
        shared_draws: draws(DRAWS)?,
        seed: whole("seed", 1, 0, u64::MAX)?,
        precision,
        method: match root.path(&["simulation", "method"]) {
            Some(node) => How::named(leaf::choice(node, "method", super::keys::METHODS).ok()?)?,
            None => How::Auto,
        },
    })
}

fn places(root: &Table, problems: &mut Vec<Problem>) -> Option<usize> {
    let node = &root.get("places")?.node;
    let places = leaf::whole(node, "places", 1, u64::MAX).ok()?;
    let teams = root.children("teams").len();
    if teams >= 2 && places > teams as u64 {
        let message = format!("{places} places, but only {teams} teams");
        problems.push(
            Problem::error(&node.place, message)
                .label(format!("more than {teams}"))
                .help(format!("`places` lies between 1 and {teams}")),
        );
        return None;
    }
    usize::try_from(places).ok()
}

/// A value function that leaves 0 to 1 is legal, but often a mistake of a factor of 100.
fn value_range(drafts: &[CriterionDraft<'_>], problems: &mut Vec<Problem>) {
    for draft in drafts {
        let written = draft.entry.node.table().and_then(|t| t.get("value"));
        let outside = |(_, value): &(f64, f64)| !(0.0..=1.0).contains(value);
        let knots = draft.value.as_deref().unwrap_or_default();
        if let Some(entry) = written.filter(|_| knots.iter().any(outside)) {
            let message = format!("the values of `{}` leave the range from 0 to 1", draft.id());
            problems.push(
                Problem::warning(&entry.node.place, message)
                    .label("value 1 earns the full weight")
                    .help("write values as shares: 0.8, not 80"),
            );
        }
    }
}
