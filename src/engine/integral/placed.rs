//! Which ranks teams have at some nodes, and who is selected, with whom or without.

use std::ops::Range;

use multiversion::multiversion;

use super::detail::Wanted;
use super::law::{AtMost, Law, Sums};
use super::nodes::Nodes;
use super::products::{dot, dot3};

/// How many teams are above each node.
#[derive(Debug, Default)]
pub(super) struct Above {
    law: Law,
    sums: Sums,
}

/// Working memory of a thread.
#[derive(Debug, Default)]
pub(super) struct Work {
    rest: Law,
    sums: Sums,
    fewer: AtMost,
}

/// What comes of some nodes for some teams.
#[derive(Debug, Default)]
pub(super) struct Placed {
    /// By team and rank, where they are wanted.
    pub(super) ranks: Vec<f64>,
    /// By team: it is selected, where nothing but that is wanted.
    pub(super) selected: Vec<f64>,
    /// By team and each one behind it: the first is selected and the second is not, and the other
    /// way round; where that is wanted.
    pub(super) without: Vec<[f64; 2]>,
}

impl Above {
    /// Counts all teams; the same bits whatever the instruction set.
    pub(super) fn count(&mut self, nodes: &Nodes, wanted: Wanted<'_>) {
        count(self, nodes, !wanted.ranks());
    }
}

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn count(above: &mut Above, nodes: &Nodes, sums: bool) {
    above.law.of_all(nodes);
    if sums {
        above.sums.of(&above.law, nodes.teams);
    }
}

/// Places some teams among all; the same bits whatever the instruction set.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
pub(super) fn place(
    nodes: &Nodes,
    above: &Above,
    teams: Range<usize>,
    wanted: Wanted<'_>,
    work: &mut Work,
    out: &mut Placed,
) {
    out.ranks.clear();
    out.selected.clear();
    out.without.clear();
    let places = wanted.rule.line();
    for team in teams {
        let live = nodes.live(team);
        if !wanted.ranks() {
            let fewer = &mut work.fewer;
            above
                .sums
                .at_most(nodes, team, places - 1, live.clone(), fewer);
            let mass = &nodes.mass(team)[live.clone()];
            out.selected.push(dot(mass, &fewer.seats[live]));
            continue;
        }
        // Pairs are looked at wherever one of them may be.
        let range = if wanted.without() {
            0..nodes.count
        } else {
            live.clone()
        };
        work.rest.without(&above.law, nodes, team, range);
        let mass = &nodes.mass(team)[live.clone()];
        for rank in 0..nodes.teams {
            out.ranks
                .push(dot(mass, &work.rest.row(rank)[live.clone()]));
        }
        if wanted.without() && places < nodes.teams {
            without(nodes, team, places, work, out);
        }
    }
}

/// Who of a team and each one behind it is selected without the other.
#[inline(always)]
fn without(nodes: &Nodes, team: usize, places: usize, work: &mut Work, out: &mut Placed) {
    work.sums.of(&work.rest, nodes.teams - 1);
    let live = nodes.live(team);
    for other in team + 1..nodes.teams {
        let theirs = nodes.live(other);
        // Nothing lies between two stretches that do not meet, and their masses are 0 there.
        let range = live.start.min(theirs.start)..live.end.max(theirs.end);
        let fewer = &mut work.fewer;
        (work.sums).at_most(nodes, other, places - 1, range.clone(), fewer);
        let [mine, above, below] = [nodes.mass(team), nodes.above(team), nodes.below(team)]
            .map(|list| &list[range.clone()]);
        let [yours, over, under] = [nodes.mass(other), nodes.above(other), nodes.below(other)]
            .map(|list| &list[range.clone()]);
        let (seats, fewer) = (&fewer.seats[range.clone()], &fewer.fewer[range.clone()]);
        // i at the node and j below it, at most k − 1 others above: i is in and above j. From
        // this goes what has j in as well: j at the node, i above it, at most k − 2 others.
        out.without.push([
            dot3(mine, under, seats) - dot3(yours, above, fewer),
            dot3(yours, below, seats) - dot3(mine, over, fewer),
        ]);
    }
}
