//! Which columns of a sheet are criteria.

use super::super::super::sheet::Row;
use super::super::headings::folded;
use super::cells::{Mark, is_numeric, mark, signs};
use super::{Criterion, Sketched};

/// Headings of what is no criterion, though it is a number, or of what is made of the others: alone,
/// and as a word among others.
const NO_CRITERIA: [&str; 18] = [
    "position", "place", "no", "no.", "nr", "nr.", "#", "id", "year", "number", "sum", "points",
    "번호", "연도", "합계", "총점", "평균", "점수",
];
const RESULTS: [&str; 7] = [
    "rank",
    "ranking",
    "rang",
    "classement",
    "total",
    "overall",
    "순위",
];

/// Headings of what a team has beside its scores, and the key that says it.
const OF_TEAMS: [(&str, &str); 3] = [("bonus", "bonus"), ("sd", "sd"), ("가점", "bonus")];

impl Sketched<'_> {
    /// Sorts the columns into criteria and others.
    pub(super) fn columns(&mut self, sheet: &str, rows: &[Row<'_>]) {
        for column in 0..self.headings.cells.len() {
            let heading = self.headings.cells[column].text.as_ref();
            if heading.is_empty() {
                continue;
            }
            match self.criterion(column, heading, sheet, rows) {
                Ok(criterion) => self.criteria.push(criterion),
                Err(why) => self.others.push((column, why)),
            }
        }
    }

    /// The criterion that a column is, or why it is none.
    fn criterion(
        &self,
        column: usize,
        heading: &str,
        sheet: &str,
        rows: &[Row<'_>],
    ) -> Result<Criterion, String> {
        let cells = rows.iter().filter_map(|row| row.cells.get(column));
        let full: Vec<_> = cells.filter(|cell| !cell.text.is_empty()).collect();
        let marks: Vec<Mark> = (full.iter())
            .filter_map(|cell| mark(sheet, cell, self.numerals))
            .collect();
        let signs = signs(sheet, &full, self.numerals);
        if !is_numeric(marks.len(), full.len(), signs) {
            return Err(TEXT.to_owned());
        }
        let words = folded(heading);
        if let Some((_, key)) = OF_TEAMS.iter().find(|(word, _)| *word == words) {
            return Err(format!("write it as `{key}` under [teams.ID]"));
        }
        let values: Vec<f64> = marks.iter().filter_map(Mark::number).collect();
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if values.is_empty() {
            return Err("nothing is known of it".to_owned());
        }
        if low >= high {
            return Err("the same in every row".to_owned());
        }
        if self.headings.columns(heading).len() > 1 {
            return Err("another column has the same heading".to_owned());
        }
        let counts = values.windows(2).all(|two| two[1] == two[0] + 1.0);
        let mut each = words.split([' ', '_', '-']);
        let is_part = |mark: &Mark| matches!(mark, Mark::Part(_));
        let is_number = |mark: &Mark| matches!(mark, Mark::Number(_));
        let has_both = marks.iter().any(is_part) && marks.iter().any(is_number);
        let is_beyond = |mark: &Mark| matches!(mark, Mark::Number(x) if !(0.0..=1.0).contains(x));
        let of_hundred = has_both && (0.0..=100.0).contains(&low) && (1.0..=100.0).contains(&high);
        let doubt =
            if NO_CRITERIA.contains(&words.as_str()) || each.any(|word| RESULTS.contains(&word)) {
                Some("a number or a result, by its heading")
            } else if counts && values[0].abs() <= 1.0 && values.len() > 3 {
                Some("it numbers the rows")
            } else if has_both && !of_hundred && marks.iter().any(is_beyond) {
                Some("its parts such as 25% need a scale with two ends")
            } else {
                None
            };
        Ok(Criterion {
            column,
            low,
            high,
            of_hundred,
            doubt,
        })
    }
}

/// Why a column of words is no criterion.
pub(super) const TEXT: &str = "text";
