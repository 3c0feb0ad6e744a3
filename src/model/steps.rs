//! A law of finitely many numbers.

use std::sync::Arc;

/// Finitely many numbers, each with its probability.
#[derive(Debug, Clone, PartialEq)]
pub struct Steps {
    /// The numbers, ascending, no two equal.
    values: Arc<[f64]>,
    /// Probability of each number or a smaller one; the last is 1.
    cumulative: Arc<[f64]>,
}

impl Steps {
    /// From numbers with their probabilities, which are scaled to add up to 1. `None` without a
    /// positive probability, and where one of either is not finite.
    pub fn new(mut pairs: Vec<(f64, f64)>) -> Option<Self> {
        if !pairs
            .iter()
            .all(|(value, share)| value.is_finite() && share.is_finite())
        {
            return None;
        }
        pairs.retain(|(_, probability)| *probability > 0.0);
        pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
        let total: f64 = pairs.iter().map(|(_, probability)| probability).sum();
        let mut values: Vec<f64> = Vec::new();
        let mut cumulative: Vec<f64> = Vec::new();
        let mut sum = 0.0;
        for (value, probability) in pairs {
            sum += probability;
            let share = (sum / total).min(1.0);
            match cumulative.last_mut() {
                Some(last) if values.last() == Some(&value) => *last = share,
                _ => {
                    values.push(value);
                    cumulative.push(share);
                }
            }
        }
        *cumulative.last_mut()? = 1.0;
        Some(Self {
            values: values.into(),
            cumulative: cumulative.into(),
        })
    }

    /// Each of these numbers equally likely; `None` without numbers.
    pub fn equally_likely(values: &[f64]) -> Option<Self> {
        Self::new(values.iter().map(|value| (*value, 1.0)).collect())
    }

    /// The numbers, ascending, no two equal.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// Probability of each number or a smaller one; the last is 1.
    pub fn cumulative(&self) -> &[f64] {
        &self.cumulative
    }

    /// Numbers with their probabilities.
    pub fn pairs(&self) -> impl Iterator<Item = (f64, f64)> {
        let before = std::iter::once(0.0).chain(self.cumulative.iter().copied());
        let steps = self
            .cumulative
            .iter()
            .zip(before)
            .map(|(up_to, before)| up_to - before);
        self.values.iter().copied().zip(steps)
    }
}

/// A column of numbers. Each draw takes one row, picked at random for all columns of that length.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    in_order: Arc<[f64]>,
    steps: Steps,
}

impl Rows {
    /// From the numbers in the order of their rows; `None` without numbers.
    pub fn new(numbers: Vec<f64>) -> Option<Self> {
        Some(Self {
            steps: Steps::equally_likely(&numbers)?,
            in_order: numbers.into(),
        })
    }

    /// The numbers in the order of their rows.
    pub fn in_order(&self) -> &[f64] {
        &self.in_order
    }

    /// The law of a row picked at random.
    pub fn steps(&self) -> &Steps {
        &self.steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_are_put_together_and_impossible_ones_left_out() {
        let steps = Steps::new(vec![(3.0, 1.0), (1.0, 1.0), (3.0, 2.0), (2.0, 0.0)]).unwrap();
        assert_eq!(steps.values(), [1.0, 3.0]);
        assert_eq!(steps.cumulative(), [0.25, 1.0]);
        assert_eq!(
            steps.pairs().collect::<Vec<_>>(),
            [(1.0, 0.25), (3.0, 0.75)]
        );
        assert_eq!(Steps::new(vec![(1.0, 0.0)]), None);
        assert_eq!(Steps::equally_likely(&[]), None);
    }
}
