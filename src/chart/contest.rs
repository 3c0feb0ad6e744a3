//! What a map of pairs shows, said in one sentence made from its numbers.

use super::number::{whole_percent, word};

/// The finding of the pairwise chart. `teams` are names in the order of selection, `above` tells
/// for two of them in how many of the panels the first ranks above the second, give or take `error`:
/// closer to one half than that, neither is above.
pub(super) fn contest(
    teams: &[&str],
    places: usize,
    error: f64,
    above: impl Fn(usize, usize) -> f64,
) -> String {
    let count = teams.len();
    let (Some(first), Some(last_in)) = (teams.first(), places.checked_sub(1)) else {
        return "There are no teams".to_owned();
    };
    if count == 1 {
        return format!("{first} is the only team");
    }
    let pairs = || (0..count).flat_map(|i| (0..i).map(move |j| (i, j)));
    if pairs().all(|(i, j)| (above(i, j) - 0.5).abs() <= 0.025) {
        return if count == 2 {
            format!(
                "{first} and {} are level: each ranks above the other in about half of the panels",
                teams[1]
            )
        } else {
            format!(
                "All {} teams are level: each ranks above each other one in about half of the panels",
                word(count)
            )
        };
    }
    let least = |i: usize| {
        let others = (0..count).filter(|&j| j != i);
        others.map(|j| above(i, j)).fold(1.0, f64::min)
    };
    // Who beats everybody else, pair by pair, in more than half of the panels (Condorcet 1785).
    let winner = (0..count).find(|&i| least(i) > 0.5 + error);
    let level = |i: usize, j: usize| (above(i, j) - 0.5).abs() <= error;
    let cut = (places < count).then(|| {
        let p = above(last_in, places);
        let (upper, lower) = (teams[last_in], teams[places]);
        if level(last_in, places) {
            (format!("{upper} and {lower} are level"), "")
        } else if p > 0.5 {
            let share = whole_percent(p);
            (
                format!("{upper} ranks above {lower} in {share}"),
                " of panels",
            )
        } else {
            let share = whole_percent(1.0 - p);
            (
                format!("{lower} ranks above {upper} in {share}"),
                " of panels",
            )
        }
    });
    let open = (0..count).any(|i| least(i) >= 0.5 - error);
    let nobody = if open {
        "No team is clearly above every other"
    } else {
        "No team ranks above every other more often than not"
    };
    match (winner, cut) {
        (Some(i), _) if count == 2 => {
            format!(
                "{} ranks above {} in {} of panels",
                teams[i],
                teams[1 - i],
                whole_percent(least(i))
            )
        }
        (Some(i), None) => format!(
            "{} ranks above every other team in {} of panels or more",
            teams[i],
            whole_percent(least(i))
        ),
        // At the line it is the same pair.
        (Some(i), Some((cut, of))) if places == 1 && i == 0 => {
            format!("{cut}{of}, and above every other team more often than not")
        }
        (Some(i), Some((cut, _))) => format!(
            "{} ranks above every other team in {} of panels or more; at the cut line {cut}",
            teams[i],
            whole_percent(least(i))
        ),
        (None, Some((cut, of))) => format!("{nobody}; at the cut line {cut}{of}"),
        (None, None) => nobody.to_owned(),
    }
}
