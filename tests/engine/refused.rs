//! What no hand-made model can hold.

use crate::support::{by_total, criterion, group, normal};
use cutline::model::{
    Address, Beyond, BoundedSimplex, Comparison, CorrelationGroup, Coupling, Event, Measure, Model,
    ModelError, Part, Parts, Quantity, Question, Statement, Steps, ValueFunction, WeightLaw,
};

fn three() -> Model {
    by_total(1, &[70.0, 72.0, 74.0].map(|mean| normal(mean, 5.0)))
}

/// What is said of three teams after a change.
fn refused(change: impl FnOnce(&mut Parts)) -> ModelError {
    three().with(change).unwrap_err()
}

fn told(change: impl FnOnce(&mut Parts)) -> String {
    refused(change).to_string()
}

#[test]
fn places_are_for_teams() {
    let want = |places, teams| ModelError::Places { places, teams };
    assert_eq!(refused(|it| it.places = 5), want(5, 3));
    assert_eq!(refused(|it| it.places = 0), want(0, 3));
    assert_eq!(refused(|it| it.teams.clear()), want(1, 0));
    assert_eq!(
        told(|it| it.places = 5),
        "5 places for 3 teams: there is one at least, and a team for each"
    );
}

#[test]
fn ids_are_one_each() {
    let team = refused(|it| it.teams[2].id = "t0".into());
    let (of, id) = (Part::Team, "t0".to_owned());
    assert_eq!(team, ModelError::SameId { of, id });
    let twice = |it: &mut Parts| it.criteria.push(it.criteria[0].clone());
    assert_eq!(told(twice), "two criteria have the id `total`");
}

#[test]
fn every_team_has_a_score_on_every_criterion() {
    let told = told(|it| it.teams[1].scores.clear());
    assert_eq!(told, "team `t1` has 0 scores for 1 criteria");
    for unscored in [vec![1], vec![0, 0]] {
        let team = "t1".to_owned();
        let error = refused(|it| it.teams[1].unscored = unscored);
        assert_eq!(error, ModelError::Unscored { team });
    }
}

/// Each law refuses what a file would be refused for.
#[test]
fn parameters_make_a_law() {
    let (min, max, nan) = (90.0, 60.0, f64::NAN);
    let cases = [
        (normal(70.0, 5.0), None),
        (Quantity::Sure(nan), Some("numbers must be finite")),
        (
            Quantity::Normal {
                mean: 70.0,
                sd: -6.0,
                min: None,
                max: None,
            },
            Some("a standard deviation must be above 0"),
        ),
        (
            Quantity::Normal {
                mean: 70.0,
                sd: 5.0,
                min: Some(900.0),
                max: None,
            },
            Some("the normal has practically nothing left beyond `min`"),
        ),
        (
            Quantity::Uniform { min, max },
            Some("`max` must be above `min`, which is 90"),
        ),
        (
            Quantity::Triangular {
                min: max,
                mode: 50.0,
                max: min,
            },
            Some("`mode` must lie between `min` and `max`, from 60 to 90"),
        ),
        (
            Quantity::Split {
                mode: 70.0,
                below: 0.0,
                above: 1.0,
            },
            Some("`below` must be above 0"),
        ),
        (
            Quantity::Beta {
                alpha: 1e9,
                beta: 2.0,
                min: 0.0,
                max: 1.0,
            },
            Some("`alpha` must lie between 0.01 and 100000"),
        ),
        (
            Quantity::LogNormal {
                mu: 1e3,
                sigma: 1.0,
            },
            Some("`mu` is too large to compute with"),
        ),
        (
            Quantity::Gumbel {
                location: f64::INFINITY,
                scale: 1.0,
            },
            Some("numbers must be finite"),
        ),
        (
            Quantity::Exponential { rate: 0.0 },
            Some("`rate` must be above 0"),
        ),
    ];
    for (law, why) in cases {
        let found = three().with(|it| it.teams[1].scores[0] = law.clone());
        let address = Address::Score {
            team: "t1".to_owned(),
            criterion: "total".to_owned(),
        };
        let want = why.map(|why| ModelError::Law {
            address,
            why: why.to_owned(),
        });
        assert_eq!(found.err(), want, "{law:?}");
    }
    assert_eq!(
        told(|it| it.teams[0].bonus = Quantity::Sure(nan)),
        "`teams.t0.bonus` has no law: numbers must be finite"
    );
    assert_eq!(Steps::new(vec![(nan, 1.0)]), None);
    assert_eq!(Steps::new(vec![(1.0, f64::INFINITY)]), None);
}

#[test]
fn knots_make_a_function() {
    let cases: [(&[(f64, f64)], &str); 4] = [
        (&[], "has fewer than two knots"),
        (&[(0.0, 0.0)], "has fewer than two knots"),
        (
            &[(0.0, 0.0), (1.0, f64::NAN)],
            "has a knot that is not finite",
        ),
        (
            &[(1.0, 0.0), (1.0, 1.0)],
            "has knots whose scores do not ascend",
        ),
    ];
    for (knots, why) in cases {
        let value = ValueFunction::new(knots, Beyond::Extend);
        let criterion = "total".to_owned();
        let error = refused(|it| it.criteria[0].value = value);
        assert_eq!(error, ModelError::Value { criterion, why });
    }
}

#[test]
fn a_criterion_has_one_weight_or_one_penalty() {
    let more = |it: &mut Parts| {
        it.criteria.push(criterion("more"));
        it.teams
            .iter_mut()
            .for_each(|team| team.scores.push(Quantity::Sure(0.0)));
    };
    assert_eq!(
        told(more),
        "`more` should be in one group of weights or a penalty, but is neither"
    );
    assert_eq!(
        told(|it| it.weights.push(it.weights[0].clone())),
        "`total` should be in one group of weights or a penalty, but has 2 of them"
    );
    assert_eq!(
        told(|it| it.criteria[0].penalty = Some(Quantity::Sure(1.0))),
        "`total` should be in one group of weights or a penalty, but has 2 of them"
    );
}

#[test]
fn weights_add_up() {
    let cases = [
        (1.0, WeightLaw::Fixed(vec![0.9])),
        (1.0, WeightLaw::Fixed(vec![f64::NAN])),
        (1.0, WeightLaw::Fixed(vec![0.5, 0.5])),
        (0.0, WeightLaw::Fixed(vec![0.0])),
        (f64::NAN, WeightLaw::Fixed(vec![1.0])),
        (1.0, WeightLaw::Dirichlet(vec![0.0])),
        (
            1.0,
            WeightLaw::Uniform(BoundedSimplex {
                total: 1.0,
                low: vec![0.2],
                high: vec![0.4],
            }),
        ),
    ];
    for (total, law) in cases {
        let error = refused(|it| it.weights = vec![group(&[0], total, law.clone())]);
        assert!(matches!(error, ModelError::Weights { .. }), "{law:?}");
    }
    let beyond = group(&[0, 7], 1.0, WeightLaw::Fixed(vec![0.5, 0.5]));
    assert_eq!(
        told(|it| it.weights = vec![beyond]),
        "the weights of `total` are not those of criteria, each once and ascending"
    );
}

#[test]
fn correlations_do_not_contradict_each_other() {
    let shares = told(|it| it.correlation.within_team = f64::NAN);
    assert_eq!(
        shares,
        "the correlations within teams and criteria are not shares of one whole"
    );
    let score = |team| Address::Score { team, criterion: 0 };
    let all = vec![score(0), score(1), score(2)];
    let matrix =
        |a, b, c| Coupling::Matrix(vec![vec![1.0, a, b], vec![a, 1.0, c], vec![b, c, 1.0]]);
    let cases = [
        (all.clone(), Coupling::Equal(-0.4), None),
        (
            all.clone(),
            Coupling::Equal(-0.6),
            Some("contradict each other"),
        ),
        (
            all.clone(),
            Coupling::Equal(1.1),
            Some("contradict each other"),
        ),
        (all.clone(), matrix(0.9, 0.9, 0.9), None),
        (
            all.clone(),
            matrix(0.9, 0.9, -0.9),
            Some("contradict each other"),
        ),
        (
            all.clone(),
            Coupling::Matrix(vec![]),
            Some("contradict each other"),
        ),
        (
            vec![score(0)],
            Coupling::Equal(0.5),
            Some("are between fewer than two quantities"),
        ),
        (
            vec![score(0), score(0)],
            Coupling::Equal(0.5),
            Some("are of a quantity that is in a group already"),
        ),
        (
            vec![score(0), score(3)],
            Coupling::Equal(0.5),
            Some("are of something that is no quantity"),
        ),
        (
            vec![score(0), Address::Weight { criterion: 0 }],
            Coupling::Equal(0.5),
            Some("are of something that is no quantity"),
        ),
    ];
    for (members, coupling, why) in cases {
        let group = CorrelationGroup {
            id: "g".to_owned(),
            members,
            coupling,
        };
        let found = three().with(|it| it.correlation.groups = vec![group.clone()]);
        let id = Some("g".to_owned());
        let want = why.map(|why| ModelError::Correlation { group: id, why });
        assert_eq!(found.err(), want, "{group:?}");
    }
}

#[test]
fn what_is_asked_is_about_teams() {
    for watched in [vec![3], vec![1, 0], vec![1, 1]] {
        assert_eq!(
            refused(|it| it.watched = Some(watched)),
            ModelError::Watched
        );
    }
    let question = |team, number| Question {
        name: "q".to_owned(),
        text: String::new(),
        event: Event::Is(Statement {
            of: Measure::Total,
            terms: vec![(team, 1.0)],
            is: Comparison::More,
            number,
        }),
    };
    let asked = |question| three().with(|it| it.questions = vec![question]);
    assert!(asked(question(2, 70.0)).is_ok());
    let name = "q".to_owned();
    let want = ModelError::Question { name };
    assert_eq!(asked(question(3, 70.0)).unwrap_err(), want);
    assert_eq!(asked(question(2, f64::NAN)).unwrap_err(), want);
}

/// A fault leads to the keys that a file would have it under.
#[test]
fn a_fault_has_an_address() {
    let law = refused(|it| it.teams[0].bonus = Quantity::Sure(f64::NAN));
    assert_eq!(law.address().to_string(), "teams.t0.bonus");
    assert_eq!(refused(|it| it.places = 9).address(), Address::Places);
}
