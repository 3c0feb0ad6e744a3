//! What a sweep shows, said in one sentence made from its numbers.

use crate::chart::finding::{NAMED, last, likeliest, possessive, those};
use crate::chart::number::{capital, list, sentence, whole_percent, word};

/// A place that changes hands, seen from the scenario as written.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Turn<'a> {
    /// Who has the place beyond the crossing, and who has it on the near side.
    pub(in crate::chart) taker: &'a str,
    pub(in crate::chart) loser: &'a str,
    /// Whether beyond is above.
    pub(in crate::chart) above: bool,
    pub(in crate::chart) at: String,
}

/// What the sentence needs to know of a sweep along one axis.
pub(in crate::chart) struct Along<'a> {
    /// The key, without its unit.
    pub(in crate::chart) axis: &'a str,
    /// How many teams are chosen; absent where that is what varies.
    pub(in crate::chart) places: Option<usize>,
    /// Teams that are among the likeliest at every point, and at some.
    pub(in crate::chart) always: &'a [&'a str],
    pub(in crate::chart) changing: &'a [&'a str],
    /// Whether each of the latter comes in once, as the numbers rise, and stays.
    pub(in crate::chart) entering: bool,
    /// Nearest to the scenario as written first.
    pub(in crate::chart) turns: &'a [Turn<'a>],
    /// What is level at the cut line, where that is all there is to say.
    pub(in crate::chart) level: Option<Level<'a>>,
}

/// Teams that errors do not tell apart at the cut line.
#[derive(Debug, Clone, Copy)]
pub(in crate::chart) struct Level<'a> {
    pub(in crate::chart) teams: &'a [&'a str],
    /// At how many of all values.
    pub(in crate::chart) values: [usize; 2],
}

/// The finding of a sweep along one axis.
pub(in crate::chart) fn along(found: &Along<'_>) -> String {
    let axis = found.axis;
    if let Some(Level { teams, values }) = found.level {
        let at = match values {
            [at, all] if at == all => "every value".to_owned(),
            [at, all] => format!("{} of {} values", word(at), word(all)),
        };
        let who = sentence(&those(teams), teams);
        return format!("{who} are level at the cut line at {at} of {axis}");
    }
    match (found.changing, found.turns, found.places) {
        ([], _, _) if found.always.is_empty() => "There are no teams".to_owned(),
        ([], _, _) => steady(found.always, axis),
        (changing, [], None) => places_vary(changing, axis, found.entering),
        (changing, [], Some(places)) => {
            let open = last(places.saturating_sub(found.always.len()));
            match changing {
                [a, b] => capital(&format!("{axis} decides whether {a} or {b} takes {open}")),
                _ if changing.len() <= NAMED => capital(&format!(
                    "{axis} decides who of {} takes {open}",
                    list(changing)
                )),
                _ => capital(&format!(
                    "{axis} decides which of {} teams take {open}",
                    word(changing.len())
                )),
            }
        }
        (_, [turn, more @ ..], _) => {
            let once = if turn.above {
                "rises above"
            } else {
                "falls below"
            };
            let rest = match more {
                [] => String::new(),
                [next] => format!("; {} for {} {}", next.taker, next.loser, beyond(next)),
                _ => format!("; a place changes hands {} times more", word(more.len())),
            };
            format!(
                "{} takes {} place once {axis} {once} {}{rest}",
                turn.taker,
                possessive(turn.loser),
                turn.at
            )
        }
    }
}

/// `below 1.7`.
pub(super) fn beyond(turn: &Turn<'_>) -> String {
    let side = if turn.above { "above" } else { "below" };
    format!("{side} {}", turn.at)
}

/// Nobody comes or goes.
fn steady(always: &[&str], axis: &str) -> String {
    match always {
        [one] => format!("{one} leads at every value of {axis}"),
        _ if always.len() <= NAMED => format!("{} lead at every value of {axis}", list(always)),
        _ => format!(
            "The same {} teams lead at every value of {axis}",
            word(always.len())
        ),
    }
}

/// There are more places at some points than at others.
fn places_vary(changing: &[&str], axis: &str, entering: bool) -> String {
    let who = sentence(&those(changing), changing);
    match (entering, changing.len()) {
        (true, 1) => format!("{who} comes in as places are added"),
        (true, _) => format!("{who} come in one by one as places are added"),
        (false, 1) => format!("{who} comes and goes with {axis}"),
        (false, _) => format!("{who} come and go with {axis}"),
    }
}

/// What the sentence needs to know of a map of two axes.
pub(in crate::chart) struct Over<'a> {
    /// The two keys, without their units.
    pub(in crate::chart) axes: [&'a str; 2],
    /// How many teams are chosen, and how many of these places are not always the same teams', where
    /// it is the same everywhere.
    pub(in crate::chart) places: Option<usize>,
    pub(in crate::chart) left: Option<usize>,
    /// Who is among the likeliest in some cells, in how large a part of them; most first.
    pub(in crate::chart) holders: &'a [(&'a str, f64)],
}

/// The finding of a map of the likeliest teams.
pub(in crate::chart) fn last_place(found: &Over<'_>) -> String {
    let [rows, columns] = found.axes;
    let place = match (found.places, found.left) {
        (Some(1), _) => "the one place".to_owned(),
        (_, Some(left)) if left > 1 => format!("one of {}", last(left)),
        (_, Some(_)) => "the last place".to_owned(),
        (_, None) => "a place".to_owned(),
    };
    match found.holders {
        [] => format!("The same teams lead whatever {rows} and {columns}"),
        [(first, part), rest @ ..] if rest.len() < NAMED => {
            let others: Vec<String> = rest
                .iter()
                .map(|(name, part)| format!("{name} in {}", whole_percent(*part)))
                .collect();
            let others: Vec<&str> = others.iter().map(String::as_str).collect();
            format!(
                "{first} holds {place} in {} of the cells, {}",
                whole_percent(*part),
                list(&others)
            )
        }
        [(first, part), rest @ ..] => format!(
            "{first} holds {place} in {} of the cells; {} other teams share the rest",
            whole_percent(*part),
            word(rest.len())
        ),
    }
}

/// The finding of a map of one team: its least and largest probability, and in how large a part
/// of the cells it is among the likeliest.
pub(in crate::chart) fn one_team(
    name: &str,
    range: (f64, f64),
    among: f64,
    places: Option<usize>,
) -> String {
    let whom = places.map_or_else(|| "the likeliest teams".to_owned(), likeliest);
    let (low, high) = (whole_percent(range.0), whole_percent(range.1));
    let span = if low == high {
        format!("{name} is selected in {low} of draws everywhere")
    } else {
        format!("{name} is selected in {low} to {high} of draws")
    };
    match among {
        all if all >= 1.0 => format!("{span}, always among {whom}"),
        none if none <= 0.0 => format!("{span}, never among {whom}"),
        _ => format!(
            "{span}; in {} of the cells it is among {whom}",
            whole_percent(among)
        ),
    }
}
