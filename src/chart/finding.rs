//! What a chart shows, said in one sentence made from its numbers.

use super::number::{list, sentence, whole_percent, word};

/// How a team stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Selected in more than 75 % of panels.
    Likely,
    /// In between: odds of no more than 1:3 either way.
    Contested,
    /// Selected in less than 25 % of panels.
    Unlikely,
}

impl Standing {
    /// Judged by the figure that the chart shows, so that "25.0 %" is never below 25 %.
    pub(super) fn of(share: f64) -> Self {
        match (share * 1000.0).round() {
            permille if permille > 750.0 => Standing::Likely,
            permille if permille >= 250.0 => Standing::Contested,
            _ => Standing::Unlikely,
        }
    }
}

/// More names than these make a title unreadable; then they are counted.
pub(super) const NAMED: usize = 4;

/// The finding of the selection chart. `teams` are names and selection probabilities, best first.
pub(super) fn selection(teams: &[(&str, f64)], places: usize) -> String {
    let (Some(&(best, top)), Some(&(_, bottom))) = (teams.first(), teams.last()) else {
        return "There are no teams".to_owned();
    };
    let count = teams.len();
    if bottom >= 1.0 {
        return match teams {
            [_] => format!("{best} is the only team and is selected"),
            _ => format!(
                "All {} teams are selected: there is a place for each",
                word(count)
            ),
        };
    }
    if count > 1 && top - bottom <= 0.05 && bottom >= 0.8 * top {
        let share = whole_percent(teams.iter().map(|team| team.1).sum::<f64>() / count as f64);
        let who = everyone(teams);
        return format!("{who} are level: each is selected in about {share} of panels");
    }
    let sure = teams
        .iter()
        .take_while(|team| Standing::of(team.1) == Standing::Likely)
        .count();
    let open: Vec<&str> = teams
        .iter()
        .skip(sure)
        .take_while(|team| Standing::of(team.1) == Standing::Contested)
        .map(|team| team.0)
        .collect();
    let left = places.saturating_sub(sure);
    let lead = if sure == 1 {
        format!("{best} leads")
    } else {
        format!("{} teams lead", word(sure))
    };
    let text = match (sure, open.len()) {
        (0, 0) => {
            let share = whole_percent(top);
            // Level in what is shown: none of them is the best.
            let best = match teams.get(1) {
                Some(second) if whole_percent(second.1) == share => "the likeliest are".to_owned(),
                _ => format!("{best} is"),
            };
            format!("no team stands out: even {best} selected in only {share} of panels")
        }
        (1, 0) if places == 1 => {
            format!(
                "{best} leads clearly: selected in {} of panels",
                whole_percent(top)
            )
        }
        (_, 0) if left == 0 && sure > places => format!("{lead} for only {}", seats(places)),
        (_, 0) if left == 0 => format!("{} clear of the rest", are(teams, sure)),
        (_, 0) => format!("{lead}; no other team comes near {}", last(left)),
        (0, 1) => format!(
            "only {best} comes near {}: selected in {} of panels",
            the(places),
            whole_percent(top)
        ),
        (0, all) if all == count && all > NAMED => {
            format!("all {} teams contest {}", word(all), the(places))
        }
        (0, _) => format!("{} contest {}", those(&open), the(places)),
        (_, 1) if left == 0 => format!("{lead}; {} is close behind", open[0]),
        (_, _) if left == 0 => format!("{lead}; {} are close behind", those(&open)),
        (_, 1) => format!(
            "{lead}; {} comes nearest to {}, at {}",
            open[0],
            last(left),
            whole_percent(teams[sure].1)
        ),
        _ => format!("{lead}; {} contest {}", those(&open), last(left)),
    };
    let names: Vec<&str> = teams.iter().map(|team| team.0).collect();
    sentence(&text, &names)
}

/// What the rank chart needs to know of a team.
pub(super) struct Ranked<'a> {
    pub(super) name: &'a str,
    pub(super) first: f64,
    pub(super) interval: [usize; 2],
}

/// The finding of the rank chart. `teams` stand in the order of expected rank.
pub(super) fn ranks(teams: &[Ranked<'_>]) -> String {
    let width = |team: &Ranked<'_>| team.interval[1].saturating_sub(team.interval[0]);
    // The first among equals, in the order of expected rank.
    let front = teams
        .iter()
        .rev()
        .max_by(|a, b| a.first.total_cmp(&b.first));
    let open = teams.iter().rev().max_by_key(|team| width(team));
    let low = teams.iter().map(|team| team.first).fold(1.0, f64::min);
    let (Some(front), Some(open)) = (front, open) else {
        return "There are no teams".to_owned();
    };
    let [from, to] = open.interval;
    let share = whole_percent(front.first);
    let level = teams
        .iter()
        .filter(|team| whole_percent(team.first) == share);
    let level: Vec<&str> = level.map(|team| team.name).collect();
    let hard = teams
        .iter()
        .filter(|team| width(team) == width(open))
        .count();
    if teams.len() == 1 {
        format!("{} is the only team", front.name)
    } else if front.first - low <= 0.05 && low >= 0.8 * front.first {
        let pairs: Vec<_> = teams.iter().map(|team| (team.name, team.first)).collect();
        let mean = whole_percent(1.0 / teams.len() as f64);
        format!(
            "{} are level: each ranks first in about {mean} of panels",
            everyone(&pairs)
        )
    } else if width(open) == 0 {
        format!(
            "The order is all but settled: {} ranks first in {share} of panels",
            front.name
        )
    } else if level.len() > 1 {
        let who = sentence(&those(&level), &level);
        format!("{who} are level at the top: each ranks first in {share} of panels")
    } else if hard > 1 {
        format!(
            "{} ranks first in {share} of panels; {} teams are the hardest to place, over {} ranks in 90\u{a0}%",
            front.name,
            word(hard),
            word(width(open) + 1)
        )
    } else if std::ptr::eq(front, open) {
        format!(
            "{} ranks first most often, in {share} of panels, yet takes rank {from} to {to} in 90\u{a0}%",
            front.name
        )
    } else {
        format!(
            "{} ranks first in {share} of panels; {} is the hardest to place, rank {from} to {to} in 90\u{a0}%",
            front.name, open.name
        )
    }
}

fn everyone(teams: &[(&str, f64)]) -> String {
    match teams {
        [a, b] => format!("{} and {}", a.0, b.0),
        _ => format!("All {} teams", word(teams.len())),
    }
}

/// The `sure` teams by name where they are few, with their verb.
fn are(teams: &[(&str, f64)], sure: usize) -> String {
    let names: Vec<&str> = teams.iter().take(sure).map(|team| team.0).collect();
    format!("{} {}", those(&names), if sure == 1 { "is" } else { "are" })
}

/// Names where they are few, else their count.
pub(super) fn those(names: &[&str]) -> String {
    if names.len() <= NAMED {
        list(names)
    } else {
        format!("{} teams", word(names.len()))
    }
}

fn seats(places: usize) -> String {
    if places == 1 {
        "one place".to_owned()
    } else {
        format!("{} places", word(places))
    }
}

fn the(places: usize) -> String {
    format!("the {}", seats(places))
}

/// `the likeliest five`.
pub(super) fn likeliest(places: usize) -> String {
    if places == 1 {
        "the likeliest team".to_owned()
    } else {
        format!("the likeliest {}", word(places))
    }
}

/// `Kakao's`, `Motif Technologies'`.
pub(super) fn possessive(name: &str) -> String {
    let mark = if name.ends_with(['s', 'S']) {
        "'"
    } else {
        "'s"
    };
    format!("{name}{mark}")
}

pub(super) fn last(left: usize) -> String {
    if left == 1 {
        "the last place".to_owned()
    } else {
        format!("the last {} places", word(left))
    }
}
