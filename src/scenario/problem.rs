//! A problem of a scenario, as data: drawing it is the business of `report`.

use std::ops::Range;

/// Whether a scenario with this problem can be run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// It cannot.
    Error,
    /// It can, but the file may not say what its author meant.
    Warning,
}

/// A stretch of one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Index of the source: 0 is the file, 1 the sheet of scores beside it, and the `--set`
    /// arguments begin at 2.
    pub source: usize,
    /// Bytes of that source's text.
    pub span: Range<usize>,
}

/// One thing that is wrong, where it is, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: String,
    /// Where it is.
    pub place: Place,
    /// A few words to stand beside the place; may be empty.
    pub label: String,
    /// Another place that has a part in it, with a few words.
    pub also: Option<Box<(Place, String)>>,
    /// What would be right.
    pub help: Option<String>,
}

/// The number of the source that is the sheet of scores.
pub(crate) const SHEET: usize = 1;

/// The number of the source that is the first argument.
pub(crate) const SETTINGS: usize = 2;
/// Once so many problems are found, no more are looked for: nobody mends hundreds by hand, and a
/// file that is no scenario at all has one for each of its keys.
const ENOUGH: usize = 200;

/// So many problems are told; how many more there are is said.
const MOST_TOLD: usize = 50;

/// Whether to look for more problems has no use: nothing will be computed, and there is plenty to mend.
/// Warnings stop nothing, and problems of a sheet are told by their kinds, with how many there are.
pub(crate) fn enough(problems: &[Problem]) -> bool {
    let last = problems.len().checked_sub(ENOUGH).map(|at| &problems[at..]);
    let counts = |problem: &Problem| problem.is_error() && !problem.place.is_sheet();
    last.is_some_and(|last| last.iter().all(counts))
}

/// The first problems in the order of the sources and of their text, errors before warnings where
/// not all of them are told, and a last one that says how many more there are.
pub(crate) fn told(mut problems: Vec<Problem>) -> Vec<Problem> {
    let order = |p: &Problem| (p.place.source, p.place.span.start);
    problems.sort_by_key(order);
    if problems.len() <= MOST_TOLD {
        return problems;
    }
    let many = if enough(&problems) { "at least " } else { "" };
    problems.sort_by_key(|p| !p.is_error());
    let rest = problems.split_off(MOST_TOLD);
    problems.sort_by_key(order);
    if let Some(first) = rest.first() {
        let last = Problem {
            severity: first.severity,
            ..Problem::error(
                &first.place,
                format!("and {many}{} more problems", rest.len()),
            )
        };
        problems.push(
            last.label("here and elsewhere")
                .help("mend those above first"),
        );
    }
    problems
}

impl Place {
    /// A stretch of source number `source`.
    pub fn new(source: usize, span: Range<usize>) -> Self {
        Self { source, span }
    }

    /// Whether a `--set` argument says it, not the file.
    pub(crate) fn is_override(&self) -> bool {
        self.source >= SETTINGS
    }

    /// Whether it lies in the sheet of scores.
    pub(crate) fn is_sheet(&self) -> bool {
        self.source == SHEET
    }
}

impl Problem {
    pub(crate) fn error(place: &Place, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            message: message.into(),
            place: place.clone(),
            label: String::new(),
            also: None,
            help: None,
        }
    }

    pub(crate) fn warning(place: &Place, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(place, message)
        }
    }

    pub(crate) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    pub(crate) fn also(mut self, place: &Place, label: impl Into<String>) -> Self {
        self.also = Some(Box::new((place.clone(), label.into())));
        self
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Whether the scenario cannot be run with it.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
