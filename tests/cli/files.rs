//! Charts and draws on disk.

use super::program::{Program, SMALL};

#[test]
fn charts_stand_in_a_folder_named_after_the_scenario() {
    let done = Program::small(&["small.toml"]).run();
    let files = [
        "out/small/pairwise.png",
        "out/small/ranks.png",
        "out/small/selection.png",
        "small.toml",
    ];
    assert_eq!(done.files(), files);
    for file in &files[..3] {
        let bytes = std::fs::read(done.folder.path().join(file)).unwrap();
        assert!(bytes.starts_with(b"\x89PNG") && bytes.ends_with(b"IEND\xaeB`\x82"));
        assert!(done.stderr.contains(file), "{}", done.stderr);
    }
    done.success();
}

#[test]
fn charts_as_svg_elsewhere_or_not_at_all() {
    let done = Program::small(&["small.toml", "--charts=svg", "--out", "a/b"]).run();
    assert_eq!(
        done.files(),
        [
            "a/b/pairwise.svg",
            "a/b/ranks.svg",
            "a/b/selection.svg",
            "small.toml"
        ]
    );
    let svg = std::fs::read_to_string(done.folder.path().join("a/b/ranks.svg")).unwrap();
    assert!(svg.contains("<title") && svg.contains("Gamma, Inc."));
    done.success();
    let done = Program::small(&["small.toml", "--charts=none"]).run();
    assert_eq!(done.files(), ["small.toml"]);
}

#[test]
fn svg_is_the_same_on_any_number_of_threads() {
    let svg = |threads: &str| {
        let arguments = [
            "small.toml",
            "--charts=svg",
            "--out=o",
            "--threads",
            threads,
        ];
        let done = Program::small(&arguments).run();
        ["pairwise", "ranks", "selection"]
            .map(|name| std::fs::read(done.folder.path().join(format!("o/{name}.svg"))).unwrap())
    };
    assert_eq!(svg("1"), svg("7"));
}

/// What cannot be a folder is told before anything is computed.
#[test]
fn a_folder_that_cannot_be_made_is_told_first() {
    for out in ["small.toml", "small.toml/x"] {
        let done = Program::small(&["small.toml", "--out", out]).run();
        assert_eq!(done.files(), ["small.toml"]);
        let told = done.failure(1);
        assert!(
            told.contains("small.toml is a file, not a folder"),
            "{told}"
        );
    }
}

#[test]
fn charts_of_several_kinds_and_of_standard_input() {
    let program = Program::small(&["-", "--charts=png,svg", "--method=monte-carlo"]);
    let file = std::fs::File::open(program.folder.path().join("small.toml")).unwrap();
    let files = program.stdin(file).run().files();
    for name in ["ranks.png", "ranks.svg"] {
        let name = format!("out/stdin/method=monte-carlo/{name}");
        assert!(files.contains(&name), "{files:?}");
    }
}

#[test]
fn weights_are_drawn_where_any_varies() {
    let arguments = ["small.toml", "--charts=svg", "--out=o", "--set"];
    let free = [
        &arguments[..],
        &["criteria.quality.weight=\"50..70\"", "--set"],
    ]
    .concat();
    let free = [&free[..], &["criteria.price.weight=\"0..100\""]].concat();
    let done = Program::small(&free).run();
    assert!(
        done.files().contains(&"o/weights.svg".to_owned()),
        "{}",
        done.stderr
    );
    let svg = std::fs::read_to_string(done.folder.path().join("o/weights.svg")).unwrap();
    assert!(svg.contains("Price asked"));
    done.success();
}

/// The draws written for an audit give back the totals, the ranks and the selections, and all of
/// them together the probabilities of the result.
#[test]
fn saved_draws_add_up() {
    let done = Program::small(&[
        "small.toml",
        "--format=json",
        "--save-draws",
        "5000",
        "d.csv",
        "--draws=5000",
        "--charts=none",
    ])
    .run();
    let mut reader = csv::Reader::from_path(done.folder.path().join("d.csv")).unwrap();
    let header = reader.headers().unwrap().clone();
    let at = |name: &str| header.iter().position(|field| field == name).unwrap();
    let teams = ["alpha", "beta", "gamma"];
    let mut selected = [0; 3];
    let mut rows = 0;
    for row in reader.records() {
        let row = row.unwrap();
        let number = |name: &str| row[at(name)].parse::<f64>().unwrap();
        assert_eq!(number("draw"), f64::from(rows));
        rows += 1;
        let totals = teams.map(|team| number(&format!("{team}.total")));
        for (i, team) in teams.iter().enumerate() {
            let score = |criterion: &str| number(&format!("{team}.{criterion}"));
            let bonus = if *team == "gamma" { 1.0 } else { 0.0 };
            let total = number("weight.quality") * score("quality") / 100.0
                + number("weight.price") * (9.0 - score("price")) / 8.0
                - number("weight.risk") * score("risk")
                + bonus;
            assert!((total - totals[i]).abs() < 2e-9, "{total} {}", totals[i]);
            let above = totals.iter().filter(|other| **other > totals[i]).count();
            assert_eq!(number(&format!("{team}.rank")), above as f64 + 1.0);
            assert_eq!(
                number(&format!("{team}.selected")),
                f64::from(u8::from(above < 2))
            );
            selected[i] += i32::from(above < 2);
        }
    }
    assert_eq!(rows, 5000);
    let outcome: serde_json::Value = serde_json::from_str(&done.success()).unwrap();
    for (i, selected) in selected.into_iter().enumerate() {
        let p = outcome["teams"][i]["selection_probability"]["estimate"].as_f64();
        assert_eq!(p.unwrap(), f64::from(selected) / 5000.0);
    }
}

/// On standard output there are the draws and nothing else, wide or long, and they are the same.
#[test]
fn draws_go_to_standard_output_in_either_form() {
    let save = ["small.toml", "--save-draws", "3", "-"];
    let done = Program::small(&save).run();
    assert_eq!(done.files(), ["small.toml"]);
    let wide = done.success();
    let long = Program::small(&[&save[..], &["--long"]].concat())
        .run()
        .success();
    let records = |text: &str| -> Vec<Vec<String>> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().unwrap().clone();
        std::iter::once(header)
            .chain(reader.records().map(Result::unwrap))
            .map(|row| row.iter().map(str::to_owned).collect())
            .collect()
    };
    let (wide, long) = (records(&wide), records(&long));
    assert_eq!(long[0], ["draw", "quantity", "team", "criterion", "value"]);
    assert_eq!(long.len(), 1 + 3 * (wide[0].len() - 1));
    for row in &long[1..] {
        let [draw, quantity, team, criterion, value] = row.as_slice() else {
            panic!("{row:?}")
        };
        let column = match quantity.as_str() {
            "weight" => format!("weight.{criterion}"),
            "score" => format!("{team}.{criterion}"),
            quantity => format!("{team}.{quantity}"),
        };
        let at = wide[0].iter().position(|name| *name == column).unwrap();
        assert_eq!(&wide[1 + draw.parse::<usize>().unwrap()][at], value);
    }
}

/// What stands in a file is replaced whole; what cannot be replaced stays.
#[test]
fn files_are_written_whole_or_not_at_all() {
    let done = Program::small(&[
        "small.toml",
        "--save-draws",
        "10",
        "small.toml/d.csv",
        "--charts=none",
    ])
    .run();
    assert_eq!(done.code, 1);
    assert!(
        done.stderr.contains("cannot write small.toml/d.csv"),
        "{}",
        done.stderr
    );
    let text = std::fs::read_to_string(done.folder.path().join("small.toml")).unwrap();
    assert_eq!(text, SMALL);
    assert_eq!(done.files(), ["small.toml"]);
}

/// A name of dots is no way out of the folder of charts.
#[test]
fn charts_stay_below_their_folder() {
    for name in ["...toml", "..toml"] {
        let arguments = [name, "--charts=svg"];
        let done = Program::new(&arguments).file(name, SMALL).run();
        assert!(done.files().contains(&"out/scenario/ranks.svg".to_owned()));
        done.success();
    }
}
