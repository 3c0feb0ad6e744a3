//! Value functions: what a score is worth, piecewise linear.

use super::exact::Exact;

/// How a value function goes on beyond its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beyond {
    /// The outermost piece of the line goes on.
    Extend,
    /// The outermost value is held.
    Clamp,
}

/// A piecewise linear function from score to value.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueFunction {
    /// Knots `(score, value)`, ascending in score, at least two.
    knots: Vec<(f64, f64)>,
    beyond: Beyond,
}

/// A stretch of scores on which a value function is a straight line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece {
    /// The lowest score; −∞ for the first piece.
    pub from: f64,
    /// The highest score; ∞ for the last piece.
    pub to: f64,
    /// Value at a score of 0, were the line to go on.
    pub intercept: f64,
    /// Value by score.
    pub slope: f64,
}

impl ValueFunction {
    /// From knots `(score, value)`, ascending in score, at least two.
    pub fn new(knots: &[(f64, f64)], beyond: Beyond) -> Self {
        Self {
            knots: knots.to_vec(),
            beyond,
        }
    }

    /// Whether the knots make a function, or else what is wrong with them.
    pub(super) fn check(&self) -> Result<(), &'static str> {
        let finite = |(score, value): &(f64, f64)| score.is_finite() && value.is_finite();
        if self.knots.len() < 2 {
            Err("has fewer than two knots")
        } else if !self.knots.iter().all(finite) {
            Err("has a knot that is not finite")
        } else if !self.knots.is_sorted_by(|a, b| a.0 < b.0) {
            Err("has knots whose scores do not ascend")
        } else {
            Ok(())
        }
    }

    /// The value of a score.
    pub fn at(&self, score: f64) -> f64 {
        let mut score = score;
        if self.beyond == Beyond::Clamp {
            let (low, high) = self.ends();
            score = if score < low { low } else { score };
            score = if score > high { high } else { score };
        }
        let (intercept, slope) = self.piece(score);
        intercept + slope * score
    }

    /// The value of a score, both as decimals.
    pub(crate) fn exactly(&self, score: f64) -> Exact {
        let written = |(score, value): (f64, f64)| (Exact::written(score), Exact::written(value));
        let (first, last) = (self.knots[0], self.knots[self.knots.len() - 1]);
        if self.beyond == Beyond::Clamp && !(first.0..=last.0).contains(&score) {
            return written(if score < first.0 { first } else { last }).1;
        }
        let ((a, from), (b, to)) = self.around(score);
        let ((a, from), (b, to)) = (written((a, from)), written((b, to)));
        let part = Exact::written(score).minus(a).over(b.minus(a));
        from.plus(to.minus(from).times(part))
    }

    /// Values that more than single scores have: as a float, held there or by
    /// [`ValueFunction::at`], and exactly.
    pub(crate) fn levels(&self) -> Vec<(f64, Exact)> {
        let flat = self.knots.windows(2);
        let flat = flat.filter(|knots| knots[0].1 == knots[1].1);
        let mut levels: Vec<(f64, f64)> = flat.map(|knots| knots[0]).collect();
        if self.beyond == Beyond::Clamp {
            levels.extend([self.knots[0], self.knots[self.knots.len() - 1]]);
        }
        let floats = |(score, value): (f64, f64)| {
            let exact = Exact::written(value);
            [(value, exact), (self.at(score), exact)]
        };
        levels.into_iter().flat_map(floats).collect()
    }

    /// Intercept and slope where the function is one straight piece, and how it goes on beyond.
    pub fn single_piece(&self) -> Option<((f64, f64), Beyond)> {
        (self.knots.len() == 2).then(|| (self.piece(0.0), self.beyond))
    }

    /// Intercept and slope where the function is one straight line over all scores: knots on a
    /// line that goes on beyond them, or one value for every score.
    ///
    /// Slopes that differ by 1e-12 of the steepest count as one: decimal knots that lie on a line
    /// do so only up to rounding.
    pub fn line(&self) -> Option<(f64, f64)> {
        let (low, high) = self.bounds();
        if low == high {
            return Some((low, 0.0));
        }
        let slopes = self
            .knots
            .windows(2)
            .map(|knots| (knots[1].1 - knots[0].1) / (knots[1].0 - knots[0].0));
        let (least, most) = slopes
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), slope| {
                (low.min(slope), high.max(slope))
            });
        let straight = most - least <= 1e-12 * most.abs().max(least.abs());
        (straight && self.beyond == Beyond::Extend).then(|| {
            let (first, last) = (self.knots[0], self.knots[self.knots.len() - 1]);
            let slope = (last.1 - first.1) / (last.0 - first.0);
            (first.1 - slope * first.0, slope)
        })
    }

    /// The least and the largest value at a knot.
    pub fn bounds(&self) -> (f64, f64) {
        let values = self.knots.iter().map(|(_, value)| *value);
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        })
    }

    /// What becomes of scores beyond the outermost knots.
    pub fn beyond(&self) -> Beyond {
        self.beyond
    }

    /// The scores at the first and the last knot.
    pub fn ends(&self) -> (f64, f64) {
        (self.knots[0].0, self.knots[self.knots.len() - 1].0)
    }

    /// 1 where a higher score is worth more, −1 where it is worth less, judged by the ends.
    pub fn orientation(&self) -> f64 {
        if self.knots[self.knots.len() - 1].1 < self.knots[0].1 {
            -1.0
        } else {
            1.0
        }
    }

    /// Largest absolute value for scores from `low` to `high`.
    pub fn largest(&self, low: f64, high: f64) -> f64 {
        let (least, most) = self.range(low, high);
        least.abs().max(most.abs())
    }

    /// The least and the largest value for scores from `low` to `high`.
    pub fn range(&self, low: f64, high: f64) -> (f64, f64) {
        let inner = self.knots.iter();
        let inner = inner.filter(|(score, _)| (low..=high).contains(score));
        let values = inner.map(|(_, value)| *value).chain([self.at(high)]);
        let first = self.at(low);
        values.fold((first, first), |(least, most), value| {
            (least.min(value), most.max(value))
        })
    }

    /// The function in straight pieces over all scores, ascending.
    pub fn pieces(&self) -> Vec<Piece> {
        let level = |from, to, intercept| Piece {
            from,
            to,
            intercept,
            slope: 0.0,
        };
        let (first, last) = (self.knots[0], self.knots[self.knots.len() - 1]);
        let mut pieces: Vec<Piece> = self
            .knots
            .windows(2)
            .map(|knots| {
                let (intercept, slope) = self.piece(knots[0].0);
                Piece {
                    from: knots[0].0,
                    to: knots[1].0,
                    intercept,
                    slope,
                }
            })
            .collect();
        match self.beyond {
            Beyond::Clamp => {
                pieces.insert(0, level(f64::NEG_INFINITY, first.0, first.1));
                pieces.push(level(last.0, f64::INFINITY, last.1));
            }
            Beyond::Extend => {
                let count = pieces.len();
                pieces[0].from = f64::NEG_INFINITY;
                pieces[count - 1].to = f64::INFINITY;
            }
        }
        pieces
    }

    /// Intercept and slope of the piece that a score falls on.
    fn piece(&self, score: f64) -> (f64, f64) {
        let ((a, from), (b, to)) = self.around(score);
        let slope = (to - from) / (b - a);
        (from - slope * a, slope)
    }

    /// The ends of that piece.
    fn around(&self, score: f64) -> ((f64, f64), (f64, f64)) {
        let inner = &self.knots[1..self.knots.len() - 1];
        let i = inner.iter().filter(|(knot, _)| *knot <= score).count();
        (self.knots[i], self.knots[i + 1])
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn lower_is_better_on_a_reversed_scale() {
        let value = ValueFunction::new(&[(1.0, 1.0), (9.0, 0.0)], Beyond::Extend);
        assert_eq!(value.at(9.0), 0.0);
        assert_eq!(value.at(5.0), 0.5);
        assert_eq!(value.at(-7.0), 2.0);
        assert_eq!(value.orientation(), -1.0);
        assert_eq!(
            value.single_piece(),
            Some(((1.125, -0.125), Beyond::Extend))
        );
    }

    #[test]
    fn clamped_values_stop_at_the_outermost_knots() {
        let knots = [(0.0, 0.0), (50.0, 0.8), (100.0, 1.0)];
        let clamped = ValueFunction::new(&knots, Beyond::Clamp);
        let extended = ValueFunction::new(&knots, Beyond::Extend);
        assert_eq!(clamped.at(150.0), 1.0);
        assert_eq!(clamped.at(-10.0), 0.0);
        assert!((extended.at(150.0) - 1.2).abs() < 1e-15);
        assert!((clamped.at(25.0) - 0.4).abs() < 1e-15);
        assert!((clamped.at(75.0) - 0.9).abs() < 1e-15);
        assert_eq!(clamped.single_piece(), None);
        assert_eq!(clamped.bounds(), (0.0, 1.0));
    }

    #[test]
    fn a_line_is_recognised() {
        let line = |knots: &[(f64, f64)], beyond| ValueFunction::new(knots, beyond).line();
        let decimal = [(0.0, 0.0), (0.1, 0.01), (0.3, 0.03), (0.7, 0.07)];
        let (intercept, slope) = line(&decimal, Beyond::Extend).unwrap();
        assert!(intercept.abs() < 1e-15 && (slope - 0.1).abs() < 1e-15);
        assert_eq!(line(&decimal, Beyond::Clamp), None);
        let bent = [(0.0, 0.0), (50.0, 0.8), (100.0, 1.0)];
        assert_eq!(line(&bent, Beyond::Extend), None);
        let level = [(0.0, 0.5), (50.0, 0.5)];
        assert_eq!(line(&level, Beyond::Clamp), Some((0.5, 0.0)));
    }
}
