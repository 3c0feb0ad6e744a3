//! A scenario that is timed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use cutline::model::Model;
use cutline::scenario::{Document, Files, Scenario, Unread, decode};

pub(crate) struct Workload {
    pub(crate) model: Model,
    scenario: Scenario,
}

#[derive(Debug)]
struct Beside(PathBuf);

impl Files for Beside {
    fn read(&self, name: &str) -> Result<Vec<u8>, Unread> {
        std::fs::read(self.0.join(name)).map_err(|error| error.to_string().into())
    }
}

impl Workload {
    pub(crate) fn of(file: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let source = decode(file, &std::fs::read(&path).unwrap()).unwrap();
        let folder = Beside(path.parent().unwrap().to_owned());
        let reading = Document::beside(&source, Arc::new(folder)).read(&[]);
        let scenario = reading.scenario.unwrap();
        Self {
            model: scenario.model().unwrap(),
            scenario,
        }
    }

    /// The scenario, drawn so many times.
    pub(crate) fn scenario(&self, draws: u64) -> Scenario {
        let mut scenario = self.scenario.clone();
        scenario.simulation.draws = draws;
        scenario
    }
}
