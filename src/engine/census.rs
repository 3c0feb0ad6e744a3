//! Which sets are selected: the frequent ones counted, the rest together.

use std::collections::HashMap;

use super::order::Order;
use super::stream::BLOCK;

/// Draws that decide which sets are counted; a fixed number, so that the list is a pure function
/// of scenario and seed.
pub(super) const OPENING: u64 = 65_536;
/// Sets that are counted at most, so that memory is bounded.
const KEPT: usize = 4_096;

/// The sets seen in the opening draws.
#[derive(Debug, Default)]
pub(super) struct Census {
    seen: HashMap<u64, Seen>,
}

#[derive(Debug)]
struct Seen {
    count: u64,
    /// First draw with this set: breaks ties of frequency.
    first: u64,
    teams: Vec<usize>,
}

impl Census {
    pub(super) fn add(&mut self, order: &Order, block: u64, count: usize) {
        for (lane, key) in order.keys[..count].iter().enumerate() {
            let seen = self.seen.entry(*key).or_insert_with(|| Seen {
                count: 0,
                first: block * BLOCK as u64 + lane as u64,
                teams: order.set(lane),
            });
            seen.count += 1;
        }
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
    pub(super) fn close(self, watched: Option<(u64, Vec<usize>)>) -> Dictionary {
        let mut seen: Vec<(u64, Seen)> = self.seen.into_iter().collect();
        seen.sort_by_key(|(_, set)| (std::cmp::Reverse(set.count), set.first));
        if let Some((key, teams)) = watched {
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
                            teams,
                        },
                    ),
                ),
            }
        }
        seen.truncate(KEPT);
        Dictionary::new(seen)
    }
}

/// The sets that are counted, found by key in an open-addressed table.
#[derive(Debug)]
pub(super) struct Dictionary {
    /// Index into `sets` plus 1; 0 for an empty slot.
    slots: Vec<u16>,
    keys: Vec<u64>,
    sets: Vec<Vec<usize>>,
    opening: Vec<u64>,
}

impl Dictionary {
    fn new(seen: Vec<(u64, Seen)>) -> Self {
        let mut dictionary = Self {
            slots: vec![0; 4 * KEPT],
            keys: Vec::new(),
            sets: Vec::new(),
            opening: Vec::new(),
        };
        for (key, seen) in seen {
            let mut slot = Self::start(key);
            while dictionary.slots[slot] != 0 {
                slot = (slot + 1) % (4 * KEPT);
            }
            dictionary.keys.push(key);
            dictionary.sets.push(seen.teams);
            dictionary.opening.push(seen.count);
            dictionary.slots[slot] = dictionary.keys.len() as u16;
        }
        dictionary
    }

    fn start(key: u64) -> usize {
        (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 50) as usize % (4 * KEPT)
    }

    /// How many sets are counted.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// Adds each draw's set to its count; sets that are not listed are left out.
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

    /// Sets with their counts, the opening's added: most frequent first, without those never seen.
    pub(super) fn finish(self, counts: &[u64]) -> Vec<(Vec<usize>, u64)> {
        let mut sets: Vec<(Vec<usize>, u64)> = self
            .sets
            .into_iter()
            .zip(self.opening.iter().zip(counts).map(|(a, b)| a + b))
            .filter(|(_, count)| *count > 0)
            .collect();
        sets.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        sets
    }
}
