//! Small models for tests, and the statistics to judge counts with.

use cutline::engine::integral::Integral;
use cutline::model::{
    Beyond, Correlation, Criterion, Model, Parts, Quantity, Team, ValueFunction, WeightGroup,
    WeightLaw,
};
use cutline::scenario::{Source, read};

pub(crate) fn normal(mean: f64, sd: f64) -> Quantity {
    if sd == 0.0 {
        Quantity::Sure(mean)
    } else {
        Quantity::Normal {
            mean,
            sd,
            min: None,
            max: None,
        }
    }
}

/// A weighted criterion whose scores are points already: scale [0, 1], weight 1.
pub(crate) fn criterion(id: &str) -> Criterion {
    Criterion {
        id: id.to_owned(),
        value: ValueFunction::new(&[(0.0, 0.0), (1.0, 1.0)], Beyond::Extend),
        penalty: None,
    }
}

/// Weights of the criteria `members`.
pub(crate) fn group(members: &[usize], total: f64, law: WeightLaw) -> WeightGroup {
    WeightGroup {
        members: members.to_vec(),
        total,
        law,
    }
}

/// Teams `t0, t1, …` by score on one criterion of weight 1: the scores are the totals.
pub(crate) fn by_total(places: usize, totals: &[Quantity]) -> Model {
    Model::new(Parts {
        aggregate: cutline::model::Aggregate::Arithmetic,
        places,
        criteria: vec![criterion("total")],
        weights: vec![group(&[0], 1.0, WeightLaw::Fixed(vec![1.0]))],
        teams: totals
            .iter()
            .enumerate()
            .map(|(i, total)| Team {
                unscored: Vec::new(),
                id: format!("t{i}"),
                scores: vec![total.clone()],
                bonus: Quantity::Sure(0.0),
            })
            .collect(),
        correlation: Correlation::default(),
        watched: None,
        questions: Vec::new(),
    })
    .unwrap()
}

/// Whether a count agrees with a probability within `sigmas` standard errors.
#[track_caller]
pub(crate) fn assert_share(count: u64, draws: u64, probability: f64, sigmas: f64, what: &str) {
    let n = draws as f64;
    let z = (count as f64 / n - probability) / (probability * (1.0 - probability) / n).sqrt();
    assert!(
        z.abs() < sigmas,
        "{what}: {} for {probability}, {z:.2} standard errors",
        count as f64 / n
    );
}

/// Whether two figures are as near as that.
#[track_caller]
pub(crate) fn assert_near(got: f64, want: f64, tolerance: f64, what: &str) {
    assert!((got - want).abs() <= tolerance, "{what}: {got} for {want}");
}

/// What holds for every answer, whatever the scenario.
#[track_caller]
pub(crate) fn assert_identities(integral: &Integral, tolerance: f64) {
    let n = integral.teams;
    let places = integral.places;
    let all = 0..n;
    for team in all.clone() {
        let row: f64 = all.clone().map(|r| integral.rank(team, r).estimate).sum();
        assert_near(row, 1.0, tolerance, "row of ranks");
        let column: f64 = all.clone().map(|i| integral.rank(i, team).estimate).sum();
        assert_near(column, 1.0, tolerance, "column of ranks");
        let mean: f64 = all
            .clone()
            .map(|r| r as f64 * integral.rank(team, r).estimate)
            .sum();
        let others = all.clone().filter(|other| *other != team);
        let beaten: f64 = others
            .clone()
            .map(|j| integral.above(j, team).estimate)
            .sum();
        assert_near(mean, beaten, tolerance * n as f64, "expected rank");
        // Σ over j of P(i in, j out) is the chance to be in times the number of those out.
        let without: f64 = others.map(|j| integral.without(team, j).estimate).sum();
        let want = integral.selected(team).estimate * (n - places) as f64;
        assert_near(without, want, tolerance * n as f64, "selected without");
    }
    let seats: f64 = all.map(|team| integral.selected(team).estimate).sum();
    assert_near(seats, places as f64, tolerance * n as f64, "places");
}

/// The model of a scenario file.
pub(crate) fn scenario_model(text: &str) -> Model {
    let source = Source {
        name: "case.toml".into(),
        text: text.into(),
    };
    read(&source, &[]).scenario.unwrap().model().unwrap()
}

/// Random whole numbers (`SplitMix64`).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, count: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ x >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ x >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (x ^ x >> 31) % count
    }
}
