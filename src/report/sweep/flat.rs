//! A sweep for spreadsheets: one row per point and team.

use super::super::csv::plain;
use crate::analysis::Sweep;

/// The points as CSV with a header line; the first columns are the values of the axes.
///
/// # Errors
///
/// Never in practice: it writes to memory.
pub fn csv(sweep: &Sweep) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut header: Vec<&str> = sweep.axes.iter().map(|axis| axis.path.as_str()).collect();
    header.extend([
        "places",
        "id",
        "name",
        "selection_probability",
        "low",
        "high",
        "draws",
        "complete",
    ]);
    writer.write_record(&header)?;
    for point in &sweep.points {
        for (team, share) in sweep.teams.iter().zip(&point.selection_probability) {
            let values = point.at.iter().zip(&sweep.axes);
            let mut row: Vec<String> = values.map(|(&at, axis)| axis.values[at].clone()).collect();
            row.extend([point.places.to_string(), team.id.clone(), team.name.clone()]);
            row.extend([share.estimate, share.low, share.high].map(plain));
            row.extend([sweep.draws.to_string(), sweep.complete.to_string()]);
            writer.write_record(&row)?;
        }
    }
    super::super::csv::text(writer)
}
