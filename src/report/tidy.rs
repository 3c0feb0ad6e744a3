//! Tables of a run in long form: a row per figure, with the ids it belongs to.

use super::csv::{plain, text};
use crate::analysis::{Interval, Outcome};

/// Which figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tidy {
    /// What there is of each team.
    Teams,
    /// How often each team has each rank.
    Ranks,
    /// How often each team ranks above each other one.
    Pairs,
    /// How often each set is selected, with a row for each of its teams.
    Sets,
    /// The weights that favour each team.
    Weights,
    /// What was asked, and the answers.
    Questions,
}

impl Tidy {
    /// All, with the names by which they are asked for.
    pub const ALL: [(&str, Self); 6] = [
        ("teams", Self::Teams),
        ("ranks", Self::Ranks),
        ("pairs", Self::Pairs),
        ("sets", Self::Sets),
        ("weights", Self::Weights),
        ("questions", Self::Questions),
    ];
}

/// The figures as CSV with a header line, teams in the order of the file. What has no error of its
/// own has no ends either.
///
/// # Errors
///
/// Never in practice: it writes to memory.
pub fn tidy(outcome: &Outcome, table: Tidy) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let (header, rows): (&[&str], Vec<Vec<String>>) = match table {
        Tidy::Teams => (
            &["id", "name", "quantity", "estimate", "low", "high"],
            teams(outcome),
        ),
        Tidy::Ranks => (&["id", "rank", "estimate", "low", "high"], ranks(outcome)),
        Tidy::Pairs => (
            &["id", "other", "quantity", "estimate", "low", "high"],
            pairs(outcome),
        ),
        Tidy::Sets => (&["set", "id", "estimate", "low", "high"], sets(outcome)),
        Tidy::Weights => (
            &["id", "criterion", "given", "estimate", "mean"],
            weights(outcome),
        ),
        Tidy::Questions => (
            &["name", "text", "method", "estimate", "low", "high"],
            questions(outcome),
        ),
    };
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(row)?;
    }
    text(writer)
}

/// An estimate with its ends.
fn figures(p: &Interval) -> [String; 3] {
    [p.estimate, p.low, p.high].map(plain)
}

/// A figure whose error nobody knows.
fn alone(x: f64) -> [String; 3] {
    [plain(x), String::new(), String::new()]
}

/// A figure of a table of which the largest half-width is known: no end lies further out.
fn within(p: f64, half_width: f64) -> [String; 3] {
    [p, (p - half_width).max(0.0), (p + half_width).min(1.0)].map(plain)
}

fn row<const N: usize>(ids: [&str; N], figures: [String; 3]) -> Vec<String> {
    let ids = ids.into_iter().map(str::to_owned);
    ids.chain(figures).collect()
}

fn teams(outcome: &Outcome) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for team in &outcome.teams {
        let p = &team.selection_probability;
        let at_once = Interval {
            low: p.low_simultaneous,
            high: p.high_simultaneous,
            ..p.interval()
        };
        let mut add = |quantity, figures| {
            rows.push(row([&team.id, &team.name, quantity], figures));
        };
        add("selection_probability", figures(&p.interval()));
        add("selection_probability_simultaneous", figures(&at_once));
        add("expected_rank", alone(team.expected_rank));
        add("total_mean", alone(team.total.mean));
        let sd = team.total.sd;
        add(
            "total_sd",
            match team.total.sd_half_width {
                Some(half) => [sd, (sd - half).max(0.0), sd + half].map(plain),
                None => alone(sd),
            },
        );
        add("sheet_total", alone(team.sheet.total));
        add("holistic_index", alone(team.holistic_index));
        if let Some(factor) = team.confidence_factor.factor() {
            add("confidence_factor", figures(&factor));
        }
    }
    rows
}

fn ranks(outcome: &Outcome) -> Vec<Vec<String>> {
    let teams = outcome.teams.iter();
    let rows = teams.flat_map(|team| {
        let shares = &team.rank_acceptability;
        shares.estimate.iter().enumerate().map(|(at, estimate)| {
            let figures = [*estimate, shares.low[at], shares.high[at]].map(plain);
            row([&team.id, &(at + 1).to_string()], figures)
        })
    });
    rows.collect()
}

fn pairs(outcome: &Outcome) -> Vec<Vec<String>> {
    let half_widths = &outcome.largest_half_widths;
    let tables = [
        (
            "winning",
            &outcome.pairwise_winning,
            half_widths.pairwise_winning,
        ),
        ("tied", &outcome.pairwise_tied, half_widths.pairwise_tied),
        (
            "selected_without",
            &outcome.selected_without,
            half_widths.selected_without,
        ),
    ];
    let mut rows = Vec::new();
    for (quantity, table, half_width) in tables {
        // A table may have been left out.
        let teams = outcome.teams.iter().take(table.len());
        for (i, team) in teams.enumerate() {
            for (j, other) in outcome.teams.iter().enumerate().filter(|(j, _)| *j != i) {
                let figures = within(table[i][j], half_width);
                rows.push(row([&team.id, &other.id, quantity], figures));
            }
        }
    }
    rows
}

fn sets(outcome: &Outcome) -> Vec<Vec<String>> {
    let sets = outcome.selections.iter().enumerate();
    let rows = sets.flat_map(|(at, set)| {
        let number = (at + 1).to_string();
        let teams = set.teams.iter();
        teams.map(move |id| row([&number, id], figures(&set.probability)))
    });
    let mut rows: Vec<Vec<String>> = rows.collect();
    if outcome.selections_other > 0.0 {
        let half_width = outcome.largest_half_widths.selections_other;
        rows.push(row(
            ["other", ""],
            within(outcome.selections_other, half_width),
        ));
    }
    rows
}

fn weights(outcome: &Outcome) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for team in &outcome.teams {
        let given = [
            ("rank_1", &team.central_weights),
            ("selected", &team.weights_given_selected),
        ];
        for (given, weights) in given {
            let Some(weights) = weights else { continue };
            for criterion in outcome.criteria.iter().filter(|c| c.weight_varies) {
                if let Some(points) = weights.of(&criterion.id) {
                    let ids = [&team.id, &criterion.id, given].map(str::to_owned);
                    let figures = [points, criterion.points].map(plain);
                    rows.push(ids.into_iter().chain(figures).collect());
                }
            }
        }
    }
    rows
}

fn questions(outcome: &Outcome) -> Vec<Vec<String>> {
    let questions = outcome.questions.iter();
    let rows = questions.map(|question| {
        let ids = [&question.name, &question.text, question.method.name()];
        row(ids, figures(&question.probability.interval()))
    });
    rows.collect()
}
