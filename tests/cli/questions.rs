//! `--ask` and `[questions]`.

use super::program::{Program, SMALL};

/// Alone, with a name, and one that only draws answer.
const ASKED: [&str; 3] = [
    "--ask=not alpha and not gamma",
    "--ask=rank(beta) = 1 and total(beta) > 75",
    "--charts=none",
];

fn small(command: &[&str], more: &[&str]) -> Program {
    let text = format!("{SMALL}[questions]\nupset = \"beta and not alpha\"\n");
    let arguments = [command, &ASKED, more].concat();
    Program::new(&arguments).file("small.toml", text)
}

fn json(program: Program) -> serde_json::Value {
    serde_json::from_str(&program.run().success()).unwrap()
}

#[test]
fn a_run_answers_in_every_format() {
    let table = small(&["small.toml"], &[]).run().success();
    assert!(
        table.lines().all(|line| line.chars().count() <= 80),
        "{table}"
    );
    let questions = table.split("\nQuestions").nth(1).unwrap();
    insta::assert_snapshot!(questions.split("\n\n").next().unwrap());
    let markdown = small(&["small.toml"], &["--format=markdown"])
        .run()
        .success();
    let markdown = markdown.split("| Question |").nth(1).unwrap();
    insta::assert_snapshot!(markdown.split("\n\n").next().unwrap());
    let outcome = json(small(&["small.toml"], &["--format=json"]));
    let questions = outcome["questions"].as_array().unwrap();
    assert_eq!(questions.len(), 3);
    assert_eq!(questions[0]["name"], "upset");
    assert_eq!(questions[0]["text"], "beta and not alpha");
    assert_eq!(questions[1]["name"], questions[1]["text"]);
    let csv = small(&["small.toml"], &["--format=csv"]).run().success();
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let header = rows.headers().unwrap().clone();
    let at = header.iter().position(|h| h == "question.upset").unwrap();
    assert_eq!(&header[at + 1], "question.upset_low");
    for row in rows.records() {
        let estimate: f64 = row.unwrap()[at].parse().unwrap();
        assert_eq!(questions[0]["probability"]["estimate"], estimate);
    }
    let long = ["--format=csv", "--table=questions"];
    let csv = small(&["small.toml"], &long).run().success();
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    for (row, question) in rows.records().zip(questions) {
        let row = row.unwrap();
        let told = [&row[0], &row[1], &row[2]];
        assert_eq!(told, ["name", "text", "method"].map(|key| &question[key]));
        let low: f64 = row[4].parse().unwrap();
        assert_eq!(question["probability"]["low"], low);
    }
}

#[test]
fn a_sweep_answers_at_every_value() {
    let vary = "--vary=criteria.risk.penalty=0..20:3";
    let sweep = ["sweep", "small.toml", vary];
    let table = small(&sweep, &["--draws=2000"]).run().success();
    let questions = table.split("\nQuestions").nth(1).unwrap();
    insta::assert_snapshot!(questions.split("\n\n").next().unwrap());
    let found = json(small(&sweep, &["--draws=2000", "--format=json"]));
    let at = |point: usize| found["points"][point]["question_probability"][0]["estimate"].as_f64();
    let change = found["questions"][0]["change"]["estimate"]
        .as_f64()
        .unwrap();
    assert!((at(2).unwrap() - at(0).unwrap() - change).abs() < 1e-12);
    // A run of one of the values has the same draws.
    let set = [
        "--set=criteria.risk.penalty=20",
        "--draws=2000",
        "--method=monte-carlo",
    ];
    let run = json(small(
        &["small.toml"],
        &[&set[..], &["--format=json"]].concat(),
    ));
    assert_eq!(
        run["questions"][0]["probability"]["estimate"].as_f64(),
        at(2)
    );
    let map = [&sweep[..], &["--vary=places=1,2"]].concat();
    let table = small(&map, &["--draws=2000"]).run().success();
    assert!(
        table.contains("upset (beta and not alpha): from "),
        "{table}"
    );
    let markdown = small(&sweep, &["--draws=2000", "--format=markdown"])
        .run()
        .success();
    assert!(markdown.contains("| upset | (2) | (3) |"), "{markdown}");
    let csv = small(&sweep, &["--draws=2000", "--format=csv"])
        .run()
        .success();
    assert!(
        csv.lines()
            .next()
            .unwrap()
            .contains(",question.upset,question.upset_low,")
    );
}

#[test]
fn a_comparison_answers_for_both_sides_and_their_change() {
    let compare = ["compare", "small.toml", "--with=criteria.risk.penalty=20"];
    let table = small(&compare, &["--draws=2000"]).run().success();
    let questions = table.split("\nQuestions").nth(1).unwrap();
    insta::assert_snapshot!(questions.split("\n\n").next().unwrap());
    let found = json(small(&compare, &["--draws=2000", "--format=json"]));
    let upset = &found["questions"][0];
    let side = |key: &str| upset[key]["estimate"].as_f64().unwrap();
    assert!((side("b") - side("a") - side("change")).abs() < 1e-12);
    assert!(upset["change"]["low"].as_f64().unwrap() < side("change"));
    let markdown = small(&compare, &["--draws=2000", "--format=markdown"])
        .run()
        .success();
    assert!(
        markdown.contains("| upset | beta and not alpha |"),
        "{markdown}"
    );
    let csv = small(&compare, &["--draws=2000", "--format=csv"])
        .run()
        .success();
    assert!(
        csv.lines()
            .next()
            .unwrap()
            .contains(",question.upset.change_low,")
    );
}

/// A question is asked of both sides where both have its teams, whoever asks, and of one where not.
#[test]
fn what_one_file_asks_is_asked_of_the_other() {
    let other = SMALL
        .replace("[teams.gamma]", "[teams.delta]")
        .replace("\"gamma\"", "\"delta\"");
    let asked = "[questions]\nupset = \"rank(beta) < rank(alpha)\"\nnew = \"delta or beta\"\n";
    let arguments = [
        "compare",
        "small.toml",
        "b.toml",
        "--draws=2000",
        "--charts=none",
    ];
    let program = Program::small(&[&arguments[..], &["--format=json"]].concat());
    let found = json(program.file("b.toml", other + asked));
    let [upset, new] = [0, 1].map(|at| &found["questions"][at]);
    assert_eq!(upset["name"], "upset");
    // Neither team is another in B.
    assert_eq!(upset["a"], upset["b"]);
    assert_eq!(upset["change"]["estimate"], 0.0);
    assert_eq!(new["a"], serde_json::Value::Null);
    assert!(new["b"]["estimate"].as_f64().unwrap() > 0.0);
    assert_eq!(new["change"], serde_json::Value::Null);
}

#[test]
fn check_and_verify_tell_of_questions() {
    let arguments = ["check", "small.toml", ASKED[0], ASKED[1]];
    let text = format!("{SMALL}[questions]\nupset = \"beta and not alpha\"\n");
    let told = Program::new(&arguments)
        .file("small.toml", &text)
        .run()
        .success();
    let questions = told.split("Questions\n").nth(1).unwrap();
    insta::assert_snapshot!(questions.split("\n\n").next().unwrap());
    let arguments = ["verify", "small.toml", ASKED[0], ASKED[1], "--draws=20000"];
    let told = Program::new(&arguments)
        .file("small.toml", text)
        .run()
        .success();
    assert!(told.contains("1 question left to draws"), "{told}");
}

#[test]
fn what_is_wrong_with_a_question_is_told_at_the_argument() {
    let told = Program::small(&["small.toml", "--ask", "not alfa and gamma"])
        .run()
        .failure(2);
    assert!(told.contains("--ask not alfa and gamma"), "{told}");
    assert!(told.contains("did you mean `alpha`?"), "{told}");
    // Without quotes the shell hands over words.
    let told = Program::small(&["small.toml", "--ask", "not", "alpha", "and"])
        .run()
        .failure(2);
    assert!(told.contains("a question stands in quotes"), "{told}");
    let twice = ["small.toml", "--ask=alpha", "--ask=alpha"];
    let told = Program::small(&twice).run().failure(2);
    assert!(told.contains("`alpha` is given twice"), "{told}");
    let refused = [
        "small.toml",
        "--ask=alpha and total(beta) > 3",
        "--method=exact",
    ];
    let told = Program::small(&refused).run().failure(2);
    assert!(
        told.contains("--method exact has no answer for this scenario"),
        "{told}"
    );
    let vary = [
        "sweep",
        "small.toml",
        "--ask=alpha",
        "--vary=questions.alpha=beta,gamma",
    ];
    let told = Program::small(&vary).run().failure(2);
    assert!(told.contains("a question changes no answer"), "{told}");
}

/// What is asked changes nothing: it stands in the answer, and in the scenario that this holds.
#[test]
fn a_result_asks_again() {
    let first = small(&["small.toml"], &["--format=json"]).run().success();
    let found: serde_json::Value = serde_json::from_str(&first).unwrap();
    assert_eq!(found["settings"], serde_json::json!([]));
    let arguments = ["result.json", "--charts=none", "--format=json"];
    let again = Program::new(&arguments).file("result.json", &first).run();
    assert_eq!(again.success(), first);
    let arguments = ["small.toml", ASKED[0], "--charts=svg"];
    let done = Program::small(&arguments).run();
    assert!(done.folder.path().join("out/small/ranks.svg").exists());
}

#[test]
fn a_team_that_is_taken_out_is_not_asked_about() {
    let rival = "[questions]\nrival = \"alpha or 'gamma'\"\n";
    let both = format!("{rival}upset = \"beta and not alpha\"\n");
    for (asked, left) in [(rival, &[][..]), (&both, &["upset"])] {
        let text = format!("{SMALL}{asked}").replace("places = 2", "places = 1");
        let arguments = [
            "small.toml",
            "--without=gamma",
            "--format=json",
            "--charts=none",
        ];
        let done = Program::new(&arguments).file("small.toml", text).run();
        let told = "the question `rival` is about `gamma`";
        assert!(done.stderr.contains(told), "{}", done.stderr);
        let found: serde_json::Value = serde_json::from_str(&done.success()).unwrap();
        let questions = found["questions"].as_array();
        let names = questions.into_iter().flatten().map(|q| q["name"].as_str());
        assert_eq!(names.flatten().collect::<Vec<_>>(), left);
    }
}

/// Every saved draw says whether it was so.
#[test]
fn saved_draws_answer_too() {
    let arguments = [
        "--save-draws",
        "500",
        "draws.csv",
        "--draws=500",
        "--format=json",
    ];
    let done = small(&["small.toml"], &arguments).run();
    let rows = std::fs::read_to_string(done.folder.path().join("draws.csv")).unwrap();
    let outcome: serde_json::Value = serde_json::from_str(&done.success()).unwrap();
    let mut rows = csv::Reader::from_reader(rows.as_bytes());
    let header = rows.headers().unwrap().clone();
    let at = header.iter().position(|h| h == "question.upset").unwrap();
    let so = rows
        .records()
        .filter(|row| &row.as_ref().unwrap()[at] == "1")
        .count();
    assert_eq!(
        outcome["questions"][0]["probability"]["estimate"],
        so as f64 / 500.0
    );
}
