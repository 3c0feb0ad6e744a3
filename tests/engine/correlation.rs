//! Correlations: the numbers drawn go together as the file says, and nothing else changes.
//!
//! Each estimate is allowed 5 standard errors, an error probability of 6e-7; the seeds are fixed.

use std::f64::consts::PI;

use crate::common::{base, rendered};
use crate::support::{assert_share, by_total, criterion, group, normal};
use cutline::engine::reference::{Draw, Replay};
use cutline::engine::{Unwatched, simulate};
use cutline::model::special::normal_cdf;
use cutline::model::{Coupling, WeightLaw};
use cutline::scenario::{Differences, Document, Scenario, Source, read};

const DRAWS: u64 = 40_000;

/// Three teams on two rising criteria, a falling one and a penalty; one law of each family.
const TEAMS: &str = r#"places = 1
[criteria]
x = {}
y = {}
low = { scale = [9, 1] }
risk = { penalty = { pert = { min = 0, mode = 2, max = 10 } }, scale = [0, 1] }
[teams.a]
bonus = "0..3"
scores = { x = "80 ± 6", y = "60..90", low = "4 ± 1", risk = "0.5 ± 0.1" }
[teams.b]
scores = { x = "60..90", y = "70 ± 3", low = "2..5", risk = "0..1" }
[teams.c]
scores = { x = { triangular = { min = 50, mode = 80, max = 90 } }, y = "70 to 90", low = { normal = { mean = 4, sd = 2, min = 1, max = 9 } }, risk = 0.5 }
"#;

fn scenario(text: &str, settings: &[&str]) -> Scenario {
    let source = Source {
        name: "correlated.toml".into(),
        text: text.to_owned(),
    };
    let settings: Vec<String> = settings.iter().map(ToString::to_string).collect();
    let reading = read(&source, &settings);
    let told = rendered(&reading);
    reading.scenario.unwrap_or_else(|| panic!("{told}"))
}

fn draws(correlation: &str, settings: &[&str]) -> Vec<Draw> {
    let model = scenario(&format!("{TEAMS}{correlation}"), settings)
        .model()
        .unwrap();
    let replay = Replay::new(&model, 20_251_124);
    (0..DRAWS).map(|number| replay.draw(number)).collect()
}

/// One number of each draw.
fn column(draws: &[Draw], number: impl Fn(&Draw) -> f64) -> Vec<f64> {
    draws.iter().map(number).collect()
}

fn score(team: usize, criterion: usize) -> impl Fn(&Draw) -> f64 {
    move |draw| draw.scores[team][criterion]
}

/// Spearman's rank correlation.
fn rank_correlation(a: &[f64], b: &[f64]) -> f64 {
    let ranks = |numbers: &[f64]| {
        let mut order: Vec<usize> = (0..numbers.len()).collect();
        order.sort_by(|&i, &j| numbers[i].total_cmp(&numbers[j]));
        let mut ranks = vec![0.0; numbers.len()];
        for (rank, at) in order.into_iter().enumerate() {
            ranks[at] = rank as f64;
        }
        ranks
    };
    let n = a.len() as f64;
    let squares: f64 = ranks(a)
        .iter()
        .zip(ranks(b))
        .map(|(a, b)| (a - b) * (a - b))
        .sum();
    1.0 - 6.0 * squares / (n * (n * n - 1.0))
}

/// Under a Gaussian copula it is 6/π asin(ρ/2), whatever the two laws are. Its standard error is
/// at most 1.06/√n (Borkowf 2002), and about 1/√n without correlation.
#[track_caller]
fn assert_goes_together(a: &[f64], b: &[f64], correlation: f64, what: &str) {
    let found = rank_correlation(a, b);
    let want = 6.0 / PI * libm::asin(correlation / 2.0);
    let slack = 5.0 * 1.06 / (DRAWS as f64).sqrt();
    assert!((found - want).abs() < slack, "{what}: {found} for {want}");
}

const MATRIX: [[f64; 4]; 4] = [
    [1.0, 0.7, -0.3, 0.2],
    [0.7, 1.0, 0.1, 0.4],
    [-0.3, 0.1, 1.0, -0.6],
    [0.2, 0.4, -0.6, 1.0],
];

fn named_by_matrix() -> String {
    format!(
        "[correlation.groups.lead]\nquantities = [\"teams.a.scores.x\", \"teams.b.scores.low\", \
         \"criteria.risk.penalty\", \"teams.c.scores.x\"]\nmatrix = {MATRIX:?}\n"
    )
}

#[test]
fn a_matrix_states_the_correlations_of_the_normals() {
    for around in [
        "",
        "[correlation]\nwithin_team = 0.5\nwithin_criterion = 0.4\n",
    ] {
        let draws = draws(&format!("{around}{}", named_by_matrix()), &[]);
        let columns = [
            column(&draws, score(0, 0)),
            column(&draws, score(1, 2)),
            column(&draws, |draw| draw.weights[3]),
            column(&draws, score(2, 0)),
        ];
        for i in 0..4 {
            for j in 0..i {
                let what = format!("{i} and {j} {around}");
                assert_goes_together(&columns[i], &columns[j], MATRIX[i][j], &what);
            }
        }
        // Those named have left their teams and their criteria; the others have not.
        let halo = if around.is_empty() { 0.0 } else { 0.5 };
        let own_y = column(&draws, score(0, 1));
        assert_goes_together(&columns[0], &own_y, 0.0, "named and not");
        let own_low = column(&draws, score(0, 2));
        assert_goes_together(&own_y, &own_low, -halo, "a falling scale");
    }
}

#[test]
fn one_correlation_holds_between_any_two() {
    let quantities =
        "quantities = [\"teams.a.bonus\", \"teams.b.scores.x\", \"teams.c.scores.low\"]";
    for correlation in [-0.5, -0.2, 0.0, 0.6, 1.0] {
        let group = format!("[correlation.groups.g]\n{quantities}\ncorrelation = {correlation}\n");
        let model = scenario(&format!("{TEAMS}{group}"), &[]).model().unwrap();
        let draws = draws(&group, &[]);
        let bonus = column(&draws, |draw| {
            // The total is what the scores are worth and the bonus.
            let means = draw.scores[0].iter().zip(&draw.weights).enumerate();
            let worth = means.map(|(i, (score, weight))| {
                let value = model.criteria[i].value.at(*score);
                if i == 3 {
                    -weight * value
                } else {
                    weight * value
                }
            });
            draw.totals[0] - worth.sum::<f64>()
        });
        let columns = [
            bonus,
            column(&draws, score(1, 0)),
            column(&draws, score(2, 2)),
        ];
        for (i, j) in [(0, 1), (0, 2), (1, 2)] {
            let what = format!("{i} and {j} at {correlation}");
            assert_goes_together(&columns[i], &columns[j], correlation, &what);
        }
    }
}

#[test]
fn within_a_team_and_within_a_criterion() {
    let correlation = "[correlation]\nwithin_team = 0.3\nwithin_criterion = 0.5\n";
    let draws = draws(correlation, &[]);
    let column = |team, criterion| column(&draws, score(team, criterion));
    assert_goes_together(&column(0, 0), &column(0, 1), 0.3, "a team");
    // + is better: on a falling scale that is a lower score.
    assert_goes_together(&column(0, 0), &column(0, 2), -0.3, "a team, falling");
    assert_goes_together(&column(0, 2), &column(1, 2), 0.5, "a falling criterion");
    assert_goes_together(&column(1, 0), &column(2, 0), 0.5, "a criterion");
    assert_goes_together(&column(0, 0), &column(1, 1), 0.0, "neither");
    // Penalties stay out.
    assert_goes_together(&column(0, 3), &column(1, 3), 0.0, "a penalty");
    assert_goes_together(&column(0, 3), &column(0, 0), 0.0, "a penalty of a team");
}

/// A run in which something else is different has the same numbers everywhere else.
#[test]
fn everybody_else_keeps_their_numbers() {
    let all = "[correlation]\nwithin_team = 0.3\nwithin_criterion = 0.5\n";
    let group = "[correlation.groups.g]\nquantities = [\"teams.a.scores.x\", \"teams.b.scores.x\"]\n\
                 correlation = 0.6\n";
    let before = draws(&format!("{all}{group}"), &[]);
    let another = "[correlation.groups.h]\nquantities = [\"teams.a.scores.low\", \
                   \"teams.c.scores.y\"]\nmatrix = [[1, -0.4], [-0.4, 1]]\n";
    let newcomer = "[teams.d]\nscores = { x = \"70 ± 9\", y = 70, low = \"3 ± 1\", risk = 0 }\n";
    let joined = group
        .replace("]\n", ", \"teams.c.scores.x\"]\n")
        .replace(".g, \"teams.c.scores.x\"]", ".g]");
    let cases = [
        (
            draws(&format!("{all}{group}"), &["teams.b.scores.y=90 ± 1"]),
            vec![(1, 1)],
        ),
        // A score that becomes known takes nobody else along.
        (
            draws(&format!("{all}{group}"), &["teams.a.scores.x=75"]),
            vec![(0, 0)],
        ),
        (
            draws(&format!("{all}{group}{another}"), &[]),
            vec![(0, 2), (2, 1)],
        ),
        (draws(&format!("{newcomer}{all}{group}"), &[]), vec![]),
        (draws(&format!("{all}{joined}"), &[]), vec![(2, 0)]),
    ];
    for (case, (after, changed)) in cases.iter().enumerate() {
        for (a, b) in before.iter().zip(after).take(2_000) {
            assert_eq!(a.weights, b.weights);
            for (team, scores) in a.scores.iter().enumerate() {
                for (criterion, score) in scores.iter().enumerate() {
                    let same = *score == b.scores[team][criterion];
                    let kept = !changed.contains(&(team, criterion));
                    assert_eq!(same, kept, "case {case}: {team} on {criterion}");
                }
            }
        }
    }
}

/// With everything shared, teams of equal spread keep their order on a criterion.
#[test]
fn nobody_changes_places_under_a_common_shock() {
    let model = by_total(2, &[3.0, 2.9, 1.0, 0.95].map(|mean| normal(mean, 25.0)))
        .with(|parts| parts.correlation.within_criterion = 1.0);
    let tally = simulate(&model.unwrap(), 100_000, 1, &Unwatched);
    assert_eq!(tally.selections, [(vec![0, 1], 100_000)]);
}

/// P(i above j) = Φ((mᵢ − mⱼ)/s), s² = Var Tᵢ + Var Tⱼ − 2 Cov(Tᵢ, Tⱼ).
#[test]
fn who_is_above_whom_has_a_closed_form() {
    let (a, b) = (0.35, 0.45);
    let weights: [f64; 3] = [0.5, 0.3, 0.2];
    let (means, sds) = ([70.0, 68.0], [6.0, 4.0]);
    let model = by_total(1, &means.map(|mean| normal(mean, 1.0))).with(|parts| {
        parts.criteria = ["x", "y", "z"].map(criterion).to_vec();
        parts.weights = vec![group(&[0, 1, 2], 1.0, WeightLaw::Fixed(weights.to_vec()))];
        parts.correlation.within_team = a;
        parts.correlation.within_criterion = b;
        for (team, (mean, sd)) in parts.teams.iter_mut().zip(means.into_iter().zip(sds)) {
            team.scores = vec![normal(mean, sd); 3];
        }
    });
    let model = model.unwrap();
    let squares: f64 = weights.iter().map(|w| w * w).sum();
    // The weights add up to 1, so that Σ w w' over different criteria is 1 − Σ w².
    let variance = |sd: f64| sd * sd * (squares + a * (1.0 - squares));
    let covariance = b * squares * sds[0] * sds[1];
    let spread = (variance(sds[0]) + variance(sds[1]) - 2.0 * covariance).sqrt();
    let draws = 1_000_000;
    let tally = simulate(&model, draws, 3, &Unwatched);
    let want = normal_cdf((means[0] - means[1]) / spread);
    assert_share(tally.selected(0), draws, want, 5.0, "the first team");
}

#[test]
fn arguments_reach_the_correlations() {
    let text = format!("{TEAMS}{}", named_by_matrix());
    let set = |settings: &[&str]| scenario(&text, settings).correlation;
    assert_eq!(
        set(&["correlation.within_criterion=0.25"]).within_criterion,
        0.25
    );
    // One correlation takes the place of the matrix.
    let found = set(&["correlation.groups.lead.correlation=0.3"]);
    assert_eq!(found.groups[0].coupling, Coupling::Equal(0.3));
    let two = "correlation.groups.lead.quantities=[\"teams.a.bonus\", \"teams.b.scores.x\"]";
    let found = set(&[two, "correlation.groups.lead.matrix=[[1, -1], [-1, 1]]"]);
    assert_eq!(found.groups[0].members.len(), 2);
    let arguments: Vec<String> = [
        "correlation.groups.leed.correlation=0.3",
        "correlation.groups.lead.correlation=-0.4",
        "correlation.within_criterion=0.9",
        "correlation.within_team=2",
    ]
    .map(str::to_owned)
    .to_vec();
    let text = text.replace(
        "[correlation.groups",
        "[correlation]\nwithin_team = 0.4\n[correlation.groups",
    );
    let source = Source {
        name: "c.toml".into(),
        text,
    };
    let told = arguments
        .iter()
        .map(|a| rendered(&read(&source, std::slice::from_ref(a))));
    insta::assert_snapshot!(told.collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_comparison_names_the_correlations_that_differ() {
    let document = |text: &str| {
        Document::new(&Source {
            name: "c.toml".into(),
            text: text.to_owned(),
        })
    };
    let a = document(&format!("{TEAMS}{}", named_by_matrix()));
    let with_halo = named_by_matrix().replace("0.7", "0.6");
    let b = document(&format!(
        "{TEAMS}[correlation]\nwithin_criterion = 0.2\n{with_halo}"
    ));
    let found = Differences::new((&a, &[]), (&b, &[]));
    let paths: Vec<&str> = found.groups.iter().map(|g| g.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "correlation.groups.lead.matrix",
            "correlation.within_criterion"
        ]
    );
    assert_eq!(found.between.map(|s| s.len()), Some(2));
}

/// The base scenario has no such correlations, and `check` says how those of another file are read.
#[test]
fn check_says_how_correlations_are_read() {
    assert_eq!(
        scenario(&base().text, &[]).correlation.within_criterion,
        0.0
    );
    let text = format!(
        "{TEAMS}[correlation]\nwithin_team = 0.4\nwithin_criterion = 0.2\n{}\
         [correlation.groups.friends]\nquantities = [\"teams.a.scores.y\", \"teams.b.scores.y\"]\n\
         correlation = 0.5\n",
        named_by_matrix()
    );
    let scenario = scenario(&text, &[]);
    let model = scenario.model().unwrap();
    let told = cutline::report::reading(&scenario, &model);
    let from = told.find("\nCorrelation").unwrap_or(0);
    let to = told.find("\nScores: ").unwrap();
    insta::assert_snapshot!(told[from..to]);
}
