//! A comparison for spreadsheets: one row per team; what was asked about all teams together is the
//! same in each.

use super::super::csv::{of_question, plain};
use crate::analysis::{Comparison, Difference, Interval};

/// The teams as CSV with a header line, in the order of A, then those of B alone.
///
/// # Errors
///
/// Never in practice: it writes to memory.
pub fn csv(comparison: &Comparison) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut header: Vec<String> = [
        "id",
        "name",
        "a",
        "a_low",
        "a_high",
        "b",
        "b_low",
        "b_high",
        "change",
        "change_low",
        "change_high",
        "likeliest_a",
        "likeliest_b",
    ]
    .map(str::to_owned)
    .to_vec();
    let shared: Vec<&Difference> = comparison
        .differences
        .iter()
        .filter(|d| !d.share.is_empty())
        .collect();
    header.extend(
        shared
            .iter()
            .flat_map(|d| ["", "_low", "_high"].map(|end| format!("share.{}{end}", d.path))),
    );
    header.extend(["draws", "complete"].map(str::to_owned));
    let names = comparison.questions.iter().map(|question| &question.name);
    header.extend(names.flat_map(|name| {
        let figures = ["a", "b", "change"].into_iter();
        figures.flat_map(move |figure| of_question(&format!("{name}.{figure}")))
    }));
    writer.write_record(&header)?;
    for (index, team) in comparison.teams.iter().enumerate() {
        let mut row = vec![team.id.clone(), team.name.clone()];
        for interval in [team.a, team.b, team.change] {
            row.extend(figures(interval));
        }
        row.extend(team.among_likeliest.map(|among| among.to_string()));
        row.extend(shared.iter().flat_map(|d| figures(d.share_of(index))));
        row.extend([
            comparison.draws.to_string(),
            comparison.complete.to_string(),
        ]);
        let answers = comparison.questions.iter();
        row.extend(answers.flat_map(|q| [q.a, q.b, q.change].into_iter().flat_map(figures)));
        writer.write_record(&row)?;
    }
    crate::report::csv::text(writer)
}

/// An estimate and both ends of its interval; empty where there is none.
fn figures(interval: Option<Interval>) -> [String; 3] {
    interval.map_or([const { String::new() }; 3], |i| {
        [i.estimate, i.low, i.high].map(plain)
    })
}
