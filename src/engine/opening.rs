//! What the opening draws of a run decide: which sets are counted one by one.

use std::fmt::{self, Write as _};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::census::{Dictionary, KEPT, OPENING};
use super::counts::Unlike;
use super::lists::Lists;
use super::plan::Plan;
use super::run::Run;
use super::{Monitor, counts};
use crate::model::Model;

/// Written into it.
const FORMAT: &str = "cutline.opening.v1";

/// What all have to agree on who count parts of one run: the model, the seed, and the sets that are
/// counted one by one, which the first 65,536 draws of the run decide. It is a pure function of the
/// model, the seed and, for a shorter run, the number of draws.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    format: String,
    /// Version of this crate: another may draw other numbers.
    version: String,
    seed: u64,
    /// Of the model and the seed.
    digest: String,
    /// As ascending teams, most frequent first.
    sets: Vec<Vec<usize>>,
}

impl Opening {
    /// Draws the opening of a run of so many draws. None where the monitor ended it.
    pub fn new(model: &Model, draws: u64, seed: u64, monitor: &dyn Monitor) -> Option<Self> {
        let plan = Plan::new(model, seed);
        let run: Run<'_, Lists> = Run { of: &plan, monitor };
        monitor.expect(draws.min(OPENING));
        let (sets, counted) = run.open(draws);
        (counted.ranges.draws() == draws.min(OPENING)).then(|| Self {
            format: FORMAT.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            seed,
            digest: digest(model, seed),
            sets: sets.listed,
        })
    }

    /// Seed of the random numbers.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The sets that are counted, as ascending team indices.
    pub fn sets(&self) -> &[Vec<usize>] {
        &self.sets
    }

    /// The model laid out for drawing, if it is the one that this is of.
    pub(super) fn plan(&self, model: &Model) -> Result<Plan, Unlike> {
        self.is_readable()?;
        if self.digest != digest(model, self.seed) {
            return Err(Unlike::Model);
        }
        let teams = model.teams.len();
        let is_set = |set: &Vec<usize>| {
            set.is_sorted_by(|a, b| a < b) && set.last().is_none_or(|team| *team < teams)
        };
        if self.sets.len() > KEPT || !self.sets.iter().all(is_set) {
            return Err(Unlike::Broken);
        }
        Ok(Plan::new(model, self.seed))
    }

    /// The sets by their keys.
    pub(super) fn dictionary(&self, plan: &Plan) -> Dictionary<Vec<usize>> {
        let sets = self.sets.iter();
        Dictionary::new(sets.map(|set| (plan.key(set), set.clone())))
    }

    /// Refuses what is of another run.
    pub(super) fn compare(&self, other: &Self) -> Result<(), Unlike> {
        self.is_readable()?;
        other.is_readable()?;
        if self.seed != other.seed {
            Err(Unlike::Seed([self.seed, other.seed]))
        } else if self.digest != other.digest {
            Err(Unlike::Model)
        } else if self.sets != other.sets {
            Err(Unlike::Sets)
        } else {
            Ok(())
        }
    }

    fn is_readable(&self) -> Result<(), Unlike> {
        counts::expect(&self.format, FORMAT)?;
        counts::expect(&self.version, env!("CARGO_PKG_VERSION"))
    }
}

/// `sha256:` and the digest of the seed and of all that a model is: nothing is left out, and numbers are
/// told by the shortest form that reads back.
fn digest(model: &Model, seed: u64) -> String {
    struct Fed(Sha256);
    impl fmt::Write for Fed {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0.update(text);
            Ok(())
        }
    }
    let mut fed = Fed(Sha256::new());
    // It takes any text.
    let _ = write!(fed, "{seed} {model:?}");
    let bytes = fed.0.finalize();
    (bytes.iter()).fold("sha256:".to_owned(), |hex, byte| {
        hex + &format!("{byte:02x}")
    })
}
