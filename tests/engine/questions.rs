//! Questions: counted draw for draw, integrated against closed forms, cases and draws.

use crate::support::{assert_near, assert_share};
use cutline::analysis::{self, Figures, Method, Outcome, QuestionOutcome};
use cutline::engine::integral::{Detail, Effort, Integrable, Integral, Reason};
use cutline::engine::reference::{Draw, Replay};
use cutline::engine::{Questions, Tally, Unwatched, simulate, simulate_jointly};
use cutline::model::{Measure, Model};
use cutline::scenario::{Document, Scenario, Setting, Source};
use rand::rngs::SmallRng;
use rand::{RngExt as _, SeedableRng as _};

fn scenario(text: &str, questions: &[&str]) -> Scenario {
    let source = Source {
        name: "asked.toml".into(),
        text: text.into(),
    };
    let document = Document::new(&source);
    let settings: Vec<Setting> = questions.iter().map(|q| Setting::ask(*q)).collect();
    let reading = document.read(&settings);
    reading
        .scenario
        .unwrap_or_else(|| panic!("{:?}", reading.problems))
}

fn model(text: &str, questions: &[&str]) -> Model {
    scenario(text, questions).model().unwrap()
}

fn answered(text: &str, questions: &[&str]) -> Outcome {
    let scenario = scenario(text, questions);
    let model = scenario.model().unwrap();
    let figures = analysis::run(&scenario, &model, &Unwatched)
        .unwrap()
        .unwrap();
    analysis::outcome(&scenario, &model, &figures)
}

fn estimates(questions: &[QuestionOutcome]) -> Vec<f64> {
    questions.iter().map(|q| q.probability.estimate).collect()
}

fn base() -> String {
    std::fs::read_to_string("scenarios/base.toml").unwrap()
}

/// Five teams whose totals are discrete and often equal, one of them known.
const DICE: &str = "places = 2\nsimulation.draws = 200_000\n[criteria]\nq = { scale = [0, 100] }\n\
    [teams.a.scores]\nq = { discrete = { values = [1, 2, 3], probabilities = [0.2, 0.5, 0.3] } }\n\
    [teams.b.scores]\nq = { discrete = { values = [1, 2], probabilities = [0.4, 0.6] } }\n\
    [teams.c.scores]\nq = { discrete = { values = [0, 2.5], probabilities = [0.5, 0.5] } }\n\
    [teams.d.scores]\nq = 2\n\
    [teams.\"e-1\".scores]\nq = { discrete = { values = [2, 3], probabilities = [0.9, 0.1] } }\n";

/// Every kind of question about them, with what it asks for in a draw.
type Asked = (&'static str, fn(&Draw) -> bool);
const OF_DICE: [Asked; 18] = [
    ("a", |d| d.selected[0]),
    ("not a and not b", |d| !d.selected[0] && !d.selected[1]),
    ("a or b", |d| d.selected[0] || d.selected[1]),
    ("a and b", |d| d.selected[0] && d.selected[1]),
    ("a and (b or not \"e-1\")", |d| {
        d.selected[0] && (d.selected[1] || !d.selected[4])
    }),
    ("count(a, b, c, d, \"e-1\") == 2", |_| true),
    ("count(a, b, c) != 1", |d| {
        [0, 1, 2].iter().filter(|t| d.selected[**t]).count() != 1
    }),
    ("count(a, b) > count(c, d)", |d| {
        let count = |teams: [usize; 2]| teams.iter().filter(|t| d.selected[**t]).count();
        count([0, 1]) > count([2, 3])
    }),
    ("rank(a) <= 2", |d| d.ranks[0] <= 2),
    ("rank(a) = 3 or rank(a) > 4", |d| {
        d.ranks[0] == 3 || d.ranks[0] > 4
    }),
    ("rank(a) <= 3 and not rank(d) <= 3", |d| {
        d.ranks[0] <= 3 && d.ranks[3] > 3
    }),
    ("rank('e-1') < rank(a)", |d| d.ranks[4] < d.ranks[0]),
    ("total(a) >= 2", |d| d.totals[0] >= 2.0 - 1e-9),
    ("1 < total(a) < 3", |d| (1.5..2.5).contains(&d.totals[0])),
    ("total(a) == total(b)", |d| {
        (d.totals[0] - d.totals[1]).abs() < 1e-9
    }),
    ("2 * total(a) - 0.5 * total(c) > 2.75", |d| {
        2.0 * d.totals[0] - 0.5 * d.totals[2] > 2.75 + 1e-9
    }),
    ("rank(a) + rank(b) <= 4 and not c", |d| {
        d.ranks[0] + d.ranks[1] <= 4 && !d.selected[2]
    }),
    ("rank(a) < rank(b) or total(c) > 1 and a", |d| {
        d.ranks[0] < d.ranks[1] || d.totals[2] > 1.0 && d.selected[0]
    }),
];

fn texts(asked: &[Asked]) -> Vec<&'static str> {
    asked.iter().map(|(text, _)| *text).collect()
}

#[test]
fn every_draw_is_counted_as_it_is_read() {
    let model = model(DICE, &texts(&OF_DICE));
    // A part of a block at the end.
    let (draws, seed) = (2_100, 3);
    let tally = simulate(&model, draws, seed, &Unwatched);
    let replay = Replay::new(&model, seed);
    let mut counts = vec![0; OF_DICE.len()];
    for number in 0..draws {
        let draw = replay.draw(number);
        for (at, (text, so)) in OF_DICE.iter().enumerate() {
            assert_eq!(draw.answers[at], so(&draw), "{text} in draw {number}");
            counts[at] += u64::from(so(&draw));
        }
    }
    assert_eq!(tally.answers, counts);
    // Whatever the threads, and beside other models.
    let one = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .unwrap();
    assert_eq!(
        one.install(|| simulate(&model, draws, seed, &Unwatched)),
        tally
    );
    let other = model.clone().with(|parts| {
        parts.places = 3;
    });
    let other = other.unwrap();
    let models = [model, other];
    let joint = simulate_jointly(&models, draws, seed, &Questions::default(), &Unwatched);
    let alone = simulate(&models[1], draws, seed, &Unwatched);
    for (at, (text, _)) in OF_DICE.iter().enumerate() {
        let [first, second] = [0, 1].map(|model| joint.models[model].answers[at]);
        assert_eq!(
            (first.count, first.gained, first.lost),
            (counts[at], 0, 0),
            "{text}"
        );
        assert_eq!(second.count, alone.answers[at], "{text}");
        assert_eq!(
            second.count + second.lost,
            first.count + second.gained,
            "{text}"
        );
    }
}

/// All totals of the dice with their probabilities; equal ones share ranks, each order of lots alike.
fn by_cases(so: &dyn Fn(&Draw) -> bool) -> f64 {
    let dice: [&[(f64, f64)]; 5] = [
        &[(1.0, 0.2), (2.0, 0.5), (3.0, 0.3)],
        &[(1.0, 0.4), (2.0, 0.6)],
        &[(0.0, 0.5), (2.5, 0.5)],
        &[(2.0, 1.0)],
        &[(2.0, 0.9), (3.0, 0.1)],
    ];
    let mut orders = vec![vec![]];
    for team in 0..5 {
        let longer = |order: &Vec<usize>| {
            (0..=order.len())
                .map(|at| [&order[..at], &[team], &order[at..]].concat())
                .collect::<Vec<_>>()
        };
        orders = orders.iter().flat_map(longer).collect();
    }
    let mut cases: Vec<(Vec<f64>, f64)> = vec![(vec![], 1.0)];
    for faces in dice {
        let longer = |(totals, p): &(Vec<f64>, f64)| {
            let (totals, p) = (totals.clone(), *p);
            faces
                .iter()
                .map(move |(x, q)| ([&totals[..], &[*x]].concat(), p * q))
        };
        cases = cases.iter().flat_map(longer).collect();
    }
    let mut all = 0.0;
    for (totals, p) in cases {
        let sorted = |order: &&Vec<usize>| order.is_sorted_by(|a, b| totals[*a] >= totals[*b]);
        let fitting: Vec<&Vec<usize>> = orders.iter().filter(sorted).collect();
        for order in &fitting {
            let mut ranks = vec![0; 5];
            for (above, team) in order.iter().enumerate() {
                ranks[*team] = above + 1;
            }
            let draw = Draw {
                answers: vec![],
                weights: vec![],
                scores: vec![],
                selected: ranks.iter().map(|rank| *rank <= 2).collect(),
                totals: totals.clone(),
                ranks,
            };
            all += if so(&draw) {
                p / fitting.len() as f64
            } else {
                0.0
            };
        }
    }
    all
}

#[test]
fn discrete_totals_are_answered_as_all_cases_say() {
    let outcome = answered(DICE, &texts(&OF_DICE));
    assert_eq!(outcome.method, Method::Exact);
    let mut drawn = Vec::new();
    for (question, (text, so)) in outcome.questions.iter().zip(OF_DICE) {
        assert_eq!((&*question.name, &*question.text), (text, text));
        let (p, want) = (question.probability, by_cases(&so));
        if question.method == Method::Exact {
            assert_near(p.estimate, want, 1e-11, text);
            assert!(p.low <= want + 1e-12 && want <= p.high + 1e-12, "{text}");
        } else {
            let count = (p.estimate * question.draws as f64).round() as u64;
            assert_share(count, 200_000, want, 5.0, text);
            drawn.push(text);
        }
    }
    // Nothing but what mixes figures, or is about two totals of no normal law.
    assert_eq!(
        drawn,
        [
            "total(a) == total(b)",
            "2 * total(a) - 0.5 * total(c) > 2.75",
            "rank(a) + rank(b) <= 4 and not c",
            "rank(a) < rank(b) or total(c) > 1 and a"
        ]
    );
}

/// A random question about teams of these ids: who is in, ranks up to `rank`, who is above whom.
fn any_question(rng: &mut SmallRng, ids: &[&str], rank: usize, depth: usize) -> String {
    let mut id = || ids[rng.random_range(0..ids.len())];
    let (a, b) = (id(), id());
    let pick = rng.random_range(0..if depth == 0 { 4 } else { 8 });
    let compares = ["<", "<=", "==", "!=", ">=", ">"][rng.random_range(0..6)];
    let mut part = || any_question(rng, ids, rank, depth - 1);
    match pick {
        0 | 1 => a.to_owned(),
        2 if a != b => format!("count({a}, {b}) {compares} 1"),
        3 => format!("rank({a}) {} {rank}", ["<=", ">"][a.len() % 2]),
        4 => format!("not ({})", part()),
        5 | 6 => format!("({}) and ({})", part(), part()),
        7 => format!("({}) or ({})", part(), part()),
        _ => b.to_owned(),
    }
}

/// So many of them as lines of a file.
fn any_questions(rng: &mut SmallRng, ids: &[&str]) -> String {
    let line = |at| format!("q{at} = \"{}\"\n", any_question(rng, ids, 2, 3));
    (0..60).map(line).collect()
}

/// Whatever is asked of who is among the first: as all cases say, and as draws do.
#[test]
fn any_question_about_one_cut_is_integrated_rightly() {
    let mut rng = SmallRng::seed_from_u64(7);
    let asked = any_questions(&mut rng, &["a", "b", "c", "d", "'e-1'"]);
    let scenario = scenario(&format!("{DICE}[questions]\n{asked}"), &[]);
    let model = scenario.model().unwrap();
    let effort = Effort {
        half_width: 0.0,
        points: 1,
        detail: Detail::Everything,
    };
    let exact = Integrable::exactly(&model).unwrap();
    let exact = exact.integrate(1, effort, &Unwatched).unwrap().unwrap();
    for (at, question) in scenario.questions.iter().enumerate() {
        let so = |draw: &Draw| {
            question.event.holds(&|statement| {
                let figure = |team: usize| match statement.of {
                    Measure::Selected => f64::from(u8::from(draw.selected[team])),
                    _ => draw.ranks[team] as f64,
                };
                let terms = statement.terms.iter();
                let sum: f64 = terms.map(|(team, factor)| factor * figure(*team)).sum();
                statement.is.holds(sum.total_cmp(&statement.number))
            })
        };
        let figure = exact.answer(at);
        let figure = figure.unwrap_or_else(|| panic!("{}", question.text));
        assert_near(figure.estimate, by_cases(&so), 1e-11, &question.text);
    }
    // The same questions of normal totals and weights.
    let asked = any_questions(&mut rng, &["a", "b", "c", "d", "e"]);
    let text = NORMAL.replace("both = \"a and b\"\n", &asked);
    let text = text.replace("q = {}", "q = {}\np = {}");
    let text = text.replace("scores]\n", "scores]\np = \"60 ± 5\"\n");
    let model = self::model(&text, &[]);
    let (integral, tally) = (spread(&model), simulate(&model, 50_000, 5, &Unwatched));
    for (at, question) in model.questions.iter().enumerate() {
        judged(&integral, &tally, &question.text, at);
    }
}

#[test]
fn a_method_that_cannot_answer_a_question_refuses_it() {
    let text = format!("simulation.method = \"exact\"\n{DICE}");
    let asked = ["a or b", "rank(a) < rank(b) and a"];
    let scenario = scenario(&text, &asked);
    let model = scenario.model().unwrap();
    let refused = analysis::run(&scenario, &model, &Unwatched).unwrap_err();
    let question = asked[1].to_owned();
    assert_eq!(refused, Reason::Question { question });
    assert_eq!(analysis::methods(&scenario, &model), Err(refused));
}

/// Normal totals, one of them known, so that two normals and a sure total meet at the line.
const NORMAL: &str = "places = 2\n[criteria]\nq = {}\n[questions]\n\
    both = \"a and b\"\n\
    [teams.a.scores]\nq = \"70 ± 6\"\n[teams.b.scores]\nq = \"68 ± 5\"\n\
    [teams.c.scores]\nq = \"66 ± 8\"\n[teams.d.scores]\nq = 67\n[teams.e.scores]\nq = \"60 ± 9\"\n";

/// Questions whose answers are tied to each other and to figures of teams.
const TIED: [&str; 15] = [
    "a",
    "b",
    "a or b",
    "not a and not b",
    "count(a, b, c, d, e) = 2",
    "rank(c) <= 2",
    "c",
    "rank(d) <= 3",
    "rank(d) < rank(a)",
    "total(d) > total(a)",
    "total(a) > 75",
    "total(a) - total(b) >= 5",
    "67 <= total(d) < 67.5 ",
    "count(a, b, c) - count(d, e) > 0",
    "a and not b",
];

#[track_caller]
fn assert_tied(outcome: &Outcome, tolerance: f64) {
    let p = estimates(&outcome.questions);
    let near = |got: f64, want: f64, what: &str| assert_near(got, want, tolerance, what);
    let selected = |at: usize| outcome.teams[at].selection_probability.estimate;
    let [both, a, b, either, neither] = [p[0], p[1], p[2], p[3], p[4]];
    near(a, selected(0), "a alone");
    near(b, selected(1), "b alone");
    near(either, a + b - both, "a or b");
    near(neither, 1.0 - either, "neither");
    near(p[15], a - both, "a without b");
    assert_eq!(p[5], 1.0, "all places are filled");
    near(p[6], selected(2), "a rank within the places");
    near(p[7], selected(2), "c alone");
    let ranks = &outcome.teams[3].rank_acceptability.estimate;
    near(p[8], ranks[..3].iter().sum(), "a rank of d");
    near(p[9], outcome.pairwise_winning[3][0], "d above a");
    near(p[10], p[9], "d has more");
    near(p[13], 1.0, "a known total");
    // Two of three at least, as one of two at most is as likely.
    let sets = outcome.selections.iter().filter(|set| {
        let of = |ids: &[&str]| set.teams.iter().filter(|id| ids.contains(&&***id)).count();
        of(&["a", "b", "c"]) > of(&["d", "e"])
    });
    near(
        p[14],
        sets.map(|set| set.probability.estimate).sum(),
        "sets",
    );
}

#[test]
fn normal_totals_are_answered_in_closed_form_and_as_draws_say() {
    let outcome = answered(NORMAL, &TIED);
    assert_eq!(outcome.method, Method::Exact);
    assert!(outcome.questions.iter().all(|q| q.method == Method::Exact));
    assert_tied(&outcome, 1e-9);
    let cdf = cutline::model::special::normal_cdf;
    let p = estimates(&outcome.questions);
    assert_near(p[9], cdf(-0.5), 1e-12, "a known total above a normal one");
    assert_near(p[11], cdf(-5.0 / 6.0), 1e-12, "one total");
    assert_near(p[12], cdf(-3.0 / 61f64.sqrt()), 1e-12, "two totals");
    let model = model(NORMAL, &TIED);
    let tally = simulate(&model, 200_000, 11, &Unwatched);
    for ((count, p), question) in tally.answers.iter().zip(p).zip(&outcome.questions) {
        if p < 1.0 - 1e-9 {
            assert_share(*count, 200_000, p, 5.0, &question.text);
        } else {
            assert_eq!(*count, 200_000, "{}", question.text);
        }
    }
}

fn spread(model: &Model) -> Integral {
    let effort = Effort {
        half_width: 1e-3,
        points: 64,
        detail: Detail::Everything,
    };
    let integrable = Integrable::spread(model).unwrap();
    integrable
        .integrate(1, effort, &Unwatched)
        .unwrap()
        .unwrap()
}

fn judged(integral: &Integral, tally: &Tally, text: &str, question: usize) {
    let figure = integral.answer(question).unwrap();
    let n = tally.draws as f64;
    let (p, count) = (figure.estimate, tally.answers[question] as f64 / n);
    let error = (p * (1.0 - p) / n + figure.standard_error * figure.standard_error).sqrt();
    let off = (p - count).abs() - figure.quadrature;
    assert!(off < 5.0 * error.max(1e-9), "{text}: {p} and {count}");
}

#[test]
fn evenly_spread_points_answer_as_draws_do() {
    // Free weights, a halo, a penalty.
    let text = "places = 2\n[criteria]\nq = {}\np = {}\nr = { penalty = \"0..10\", scale = [0, 1] }\n\
        [correlation]\nwithin_team = 0.3\n\
        [teams.a.scores]\nq = \"70 ± 6\"\np = \"60 ± 6\"\nr = \"0.5 ± 0.1\"\n\
        [teams.b.scores]\nq = \"60 ± 6\"\np = \"72 ± 6\"\nr = 0.2\n\
        [teams.c.scores]\nq = \"66 ± 9\"\np = \"63 ± 7\"\nr = 0\n\
        [teams.d.scores]\nq = \"64 ± 3\"\np = \"61 ± 4\"\nr = 0.1\n";
    let asked = [
        "not a and not b",
        "a and b or c and d",
        "count(a, b, c) >= 2",
        "rank(a) = 2",
        "rank(a) <= 3 and rank(b) <= 3",
        "rank(a) < rank(c)",
        "total(a) > 62",
        "total(a) - 2 * total(b) + total(c) < -4",
        "count(a, b, c, d) = 2",
    ];
    let model = model(text, &asked);
    let integral = spread(&model);
    let tally = simulate(&model, 100_000, 5, &Unwatched);
    for (at, text) in asked.iter().enumerate() {
        judged(&integral, &tally, text, at);
    }
    assert_near(
        integral.answer(8).unwrap().estimate,
        1.0,
        1e-8,
        "all places",
    );
    let without = integral.without(0, 1).estimate;
    let in_and_out = spread(&self::model(text, &["a and not b"]));
    assert_near(
        in_and_out.answer(0).unwrap().estimate,
        without,
        1e-9,
        "without",
    );
}

/// What newcomers asked first, by hand from the selections: 0.478 and 0.132.
#[test]
fn both_out_is_the_sum_of_the_selections_without_both() {
    for (path, about) in [("base", 0.478), ("reputation", 0.132)] {
        let text = std::fs::read_to_string(format!("scenarios/{path}.toml")).unwrap();
        let scenario = scenario(&text, &[]);
        let model = scenario.model().unwrap();
        let integral = spread(&model);
        let outcome = analysis::outcome(&scenario, &model, &Figures::from(&integral));
        let [question] = outcome.questions.as_slice() else {
            panic!("one question");
        };
        assert_eq!(question.name, "both_out");
        let sets = outcome.selections.iter();
        let has = |ids: &[String], id: &str| ids.iter().any(|other| other == id);
        let sets = sets.filter(|set| !has(&set.teams, "kt") && !has(&set.teams, "kakao"));
        let sum: f64 = sets.map(|set| set.probability.estimate).sum();
        assert_near(question.probability.estimate, sum, 1e-9, path);
        assert_near(question.probability.estimate, about, 1e-3, path);
    }
}

/// Asking changes nothing else.
#[test]
fn figures_of_teams_are_the_same_whatever_is_asked() {
    let text = format!(
        "{}\n",
        base().replace("draws = 1_000_000", "draws = 20_000")
    );
    for method in ["auto", "monte-carlo"] {
        let text = text.replace(
            "[simulation]",
            &format!("[simulation]\nmethod = \"{method}\"\nprecision = 0.01"),
        );
        let asked = answered(
            &text,
            &[
                "count(kt, kakao, nc) = 1",
                "not nc and rank(lg) < rank(naver)",
            ],
        );
        let plain = answered(
            &text.replace("both_out = \"not kt and not kakao\"", "kt = \"kt\""),
            &[],
        );
        assert_eq!(asked.teams, plain.teams, "{method}");
        assert_eq!(asked.scenario_digest, plain.scenario_digest);
        assert_eq!(asked.questions.len(), 3);
        assert_near(
            plain.questions[0].probability.estimate,
            plain.teams[5].selection_probability.estimate,
            1e-12,
            "kt",
        );
        // Within the precision, the one that only draws answer too.
        let widest = asked.questions.iter().map(|q| q.probability.half_width());
        assert!(widest.fold(0.0, f64::max) <= 0.01 && asked.precision.unwrap().reached);
    }
}

/// Rows of a file, gone through one by one, with equal totals of many teams.
#[test]
fn all_rows_are_counted_with_their_lots() {
    let column = |name: &str| {
        format!("{{ samples = {{ file = \"d.csv\", column = \"{name}\", aligned = true }} }}")
    };
    let text = format!(
        "places = 2\n[criteria]\nq = {{ scale = [0, 100] }}\n[teams.a.scores]\nq = {}\n[teams.b.scores]\nq = {}\n\
         [teams.c.scores]\nq = 2\n[teams.d.scores]\nq = 2\n",
        column("a"),
        column("b")
    );
    let rows = "a,b\n1,2\n2,2\n3,1\n2,3\n";
    let asked = [
        "not a and not b",
        "c and d",
        "rank(a) < rank(c)",
        "rank(c) = 1 and rank(d) <= 3",
        "total(a) >= total(b)",
    ];
    let settings: Vec<Setting> = asked.iter().map(|q| Setting::ask(*q)).collect();
    let reading = crate::common::document(&text, &[("d.csv", rows.as_bytes())]).read(&settings);
    let scenario = reading.scenario.unwrap();
    let model = scenario.model().unwrap();
    let figures = analysis::run(&scenario, &model, &Unwatched)
        .unwrap()
        .unwrap();
    let outcome = analysis::outcome(&scenario, &model, &figures);
    // Row by row: b, c, d share two places; four share two; a is in with one of c, d; b with one of three.
    let want = [
        (1.0 / 3.0 + 1.0 / 6.0 + 0.0 + 0.0) / 4.0,
        (1.0 / 3.0 + 1.0 / 6.0 + 0.0 + 0.0) / 4.0,
        (0.0 + 0.5 + 1.0 + 0.5) / 4.0,
        // c first of three and d second or third; of four; never; never.
        (1.0 / 3.0 + 0.25 * 2.0 / 3.0 + 0.0 + 0.0) / 4.0,
        (0.0 + 1.0 + 1.0 + 0.0) / 4.0,
    ];
    for ((question, want), text) in outcome.questions.iter().zip(want).zip(asked) {
        assert_eq!(question.method, Method::Exact);
        assert_near(question.probability.estimate, want, 1e-12, text);
    }
}
