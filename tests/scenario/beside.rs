//! Files beside a scenario: sheets of scores and columns of draws.

use crate::common::{SAMPLES, document, told};
use cutline::engine::reference::Replay;
use cutline::model::Quantity;
use cutline::scenario::{Document, Setting, Source};

const CRITERIA: &str = "places = 1\nscores = \"scores.csv\"\n[criteria]\ntechnology = {}\n\
                        goals = {}\nrisk = { penalty = \"0..10\", scale = [0, 1] }\n\
                        [teams.naver]\nname = \"Naver\"\nsd = 5\n";

/// A spreadsheet program's file: mark, line ends, quotes.
const SHEET: &[u8] = b"\xef\xbb\xbfteam,technology,goals,risk\r\n\
    naver,84,\"60 to 80\",0.2\r\n\
    kt,\"80 \xc2\xb1 6\",\"{ pert = { min = 60, mode = 75, max = 95 } }\",unknown\r\n\
    \"lg, inc\",75..90,70,0\r\n";

#[test]
fn a_sheet_says_the_same_as_scores_in_the_file() {
    let inline = "places = 1\n[criteria]\ntechnology = {}\ngoals = {}\n\
        risk = { penalty = \"0..10\", scale = [0, 1] }\n[teams.naver]\nname = \"Naver\"\nsd = 5\n\
        scores = { technology = 84, goals = \"60 to 80\", risk = 0.2 }\n[teams.kt.scores]\n\
        technology = \"80 ± 6\"\ngoals = { pert = { min = 60, mode = 75, max = 95 } }\n\
        risk = \"unknown\"\n[teams.\"lg, inc\".scores]\ntechnology = \"75..90\"\ngoals = 70\n\
        risk = 0\n";
    let sheet = document(CRITERIA, &[("scores.csv", SHEET)]).read(&[]);
    assert_eq!(sheet.problems, []);
    assert_eq!(sheet.scenario, document(inline, &[]).read(&[]).scenario);
}

#[test]
fn a_score_of_a_sheet_has_its_address() {
    let document = document(CRITERIA, &[("scores.csv", SHEET)]);
    let set = Setting::set("teams.kt.scores.goals=90");
    let scenario = document.read(&[set]).scenario.unwrap();
    assert_eq!(scenario.teams[1].scores[1], Quantity::Sure(90.0));
    insta::assert_snapshot!(
        "late",
        told(&document.read(&[Setting::set("scores=other.csv")]))
    );
    insta::assert_snapshot!(
        "misspelt",
        told(&document.read(&[Setting::set("teams.kt.scores.gols=90")]))
    );
}

#[test]
fn every_mistake_in_a_sheet_is_told_with_its_place() {
    let bad = "team;technology;gaols;risk;extra\nnaver;84;60 to 80;0.2\n\
        kt;\"80 ± x\";70..60;0.1;\nkt;1;2;3\n;1;2;3\nlg;70;;nan;4;5\n\
        a;\"{ pert = { min = 60, mode = 75 } }\";80,5;0\nb;80,5;1;\"1\"\"2\"\n";
    insta::assert_snapshot!(
        "sheet",
        told(&document(CRITERIA, &[("scores.csv", bad.as_bytes())]).read(&[]))
    );
    let files: [(&str, &[u8]); 5] = [
        ("missing", b""),
        ("empty", b""),
        ("heading", b"team,technology,goals,risk\n"),
        ("zip", b"PK\x03\x04abc"),
        ("latin", b"team,technology\nK\xf6ln,80\n"),
    ];
    for (name, bytes) in files {
        let sheet = [("scores.csv", bytes)];
        let files = if name == "missing" { &[] } else { &sheet[..] };
        insta::assert_snapshot!(name, told(&document(CRITERIA, files).read(&[])));
    }
}

const DRAWS: &[u8] = b"a,b\n1,10\n2,20\n3,30\n";

#[test]
fn aligned_columns_keep_their_rows_together() {
    let scenario = document(SAMPLES, &[("draws.csv", DRAWS)])
        .read(&[])
        .scenario;
    let replay = Replay::new(&scenario.unwrap().model().unwrap(), 1);
    let (mut unaligned, mut counts) = (Vec::new(), [0; 3]);
    for number in 0..300 {
        let draw = replay.draw(number);
        let row = draw.scores[0][0];
        assert_eq!(draw.scores[1][0], 10.0 * row);
        counts[row as usize - 1] += 1;
        unaligned.push(draw.scores[2][0] == row);
    }
    // Picked at random, a row agrees in a third of the draws: here in 60 to 140 of 300, which
    // fails by chance with a probability below 1e-5.
    assert!(
        counts.iter().all(|count| (60..=140).contains(count)),
        "{counts:?}"
    );
    let agreeing = unaligned.iter().filter(|same| **same).count();
    assert!((60..=140).contains(&agreeing), "{agreeing}");
}

#[test]
fn what_a_file_holds_is_part_of_the_fingerprint() {
    let digest = |draws: &'static [u8]| {
        let reading = document(SAMPLES, &[("draws.csv", draws)]).read(&[]);
        reading.scenario.unwrap().digest
    };
    assert_eq!(digest(DRAWS), digest(b"b;a\n10;1\n20;2\n30;3.0\n"));
    assert_ne!(digest(DRAWS), digest(b"a,b\n1,10\n2,20\n3,31\n"));
}

#[test]
fn a_column_can_be_set() {
    let document = document(SAMPLES, &[("draws.csv", DRAWS)]);
    let set = Setting::set("teams.c.scores.merit.samples.column=b");
    let scenario = document.read(&[set]).scenario.unwrap();
    assert_eq!(scenario.teams[2].scores[0].mean(), 20.0);
}

#[test]
fn every_mistake_with_draws_is_told_with_its_place() {
    let with = |line: &str| {
        SAMPLES.replace(
            "merit = { samples = { file = \"draws.csv\", column = \"a\" } }",
            line,
        )
    };
    let cases = [
        (
            "no column",
            "merit = { samples = { file = \"draws.csv\", column = \"bb\" } }",
        ),
        (
            "no file",
            "merit = { samples = { file = \"drawn.csv\", column = \"a\" } }",
        ),
        (
            "no parameter",
            "merit = { samples = { file = \"draws.csv\" } }",
        ),
        (
            "not a word",
            "merit = { samples = { file = 3, column = \"a\" } }",
        ),
        (
            "not a truth",
            "merit = { samples = { file = \"draws.csv\", column = \"a\", aligned = 1 } }",
        ),
        (
            "not a number",
            "merit = { samples = { file = \"bad.csv\", column = \"a\" } }",
        ),
        (
            "not finite",
            "merit = { samples = { file = \"bad.csv\", column = \"b\" } }",
        ),
        (
            "no numbers",
            "merit = { samples = { file = \"bare.csv\", column = \"a\" } }",
        ),
    ];
    let files: [(&str, &[u8]); 3] = [
        ("draws.csv", DRAWS),
        ("bad.csv", b"a,b\n1,2\n\n,3\n4,inf\n"),
        ("bare.csv", b"a,b\n"),
    ];
    let mut all = String::new();
    for (name, line) in cases {
        all += &format!(
            "--- {name}\n{}",
            told(&document(&with(line), &files).read(&[]))
        );
    }
    insta::assert_snapshot!("draws", all);
    insta::assert_snapshot!(
        "alone",
        told(
            &Document::new(&Source {
                name: "case.toml".into(),
                text: SAMPLES.into(),
            })
            .read(&[])
        )
    );
}
