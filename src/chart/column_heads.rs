//! Names above the columns of a table: side by side where they fit, else running upwards.

use super::canvas::Align;
use super::color::Color;
use super::page::{MARGIN, Page, SMALL, WIDTH};
use super::typeface::{Ruler, Type};
use super::wrap::balanced;
use crate::analysis::abbreviated;

/// Narrower columns than this have names that run upwards.
const NARROWEST: f64 = 52.0;
/// Lines of a name, and how far one runs upwards.
const LINES: usize = 3;
const HIGHEST: f64 = 130.0;

/// What stands above a column.
pub(super) struct ColumnHead {
    pub(super) text: String,
    pub(super) bold: bool,
    pub(super) color: Color,
}

impl ColumnHead {
    fn kind(&self) -> Type {
        Type {
            bold: self.bold,
            ..SMALL
        }
    }
}

/// The names of columns of one width, ready to be set.
pub(super) struct ColumnHeads {
    /// The lines of each, or one line that runs upwards.
    lines: Vec<Vec<String>>,
    upright: bool,
    /// What they take above the columns.
    pub(super) height: f64,
}

impl ColumnHeads {
    pub(super) fn new(ruler: &Ruler, heads: &[ColumnHead], cell: f64) -> Self {
        let wrapped = heads
            .iter()
            .map(|head| balanced(ruler, &head.text, head.kind(), cell - 8.0, LINES));
        let wrapped: Vec<Vec<String>> = wrapped.collect();
        let cut = |lines: &Vec<String>| lines.iter().any(|line| line.ends_with('…'));
        // A hyphen of ours, inside a word.
        let ink = |text: &str| text.chars().filter(|c| *c != ' ').count();
        let divided = |lines: &[String], head: &ColumnHead| {
            lines.iter().map(|line| ink(line)).sum::<usize>() != ink(&head.text)
        };
        let mut all = wrapped.iter().zip(heads);
        let upright = all.any(|(lines, head)| cut(lines) || divided(lines, head));
        if cell >= NARROWEST && !upright {
            let most = wrapped.iter().map(Vec::len).max().unwrap_or(0);
            return ColumnHeads {
                lines: wrapped,
                upright: false,
                height: SMALL.leading() * most as f64 + 2.0,
            };
        }
        let texts: Vec<&str> = heads.iter().map(|head| head.text.as_str()).collect();
        let widest = Type {
            bold: heads.iter().any(|head| head.bold),
            ..SMALL
        };
        // Cut so that names which begin alike are told apart.
        let lines = abbreviated::names(&texts, HIGHEST, |part| ruler.width(part, widest));
        let widths = heads.iter().zip(&lines);
        let widths = widths.map(|(head, line)| ruler.width(line, head.kind()));
        ColumnHeads {
            height: widths.fold(0.0, f64::max) + 4.0,
            lines: lines.into_iter().map(|line| vec![line]).collect(),
            upright: true,
        }
    }

    /// Sets the names so that they end at `bottom`; `middle` tells where a column stands.
    pub(super) fn set(
        &self,
        page: &mut Page<'_>,
        bottom: f64,
        heads: &[ColumnHead],
        middle: impl Fn(usize) -> f64,
    ) {
        for (column, (head, lines)) in heads.iter().zip(&self.lines).enumerate() {
            let kind = head.kind();
            for (at, line) in lines.iter().enumerate() {
                if self.upright {
                    let at = (middle(column) + kind.baseline_shift(), bottom - 4.0);
                    page.canvas.upright(at, kind, head.color, line);
                    continue;
                }
                let from_bottom = (lines.len() - at) as f64;
                let baseline = bottom - 2.0 - kind.leading() * from_bottom + kind.ascent();
                let half = page.canvas.ruler.width(line, kind) / 2.0;
                let x = middle(column).min(WIDTH - MARGIN - half);
                page.canvas
                    .text((x, baseline), Align::Middle, kind, head.color, line);
            }
        }
    }
}
