//! A weight that is moved makes the others of its block follow, as `--set` does. Where others were
//! moved before, so that all together have no room, the earliest of them gives way.

use super::Page;
use super::state::{State, address_of, path_of, value_of};
use crate::model::Address;
use crate::scenario::{Reading, Role};

/// What several weights add up to.
#[derive(PartialEq)]
enum Sum {
    /// The points of a block, by its number.
    Block(usize),
    /// All that stands outside the blocks.
    Outside,
}

impl Page {
    /// Reads a state in which one path was touched last, making room for what is set there.
    pub(super) fn settled(&self, mut state: State, touched: Option<&str>) -> (State, Reading) {
        if let Some(path) = touched {
            self.forget_if_written(&mut state, path);
        }
        let reading = self.document.read(&self.settings(&state));
        let Some(path) = touched.filter(|_| reading.scenario.is_none()) else {
            return (state, reading);
        };
        let mut tried = state.clone();
        while let Some(first) = self.gives_way(&tried, path) {
            tried.set.remove(first);
            let reading = self.document.read(&self.settings(&tried));
            if reading.scenario.is_some() {
                return (tried, reading);
            }
        }
        (state, reading)
    }

    /// Takes out a setting that says what the file says.
    fn forget_if_written(&self, state: &mut State, path: &str) {
        let Some(address) = address_of(&format!("{path}=")) else {
            return;
        };
        let keyed = self.document.keyed(&[], &self.written.0, &[address]);
        let written = keyed.into_iter().next().and_then(|keyed| keyed.written);
        let written = written.unwrap_or_default();
        state
            .set
            .retain(|argument| path_of(argument) != path || value_of(argument) != written);
    }

    /// The first setting of another weight that shares its sum with what is at a path.
    fn gives_way(&self, state: &State, path: &str) -> Option<usize> {
        let sum = self.sum_of(&address_of(&format!("{path}="))?)?;
        state.set.iter().position(|argument| {
            let address = address_of(argument).filter(|_| path_of(argument) != path);
            let weight = address.filter(|address| matches!(address, Address::Weight { .. }));
            weight.and_then(|address| self.sum_of(&address)).as_ref() == Some(&sum)
        })
    }

    /// The sum that a number has a part in.
    fn sum_of(&self, address: &Address) -> Option<Sum> {
        let scenario = &self.written.0;
        match address {
            Address::Weight { criterion: id } => {
                let criterion = scenario.criteria.iter().find(|c| c.id == *id)?;
                match criterion.role {
                    Role::Weighted { block, .. } => Some(block.map_or(Sum::Outside, Sum::Block)),
                    Role::Penalty(_) => None,
                }
            }
            Address::Block { block: id } => {
                let at = scenario.blocks.iter().position(|block| block.id == *id)?;
                Some(Sum::Block(at))
            }
            Address::Total => Some(Sum::Outside),
            _ => None,
        }
    }
}
