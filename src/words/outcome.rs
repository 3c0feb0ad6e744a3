//! What a run found, with errors: the sentences below its table.

use super::figures::{Counts, TIED, counted, fixed};
use super::shares::{Shares, share, written};
use super::{Words, say};
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
            [only] => out.push(say!("found-likeliest", told = told(only))),
            [example, others @ ..] => {
                let sets = counted(level, "set");
                out.push(match outcome.method {
                    Method::Exact => {
                        let shares = Shares::new(outcome.method, 0.0, self.full);
                        let share = shares.estimate(example.probability.estimate);
                        say!(
                            "found-equal",
                            sets = sets,
                            share = share.replace(' ', &TIED.to_string()),
                            example = self.ranked(outcome, &example.teams)
                        )
                    }
                    Method::QuasiMonteCarlo | Method::MonteCarlo => {
                        say!("found-level", sets = sets, example = told(example))
                    }
                });
                let others = others.iter().take(most.saturating_sub(1));
                out.extend(others.map(|other| say!("found-or", told = told(other))));
            }
        }
        let rest = rest.iter().take(most.saturating_sub(level));
        out.extend(rest.map(|selection| say!("found-then", told = told(selection))));
        out
    }

    /// The last team in and the first one out, where there is one.
    pub(crate) fn line(&self, outcome: &Outcome) -> Option<String> {
        let contest = outcome.contest()?;
        let won = share(outcome.method, &contest.winning);
        let above = self.name(contest.above);
        let more = match (contest.is_level(), outcome.method) {
            (false, _) => None,
            (true, Method::Exact) if contest.winning.is_even() => {
                Some(say!("found-line-each", share = &won))
            }
            (true, _) => Some(say!("found-line-one", team = above, share = &won)),
        };
        let ties = (contest.tied.estimate > 0.0).then(|| {
            let tied = share(outcome.method, &contest.tied);
            say!("found-line-ties", share = tied)
        });
        Some(say!(
            "found-line",
            contest = self.contest(&contest, &won),
            more = more.map_or(String::new(), |more| format!(", {more}")),
            ties = ties.map_or(String::new(), |ties| format!("; {ties}"))
        ))
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
        let sure = format!("{:.0}{TIED}%", 100.0 * SEPARABLE);
        let mut out = vec![match parts.as_slice() {
            // Of neighbours, and so of nobody: the table says it team by team.
            _ if outcome.groups_chain() => say!("found-apart", probability = sure),
            [_] => say!("found-no-groups", probability = sure),
            parts => say!(
                "found-groups",
                probability = sure,
                groups = parts.join(" | ")
            ),
        }];
        let mut open = by_selection(&outcome.teams);
        open.retain(|&team| !outcome.teams[team].resolved);
        if !open.is_empty() {
            out.push(say!("found-not-told", teams = self.names(&open)));
        }
        out
    }

    /// Whose fate does not hang on the weights.
    pub(crate) fn under_all_weights(&self, outcome: &Outcome) -> Option<String> {
        let all = outcome.under_all_weights.as_ref()?;
        let teams = |ids: &[String]| -> Vec<usize> {
            let mut order = by_selection(&outcome.teams);
            order.retain(|team| ids.contains(&outcome.teams[*team].id));
            order
        };
        let [within, out] = [&all.selected, &all.never].map(|ids| teams(ids));
        let which = match (within.len(), out.len()) {
            (_, 0) => "found-always",
            (0, _) => "found-never",
            _ => "found-always-and-never",
        };
        let counts = Counts::of(&[within.len(), out.len()]);
        Some(say!(
            which,
            within = self.those(&within, counts),
            within_n = within.len(),
            out = self.those(&out, counts),
            out_n = out.len()
        ))
    }

    /// How good a forecast of what happened the run was.
    pub(crate) fn observed(&self, outcome: &Outcome, observed: &Forecast) -> String {
        say!(
            "found-observed",
            teams = self.ranked(outcome, &observed.selected),
            share = share(outcome.method, &observed.probability),
            count = outcome.teams.len().to_string(),
            score = fixed(observed.brier_score, 4),
            chance = fixed(observed.brier_score_of_chance, 4)
        )
    }

    /// The teams with these ids, best first.
    fn ranked(&self, outcome: &Outcome, ids: &[String]) -> String {
        let order = by_selection(&outcome.teams).into_iter();
        let named = order.filter(|&team| ids.contains(&outcome.teams[team].id));
        self.names(&named.collect::<Vec<_>>())
    }
}
