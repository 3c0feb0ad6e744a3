//! Answers to what is asked beside who is selected.

use super::answer::Answer;
use super::figures::Figures;
use super::interval::{Estimate, Interval};
use super::method::Method;
use crate::model::Question;

/// The answer to a question.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct QuestionOutcome {
    /// Key in the file; the text itself where `--ask` asks.
    pub name: String,
    /// The question as written.
    pub text: String,
    /// How it was answered, which may be by draws where all else is integrated.
    pub method: Method,
    /// How many draws the answer rests on; 0 where nothing was drawn.
    #[serde(skip_serializing_if = "is_zero")]
    pub draws: u64,
    /// Share of draws in which it is so; jointly for all questions (Bonferroni).
    pub probability: Estimate,
}

/// A question of a sweep, with what comes of it from one end of an axis to the other.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct QuestionSwept {
    /// Key in the file; the text itself where `--ask` asks.
    pub name: String,
    /// The question as written.
    pub text: String,
    /// Along one axis, the probability at the last point minus that at the first, with its paired
    /// 95 % interval; absent for two axes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Interval>,
}

/// The answers with their questions; those that an interrupted run has none to are left out.
pub(super) fn outcomes(questions: &[Question], figures: &Figures) -> Vec<QuestionOutcome> {
    let answered = questions.iter().zip(&figures.answers);
    let outcome = |(question, answer): (&Question, &Option<Answer>)| {
        let answer = answer.as_ref()?;
        Some(QuestionOutcome {
            name: question.name.clone(),
            text: question.text.clone(),
            method: answer.method,
            draws: answer.draws,
            probability: answer.probability,
        })
    };
    answered.filter_map(outcome).collect()
}

/// Whether there were none.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "what serde asks for")]
pub(super) fn is_zero(count: &u64) -> bool {
    *count == 0
}
