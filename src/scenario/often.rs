//! Faults that a file may have a thousand times are told once.

use super::Problem;

/// A fault that may be met more than once: the first time, and how often.
#[derive(Debug, Default)]
pub(crate) struct Often {
    first: Option<Problem>,
    pub(crate) count: usize,
}

impl Often {
    pub(crate) fn add(&mut self, problem: impl FnOnce() -> Problem) {
        self.first.get_or_insert_with(problem);
        self.count += 1;
    }

    /// The first problem alone.
    pub(crate) fn first(self) -> Option<Problem> {
        self.first
    }

    /// The problem, with the number of its kind where there are several.
    pub(crate) fn told(self, kind: &str) -> Option<Problem> {
        let mut problem = self.first?;
        if self.count > 1 {
            problem.message += &format!(", the first of {} {kind}", self.count);
        }
        Some(problem)
    }
}
