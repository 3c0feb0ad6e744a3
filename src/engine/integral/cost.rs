//! What integrals cost, known before anything is computed.

use super::asked::Way;
use super::sets::Sets;
use super::sobol::scatter;
use super::{Detail, FIRST_POINTS, Form, Integrable, LEVEL, Point, REPLICATES, grid};

/// Multiplications at most, over all points, where draws would not take longer: a few seconds.
const AFFORDABLE: u64 = 2_000_000_000;
/// Multiplications that a normal number of a draw costs.
const NORMAL: usize = 10;

/// Points at which the nodes are counted.
const SAMPLED: usize = 16;

impl Integrable<'_> {
    /// Points of each scrambling that take some seconds at most, or no longer than so many draws; 0
    /// where the first look would take longer than that.
    pub fn affordable_points(&self, detail: Detail, draws: u64) -> u32 {
        let (teams, rule) = (self.teams(), self.rule());
        let mut rows = 4 * teams * teams;
        if detail == Detail::Everything {
            let line = rule.line();
            rows += 2 * teams * teams * line.min(teams - line).max(1);
            rows += 4 * Sets::most(teams, rule);
            let asked = self.asked.iter().flatten();
            rows += asked.map(Way::work).sum::<usize>();
        }
        let work = (self.nodes() as u64).saturating_mul(rows as u64).max(1);
        let affordable = self.drawing().saturating_mul(draws).max(AFFORDABLE);
        let points = affordable / work.saturating_mul(REPLICATES as u64);
        if points < u64::from(FIRST_POINTS) {
            return 0;
        }
        1 << points.min(1 << 20).ilog2()
    }

    /// Multiplications that a draw costs, roughly.
    pub(super) fn drawing(&self) -> u64 {
        let (teams, criteria) = (self.teams(), self.model.criteria.len());
        (teams * (teams + NORMAL * criteria)) as u64
    }

    /// Nodes on the line at a point of the cube, on average over some; 0 where they are not known
    /// beforehand.
    pub(super) fn nodes(&self) -> usize {
        let Form::Normal(forms) = &self.totals else {
            return 0;
        };
        let mut point = Point::new(self);
        let dimensions = forms.dimensions();
        let sampled = if dimensions == 0 { 1 } else { SAMPLED };
        let nodes = (0..sampled).map(|at| {
            let place = |d: usize| {
                let bits = scatter((at * dimensions + d) as u64) >> 32;
                (bits as f64 + 0.5) / 4_294_967_296.0
            };
            let u: Vec<f64> = (0..dimensions).map(place).collect();
            forms.at(&u, &mut point.multipliers, &mut point.totals);
            grid::places(&point.totals, LEVEL).len()
        });
        nodes.sum::<usize>().div_ceil(sampled)
    }
}
