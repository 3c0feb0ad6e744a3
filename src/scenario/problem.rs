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
