//! The files of a scenario while its page is open: those it had read before, and no others. What is
//! set on a page opens none.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::scenario::{Files, Unread};

/// Files that are read once, until they are closed.
#[derive(Debug)]
pub(super) struct Closed {
    files: Arc<dyn Files>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    is_closed: bool,
    read: HashMap<String, Vec<u8>>,
}

impl Closed {
    pub(super) fn new(files: Arc<dyn Files>) -> Self {
        Self {
            files,
            state: Mutex::default(),
        }
    }

    /// From here on nothing is read that was not read before.
    pub(super) fn close(&self) {
        self.state().is_closed = true;
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Files for Closed {
    fn read(&self, name: &str) -> Result<Vec<u8>, Unread> {
        let mut state = self.state();
        if let Some(bytes) = state.read.get(name) {
            return Ok(bytes.clone());
        }
        if state.is_closed {
            return Err(Unread {
                why: "a page reads no other files than its scenario does".into(),
                help: "write it into the scenario, and explore that again".into(),
            });
        }
        let bytes = self.files.read(name)?;
        state.read.insert(name.to_owned(), bytes.clone());
        Ok(bytes)
    }
}
