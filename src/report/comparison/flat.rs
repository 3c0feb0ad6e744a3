//! A comparison for spreadsheets: one row per team.

use crate::analysis::{Comparison, Difference};

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
    header.extend(shared.iter().map(|d| format!("share.{}", d.path)));
    header.extend(["draws", "complete"].map(str::to_owned));
    writer.write_record(&header)?;
    for (index, team) in comparison.teams.iter().enumerate() {
        let mut row = vec![team.id.clone(), team.name.clone()];
        for interval in [team.a, team.b, team.change] {
            row.extend(match interval {
                Some(i) => [i.estimate, i.low, i.high].map(|x| x.to_string()),
                None => [const { String::new() }; 3],
            });
        }
        row.extend(team.among_likeliest.map(|among| among.to_string()));
        row.extend(shared.iter().map(|d| d.share[index].to_string()));
        row.extend([
            comparison.draws.to_string(),
            comparison.complete.to_string(),
        ]);
        writer.write_record(&row)?;
    }
    crate::report::csv::text(writer)
}
