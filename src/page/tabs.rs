//! What else the page tells of an answer, by tabs, and one team against the line.

use serde::Serialize;

use super::pieces::{Piece, Row, Table};
use crate::analysis::finding::around_the_line;
use crate::analysis::{Outcome, TeamOutcome, by_selection};
use crate::model::path::spelt;
use crate::report::{answer_told, point_decimals, team_rows};
use crate::words::figures::{counted, fixed, percentage};
use crate::words::shares::at_most;
use crate::words::{Words, ended, say};

/// Selections that are told.
const SELECTIONS: usize = 10;

/// Columns with names of teams over them, at most.
const MOST_NAMED: usize = 12;

/// A tab: its name, and what it shows of an answer.
type Tab = (&'static str, fn(&Outcome) -> Vec<Piece>);

/// All, the first of them first.
pub(super) const TABS: [Tab; 5] = [
    ("ranks", ranks),
    ("pairs", pairs),
    ("sets", sets),
    ("questions", questions),
    ("sheet", sheet),
];

/// A team against the line.
#[derive(Serialize)]
pub(super) struct View {
    id: String,
    name: String,
    /// The setting that takes it out.
    out: String,
    pieces: Vec<Piece>,
}

/// Teams that are shown, best first, each with whether the cut line runs above it.
fn shown(outcome: &Outcome) -> Vec<(usize, bool)> {
    let order = by_selection(&outcome.teams);
    let sight = around_the_line(order.len(), outcome.places);
    sight
        .map(|place| (order[place], place == outcome.places && place > 0))
        .collect()
}

/// That not all teams are shown, where they are not.
fn rest(outcome: &Outcome) -> Option<Piece> {
    let rest = outcome.teams.len() - shown(outcome).len();
    (rest > 0).then(|| {
        let teams = counted(rest, "more team");
        Piece::said(ended(&say!("not-shown", rest = teams, hidden = "")))
    })
}

fn ranks(outcome: &Outcome) -> Vec<Piece> {
    let words = Words::of_run(outcome);
    let teams = shown(outcome);
    let widest = outcome.teams.iter();
    let widest = widest.map(|team| team.rank_acceptability.widest());
    let error = at_most(outcome.method, widest.fold(0.0, f64::max));
    let ranks = around_the_line(outcome.teams.len(), outcome.places);
    let row = |&(team, below_line): &(usize, bool)| {
        let team = &outcome.teams[team];
        let shares = ranks
            .clone()
            .map(|rank| team.rank_acceptability.estimate[rank]);
        let shares: Vec<f64> = shares.collect();
        let cells = shares.iter().map(|share| percentage(*share, 1));
        let expected = fixed(team.expected_rank, 1);
        let [from, to] = team.rank_interval;
        Row {
            head: team.name.clone(),
            cells: [expected, format!("{from}–{to}")]
                .into_iter()
                .chain(cells)
                .collect(),
            heat: [0.0, 0.0].into_iter().chain(shares).collect(),
            below_line,
        }
    };
    let heads = [say!("head-rank"), "90 %".to_owned()];
    let table = Table {
        caption: say!("ranks-head", error = error),
        head: heads
            .into_iter()
            .chain(ranks.clone().map(|rank| (rank + 1).to_string()))
            .collect(),
        rows: teams.iter().map(row).collect(),
    };
    let all = [
        Piece::said(ended(&words.ranks(&outcome.ranks()))),
        Piece::Table(table),
    ];
    all.into_iter().chain(rest(outcome)).collect()
}

fn pairs(outcome: &Outcome) -> Vec<Piece> {
    let words = Words::of_run(outcome);
    let teams = shown(outcome);
    let name = |team: usize| outcome.teams[team].name.as_str();
    // Of many columns each has the number that stands before the name of its team.
    let are_many = teams.len() > MOST_NAMED;
    let first = around_the_line(outcome.teams.len(), outcome.places).start + 1;
    let error = at_most(outcome.method, outcome.largest_half_widths.pairwise_winning);
    let row = |(at, &(team, below_line)): (usize, &(usize, bool))| {
        let shares = teams
            .iter()
            .map(|(other, _)| outcome.pairwise_winning[team][*other]);
        let shares: Vec<f64> = shares.collect();
        let cells = teams.iter().zip(&shares).map(|((other, _), share)| {
            if *other == team {
                String::new()
            } else {
                percentage(*share, 1)
            }
        });
        Row {
            head: if are_many {
                format!("{}. {}", first + at, name(team))
            } else {
                name(team).to_owned()
            },
            cells: cells.collect(),
            heat: shares,
            below_line,
        }
    };
    let head = teams.iter().enumerate().map(|(at, (team, _))| {
        if are_many {
            (first + at).to_string()
        } else {
            name(*team).to_owned()
        }
    });
    let table = Table {
        caption: say!("page-pairs-head", error = error),
        head: head.collect(),
        rows: teams.iter().enumerate().map(row).collect(),
    };
    let all = [
        Piece::said(ended(&words.pairs(&outcome.pairs()))),
        Piece::Table(table),
    ];
    all.into_iter().chain(rest(outcome)).collect()
}

fn sets(outcome: &Outcome) -> Vec<Piece> {
    let words = Words::of_run(outcome);
    let mut all = words.selections(outcome, SELECTIONS);
    all.extend(words.line(outcome));
    all.extend(words.told_apart(outcome));
    all.extend(words.under_all_weights(outcome));
    let observed = outcome.observed.as_ref();
    all.extend(observed.map(|observed| words.observed(outcome, observed)));
    all.into_iter().map(Piece::said).collect()
}

fn questions(outcome: &Outcome) -> Vec<Piece> {
    if outcome.questions.is_empty() {
        return vec![Piece::said(say!("page-no-questions"))];
    }
    let rows = outcome.questions.iter().map(|question| Row {
        head: question.name.clone(),
        cells: {
            let asks = if question.name == question.text {
                String::new()
            } else {
                question.text.clone()
            };
            vec![asks, answer_told(outcome, question, false).concat()]
        },
        heat: Vec::new(),
        below_line: false,
    });
    vec![Piece::Table(Table {
        caption: String::new(),
        head: vec![say!("head-asks-for"), say!("head-probability", error = "")],
        rows: rows.collect(),
    })]
}

fn sheet(outcome: &Outcome) -> Vec<Piece> {
    let decimals = point_decimals(outcome);
    let points =
        |points: Option<f64>| points.map_or(String::new(), |points| fixed(points, decimals));
    let bonus = |team: &TeamOutcome| team.sheet.points.of("bonus");
    let has_bonus = outcome.teams.iter().any(|team| bonus(team).is_some());
    let mut head = vec![say!("head-total")];
    head.extend(outcome.criteria.iter().map(|it| it.label.clone()));
    let mut worth = vec![String::new()];
    worth.extend(outcome.criteria.iter().map(|it| points(Some(it.points))));
    if has_bonus {
        head.push(say!("head-bonus"));
        worth.push(String::new());
    }
    let first = Row {
        head: say!("head-value-one"),
        cells: worth,
        heat: Vec::new(),
        below_line: false,
    };
    let row = |(team, below_line): (usize, bool)| {
        let team = &outcome.teams[team];
        let mut cells = vec![points(Some(team.sheet.total))];
        let criteria = outcome.criteria.iter();
        cells.extend(criteria.map(|it| points(team.sheet.points.of(&it.id))));
        if has_bonus {
            cells.push(points(bonus(team)));
        }
        Row {
            head: team.name.clone(),
            cells,
            heat: Vec::new(),
            below_line,
        }
    };
    let rows = shown(outcome).into_iter().map(row);
    let table = Table {
        caption: say!("sheet-head"),
        head,
        rows: [first].into_iter().chain(rows).collect(),
    };
    [Piece::Table(table)]
        .into_iter()
        .chain(rest(outcome))
        .collect()
}

/// A team against the line, by its id.
pub(super) fn view(outcome: &Outcome, id: &str) -> Option<View> {
    let at = outcome.teams.iter().position(|team| team.id == id)?;
    let (words, view) = (Words::of_run(outcome), outcome.team_view(at));
    let mut pieces = vec![Piece::said(ended(&words.team(outcome, &view)))];
    let mut rows = team_rows(outcome, &words, &view).into_iter();
    if let Some([what, head @ ..]) = rows.next() {
        pieces.push(Piece::Table(Table {
            caption: what,
            head: head.to_vec(),
            rows: rows
                .map(|[head, cells @ ..]| Row {
                    head,
                    cells: cells.to_vec(),
                    heat: Vec::new(),
                    below_line: false,
                })
                .collect(),
        }));
    }
    Some(View {
        id: id.to_owned(),
        name: outcome.teams[at].name.clone(),
        out: format!("teams.{}=", spelt(id)),
        pieces,
    })
}
