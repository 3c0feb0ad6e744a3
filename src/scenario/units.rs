//! Units that cannot be meant: shares where points are counted, marks of a scale that nobody wrote.

use super::criteria::{BlockDraft, CriterionDraft, RoleDraft, points};
use super::node::{Entry, Node, Table};
use super::number::plain;
use super::often::Often;
use super::weights::{NEAR, SLACK, USUAL};
use super::written::Written;
use super::{Beyond, Problem, Quantity, Weight, written};
use crate::model::Address;
use crate::model::figure::with_noun;

/// Points that are no share of one any more.
const TENS: f64 = 10.0;

/// Checks the units of points. `before` is the file without `--set`, `total` what the weights outside
/// the blocks add up to.
pub(crate) fn check(
    root: &Table,
    before: &Table,
    blocks: &[BlockDraft<'_>],
    criteria: &[CriterionDraft<'_>],
    total: f64,
    problems: &mut Vec<Problem>,
) {
    problems.extend(shares(blocks, criteria, total));
    let Some(all) = sum(root, total) else {
        return;
    };
    if !blocks.is_empty() && root.at(Address::Total).is_none() {
        problems.extend(unusual(blocks, total, all, sum(before, total)));
    }
    if (all - 1.0).abs() <= SLACK {
        problems.extend(beside_shares(root, criteria));
    }
}

/// What all weights add up to; `None` where a number is no good.
pub(crate) fn sum(root: &Table, outside: f64) -> Option<f64> {
    let blocks = root.children("blocks").iter();
    let blocks: Option<f64> = blocks.map(|block| block.node.number()).sum();
    Some(outside + blocks?)
}

/// The warning of weights that are shares of one among points, where other weights take the rest.
fn shares(
    blocks: &[BlockDraft<'_>],
    criteria: &[CriterionDraft<'_>],
    total: f64,
) -> Option<Problem> {
    let open = |wanted: Option<usize>| {
        criteria.iter().any(|criterion| match criterion.role {
            RoleDraft::Weighted { block, weight } => {
                block == wanted && matches!(weight, Some(Weight::Free | Weight::Between(..)))
            }
            RoleDraft::Penalty(_) => false,
        })
    };
    let mut found = Often::default();
    for criterion in criteria {
        let RoleDraft::Weighted {
            block,
            weight: Some(weight),
        } = criterion.role
        else {
            continue;
        };
        let most = match weight {
            Weight::Pinned(number) => number,
            Weight::Between(_, high) => high,
            Weight::Free => continue,
        };
        let of = block.and_then(|at| blocks.get(at));
        let points = of.map_or(Some(total), |block| block.points);
        let points = points.filter(|points| *points >= TENS && 0.0 < most && most <= 1.0);
        let (Some(points), Some(node)) = (points, criterion.weight_node()) else {
            continue;
        };
        if !open(block) {
            continue;
        }
        found.add(|| {
            let whole = of.map_or("all weights".to_owned(), |block| {
                format!("block `{}`", block.entry.key)
            });
            let meant = match weight {
                Weight::Between(low, high) => {
                    format!("\"{}..{}\"", plain(low * points), plain(high * points))
                }
                _ => plain(most * points),
            };
            let message = format!(
                "the weight of `{}` is at most {} of the {} points of {whole}",
                criterion.id(),
                plain(most),
                plain(points)
            );
            let message = match weight {
                Weight::Pinned(_) => message.replacen("at most ", "", 1),
                _ => message,
            };
            Problem::warning(&node.place, message)
                .label("points, not a share")
                .help(format!("write {meant} if a share of these points is meant"))
        });
    }
    found.told("such weights")
}

/// The warning of blocks that add up to nearly the usual total, or that an argument takes from it.
fn unusual(
    blocks: &[BlockDraft<'_>],
    outside: f64,
    all: f64,
    before: Option<f64>,
) -> Option<Problem> {
    let off = |sum: f64| (sum - USUAL).abs();
    if off(all) <= SLACK * USUAL {
        return None;
    }
    let places = || blocks.iter().map(|block| &block.entry.node.place);
    let set = places().rfind(|place| place.is_override());
    let moved = set.is_some() && before.is_some_and(|before| off(before) <= SLACK * USUAL);
    if off(all) > NEAR * USUAL && !moved {
        return None;
    }
    let sum = plain(all);
    let others = if outside > 0.0 {
        " and the weights outside them"
    } else {
        ""
    };
    let message = format!("the blocks{others} add up to {sum} points, not to 100");
    Some(
        Problem::warning(set.or_else(|| places().next())?, message)
            .label(if set.is_some() {
                "set here"
            } else {
                "the first of these blocks"
            })
            .help(format!(
                "correct them, or write `total = {sum}` under [weights] if that is what is meant"
            )),
    )
}

/// The warning of whole points taken off or added to totals of one.
fn beside_shares(root: &Table, criteria: &[CriterionDraft<'_>]) -> Option<Problem> {
    let whole = |quantity: &Quantity| quantity.centre().abs() >= 1.0;
    let warning = |node: &Node, what: &str, points: f64| {
        let points = with_noun(&plain(points), "point");
        Problem::warning(
            &node.place,
            format!("{what} of {points} stands beside weights that add up to 1 point"),
        )
        .label("more than all the scores can earn")
        .help("write weights that add up to 100, such as 50 for 0.5, or this as a share of one")
    };
    let mut found = Often::default();
    for criterion in criteria {
        let RoleDraft::Penalty(Some(penalty)) = &criterion.role else {
            continue;
        };
        let table = criterion.entry.node.table();
        let node = table.and_then(|table| Some(&table.get("penalty")?.node));
        if let Some(node) = node.filter(|_| whole(penalty)) {
            found.add(|| warning(node, "a penalty", penalty.centre()));
        }
    }
    for team in root.children("teams") {
        let bonus = team.node.table().and_then(|table| table.get("bonus"));
        let Some(bonus) = bonus else { continue };
        if let Some(points) = points(&bonus.node, "bonus").filter(whole) {
            found.add(|| warning(&bonus.node, "a bonus", points.centre()));
        }
    }
    found.told("such numbers")
}

/// What the scores of all teams on one criterion say of its scale.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    beyond: Often,
    steep: Often,
    /// The smallest and the largest score as the file has them, and how many there are.
    span: Option<(f64, f64)>,
    known: usize,
}

impl Marks {
    /// Takes a score. `before` is the file without `--set`: what is tried out says nothing of the
    /// scale that is meant.
    pub(crate) fn add(
        &mut self,
        team: &Entry,
        score: &Entry,
        criterion: &CriterionDraft<'_>,
        quantity: &Quantity,
        before: &Table,
    ) {
        let centre = quantity.centre();
        if is_unstated(criterion) {
            let address = Address::Score {
                team: &*team.key,
                criterion: criterion.id(),
            };
            let written = before.at(address).unwrap_or(&score.node);
            let as_written = match written::read(written, &score.key) {
                Ok(Written::Plain(number)) => number,
                Ok(Written::Law(law)) => law.centre(),
                _ => centre,
            };
            let (low, high) = self.span.unwrap_or((as_written, as_written));
            self.span = Some((low.min(as_written), high.max(as_written)));
            self.known += 1;
        }
        let Some((low, high)) = ends(criterion) else {
            return;
        };
        let slack = (high - low) / 2.0;
        let is_far = centre < low - slack || centre > high + slack;
        let (from, to) = quantity.likely();
        // A table holds its ends by itself, and so does who writes what happens beyond them.
        let is_let = is_table(criterion) || criterion.beyond_is_stated;
        if is_far || !is_let && (to < low || from > high) {
            self.beyond
                .add(|| beyond(team, score, criterion, (low, high), is_far));
        } else if let Some(problem) = steep(team, score, criterion, centre) {
            self.steep.add(|| problem);
        }
    }

    /// What there is to say, where so many teams have a score that says nothing or cannot be read;
    /// of a scale only where the criterion is weighed against something.
    pub(crate) fn told(
        self,
        criterion: &CriterionDraft<'_>,
        unread: usize,
        is_weighed: bool,
    ) -> impl Iterator<Item = Problem> + use<> {
        let kind = "such scores";
        // One score alone, or some of them, make no scale.
        let is_known = is_weighed && self.known > 1 && unread == 0;
        let span = self.span.filter(|_| is_known);
        let unstated = span.and_then(|span| unstated(criterion, span));
        let all = [unstated, self.beyond.told(kind), self.steep.told(kind)];
        all.into_iter().flatten()
    }
}

/// Whether nobody says what a criterion's scores are worth.
fn is_unstated(criterion: &CriterionDraft<'_>) -> bool {
    let table = criterion.entry.node.table();
    table.is_some_and(|table| table.get("scale").is_none() && table.get("value").is_none())
}

fn is_table(criterion: &CriterionDraft<'_>) -> bool {
    let table = criterion.entry.node.table();
    table.is_some_and(|table| table.get("value").is_some())
}

/// The scores between which a criterion has its values.
fn ends(criterion: &CriterionDraft<'_>) -> Option<(f64, f64)> {
    let knots = criterion.value.as_deref()?;
    Some((knots.first()?.0, knots.last()?.0))
}

/// The problem of scores that use a tenth of the usual scale, which nobody wrote.
fn unstated(criterion: &CriterionDraft<'_>, (low, high): (f64, f64)) -> Option<Problem> {
    /// Ends of scales that are used, each with the smallest score.
    const SCALES: [[f64; 2]; 5] = [[0.0, 1.0], [1.0, 5.0], [0.0, 5.0], [1.0, 7.0], [0.0, 10.0]];
    if low < 0.0 || high <= 0.0 {
        return None;
    }
    let [from, to] = SCALES
        .into_iter()
        .find(|[from, to]| *from <= low && high <= *to)?;
    let id = criterion.id();
    let scores = if low < high {
        format!("lie between {} and {}", plain(low), plain(high))
    } else {
        format!("are {}", plain(high))
    };
    let message = format!("the scores on `{id}` {scores}, and it has no `scale`");
    Some(
        Problem::error(&criterion.entry.key_place, message)
            .label("they would be read on a scale from 0 to 100")
            .help(format!(
                "write `scale = [{from}, {to}]` at `{id}` if that is what they were given on, \
                 `scale = [0, 100]` if they are as low as that, or `scale = \"observed\"` for one \
                 from the lowest score to the highest"
            )),
    )
}

/// The warning of a score that lies further beyond a scale than its uncertainty explains.
fn beyond(
    team: &Entry,
    score: &Entry,
    criterion: &CriterionDraft<'_>,
    (low, high): (f64, f64),
    is_far: bool,
) -> Problem {
    let id = criterion.id();
    let (what, mend) = match (is_table(criterion), is_far) {
        (true, _) => ("table", format!("or the knots of `{id}`")),
        (false, true) => ("scale", format!("or write `scale = …` at `{id}`")),
        (false, false) => ("scale", format!("or write `scale` or `beyond` at `{id}`")),
    };
    let message = format!(
        "the score of `{}` on `{id}` lies beyond the {what}",
        team.key
    );
    Problem::warning(&score.node.place, message)
        .label(format!(
            "the {what} runs from {} to {}",
            plain(low),
            plain(high)
        ))
        .help(format!("correct the score, {mend}"))
}

/// The warning of a score that earns half the points more than the knots do, where a steep last piece
/// goes on. Within half a scale of the ends a straight line earns half the points more at most.
fn steep(
    team: &Entry,
    score: &Entry,
    criterion: &CriterionDraft<'_>,
    centre: f64,
) -> Option<Problem> {
    let knots = criterion.value.as_deref()?;
    let ([first, second, ..], [.., before, last]) = (knots, knots) else {
        return None;
    };
    let (from, to) = if centre < first.0 {
        (second, first)
    } else if centre > last.0 {
        (before, last)
    } else {
        return None;
    };
    let value = to.1 + (to.1 - from.1) / (to.0 - from.0) * (centre - to.0);
    let values = || knots.iter().map(|(_, value)| *value);
    let least = values().fold(0.0, f64::min);
    let most = values().fold(1.0, f64::max);
    let slack = (most - least) / 2.0;
    if criterion.beyond == Beyond::Clamp || (least - slack..=most + slack).contains(&value) {
        return None;
    }
    let (team, id) = (&team.key, criterion.id());
    let times = plain((value * 1e3).round() / 1e3);
    let message = format!("the score of `{team}` on `{id}` earns {times} times its full points");
    Some(
        Problem::warning(&score.node.place, message)
            .label(format!("the last piece goes on beyond {}", plain(to.0)))
            .help(format!(
                "write `beyond = \"clamp\"` at `{id}` to hold the value of its last knot"
            )),
    )
}
