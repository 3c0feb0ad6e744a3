//! What a run found, with errors: the sentences below its table.

use super::Words;
use super::figures::{TIED, counted, fixed, list};
use super::shares::{share, written};
use crate::analysis::{Forecast, Method, Outcome, SEPARABLE, Selection, by_selection};

impl Words<'_> {
    /// The likeliest selections, so many of them at most. Where the first are level none of them is
    /// called the likeliest, and they stand in the order of the file.
    pub(crate) fn selections(&self, outcome: &Outcome, most: usize) -> Vec<String> {
        let level = outcome.level_selections();
        let told = |selection: &Selection| {
            let share = written(outcome.method, &selection.probability, self.full);
            format!("{}; {share}", self.ranked(outcome, &selection.teams))
        };
        let (first, rest) = outcome.selections.split_at(level);
        let mut first: Vec<&Selection> = first.iter().collect();
        let place = |id: &String| outcome.teams.iter().position(|team| team.id == *id);
        first.sort_by_cached_key(|set| set.teams.iter().map(place).collect::<Vec<_>>());
        let mut out = Vec::new();
        match first.as_slice() {
            [] => {}
            [only] => out.push(format!("Most likely selection: {}.", told(only))),
            [example, others @ ..] => {
                let sets = counted(level, "set");
                out.push(match outcome.method {
                    Method::Exact => {
                        let each = written(outcome.method, &example.probability, self.full);
                        let each = each.replacen(" (", " each (", 1);
                        let example = self.ranked(outcome, &example.teams);
                        format!("{sets} are equally likely, {each}, for example {example}.")
                    }
                    Method::QuasiMonteCarlo | Method::MonteCarlo => format!(
                        "No selection is told to be the likeliest: {sets} are level within their \
                         errors, for example {}.",
                        told(example)
                    ),
                });
                let others = others.iter().take(most.saturating_sub(1));
                out.extend(others.map(|other| format!("Or: {}.", told(other))));
            }
        }
        let rest = rest.iter().take(most.saturating_sub(level));
        out.extend(rest.map(|selection| format!("Then: {}.", told(selection))));
        out
    }

    /// The last team in and the first one out, where there is one.
    pub(crate) fn line(&self, outcome: &Outcome) -> Option<String> {
        let contest = outcome.contest()?;
        let won = share(outcome.method, &contest.winning);
        let above = self.name(contest.above);
        let told = match (contest.is_level(), outcome.method) {
            (false, _) => String::new(),
            (true, Method::Exact) if contest.winning.is_even() => {
                format!(", each ranks above the other in {won}")
            }
            (true, _) => format!(", {above} ranks above in {won}"),
        };
        let ties = if contest.tied.estimate > 0.0 {
            let tied = share(outcome.method, &contest.tied);
            format!("; equal totals, settled by lot: {tied}")
        } else {
            String::new()
        };
        let contest = self.contest(&contest, &won);
        Some(format!("At the cut line {contest}{told}{ties}."))
    }

    /// What the inputs tell apart, and what the run was too short to tell.
    pub(crate) fn told_apart(&self, outcome: &Outcome) -> Vec<String> {
        let mut from = 1;
        let parts = outcome.groups.iter().map(|group| {
            let part = match group.len() {
                1 => format!("{from}"),
                more => format!("{from}-{}", from + more - 1),
            };
            from += group.len();
            part
        });
        let parts: Vec<String> = parts.collect();
        let sure = format!("with a probability of {:.0}{TIED}%", 100.0 * SEPARABLE);
        let mut out = vec![match parts.as_slice() {
            [_] => format!(
                "No two neighbours in this order rank apart {sure}: the inputs do not settle the \
                 order."
            ),
            parts => format!(
                "Groups (neighbours rank apart {sure} or more): {}.",
                parts.join(" | ")
            ),
        }];
        let mut open = by_selection(&outcome.teams);
        open.retain(|&team| !outcome.teams[team].resolved);
        if !open.is_empty() {
            out.push(format!(
                "Not told by these figures, whether more likely in or out: {}.",
                self.names(&open)
            ));
        }
        out
    }

    /// How good a forecast of what happened the run was.
    pub(crate) fn observed(&self, outcome: &Outcome, observed: &Forecast) -> String {
        format!(
            "What happened: {}; {}. Brier score of the {} probabilities: {} (the same chance for \
             all would score {}; lower is better).",
            self.ranked(outcome, &observed.selected),
            share(outcome.method, &observed.probability),
            outcome.teams.len(),
            fixed(observed.brier_score, 4),
            fixed(observed.brier_score_of_chance, 4),
        )
    }

    /// The teams with these ids, best first.
    fn ranked(&self, outcome: &Outcome, ids: &[String]) -> String {
        let order = by_selection(&outcome.teams).into_iter();
        let named = order.filter(|&team| ids.contains(&outcome.teams[team].id));
        list(&named.map(|team| self.name(team)).collect::<Vec<_>>())
    }
}
