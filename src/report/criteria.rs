//! Tables with a row per team and a column per criterion.

use super::page::{columns, for_names};
use super::text::{fit, heading, left, longest, names, right, split};
use unicode_width::UnicodeWidthStr as _;

/// Columns for names, of 80: beside criteria every column counts.
const NAME: usize = 20;
/// Columns of a total, and of a criterion at least and at most.
const TOTAL: usize = 7;
const COLUMN: (usize, usize) = (7, 9);
/// An id longer than this is cut.
const LONGEST: usize = 27;

/// Criteria side by side, as many as the page has room for; the others below.
pub(super) struct Across<'a> {
    /// What the row of figures is that stands over those of the teams.
    pub(super) first: &'a str,
    /// Heading of the totals; empty where there are none.
    pub(super) total: &'a str,
    pub(super) heads: Vec<Head<'a>>,
    pub(super) rows: Vec<Row<'a>>,
    /// Whether ids stand whole, by turns in two lines; else a long one goes on in a second line.
    pub(super) whole: bool,
}

/// One criterion.
pub(super) struct Head<'a> {
    pub(super) id: &'a str,
    /// Its name, which heads its column where the names of all have room in two lines; else ids do.
    pub(super) label: &'a str,
    /// Its figure in the first row.
    pub(super) figure: String,
}

impl Head<'_> {
    /// The id in two lines; one too long for its column goes on in the second.
    fn id(&self, width: usize) -> [String; 2] {
        let (start, rest) = split(self.id, width);
        let lines = if rest.is_empty() {
            ["", start]
        } else {
            [start, rest]
        };
        lines.map(|line| fit(line, width))
    }

    /// The name in two lines, if it has room there, broken between words or in a word of wide letters.
    fn label(&self, width: usize) -> Option<[String; 2]> {
        let words: Vec<&str> = self.label.split_whitespace().collect();
        let label = words.join(" ");
        let lines = heading(&label, width);
        if lines.join(" ").trim_start() == label {
            return Some(lines);
        }
        let (start, rest) = split(&label, width);
        let has_room = words.len() == 1 && longest([rest]) <= width;
        let is_wide = longest([&label]) > label.chars().count();
        (has_room && is_wide).then(|| [start.to_owned(), rest.to_owned()])
    }
}

/// One team.
pub(super) struct Row<'a> {
    pub(super) place: usize,
    pub(super) name: &'a str,
    pub(super) total: String,
    /// One for each of the heads.
    pub(super) cells: Vec<String>,
}

impl Across<'_> {
    pub(super) fn written(&self) -> String {
        let name = for_names(NAME, longest(self.rows.iter().map(|row| row.name)));
        let names = names(self.rows.iter().map(|row| row.name), name);
        // Figures of many digits take what they need, and a blank before them.
        let total = match 1 + longest(self.rows.iter().map(|row| &row.total)) {
            _ if self.total.is_empty() => 0,
            needed => needed.max(TOTAL),
        };
        let room = columns().saturating_sub(4 + name + total);
        let figures = self.heads.iter().map(|head| &head.figure);
        let needed = 1 + longest(figures.chain(self.rows.iter().flat_map(|row| &row.cells)));
        let longest_id = longest(self.heads.iter().map(|head| head.id));
        let whole = self.whole || longest_id > 2 * (COLUMN.0 - 1);
        // An id has the room of two columns in a line that the next one leaves free.
        let of_ids = needed.max((1 + longest_id.min(LONGEST)).div_ceil(2));
        let beside = |needed: usize| (room / COLUMN.0.max(needed)).max(1);
        let width =
            |count: usize, needed: usize| (room / count.max(1)).clamp(needed, COLUMN.1.max(needed));
        // The first part has the narrowest columns.
        let narrow = width(beside(needed).min(self.heads.len()), needed) - 1;
        let are_named = self.heads.iter().all(|head| head.label(narrow).is_some());
        let needed = if whole && !are_named { of_ids } else { needed };
        let beside = beside(needed);
        let width = |count: usize| width(count, needed);
        let mut out = String::new();
        for (part, heads) in self.heads.chunks(beside).enumerate() {
            let width = width(heads.len());
            // Totals stand once.
            let total = if part == 0 { total } else { 0 };
            let blank = left("", 4 + name);
            let blank_end = 4 + name + total;
            let mut head = [
                blank.clone() + &right("", total),
                blank + &right(if total > 0 { self.total } else { "" }, total),
            ];
            let mut first = left(&format!("    {}", self.first), 4 + name) + &right("", total);
            let is_long = |head: &Head<'_>| head.id.width() >= width;
            let by_turns = whole && !are_named && heads.iter().any(is_long);
            for (at, each) in heads.iter().enumerate() {
                first += &right(&each.figure, width);
                if by_turns {
                    let line = &mut head[at % 2];
                    let end = blank_end + width * (at + 1);
                    // The first goes on over the names.
                    line.truncate(line.trim_end().len());
                    let room = end.saturating_sub(line.width());
                    *line += &right(&fit(each.id, room - 1), room);
                    continue;
                }
                let label = each.label(width - 1).filter(|_| are_named);
                let lines = label.unwrap_or_else(|| each.id(width - 1));
                for (head, line) in head.iter_mut().zip(lines) {
                    *head += &right(&line, width);
                }
            }
            for line in [&head[0], &head[1], &first] {
                if !line.trim().is_empty() {
                    out += &format!("{}\n", line.trim_end());
                }
            }
            for (row, name) in self.rows.iter().zip(&names) {
                let mut line = format!("{} {name}", right(&row.place.to_string(), 3));
                if total > 0 {
                    line += &right(&row.total, total);
                }
                let cells = row.cells.iter().skip(part * beside).take(heads.len());
                for cell in cells {
                    line += &right(cell, width);
                }
                out += &format!("{}\n", line.trim_end());
            }
        }
        out
    }
}
