//! The table that people read.

use super::acceptability;
use super::findings::{all_rows, findings, provenance};
use super::order::by_selection;
use super::page::{columns, for_names};
use super::questions;
use super::shares::{Shares, at_most};
use super::sheet::sheet;
use super::sight::{Sight, aside};
use super::team_views;
use super::text::{bar, counted, fixed, left, longest, names, percent, right, trace, wrap};
use crate::analysis::{Method, Outcome, TeamOutcome};
use crate::words::{Said as _, ended, say};

/// Columns for names, of 80.
pub(super) const NAME: usize = 22;
/// Columns of the bars: none where there is no room for the fewest.
const BAR: (usize, usize) = (7, 20);

/// The outcome of a run as a table, best team first, as wide as [`within`](super::within) says.
/// `verbose` adds every digit, every rank's share, the weights that favour each team, acceptability
/// indices and the ten most likely selections.
pub fn table(outcome: &Outcome, verbose: bool) -> String {
    let ranked = by_selection(outcome);
    let mut out = wrap(&outcome.title, 0) + &trace(false, &outcome.settings);
    out += &wrap(&headline(outcome), 0);
    let said = outcome.said();
    out += &wrap(&ended(&said.finding), 0);
    out.push('\n');
    let sight = Sight::new(outcome, &ranked, verbose);
    out += &teams(outcome, &sight, verbose);
    out.push('\n');
    out += &questions::table(outcome, verbose);
    out += &sheet(outcome, &sight, verbose);
    out.push('\n');
    out += &team_views::table(outcome);
    if verbose {
        out += &ranks(outcome, &ranked);
        out.push('\n');
        out += &acceptability::sections(outcome, &ranked);
        out.push('\n');
        let said = said.findings.unwrap_or_default();
        for finding in [&said.ranks, &said.pairwise]
            .into_iter()
            .chain(&said.weights)
        {
            out += &wrap(&ended(finding), 2);
        }
    }
    out += &findings(outcome, if verbose { 10 } else { 1 });
    out.push('\n');
    out += &wrap(&provenance(outcome, verbose), 0);
    out
}

pub(crate) fn headline(outcome: &Outcome) -> String {
    let (places, teams) = (
        counted(outcome.places, "place"),
        counted(outcome.teams.len(), "team"),
    );
    let headline = match outcome.method {
        Method::Exact if !outcome.rows.is_empty() => say!(
            "headline-exact-rows",
            places = places,
            teams = teams,
            rows = all_rows(outcome)
        ),
        Method::Exact => say!("headline-exact", places = places, teams = teams),
        Method::QuasiMonteCarlo => say!("headline-integrated", places = places, teams = teams),
        Method::MonteCarlo => say!(
            "headline-drawn",
            places = places,
            teams = teams,
            draws = counted(outcome.draws, "draw")
        ),
    };
    if outcome.complete {
        headline
    } else {
        format!("{headline} {}", say!("run-incomplete"))
    }
}

fn teams(outcome: &Outcome, sight: &Sight<'_>, verbose: bool) -> String {
    let ranked = sight.teams();
    let shares = Shares::new(outcome.method, outcome.widest(), verbose);
    let interval = if shares.have_intervals() { 15 } else { 0 };
    let ranks =
        |team: &TeamOutcome| format!("({}-{})", team.rank_interval[0], team.rank_interval[1]);
    let width = 1 + longest(ranked.iter().map(|team| ranks(team))).max(6);
    // What is left for the names and the bars.
    let decimals = point_decimals(outcome);
    let points = |team: &TeamOutcome| fixed(team.total.mean, decimals);
    // A blank before the longest, however many digits it has.
    let digits = (1 + longest(ranked.iter().map(|team| points(team)))).max(8);
    // Where groups of neighbours say nothing of a team, its own line does.
    let apart = outcome.groups_chain().then(|| outcome.apart_from());
    let head = say!("head-apart");
    let last = apart.as_ref().map_or(0, |_| 1 + longest([&head]).max(5));
    let room = columns().saturating_sub(4 + 9 + interval + 6 + width + digits + last);
    let (least, most) = BAR;
    // Beside one more column bars give way to names.
    let names = if last > 0 { NAME } else { NAME / 2 };
    let bars = if room < names + least { 0 } else { least + 2 };
    let longest = longest(ranked.iter().map(|team| &team.name));
    let name = longest.max(NAME).min(room - bars).max(NAME / 2);
    let bars = (room - name).saturating_sub(2).min(most);
    let heads = format!(
        "{}{}{}{}{}{}{}",
        left("", 4 + name),
        right(&say!("head-selected"), 9),
        right(&shares.heading(), interval),
        right(&say!("head-rank"), 6),
        right("(90 %)", width),
        right(&say!("head-points"), digits),
        right(if last > 0 { &head } else { "" }, last),
    );
    let mut out = format!("{heads}\n");
    let [above, below] = sight.others(&shares);
    out += &aside(above.as_deref());
    let names = named(ranked, name);
    for ((place, team), shown) in sight.places().zip(ranked).zip(&names) {
        if place == outcome.places && place > sight.places().start {
            out += &format!("{}\n", "-".repeat(columns() - 1));
        }
        let p = &team.selection_probability;
        let from = apart.as_ref().map(|apart| apart[place]);
        let from = from.map_or(String::new(), |from| {
            from.map_or("-".to_owned(), |from| from.to_string())
        });
        let line = format!(
            "{} {shown}{}{}{}{}{}{} {}",
            right(&(place + 1).to_string(), 3),
            right(&shares.estimate(p.estimate), 9),
            right(&shares.interval(&p.interval(), " - "), interval),
            right(&fixed(team.expected_rank, 1), 6),
            right(&ranks(team), width),
            right(&points(team), digits),
            right(&from, last),
            bar(p.estimate, bars),
        );
        out += line.trim_end();
        out.push('\n');
    }
    out += &aside(below.as_deref());
    let told = [shares.told(), sight.told()];
    out + &wrap(told.join(" ").trim(), 0)
}

/// Decimals of points: one, and two more where all of them together are few.
pub(crate) fn point_decimals(outcome: &Outcome) -> usize {
    /// Fewer points than these need more decimals to be told apart.
    const FEW: f64 = 10.0;
    let of_team = |team: &TeamOutcome| team.total.mean.abs().max(team.sheet.total.abs());
    let teams = outcome.teams.iter().map(of_team);
    let criteria = outcome
        .criteria
        .iter()
        .map(|criterion| criterion.points.abs());
    if teams.chain(criteria).all(|points| points < FEW) {
        3
    } else {
        1
    }
}

/// The teams' names in a column, told apart where they must be cut.
pub(super) fn named(ranked: &[&TeamOutcome], width: usize) -> Vec<String> {
    names(ranked.iter().map(|team| team.name.as_str()), width)
}

/// Rank acceptabilities, in percent, as many ranks as fit side by side.
fn ranks(outcome: &Outcome, ranked: &[&TeamOutcome]) -> String {
    let widest = outcome
        .teams
        .iter()
        .map(|team| team.rank_acceptability.widest());
    let widest = widest.fold(0.0, f64::max);
    let error = at_most(outcome.method, widest);
    let head = say!("ranks-head", error = error);
    let mut out = wrap(&head, 2);
    let name = for_names(NAME, longest(ranked.iter().map(|team| &team.name)));
    let names = named(ranked, name);
    let ranks: Vec<usize> = (0..outcome.teams.len()).collect();
    for ranks in ranks.chunks((columns() - 4 - name) / 5) {
        let head: String = ranks
            .iter()
            .map(|rank| right(&(rank + 1).to_string(), 5))
            .collect();
        out += &format!("{}{head}\n", left("", 4 + name));
        for (place, team) in ranked.iter().enumerate() {
            let row: String = ranks
                .iter()
                .map(|rank| right(&cell(team.rank_acceptability.estimate[*rank]), 5))
                .collect();
            let place_shown = right(&(place + 1).to_string(), 3);
            out += &format!("{place_shown} {}{row}\n", names[place]);
        }
    }
    out
}

/// A share in a column of five, apart from the one before.
fn cell(p: f64) -> String {
    let shown = percent(p, 1);
    if shown.len() < 5 {
        shown
    } else {
        percent(p, 0)
    }
}
