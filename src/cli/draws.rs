//! `--save-draws`: single draws as CSV, for an audit.

use std::borrow::Cow;
use std::io::{self, Write};

use super::files::Written;
use crate::engine::reference::Replay;
use crate::model::Model;

/// What every file of draws begins with.
pub(crate) const START: &[u8] = b"draw,";

/// How draws stand in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A row per draw, a column per number.
    Wide,
    /// A row per number.
    Long,
}

/// Writes the first `draws` draws: weights or penalties, scores, totals, ranks, who is selected, and
/// whether what questions ask for is so.
/// `stop` is asked before each of them.
pub(crate) fn write(
    model: &Model,
    seed: u64,
    draws: u64,
    form: Form,
    out: &mut dyn Write,
    stop: impl Fn() -> bool,
) -> io::Result<Written> {
    let mut writer = csv::Writer::from_writer(out);
    let columns = columns(model);
    match form {
        Form::Wide => {
            let names = columns.iter().map(Column::name);
            writer.write_record(std::iter::once("draw".to_owned()).chain(names))
        }
        Form::Long => writer.write_record(["draw", "quantity", "team", "criterion", "value"]),
    }
    .map_err(plain)?;
    let replay = Replay::new(model, seed);
    for number in 0..draws {
        if stop() {
            return Ok(Written::GivenUp);
        }
        let draw = replay.draw(number);
        let mut values: Vec<String> = draw.weights.iter().map(ToString::to_string).collect();
        for team in 0..model.teams.len() {
            let scores = draw.scores[team].iter().enumerate();
            values.extend(scores.map(|(at, score)| {
                if model.teams[team].is_scored(at) {
                    score.to_string()
                } else {
                    String::new()
                }
            }));
            values.push(draw.totals[team].to_string());
            values.push(draw.ranks[team].to_string());
            values.push(u8::from(draw.selected[team]).to_string());
        }
        values.extend(draw.answers.iter().map(|so| u8::from(*so).to_string()));
        let number = number.to_string();
        match form {
            Form::Wide => writer
                .write_record(std::iter::once(&number).chain(&values))
                .map_err(plain)?,
            Form::Long => {
                for (column, value) in columns.iter().zip(&values) {
                    let Column {
                        quantity,
                        team,
                        criterion,
                    } = column;
                    let row = [&number, &**quantity, team, criterion, value];
                    writer.write_record(row).map_err(plain)?;
                }
            }
        }
    }
    writer.flush()?;
    Ok(Written::Whole)
}

/// One number of a draw: what it is, and of which team and criterion where it is of one.
struct Column<'m> {
    quantity: Cow<'static, str>,
    team: &'m str,
    criterion: &'m str,
}

impl Column<'_> {
    /// Its heading in a wide file.
    fn name(&self) -> String {
        match &*self.quantity {
            "weight" => format!("weight.{}", self.criterion),
            "score" => format!("{}.{}", self.team, self.criterion),
            question if self.team.is_empty() => question.to_owned(),
            quantity => format!("{}.{quantity}", self.team),
        }
    }
}

/// The numbers of a draw, in order.
fn columns(model: &Model) -> Vec<Column<'_>> {
    let column = |quantity: &'static str, team, criterion| Column {
        quantity: quantity.into(),
        team,
        criterion,
    };
    let criteria = || model.criteria.iter().map(|criterion| criterion.id.as_str());
    let mut all: Vec<Column<'_>> = criteria().map(|id| column("weight", "", id)).collect();
    for team in &model.teams {
        all.extend(criteria().map(|id| column("score", &team.id, id)));
        all.extend(["total", "rank", "selected"].map(|quantity| column(quantity, &team.id, "")));
    }
    all.extend(model.questions.iter().map(|question| Column {
        quantity: format!("question.{}", question.name).into(),
        team: "",
        criterion: "",
    }));
    all
}

/// What the system said, without the wrapping that hides which kind of error it is.
fn plain(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}
