//! What people read says no more than the figures do: certain is certain, equals are equal, one is
//! no plural, and what is no number is not printed as one.

use cutline::analysis::{Method, Outcome, compare, outcome, run, sweep, with_confidence};
use cutline::chart::{self, Fonts, Look, Picture};
use cutline::engine::Unwatched;
use cutline::report;
use cutline::scenario::{Differences, Document, Grid, Scenario, Source, read};
use cutline::words::Words;

fn source(text: &str) -> Source {
    Source {
        name: "words.toml".to_owned(),
        text: text.to_owned(),
    }
}

fn scenario(text: &str) -> Scenario {
    read(&source(text), &[]).scenario.unwrap()
}

fn answer(text: &str) -> Outcome {
    let scenario = scenario(text);
    let model = scenario.model().unwrap();
    let figures = run(&scenario, &model, &Unwatched).unwrap().unwrap();
    let outcome = outcome(&scenario, &model, &figures);
    with_confidence(outcome, &model, &figures, &Unwatched)
}

/// A text in one line.
fn flat(text: &str) -> String {
    let text = text.replace('\u{a0}', " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The headline of a picture.
fn title(picture: &Picture) -> String {
    let (_, rest) = picture.svg.split_once("-title\">").unwrap();
    flat(rest.split_once("</title>").unwrap().0).replace("&apos;", "'")
}

/// One team that always wins and so many others that are alike, with sums that no float holds
/// exactly.
fn winner_and(alike: usize, places: usize, method: &str) -> String {
    let criteria = "[criteria]\na = { weight = 1 }\nb = { weight = 3 }\nc = { weight = 1 }\n\
                    d = { weight = 1 }\ne = { weight = 2, scale = [0, 100] }\n";
    let mut text = format!(
        "places = {places}\n{criteria}[simulation]\nmethod = \"{method}\"\ndraws = 100_000\n\
         [teams.best]\nscores = {{ a = 100, b = 100, c = 70, d = 0, e = 10 }}\n"
    );
    for team in 0..alike {
        // The same total from one criterion or another.
        let scores = ["a = 100, c = 0, d = 0", "a = 0, c = 100, d = 0"][team % 2];
        text += &format!("[teams.t{team}]\nscores = {{ {scores}, b = 0, e = 0 }}\n");
    }
    text
}

/// Weights that add up to 1 make points that one decimal would not tell apart.
#[test]
fn few_points_have_more_decimals_and_labels_head_their_columns() {
    let text = "places = 1\n[criteria]\na = { label = \"AI skill\", weight = 0.5 }\n\
                b = { label = \"기술개발역량\", weight = 0.5 }\n[teams]\n\
                x = { scores = { a = \"70 ± 3\", b = 80 } }\n\
                y = { scores = { a = 72, b = 70 } }\n";
    let table = report::table(&answer(text), true);
    let line = |start: &str| {
        let found = table
            .lines()
            .find(|line| line.trim_start().starts_with(start));
        found.unwrap_or_else(|| panic!("{table}")).to_owned()
    };
    assert_eq!(
        flat(&line("at value 1")),
        "at value 1 0.500 0.500",
        "{table}"
    );
    assert!(
        table.contains("2 y                     0.710    0.360    0.350"),
        "{table}"
    );
    let head = "                                         기술개발\n\
                \x20                         total AI skill     역량\n";
    assert!(table.contains(head), "{table}");
    // One label without room, and ids head all columns.
    let long = text.replace("AI skill", "Experience of years");
    let table = report::table(&answer(&long), true);
    assert!(table.contains("total        a        b\n"), "{table}");
    // As many points as usual have one decimal.
    let table = report::table(&answer(&text.replace("0.5", "50")), false);
    assert!(
        table.contains("  2 y                      71.0     36.0     35.0\n"),
        "{table}"
    );
}

#[test]
fn certain_is_certain() {
    for alike in [2, 5, 9, 14] {
        let outcome = answer(&winner_and(alike, 1, "auto"));
        assert_eq!(outcome.method, Method::Exact);
        let p = outcome.selections[0].probability;
        assert_eq!(outcome.selections.len(), 1, "{alike}");
        assert_eq!((p.estimate, p.high), (1.0, 1.0), "{alike}");
        // No exact answer states an error below the rounding of its sums.
        assert!((1.0 - 1e-11..1.0).contains(&p.low), "{alike}: {}", p.low);
        assert_eq!(outcome.entropy.selection, 0.0);
        let table = flat(&report::table(&outcome, true));
        assert!(
            table.contains("Most likely selection: best; 100.00 % (exact)."),
            "{table}"
        );
        assert!(!table.contains(">99") && !table.contains("0e0"), "{table}");
    }
}

#[test]
fn equal_selections_stand_in_the_order_of_the_file_and_none_is_the_likeliest() {
    // Six that are alike for two places: 15 pairs.
    let outcome = answer(&winner_and(6, 3, "auto"));
    let sets: Vec<String> = outcome
        .selections
        .iter()
        .map(|s| s.teams.concat())
        .collect();
    let pairs = (0..6).flat_map(|i| (i + 1..6).map(move |j| format!("bestt{i}t{j}")));
    assert_eq!(sets, pairs.collect::<Vec<_>>());
    assert_eq!(outcome.level_selections(), 15);
    let table = flat(&report::table(&outcome, true));
    let told = "15 sets are equally likely, 6.67 % each (exact), for example best, t0 and t1. Or: \
                best, t0 and t2; 6.67 % (exact).";
    assert!(table.contains(told), "{table}");
    assert!(!table.contains("Most likely selection"), "{table}");
    let line = "At the cut line t1 and t2 are level, each ranks above the other in 50.0 %";
    assert!(table.contains(line), "{table}");
    // Draws cannot tell either, and whatever comes out first is not called the likeliest.
    for seed in 1..=5 {
        let text = winner_and(6, 3, "monte-carlo");
        let text = text.replace("draws =", &format!("seed = {seed}\ndraws ="));
        let outcome = answer(&text);
        assert_eq!(outcome.level_selections(), 15, "seed {seed}");
        let table = flat(&report::table(&outcome, false));
        let told = "No selection is told to be the likeliest: 15 sets are level within their \
                    errors, for example best, t";
        assert!(table.contains(told), "{table}");
    }
}

#[test]
fn a_selection_that_leads_is_still_told() {
    let outcome = answer(
        "places = 1\n[criteria]\nq = {}\n[teams]\na = { scores = { q = \"60 ± 5\" } }\n\
         b = { scores = { q = \"58 ± 5\" } }\nc = { scores = { q = \"58 ± 5\" } }\n",
    );
    assert_eq!(outcome.level_selections(), 1);
    let table = flat(&report::table(&outcome, false));
    assert!(table.contains("Most likely selection: a; "), "{table}");
}

#[test]
fn no_headline_puts_one_of_two_equals_first() {
    let equal = "places = 1\n[criteria]\nq = {}\nr = {}\n[teams]\n\
                 a = { scores = { q = \"60 ± 5\", r = \"40 ± 8\" } }\n\
                 b = { scores = { q = \"60 ± 5\", r = \"40 ± 8\" } }\n\
                 c = { scores = { q = \"40 ± 5\", r = \"35 ± 8\" } }\n";
    let fonts = Look::from(Fonts::new(None).unwrap().without_system());
    for method in ["auto", "monte-carlo"] {
        let text = format!("{equal}[simulation]\nmethod = \"{method}\"\ndraws = 50_000\n");
        let outcome = answer(&text);
        let titles = [
            title(&chart::selection(&outcome, &fonts).unwrap()),
            title(&chart::ranks(&outcome, &fonts).unwrap()),
            title(&chart::pairwise(&outcome, &fonts).unwrap()),
        ];
        // In the order of the list, which draws decide.
        let titles = titles.map(|title| title.replace("b and a", "a and b"));
        assert_eq!(titles[0], "a and b contest the one place", "{method}");
        assert!(
            titles[1].starts_with("a and b are level at the top: each ranks first in "),
            "{method}: {titles:?}"
        );
        assert_eq!(
            titles[2], "No team is clearly above every other; at the cut line a and b are level",
            "{method}"
        );
    }
    // Along an axis that has nothing to do with either of them.
    let grid = |vary: &str| {
        let text = format!("{equal}[simulation]\ndraws = 50_000\n");
        let vary = [vary.to_owned()];
        Grid::new(&Document::new(&source(&text)), &[], &vary)
            .ok()
            .unwrap()
    };
    let swept = sweep(&grid("teams.c.scores.r=30..40:3"), None, &Unwatched).unwrap();
    let table = flat(&report::sweep::table(&swept, false));
    let told = "a and b are level at the cut line at every value of r of c";
    assert!(table.contains(&format!("{told}.")), "{table}");
    assert!(!table.contains(" leaves and "), "{table}");
    assert_eq!(title(&chart::sweep(&swept, &fonts).unwrap()), told);
}

/// All that is said of a run, of a sweep and of a comparison stands in every format and in the
/// picture, in the same words.
#[test]
fn table_document_json_and_picture_say_the_same() {
    let text = "places = 2\n[criteria]\nq = {}\nr = {}\n[simulation]\ndraws = 2000\n[teams]\n\
                a = { scores = { q = \"80 ± 5\", r = 60 } }\n\
                b = { scores = { q = \"60 ± 9\", r = 70 } }\n\
                c = { scores = { q = \"60 ± 5\", r = \"65 ± 9\" } }\n";
    let fonts = Look::from(Fonts::new(None).unwrap().without_system());
    let said = |json: &str| {
        let json: serde_json::Value = serde_json::from_str(json).unwrap();
        json["finding"].as_str().unwrap().to_owned()
    };
    let check = |finding: &str, texts: [String; 2], picture: &Picture| {
        assert_eq!(title(picture), finding);
        for text in texts {
            assert!(
                flat(&text).contains(&format!("{finding}.")),
                "{finding}: {text}"
            );
        }
    };
    let run = answer(text);
    let json = report::json(&run).unwrap();
    check(
        &said(&json),
        [report::table(&run, false), report::markdown(&run, false)],
        &chart::selection(&run, &fonts).unwrap(),
    );
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let verbose = flat(&report::table(&run, true));
    for (name, picture) in [
        ("ranks", chart::ranks(&run, &fonts)),
        ("pairwise", chart::pairwise(&run, &fonts)),
        ("weights", chart::weights(&run, &fonts)),
    ] {
        let finding = json["findings"][name].as_str().unwrap();
        assert_eq!(title(&picture.unwrap()), finding);
        assert!(
            verbose.contains(&format!("{finding}.")),
            "{finding}: {verbose}"
        );
    }
    let document = Document::new(&source(text));
    for vary in [
        &["criteria.q.weight=10..90:5".to_owned()][..],
        &[
            "criteria.q.weight=10,90".to_owned(),
            "teams.b.scores.r=40,70".to_owned(),
        ],
    ] {
        let grid = Grid::new(&document, &[], vary).ok().unwrap();
        let swept = sweep(&grid, None, &Unwatched).unwrap();
        check(
            &said(&report::json(&swept).unwrap()),
            [
                report::sweep::table(&swept, false),
                report::sweep::markdown(&swept, false),
            ],
            &chart::sweep(&swept, &fonts).unwrap(),
        );
    }
    let other = text.replace("60 ± 9", "50 ± 9");
    let documents = [text, &other].map(|text| Document::new(&source(text)));
    let differences = Differences::new((&documents[0], &[]), (&documents[1], &[]));
    let scenarios = [text, &other].map(scenario);
    let names = ["x", "y"].map(str::to_owned);
    let found = compare(
        [&scenarios[0], &scenarios[1]],
        names,
        &differences,
        &Unwatched,
    )
    .unwrap();
    check(
        &said(&report::json(&found).unwrap()),
        [
            report::comparison::table(&found, false),
            report::comparison::markdown(&found, false),
        ],
        &chart::comparison(&found, &fonts).unwrap(),
    );
}

/// Where three figures stand side by side, the third is the difference of the others as printed.
#[test]
fn changes_add_up_as_they_are_printed() {
    let text = "places = 2\n[criteria]\nq = {}\nr = {}\n[simulation]\nmethod = \"monte-carlo\"\ndraws = 3000\n[teams]\n\
                a = { scores = { q = \"80 ± 9\", r = 60 } }\n\
                b = { scores = { q = \"60 ± 9\", r = 70 } }\n\
                c = { scores = { q = \"60 ± 5\", r = \"65 ± 9\" } }\n\
                d = { scores = { q = \"66 ± 7\", r = \"60 ± 9\" } }\n";
    let number = |word: &str| word.replace('−', "-").parse::<f64>().ok();
    let adds_up = |line: &str, figures: [f64; 3]| {
        let [a, b, change] = figures;
        assert!((b - a - change).abs() < 1e-9, "{line}");
    };
    let fonts = Look::from(Fonts::new(None).unwrap().without_system());
    for seed in 1..=4 {
        let a = text.replace("draws", &format!("seed = {seed}\ndraws"));
        let b = a.replace("80 ± 9", "75 ± 9");
        let documents = [&a, &b].map(|text| Document::new(&source(text)));
        let differences = Differences::new((&documents[0], &[]), (&documents[1], &[]));
        let scenarios = [&a, &b].map(|text| scenario(text));
        let names = ["x", "y"].map(str::to_owned);
        let found = compare(
            [&scenarios[0], &scenarios[1]],
            names,
            &differences,
            &Unwatched,
        );
        let found = found.unwrap();
        let table = report::comparison::table(&found, false);
        let rows = table.lines().filter(|line| line.contains(" % "));
        let rows: Vec<&str> = rows.filter(|line| line.contains("..")).collect();
        assert_eq!(rows.len(), 4, "{table}");
        for line in rows {
            let figures: Vec<f64> = line.split_whitespace().skip(2).filter_map(number).collect();
            adds_up(line, [figures[0], figures[1], figures[2]]);
        }
        let svg = flat(&chart::comparison(&found, &fonts).unwrap().svg);
        let texts: Vec<&str> = svg
            .split("</text>")
            .filter_map(|t| t.rsplit('>').next())
            .collect();
        let pairs = texts.windows(2).filter_map(|pair| {
            let (from, to) = pair[0].trim().split_once(" → ")?;
            let to = to.trim_end_matches(" %");
            Some((
                pair[0],
                [number(from)?, number(to)?, number(pair[1].trim())?],
            ))
        });
        let pairs: Vec<(&str, [f64; 3])> = pairs.collect();
        assert_eq!(pairs.len(), 4, "{texts:?}");
        for (line, figures) in pairs {
            adds_up(line, figures);
        }
    }
}

#[test]
fn a_team_stands_to_the_line_as_its_sheet_says() {
    let text = "places = 2\n[criteria]\nq = { label = \"Quality\", weight = 60 }\n\
                r = { label = \"Reach\", weight = 40 }\np = { label = \"Risk\", penalty = 10 }\n\
                [teams]\n\
                a = { scores = { q = \"80 ± 5\", r = 60, p = 0 } }\n\
                b = { scores = { q = 70, r = 70, p = 25 } }\n\
                c = { scores = { q = 65, r = 80, p = \"50 ± 9\" }, bonus = 1 }\n";
    let mut outcome = answer(text);
    // a: 48 + 24 = 72; b: 42 + 28 - 2.5 = 67.5; c: 39 + 32 - 5 + 1 = 67.
    let views = [0, 1, 2].map(|team| outcome.team_view(team));
    assert_eq!(views.clone().map(|view| view.within), [true, true, false]);
    let lines = views.clone().map(|view| view.line.unwrap());
    assert_eq!(lines, ["c", "c", "b"]);
    for (view, total) in views.iter().zip([5.0, 0.5, -0.5]) {
        assert!((view.total - total).abs() < 1e-12, "{view:?}");
        let sum: f64 = view.points.0.iter().map(|(_, points)| points).sum();
        assert!((sum - total).abs() < 1e-12, "{view:?}");
    }
    let points = |view: usize, id: &str| views[view].points.of(id).unwrap();
    assert!((points(2, "q") + 3.0).abs() < 1e-12 && (points(2, "bonus") - 1.0).abs() < 1e-12);
    // The third is above the second whenever the second is not above it: nothing ties.
    let ahead = [1, 2].map(|view: usize| views[view].ahead.unwrap().estimate);
    assert!((ahead[0] + ahead[1] - 1.0).abs() < 1e-9, "{ahead:?}");
    outcome.team_views = views.to_vec();
    let words = Words::of_run(&outcome);
    let said = outcome
        .team_views
        .iter()
        .map(|view| flat(&words.team(&outcome, view)));
    let said: Vec<String> = said.collect();
    assert!(
        said[0].starts_with(
            "a is 5.0 points ahead of c, the first one out on the sheet as written: Quality +9.0, \
             Risk +5.0, bonus −1.0 and Reach −8.0; it ranks above c in "
        ),
        "{said:?}"
    );
    assert!(
        said[2].starts_with(
            "c is 0.5 points short of b, the last one in on the sheet as written: Quality −3.0, \
             Risk −2.5, bonus +1.0 and Reach +4.0; it ranks above b in "
        ),
        "{said:?}"
    );
    let table = flat(&report::table(&outcome, false));
    assert!(
        table.contains("Points at the means c b difference Quality 39.0 42.0 -3.0 "),
        "{table}"
    );
    assert!(
        table.contains(" total 67.0 67.5 -0.5 c is 0.5 points short of b"),
        "{table}"
    );
    let document = flat(&report::markdown(&outcome, false));
    assert!(
        document.contains("| Quality | 39.0 | 42.0 | -3.0 |"),
        "{document}"
    );
    let json: serde_json::Value = serde_json::from_str(&report::json(&outcome).unwrap()).unwrap();
    assert_eq!(json["team_views"][2]["line"], "b");
    assert_eq!(json["findings"]["teams"]["c"], said[2]);
    // 42.03 + 28.04 - 2.5 does not add up with one decimal.
    let fine = answer(&text.replace("q = 70, r = 70,", "q = 70.05, r = 70.1,"));
    let words = Words::of_run(&fine);
    let told = flat(&words.team(&fine, &fine.team_view(2)));
    assert!(told.starts_with("c is 0.57 points short of b"), "{told}");
    // There is a place for each: no line.
    let all = answer(&text.replace("places = 2", "places = 3"));
    let view = all.team_view(1);
    assert_eq!((view.line.as_ref(), view.ahead), (None, None));
    assert_eq!(
        Words::of_run(&all).team(&all, &view),
        "b is in: there is a place for each team"
    );
}

#[test]
fn no_selection_hinges_on_weights_where_none_is_open() {
    let text = "places = 1\n[blocks]\nsome = 30\nmore = 70\n[criteria]\n\
                q = { block = \"some\" }\nr = { block = \"more\" }\n\
                s = { block = \"more\", weight = \"20..60\" }\n[teams]\n\
                a = { scores = { q = \"90 ± 3\", r = 90, s = 90 } }\n\
                b = { scores = { q = 40, r = \"45 ± 3\", s = 90 } }\n\
                c = { scores = { q = 40, r = 20, s = 80 } }\n";
    let outcome = answer(text);
    assert!(outcome.weights_vary());
    let told = flat(&report::table(&outcome, true));
    assert!(
        told.contains("No selection hinges on the weights: no team shown is "),
        "{told}"
    );
    // A block of one criterion has nothing to split.
    let scenario = scenario(text);
    let check = flat(&report::reading(&scenario, &scenario.model().unwrap()));
    assert!(
        check.contains("block some: 30 points, fixed q 30.00 block more: "),
        "{check}"
    );
    assert!(
        check.contains("equally likely r 30.00 from 10 to 50 s "),
        "{check}"
    );
}

#[test]
fn one_is_no_plural() {
    let text = "places = 1\n[simulation]\ndraws = 1\n[criteria]\nq = { weight = 1 }\n[teams]\n\
                a = { scores = { q = \"70 ± 5\" } }\nb = { scores = { q = \"72 ± 5\" } }\n";
    let scenario = scenario(text);
    let check = report::reading(&scenario, &scenario.model().unwrap());
    assert!(
        check.contains("1 place for 2 teams on 1 criterion; "),
        "{check}"
    );
    assert!(check.contains("all weights: 1 point, fixed"), "{check}");
    let markdown = report::markdown(&answer(text), false);
    assert!(markdown.contains("\n1 place, exact"), "{markdown}");
    let drawn = answer(&text.replace("draws", "method = \"monte-carlo\"\ndraws"));
    let table = flat(&report::table(&drawn, false));
    assert!(
        table.contains("share of 1 draw.") && table.contains(" 1 draw, seed 1,"),
        "{table}"
    );
    let fonts = Look::from(Fonts::new(None).unwrap().without_system());
    let svg = flat(&chart::selection(&drawn, &fonts).unwrap().svg);
    assert!(
        svg.contains("1 simulated panel in which") && svg.contains("1 draw, "),
        "{svg}"
    );

    let drawn = text.replace("draws", "method = \"monte-carlo\"\ndraws");
    let text = drawn.as_str();
    let document = Document::new(&source(text));
    let vary = ["teams.a.scores.q=60..61:2".to_owned()];
    let grid = Grid::new(&document, &[], &vary).ok().unwrap();
    let swept = flat(&report::sweep::table(
        &sweep(&grid, None, &Unwatched).unwrap(),
        false,
    ));
    assert!(
        swept.contains("; 2 values of teams.a.scores.q; 1 draw each."),
        "{swept}"
    );
    assert!(swept.contains(" 1 draw at each of 2 values, "), "{swept}");
    let text = text.replace("draws = 1", "draws = 1000");
    let document = Document::new(&source(&text));
    let vary = ["teams.a.scores.q=10..20:3".to_owned()];
    let grid = Grid::new(&document, &[], &vary).ok().unwrap();
    let swept = flat(&report::sweep::table(
        &sweep(&grid, None, &Unwatched).unwrap(),
        false,
    ));
    assert!(
        swept.contains(" each. b leads at every value of q of a. "),
        "{swept}"
    );

    let b = text.replace("places = 1", "places = 2");
    let documents = [&text, &b].map(|text| Document::new(&source(text)));
    let differences = Differences::new((&documents[0], &[]), (&documents[1], &[]));
    let scenarios = [&text, &b].map(|text| self::scenario(text));
    let names = ["a", "b"].map(str::to_owned);
    let compared = compare(
        [&scenarios[0], &scenarios[1]],
        names,
        &differences,
        &Unwatched,
    );
    let compared = flat(&report::comparison::table(&compared.unwrap(), false));
    assert!(
        compared.contains("1 place in A, 2 in B; 1,000 draws, "),
        "{compared}"
    );
    assert!(compared.contains("a comes in besides"), "{compared}");
}

/// No number, or a sign before nothing, as a word or a cell of its own.
#[track_caller]
fn printable(name: &str, text: &str) {
    let words = text.split(|c: char| c.is_whitespace() || "|()<>,;:%\"=".contains(c));
    for word in words {
        let word = word.trim_matches(['.', '±', '*', '+']);
        let size = word.trim_start_matches(['-', '−']);
        let nothing = size.len() < word.len()
            && size.starts_with('0')
            && size.chars().all(|c| matches!(c, '0' | '.'));
        let strange =
            ["nan", "inf", "-inf", "infinity", "∞", "?"].contains(&word.to_lowercase().as_str());
        assert!(!nothing && !strange, "{name}: {word:?} in\n{text}");
    }
    assert!(!text.contains(" 0\u{a0}% or less"), "{name}");
}

#[test]
fn nothing_but_numbers_is_printed() {
    let teams = |scores: [&str; 3]| {
        let teams = scores.iter().zip(["x", "y", "z"]);
        let teams = teams.map(|(score, id)| format!("{id} = {{ scores = {{ {score} }} }}\n"));
        format!("[teams]\n{}", teams.collect::<String>())
    };
    let cases = [
        (
            "far apart",
            "q = { scale = [0, 1e12] }",
            ["q = -1e12", "q = 0", "q = 1e12"],
        ),
        (
            "sd of nothing",
            "q = {}",
            ["q = \"50 ± 1e-300\"", "q = \"50 ± 1e-300\"", "q = 50"],
        ),
        ("all equal", "q = {}", ["q = 50", "q = 50", "q = 50"]),
        ("all nothing", "q = {}", ["q = 0", "q = -0.0", "q = -1e-9"]),
        (
            "a hair below",
            "q = {}",
            ["q = -0.01", "q = -0.02", "q = \"-0.01 ± 0.001\""],
        ),
        (
            "narrow",
            "q = { scale = [0, 1e-11] }",
            ["q = 0", "q = 1e-11", "q = \"0 ± 1e-13\""],
        ),
        (
            "no cost",
            "q = { scale = [0, 100] }\np = { penalty = 0 }",
            ["q = 1, p = 0", "q = 1, p = 100", "q = 2, p = 5"],
        ),
        (
            "free weights",
            "q = { scale = [0, 100] }\nr = { scale = [0, 100] }",
            [
                "q = 0, r = -0.0",
                "q = 1e-9, r = 0",
                "q = 0, r = \"0 ± 1e-9\"",
            ],
        ),
    ];
    let fonts = Look::from(Fonts::new(None).unwrap().without_system());
    for (name, criteria, scores) in cases {
        for (places, method) in [(1, "auto"), (2, "monte-carlo"), (3, "auto")] {
            let text = format!(
                "places = {places}\n[criteria]\n{criteria}\n{}[simulation]\nmethod = \"{method}\"\n\
                 draws = 500\n",
                teams(scores)
            );
            let scenario = scenario(&text);
            let model = scenario.model().unwrap();
            printable(name, &report::reading(&scenario, &model));
            let outcome = answer(&text);
            printable(name, &report::table(&outcome, true));
            printable(name, &report::markdown(&outcome, false));
            printable(name, &report::csv(&outcome).unwrap());
            for draw in [
                chart::selection,
                chart::ranks,
                chart::pairwise,
                chart::weights,
            ] {
                printable(name, &draw(&outcome, &fonts).unwrap().svg);
            }
        }
    }
}

#[test]
fn a_scale_too_narrow_to_compute_with_is_refused_where_it_stands() {
    for scale in ["[5e-324, 0]", "[0, 1e-308]", "[1e-101, 0]"] {
        let text = format!(
            "places = 1\n[criteria]\nq = {{ scale = {scale} }}\n[teams]\na = {{ scores = {{ q = 2 }} \
             }}\nb = {{ scores = {{ q = \"1 ± 1\" }} }}\n"
        );
        let reading = read(&source(&text), &[]);
        assert!(reading.scenario.is_none());
        let told = report::diagnostic::render(&reading.problems, &reading.sources, false);
        assert!(told.contains("words.toml:3:15"), "{told}");
        assert!(
            told.contains("the ends of this scale are too close together to compute with"),
            "{told}"
        );
        assert!(!told.to_lowercase().contains("nan"), "{told}");
    }
}
