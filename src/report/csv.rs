//! The outcome for machines and spreadsheets: one row per team, in the order of the file. What is
//! about all teams together, as the answers to questions, is the same in each row.
//!
//! Ids and names stand as the scenario has them, to the letter, because rows are joined with other
//! tables by them. So nothing is put before one that begins with `=`, `+`, `-` or `@`, which a
//! spreadsheet takes for a formula: whoever opens the CSV of a scenario that is not his own should
//! import such columns as text. `--help` says so where the format is chosen.

use crate::analysis::Outcome;

/// The outcome's flat fields as CSV with a header line.
///
/// # Errors
///
/// Never in practice: it writes to memory.
pub fn csv(outcome: &Outcome) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut header: Vec<String> = [
        "id",
        "name",
        "selection_probability",
        "low",
        "high",
        "low_simultaneous",
        "high_simultaneous",
        "expected_rank",
        "rank_low",
        "rank_high",
        "total_mean",
        "total_sd",
        "sheet_total",
        "sheet_rank",
    ]
    .map(str::to_owned)
    .to_vec();
    header.extend((1..=outcome.teams.len()).map(|rank| format!("rank_{rank}")));
    header.extend(["draws", "complete"].map(str::to_owned));
    header.extend(["method", "points", "rank_half_width", "resolved", "group"].map(str::to_owned));
    header.extend(
        [
            "holistic_index",
            "confidence_factor",
            "confidence_low",
            "confidence_high",
        ]
        .map(str::to_owned),
    );
    let varying: Vec<&str> = (outcome.criteria.iter())
        .filter(|criterion| criterion.weight_varies)
        .map(|criterion| criterion.id.as_str())
        .collect();
    for given in ["central_weight", "weight_given_selected"] {
        header.extend(varying.iter().map(|id| format!("{given}.{id}")));
    }
    let questions = outcome.questions.iter();
    header.extend(questions.flat_map(|question| of_question(&question.name)));
    writer.write_record(&header)?;
    for team in &outcome.teams {
        let p = &team.selection_probability;
        let mut row = vec![team.id.clone(), team.name.clone()];
        row.extend(
            [
                p.estimate,
                p.low,
                p.high,
                p.low_simultaneous,
                p.high_simultaneous,
                team.expected_rank,
            ]
            .map(plain),
        );
        row.extend(team.rank_interval.map(|rank| rank.to_string()));
        row.extend([team.total.mean, team.total.sd, team.sheet.total].map(plain));
        row.push(team.sheet.rank.to_string());
        row.extend(team.rank_acceptability.estimate.iter().map(|x| plain(*x)));
        let count = |count: u64| {
            if count > 0 {
                count.to_string()
            } else {
                String::new()
            }
        };
        row.extend([count(outcome.draws), outcome.complete.to_string()]);
        let mut groups = outcome.groups.iter();
        let group = groups.position(|group| group.contains(&team.id));
        row.extend([
            outcome.method.name().to_owned(),
            count(outcome.points),
            plain(team.rank_acceptability.widest()),
            team.resolved.to_string(),
            group.map_or(String::new(), |group| (group + 1).to_string()),
        ]);
        row.push(plain(team.holistic_index));
        let factor = team.confidence_factor.factor();
        let factor = factor.map(|factor| [factor.estimate, factor.low, factor.high]);
        row.extend(factor.map_or([const { String::new() }; 3], |factor| factor.map(plain)));
        // An empty field where the team is never first, or never selected.
        for weights in [&team.central_weights, &team.weights_given_selected] {
            let of = |id: &&str| weights.as_ref().and_then(|weights| weights.of(id));
            row.extend(varying.iter().map(|id| of(id).map_or(String::new(), plain)));
        }
        let answers = outcome
            .questions
            .iter()
            .map(|question| question.probability);
        row.extend(answers.flat_map(|p| [p.estimate, p.low, p.high].map(plain)));
        writer.write_record(&row)?;
    }
    text(writer)
}

/// The columns of a question.
pub(super) fn of_question(name: &str) -> [String; 3] {
    ["", "_low", "_high"].map(|end| format!("question.{name}{end}"))
}

/// A number in full; nothing has no sign.
pub(super) fn plain(x: f64) -> String {
    (x + 0.0).to_string()
}

/// What was written, as text.
pub(super) fn text(writer: csv::Writer<Vec<u8>>) -> Result<String, csv::Error> {
    let bytes = writer
        .into_inner()
        .map_err(csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
