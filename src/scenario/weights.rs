//! Weights against each other: do they add up, and what does `--set` do to the rest?

use super::Weight;
use super::problem::Problem;
use super::source::Place;

/// One weight of a group, as read.
pub(super) struct Member<'a> {
    pub(super) criterion: &'a str,
    pub(super) weight: Weight,
    pub(super) place: &'a Place,
    /// Where `--set` gave the weight: the number it replaced, if that was one.
    pub(super) set: Option<Option<f64>>,
}

/// What a group of weights has to add up to.
pub(super) struct Target<'a> {
    /// "block `plan`", or "the scenario".
    pub(super) name: String,
    /// Points, where they are written down.
    pub(super) points: Option<f64>,
    /// Where they are written, or a place to speak of the group.
    pub(super) place: &'a Place,
    /// Whether `--set` gave the points.
    pub(super) set: bool,
}

/// Default of `[weights] total`.
const TOTAL: f64 = 100.0;

/// Checks a group and returns what it adds up to, with the weights after the pinned ones have
/// made room for those that `--set` pinned.
pub(super) fn settle(
    members: &[Member],
    target: &Target,
    problems: &mut Vec<Problem>,
) -> (f64, Vec<Weight>) {
    let mut weights: Vec<Weight> = members.iter().map(|member| member.weight).collect();
    let pinned: Vec<f64> = weights
        .iter()
        .filter_map(|weight| match weight {
            Weight::Pinned(points) => Some(*points),
            _ => None,
        })
        .collect();
    let all_pinned = pinned.len() == members.len();
    let sum: f64 = pinned.iter().sum();
    // Without a written total, known weights add up to what they add up to in the file.
    let in_file: f64 = members
        .iter()
        .zip(&pinned)
        .map(|(member, points)| member.set.flatten().unwrap_or(*points))
        .sum();
    let points = target
        .points
        .unwrap_or(if all_pinned { in_file } else { TOTAL });
    if points <= 0.0 {
        if all_pinned && target.points.is_none() {
            let message = format!("all weights of {} are zero", target.name);
            problems.push(Problem::error(message, target.place.clone(), ""));
        }
        return (points, weights);
    }
    if all_pinned && (target.set || members.iter().any(|member| member.set.is_some())) {
        rescale(members, target, points, &mut weights, problems);
    } else if all_pinned {
        if (sum - points).abs() > 1e-9 * points {
            problems.push(
                Problem::error(
                    format!(
                        "the weights of {} add up to {} points, but it has {}",
                        target.name,
                        short(sum),
                        short(points)
                    ),
                    target.place.clone(),
                    format!("{} points", short(points)),
                )
                .help(format!(
                    "{} = {}",
                    pinned
                        .iter()
                        .map(|p| short(*p))
                        .collect::<Vec<_>>()
                        .join(" + "),
                    short(sum)
                )),
            );
        }
    } else {
        reachable(members, target, points, problems);
    }
    (points, weights)
}

/// The weights that `--set` did not name share what the others leave, in their old proportions.
fn rescale(
    members: &[Member],
    target: &Target,
    points: f64,
    weights: &mut [Weight],
    problems: &mut Vec<Problem>,
) {
    let number = |weight: Weight| match weight {
        Weight::Pinned(points) => points,
        _ => 0.0,
    };
    let sum = |set: bool| -> f64 {
        members
            .iter()
            .filter(|member| member.set.is_some() == set)
            .map(|member| number(member.weight))
            .sum()
    };
    let (taken, others) = (sum(true), sum(false));
    let left = points - taken;
    if left < -1e-9 * points || (others == 0.0 && left > 1e-9 * points) {
        let place = members
            .iter()
            .find(|member| member.set.is_some())
            .map_or(target.place, |member| member.place);
        let (message, label) = if left < 0.0 {
            (
                format!("{} has only {} points", target.name, short(points)),
                format!("{} points more than there are", short(-left)),
            )
        } else {
            (
                format!("nothing can take the {} points that are left", short(left)),
                format!("{} has {} points", target.name, short(points)),
            )
        };
        problems.push(Problem::error(message, place.clone(), label));
        return;
    }
    for (member, weight) in members.iter().zip(weights) {
        if member.set.is_none() && others > 0.0 {
            *weight = Weight::Pinned(number(member.weight) * left.max(0.0) / others);
        }
    }
}

fn reachable(members: &[Member], target: &Target, points: f64, problems: &mut Vec<Problem>) {
    let ends = |weight: &Weight| match *weight {
        Weight::Free => (0.0, f64::INFINITY),
        Weight::Between(low, high) => (low, high),
        Weight::Pinned(points) => (points, points),
    };
    let (least, most) = members.iter().fold((0.0, 0.0), |(least, most), member| {
        let (low, high) = ends(&member.weight);
        (least + low, most + high)
    });
    let slack = 1e-9 * points;
    if least <= points + slack && most >= points - slack {
        return;
    }
    let range = if most.is_infinite() {
        format!("at least {} points", short(least))
    } else {
        format!("between {} and {} points", short(least), short(most))
    };
    let terms: Vec<String> = members
        .iter()
        .map(|member| match member.weight {
            Weight::Free => format!("{}: free", member.criterion),
            Weight::Between(low, high) => {
                format!("{}: {} to {}", member.criterion, short(low), short(high))
            }
            Weight::Pinned(points) => format!("{}: {}", member.criterion, short(points)),
        })
        .collect();
    let set = members
        .iter()
        .find(|member| member.set.is_some())
        .map(|member| member.place);
    problems.push(
        Problem::error(
            format!(
                "the weights of {} add up to {range}, but it has {}",
                target.name,
                short(points)
            ),
            set.unwrap_or(target.place).clone(),
            if set.is_some() {
                String::new()
            } else {
                format!("{} points", short(points))
            },
        )
        .help(terms.join(", ")),
    );
}

/// A number without the noise of floating point.
fn short(number: f64) -> String {
    let rounded = libm::rint(number * 1e6) / 1e6;
    rounded.to_string()
}
