//! What a run comes to.

use super::figures::{Counts, TIED, fixed, signed, whole_percent};
use super::{Findings, Said, Sentences, Words, last, plain, seats, verb};
use crate::analysis::finding::{Contest, Front, Hinge, Pairs, Race, Ranks, Winner};
use crate::analysis::{Outcome, TeamView};

impl<'a> Words<'a> {
    /// With the names of a run.
    pub fn of_run(outcome: &'a Outcome) -> Self {
        let criteria = outcome.criteria.iter().map(|criterion| &criterion.label);
        Self::new(outcome.teams.iter().map(|team| &team.name)).labelled(criteria)
    }

    /// Who is selected, and who contests what is left.
    pub fn race(&self, race: &Race) -> String {
        let text = match race {
            Race::PlaceForEach(teams) if teams.len() == 1 => {
                format!("{} is the only team and is selected", self.name(teams[0]))
            }
            Race::PlaceForEach(teams) => format!(
                "all {} teams are selected: there is a place for each",
                Counts::of(&[teams.len()]).say(teams.len())
            ),
            Race::Level { teams, share } => {
                let share = whole_percent(*share);
                self.level(
                    teams,
                    &format!("each is selected in about {share} of panels"),
                )
            }
            // Level in what is shown: none of them is the best.
            Race::NobodyNear { best, level, share } => format!(
                "no team stands out: even {} selected in only {} of panels",
                if *level {
                    "the likeliest are".to_owned()
                } else {
                    format!("{} is", self.name(*best))
                },
                whole_percent(*share)
            ),
            Race::Contest {
                lead,
                open,
                all,
                places,
                share,
            } => self.contested(lead, open, *all, *places, &whole_percent(*share)),
        };
        self.begin(&text)
    }

    fn contested(
        &self,
        lead: &[usize],
        open: &[usize],
        all: bool,
        places: usize,
        share: &str,
    ) -> String {
        let left = places.saturating_sub(lead.len());
        let counts = Counts::of(&[lead.len(), open.len(), left]);
        let leads = match lead {
            [one] => format!("{} leads", self.name(*one)),
            _ => format!("{} teams lead", counts.say(lead.len())),
        };
        let those = self.those(open, counts);
        match (lead.len(), open.len()) {
            (1, 0) if places == 1 => format!("{leads} clearly: selected in {share} of panels"),
            (_, 0) if left == 0 && lead.len() > places => {
                format!("{leads} for only {}", seats(places, counts))
            }
            (_, 0) if left == 0 => {
                let lead_words = self.those(lead, counts);
                format!("{lead_words} {} clear of the rest", verb(lead, "is", "are"))
            }
            (_, 0) => format!("{leads}; no other team comes near {}", last(left, counts)),
            (0, 1) => format!(
                "only {those} comes near the {}: selected in {share} of panels",
                seats(places, counts)
            ),
            (0, _) if all && !self.are_named(open) => {
                format!("all {those} contest the {}", seats(places, counts))
            }
            (0, _) => format!("{those} contest the {}", seats(places, counts)),
            _ if left == 0 => {
                format!("{leads}; {those} {} close behind", verb(open, "is", "are"))
            }
            (_, 1) => format!(
                "{leads}; {those} comes nearest to {}, at {share}",
                last(left, counts)
            ),
            _ => format!("{leads}; {those} contest {}", last(left, counts)),
        }
    }

    /// Of teams that are all there are.
    fn level(&self, teams: &[usize], how: &str) -> String {
        match teams {
            [one] => format!("{} is the only team", self.name(*one)),
            [_, _] if self.are_named(teams) => format!("{} are level: {how}", self.names(teams)),
            _ => {
                let all = Counts::of(&[teams.len()]).say(teams.len());
                format!("all {all} teams are level: {how}")
            }
        }
    }

    /// Who ranks first, and whose rank is the most open.
    pub fn ranks(&self, ranks: &Ranks) -> String {
        let text = match ranks {
            Ranks::Level { teams, share } => {
                let share = whole_percent(*share);
                self.level(
                    teams,
                    &format!("each ranks first in about {share} of panels"),
                )
            }
            Ranks::Open {
                front: Some(front), ..
            } if front.teams.len() > 1 => {
                let (who, share) = (self.these(&front.teams), whole_percent(front.share));
                format!("{who} are level at the top: each ranks first in {share} of panels")
            }
            Ranks::Open { front, widest } => {
                let [from, to] = widest.ranks;
                let counts = Counts::of(&[widest.teams.len(), to - from + 1]);
                let over = match widest.teams.as_slice() {
                    [_] => format!("rank {from} to {to}"),
                    _ => format!("over {} ranks", counts.say(to - from + 1)),
                };
                let who = match widest.teams.as_slice() {
                    [one] => format!("{} is", self.name(*one)),
                    more => format!("{} teams are", counts.say(more.len())),
                };
                let hardest = format!("the hardest to place, {over} in 90{TIED}%");
                match front {
                    None => format!("{who} {hardest}"),
                    Some(front) if from == to => {
                        format!("the order is all but settled: {}", self.first(front))
                    }
                    Some(front) if self.teams.len() == 2 => self.first(front),
                    Some(front) if to - from < 2 => format!(
                        "{}; in 90{TIED}% no team takes more than two ranks",
                        self.first(front)
                    ),
                    Some(front) if front.teams == widest.teams => format!(
                        "{} ranks first most often, in {} of panels, and is {hardest}",
                        self.name(front.teams[0]),
                        whole_percent(front.share)
                    ),
                    Some(front) => format!("{}; {who} {hardest}", self.first(front)),
                }
            }
        };
        self.begin(&text)
    }

    fn first(&self, front: &Front) -> String {
        let share = whole_percent(front.share);
        format!(
            "{} ranks first in {share} of panels",
            self.names(&front.teams)
        )
    }

    /// Who ranks above whom, pair by pair.
    pub fn pairs(&self, pairs: &Pairs) -> String {
        let line = |before: &str, contest: &Contest, of: &str| {
            let share = whole_percent(contest.winning.estimate) + of;
            format!("{before}at the cut line {}", self.contest(contest, &share))
        };
        let text = match pairs {
            Pairs::Level(teams) => {
                let other = if teams.len() == 2 {
                    "the other"
                } else {
                    "each other one"
                };
                self.level(
                    teams,
                    &format!("each ranks above {other} in about half of the panels"),
                )
            }
            Pairs::Two([above, below], share) => format!(
                "{} ranks above {} in {} of panels",
                self.name(*above),
                self.name(*below),
                whole_percent(*share)
            ),
            Pairs::Many(Winner::OutOfSight, contest) => contest.as_ref().map_or_else(
                || "there is a place for each team".to_owned(),
                |contest| line("", contest, " of panels"),
            ),
            // At the line it is the same pair.
            Pairs::Many(Winner::Team(team, _), Some(contest))
                if contest.above == *team && !contest.is_level() =>
            {
                let share = whole_percent(contest.winning.estimate);
                let over = self.contest(contest, &format!("{share} of panels"));
                format!("{over}, and above every other team more often than not")
            }
            Pairs::Many(Winner::Team(team, share), contest) => format!(
                "{}{}",
                match (self.name(*team), *share) {
                    (name, 1.0..) => format!("{name} always ranks above every other team"),
                    (name, share) => format!(
                        "{name} ranks above every other team in {} of panels or more",
                        whole_percent(share)
                    ),
                },
                contest
                    .as_ref()
                    .map_or(String::new(), |contest| line("; ", contest, ""))
            ),
            Pairs::Many(winner, contest) => format!(
                "no team {}{}",
                match winner {
                    Winner::Unclear => "is clearly above every other",
                    _ => "ranks above every other more often than not",
                },
                contest
                    .as_ref()
                    .map_or(String::new(), |contest| line("; ", contest, " of panels"))
            ),
        };
        self.begin(&text)
    }

    /// How two teams stand to each other, the one above the other in a `share` of panels.
    pub(super) fn contest(&self, contest: &Contest, share: &str) -> String {
        let (above, below) = (self.name(contest.above), self.name(contest.below));
        if contest.winning.is_even() {
            format!("{above} and {below} are level")
        } else if contest.is_level() {
            format!("{above} and {below} are all but level")
        } else {
            format!("{above} ranks above {below} in {share}")
        }
    }

    /// Whose selection hinges on the weights, and on which.
    pub fn hinge(&self, hinge: &Hinge) -> String {
        match hinge {
            Hinge::Fixed => "No weight is uncertain".to_owned(),
            Hinge::NobodyOpen => format!(
                "No selection hinges on the weights: no team shown is selected in 10 to 90{TIED}% \
                 of panels"
            ),
            Hinge::TooRough => {
                "No team is selected often enough to tell which weights favour it".to_owned()
            }
            Hinge::Hardly(most) => format!(
                "The weights hardly decide who is selected: none moves by more than {} points",
                fixed(*most, 1)
            ),
            Hinge::On(teams, cell) => {
                let it = if teams.len() == 1 {
                    "it"
                } else {
                    self.name(cell.team)
                };
                let text = format!(
                    "{} {} most on the weights: where {it} is selected, {} counts for {}, {} \
                     points on average ({})",
                    self.these(teams),
                    verb(teams, "hinges", "hinge"),
                    self.keys[cell.criterion],
                    if cell.shift() > 0.0 { "more" } else { "less" },
                    fixed(cell.given, 1),
                    signed(cell.shift())
                );
                self.begin(&text)
            }
        }
    }
}

impl Said for Outcome {
    fn said(&self) -> Sentences {
        let words = Words::of_run(self);
        let mut said = Sentences::one(&words.race(&self.race()));
        let weights = || plain(&words.hinge(&self.hinge()));
        let view = |view: &TeamView| (view.id.clone(), plain(&words.team(self, view)));
        said.findings = Some(Findings {
            ranks: plain(&words.ranks(&self.ranks())),
            pairwise: plain(&words.pairs(&self.pairs())),
            weights: self.weights_vary().then(weights),
            teams: self.team_views.iter().map(view).collect(),
        });
        said
    }
}
