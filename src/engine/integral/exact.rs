//! An exact answer for normal totals.

use super::forms::Forms;
use super::point::Point;
use super::tables::Tables;
use super::{AGREEMENT, Detail, Integrable, Integral, LEVEL, LEVELS, LINE, quadrature};
use crate::engine::Monitor;

impl Integrable<'_> {
    /// Refines the rule on the line until two levels agree.
    pub(super) fn exact(
        &self,
        forms: &Forms,
        detail: Detail,
        monitor: &dyn Monitor,
    ) -> Option<Integral> {
        let mut point = Point::new(self);
        forms.at(&[], &mut point.multipliers, &mut point.totals);
        let sets = self.likeliest(point.lay(LEVEL), detail);
        let wanted = self.wanted(detail, &sets);
        let mut last: Option<Tables> = None;
        let mut refinement = f64::INFINITY;
        for level in 0..=LEVELS {
            let line = quadrature::nodes(&point.totals, level);
            let work = line.len() * self.teams() * self.teams();
            if monitor.stop() || (level > LEVEL && work > 4 * LINE) {
                break;
            }
            let mut tables = Tables::new(wanted);
            point.add_at(&line, &mut tables, wanted);
            if let Some(last) = &last {
                refinement = tables.difference(last);
            }
            last = Some(tables);
            if refinement <= AGREEMENT {
                break;
            }
        }
        if refinement == f64::INFINITY {
            return None;
        }
        Some(self.finished(vec![last?], 1, refinement, true, &sets))
    }
}
