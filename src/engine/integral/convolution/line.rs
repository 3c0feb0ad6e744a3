//! All teams' totals side by side: where on the line which team is.
//!
//! Totals are compared on a grid. Where anything piles up, windows of one step each are set in which
//! all totals are equal, whatever falls into them; around other single totals nobody would see them.

use super::sum::Law;
use super::windows::{Frame, Share, Window, windows};
use crate::engine::events::totals_compared;
use crate::engine::integral::legendre;
use crate::engine::integral::nodes::Nodes;

/// Totals are taken never to be where all teams together have a smaller share than this.
const NOWHERE: f64 = 1e-16;
/// Laws that have less than this in any step of the grid are not looked at for equal totals.
const DENSE: f64 = 1e-9;
/// Steps that no total reaches.
const FAR: f64 = (1u64 << 50) as f64;
/// Nodes on a stretch that is one whole panel, and on the smallest.
const NODES: f64 = 10.0;
const FEWEST: usize = 2;

/// The laws of all totals.
#[derive(Debug)]
pub(super) struct Line {
    frame: Frame,
    teams: Vec<Total>,
    windows: Vec<Window>,
    /// Where totals are spread: stretches between windows on which all distribution functions are
    /// polynomials, how many windows lie below, and how many nodes are enough.
    stretches: Vec<Stretch>,
}

#[derive(Debug)]
struct Stretch {
    from: f64,
    to: f64,
    after: usize,
    nodes: usize,
}

/// One team's total.
#[derive(Debug)]
pub(super) struct Total {
    /// The place of what is known.
    pub(super) known: f64,
    /// By single total of the law: its step of the grid.
    pub(super) steps: Vec<f64>,
    pub(super) law: Law,
    pub(super) windows: Vec<Share>,
    /// By window: the share of the single totals below it.
    pub(super) singles: Vec<f64>,
    /// All of the law; 1 up to rounding.
    mass: f64,
    /// By stretch: what makes the shares of its nodes add up to all there is. Where the law is steep,
    /// bins are rounded too coarsely for its slope.
    scales: Vec<f64>,
}

/// A place on the line where teams are compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Bin {
    /// A total on a stretch, above so many windows, that stands for a part of this width.
    Spread {
        x: f64,
        stretch: usize,
        after: usize,
        width: f64,
    },
    /// A window. Teams that are in it are set apart by lots: uniform on [0, 1], the higher the better.
    Window { at: usize, lot: f64, width: f64 },
}

impl Line {
    /// From the totals of all teams, seen in a frame.
    pub(super) fn new(mut teams: Vec<Total>, frame: Frame) -> Self {
        let windows = windows(&teams, frame);
        for team in &mut teams {
            team.look(&windows, frame);
        }
        let stretches = stretches(&teams, &windows);
        Self {
            frame,
            teams,
            windows,
            stretches,
        }
    }

    /// The bins, ascending; each level has twice the nodes of the one before. None where there are
    /// more than `most`.
    pub(super) fn bins(&mut self, level: u32, most: usize) -> Option<Vec<Bin>> {
        let count = |stretch: &Stretch| stretch.nodes << level;
        let all: usize = self.stretches.iter().map(count).sum();
        if all + 2 * self.windows.len() > most {
            return None;
        }
        let longest = self.stretches.iter().map(count).max().unwrap_or(0);
        let mut rules: Vec<Vec<(f64, f64)>> = vec![Vec::new(); longest + 1];
        for team in &mut self.teams {
            team.scales.clear();
        }
        let mut bins = Vec::with_capacity(all);
        let mut stretches = self.stretches.iter().enumerate().peekable();
        for window in 0..=self.windows.len() {
            while let Some((at, stretch)) = stretches.next_if(|(_, it)| it.after <= window) {
                let rule = &mut rules[count(stretch)];
                if rule.is_empty() {
                    *rule = legendre::rule(count(stretch));
                }
                let (from, length) = (stretch.from, stretch.to - stretch.from);
                let start = bins.len();
                bins.extend(rule.iter().map(|(x, weight)| Bin::Spread {
                    x: from + length * x,
                    stretch: at,
                    after: stretch.after,
                    width: length * weight,
                }));
                for team in &mut self.teams {
                    team.scale(stretch, &bins[start..]);
                }
            }
            let inside = self.teams.iter().filter(|team| {
                let here = team.windows.get(window);
                here.is_some_and(|share| share.inside > NOWHERE)
            });
            // A polynomial in the lot, of a degree below the number of teams.
            let rule = legendre::rule(inside.count().div_ceil(2));
            bins.extend(rule.into_iter().map(|(lot, width)| Bin::Window {
                at: window,
                lot,
                width,
            }));
        }
        Some(bins)
    }

    /// What every team does at some of the bins.
    pub(super) fn nodes(&self, bins: &[Bin]) -> Nodes {
        Nodes::of(self.teams.len(), bins, |team, place| {
            self.teams[team].at(place)
        })
    }

    /// How likely the total of the only team, times its factor, is below a number of points, and how
    /// likely it is not above it.
    pub(super) fn upto(&self, terms: &[(usize, f64)], points: f64) -> (f64, f64) {
        let (team, factor) = terms[0];
        let (total, grid) = (&self.teams[team], self.frame.grid);
        let (number, slack) = totals_compared(terms, points, grid);
        // Further away than totals can be a step more or less is none.
        let ends = [number - slack, number + slack].map(|end| (end / factor).clamp(-FAR, FAR));
        let below = |steps: f64| total.below(self.frame.middle(steps) - self.frame.half());
        let singles = |so: &dyn Fn(f64) -> bool| -> f64 {
            let singles = total.singles().filter(|(_, steps, _)| so(*steps));
            singles.map(|(_, _, p)| p).sum()
        };
        (
            below(libm::ceil(ends[0])) + singles(&|steps| steps < ends[0]),
            below(libm::floor(ends[1]) + 1.0) + singles(&|steps| steps <= ends[1]),
        )
    }

    /// Probability that two teams are in the same window.
    pub(super) fn tied(&self, team: usize, other: usize) -> f64 {
        let (a, b) = (&self.teams[team].windows, &self.teams[other].windows);
        a.iter().zip(b).map(|(a, b)| a.inside * b.inside).sum()
    }

    /// Probability that two teams are in the same step of the grid outside of all windows: by the
    /// density of one of them where the other one is. With it, what it is at most where it is left
    /// out.
    pub(super) fn tied_apart(&self, bins: &[Bin]) -> (Vec<f64>, f64) {
        let teams = self.teams.len();
        let mut tied = vec![0.0; teams * teams];
        let nodes = self.nodes(bins);
        let in_step = |team: usize| {
            let shares = nodes.mass(team).iter().zip(bins);
            let densest = shares.fold(0.0, |most: f64, (mass, place)| match place {
                Bin::Spread { width, .. } => most.max(mass / width),
                Bin::Window { .. } => most,
            });
            densest / self.frame.grid.steps
        };
        let mut in_step: Vec<(f64, usize)> = (0..teams).map(|team| (in_step(team), team)).collect();
        in_step.sort_by(|a, b| b.0.total_cmp(&a.0));
        let dense = in_step.partition_point(|(share, _)| *share > DENSE);
        let rare = in_step.get(dense.max(1)).map_or(0.0, |(share, _)| *share);
        for &(_, i) in &in_step[..dense] {
            for &(_, j) in in_step[..dense].iter().filter(|(_, j)| *j != i) {
                let shares = nodes.mass(i).iter().zip(nodes.mass(j)).zip(bins);
                tied[i * teams + j] = shares
                    .map(|((a, b), place)| match place {
                        Bin::Spread { width, .. } => a * b / (width * self.frame.grid.steps),
                        Bin::Window { .. } => 0.0,
                    })
                    .sum();
            }
        }
        (tied, rare)
    }

    /// How far off a probability may be: by what distribution functions may be off, all together, and
    /// by what rounding and the grid may do at the windows.
    pub(super) fn error(&self) -> f64 {
        let errors = self.teams.iter().map(|team| team.law.error);
        let windows = (0..self.windows.len()).map(|window| {
            let shares = self.teams.iter().map(|team| team.windows[window]);
            // Two of a team are not compared.
            let most = |of: &dyn Fn(Share) -> f64| {
                shares
                    .clone()
                    .enumerate()
                    .fold((0, 0.0), |most, (team, share)| {
                        if of(share) > most.1 {
                            (team, of(share))
                        } else {
                            most
                        }
                    })
            };
            let first = most(&|share| share.inside);
            let rest = shares
                .clone()
                .enumerate()
                .filter(|(team, _)| *team != first.0);
            let near = |share: Share| share.blurred + share.beside;
            let others: f64 = rest.clone().map(|(_, share)| near(share)).sum();
            let second = rest.fold(0.0, |most: f64, (_, share)| most.max(share.inside));
            first.1 * others + second * near(self.teams[first.0].windows[window])
        });
        2.0 * errors.sum::<f64>() + windows.sum::<f64>()
    }
}

impl Total {
    pub(super) fn new(known: f64, steps: Vec<f64>, law: Law) -> Self {
        Self {
            known,
            steps,
            mass: law.mass(),
            law,
            windows: Vec::new(),
            singles: Vec::new(),
            scales: Vec::new(),
        }
    }

    /// The share of what is spread below a total.
    pub(super) fn below(&self, total: f64) -> f64 {
        self.law.curve.at(total - self.known)
    }

    /// The share around a total, by its slope there.
    fn part(&self, total: f64, width: f64) -> f64 {
        let x = total - self.known;
        let panel = self.law.curve.panel(x);
        panel.map_or(0.0, |panel| (panel.slopes(&[x])[0] * width).max(0.0))
    }

    /// Takes the nodes of the next stretch in.
    fn scale(&mut self, stretch: &Stretch, nodes: &[Bin]) {
        let all = self.below(stretch.to) - self.below(stretch.from);
        let parts = nodes.iter().map(|node| match *node {
            Bin::Spread { x, width, .. } => self.part(x, width),
            Bin::Window { .. } => 0.0,
        });
        let sum: f64 = parts.sum();
        let scale = if sum > NOWHERE { all / sum } else { 1.0 };
        self.scales.push(scale.clamp(0.0, 2.0));
    }

    /// The probabilities to be above and below a place, and the share of the law that it stands for.
    fn at(&self, bin: &Bin) -> (f64, f64, f64) {
        let (below, mass) = match *bin {
            Bin::Spread {
                x,
                stretch,
                after,
                width,
            } => {
                let below = self.singles[after] + self.below(x);
                (below, self.scales[stretch] * self.part(x, width))
            }
            Bin::Window { at, lot, width } => {
                let Share { below, inside, .. } = self.windows[at];
                (below + lot * inside, inside * width)
            }
        };
        (
            (self.mass - below).clamp(0.0, 1.0),
            below.clamp(0.0, 1.0),
            mass,
        )
    }
}

/// The line between the windows, cut where a panel of any law ends.
fn stretches(teams: &[Total], windows: &[Window]) -> Vec<Stretch> {
    let mut edges: Vec<f64> = Vec::new();
    for team in teams {
        let panels = team.law.curve.panels.iter();
        edges.extend(
            panels
                .flat_map(|panel| [panel.from, panel.to])
                .map(|x| team.known + x),
        );
    }
    edges.extend(windows.iter().flat_map(|window| [window.low, window.high]));
    edges.sort_by(f64::total_cmp);
    edges.dedup();
    let mut stretches = Vec::new();
    for pair in edges.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let middle = 0.5 * (from + to);
        let after = windows.partition_point(|window| window.low <= from);
        if after > 0 && windows[after - 1].high > from {
            continue;
        }
        let (mut narrowest, mut share) = (f64::INFINITY, 0.0);
        for team in teams {
            let local = |x: f64| x - team.known;
            if let Some(panel) = team.law.curve.panel(local(middle))
                && panel.rise() > NOWHERE
            {
                let [low, high] = panel.values(&[local(from), local(to)]);
                share += (high - low).max(0.0);
                narrowest = narrowest.min(panel.to - panel.from);
            }
        }
        if share > NOWHERE {
            let part = ((to - from) / narrowest).min(1.0);
            stretches.push(Stretch {
                from,
                to,
                after,
                nodes: FEWEST + (NODES * part).ceil() as usize,
            });
        }
    }
    stretches
}
