//! The `[correlation]` of a checked tree.

use super::criteria::CriterionDraft;
use super::node::Table;
use super::{Correlation, Problem, Team, groups, leaf};
use crate::model::Address;

/// Two shares that people typed may add up to a little more than 1 in binary.
const SLACK: f64 = 1e-12;

/// Reads how quantities go together; `None` where a part could not be read, which has been
/// reported.
pub(crate) fn correlation(
    root: &Table,
    criteria: &[CriterionDraft<'_>],
    teams: &[Team],
    problems: &mut Vec<Problem>,
) -> Option<Correlation> {
    let groups = groups::groups(root, criteria, teams, problems);
    let share = |address, name| match root.at(address) {
        Some(node) => leaf::share(node, name).ok(),
        None => Some(0.0),
    };
    let within_team = share(Address::WithinTeam, "within_team")?;
    let within_criterion = share(Address::WithinCriterion, "within_criterion")?;
    problems.extend(too_much(root, within_team + within_criterion));
    Some(Correlation {
        within_team,
        within_criterion,
        groups: groups?,
    })
}

/// What a score shares with its team and what it shares with its criterion are parts of one whole.
fn too_much(root: &Table, sum: f64) -> Option<Problem> {
    let team = root.at(Address::WithinTeam)?;
    let criterion = root.at(Address::WithinCriterion)?;
    if sum <= 1.0 + SLACK {
        return None;
    }
    let (first, second) = if team.place.is_override() {
        ((team, "within_team"), (criterion, "within_criterion"))
    } else {
        ((criterion, "within_criterion"), (team, "within_team"))
    };
    let message = "`within_team` and `within_criterion` add up to more than 1";
    Some(
        Problem::error(&first.0.place, message)
            .label(format!("`{}`", first.1))
            .also(&second.0.place, format!("`{}`", second.1))
            .help(
                "a score shares one part of its uncertainty with its team and another with its \
                 criterion; lower one of the two",
            ),
    )
}
