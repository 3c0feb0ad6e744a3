//! Charts in a document.

use super::html::{Html, element};
use crate::chart::{Chart, ChartError, Charted, Look};
use crate::words::{Language, in_language};

/// Draws the charts of a document, and remembers what is to be told of them.
pub(super) struct Pen<'a> {
    pub(super) look: &'a Look,
    /// The language that the faces at hand can write.
    pub(super) language: Language,
    pub(super) notes: Vec<String>,
    /// Why a chart could not be drawn.
    pub(super) failed: Option<ChartError>,
    drawn: usize,
}

impl<'a> Pen<'a> {
    pub(super) fn new(look: &'a Look, language: Language) -> Self {
        Self {
            look,
            language,
            notes: Vec::new(),
            failed: None,
            drawn: 0,
        }
    }

    /// The chart of this name, headed by what it shows: what it comes to is told beside it. Nothing
    /// where the result has none.
    pub(super) fn chart(
        &mut self,
        of: &dyn Charted,
        name: &str,
        title: &dyn Fn() -> String,
    ) -> Html {
        let charts = of.charts().into_iter();
        let drawn: Result<Html, ChartError> = charts
            .filter(|chart| chart.name == name)
            .map(|chart| self.draw(&chart, title))
            .collect();
        drawn.unwrap_or_else(|error| {
            self.failed = Some(error);
            Html::default()
        })
    }

    fn draw(&mut self, chart: &Chart<'_>, title: &dyn Fn() -> String) -> Result<Html, ChartError> {
        let Some(draw) = &chart.draw else {
            return Ok(Html::default());
        };
        let picture = in_language(self.language, || {
            draw(&Look {
                title: Some(title()),
                ..self.look.clone()
            })
        })?;
        for note in picture.notes {
            if !self.notes.contains(&note) {
                self.notes.push(note);
            }
        }
        self.drawn += 1;
        // Of two charts of one kind each keeps its own title.
        let name = chart.name;
        let id = |part: &str| format!("{name}-{part}");
        let own = |part: &str| format!("chart{}-{part}", self.drawn);
        let svg = ["title", "desc"].iter().fold(picture.svg, |svg, part| {
            svg.replacen(
                &format!("id=\"{}\"", id(part)),
                &format!("id=\"{}\"", own(part)),
                1,
            )
        });
        let labelled = format!("aria-labelledby=\"{} {}\"", id("title"), id("desc"));
        let svg = svg.replacen(
            &labelled,
            &format!("aria-labelledby=\"{} {}\"", own("title"), own("desc")),
            1,
        );
        let scroll = element(
            "div",
            &[("class", "scroll"), ("tabindex", "0")],
            Html::made(svg),
        );
        Ok(element("figure", &[], scroll))
    }
}
