//! Several models at the same points: differences between them are known better than either of two
//! alone, because what the points are uneven by they are uneven by in both.

use super::asked::Way;
use super::figure::Figure;
use super::spread::{Spread, first_points};
use super::{Effort, Form, Integrable, Integral, REPLICATES, ROUNDING, Reason, Tables};
use crate::engine::Monitor;
use crate::engine::parallel;

/// Integrates each of several models, those that need points at as many of the same as all of them
/// need together, `first` of each scrambling at the first look. They end as soon as it is seen that so
/// many draws would leave a smaller error of one of them than all points will. None where the monitor
/// ended it first. The error asked for may not be reached.
///
/// # Errors
///
/// As of [`Integrable::integrate`], for the first model that has no answer.
pub fn integrate_together(
    models: &[Integrable<'_>],
    seed: u64,
    effort: Effort,
    (first, draws): (u32, u64),
    monitor: &dyn Monitor,
) -> Result<Option<Vec<Integral>>, Reason> {
    let each: Vec<&Integrable<'_>> = models.iter().collect();
    let starts = parallel::map(
        &each,
        || (),
        |(), &model| Start::new(model, seed, effort, monitor),
    );
    let starts: Result<Option<Vec<_>>, Reason> = starts.into_iter().collect();
    let starts = starts?;
    let Some(mut starts) = starts else {
        return Ok(None);
    };
    let spread = starts
        .iter()
        .filter(|start| matches!(start, Start::Points(_)));
    let spread = spread.count() as u64;
    let mut next = first_points(effort.points).max(first.min(effort.points));
    let mut widest = None;
    let mut before: Option<Vec<Integral>> = None;
    loop {
        if spread > 0 {
            monitor.look(u64::from(next) * REPLICATES as u64 * spread, widest);
        }
        let found = starts.iter_mut().map(|start| match start {
            Start::Exact(integral) => Some((**integral).clone()),
            Start::Points(spread) => spread.answer_at(next, monitor),
        });
        let Some(mut found) = found.collect::<Option<Vec<Integral>>>() else {
            return Ok(None);
        };
        let mut most: f64 = 0.0;
        for integral in found.iter_mut().filter(|one| !one.is_exact()) {
            let half_width = integral.widest();
            integral.reached = half_width <= effort.half_width;
            most = most.max(half_width);
        }
        let more = effort.points.div_ceil(next).next_power_of_two().ilog2();
        let hopeless = |(now, then): (&Integral, &Integral)| {
            !now.is_exact() && !now.reached && now.expected(then, more) > now.if_drawn(draws)
        };
        let ended = before.is_some_and(|before| found.iter().zip(&before).any(hopeless));
        if ended || most <= effort.half_width || next >= effort.points {
            return Ok(Some(found));
        }
        widest = Some(most);
        before = Some(found);
        next = next.saturating_mul(2).min(effort.points);
    }
}

/// A model on the way.
enum Start<'a> {
    Exact(Box<Integral>),
    Points(Box<Spread<'a>>),
}

impl<'a> Start<'a> {
    fn new(
        model: &'a Integrable<'a>,
        seed: u64,
        effort: Effort,
        monitor: &dyn Monitor,
    ) -> Result<Option<Self>, Reason> {
        if let Form::Normal(forms) = &model.totals
            && forms.dimensions() > 0
        {
            let spread = Spread::new(model, forms, seed, effort, monitor);
            return Ok(spread.map(|spread| Self::Points(Box::new(spread))));
        }
        let integral = model.integrate(seed, effort, monitor)?;
        Ok(integral.map(|integral| Self::Exact(Box::new(integral))))
    }
}

impl Integral {
    /// Points of each scrambling; 0 where the answer is exact.
    pub fn points_of_each(&self) -> u32 {
        if self.is_exact() {
            return 0;
        }
        (self.points / REPLICATES as u64) as u32
    }

    /// How much more likely a team is selected here than a team of another answer at the same
    /// points is there; of this one itself, too.
    pub fn more_selected(&self, team: usize, other: &Self, instead: usize) -> Figure {
        Self::sum_selected(&[(1.0, self, team), (-1.0, other, instead)])
    }

    /// A sum of selection probabilities times factors, which lies between −1 and 1 in every case, of
    /// answers at the same points.
    pub fn sum_selected(terms: &[(f64, &Self, usize)]) -> Figure {
        let terms = terms.iter().map(|&(factor, of, team)| {
            let means = of.means_of(|tables| tables.selected[team]);
            (factor, of, means)
        });
        sum(&terms.collect::<Vec<_>>())
    }

    /// How much more likely the answer to a question is yes here than in another answer at the same
    /// points; none where it is not integrated in both.
    pub fn more_answered(&self, other: &Self, question: usize) -> Option<Figure> {
        let here = self.asked.get(question)?.as_ref()?;
        let there = other.asked.get(question)?.as_ref()?;
        let value = |way: &Way, tables: &Tables| match way {
            Way::Sure(so) => f64::from(u8::from(*so)) * tables.points,
            _ => way.value(tables, self.teams, question),
        };
        let here = self.means_of(|tables| value(here, tables));
        let there = other.means_of(|tables| value(there, tables));
        Some(sum(&[(1.0, self, here), (-1.0, other, there)]))
    }

    /// The mean of a value over the points of each scrambling.
    fn means_of(&self, value: impl Fn(&Tables) -> f64) -> Vec<f64> {
        let replicates = self.replicates.iter();
        replicates
            .map(|tables| value(tables) / tables.points)
            .collect()
    }
}

/// A sum of probabilities times factors, scrambling by scrambling. What the points may have missed is
/// the same cases in all of them, and the sum is at most 1 in any.
fn sum(terms: &[(f64, &Integral, Vec<f64>)]) -> Figure {
    let count = terms.iter().map(|(_, _, means)| means.len()).max();
    let count = count.unwrap_or(1);
    // What is exact is the same in all scramblings.
    let value = |means: &[f64], at: usize| means[at.min(means.len() - 1)];
    let sums: Vec<f64> = (0..count)
        .map(|at| {
            let parts = terms.iter();
            parts
                .map(|(factor, _, means)| factor * value(means, at))
                .sum()
        })
        .collect();
    let estimate = sums.iter().sum::<f64>() / count as f64;
    let squares = sums.iter().map(|one| (one - estimate) * (one - estimate));
    let freedom = (count * (count - 1)).max(1) as f64;
    let refinement: f64 = (terms.iter())
        .map(|(factor, of, _)| factor.abs() * of.refinement)
        .sum();
    let unseen = terms.iter().map(|(_, of, _)| of.unseen);
    Figure {
        estimate,
        standard_error: libm::sqrt(squares.sum::<f64>() / freedom),
        quadrature: refinement + unseen.fold(0.0, f64::max) + ROUNDING,
        drawn: None,
    }
}
