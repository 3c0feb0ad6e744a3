//! Which sets are selected, or how they change: the frequent ones counted, the rest together.

use std::collections::HashMap;

use super::order::Order;
use super::stream::BLOCK;

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

impl Census<Vec<usize>> {
    /// The selected sets of a block of draws.
    pub(super) fn add_sets(&mut self, order: &Order, block: u64, count: usize) {
        for (lane, key) in order.keys[..count].iter().enumerate() {
            let draw = block * BLOCK as u64 + lane as u64;
            self.add(*key, draw, || order.set(lane));
        }
    }
}

impl<T> Census<T> {
    pub(super) fn add(&mut self, key: u64, draw: u64, what: impl FnOnce() -> T) {
        let seen = self.seen.entry(key).or_insert_with(|| Seen {
            count: 0,
            first: draw,
            what: what(),
        });
        seen.count += 1;
    }

    #[must_use]
    pub(super) fn merge(mut self, other: Self) -> Self {
        for (key, theirs) in other.seen {
            match self.seen.entry(key) {
                std::collections::hash_map::Entry::Occupied(mut mine) => {
                    let mine = mine.get_mut();
                    mine.count += theirs.count;
                    mine.first = mine.first.min(theirs.first);
                }
                std::collections::hash_map::Entry::Vacant(place) => {
                    place.insert(theirs);
                }
            }
        }
        self
    }

    /// The list of sets to count from here on, with what the opening counted; a watched set is
    /// always among them.
    pub(super) fn close(self, watched: Option<(u64, T)>) -> Dictionary<T> {
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
        Dictionary::new(seen)
    }
}

/// What is counted, found by key in an open-addressed table.
#[derive(Debug)]
pub(super) struct Dictionary<T> {
    /// Index into `sets` plus 1; 0 for an empty slot.
    slots: Vec<u16>,
    keys: Vec<u64>,
    listed: Vec<T>,
    opening: Vec<u64>,
}

impl<T> Dictionary<T> {
    fn new(seen: Vec<(u64, Seen<T>)>) -> Self {
        let mut dictionary = Self {
            slots: vec![0; 4 * KEPT],
            keys: Vec::new(),
            listed: Vec::new(),
            opening: Vec::new(),
        };
        for (key, seen) in seen {
            let mut slot = Self::start(key);
            while dictionary.slots[slot] != 0 {
                slot = (slot + 1) % (4 * KEPT);
            }
            dictionary.keys.push(key);
            dictionary.listed.push(seen.what);
            dictionary.opening.push(seen.count);
            dictionary.slots[slot] = dictionary.keys.len() as u16;
        }
        dictionary
    }

    fn start(key: u64) -> usize {
        (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 50) as usize % (4 * KEPT)
    }

    /// How many are counted.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// Adds one to the count of each key; keys that are not listed are left out.
    pub(super) fn count(&self, keys: &[u64], counts: &mut [u64]) {
        for key in keys {
            let mut slot = Self::start(*key);
            while self.slots[slot] != 0 {
                let set = self.slots[slot] as usize - 1;
                if self.keys[set] == *key {
                    counts[set] += 1;
                    break;
                }
                slot = (slot + 1) % (4 * KEPT);
            }
        }
    }

    /// All with their counts, the opening's added: most frequent first, without those never seen.
    pub(super) fn finish(self, counts: &[u64]) -> Vec<(T, u64)>
    where
        T: Ord,
    {
        let mut sets: Vec<(T, u64)> = self
            .listed
            .into_iter()
            .zip(self.opening.iter().zip(counts).map(|(a, b)| a + b))
            .filter(|(_, count)| *count > 0)
            .collect();
        sets.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        sets
    }
}
