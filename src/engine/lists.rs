//! What is counted over the draws of one model.

use multiversion::multiversion;

use super::block::Scratch;
use super::census::add_up;
use super::events::Seen;
use super::plan::Plan;
use super::rankings;
use super::run::Count;
use super::select::ones;

/// Lists of integers: tables of teams are row by row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lists {
    /// `[i, r]`: draws in which team i has rank r + 1.
    pub(super) ranks: Vec<u64>,
    /// By team: draws in which it is selected.
    pub(super) selected: Vec<u64>,
    /// Draws in which so many places are filled.
    pub(super) filled: Vec<u64>,
    /// `[i, j]` for i < j: draws in which i ranks above j, lots included.
    pub(super) wins: Vec<u64>,
    /// `[i, j]` for i < j: draws in which their totals are equal.
    pub(super) ties: Vec<u64>,
    /// `[i, j]`: draws in which i is selected and j is not.
    pub(super) without: Vec<u64>,
    /// By question: draws in which what it asks for is so.
    pub(super) answers: Vec<u64>,
    /// Complete rankings.
    pub(super) rankings: Vec<u64>,
    /// By team: the sum of its totals, and that of their squares.
    pub(super) totals: Vec<i128>,
    /// Weights where a team is first, and where it is selected.
    pub(super) weights: [Vec<i128>; 2],
}

impl Count for Lists {
    type Of = Plan;
    type Scratch = Scratch;
    type Named = Vec<usize>;

    fn new(plan: &Plan) -> Self {
        let teams = plan.teams.len();
        let square = || vec![0; teams * teams];
        let weights = || vec![0; plan.summed.size(teams)];
        Self {
            ranks: square(),
            selected: vec![0; teams],
            filled: vec![0; teams + 1],
            wins: square(),
            ties: square(),
            without: square(),
            answers: vec![0; plan.questions.len()],
            rankings: vec![0; rankings::count(teams)],
            totals: vec![0; 2 * teams],
            weights: [weights(), weights()],
        }
    }

    fn scratch(plan: &Plan) -> Scratch {
        Scratch::new(plan)
    }

    fn add(&mut self, plan: &Plan, block: u64, count: usize, scratch: &mut Scratch) {
        count_block(plan, block, count, scratch, self);
    }

    fn merge(&mut self, other: &Self) {
        for (mine, theirs) in [
            (&mut self.ranks, &other.ranks),
            (&mut self.selected, &other.selected),
            (&mut self.filled, &other.filled),
            (&mut self.wins, &other.wins),
            (&mut self.ties, &other.ties),
            (&mut self.without, &other.without),
            (&mut self.answers, &other.answers),
            (&mut self.rankings, &other.rankings),
        ] {
            add_up(mine, theirs);
        }
        let [first, selected] = &mut self.weights;
        for (mine, theirs) in [
            (&mut self.totals, &other.totals),
            (first, &other.weights[0]),
            (selected, &other.weights[1]),
        ] {
            let both = mine.iter_mut().zip(theirs);
            both.for_each(|(a, b)| *a = a.saturating_add(*b));
        }
    }

    fn keys(_: &Plan, scratch: &Scratch, count: usize) -> impl Iterator<Item = (usize, u64)> {
        scratch.selected.keys[..count].iter().copied().enumerate()
    }

    fn named(scratch: &Scratch, lane: usize) -> Vec<usize> {
        scratch.selected.set(lane)
    }

    fn models(_: &Plan) -> u64 {
        1
    }

    fn selected(&self) -> &[u64] {
        &self.selected
    }
}

/// The hot path, compiled for several instruction sets; all give the same bits.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn count_block(plan: &Plan, block: u64, count: usize, scratch: &mut Scratch, lists: &mut Lists) {
    scratch.fill(plan, block);
    lists.add_order(plan, block, count, scratch);
    scratch.selected.decide(plan, &scratch.order, count);
    lists.add_selected(plan, count, scratch);
    lists.add_sums(plan, count, scratch);
}

impl Lists {
    /// Adds who is above whom.
    #[inline(always)]
    fn add_order(&mut self, plan: &Plan, block: u64, count: usize, scratch: &mut Scratch) {
        let teams = plan.teams.len();
        let (order, totals) = (&mut scratch.order, &scratch.totals);
        order.compare(plan, totals, block, count, |i, j, wins, ties| {
            self.wins[i * teams + j] += wins;
            self.ties[i * teams + j] += ties;
        });
        for (team, above) in order.above.iter().enumerate() {
            let ranks = &mut self.ranks[team * teams..][..teams];
            for above in &above[..count] {
                ranks[*above as usize] += 1;
            }
        }
        rankings::add(&order.above, count, &mut self.rankings);
    }

    /// Adds who is selected, and what hangs on that.
    #[inline(always)]
    fn add_selected(&mut self, plan: &Plan, count: usize, scratch: &Scratch) {
        let selected = &scratch.selected;
        let teams = selected.teams.len();
        for (i, a) in selected.teams.iter().enumerate() {
            self.selected[i] += ones(a);
            for (j, b) in selected.teams.iter().enumerate() {
                let in_and_out = a.iter().zip(b);
                let in_and_out = in_and_out.map(|(a, b)| u64::from((a & !b).count_ones()));
                self.without[i * teams + j] += in_and_out.sum::<u64>();
            }
        }
        selected.count_filled(count, &mut self.filled);
        let seen = Seen {
            totals: &scratch.totals,
            order: &scratch.order,
            selected,
        };
        for (answer, question) in self.answers.iter_mut().zip(&plan.questions) {
            *answer += ones(&question.draws(seen, count));
        }
    }

    /// Adds totals and weights.
    #[inline(always)]
    fn add_sums(&mut self, plan: &Plan, count: usize, scratch: &mut Scratch) {
        let sums = self.totals.chunks_exact_mut(2).zip(&plan.teams);
        for ((sums, team), totals) in sums.zip(&scratch.totals) {
            team.scale.add(&totals[..count], sums);
        }
        let [first, selected] = &mut self.weights;
        let drawn = (&scratch.order, &scratch.selected, count);
        (plan.summed).add(
            &scratch.multipliers,
            drawn,
            &mut scratch.sums,
            [first, selected],
        );
    }
}
