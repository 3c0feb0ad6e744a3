//! How a team stands to the line.

use super::figures::{TIED, fixed, list, whole_percent};
use super::{Words, say};
use crate::analysis::shown::signed;
use crate::analysis::{Outcome, Sheet, TeamView};

/// Criteria that are named, those that tell most first.
const TOLD: usize = 4;

/// The points of a team and of the team at the line as they are printed, so that differences add up.
pub(crate) struct Account {
    pub(crate) decimals: usize,
    /// What each criterion, and a bonus, is called, with the points of both.
    pub(crate) parts: Vec<(String, [f64; 2])>,
    /// The totals of both.
    pub(crate) total: [f64; 2],
}

impl Account {
    /// With as many decimals, three at most, as it takes for what is printed to add up: criterion by
    /// criterion and all together; one where no such number does it.
    fn adds_up(&self) -> bool {
        let sum = |side: usize| self.parts.iter().map(|part| part.1[side]).sum::<f64>();
        let off = |side: usize| (sum(side) - self.total[side]).abs();
        off(0) < 1e-9 && off(1) < 1e-9
    }
}

/// What the first of two has more than the second.
pub(crate) fn more([team, line]: [f64; 2]) -> f64 {
    team - line
}

impl Words<'_> {
    /// The points of a team beside those of the team at the line; none where there is a place for
    /// each team.
    pub(crate) fn account(&self, outcome: &Outcome, view: &TeamView) -> Option<Account> {
        let sheet = |id: &str| outcome.teams.iter().find(|team| team.id == *id);
        let sheets = [&sheet(&view.id)?.sheet, &sheet(view.line.as_ref()?)?.sheet];
        let account = |decimals: usize| {
            let printed = |points: f64| fixed(points, decimals).parse().unwrap_or(points);
            let of = |id: &str, sheet: &Sheet| printed(sheet.points.of(id).unwrap_or(0.0));
            let part = |(id, _): &(String, f64)| {
                let criterion = outcome.criteria.iter().position(|c| c.id == *id);
                let label = criterion.map(|criterion| self.keys[criterion].to_string());
                let label = label.unwrap_or_else(|| say!("team-bonus"));
                (label, sheets.map(|sheet| of(id, sheet)))
            };
            Account {
                decimals,
                parts: view.points.0.iter().map(part).collect(),
                total: sheets.map(|sheet| printed(sheet.total)),
            }
        };
        let found = (1..=3).map(account).find(Account::adds_up);
        Some(found.unwrap_or_else(|| account(1)))
    }

    /// How a team stands to the line, on the sheet as written and in the run.
    pub fn team(&self, outcome: &Outcome, view: &TeamView) -> String {
        let name = |id: &str| {
            let team = outcome.teams.iter().position(|team| team.id == *id);
            team.map_or_else(|| say!("a-team"), |team| self.name(team).to_owned())
        };
        let team = name(&view.id);
        let account = self.account(outcome, view);
        let (Some(account), Some(line), Some(ahead)) = (account, &view.line, view.ahead) else {
            return say!("team-in", team = team);
        };
        let total = signed(more(account.total), account.decimals);
        let line = name(line);
        let stands = match total.strip_prefix('+').ok_or(total.strip_prefix('-')) {
            Ok(ahead) => say!("team-ahead", points = ahead, line = &line),
            Err(Some(short)) => say!("team-short", points = short, line = &line),
            Err(None) => say!("team-level", line = &line),
        };
        say!(
            "team-stands",
            team = team,
            stands = stands,
            within = if view.within { "yes" } else { "no" },
            line = line,
            parts = parts(&account, view.within),
            share = whole_percent(ahead.estimate)
        )
    }
}

/// ": Goals −0.6 and Impact +0.4": of a team that is out first what it lacks most, of one that is in
/// what it has; what tells least is added up.
fn parts(account: &Account, within: bool) -> String {
    let shown = |points: f64| signed(points, account.decimals).replace('-', "−");
    let parts = account
        .parts
        .iter()
        .map(|(label, points)| (label.clone(), more(*points)));
    let mut parts: Vec<(String, f64)> = parts
        .filter(|(_, points)| shown(*points).starts_with(['+', '−']))
        .collect();
    let side = if within { 1.0 } else { -1.0 };
    parts.sort_by(|a, b| (side * b.1).total_cmp(&(side * a.1)));
    if parts.len() > TOLD + 1 {
        let rest = parts.split_off(TOLD);
        parts.push((say!("team-rest"), rest.iter().map(|part| part.1).sum()));
    }
    let told = parts
        .iter()
        .map(|(label, points)| format!("{label}{TIED}{}", shown(*points)));
    match told.collect::<Vec<_>>().as_slice() {
        [] => String::new(),
        told => format!(": {}", list(told)),
    }
}
