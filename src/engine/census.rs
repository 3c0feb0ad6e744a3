//! Which sets are selected, or how they change: the frequent ones counted, the rest together.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Draws that decide which sets are counted; a fixed number, so that the list is a pure function
/// of scenario and seed.
pub(super) const OPENING: u64 = 65_536;
/// Sets that are counted at most, so that memory is bounded.
const KEPT: usize = 4_096;

/// What was seen in the opening draws: sets, or changes of sets.
#[derive(Debug)]
pub(super) struct Census<T> {
    seen: HashMap<u64, Seen<T>>,
}

#[derive(Debug)]
struct Seen<T> {
    count: u64,
    /// First draw with it: breaks ties of frequency.
    first: u64,
    what: T,
}

impl<T> Default for Census<T> {
    fn default() -> Self {
        Self {
            seen: HashMap::new(),
        }
    }
}

/// Counts what has a key, draw by draw.
pub(super) trait Names<T>: Send {
    /// Adds a draw with this key.
    fn add(&mut self, key: u64, draw: u64, what: impl FnOnce() -> T);

    /// Adds what was counted over other draws.
    fn merge(&mut self, other: Self);
}

impl<T: Send> Names<T> for Census<T> {
    fn add(&mut self, key: u64, draw: u64, what: impl FnOnce() -> T) {
        let seen = self.seen.entry(key).or_insert_with(|| Seen {
            count: 0,
            first: draw,
            what: what(),
        });
        seen.count += 1;
    }

    fn merge(&mut self, other: Self) {
        for (key, theirs) in other.seen {
            match self.seen.entry(key) {
                Entry::Occupied(mut mine) => {
                    let mine = mine.get_mut();
                    mine.count += theirs.count;
                    mine.first = mine.first.min(theirs.first);
                }
                Entry::Vacant(place) => {
                    place.insert(theirs);
                }
            }
        }
    }
}

impl<T> Census<T> {
    /// The list of sets to count from here on, and what the opening counted of each; a watched set is
    /// always among them.
    pub(super) fn close(self, watched: Option<(u64, T)>) -> (Dictionary<T>, Vec<u64>) {
        let mut seen: Vec<(u64, Seen<T>)> = self.seen.into_iter().collect();
        seen.sort_by_key(|(_, set)| (std::cmp::Reverse(set.count), set.first));
        if let Some((key, what)) = watched {
            match seen.iter().position(|(seen, _)| *seen == key) {
                Some(at) => {
                    let set = seen.remove(at);
                    seen.insert(0, set);
                }
                None => seen.insert(
                    0,
                    (
                        key,
                        Seen {
                            count: 0,
                            first: 0,
                            what,
                        },
                    ),
                ),
            }
        }
        seen.truncate(KEPT);
        let counts = seen.iter().map(|(_, seen)| seen.count).collect();
        let listed = seen.into_iter().map(|(key, seen)| (key, seen.what));
        (Dictionary::new(listed), counts)
    }
}

/// What is counted, found by key in an open-addressed table.
#[derive(Debug)]
pub(super) struct Dictionary<T> {
    /// Index into `sets` plus 1; 0 for an empty slot.
    slots: Vec<u16>,
    keys: Vec<u64>,
    listed: Vec<T>,
}

impl<T> Dictionary<T> {
    fn new(listed: impl Iterator<Item = (u64, T)>) -> Self {
        let mut dictionary = Self {
            slots: vec![0; 4 * KEPT],
            keys: Vec::new(),
            listed: Vec::new(),
        };
        for (key, what) in listed {
            let mut slot = Self::start(key);
            while dictionary.slots[slot] != 0 {
                slot = (slot + 1) % (4 * KEPT);
            }
            dictionary.keys.push(key);
            dictionary.listed.push(what);
            dictionary.slots[slot] = dictionary.keys.len() as u16;
        }
        dictionary
    }

    fn start(key: u64) -> usize {
        (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 50) as usize % (4 * KEPT)
    }

    /// The place of a key in the list.
    #[inline(always)]
    fn place(&self, key: u64) -> Option<usize> {
        let mut slot = Self::start(key);
        while self.slots[slot] != 0 {
            let at = self.slots[slot] as usize - 1;
            if self.keys[at] == key {
                return Some(at);
            }
            slot = (slot + 1) % (4 * KEPT);
        }
        None
    }

    /// All with their counts: most frequent first, without those never seen.
    pub(super) fn finish(self, counts: Vec<u64>) -> Vec<(T, u64)>
    where
        T: Ord,
    {
        let sets = self.listed.into_iter().zip(counts);
        let mut sets: Vec<(T, u64)> = sets.filter(|(_, count)| *count > 0).collect();
        sets.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        sets
    }
}

/// Counts of what is listed; the rest is left out.
#[derive(Debug)]
pub(super) struct Listed<'d, T> {
    dictionary: &'d Dictionary<T>,
    pub(super) counts: Vec<u64>,
}

impl<'d, T> Listed<'d, T> {
    pub(super) fn new(dictionary: &'d Dictionary<T>) -> Self {
        Self {
            dictionary,
            counts: vec![0; dictionary.keys.len()],
        }
    }
}

impl<T: Sync> Names<T> for Listed<'_, T> {
    #[inline(always)]
    fn add(&mut self, key: u64, _draw: u64, _what: impl FnOnce() -> T) {
        if let Some(at) = self.dictionary.place(key) {
            self.counts[at] += 1;
        }
    }

    fn merge(&mut self, other: Self) {
        add_up(&mut self.counts, &other.counts);
    }
}

/// Adds counts to counts.
pub(super) fn add_up(counts: &mut [u64], more: &[u64]) {
    counts.iter_mut().zip(more).for_each(|(a, b)| *a += b);
}
