//! From a standard normal to a number: the transforms of all families.
//!
//! Quantities that differ in place and scale only share a transform: a hundred uniform scores use
//! one table.

use super::math::{exp, logistic};
use super::staircase::Staircase;
use super::stream::{BLOCK, Lanes, Streams};
use super::table::Table;
use crate::model::law::Logits;
use crate::model::{Quantity, Rows};

/// How a number comes from its standard normal, up to place and scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shape {
    /// A known number needs none.
    Sure,
    /// The normal itself.
    Normal,
    /// A quantile table.
    Table(usize),
    /// exp(mu + sigma z).
    Exp(Line),
    /// 1 / (1 + exp(−(mu + sigma z))).
    Logistic(Line),
    /// A quantile table on a logit scale.
    Logits(usize),
    /// A staircase.
    Steps(usize),
    /// No normal: a row of a column of numbers, picked at random for all columns of its length.
    Rows(usize),
}

/// intercept + slope × x.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Line {
    pub(super) intercept: f64,
    pub(super) slope: f64,
}

impl Line {
    #[inline(always)]
    pub(super) fn at(self, x: f64) -> f64 {
        self.intercept + self.slope * x
    }
}

/// The tables that shapes refer to.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    tables: Vec<Table>,
    staircases: Vec<Staircase>,
    columns: Vec<Rows>,
    /// Whose they are, in the order in which they were made.
    known: Vec<(Quantity, Shape)>,
}

impl Shape {
    /// Whether a standard normal is drawn at all.
    #[inline(always)]
    pub(super) fn has_normal(self) -> bool {
        !matches!(self, Self::Sure | Self::Rows(_))
    }
}

impl Shapes {
    /// The shape of a quantity, and the line from the shape's number to the quantity.
    pub(super) fn add(&mut self, quantity: &Quantity) -> (Shape, Line) {
        let (standard, intercept, slope) = quantity.standardised();
        let line = Line { intercept, slope };
        let shape = match standard {
            Quantity::Sure(_) => return (Shape::Sure, Line { slope: 0.0, ..line }),
            Quantity::Normal {
                min: None,
                max: None,
                ..
            } => return (Shape::Normal, line),
            Quantity::LogNormal { mu, sigma } => Shape::Exp(Line {
                intercept: mu,
                slope: sigma,
            }),
            Quantity::LogitNormal { mu, sigma } => Shape::Logistic(Line {
                intercept: mu,
                slope: sigma,
            }),
            standard => self.tabulated(standard),
        };
        (shape, line)
    }

    fn tabulated(&mut self, law: Quantity) -> Shape {
        if let Some((_, shape)) = self.known.iter().find(|(known, _)| *known == law) {
            return *shape;
        }
        let shape = match &law {
            Quantity::Beta { alpha, beta, .. } => {
                let mut logits = Logits::new(*alpha, *beta);
                self.tables.push(Table::new(|z| logits.next(z)));
                Shape::Logits(self.tables.len() - 1)
            }
            Quantity::Discrete(steps) => {
                self.staircases.push(Staircase::new(steps));
                Shape::Steps(self.staircases.len() - 1)
            }
            Quantity::Aligned(rows) => {
                self.columns.push(rows.clone());
                Shape::Rows(self.columns.len() - 1)
            }
            smooth => {
                self.tables.push(Table::new(|z| smooth.at_normal(z)));
                Shape::Table(self.tables.len() - 1)
            }
        };
        self.known.push((law, shape));
        shape
    }

    /// How many rows a shape of rows has.
    pub(super) fn rows(&self, shape: Shape) -> Option<usize> {
        match shape {
            Shape::Rows(column) => Some(self.columns[column].in_order().len()),
            _ => None,
        }
    }

    /// All numbers that a shape of finitely many has, ascending.
    pub(super) fn numbers(&self, shape: Shape) -> &[f64] {
        match shape {
            Shape::Steps(staircase) => self.staircases[staircase].numbers(),
            Shape::Rows(column) => self.columns[column].steps().values(),
            _ => &[],
        }
    }

    /// Turns the normals of a block of draws into the shape's numbers.
    #[inline(always)]
    pub(super) fn lanes(&self, shape: Shape, streams: Streams, block: u64, out: &mut Lanes) {
        match shape {
            Shape::Sure => *out = [0.0; _],
            Shape::Normal => {}
            Shape::Table(table) => {
                let table = &self.tables[table];
                for out in out {
                    *out = table.at(*out);
                }
            }
            Shape::Exp(line) => {
                for out in out {
                    *out = exp(line.at(*out));
                }
            }
            Shape::Logistic(line) => {
                for out in out {
                    *out = logistic(line.at(*out));
                }
            }
            Shape::Logits(table) => {
                let table = &self.tables[table];
                for out in out {
                    *out = logistic(table.at(*out));
                }
            }
            Shape::Steps(staircase) => {
                let staircase = &self.staircases[staircase];
                for out in out {
                    *out = staircase.at(*out);
                }
            }
            Shape::Rows(column) => {
                let numbers = self.columns[column].in_order();
                let mut rows = [0; BLOCK];
                streams.rows(numbers.len(), block, &mut rows);
                for (out, row) in out.iter_mut().zip(rows) {
                    *out = numbers[row];
                }
            }
        }
    }

    /// The shape's number of one draw, from its normal and its row of so many; the same bits as
    /// [`Shapes::lanes`].
    pub(super) fn one(&self, shape: Shape, row: &dyn Fn(usize) -> usize, z: f64) -> f64 {
        match shape {
            Shape::Sure => 0.0,
            Shape::Normal => z,
            Shape::Table(table) => self.tables[table].at(z),
            Shape::Exp(line) => exp(line.at(z)),
            Shape::Logistic(line) => logistic(line.at(z)),
            Shape::Logits(table) => logistic(self.tables[table].at(z)),
            Shape::Steps(staircase) => self.staircases[staircase].at(z),
            Shape::Rows(column) => {
                let numbers = self.columns[column].in_order();
                numbers[row(numbers.len())]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::stream::{BLOCK, Streams, Variable};
    use crate::model::special::normal_cdf;
    use crate::model::{Rows, Steps};

    fn beta(alpha: f64, beta: f64) -> Quantity {
        Quantity::Beta {
            alpha,
            beta,
            min: 0.0,
            max: 1.0,
        }
    }

    /// Laws with a density, extreme ones among them.
    fn smooth() -> Vec<Quantity> {
        let log_normal = |mu, sigma| Quantity::LogNormal { mu, sigma };
        let logit_normal = |mu, sigma| Quantity::LogitNormal { mu, sigma };
        vec![
            Quantity::Normal {
                mean: 84.0,
                sd: 6.0,
                min: None,
                max: None,
            },
            Quantity::Uniform {
                min: 75.0,
                max: 90.0,
            },
            log_normal(0.0, 1.0),
            log_normal(-2.0, 3.0),
            log_normal(3.0, 0.01),
            logit_normal(0.0, 1.0),
            logit_normal(2.0, 5.0),
            Quantity::Gumbel {
                location: 70.0,
                scale: 8.0,
            },
            Quantity::Exponential { rate: 0.02 },
            Quantity::Beta {
                alpha: 2.0,
                beta: 7.0,
                min: -5.0,
                max: 40.0,
            },
        ]
    }

    /// Largest |F(x) − Φ(z)| on a grid of z that hits the middles of the tables' pieces.
    fn error(of: impl Fn(f64) -> f64) -> f64 {
        (0..=13_600).fold(0.0, |worst: f64, i| {
            let z = f64::from(i) / 1000.0 - 6.8;
            worst.max((of(z) - normal_cdf(z)).abs())
        })
    }

    #[test]
    fn numbers_have_their_law() {
        for law in smooth() {
            let mut shapes = Shapes::default();
            let (shape, line) = shapes.add(&law);
            let error = error(|z| law.cdf(line.at(shapes.one(shape, &|_| 0, z))));
            assert!(error < 1e-8, "{law:?}: {error:e}");
        }
    }

    /// On the logit scale, which tells numbers apart that are all 0 or 1 in floating point.
    #[test]
    fn a_beta_has_its_law_whatever_its_shapes() {
        let sizes = [0.01, 0.1, 0.5, 1.0, 2.5, 40.0, 1e3, 1e5];
        for (a, b) in sizes.iter().flat_map(|a| sizes.map(|b| (*a, b))) {
            let mut shapes = Shapes::default();
            assert_eq!(shapes.add(&beta(a, b)).0, Shape::Logits(0));
            let logits = Logits::new(a, b);
            let error = error(|z| logits.tails(shapes.tables[0].at(z)).0);
            assert!(error < 1e-6, "beta({a}, {b}): {error:e}");
        }
    }

    #[test]
    fn a_draw_alone_is_the_same_number_as_in_its_block() {
        let mut laws = smooth();
        laws.push(Quantity::Sure(3.0));
        laws.push(beta(0.1, 0.1));
        laws.push(Quantity::Discrete(
            Steps::new(vec![(1.0, 0.25), (2.0, 0.75)]).unwrap(),
        ));
        laws.push(Quantity::Aligned(
            Rows::new((0..300).map(f64::from).collect()).unwrap(),
        ));
        let streams = Streams::new(5);
        let mut shapes = Shapes::default();
        for law in laws {
            let (shape, _) = shapes.add(&law);
            for block in [0, 7, 4_000_000_000] {
                let mut lanes = [0.0; BLOCK];
                streams.normals(Variable::named("any"), block, &mut lanes);
                let normals = lanes;
                shapes.lanes(shape, streams, block, &mut lanes);
                for (lane, z) in normals.into_iter().enumerate() {
                    let draw = block * BLOCK as u64 + lane as u64;
                    let one = shapes.one(shape, &|count| streams.row(count, draw), z);
                    assert_eq!(lanes[lane].to_bits(), one.to_bits(), "{law:?}");
                }
            }
        }
    }

    /// Kolmogorov–Smirnov at 2^18 draws; the critical value has error probability 1e-6 a law.
    #[test]
    fn draws_have_their_law() {
        let streams = Streams::new(11);
        for law in smooth() {
            let mut shapes = Shapes::default();
            let (shape, line) = shapes.add(&law);
            let variable = Variable::named(format!("{law:?}"));
            let mut sample = Vec::new();
            let mut lanes = [0.0; BLOCK];
            for block in 0..1024 {
                streams.normals(variable, block, &mut lanes);
                shapes.lanes(shape, streams, block, &mut lanes);
                sample.extend(lanes.iter().map(|x| line.at(*x)));
            }
            sample.sort_by(f64::total_cmp);
            let n = sample.len() as f64;
            let distance = sample.iter().enumerate().fold(0.0, |worst: f64, (i, &x)| {
                let p = law.cdf(x);
                worst
                    .max((p - i as f64 / n).abs())
                    .max(((i as f64 + 1.0) / n - p).abs())
            });
            assert!(distance < 2.694 / n.sqrt(), "{law:?}: {distance}");
        }
    }

    /// Pearson's χ² with three degrees of freedom; the critical value has error probability 1e-6.
    #[test]
    fn steps_are_taken_with_their_probabilities() {
        let pairs = [(-1.0, 0.05), (0.0, 0.5), (4.0, 0.15), (9.0, 0.3)];
        let mut shapes = Shapes::default();
        let law = Quantity::Discrete(Steps::new(pairs.to_vec()).unwrap());
        let (shape, _) = shapes.add(&law);
        let streams = Streams::new(3);
        let mut counts = [0u32; 4];
        let mut lanes = [0.0; BLOCK];
        for block in 0..1024 {
            streams.normals(Variable::named("steps"), block, &mut lanes);
            shapes.lanes(shape, streams, block, &mut lanes);
            for x in lanes {
                counts[pairs.iter().position(|(value, _)| *value == x).unwrap()] += 1;
            }
        }
        let n = f64::from(counts.iter().sum::<u32>());
        let statistic: f64 = pairs
            .iter()
            .zip(counts)
            .map(|((_, p), count)| (f64::from(count) - n * p) * (f64::from(count) / (n * p) - 1.0))
            .sum();
        assert!(statistic < 30.66, "{counts:?}: {statistic}");
    }

    /// χ² with 6 degrees of freedom, and of pairs of neighbouring draws with 48; the critical values
    /// have error probability 1e-6. Columns of one length take the same row.
    #[test]
    fn rows_are_picked_at_random() {
        let mut shapes = Shapes::default();
        let columns = [0.0, 10.0].map(|from| {
            let numbers = (0..7).map(|row| from + f64::from(row));
            let rows = Rows::new(numbers.collect()).unwrap();
            shapes.add(&Quantity::Aligned(rows)).0
        });
        let streams = Streams::new(2);
        let (mut one, mut pairs) = ([0u32; 7], [0u32; 49]);
        let mut last = 0;
        for block in 0..256 {
            let lanes = columns.map(|shape| {
                let mut lanes = [0.0; BLOCK];
                shapes.lanes(shape, streams, block, &mut lanes);
                lanes
            });
            for (a, b) in lanes[0].into_iter().zip(lanes[1]) {
                assert_eq!(b, 10.0 + a);
                one[a as usize] += 1;
                pairs[last * 7 + a as usize] += 1;
                last = a as usize;
            }
        }
        let statistic = |counts: &[u32]| -> f64 {
            let want = 65_536.0 / counts.len() as f64;
            let off = counts.iter().map(|count| f64::from(*count) - want);
            off.map(|off| off * off / want).sum()
        };
        assert!(statistic(&one) < 38.3, "{one:?}");
        assert!(statistic(&pairs) < 109.0, "{pairs:?}");
    }
}
