//! Addresses of quantities within a scenario: `"teams.naver.scores.technology"`.

use super::criteria::{CriterionDraft, RoleDraft};
use super::node::{Node, Table, Value};
use super::{Place, Problem};
use crate::model::address::astray_from_quantities;
use crate::model::nearest::suggestion;
use crate::model::path::{self, Segment};
use crate::model::{Address, Part};

const HOW: &str = "write the address of a quantity, such as \"teams.ID.scores.CRITERION\", \
                   \"teams.ID.bonus\" or \"criteria.ID.penalty\"";

/// The quantity that an address names, as indices into the teams and criteria of the file.
pub(crate) fn read(
    node: &Node,
    root: &Table,
    criteria: &[CriterionDraft<'_>],
) -> Result<Address<usize>, Problem> {
    let Value::Text(text) = &node.value else {
        let message = format!("a quantity is named by its address, not by {}", node.kind());
        return Err(Problem::error(&node.place, message)
            .label(node.kind())
            .help(HOW));
    };
    let Some(segments) = path::whole(&text.text) else {
        let message = format!("`{}` is not an address", text.text);
        return Err(Problem::error(&node.place, message).help(HOW));
    };
    let place = |segment: &Segment| {
        let part = text.text.get(segment.span.clone()).unwrap_or_default();
        text.place(&node.place, part)
    };
    let keys: Vec<&str> = segments.iter().map(|s| s.key.as_str()).collect();
    let quantity = Address::of(&keys).filter(Address::is_quantity);
    let quantity = quantity.ok_or_else(|| none(node, &segments, &keys, place, root, criteria))?;
    // Ids stand at every other key.
    let mut ids = segments.iter().skip(1).step_by(2);
    let indices = quantity.try_map(|part, id| {
        let (one, all, known): (_, _, Vec<&str>) = if part == Part::Team {
            let teams = root.children("teams").iter();
            ("team", "teams", teams.map(|e| &*e.key).collect())
        } else {
            let ids = criteria.iter().map(CriterionDraft::id);
            ("criterion", "criteria", ids.collect())
        };
        let segment = ids.next();
        known.iter().position(|known| *known == id).ok_or_else(|| {
            let (label, help) = suggestion(id, all, known);
            let place = segment.map_or_else(|| node.place.clone(), &place);
            let mut problem =
                Problem::error(&place, format!("there is no {one} `{id}`")).label(label);
            problem.help = help;
            problem
        })
    })?;
    if let Address::Penalty { criterion } = indices
        && !matches!(
            criteria.get(criterion).map(|c| &c.role),
            Some(RoleDraft::Penalty(_))
        )
        && let [_, id, key] = segments.as_slice()
    {
        let message = format!("`{}` has no penalty", id.key);
        return Err(Problem::error(&place(key), message)
            .label("it is a weighted criterion")
            .help(HOW));
    }
    Ok(indices)
}

/// The problem of an address that is not a quantity's.
fn none(
    node: &Node,
    segments: &[Segment],
    keys: &[&str],
    place: impl Fn(&Segment) -> Place,
    root: &Table,
    criteria: &[CriterionDraft<'_>],
) -> Problem {
    if let Some(Address::Weight { criterion }) = Address::of(keys) {
        let message = format!("the weight of `{criterion}` cannot be correlated");
        return Problem::error(&node.place, message).label("a weight").help(
            "weights go together by what they add up to; scores, bonuses and penalties can be \
                 named here",
        );
    }
    let message = format!("`{}` is not the address of a quantity", keys.join("."));
    if let [team, criterion] = keys
        && root.children("teams").iter().any(|e| e.key == *team)
        && criteria.iter().any(|c| c.id() == *criterion)
    {
        let meant = Address::Score { team, criterion };
        return Problem::error(&node.place, message).label(format!("did you mean `{meant}`?"));
    }
    // The first key at which the address leaves the ways there are.
    let Some((at, known)) = astray_from_quantities(keys) else {
        return Problem::error(&node.place, message).help(HOW);
    };
    let (label, _) = suggestion(keys[at], "", known);
    Problem::error(&place(&segments[at]), message)
        .label(label)
        .help(HOW)
}
