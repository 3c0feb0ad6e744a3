//! What Cutline says of a scenario, by every method that answers it.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use cutline::analysis::{self, Outcome};
use cutline::engine::integral::Reason;
use cutline::engine::{Monitor, Unwatched};
use cutline::report::diagnostic;
use cutline::scenario::{Document, Files, How, Scenario, Source, Unread};

/// All ways to an answer.
pub(crate) const WAYS: [How; 4] = [How::Exact, How::QuasiMonteCarlo, How::MonteCarlo, How::Auto];

/// Files that are not on a disk.
#[derive(Debug)]
struct Shelf(HashMap<&'static str, String>);

impl Files for Shelf {
    fn read(&self, name: &str) -> Result<Vec<u8>, Unread> {
        let text = self.0.get(name).ok_or("there is no such file")?;
        Ok(text.as_bytes().into())
    }
}

/// A scenario that has to be a right one.
pub(crate) fn scenario(text: &str, files: Vec<(&'static str, String)>) -> Scenario {
    let source = Source {
        name: "case.toml".into(),
        text: text.into(),
    };
    let files = Arc::new(Shelf(files.into_iter().collect()));
    let reading = Document::beside(&source, files).read(&[]);
    let told = || diagnostic::render(&reading.problems, &reading.sources, false);
    let refused = || panic!("this scenario is refused:\n{text}\n{}", told());
    reading.scenario.clone().unwrap_or_else(refused)
}

/// Ends integration after its first points: their error is stated as well, and more of them would be
/// far more precise than the draws that they are compared with.
#[derive(Debug, Default)]
struct Brief(AtomicBool);

impl Monitor for Brief {
    fn advance(&self, _draws: u64, _selected: &[u64]) {}

    fn look(&self, _points: u64, half_width: Option<f64>) {
        if half_width.is_some() {
            self.0.store(true, Ordering::Relaxed);
        }
    }

    fn stop(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The answer by one way, or why there is none.
pub(crate) fn answer(scenario: &Scenario, way: How, draws: u64) -> Result<Outcome, Reason> {
    let mut scenario = scenario.clone();
    scenario.simulation.method = way;
    scenario.simulation.draws = draws;
    let model = scenario.model().unwrap();
    let figures = if way == How::QuasiMonteCarlo {
        analysis::run(&scenario, &model, &Brief::default())?
    } else {
        // Left to itself the program stops where it is precise enough.
        scenario.simulation.precision = (way == How::Auto).then_some(2e-3);
        analysis::run(&scenario, &model, &Unwatched)?
    };
    Ok(analysis::outcome(&scenario, &model, &figures.unwrap()))
}
