//! Whatever the bytes: no panic, and a scenario exactly when there is no error.

mod corpus;
mod inputs;
mod mutate;

use std::sync::Arc;
use std::thread;

use crate::common::{base, open_document, workbook};
use cutline::report::diagnostic;
use cutline::scenario::{
    Document, Files, Reading, Setting, Source, Undecodable, Unread, decode, read,
};
use proptest::prelude::*;

fn holds(bytes: &[u8], arguments: &[String]) {
    holds_beside(bytes, arguments, &Shelf::default());
}

/// The only file beside a scenario, whatever its name.
#[derive(Debug, Clone, Default)]
struct Shelf(Vec<u8>);

impl Files for Shelf {
    fn read(&self, _: &str) -> Result<Vec<u8>, Unread> {
        Ok(self.0.clone())
    }
}

fn holds_beside(bytes: &[u8], arguments: &[String], shelf: &Shelf) {
    match decode("mutant.toml", bytes) {
        Ok(source) => {
            let settings: Vec<Setting> = arguments.iter().map(Setting::set).collect();
            let document = Document::beside(&source, Arc::new(shelf.clone()));
            holds_reading(&document.read(&settings));
        }
        Err(refused) => holds_refusal(&refused),
    }
}

/// What is no text is told.
fn holds_refusal(refused: &Undecodable) {
    let sources = std::slice::from_ref(&refused.source);
    for coloured in [false, true] {
        let problem = std::slice::from_ref(&refused.problem);
        assert!(!diagnostic::render(problem, sources, coloured).is_empty());
    }
}

/// A scenario exactly when there is no error, and every problem at a place that exists.
fn holds_reading(reading: &Reading) {
    let failed = reading
        .problems
        .iter()
        .any(cutline::scenario::Problem::is_error);
    assert_eq!(reading.scenario.is_none(), failed);
    assert!(
        !reading
            .problems
            .iter()
            .any(|p| p.message.contains("cannot say why"))
    );
    for coloured in [false, true] {
        let told = diagnostic::render(&reading.problems, &reading.sources, coloured);
        assert_eq!(told.is_empty(), reading.problems.is_empty());
    }
    for problem in &reading.problems {
        let text = reading.sources[problem.place.source].text.as_str();
        assert!(
            text.get(problem.place.span.clone()).is_some(),
            "{problem:?}"
        );
    }
}

/// One change of a text: where (a share of its length), how many bytes go, what comes.
fn edit() -> impl Strategy<Value = (f64, usize, Vec<u8>)> {
    let token = prop_oneof![
        Just(String::new()),
        Just("\"".into()),
        Just("[".into()),
        Just("]".into()),
        Just("{".into()),
        Just("}".into()),
        Just("\n".into()),
        Just("\r\n".into()),
        Just("=".into()),
        Just(".".into()),
        Just(",".into()),
        Just("\"\"\"".into()),
        Just("[teams.lg]\n".into()),
        Just("[[teams]]\n".into()),
        Just("[teams]\n".into()),
        Just("a.b.c = 1\n".into()),
        Just("-".into()),
        Just("1e999".into()),
        Just("nan".into()),
        Just("±".into()),
        Just("네".into()),
        Just("\t".into()),
        Just("#".into()),
        Just("weight = 1, ".into()),
        Just("9".repeat(60)),
        Just("x".repeat(6000)),
        "\\PC{0,6}",
        "[0-9.±, to\"\\[\\]{}=_-]{0,8}",
    ]
    .prop_map(String::into_bytes);
    let bytes = prop_oneof![4 => token, 1 => prop::collection::vec(any::<u8>(), 0..4)];
    (0.0..1.0f64, 0usize..40, bytes)
}

/// A sheet of scores and of draws that uses what CSV has.
const SHEET: &str = "team,technology,goals,risk\r\nnaver,84,\"60 to 80\",0.2\r\n\
    \"kt, inc\",\"80 ± 6\",\"{ pert = { min = 60, mode = 75, max = 95 } }\",unknown\r\n\
    24\"\" lg,75..90,70,0\r\n\"sk \"\"x\"\"\",1,2,3\r\n";

const SCENARIO: &str = "places = 1\nscores = \"scores.csv\"\n[criteria]\ntechnology = {}\n\
    goals = {}\nrisk = { penalty = \"0..10\", scale = [0, 1] }\n[teams.naver]\nname = \"Naver\"\n\
    sd = 5\nbonus = { samples = { file = \"draws.csv\", column = \"goals\" } }\n";

/// The same in a workbook.
const ROWS: &str = "<row><c t='s'><v>0</v></c><c t='str'><v>technology</v></c><c t='str'>\
    <v>goals</v></c><c t='str'><v>risk</v></c></row><row r='3'><c t='str'><v>naver</v></c>\
    <c r='B3' s='1'><f>x</f><v>0.5</v></c><c s='2'><v>45000.5</v></c><c><v>0.2</v></c></row>";
const TABLES: &str = "<table:table table:name='a'><table:table-row><table:table-cell>\
    <text:p>team</text:p></table:table-cell><table:table-cell table:number-columns-repeated='3'>\
    <text:p>goals</text:p></table:table-cell></table:table-row><table:table-row \
    table:number-rows-repeated='2'><table:table-cell office:value-type='float' office:value='1'/>\
    <table:table-cell><text:p>naver</text:p></table:table-cell></table:table-row></table:table>";

/// One change of a sheet: quotes and delimiters more than anything else.
fn cut() -> impl Strategy<Value = (f64, usize, Vec<u8>)> {
    let token = prop_oneof![
        4 => prop::sample::select(vec!["\"", "\"\"", ",\"", "\",", "\"\n", "\"x", "x\""]),
        4 => prop::sample::select(vec![",", ";", "\t", "|", "\n", "\r", "\r\n", " ", ""]),
        1 => prop::sample::select(vec!["sep=;\n", "\u{feff}", "\0", "±", "네", "−5", ".5", "nan"]),
        1 => Just("technology"),
    ]
    .prop_map(|token| token.as_bytes().to_vec());
    let bytes = prop_oneof![6 => token, 1 => prop::collection::vec(any::<u8>(), 0..4)];
    (0.0..1.0f64, 0usize..12, bytes)
}

fn mutant(edits: &[(f64, usize, Vec<u8>)]) -> Vec<u8> {
    // Without its comments the file is small, and most changes hit something.
    let text = base().text;
    let lines = text.lines().filter(|l| !l.starts_with('#'));
    changed(lines.collect::<Vec<_>>().join("\n"), edits)
}

fn changed(text: impl AsRef<[u8]>, edits: &[(f64, usize, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = text.as_ref().to_vec();
    for (at, gone, come) in edits {
        let start = (at * bytes.len() as f64) as usize;
        let end = (start + gone % 12).min(bytes.len());
        bytes.splice(start..end, come.iter().copied());
    }
    bytes
}

/// Enough to notice a new fault; `PROPTEST_CASES=1000000` searches for hours.
fn config() -> ProptestConfig {
    let mut config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = 400;
    }
    config
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn mutants_of_the_base_scenario(edits in prop::collection::vec(edit(), 1..6)) {
        holds(&mutant(&edits), &[]);
    }

    #[test]
    fn mutants_of_a_sheet(cuts in prop::collection::vec(cut(), 1..5)) {
        holds_beside(SCENARIO.as_bytes(), &[], &Shelf(changed(SHEET, &cuts)));
    }

    #[test]
    fn mutants_of_a_workbook(cuts in prop::collection::vec(cut(), 1..6), is_open in any::<bool>()) {
        let book = if is_open {
            open_document(TABLES)
        } else {
            workbook(ROWS, "<mergeCells><mergeCell ref='B1:C1'/></mergeCells>")
        };
        holds_beside(SCENARIO.as_bytes(), &[], &Shelf(changed(&book, &cuts)));
    }

    #[test]
    fn any_sheet(text in "(team|technology|goals|risk|[a-c1\",;|\t \r\n±]){0,60}") {
        let shelf = Shelf(text.into_bytes());
        holds_beside(SCENARIO.as_bytes(), &["teams.naver.sd=3".into()], &shelf);
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        holds(&bytes, &[]);
    }

    #[test]
    fn any_text(text in "(\\PC|[\\[\\]{}=.\"'\n\t\r#,]|[a-c]){0,120}") {
        holds(text.as_bytes(), &[]);
    }

    #[test]
    fn any_argument(
        path in prop_oneof![
            "(criteria|teams|blocks|weights|places|observed|simulation)(\\.(technology|lg|goals|plan|scores|weight|penalty|normal|selected|total|네)){0,4}",
            "\\PC{0,20}",
        ],
        value in "(\\PC{0,12}|[0-9.±, to\"\\[\\]{}=_-]{0,12})",
    ) {
        holds(base().text.as_bytes(), &[format!("{path}={value}"), path]);
    }
}

/// On a stack as large as a program's own: the libraries are not optimised for tests, and their
/// frames are large then.
#[test]
fn deep_and_long_files() {
    let own = thread::Builder::new().stack_size(8 << 20);
    own.spawn(read_deep_and_long_files).unwrap().join().unwrap();
}

fn read_deep_and_long_files() {
    let dotted = ["a"; 16].join(".");
    let mut nested = format!("{dotted} = ");
    for _ in 0..78 {
        nested.extend(["{ ", &dotted, " = "]);
    }
    nested += "1";
    nested += &" }".repeat(78);
    holds(nested.as_bytes(), &[]);
    holds(format!("[{dotted}]\n{nested}\n[x\n").as_bytes(), &[]);
    holds("[".repeat(100_000).as_bytes(), &[]);
    holds("a.".repeat(100_000).as_bytes(), &[]);
    holds("\"=\".".repeat(100_000).as_bytes(), &[]);
    holds(format!("x = \"{}\"", "y".repeat(1_000_000)).as_bytes(), &[]);
    holds("k\n".repeat(2_000).as_bytes(), &[]);
    let source = Source {
        name: String::new(),
        text: (0..2_000)
            .map(|i| format!("k{i} = 1"))
            .collect::<Vec<_>>()
            .join("\n"),
    };
    // The first fifty, and how many more.
    assert_eq!(read(&source, &[]).problems.len(), 51);
}

/// Junk of the largest size that is read, and beyond: a few problems, and how many more.
#[test]
fn junk_is_told_in_a_few_problems() {
    let head = "places = 1\n[criteria]\nq = {}\n";
    let teams = "[teams.a.scores]\nq = 1\n[teams.b.scores]\nq = 2\n";
    let many =
        |count: usize, each: &dyn Fn(usize) -> String| -> String { (0..count).map(each).collect() };
    for text in [
        many(100_000, &|i| format!("k{i} = 1\n")),
        many(100_000, &|i| format!("[t{i}]\n")),
        "a = 1\n".repeat(100_000),
        format!("x = {{ {} }}\n", vec!["a = 1"; 100_000].join(", ")),
        head.to_owned() + &many(50_000, &|i| format!("[teams.t{i}.scores]\nq = 1\n")),
        format!("{head}{teams}{}", many(100_000, &|i| format!("s{i} = 1\n"))),
        format!(
            "places = 1\n[criteria]\n{}{teams}",
            many(100_000, &|i| format!("c{i} = {{}}\n"))
        ),
        format!(
            "{head}{teams}[observed]\nselected = [{}]\n",
            many(100_000, &|i| format!("\"x{i}\", "))
        ),
        format!(
            "{head}{teams}[weights]\nwhere = [{}]\n",
            "\"q >= 1\", ".repeat(100_000)
        ),
        format!(
            "{head}{teams}[weights]\nwhere = [\"{}\"]\n",
            vec!["q"; 200_000].join(" >= ")
        ),
        "k = .5\n".repeat(100_000),
    ] {
        assert!(text.len() < 2 << 20);
        let source = Source {
            name: String::new(),
            text,
        };
        let reading = read(&source, &[]);
        assert!(reading.scenario.is_none());
        assert!((1..=51).contains(&reading.problems.len()));
    }
    let source = Source {
        name: String::new(),
        text: "# \n".repeat(1 << 20),
    };
    let problems = read(&source, &[]).problems;
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.contains("larger than 2 MiB"));
}
