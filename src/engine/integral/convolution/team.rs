//! The law of one team's total.

use super::cell::Cell;
use super::line::Total;
use super::sum::{Budget, Law};
use super::windows::Frame;
use crate::engine::Monitor;
use crate::engine::parallel;
use crate::model::exact::Exact;
use crate::model::special::normal_density;

/// How near a distribution function is wanted, and how far it may be at worst: tenfold steps
/// between.
const TOLERANCES: [f64; 4] = [1e-11, 1e-10, 1e-9, 1e-8];
/// Products of panels that are integrated for a team's law at most: some seconds.
const WORK: u64 = 20_000_000;

/// Single totals at most.
const ATOMS: usize = 4_096;

/// What a team's total is made of.
#[derive(Debug)]
pub(super) struct Team {
    /// Points that are known.
    pub(super) known: f64,
    exactly: Exact,
    /// The total in steps of the grid, where all of it is known.
    pub(super) sure: Option<f64>,
    pub(super) cells: Vec<Cell>,
    /// Values of the halo with their shares: nodes of the trapezoid rule, fine enough for 1e-10.
    pub(super) halos: Vec<(f64, f64)>,
}

impl Team {
    pub(super) fn new(known: Exact, cells: Vec<Cell>, sure: Option<f64>) -> Self {
        let halos = halos(&cells, 7.0);
        Self {
            known: known.hi,
            exactly: known,
            sure,
            cells,
            halos,
        }
    }

    /// The total as it is seen in a frame; none where it takes too much, or the monitor ends it.
    pub(super) fn total(&self, frame: Frame, monitor: &dyn Monitor) -> Option<Total> {
        let mut tolerances = TOLERANCES.into_iter();
        let law = tolerances.find_map(|tolerance| self.law_within(tolerance, monitor))?;
        let known = frame.place(self.known);
        let written = self.written(frame)?;
        let atoms = law.atoms.iter();
        let steps = atoms.map(|(points, _)| frame.nearest(known + points, &written));
        Some(Total::new(known, steps.collect(), law))
    }

    /// Places of single totals, ascending, and their steps of the grid: added up in decimals, because
    /// what is equal there is equal.
    fn written(&self, frame: Frame) -> Option<Vec<(f64, f64)>> {
        if let Some(steps) = self.sure {
            return Some(vec![(frame.place(self.known), steps)]);
        }
        let mut totals = vec![self.exactly];
        for cell in &self.cells {
            let singles = || cell.singles();
            let sums = totals
                .iter()
                .flat_map(|total| singles().map(|points| total.plus(points)));
            totals = sums.collect();
            totals.sort_by(|a, b| a.cmp(*b));
            totals.dedup_by(|next, kept| frame.grid.exactly(*next) == frame.grid.exactly(*kept));
            if totals.len() > 64 * ATOMS {
                return None;
            }
        }
        let totals = totals.into_iter();
        let places = totals.map(|total| (frame.place(total.hi), frame.grid.exactly(total)));
        Some(places.collect())
    }

    fn law_within(&self, tolerance: f64, monitor: &dyn Monitor) -> Option<Law> {
        let laws = parallel::map(
            &self.halos,
            || (),
            |(), &(halo, share)| {
                // What rarely counts need not be known as well.
                let tolerance = (tolerance / share).min(1e-2);
                let mut budget = Budget(WORK / self.halos.len() as u64);
                let mut sum = Law::known(0.0);
                for cell in &self.cells {
                    if monitor.stop() {
                        return None;
                    }
                    let cell = cell.law(halo, tolerance)?;
                    sum = sum.plus(&cell, tolerance, &mut budget)?;
                }
                Some((share, sum))
            },
        );
        let mut laws: Vec<(f64, Law)> = laws.into_iter().collect::<Option<_>>()?;
        match laws.len() {
            1 => laws.pop().map(|(_, law)| law),
            _ => Law::mixture(&laws, tolerance),
        }
    }
}

/// Values of a team's halo up to so far out, with their shares.
pub(super) fn halos(cells: &[Cell], reach: f64) -> Vec<(f64, f64)> {
    // Given the total, cells tell so much about the halo.
    let told = |cell: &Cell| (cell.halo / cell.own) * (cell.halo / cell.own);
    let told: f64 = cells.iter().map(told).sum();
    if told == 0.0 {
        return vec![(0.0, 1.0)];
    }
    // The rule's error falls as exp(−2π² (sd / step)²): 3e-11 here.
    let step = 0.9 / libm::sqrt(1.0 + told);
    let most = (reach / step) as i32;
    let halos = (-most..=most).map(|at| f64::from(at) * step);
    halos
        .map(|halo| (halo, step * normal_density(halo)))
        .collect()
}
