//! Outcomes to draw.

use crate::analysis::{
    Confidence, CriterionLabel, Entropy, Estimate, Estimates, Forecast, HalfWidths, Interval,
    Method, Moments, Outcome, Points, Sheet, TeamOutcome,
};

const SIMULATED: usize = 2000;

/// How often each team has each rank, and how often it is above each other.
fn simulated(teams: &[(String, String, f64)]) -> (Vec<Vec<u32>>, Vec<Vec<f64>>) {
    let count = teams.len();
    let mut counts = vec![vec![0_u32; count]; count];
    let mut above = vec![vec![0.0; count]; count];
    let mut random = Lcg(7);
    for _ in 0..SIMULATED {
        let totals: Vec<f64> = teams.iter().map(|team| team.2 + random.normal()).collect();
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by(|&a, &b| totals[b].total_cmp(&totals[a]));
        for (rank, &team) in order.iter().enumerate() {
            counts[team][rank] += 1;
            for &below in &order[rank + 1..] {
                above[team][below] += 1.0 / SIMULATED as f64;
            }
        }
    }
    (counts, above)
}

/// An outcome of teams given as id, name and mean total (the standard deviation is 1).
pub(super) fn outcome(teams: &[(String, String, f64)], places: usize, draws: u64) -> Outcome {
    let (counts, above) = simulated(teams);
    let share = |n: &u32| f64::from(*n) / SIMULATED as f64;
    let shares = counts.iter();
    let shares = shares.map(|row| row.iter().map(share).collect::<Vec<f64>>());
    let teams = teams.iter().zip(shares).map(|((id, name, mean), ranks)| {
        let selected: f64 = ranks.iter().take(places).sum();
        let below = |share: f64| {
            let mut sum = 0.0;
            1 + ranks
                .iter()
                .take_while(|&&rank| {
                    sum += rank;
                    sum < share
                })
                .count()
        };
        TeamOutcome {
            id: id.clone(),
            name: name.clone(),
            selection_probability: estimate(selected.min(1.0), draws),
            resolved: true,
            expected_rank: (1..).zip(&ranks).map(|(r, p)| f64::from(r) * p).sum(),
            rank_interval: [below(0.05), below(0.95)],
            total: Moments {
                mean: *mean,
                sd: 1.0,
                sd_half_width: None,
            },
            sheet: Sheet {
                total: *mean,
                rank: 1,
                points: Points(Vec::new()),
            },
            central_weights: None,
            weights_given_selected: None,
            confidence_factor: Confidence::NeverFirst,
            holistic_index: 0.0,
            rank_acceptability: Estimates {
                low: ranks.iter().map(|&p| estimate(p, draws).low).collect(),
                high: ranks.iter().map(|&p| estimate(p, draws).high).collect(),
                estimate: ranks,
            },
        }
    });
    Outcome {
        questions: Vec::new(),
        format: "cutline.outcome.v1",
        version: "0.1.0",
        title: "Independent AI foundation model, final selection, August 2025".to_owned(),
        places,
        complete: true,
        method: Method::MonteCarlo,
        draws,
        points: 0,
        rows: Vec::new(),
        pieces: 0,
        refinement_difference: None,
        precision: None,
        seed: 1,
        scenario_digest: "sha256:4be1c2f09a37d55e6f1042b8".to_owned(),
        settings: Vec::new(),
        scenario: None,
        aggregate: crate::model::Aggregate::Arithmetic,
        criteria: Vec::new(),
        teams: teams.collect(),
        groups: Vec::new(),
        neighbours: Vec::new(),
        largest_half_widths: HalfWidths {
            pairwise_winning: 0.00098,
            pairwise_tied: 0.0,
            selected_without: 0.00098,
            selections_other: 0.0,
        },
        team_order: Vec::new(),
        pairwise_winning: above,
        pairwise_tied: Vec::new(),
        selected_without: Vec::new(),
        selected_without_left_out: None,
        selections: Vec::new(),
        selections_other: 0.0,
        entropy: Entropy {
            choice: 0.0,
            selection: 0.0,
            selection_is_lower_bound: false,
            ranking: None,
        },
        places_filled: Vec::new(),
        observed: None,
        team_views: Vec::new(),
        under_all_weights: None,
    }
}

/// The base scenario with about its true probabilities.
pub(super) fn base() -> Outcome {
    let teams = [
        ("naver", "Naver Cloud", 1.88, 0.97),
        ("lg", "LG AI Research", 1.64, 0.95),
        ("skt", "SK Telecom", 0.95, 0.83),
        ("upstage", "Upstage", 0.77, 0.78),
        ("nc", "NC AI", 0.18, 0.57),
        ("kakao", "Kakao", -0.5, 0.31),
        ("kt", "KT", -0.67, 0.25),
        ("kaist", "KAIST", -0.88, 0.19),
        ("motif", "Motif Technologies", -1.34, 0.09),
        ("konan", "Konan Technology", -1.75, 0.04),
    ];
    let sheet = teams.map(|(id, name, mean, _)| (id.to_owned(), name.to_owned(), mean));
    let mut outcome = outcome(&sheet, 5, 1_000_000);
    for (team, (_, _, _, share)) in outcome.teams.iter_mut().zip(teams) {
        team.selection_probability = estimate(share, 1_000_000);
    }
    observe(outcome, &["lg", "upstage", "naver", "skt", "nc"])
}

/// The outcome with uncertain weights of these criteria, which favour the teams by turns.
pub(super) fn weighted(mut outcome: Outcome, labels: &[String]) -> Outcome {
    outcome.criteria = (labels.iter().enumerate())
        .map(|(at, label)| CriterionLabel {
            id: format!("c{at}"),
            label: label.clone(),
            points: 100.0 / labels.len() as f64,
            weight_varies: true,
            block: None,
        })
        .collect();
    let criteria = outcome.criteria.clone();
    for (i, team) in outcome.teams.iter_mut().enumerate() {
        let given = criteria.iter().enumerate().map(|(at, criterion)| {
            let turn = ((i * 5 + at * 3) % 7) as f64 - 3.0;
            let weak = 1.0 - team.selection_probability.estimate;
            (criterion.id.clone(), criterion.points + turn * weak)
        });
        let chosen = team.selection_probability.estimate > 0.0;
        team.weights_given_selected = chosen.then(|| Points(given.collect()));
    }
    outcome
}

/// `count` teams with names made by `name`, their strengths spread evenly.
pub(super) fn many(count: usize, places: usize, name: impl Fn(usize) -> String) -> Outcome {
    let mean = |at: usize| 3.0 - 6.0 * ((at * 7) % count) as f64 / count as f64;
    let teams: Vec<_> = (0..count)
        .map(|at| (format!("t{}", at + 1), name(at), mean(at)))
        .collect();
    outcome(&teams, places, 1_000_000)
}

pub(super) fn observe(mut outcome: Outcome, selected: &[&str]) -> Outcome {
    outcome.observed = Some(Forecast {
        selected: selected.iter().map(|&id| id.to_owned()).collect(),
        probability: Interval {
            estimate: 0.1,
            low: 0.1,
            high: 0.1,
        },
        brier_score: 0.09,
        brier_score_of_chance: 0.25,
    });
    outcome
}

/// Wilson's interval at 95 %.
pub(super) fn estimate(p: f64, draws: u64) -> Estimate {
    let (n, z) = (draws as f64, 1.96_f64);
    let middle = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
    let half = z / (1.0 + z * z / n) * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    let (low, high) = (middle - half, middle + half);
    Estimate {
        estimate: p,
        low,
        high,
        low_simultaneous: low,
        high_simultaneous: high,
    }
}

/// A plain generator: these numbers only have to look like some.
struct Lcg(u64);

impl Lcg {
    fn normal(&mut self) -> f64 {
        let mut sum = -6.0;
        for _ in 0..12 {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            sum += (self.0 >> 11) as f64 / (1_u64 << 53) as f64;
        }
        sum
    }
}
