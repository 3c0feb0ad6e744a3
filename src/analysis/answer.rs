//! The answer to one question.

use super::interval::Estimate;
use super::method::Method;
use crate::engine::Tally;
use crate::engine::integral::Integral;

/// A probability, and how it came about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Answer {
    pub(super) method: Method,
    pub(super) draws: u64,
    pub(super) probability: Estimate,
}

impl Answer {
    /// The share of draws in which what a question asks for is so.
    pub(super) fn counted(tally: &Tally, question: usize) -> Self {
        let (count, claims) = (tally.answers[question], tally.answers.len());
        Self {
            method: Method::MonteCarlo,
            draws: tally.draws,
            probability: Estimate::counted(count, tally.draws, claims),
        }
    }

    /// An integral, where the question is integrated; one of so many.
    pub(super) fn integrated(integral: &Integral, question: usize, claims: usize) -> Option<Self> {
        let figure = integral.answer(question)?;
        Some(Self {
            method: if figure.is_sure() {
                Method::Exact
            } else {
                Method::of(integral)
            },
            draws: 0,
            probability: Estimate::integrated(figure, claims),
        })
    }
}
