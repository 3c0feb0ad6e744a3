//! `--save-draws`: single draws as CSV, for an audit.

use std::io::{self, Write};

use super::files::Written;
use crate::engine::reference::Replay;
use crate::model::Model;

/// Writes the first `draws` draws: weights or penalties, scores, totals, ranks, who is selected, and
/// whether what questions ask for is so.
/// `stop` is asked before each of them.
pub(crate) fn write(
    model: &Model,
    seed: u64,
    draws: u64,
    out: &mut dyn Write,
    stop: impl Fn() -> bool,
) -> io::Result<Written> {
    let mut writer = csv::Writer::from_writer(out);
    let mut header = vec!["draw".to_owned()];
    header.extend(
        model
            .criteria
            .iter()
            .map(|criterion| format!("weight.{}", criterion.id)),
    );
    for team in &model.teams {
        let scores = model.criteria.iter().map(|criterion| &criterion.id);
        header.extend(scores.map(|criterion| format!("{}.{criterion}", team.id)));
        header.extend(["total", "rank", "selected"].map(|field| format!("{}.{field}", team.id)));
    }
    let questions = model.questions.iter();
    header.extend(questions.map(|question| format!("question.{}", question.name)));
    writer.write_record(&header).map_err(plain)?;
    let replay = Replay::new(model, seed);
    for number in 0..draws {
        if stop() {
            return Ok(Written::GivenUp);
        }
        let draw = replay.draw(number);
        let mut row = vec![number.to_string()];
        row.extend(draw.weights.iter().map(ToString::to_string));
        for team in 0..model.teams.len() {
            row.extend(draw.scores[team].iter().map(ToString::to_string));
            row.push(draw.totals[team].to_string());
            row.push(draw.ranks[team].to_string());
            row.push(u8::from(draw.selected[team]).to_string());
        }
        row.extend(draw.answers.iter().map(|so| u8::from(*so).to_string()));
        writer.write_record(&row).map_err(plain)?;
    }
    writer.flush()?;
    Ok(Written::Whole)
}

/// What the system said, without the wrapping that hides which kind of error it is.
fn plain(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}
