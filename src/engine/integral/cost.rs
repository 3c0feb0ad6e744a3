//! What integrals cost, known before anything is computed.

use super::asked::Way;
use super::sets::Sets;
use super::sobol::scatter;
use super::{Detail, FIRST_POINTS, Form, Integrable, LEVEL, LEVELS, Point, REPLICATES, quadrature};

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
        self.points_within(detail, AFFORDABLE, draws)
    }

    /// Points of each scrambling that take so many multiplications at most, or no longer than so many
    /// draws.
    fn points_within(&self, detail: Detail, affordable: u64, draws: u64) -> u32 {
        let (teams, rule) = (self.teams(), self.rule());
        let none = Sets::default();
        let wanted = self.wanted(detail, &none);
        let mut rows = if wanted.ranks() { 4 } else { 1 } * teams * teams;
        if wanted.without() {
            let line = rule.line();
            rows += 2 * teams * teams * line.min(teams - line).max(1);
            rows += 4 * Sets::most(teams, rule);
        }
        if wanted.answers() {
            let asked = self.asked.iter().flatten();
            rows += asked.map(Way::work).sum::<usize>();
        }
        let work = (self.nodes() as u64).saturating_mul(rows as u64).max(1);
        let affordable = self.drawing().saturating_mul(draws).max(affordable);
        let points = affordable / work.saturating_mul(REPLICATES as u64);
        if points < u64::from(FIRST_POINTS) {
            return 0;
        }
        1 << points.min(1 << 20).ilog2()
    }

    /// The same for one of so many models that are integrated together, where only selections are
    /// wanted; 1 where no points are needed and the answer takes as little.
    pub fn affordable_together(&self, models: usize, draws: u64) -> u32 {
        let Form::Normal(forms) = &self.totals else {
            // How long the others take is not known beforehand.
            return 0;
        };
        let affordable = AFFORDABLE / models.max(1) as u64;
        if forms.dimensions() > 0 {
            return self.points_within(Detail::Selections, affordable, draws);
        }
        // Every level of the rule on the line is twice as fine.
        let work = (self.nodes() * self.teams() * self.teams()) << LEVELS;
        u32::from(work as u64 <= affordable.max(self.drawing().saturating_mul(draws)))
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
            quadrature::nodes(&point.totals, LEVEL).len()
        });
        nodes.sum::<usize>().div_ceil(sampled)
    }
}
