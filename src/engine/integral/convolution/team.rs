//! The law of one team's total on a lattice.

use super::cell::{Cell, Laid};
use super::fourier::{Fourier, Spectrum};
use crate::engine::integral::tails::Tails;
use crate::engine::rounding::Grid;
use crate::model::exact::Exact;
use crate::model::special::normal_density;

/// Places of a team's lattice at most.
const PLACES: usize = 1 << 18;
/// Single totals at most.
const ATOMS: usize = 4_096;
/// Totals so near to each other, relative to the size of what they are made of, are one total that
/// was added up in another order: 2⁻⁹⁴.
const SAME: f64 = 1.0 / (1u128 << 94) as f64;

/// What a team's total is made of.
#[derive(Debug)]
pub(super) struct Team {
    /// Points that are known.
    pub(super) known: f64,
    pub(super) cells: Vec<Cell>,
    exactly: Exact,
    /// The total in steps of the grid, where all of it is known.
    sure: Option<f64>,
    /// On which totals are compared.
    grid: Grid,
    /// Values of the halo with their shares: nodes of the trapezoid rule, fine enough for 1e-10.
    halos: Vec<(f64, f64)>,
}

/// The law of a total: single totals, and the rest on a lattice.
#[derive(Debug, Default)]
pub(super) struct Law {
    /// The lattice's first place, in steps from 0 points.
    pub(super) first: i64,
    /// By place: the share of totals around it.
    pub(super) shares: Vec<f64>,
    /// Between which totals they are spread, in points.
    pub(super) ends: (f64, f64),
    /// Totals in points with their probabilities, ascending.
    pub(super) atoms: Vec<(f64, f64)>,
}

impl Team {
    pub(super) fn new(known: Exact, cells: Vec<Cell>, sure: Option<f64>, grid: Grid) -> Self {
        // Given the total, cells tell so much about the halo.
        let told = |cell: &Cell| (cell.halo / cell.own) * (cell.halo / cell.own);
        let told: f64 = cells.iter().map(told).sum();
        let halos = if told == 0.0 {
            vec![(0.0, 1.0)]
        } else {
            // The rule's error falls as exp(−2π² (sd / step)²): 3e-11 here.
            let step = 0.9 / libm::sqrt(1.0 + told);
            let most = (7.0 / step) as i32;
            (-most..=most)
                .map(|at| f64::from(at) * step)
                .map(|halo| (halo, step * normal_density(halo)))
                .collect()
        };
        Self {
            known: known.hi,
            exactly: known,
            cells,
            sure,
            grid,
            halos,
        }
    }

    /// Variance of the total in points², roughly.
    pub(super) fn variance(&self) -> f64 {
        self.cells.iter().map(Cell::variance).sum()
    }

    /// Multiplications that the transforms of a lattice of this step take, roughly.
    pub(super) fn work(&self, step: f64) -> f64 {
        let width = self.cells.iter().map(|cell| cell.width() / step);
        let places = width.sum::<f64>().max(1.0);
        4.0 * places * libm::log2(places + 1.0) * (self.cells.len() * self.halos.len()) as f64
    }

    /// The law on a lattice; none where it takes too many places or single totals.
    pub(super) fn law(&self, step: f64, tails: Tails) -> Option<Law> {
        // A single cell is cut in the middle between places, and needs no convolution.
        let single = self.cells.len() == 1;
        let mut moved = self.known + if single { 0.5 * step } else { 0.0 };
        let mut laid = Vec::with_capacity(self.cells.len());
        for cell in &self.cells {
            laid.push(cell.lay(step, moved, PLACES)?);
            moved = 0.0;
        }
        let ends = self.cells.iter().map(Cell::ends);
        let ends = ends.fold((self.known, self.known), |sum, ends| {
            (sum.0 + ends.0, sum.1 + ends.1)
        });
        let mut law = Law {
            first: laid.iter().map(|laid| laid.first).sum(),
            ends,
            ..Law::default()
        };
        if let ([cell], [laid]) = (self.cells.as_slice(), laid.as_slice()) {
            law.shares = vec![0.0; if cell.is_discrete() { 0 } else { laid.places }];
            for bin in &laid.spread {
                law.shares[bin.place] += bin.share(cell, 0.0, tails);
            }
        } else if !self.cells.iter().all(Cell::is_discrete) {
            law.shares = self.spread(&laid, tails)?;
            law.hold(step);
        }
        law.atoms = self.atoms(&laid, tails)?;
        Some(law)
    }

    /// The part of the law that is spread: the convolution of all cells less that of their single
    /// points.
    fn spread(&self, laid: &[Laid], tails: Tails) -> Option<Vec<f64>> {
        let places = 1 + laid.iter().map(|laid| laid.places - 1).sum::<usize>();
        let length = places.next_power_of_two();
        if length > PLACES {
            return None;
        }
        let fourier = Fourier::new(length);
        let atoms = laid.iter().all(|laid| !laid.atoms.is_empty());
        let mut sum = Spectrum::filled(length, 0.0);
        let mut cell_spectrum = Spectrum::filled(length, 0.0);
        for &(halo, share) in &self.halos {
            let mut times = |all: bool| {
                let mut product = Spectrum::filled(length, 1.0);
                for (cell, laid) in self.cells.iter().zip(laid) {
                    cell_spectrum.re.fill(0.0);
                    cell_spectrum.im.fill(0.0);
                    let spread = laid.spread.iter().filter(|_| all);
                    for bin in spread.chain(laid.atoms.iter().map(|(bin, _)| bin)) {
                        let share = bin.share(cell, halo, tails);
                        cell_spectrum.re[bin.place] += share * (1.0 - bin.upper);
                        cell_spectrum.re[bin.place + 1] += share * bin.upper;
                    }
                    fourier.forward(&mut cell_spectrum);
                    product.multiply(&cell_spectrum);
                }
                product
            };
            sum.add(&times(true), share);
            if atoms {
                sum.add(&times(false), -share);
            }
        }
        fourier.inverse(&mut sum);
        sum.re.truncate(places);
        // Rounding leaves a little less than nothing in the tails.
        for share in &mut sum.re {
            *share = share.max(0.0);
        }
        Some(sum.re)
    }

    /// Single totals.
    fn atoms(&self, laid: &[Laid], tails: Tails) -> Option<Vec<(f64, f64)>> {
        if let Some(steps) = self.sure {
            return Some(vec![(self.grid.points(steps), 1.0)]);
        }
        let ends = self.cells.iter().map(Cell::ends);
        let size = ends.fold(self.exactly.hi.abs(), |size, (low, high)| {
            size + low.abs().max(high.abs())
        });
        let mut sum: Vec<(f64, f64)> = Vec::new();
        for &(halo, share) in &self.halos {
            let mut totals = vec![(self.exactly, share)];
            for (cell, laid) in self.cells.iter().zip(laid) {
                let more = laid
                    .atoms
                    .iter()
                    .map(|(bin, points)| (*points, bin.share(cell, halo, tails)));
                let more: Vec<(Exact, f64)> = more.collect();
                totals = totals
                    .iter()
                    .flat_map(|(a, p)| more.iter().map(move |(b, q)| (a.plus(*b), p * q)))
                    .collect();
                totals.sort_by(|a, b| a.0.cmp(b.0));
                merge(&mut totals, |next, kept| {
                    next.minus(*kept).hi <= SAME * size
                });
                if totals.len() > ATOMS {
                    return None;
                }
            }
            sum.extend(totals.into_iter().map(|(total, share)| {
                let steps = self.grid.exactly(total);
                (self.grid.points(steps), share)
            }));
        }
        sum.sort_by(|a, b| a.0.total_cmp(&b.0));
        merge(&mut sum, |next, kept| next == kept);
        Some(sum)
    }
}

impl Law {
    /// Which part of the step around a place it is spread over, from 0 to 1 up the step.
    pub(super) fn span(&self, place: i64, step: f64) -> (f64, f64) {
        let start = place as f64 - 0.5;
        let from = (self.ends.0 / step - start).clamp(0.0, 1.0);
        (from, (self.ends.1 / step - start).clamp(from, 1.0))
    }

    /// Takes what sharing between places has put beyond the ends back to them.
    fn hold(&mut self, step: f64) {
        let place = |end: f64| end / step - self.first as f64;
        let last = self.shares.len() - 1;
        let low = (place(self.ends.0 + 1e-3 * step) + 0.5)
            .floor()
            .clamp(0.0, last as f64) as usize;
        let high = (place(self.ends.1 - 1e-3 * step) + 0.5)
            .floor()
            .clamp(0.0, last as f64) as usize;
        for at in (0..low).chain(high + 1..=last) {
            let share = std::mem::take(&mut self.shares[at]);
            self.shares[at.clamp(low, high.max(low))] += share;
        }
    }
}

/// Puts equal totals, which stand side by side, together.
fn merge<T>(totals: &mut Vec<(T, f64)>, equal: impl Fn(&T, &T) -> bool) {
    totals.dedup_by(|next, kept| {
        let same = equal(&next.0, &kept.0);
        if same {
            kept.1 += next.1;
        }
        same
    });
}
