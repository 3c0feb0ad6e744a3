//! Selections that were counted, those that lots decide shared out.

use std::collections::BTreeMap;

use crate::engine::select::Rule;

/// Selections that are listed at most.
const LISTED: usize = 4_096;
/// Selections that are kept in mind at most.
pub(super) const KEPT: usize = 65_536;

/// Who is selected: surely, and those who share the last places by lot.
pub(super) type Choice = (Vec<u16>, Vec<u16>);

/// The likeliest selections with how many cases they come to, and the one that is watched.
pub(super) fn listed(
    choices: BTreeMap<Choice, f64>,
    rule: Rule,
    watched: Option<&[usize]>,
) -> Vec<(Vec<usize>, f64)> {
    let mut choices: Vec<(Choice, f64)> = choices.into_iter().collect();
    choices.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let mut sets: BTreeMap<Vec<usize>, f64> = BTreeMap::new();
    for ((surely, tied), cases) in choices {
        let ways = subsets(tied.len(), rule.seats(surely.len(), tied.len()));
        // Too many to tell one by one.
        if ways.is_empty() || sets.len() + ways.len() > KEPT {
            continue;
        }
        let share = cases / ways.len() as f64;
        for way in ways {
            let chosen = way.iter().map(|at| tied[*at]);
            let mut set: Vec<usize> = surely
                .iter()
                .copied()
                .chain(chosen)
                .map(usize::from)
                .collect();
            set.sort_unstable();
            *sets.entry(set).or_default() += share;
        }
    }
    let watched = watched.map(|set| (set.to_vec(), sets.get(set).copied().unwrap_or(0.0)));
    let mut sets: Vec<(Vec<usize>, f64)> = sets.into_iter().collect();
    sets.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    sets.truncate(LISTED);
    sets.extend(watched.filter(|(set, _)| !sets.iter().any(|(listed, _)| listed == set)));
    sets
}

/// In how many cases teams are ranked in each order, from how many are surely above each: all orders
/// that agree with that count the same.
pub(super) fn rankings(cases: BTreeMap<Vec<u8>, f64>, teams: usize) -> Vec<f64> {
    let orders = permutations(teams);
    let mut counts = vec![0.0; orders.len()];
    for (above, cases) in cases {
        let agrees = |order: &[usize]| order.is_sorted_by_key(|team| above[*team]);
        let agreeing = (0..orders.len()).filter(|at| agrees(&orders[*at]));
        let agreeing: Vec<usize> = agreeing.collect();
        for at in &agreeing {
            counts[*at] += cases / agreeing.len() as f64;
        }
    }
    counts.retain(|count| *count > 0.0);
    counts
}

fn permutations(of: usize) -> Vec<Vec<usize>> {
    (0..of).fold(vec![Vec::new()], |shorter, next| {
        let with = shorter.iter().flat_map(|order: &Vec<usize>| {
            (0..=order.len()).map(move |at| [&order[..at], &[next], &order[at..]].concat())
        });
        with.collect()
    })
}

/// All ways to take so many of the numbers below `of`; none where they are too many to list.
fn subsets(of: usize, take: usize) -> Vec<Vec<usize>> {
    let mut ways: Vec<Vec<usize>> = vec![Vec::new()];
    for at in 0..of {
        let mut more = Vec::new();
        for way in &ways {
            if way.len() < take {
                more.push([way.as_slice(), &[at]].concat());
            }
        }
        // Those that can still become long enough.
        ways.retain(|way| way.len() + of - at > take || way.len() == take);
        ways.extend(more);
        if ways.len() > 4 * LISTED {
            return Vec::new();
        }
    }
    ways.retain(|way| way.len() == take);
    if ways.len() > LISTED {
        Vec::new()
    } else {
        ways
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subsets_are_all_and_different() {
        assert_eq!(subsets(0, 0), [Vec::<usize>::new()]);
        assert_eq!(subsets(3, 3), [[0, 1, 2]]);
        for (of, take, want) in [(9, 2, 36), (12, 6, 924), (14, 4, 1001), (40, 1, 40)] {
            let mut ways = subsets(of, take);
            assert!(ways.iter().all(|way| way.len() == take));
            ways.sort();
            ways.dedup();
            assert_eq!(ways.len(), want);
        }
        assert!(subsets(40, 20).is_empty());
    }

    #[test]
    fn choices_by_lot_are_shared_out() {
        let choices = BTreeMap::from([
            ((vec![0], vec![1, 2, 3]), 6.0),
            ((vec![0, 1], vec![]), 3.0),
            ((vec![], vec![0, 3, 4]), 1.5),
        ]);
        let sets = listed(choices, Rule::first(2), Some(&[2, 4]));
        let want = [
            (vec![0, 1], 5.0),
            (vec![0, 3], 2.5),
            (vec![0, 2], 2.0),
            (vec![0, 4], 0.5),
            (vec![3, 4], 0.5),
            (vec![2, 4], 0.0),
        ];
        assert_eq!(sets, want);
    }
}
