//! `simulate report`: one file that says what the commands say.

use roxmltree::{Document, Node, ParsingOptions};
use serde_json::Value;

use super::program::{Done, Program, SMALL, repository};

/// What makes a report quick.
const DRAWN: [&str; 2] = ["--method=monte-carlo", "--draws=2000"];

/// Three teams whose selection is integrated in no time: normal scores and one open weight.
const PLAIN: &str = r#"
places = 2
[criteria]
quality = { weight = "50..70" }
price = {}
risk = { penalty = "0..10", scale = [0, 1] }
[teams.alpha]
scores = { quality = "80 ± 6", price = "60 ± 5", risk = 0.2 }
[teams.beta]
scores = { quality = "70 ± 4", price = "70 ± 4", risk = 0.5 }
[teams.gamma]
scores = { quality = "75 ± 9", price = "66 ± 3", risk = 0 }
"#;

/// The largest that a report may be.
const LARGEST: usize = 1_000_000;

/// What is well-formed as XML is so as HTML; style and script are none of its business.
fn markup(html: &str) -> String {
    let (before, rest) = html.split_once("<style>").unwrap();
    let (_, rest) = rest.split_once("</style>").unwrap();
    let (body, _) = rest.rsplit_once("<script>").unwrap();
    format!("{before}{body}</body></html>")
}

#[track_caller]
fn parsed(markup: &str) -> Document<'_> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(markup, options).unwrap()
}

fn attribute<'a>(node: &Node<'a, '_>, name: &str) -> &'a str {
    node.attribute(name).unwrap_or_default()
}

fn text(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text);
    let texts = texts.filter_map(|it| it.text());
    texts.collect()
}

fn by_id<'a, 'i>(document: &'a Document<'i>, id: &str) -> Node<'a, 'i> {
    let mut all = document.descendants();
    all.find(|node| attribute(node, "id") == id).expect(id)
}

/// The cells of the rows of the first table below a node, as they read and as numbers.
fn rows(node: Node<'_, '_>, table: usize) -> Vec<Vec<(String, Option<f64>)>> {
    let tables = node.descendants().filter(|it| it.has_tag_name("tbody"));
    let body = tables.filter(|it| !it.has_attribute("class")).nth(table);
    let rows = body.unwrap().children();
    rows.map(|row| {
        let cell = |cell: Node<'_, '_>| {
            let number = cell.attribute("data-number");
            (text(cell), number.map(|it| it.parse().unwrap()))
        };
        row.children().map(cell).collect()
    })
    .collect()
}

/// Nothing is loaded, nothing runs but the script, and what leads elsewhere is a link.
#[track_caller]
fn assert_alone(document: &Document<'_>) {
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        assert!(
            ![
                "link", "iframe", "object", "embed", "img", "image", "use", "base", "form"
            ]
            .contains(&name),
            "{name}"
        );
        for attribute in node.attributes() {
            let (key, value) = (attribute.name(), attribute.value());
            assert!(!key.starts_with("on") && !["src", "style", "srcset"].contains(&key));
            assert!(
                !value.contains("url(") && !value.contains("javascript:"),
                "{value}"
            );
            let leads = key == "href" && name == "a" && value.starts_with('#');
            assert!(leads || key != "href", "{value}");
        }
        if name == "script" {
            assert_eq!(attribute(&node, "type"), "application/json");
        }
    }
    let ids = document.descendants().filter_map(|it| it.attribute("id"));
    let mut ids: Vec<&str> = ids.collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id stands twice");
    let links = document.descendants().filter(|it| it.has_tag_name("a"));
    for link in links {
        let to = attribute(&link, "href").trim_start_matches('#');
        assert!(ids.contains(&to), "{to}");
    }
}

#[track_caller]
fn report(done: &Done) -> String {
    assert_eq!(done.code, 0, "{}", done.stderr);
    std::fs::read_to_string(done.folder.path().join("report.html")).unwrap()
}

#[test]
fn the_figures_of_a_scenario_are_those_of_its_run() {
    for name in ["grants", "ratings", "thrombolytics"] {
        assert_figures(name);
    }
}

#[test]
#[ignore = "slow; `.ci/run` has it"]
fn the_figures_of_every_scenario_are_those_of_its_run() {
    for file in std::fs::read_dir(repository("scenarios")).unwrap() {
        let file = file.unwrap().path();
        if file.extension().is_some_and(|ending| ending == "toml") {
            assert_figures(file.file_stem().unwrap().to_str().unwrap());
        }
    }
}

#[track_caller]
fn assert_figures(name: &str) {
    let path = repository(&format!("scenarios/{name}.toml"));
    let options = ["--precision=0.02", "--draws=20000"];
    let html = report(&Program::new(&[&["report", &path], &options[..]].concat()).run());
    assert!(html.len() < LARGEST, "{name}: {}", html.len());
    let markup = markup(&html);
    let document = parsed(&markup);
    assert_alone(&document);

    let run = |format: &str| {
        let more = ["--charts=none", format];
        let arguments = [&[path.as_str()], &options[..], &more].concat();
        Program::new(&arguments).run().success()
    };
    let outcome: Value = serde_json::from_str(&run("--format=json")).unwrap();
    let heads = document.descendants().find(|it| it.has_tag_name("h1"));
    assert_eq!(text(heads.unwrap()), outcome["title"].as_str().unwrap());
    let lead = text(by_id(&document, "finding")).replace('\u{a0}', " ");
    let finding = format!("{}.", outcome["finding"].as_str().unwrap());
    assert!(lead.starts_with(&finding), "{lead}");
    let digest = outcome["scenario_digest"].as_str().unwrap();
    assert!(text(by_id(&document, "how")).contains(digest));
    assert_teams(&document, &outcome, &run("--format=markdown"));
    assert_tables(&document, &outcome);
}

fn place(outcome: &Value, name: &str) -> usize {
    let mut teams = outcome["teams"].as_array().unwrap().iter();
    teams.position(|team| team["name"] == name).unwrap()
}

/// The teams have the figures of the run to the last bit, and as its Markdown prints them.
#[track_caller]
fn assert_teams(document: &Document<'_>, outcome: &Value, printed: &str) {
    for row in rows(by_id(document, "teams"), 0) {
        let team = &outcome["teams"][place(outcome, &row[1].0)];
        let numbers: Vec<f64> = row.iter().filter_map(|cell| cell.1).collect();
        let rank = team["expected_rank"].as_f64().unwrap();
        assert!(numbers.contains(&rank), "{row:?}");
        let share = &team["selection_probability"]["estimate"];
        assert_eq!(row[2].1, share.as_f64());
        assert_eq!(numbers.last().copied(), team["total"]["mean"].as_f64());
        let cells: Vec<&str> = row.iter().map(|cell| cell.0.as_str()).collect();
        let line = format!("| {} |\n", cells.join(" | "));
        let line = line.replace('<', "&lt;").replace('>', "&gt;");
        assert!(printed.contains(&line), "{line}{printed}");
    }
}

/// Ranks, pairs, sets and answers, cell by cell.
#[track_caller]
fn assert_tables(document: &Document<'_>, outcome: &Value) {
    let teams = rows(by_id(document, "teams"), 0);
    let order: Vec<usize> = teams.iter().map(|row| place(outcome, &row[1].0)).collect();
    for (i, row) in rows(by_id(document, "ranks"), 0).iter().enumerate() {
        let shares = &outcome["teams"][order[i]]["rank_acceptability"]["estimate"];
        let shares = shares.as_array().unwrap().iter().map(Value::as_f64);
        assert!(row[1..].iter().map(|cell| cell.1).eq(shares));
    }
    for (i, row) in rows(by_id(document, "pairs"), 0).iter().enumerate() {
        for (j, cell) in row[1..].iter().enumerate().filter(|(j, _)| *j != i) {
            let winning = &outcome["pairwise_winning"][order[i]][order[j]];
            assert_eq!(cell.1, winning.as_f64());
        }
    }
    for (at, row) in rows(by_id(document, "sets"), 0).iter().enumerate() {
        let share = &outcome["selections"][at]["probability"]["estimate"];
        assert_eq!(row[2].1, share.as_f64());
    }
    if let Some(questions) = outcome["questions"].as_array() {
        let found = rows(by_id(document, "questions"), 0);
        assert_eq!(found.len(), questions.len());
        for (row, question) in found.iter().zip(questions) {
            assert_eq!(row[1].0, question["text"].as_str().unwrap());
            assert_eq!(row[2].1, question["probability"]["estimate"].as_f64());
        }
    }
}

/// What the sliders look up.
fn looked_up(document: &Document<'_>) -> Value {
    serde_json::from_str(&text(by_id(document, "what-if-data"))).unwrap()
}

/// The words of a command that has no quotes.
fn words(command: &str) -> Vec<&str> {
    command.split(' ').collect()
}

#[test]
fn a_position_of_a_slider_is_a_run() {
    for (text, way) in [(SMALL, &DRAWN[..]), (PLAIN, &[])] {
        let program = Program::new(&[&["report", "small.toml"], way].concat());
        let markup = markup(&report(&program.file("small.toml", text).run()));
        let document = parsed(&markup);
        let data = looked_up(&document);
        let moved = data["moved"].as_array().unwrap();
        // Places, two weights, a penalty.
        let counts: Vec<usize> = moved
            .iter()
            .map(|it| it.as_array().unwrap().len())
            .collect();
        assert_eq!(counts, [2, 21, 21, 21]);
        let names = rows(by_id(&document, "teams"), 0);
        for (positions, at) in moved.iter().zip([0, 5, 14, 20]) {
            let position = &positions[at];
            let command = format!("{} {}", data["moving"], position["set"]).replace('"', "");
            let mut arguments = words(&command)[1..].to_vec();
            arguments.extend(["--charts=none", "--format=json"]);
            let program = Program::new(&arguments).file("small.toml", text);
            let run: Value = serde_json::from_str(&program.run().success()).unwrap();
            for (team, row) in names.iter().enumerate() {
                let teams = run["teams"].as_array().unwrap().iter();
                let found = teams
                    .filter(|it| it["name"] == row[1].0)
                    .collect::<Vec<_>>();
                let share = found[0]["selection_probability"]["estimate"]
                    .as_f64()
                    .unwrap();
                let bar = position["bars"][team].as_f64().unwrap();
                assert_eq!(bar, (1000.0 * share).round(), "{command}");
                let shown = position["shares"][team].as_str().unwrap();
                let shown = shown.split(' ').next().unwrap();
                let step = if shown.contains('.') { 0.1 } else { 1.0 };
                let shown: f64 = shown.trim_start_matches(['<', '>']).parse().unwrap();
                assert!((shown - 100.0 * share).abs() <= step, "{command}: {shown}");
            }
            let said = position["says"][0].as_u64().unwrap() as usize;
            let finding = run["finding"].as_str().unwrap();
            assert_eq!(data["sentences"][said], format!("{finding}."));
        }
    }
}

#[test]
fn sweeps_and_comparisons_are_those_of_their_commands() {
    let other = SMALL
        .replace("weight = 60", "weight = 50")
        .replace("weight = 40", "weight = 50");
    let vary = "criteria.risk.penalty=0..10:3";
    let sweep = format!("--with=sweep:{vary}");
    let map = format!("--with=sweep:{vary} places=1,2");
    let arguments = [
        "report",
        "small.toml",
        &sweep,
        "--with=compare:other.toml",
        &map,
        "--precision=0.02",
    ];
    let done = Program::small(&arguments).file("other.toml", &other).run();
    let markup = markup(&report(&done));
    let document = parsed(&markup);
    assert_alone(&document);

    let options = ["--charts=none", "--format=json", "--precision=0.02"];
    let arguments = [&["sweep", "small.toml", "--vary", vary], &options[..]].concat();
    let swept: Value = serde_json::from_str(&Program::small(&arguments).run().success()).unwrap();
    let part = by_id(&document, "sweep-1");
    for (row, point) in rows(part, 0)
        .iter()
        .zip(swept["points"].as_array().unwrap())
    {
        for (at, cell) in row[1..].iter().enumerate() {
            let share = &point["selection_probability"][at]["estimate"];
            assert_eq!(cell.1, share.as_f64());
        }
    }
    assert!(text(part).contains(swept["finding"].as_str().unwrap()));

    let arguments = [&["compare", "small.toml", "other.toml"], &options[..]].concat();
    let program = Program::small(&arguments).file("other.toml", &other);
    let compared: Value = serde_json::from_str(&program.run().success()).unwrap();
    let part = by_id(&document, "comparison-1");
    for row in rows(part, 0) {
        let mut teams = compared["teams"].as_array().unwrap().iter();
        let team = teams.find(|team| team["name"] == row[1].0).unwrap();
        for (cell, side) in row[2..].iter().zip(["a", "b"]) {
            assert_eq!(cell.1, team[side]["estimate"].as_f64());
        }
    }
    assert!(text(part).contains(compared["finding"].as_str().unwrap()));
    by_id(&document, "sweep-2");
}

#[test]
fn what_names_hold_is_text() {
    let text_of = SMALL
        .replace("Gamma, Inc.", "</td><script>alert(1)</script>&amp;'")
        .replace("Price asked", "\\\"><img src=x>");
    let done = Program::new(&["report", "odd <b>.toml", DRAWN[0], DRAWN[1], "--lang=ko"])
        .file("odd <b>.toml", text_of)
        .run();
    let html = report(&done);
    let markup = markup(&html);
    let document = parsed(&markup);
    assert_alone(&document);
    let names = rows(by_id(&document, "teams"), 0);
    let name = "</td><script>alert(1)</script>&amp;'";
    assert!(names.iter().any(|row| row[1].0 == name), "{names:?}");
    looked_up(&document);
}

#[test]
fn the_bytes_are_the_same_on_any_number_of_threads() {
    for (text, way) in [(SMALL, &DRAWN[..]), (PLAIN, &[])] {
        let on = |threads: &str| {
            let arguments = ["report", "small.toml", "--out=-", "--threads", threads];
            let program = Program::new(&[&arguments, way].concat());
            program.file("small.toml", text).run().success()
        };
        let one = on("1");
        assert!(one.starts_with("<!DOCTYPE html>\n"));
        assert!(one == on("3"));
    }
}

#[test]
fn it_is_written_whole_and_where_it_was_asked_for() {
    let quick = |more: &[&str]| {
        Program::small(&[&["report", "small.toml"], &DRAWN[..], more].concat()).run()
    };
    let done = quick(&[]);
    assert_eq!(done.files(), ["report.html", "small.toml"]);
    assert!(
        done.stderr.contains("report: report.html"),
        "{}",
        done.stderr
    );
    assert_eq!(done.stdout, "");

    let there = quick(&["--out=a/b.html"]);
    assert_eq!(there.files(), ["a/b.html", "small.toml"]);

    let over = Program::small(&["report", "small.toml", "--out=small.toml"]).run();
    let told = over.failure(2);
    assert!(told.contains("what is read is not written over"), "{told}");
    let arguments = [
        "report",
        "small.toml",
        "--with=compare:other.toml",
        "--out=other.toml",
    ];
    let over = Program::small(&arguments).file("other.toml", SMALL).run();
    assert!(over.failure(2).contains("what is read"));
    let folder = Program::small(&["report", "small.toml", "--out=."]).run();
    assert!(folder.failure(1).contains("it is a folder"));
}

#[test]
fn what_is_wrong_is_told_before_anything_is_computed() {
    for (with, told) in [
        (
            "sweep",
            "--with takes sweep:PATH=FROM..TO:POINTS or compare:FILE",
        ),
        (
            "explain:kt",
            "--with takes sweep:PATH=FROM..TO:POINTS or compare:FILE",
        ),
        ("sweep:criteria.rsk.penalty=0..10:3", "did you mean"),
        ("compare:other.toml", "there is no file other.toml"),
    ] {
        let with = format!("--with={with}");
        let done = Program::small(&["report", "small.toml", &with, "--draws=1e15"]).run();
        let found = done.failure(2);
        assert!(found.contains(told), "{found}");
    }
}

#[test]
fn what_was_set_stands_in_it_and_can_be_repeated() {
    let arguments = [
        "report",
        "small.toml",
        "--set=places=1",
        "--without=beta",
        "--draws=3000",
        "--seed=7",
        "--method=monte-carlo",
    ];
    let markup_of = markup(&report(&Program::small(&arguments).run()));
    let document = parsed(&markup_of);
    let settings = text(by_id(&document, "settings"));
    assert!(settings.contains("--set places=1") && settings.contains("--without beta"));
    let how = text(by_id(&document, "how"));
    let command = "simulate report small.toml --set places=1 --without beta --draws 3000 --seed 7 \
                   --method monte-carlo";
    assert!(how.contains(command), "{how}");
    // The scenario as it was computed is one that gives the same.
    let mut sources = document.descendants().filter(|it| it.has_tag_name("pre"));
    let computed = text(sources.next_back().unwrap());
    let run = Program::new(&["computed.toml", "--charts=none", "--format=json"])
        .file("computed.toml", computed)
        .run()
        .success();
    let run: Value = serde_json::from_str(&run).unwrap();
    assert!(how.contains(run["scenario_digest"].as_str().unwrap()));
    for row in rows(by_id(&document, "teams"), 0) {
        let mut teams = run["teams"].as_array().unwrap().iter();
        let team = teams.find(|team| team["name"] == row[1].0).unwrap();
        let share = &team["selection_probability"]["estimate"];
        assert_eq!(row[2].1, share.as_f64());
    }
}
