//! The words that the page itself has, in the language that is spoken.

use crate::words::say;

/// Names of sentences without facts.
const WORDS: [&str; 42] = [
    "page-add",
    "page-add-none",
    "page-as-command",
    "page-as-file",
    "page-as-written",
    "page-ask",
    "page-between",
    "page-chart-pairwise",
    "page-chart-ranks",
    "page-chart-selection",
    "page-chart-weights",
    "page-close",
    "page-copied",
    "page-copy",
    "page-ended",
    "page-fixed",
    "page-free",
    "page-from",
    "page-keep",
    "page-known-as",
    "page-loopback",
    "page-mean",
    "page-other",
    "page-out",
    "page-pairs",
    "page-questions",
    "page-ranks",
    "page-redo",
    "page-reset",
    "page-result",
    "page-save",
    "page-set",
    "page-sets",
    "page-sheet",
    "page-show-team",
    "page-spread",
    "page-stop",
    "page-table",
    "page-take-away",
    "page-to",
    "page-tune",
    "page-undo",
];

/// All of them, each by its name without the `page-`.
pub(super) fn words() -> Vec<(&'static str, String)> {
    let told = |id: &'static str| (id.trim_start_matches("page-"), say!(id));
    WORDS.into_iter().map(told).collect()
}
