//! What lots decide where totals are equal: all orders of the teams that share them count the same.

use crate::engine::events::Test;
use crate::engine::select::Rule;
use crate::model::Measure;

/// Orders at most that are gone through in one case.
const MOST: usize = 5_040;

/// Where a team is in one case: how many are above it for certain, and how many have its total, it
/// included.
pub(super) type Spot = (usize, usize);

/// How likely it is by lot that what is asked for is so; none where that takes too many orders.
pub(super) fn chance(test: &Test, totals: &[f64], spots: &[Spot], rule: Rule) -> Option<f64> {
    let mut ranked = Vec::new();
    test.ranked(&mut ranked);
    ranked.retain(|team| spots[*team].1 > 1);
    // Each takes a rank that those before it have left.
    let mut ways = 1;
    for (at, team) in ranked.iter().enumerate() {
        let before = ranked[..at]
            .iter()
            .filter(|other| spots[**other].0 == spots[*team].0);
        ways *= spots[*team].1 - before.count();
        if ways > MOST {
            return None;
        }
    }
    let mut orders = Orders {
        test,
        totals,
        spots,
        rule,
        above: spots.iter().map(|(from, _)| *from).collect(),
        so: 0,
    };
    orders.go(&ranked, 0);
    Some(orders.so as f64 / ways as f64)
}

struct Orders<'a> {
    test: &'a Test,
    totals: &'a [f64],
    spots: &'a [Spot],
    rule: Rule,
    /// By team: how many are above it.
    above: Vec<usize>,
    /// Orders in which it is so.
    so: usize,
}

impl Orders<'_> {
    /// Gives each of the teams from number `at` on every rank that is left.
    fn go(&mut self, teams: &[usize], at: usize) {
        let Some(&team) = teams.get(at) else {
            let figure = |of, team: usize| match of {
                Measure::Selected => f64::from(u8::from(self.rule.selects(self.above[team]))),
                Measure::Rank => (self.above[team] + 1) as f64,
                Measure::Total => self.totals[team],
            };
            self.so += usize::from(self.test.is_so(&figure));
            return;
        };
        let (from, size) = self.spots[team];
        for above in from..from + size {
            if teams[..at].iter().any(|other| self.above[*other] == above) {
                continue;
            }
            self.above[team] = above;
            self.go(teams, at + 1);
        }
    }
}
