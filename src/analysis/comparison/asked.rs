//! What is asked of two scenarios.

use super::QuestionChange;
use super::found::Found;
use crate::analysis::interval::Interval;
use crate::model::{Event, Question, Statement};
use crate::scenario::Scenario;

/// No difference, for certain.
pub(super) const ZERO: Interval = Interval {
    estimate: 0.0,
    low: 0.0,
    high: 0.0,
};

/// A question, as it is asked of A and of B; not of a side that lacks a team of it.
pub(super) struct Asked<'a> {
    question: &'a Question,
    events: [Option<Event>; 2],
}

/// The questions of A, then those that B alone asks. Each is asked of both: teams are matched by id.
pub(super) fn of_both([a, b]: [&Scenario; 2]) -> Vec<Asked<'_>> {
    let same =
        |one: &Question, other: &Question| (&one.name, &one.text) == (&other.name, &other.text);
    let of_a = a.questions.iter().map(|question| Asked {
        question,
        events: [
            Some(question.event.clone()),
            elsewhere(&question.event, a, b),
        ],
    });
    let only_b = |question: &&Question| !a.questions.iter().any(|other| same(question, other));
    let of_b = b.questions.iter().filter(only_b).map(|question| Asked {
        question,
        events: [
            elsewhere(&question.event, b, a),
            Some(question.event.clone()),
        ],
    });
    of_a.chain(of_b).collect()
}

/// An event about the teams of one scenario as one about those of another.
fn elsewhere(event: &Event, here: &Scenario, there: &Scenario) -> Option<Event> {
    let mut complete = true;
    let event = event.map(&mut |statement| {
        let mut terms = Vec::new();
        for &(team, factor) in &statement.terms {
            let id = &here.teams[team].id;
            match there.teams.iter().position(|team| team.id == *id) {
                Some(team) => terms.push((team, factor)),
                None => complete = false,
            }
        }
        Event::Is(Statement {
            terms,
            ..statement.clone()
        })
    });
    complete.then_some(event)
}

/// The questions for the model of one side, in the place of its own. Where one cannot be asked,
/// something that never is so stands for it.
pub(super) fn for_side(asked: &[Asked<'_>], side: usize) -> Vec<Question> {
    let question = |asked: &Asked<'_>| Question {
        event: asked.events[side].clone().unwrap_or(Event::Any(Vec::new())),
        ..asked.question.clone()
    };
    asked.iter().map(question).collect()
}

/// What came of them; `same` where the two models are.
pub(super) fn answers(asked: &[Asked<'_>], found: &Found<'_>, same: bool) -> Vec<QuestionChange> {
    let change = |(at, asked): (usize, &Asked<'_>)| {
        let side = |side: usize| {
            let there = asked.events[side].is_some();
            there.then(|| found.answer(side, at))
        };
        let (a, b) = (side(0), side(1));
        QuestionChange {
            name: asked.question.name.clone(),
            text: asked.question.text.clone(),
            a,
            b,
            change: a.and(b).map(|_| {
                if same {
                    return ZERO;
                }
                found.answer_change(at)
            }),
        }
    };
    asked.iter().enumerate().map(change).collect()
}
