//! Which charts a result has, by name.

use super::error::ChartError;
use super::look::Look;
use super::picture::Picture;
use crate::analysis::{Comparison, Outcome, Sweep};

type Draw<'r> = Box<dyn Fn(&Look) -> Result<Picture, ChartError> + 'r>;

/// A chart of a result.
pub struct Chart<'r> {
    /// What it shows, in one word that serves as a file's name.
    pub name: &'static str,
    /// Draws it; `None` where other results of the kind have it and this one has nothing to show.
    pub draw: Option<Draw<'r>>,
}

/// A result that has charts.
pub trait Charted {
    /// Its charts, the first of them first.
    fn charts(&self) -> Vec<Chart<'_>>;
}

/// A chart with what draws it.
fn chart<'r, T>(
    name: &'static str,
    draw: fn(&T, &Look) -> Result<Picture, ChartError>,
    result: &'r T,
) -> Chart<'r> {
    Chart {
        name,
        draw: Some(Box::new(move |look| draw(result, look))),
    }
}

impl Charted for Outcome {
    fn charts(&self) -> Vec<Chart<'_>> {
        let mut charts = vec![
            chart("selection", super::selection, self),
            chart("ranks", super::ranks, self),
            chart("pairwise", super::pairwise, self),
            chart("weights", super::weights, self),
        ];
        if !self.weights_vary() {
            charts[3].draw = None;
        }
        charts
    }
}

impl Charted for Sweep {
    fn charts(&self) -> Vec<Chart<'_>> {
        vec![chart("sweep", super::sweep, self)]
    }
}

impl Charted for Comparison {
    fn charts(&self) -> Vec<Chart<'_>> {
        vec![chart("compare", super::comparison, self)]
    }
}
