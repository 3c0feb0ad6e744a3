//! Which sets of teams are the likeliest, over the points of a sweep.

use std::collections::BTreeMap;

use super::Sweep;

/// A set of teams that is the likeliest, team by team, at some points. The order within it does not
/// matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lineup {
    /// Its teams, in the order of the file.
    pub teams: Vec<usize>,
    /// At how many points.
    pub points: usize,
}

/// All of them, and where each is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lineups {
    /// Each once, the most frequent first; of equals the one that comes first.
    pub all: Vec<Lineup>,
    /// Which of them is at each point.
    pub at: Vec<usize>,
}

impl Sweep {
    /// Which sets of teams are the likeliest, and where.
    pub fn lineups(&self) -> Lineups {
        let mut found: Vec<Lineup> = Vec::new();
        let mut known: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        let mut at = Vec::with_capacity(self.points.len());
        for point in &self.points {
            let mut teams = point.likeliest();
            teams.sort_unstable();
            let which = *known.entry(teams.clone()).or_insert_with(|| {
                found.push(Lineup { teams, points: 0 });
                found.len() - 1
            });
            found[which].points += 1;
            at.push(which);
        }
        let mut order: Vec<usize> = (0..found.len()).collect();
        order.sort_by_key(|&which| std::cmp::Reverse(found[which].points));
        let mut place = vec![0; order.len()];
        for (new, &old) in order.iter().enumerate() {
            place[old] = new;
        }
        Lineups {
            all: order.into_iter().map(|old| found[old].clone()).collect(),
            at: at.into_iter().map(|old| place[old]).collect(),
        }
    }
}

impl Lineups {
    /// Teams that are in every set, in the order of the file.
    pub fn always(&self) -> Vec<usize> {
        let Some((first, rest)) = self.all.split_first() else {
            return Vec::new();
        };
        let everywhere = |team: &usize| rest.iter().all(|lineup| lineup.teams.contains(team));
        first.teams.iter().copied().filter(everywhere).collect()
    }

    /// The teams of a set that are not in every one.
    pub fn beyond(&self, which: usize) -> Vec<usize> {
        let always = self.always();
        let teams = self.all.get(which).map_or(&[][..], |lineup| &lineup.teams);
        teams
            .iter()
            .copied()
            .filter(|team| !always.contains(team))
            .collect()
    }

    /// What a set is called: A to Z, then AA and so on.
    pub fn letter(which: usize) -> String {
        const LETTERS: usize = 26;
        let last = char::from(b'A' + (which % LETTERS) as u8);
        match which / LETTERS {
            0 => last.to_string(),
            more => Self::letter(more - 1) + &last.to_string(),
        }
    }

    /// How a set is told from the others: by the teams in it besides those that always are, or, where
    /// these are many, by what it changes in the first set.
    pub fn unlike(&self, which: usize) -> Unlike {
        /// More teams than these are told by what they change.
        const MOST: usize = 3;
        let beyond = self.beyond(which);
        if beyond.is_empty() {
            return Unlike::NoOther;
        }
        // A first set of which no team is named is nothing to tell others by.
        let is_told = || which > 0 && beyond.len() > MOST && !self.beyond(0).is_empty();
        let Some(first) = self.all.first().filter(|_| is_told()) else {
            return Unlike::All(beyond);
        };
        let without = |teams: &[usize], others: &[usize]| -> Vec<usize> {
            teams
                .iter()
                .copied()
                .filter(|team| !others.contains(team))
                .collect()
        };
        let teams = &self.all[which].teams;
        Unlike::First {
            into: without(teams, &first.teams),
            out: without(&first.teams, teams),
        }
    }
}

/// What is special about a set of teams.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unlike {
    /// There are none but those that always are in.
    NoOther,
    /// These teams.
    All(Vec<usize>),
    /// It is the first set with some teams in place of others.
    First {
        /// Those that are in.
        into: Vec<usize>,
        /// Those that are out.
        out: Vec<usize>,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_told_by_teams_where_the_first_has_no_other() {
        let set = |teams: &[usize]| Lineup {
            teams: teams.to_vec(),
            points: 1,
        };
        let lineups = |first: &[usize]| Lineups {
            all: vec![set(first), set(&[0, 1, 2, 3, 4])],
            at: vec![0, 1],
        };
        let none = lineups(&[0]);
        assert_eq!(none.unlike(0), Unlike::NoOther);
        assert_eq!(none.unlike(1), Unlike::All(vec![1, 2, 3, 4]));
        let (into, out) = (vec![1, 2, 3, 4], vec![5]);
        assert_eq!(lineups(&[0, 5]).unlike(1), Unlike::First { into, out });
    }
}
