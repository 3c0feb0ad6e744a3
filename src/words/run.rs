//! What a run comes to.

use super::figures::{Counts, fixed, grouped, signed, whole_percent};
use super::{Findings, Said, Sentences, Words, last, plain, say, seats};
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
                say!("race-only", team = self.name(teams[0]))
            }
            Race::PlaceForEach(teams) => {
                let count = Counts::of(&[teams.len()]).say(teams.len());
                say!("race-place-for-each", count = count)
            }
            Race::Level { teams, share } => {
                let how = say!("level-selected", share = whole_percent(*share));
                self.level(teams, &how)
            }
            // Level in what is shown: none of them is the best.
            Race::NobodyNear {
                level: true, share, ..
            } => say!("race-nobody-level", share = whole_percent(*share)),
            Race::NobodyNear { best, share, .. } => say!(
                "race-nobody",
                team = self.name(*best),
                share = whole_percent(*share)
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
        let which = match (lead.len(), open.len()) {
            (1, 0) if places == 1 => "race-clearly",
            (_, 0) if left == 0 && lead.len() > places => "race-too-many",
            (_, 0) if left == 0 => "race-clear",
            (_, 0) => "race-nobody-near",
            (0, 1) => "race-only-near",
            (0, _) if all && !self.are_named(open) => "race-all-contest",
            (0, _) => "race-contest",
            _ if left == 0 => "race-behind",
            (_, 1) => "race-nearest",
            _ => "race-contest-last",
        };
        say!(
            which,
            lead = counts.say(lead.len()),
            lead_n = lead.len(),
            leader = lead.first().map_or("", |&team| self.name(team)),
            leading = self.those(lead, counts),
            open = self.those(open, counts),
            open_n = open.len(),
            seats = seats(places, counts),
            last = last(left, counts),
            share = share
        )
    }

    /// Of teams that are all there are.
    fn level(&self, teams: &[usize], how: &str) -> String {
        match teams {
            [one] => say!("level-one", team = self.name(*one)),
            [_, _] if self.are_named(teams) => {
                say!("level-two", teams = self.names(teams), how = how)
            }
            _ => {
                let all = Counts::of(&[teams.len()]).say(teams.len());
                say!("level-all", count = all, how = how)
            }
        }
    }

    /// Who ranks first, and whose rank is the most open.
    pub fn ranks(&self, ranks: &Ranks) -> String {
        let text = match ranks {
            Ranks::Level { teams, share } => {
                let how = say!("level-first", share = whole_percent(*share));
                self.level(teams, &how)
            }
            Ranks::Crowd {
                across,
                teams,
                wide,
            } => say!(
                "ranks-crowd",
                across = grouped(*across),
                across_n = *across,
                teams = grouped(*teams),
                wide = grouped(*wide),
                wide_n = *wide
            ),
            Ranks::Open {
                front: Some(front), ..
            } if front.teams.len() > 1 => say!(
                "ranks-level-top",
                teams = self.these(&front.teams),
                share = whole_percent(front.share)
            ),
            Ranks::Open { front, widest } => {
                let [from, to] = widest.ranks;
                let counts = Counts::of(&[widest.teams.len(), to - from + 1]);
                let over = say!(
                    "ranks-over",
                    from = from,
                    to = to,
                    ranks = counts.say(to - from + 1),
                    widest_n = widest.teams.len()
                );
                let hardest = |over: &str| {
                    say!(
                        "ranks-hardest",
                        hardest = widest.teams.first().map_or("", |&team| self.name(team)),
                        widest = counts.say(widest.teams.len()),
                        widest_n = widest.teams.len(),
                        over = over
                    )
                };
                match front {
                    None => hardest(&over),
                    Some(front) if from == to => {
                        say!("ranks-settled", first = self.first(front))
                    }
                    Some(front) if self.teams.len() == 2 => self.first(front),
                    Some(front) if to - from < 2 => {
                        say!("ranks-no-more-than-two", first = self.first(front))
                    }
                    Some(front) if front.teams == widest.teams => say!(
                        "ranks-first-and-hardest",
                        hardest = self.name(front.teams[0]),
                        share = whole_percent(front.share),
                        over = over
                    ),
                    Some(front) => say!(
                        "ranks-first-then",
                        first = self.first(front),
                        then = hardest(&over)
                    ),
                }
            }
        };
        self.begin(&text)
    }

    fn first(&self, front: &Front) -> String {
        say!(
            "ranks-first",
            teams = self.names(&front.teams),
            share = whole_percent(front.share)
        )
    }

    /// Who ranks above whom, pair by pair.
    pub fn pairs(&self, pairs: &Pairs) -> String {
        // How often one of two is ahead is told of panels, but for where that has just been said.
        let line = |contest: &Contest, first: Option<String>, of_panels: bool| {
            let share = whole_percent(contest.winning.estimate);
            let share = if of_panels {
                say!("of-panels", share = share)
            } else {
                share
            };
            let contest = self.contest(contest, &share);
            if let Some(first) = first {
                say!("pairs-then-line", first = first, contest = contest)
            } else {
                say!("pairs-line", contest = contest)
            }
        };
        let text = match pairs {
            Pairs::Level(teams) => {
                let how = if teams.len() == 2 {
                    say!("level-other")
                } else {
                    say!("level-others")
                };
                self.level(teams, &how)
            }
            Pairs::Two([above, below], share) => say!(
                "pairs-two",
                above = self.name(*above),
                below = self.name(*below),
                share = whole_percent(*share)
            ),
            Pairs::Many(Winner::OutOfSight, contest) => contest.as_ref().map_or_else(
                || say!("pairs-place-for-each"),
                |contest| line(contest, None, true),
            ),
            // At the line it is the same pair.
            Pairs::Many(Winner::Team(team, _), Some(contest))
                if contest.above == *team && !contest.is_level() =>
            {
                let share = whole_percent(contest.winning.estimate);
                let contest = self.contest(contest, &say!("of-panels", share = share));
                say!("pairs-over-all", contest = contest)
            }
            Pairs::Many(winner, contest) => {
                let first = match winner {
                    Winner::Team(team, 1.0..) => say!("pairs-always", team = self.name(*team)),
                    Winner::Team(team, share) => say!(
                        "pairs-often",
                        team = self.name(*team),
                        share = whole_percent(*share)
                    ),
                    Winner::Unclear => say!("pairs-unclear"),
                    _ => say!("pairs-nobody"),
                };
                let of_panels = !matches!(winner, Winner::Team(..));
                match contest {
                    Some(contest) => line(contest, Some(first), of_panels),
                    None => first,
                }
            }
        };
        self.begin(&text)
    }

    /// How two teams stand to each other, the one above the other in a `share` of panels.
    pub(super) fn contest(&self, contest: &Contest, share: &str) -> String {
        let (above, below) = (self.name(contest.above), self.name(contest.below));
        let which = if contest.winning.is_even() {
            "contest-even"
        } else if contest.is_level() {
            "contest-level"
        } else {
            "contest-above"
        };
        say!(which, above = above, below = below, share = share)
    }

    /// Whose selection hinges on the weights, and on which.
    pub fn hinge(&self, hinge: &Hinge) -> String {
        match hinge {
            Hinge::Fixed => say!("hinge-fixed"),
            Hinge::NobodyOpen => say!("hinge-nobody"),
            Hinge::TooRough => say!("hinge-rough"),
            Hinge::Hardly(most) => say!("hinge-hardly", points = fixed(*most, 1)),
            Hinge::On(teams, cell) => {
                let text = say!(
                    "hinge-on",
                    teams = self.these(teams),
                    teams_n = teams.len(),
                    team = self.name(cell.team),
                    weight = self.keys[cell.criterion].as_ref(),
                    direction = if cell.shift() > 0.0 { "more" } else { "less" },
                    given = fixed(cell.given, 1),
                    shift = signed(cell.shift())
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
