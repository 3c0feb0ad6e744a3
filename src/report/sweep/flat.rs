//! A sweep for spreadsheets: one row per point and team; what was asked about all teams together is
//! the same in each row of a point.

use super::super::csv::{of_question, plain};
use crate::analysis::Sweep;

/// The points as CSV with a header line; the first columns are the values of the axes.
///
/// # Errors
///
/// Never in practice: it writes to memory.
pub fn csv(sweep: &Sweep) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let axes = sweep.axes.iter();
    let mut header: Vec<String> = axes.map(|axis| axis.path.clone()).collect();
    header.extend(
        [
            "places",
            "id",
            "name",
            "selection_probability",
            "low",
            "high",
            "draws",
            "complete",
        ]
        .map(str::to_owned),
    );
    let names = sweep.questions.iter().map(|question| &question.name);
    header.extend(names.flat_map(|name| of_question(name)));
    writer.write_record(&header)?;
    for point in &sweep.points {
        for (team, share) in sweep.teams.iter().zip(&point.selection_probability) {
            let values = point.at.iter().zip(&sweep.axes);
            let mut row: Vec<String> = values.map(|(&at, axis)| axis.values[at].clone()).collect();
            row.extend([point.places.to_string(), team.id.clone(), team.name.clone()]);
            row.extend([share.estimate, share.low, share.high].map(plain));
            row.extend([sweep.draws.to_string(), sweep.complete.to_string()]);
            let answers = point.question_probability.iter();
            row.extend(answers.flat_map(|p| [p.estimate, p.low, p.high].map(plain)));
            writer.write_record(&row)?;
        }
    }
    super::super::csv::text(writer)
}
