//! Sheets of scores and of draws as people's programs write them, and what is said of bad ones.

use crate::common::{SAMPLES, document, told};
use cutline::model::Quantity;
use cutline::report::diagnostic;
use cutline::scenario::Reading;

/// A scenario with a sheet for two criteria, and what came of reading it.
fn sheet(text: &str) -> Reading {
    let scenario = "places = 1\nscores = \"s.csv\"\n[criteria]\n\
                    cost = { scale = [9, 1], beyond = \"extend\" }\n\
                    quality = { scale = [0, 100], beyond = \"extend\" }\n";
    document(scenario, &[("s.csv", text.as_bytes())]).read(&[])
}

/// The ids of the teams with their scores.
fn scores(text: &str) -> Vec<(String, Vec<f64>)> {
    let reading = sheet(text);
    assert_eq!(reading.problems, [], "{text}");
    let teams = reading.scenario.expect("a scenario").teams.into_iter();
    let mean = |quantity: &Quantity| quantity.mean();
    teams
        .map(|team| (team.id, team.scores.iter().map(mean).collect()))
        .collect()
}

/// Line and column of each problem, as a person counts them.
fn places(text: &str) -> Vec<(usize, usize)> {
    let reading = sheet(text);
    assert!(reading.scenario.is_none(), "{text}");
    let place = |place: &cutline::scenario::Place| {
        assert_eq!(place.source, 1, "{text}");
        reading.sources[1].line_column(place.span.start)
    };
    reading.problems.iter().map(|p| place(&p.place)).collect()
}

#[test]
fn sheets_of_many_programs_are_read() {
    let want = [
        ("24\" monitor".to_owned(), vec![4.0, 85.0]),
        ("b".to_owned(), vec![3.0, 78.5]),
    ];
    for text in [
        "team,cost,quality\n24\" monitor,4,85\nb,3,78.5\n",
        "sep=;\nteam;cost;quality\n24\" monitor;4;85\nb;3;78.5\n",
        "\"team\n(id)\",\"cost\",\"quality\"\n\"24\"\" monitor\",4,85\nb,3,78.5\n",
        "team|cost|quality\r24\" monitor|4|85\rb|3|78.5\r",
        "\u{feff}team\tcost\tquality\r\n\r\n24\" monitor\t4\t85\r\n\t\t\r\nb\t3\t78.5",
        "team,cost,quality\n24\" monitor,4.,085\nb, \"+3\" ,78.50\n",
        "team,quality,cost,\n24\" monitor,85,4\nb,78.5,3,,\n",
    ] {
        assert_eq!(scores(text), want, "{text}");
    }
    let small = scores("team,cost,quality\na,.5,085\nb,5.,−5\n");
    assert_eq!(small[0].1, [0.5, 85.0]);
    assert_eq!(small[1].1, [5.0, -5.0]);
}

/// What says that there is no score stands where none is wanted.
#[test]
fn a_criterion_that_is_for_others_may_be_said_to_have_no_score() {
    let scenario = "places = 1\nscores = \"s.csv\"\n[criteria]\ncost = {}\n\
                    plan = { applies_to = [\"a\"] }\n[teams.c.scores]\nplan = \"Not Scored\"\n";
    let read = |sheet: &str| document(scenario, &[("s.csv", sheet.as_bytes())]).read(&[]);
    let blank = read("team,cost,plan\na,50,70\nb,60,\nc,40,\nd,40,\n");
    let signs = read("team,cost,plan\na,50,70\nb,60,-\nc,40,\nd,40,NOT SCORED\n");
    assert_eq!(blank.problems, []);
    assert_eq!(signs.problems, []);
    assert_eq!(signs.scenario, blank.scenario);
    let of_a = read("team,cost,plan\na,50,n/a\nb,60,n/a\nc,40,\nd,40,7\n");
    let said = told(&of_a);
    assert!(said.contains("`n/a` is no score"), "{said}");
    assert!(said.contains("`d` is scored on `plan`"), "{said}");
    assert!(said.contains("2 errors"), "{said}");
}

#[test]
fn parts_among_the_numbers_of_an_observed_scale_are_told_in_their_cells() {
    let scenario = "places = 1\nscores = \"s.csv\"\n[criteria]\nx = { scale = \"observed\" }\n\
                    y = { scale = \"observed\" }\n";
    let text = "team,x,y\nA,80,10%\nB,70,60%\nC,25%,90%\n";
    let reading = document(scenario, &[("s.csv", text.as_bytes())]).read(&[]);
    insta::assert_snapshot!("parts", told(&reading));
}

#[test]
fn quotes_that_are_not_closed_are_refused_where_they_open() {
    assert_eq!(places("team,cost,quality\nx,\"8\"4,5\ny,3,4\n"), [(2, 3)]);
    assert_eq!(places("team,cost,quality\nx,8,5\ny,3,\"4\n"), [(3, 5)]);
    assert_eq!(
        places("team,\"cost\" ,quality\nx,8,5\n\"y\"z,3,4\n"),
        [(3, 1)]
    );
    // A quote within a cell is text, which is no number.
    assert_eq!(places("team,cost,quality\nx,8\"4,5\ny,3,4\n"), [(2, 3)]);
    assert_eq!(
        places("team,cost,quality\rx,84\" ,5\r\ry,3,4z\r"),
        [(2, 3), (4, 5)]
    );
}

/// Every help that says "write …" is followed, and what is written then is read.
#[test]
fn advice_about_a_cell_leads_to_a_sheet_that_is_read() {
    for cell in [
        "80+/-5",
        "70..=60",
        "60..=80",
        "60-80",
        "60 – 80",
        "84 ± 0",
        "5..5",
        "?",
        "Unknown",
        "nan",
        "80,5",
        "1,500",
        "unknow",
        "x",
        "{ normal = { mean = 1 } }",
        "{ norm = 3 }",
        "1e400",
        "−",
    ] {
        let with = |cell: &str| {
            let cell = cell.replace('"', "\"\"");
            format!("team,cost,quality\nx,\"{cell}\",5\ny,3,4\n")
        };
        let reading = sheet(&with(cell));
        let problem = reading.problems.first().unwrap_or_else(|| panic!("{cell}"));
        let said = diagnostic::render(&reading.problems, &reading.sources, false);
        assert!(!said.contains("without quotes"), "{said}");
        assert!(!problem.message.contains("quotes"), "{said}");
        let Some(help) = problem
            .help
            .as_deref()
            .filter(|help| help.contains("write"))
        else {
            continue;
        };
        // What stands between backticks, else what follows the word.
        let ticked = help.split('`').skip(1).step_by(2);
        let after = help.rsplit("write ").next().unwrap_or_default();
        let plain = after.split([' ', ',', ';']).next().unwrap_or_default();
        let advice: Vec<&str> = if help.contains('`') {
            ticked.collect()
        } else {
            vec![plain]
        };
        for advice in advice
            .into_iter()
            .filter(|advice| !advice.contains(['{', '…']))
        {
            let mut told = sheet(&with(advice)).problems;
            told.retain(cutline::scenario::Problem::is_error);
            // A swapped range that was the wrong way round keeps its order.
            let only_order = told.iter().all(|p| p.message.starts_with("the lower end"));
            assert!(told.is_empty() || only_order, "{cell}: {help}: {told:?}");
        }
    }
}

#[test]
fn what_is_no_sheet_is_one_error_that_shows_nothing_of_it() {
    let secret = "root:*:20228:0:99999:7:::\ndaemon:*:20228\n";
    for text in [
        secret,
        "Report 2024\n\nx,cost,quality\na,1,2\n",
        "root,daemon,bin\n1,2,3\n",
        "\"root\n",
        "",
    ] {
        let reading = sheet(text);
        assert_eq!(reading.problems.len(), 1, "{:?}", reading.problems);
        let told = told(&reading);
        assert!(told.contains("--> folder/case.toml:2:10"), "{told}");
        assert!(!told.contains("root") && !told.contains("Report"), "{told}");
    }
    let column = "merit = { samples = { file = \"s.csv\", column = \"a\" } }";
    let text = SAMPLES
        .replace("draws.csv", "s.csv")
        .replace("aligned = true", "aligned = false");
    for line in [
        column,
        "merit = { samples = { file = \"s.csv\", column = \"rot\" } }",
    ] {
        let text = text.replace(column, line);
        let files: &[(&str, &[u8])] = &[("s.csv", secret.as_bytes())];
        let told = told(&document(&text, files).read(&[]));
        assert!(!told.contains("root"), "{told}");
    }
}

#[test]
fn what_many_rows_have_in_common_is_told_once() {
    let mut text = String::from("team,cost,quality,notes,remarks\n");
    for i in 0..300 {
        text += &format!("t{i},-,,x,\n");
    }
    text += "t1,1,2,,\nt2,1,2,,\n,1,2,,\n,1,2,,\nu,1,2,3,4,5\nv,\"1\"2,3,,\nw,\"1\"2,3,,\n";
    insta::assert_snapshot!("often", told(&sheet(&text)));
    let rows = "team,cost,quality\na,1,2\n".to_owned() + &"a,1,2\nb,1,2\n".repeat(100);
    insta::assert_snapshot!("marks", told(&sheet(&rows)));
}

#[test]
fn a_sheet_of_any_size_is_told_what_is_wrong() {
    let headings = |count: usize| {
        let headings: Vec<String> = (0..count).map(|i| format!(",c{i}")).collect();
        headings.concat()
    };
    let rows = |count: usize| {
        let rows: Vec<String> = (0..count).map(|i| format!("t{i},1,2\n")).collect();
        rows.concat()
    };
    let told = |text: &str| {
        let problems = sheet(text).problems;
        assert_eq!(
            problems.len(),
            1,
            "{:?}",
            &problems[..problems.len().min(5)]
        );
        problems[0].message.clone()
    };
    assert_eq!(
        told(&format!("team,cost,quality\n{}", rows(100_000))),
        "the sheet has 100000 rows, too many teams: each pair is counted, and a gigabyte is enough for 1000"
    );
    assert_eq!(
        told(&format!(
            "team,cost,quality\nb,1,2\n{}",
            "a,1,2\n".repeat(100_000)
        )),
        "team `a` has two rows"
    );
    let wide = headings(20_000);
    assert_eq!(
        told(&format!("team,cost,quality{wide}\na,1,2\n")),
        "`s.csv` is no sheet of scores: line 1 has more than 16384 cells"
    );
    let wide = headings(16_000);
    let reading = sheet(&format!("team,cost,quality{wide}\na,1,2\nb,1,2\n"));
    assert_eq!((reading.problems.len(), reading.notes.len()), (0, 1));
    assert!(
        reading.notes[0].contains("15988 more"),
        "{:?}",
        reading.notes
    );
}

#[test]
fn a_team_of_the_file_has_a_row() {
    let scenario = "places = 1\nscores = \"s.csv\"\n[criteria]\nmerit = { scale = [0, 9] }\n\
                    [teams.\"Delta Works\"]\nname = \"Delta\"\n";
    let files: &[(&str, &[u8])] = &[("s.csv", b"team,merit\nDelta works,1\nb,2\n")];
    insta::assert_snapshot!("row", told(&document(scenario, files).read(&[])));
}

/// People head their columns with names, whatever the criteria are called.
#[test]
fn headings_are_ids_or_labels_in_any_case() {
    let scenario = "places = 1\nscores = \"s.csv\"\n[criteria]\n\
                    tech = { label = \"AI technology\" }\nplan = { label = \"tech\" }\n";
    let read = |sheet: &str| document(scenario, &[("s.csv", sheet.as_bytes())]).read(&[]);
    for heading in [
        "tech,plan",
        "Tech,PLAN",
        "ai  Technology , plan",
        "AI technology,Plan",
    ] {
        let reading = read(&format!("Proposal,{heading}\na,80,70\nb,60,50\n"));
        assert_eq!(reading.problems, [], "{heading}");
        let team = &reading.scenario.unwrap().teams[0];
        assert_eq!(team.scores[0].mean(), 80.0, "{heading}");
    }
    // Two columns of one criterion are told, however they are called.
    let told = told(&read("team,tech,AI technology,plan\na,1,2,3\nb,1,2,3\n"));
    assert!(told.contains("criterion `tech` has two columns"), "{told}");
}

#[test]
fn a_heading_that_is_not_in_the_first_line_is_found() {
    for (text, part) in [
        (
            "Marks of 2025\n\nteam,cost,quality\na,4,80\n",
            "the headings of 2 criteria stand in row 3",
        ),
        (
            "Marks;;\nteam;cost;quality\na;4;80\n",
            "the headings of 2 criteria stand in row 2",
        ),
        (
            "a,4,80\nb,3,70\n",
            "line 1 has marks, and no line above it says of what",
        ),
    ] {
        let reading = sheet(text);
        assert_eq!(reading.problems.len(), 1, "{:?}", reading.problems);
        let message = &reading.problems[0].message;
        assert!(message.contains(part), "{message}");
    }
}

#[test]
fn draws_with_decimal_commas_are_not_read_as_whole_numbers() {
    let text = SAMPLES.replace("draws.csv", "s.csv");
    for (draws, message) in [
        (
            "a,b\n1,5,2,5\n",
            "line 2 of `s.csv` has more cells than its heading",
        ),
        (
            "a,b\n1,2\n\"3\"4,5\n",
            "the quote in line 3, column 1, of `s.csv` begins a cell that \
                                    goes on after the quote that ends it",
        ),
        ("a,b,a\n1,2,3\n", "`s.csv` has two columns `a`"),
        (
            "a,b\n1,\"2\n",
            "the quote in line 2, column 3, of `s.csv` begins a cell that no quote \
                           ends",
        ),
    ] {
        let problems = document(&text, &[("s.csv", draws.as_bytes())])
            .read(&[])
            .problems;
        assert_eq!(problems[0].message, message);
    }
}

/// A score of a sheet is a score of the file, not one that the command line sets.
#[test]
fn a_group_of_known_numbers_in_a_sheet_is_warned_of() {
    let scenario = "places = 1\nscores = \"s.csv\"\n[criteria]\nmerit = {}\nworth = {}\n\
                    [correlation.groups.g]\ncorrelation = 0.5\n\
                    quantities = [\"teams.a.scores.merit\", \"teams.b.scores.merit\"]\n";
    let files: &[(&str, &[u8])] = &[("s.csv", b"team,merit,worth\na,51,52\nb,51 \xc2\xb1 1,53\n")];
    let reading = document(scenario, files).read(&[]);
    let messages: Vec<&str> = reading
        .problems
        .iter()
        .map(|p| p.message.as_str())
        .collect();
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(messages[0].contains("is a known number"), "{messages:?}");
}

/// Blank cells are told by criterion, as `if_missing` takes them, or as the fault that they are.
#[test]
fn weights_of_missing_cells_are_shared_out() {
    let scenario = "places = 1\n[scores]\nfile = \"s.csv\"\nif_missing = \"available\"\n[criteria]\n\
                    x = {}\ny = { applies_to = [\"b\", \"c\"] }\nlate = { penalty = 5, scale = [0, 1] }\n";
    let read = |sheet: &str| document(scenario, &[("s.csv", sheet.as_bytes())]).read(&[]);
    let reading = read("team,x,y,late\na,70,,0\nb,80,90,1\nc,75,,0\n");
    assert_eq!(reading.problems, []);
    assert_eq!(
        reading.notes,
        ["`y`: 2 teams without a score, `a`, `c`, where its weight goes to the other criteria"]
    );
    let teams = reading.scenario.expect("a scenario").teams;
    let unscored: Vec<&[usize]> = teams.iter().map(|team| &*team.unscored).collect();
    assert_eq!(unscored, [&[1][..], &[], &[1]]);
    insta::assert_snapshot!(
        "available",
        told(&read("team,x,y,late\na,70,1,0\nb,80,90,\nc,,,0\n"))
    );
}
