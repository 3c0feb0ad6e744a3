//! What every chart has in common: title, subtitle, key and foot.

use super::canvas::{Align, Canvas};
use super::color::{Color, INK, MUTED};
use super::error::ChartError;
use super::names::Names;
use super::picture::Picture;
use super::svg::{Spoken, svg};
use super::swatch::Swatch;
use super::typeface::{Ruler, Type};
use super::wrap::{balanced, ellipsis, wrap};

/// Width of every picture, in logical units.
pub(super) const WIDTH: f64 = 900.0;
/// Free space on every side.
pub(super) const MARGIN: f64 = 28.0;
/// Room between the margins.
pub(super) const ROOM: f64 = WIDTH - 2.0 * MARGIN;
/// Type of small print.
pub(super) const SMALL: Type = Type::regular(11.0);

/// Type of the finding, and of names inside it.
pub(super) const TITLE: Type = Type {
    size: 18.0,
    bold: true,
};
/// Type of the subtitle and of the key.
pub(super) const SUBTITLE: Type = Type::regular(13.0);

/// What stands above the plot.
pub(super) struct Head {
    /// The finding.
    pub(super) title: String,
    /// What is drawn and in what unit.
    pub(super) subtitle: String,
    /// Marks and what they mean.
    pub(super) key: Vec<(Swatch, String)>,
}

/// A page that grows downwards.
pub(super) struct Page<'a> {
    pub(super) canvas: Canvas<'a>,
    /// Where the next thing may begin.
    pub(super) y: f64,
    title: String,
}

impl<'a> Page<'a> {
    /// A page with its head set.
    pub(super) fn new(ruler: &'a Ruler, names: &Names, head: Head) -> Self {
        let mut page = Page {
            canvas: Canvas::new(ruler),
            y: MARGIN - 4.0,
            title: names.title.clone().unwrap_or(head.title),
        };
        let title = page.title.clone();
        let lines = balanced(ruler, &title, TITLE, ROOM, 4);
        page.lines(&lines, TITLE, INK);
        page.y += 4.0;
        page.paragraph(&head.subtitle, SUBTITLE, MUTED, 3);
        if !head.key.is_empty() {
            page.y += 8.0;
            page.key(&head.key);
        }
        page
    }

    /// Sets lines across the page.
    pub(super) fn paragraph(&mut self, text: &str, kind: Type, color: Color, limit: usize) {
        let lines = wrap(self.canvas.ruler, text, kind, ROOM, limit);
        self.lines(&lines, kind, color);
    }

    fn lines(&mut self, lines: &[String], kind: Type, color: Color) {
        for line in lines {
            let baseline = self.y + kind.ascent();
            self.canvas
                .text((MARGIN, baseline), Align::Left, kind, color, line);
            self.y += kind.leading();
        }
    }

    fn key(&mut self, entries: &[(Swatch, String)]) {
        const HEIGHT: f64 = 18.0;
        let mut x = MARGIN;
        for (swatch, meaning) in entries {
            let mark = swatch.width();
            let meaning = &ellipsis(self.canvas.ruler, meaning, SUBTITLE, ROOM - mark - 6.0);
            let width = mark + 6.0 + self.canvas.ruler.width(meaning, SUBTITLE);
            if x > MARGIN && x + width > WIDTH - MARGIN {
                x = MARGIN;
                self.y += HEIGHT;
            }
            let middle = self.y + HEIGHT / 2.0;
            swatch.draw(&mut self.canvas, (x, middle));
            let at = (x + mark + 6.0, middle + SUBTITLE.baseline_shift());
            self.canvas.text(at, Align::Left, SUBTITLE, MUTED, meaning);
            x += width + 22.0;
        }
        self.y += HEIGHT;
    }

    /// Sets the foot and draws the page.
    ///
    /// # Errors
    /// [`ChartError::Drawing`] where the SVG cannot be written.
    pub(super) fn finish(
        mut self,
        name: &'static str,
        foot: &str,
        description: &str,
        names: Names,
    ) -> Result<Picture, ChartError> {
        self.y += 14.0;
        self.paragraph(&names.scenario, SMALL, MUTED, 2);
        if !names.changed.is_empty() {
            self.paragraph(&names.changed, SMALL, MUTED, 4);
        }
        let foot = balanced(self.canvas.ruler, foot, SMALL, ROOM, 4);
        self.lines(&foot, SMALL, MUTED);
        let size = (WIDTH, (self.y + MARGIN - 8.0).ceil());
        let spoken = Spoken {
            name,
            title: &self.title,
            description,
        };
        Ok(Picture {
            name,
            svg: svg(&self.canvas.marks, size, &spoken)?,
            notes: names.notes,
            faces: names.faces,
            texts: self.canvas.texts,
            marks: self.canvas.marks,
            size,
        })
    }
}
