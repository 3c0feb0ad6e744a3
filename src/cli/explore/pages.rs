//! Which pages are open, and what each asked last: of one page the newest question is answered, and
//! those before it are given up.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Pages that are remembered; of the others the oldest is taken for closed.
const MOST: usize = 16;
/// Bytes of a page's name.
const LONGEST: usize = 64;

/// The newest question of each page.
#[derive(Default)]
pub(super) struct Pages(Mutex<VecDeque<(String, Arc<AtomicU64>)>>);

/// A question of a page.
#[derive(Clone)]
pub(super) struct Ticket {
    newest: Arc<AtomicU64>,
    number: u64,
}

impl Pages {
    /// Takes a question in; none where a newer one is there already.
    pub(super) fn enter(&self, page: &str, number: u64) -> Option<Ticket> {
        if page.len() > LONGEST {
            return None;
        }
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = pages.iter().position(|(known, _)| known == page);
        let found = at.and_then(|at| pages.remove(at));
        let (name, newest) = found.unwrap_or_else(|| (page.to_owned(), Arc::default()));
        let before = newest.fetch_max(number, Ordering::Relaxed);
        if pages.len() == MOST {
            pages.pop_front();
        }
        pages.push_back((name, newest.clone()));
        (before < number).then_some(Ticket { newest, number })
    }
}

impl Ticket {
    /// Whether the page has asked something else meanwhile.
    pub(super) fn is_overtaken(&self) -> bool {
        self.newest.load(Ordering::Relaxed) != self.number
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_question_of_a_page_overtakes() {
        let pages = Pages::default();
        let first = pages.enter("a", 1).unwrap();
        let other = pages.enter("b", 1).unwrap();
        assert!(!first.is_overtaken());
        let second = pages.enter("a", 2).unwrap();
        assert!(first.is_overtaken() && !second.is_overtaken() && !other.is_overtaken());
        assert!(pages.enter("a", 2).is_none());
        assert!(pages.enter("a", 1).is_none());
        assert!(pages.enter(&"x".repeat(LONGEST + 1), 1).is_none());
        for page in 0..3 * MOST {
            pages.enter(&page.to_string(), 1).unwrap();
        }
        assert_eq!(pages.0.lock().unwrap().len(), MOST);
    }
}
