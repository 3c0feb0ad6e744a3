//! Addresses of quantities within a scenario: `"teams.naver.scores.technology"`.

use super::correlation::Named;
use super::criteria::{CriterionDraft, RoleDraft};
use super::nearest::suggestion;
use super::node::{Node, Table, Value};
use super::path::{self, Segment};
use super::{Place, Problem};

const HOW: &str = "write the address of a quantity, such as \"teams.ID.scores.CRITERION\", \
                   \"teams.ID.bonus\" or \"criteria.ID.penalty\"";

/// The quantity that an address names, as indices into the teams and criteria of the file.
pub(crate) fn read(
    node: &Node,
    root: &Table,
    criteria: &[CriterionDraft<'_>],
) -> Result<Named, Problem> {
    let Value::Text(text) = &node.value else {
        let message = format!("a quantity is named by its address, not by {}", node.kind());
        return Err(Problem::error(&node.place, message)
            .label(node.kind())
            .help(HOW));
    };
    // The parser of `--set` reads up to the `=`.
    let closed = format!("{}=", text.text);
    let segments = match path::parse(&closed) {
        Ok((segments, end)) if end == closed.len() => segments,
        _ => {
            let message = format!("`{}` is not an address", text.text);
            return Err(Problem::error(&node.place, message).help(HOW));
        }
    };
    let address = Address {
        whole: &node.place,
        place: |segment: &Segment| {
            let part = text.text.get(segment.span.clone()).unwrap_or_default();
            text.place(&node.place, part)
        },
        teams: root.children("teams").iter().map(|e| &*e.key).collect(),
        criteria,
    };
    address.resolve(&segments)
}

/// An address that is being looked up.
struct Address<'a, P> {
    whole: &'a Place,
    place: P,
    teams: Vec<&'a str>,
    criteria: &'a [CriterionDraft<'a>],
}

impl<P: Fn(&Segment) -> Place> Address<'_, P> {
    fn resolve(&self, segments: &[Segment]) -> Result<Named, Problem> {
        let keys: Vec<&str> = segments.iter().map(|s| s.key.as_str()).collect();
        match (keys.as_slice(), segments) {
            (["teams", _, "scores", _], [_, team, _, criterion]) => Ok(Named::Score {
                team: self.team(team)?,
                criterion: self.criterion(criterion)?,
            }),
            (["teams", _, "bonus"], [_, team, _]) => Ok(Named::Bonus {
                team: self.team(team)?,
            }),
            (["criteria", _, "penalty"], [_, id, key]) => {
                let criterion = self.criterion(id)?;
                match self.criteria.get(criterion).map(|c| &c.role) {
                    Some(RoleDraft::Penalty(_)) => Ok(Named::Penalty { criterion }),
                    _ => Err(Problem::error(
                        &(self.place)(key),
                        format!("`{}` has no penalty", id.key),
                    )
                    .label("it is a weighted criterion")
                    .help(HOW)),
                }
            }
            (["criteria", id, "weight"], _) => {
                let message = format!("the weight of `{id}` cannot be correlated");
                Err(Problem::error(self.whole, message).label("a weight").help(
                    "weights go together by what they add up to; scores, bonuses and \
                         penalties can be named here",
                ))
            }
            ([team, criterion], _)
                if self.teams.contains(team)
                    && self.criteria.iter().any(|c| c.id() == *criterion) =>
            {
                let message = format!("`{team}.{criterion}` is not the address of a quantity");
                Err(Problem::error(self.whole, message)
                    .label(format!("did you mean `teams.{team}.scores.{criterion}`?")))
            }
            _ => Err(self.misspelt(segments)),
        }
    }

    /// The first key at which the address leaves the ways there are.
    fn misspelt(&self, segments: &[Segment]) -> Problem {
        let section = segments.first().map(|s| s.key.as_str());
        let known: [&[&str]; 4] = match section {
            Some("teams") => [&["teams"], &[], &["scores", "bonus"], &[]],
            Some("criteria") => [&["criteria"], &[], &["penalty"], &[]],
            _ => [&["teams", "criteria"], &[], &[], &[]],
        };
        let wrong = segments.iter().zip(known);
        let wrong = wrong.filter(|(s, known)| !known.is_empty() && !known.contains(&&*s.key));
        let keys: Vec<&str> = segments.iter().map(|s| s.key.as_str()).collect();
        let message = format!("`{}` is not the address of a quantity", keys.join("."));
        match wrong.into_iter().next() {
            Some((segment, known)) => {
                let (label, _) = suggestion(&segment.key, "", known.iter().copied());
                Problem::error(&(self.place)(segment), message)
                    .label(label)
                    .help(HOW)
            }
            None => Problem::error(self.whole, message).help(HOW),
        }
    }

    fn team(&self, segment: &Segment) -> Result<usize, Problem> {
        let found = self.teams.iter().position(|id| *id == segment.key);
        found.ok_or_else(|| self.absent("team", "teams", segment, self.teams.iter().copied()))
    }

    fn criterion(&self, segment: &Segment) -> Result<usize, Problem> {
        let ids = self.criteria.iter().map(CriterionDraft::id);
        let found = ids.clone().position(|id| id == segment.key);
        found.ok_or_else(|| self.absent("criterion", "criteria", segment, ids))
    }

    fn absent<'i>(
        &self,
        one: &str,
        all: &str,
        segment: &Segment,
        ids: impl Iterator<Item = &'i str>,
    ) -> Problem {
        let (label, help) = suggestion(&segment.key, all, ids);
        let message = format!("there is no {one} `{}`", segment.key);
        let mut problem = Problem::error(&(self.place)(segment), message).label(label);
        problem.help = help;
        problem
    }
}
