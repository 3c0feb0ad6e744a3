//! Sheets as they lie on disk: what `[scores]` says of them, workbooks, hostile ones too.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::common::{archive_of, document, open_document, told, workbook};
use cutline::model::Quantity;
use cutline::scenario::{Files, Grid, Reading, Scenario, Setting, Sketch, Unread, sketch};

/// A sheet with a title, a second heading, other columns and rows that do not count.
const LONG: &[u8] = "Marks of 2024;;;;;\n\nNo.;Institution;Tech\u{a0} Mark;Price;year;note\n\
    (rank);;(of 100);(euro);;\n1;Alpha;1.084,5;25 %;2024;x, y\n2;Beta;80;8/10;2024;\n\
    3;Gamma;n. a.;1,5;2024;\n1;Alpha;3;3;2023;\n;Source: ours;;;;\n"
    .as_bytes();

const SCORES: &str = "places = 1\n[scores]\nfile = \"s.csv\"\nheading = [3, 4]\n\
    team = \"institution\"\ncolumns = { price = \"PRICE (euro)\" }\nwhere = [\"year == 2024\"]\n\
    decimal = \",\"\nthousands = \".\"\nmissing = [\"n. a.\"]\n[criteria]\n\
    tech = { label = \"tech mark (OF 100)\", scale = [0, 2000] }\nprice = { scale = [9, 1] }\n";

fn read(text: &str, file: &[u8], set: &[&str]) -> Reading {
    let set: Vec<Setting> = set.iter().map(|set| Setting::set(*set)).collect();
    let file: (&str, &[u8]) = ("s.csv", file);
    document(text, &[file]).read(&set)
}

/// The ids of the teams with the means of their scores.
fn means(reading: Reading) -> Vec<(String, Vec<f64>)> {
    let said: Vec<&String> = reading.problems.iter().map(|p| &p.message).collect();
    let scenario = reading.scenario.unwrap_or_else(|| panic!("{said:?}"));
    means_of(&scenario)
}

fn means_of(scenario: &Scenario) -> Vec<(String, Vec<f64>)> {
    let scores = |scores: &[Quantity]| scores.iter().map(Quantity::mean).collect();
    let teams = scenario.teams.iter();
    teams
        .map(|team| (team.name.clone(), scores(&team.scores)))
        .collect()
}

fn team(name: &str, scores: &[f64]) -> (String, Vec<f64>) {
    (name.to_owned(), scores.to_vec())
}

#[test]
fn a_table_says_where_the_scores_are_and_how_they_are_written() {
    let filled = read(SCORES, LONG, &["scores.if_missing=mean"]);
    assert_eq!(
        filled.notes,
        [
            "s.csv: 2 columns are passed over: `No. (rank)`, `note`",
            "s.csv: `where` keeps 3 of 5 rows",
            "`tech`: the mean of the others, 582.25, stands for 1 missing score, of `Gamma`",
        ]
    );
    let (alpha, beta) = (team("Alpha", &[1084.5, 3.0]), team("Beta", &[80.0, 7.4]));
    assert_eq!(
        means(filled),
        [alpha.clone(), beta.clone(), team("Gamma", &[582.25, 1.5])]
    );
    // The other values, after what arguments say of scores.
    let set = ["teams.Beta.scores.tech=100"];
    for (how, value) in [("unknown", 1000.0), ("worst", 0.0), ("median", 592.25)] {
        let how = format!("scores.if_missing={how}");
        let reading = read(SCORES, LONG, &[&how, set[0]]);
        assert_eq!(means(reading)[2].1[0], value);
    }
    let given = read(
        SCORES,
        LONG,
        &["teams.Gamma.scores.tech=7", "scores.if_missing=worst"],
    );
    assert_eq!(given.notes.len(), 2);
    assert_eq!(means(given)[2], team("Gamma", &[7.0, 1.5]));
    // Other rows of the sheet, and the teams that they have.
    let before = read(
        SCORES,
        LONG,
        &["scores.where=[\"year != 2024\", \"year > 0\"]"],
    );
    let said = told(&before);
    assert!(said.contains("`Alpha` is the only team"), "{said}");
    insta::assert_snapshot!("refused", told(&read(SCORES, LONG, &[])));
}

/// Which sheet is read is a key like any other, and the tree is that of a file with the scores.
#[test]
fn keys_of_the_sheet_are_set_and_varied() {
    let inline = "places = 1\n[criteria]\ntech = { label = \"tech mark (OF 100)\", scale = [0, 2000] }\n\
        price = { scale = [9, 1] }\n[teams.Alpha.scores]\ntech = 1084.5\nprice = \"25 %\"\n\
        [teams.Beta.scores]\ntech = 80\nprice = \"8/10\"\n";
    let two = "scores.where=[\"year == 2024\", \"Institution != 'Gamma'\"]";
    let sheet = read(SCORES, LONG, &[two]).scenario.map(|sheet| Scenario {
        settings: Vec::new(),
        ..sheet
    });
    assert_eq!(sheet, read(inline, b"", &[]).scenario);
    let document = document(SCORES, &[("s.csv", LONG)]);
    let vary = |argument: &str| {
        let mean = [Setting::set("scores.if_missing=mean")];
        Grid::new(&document, &mean, &[argument.to_owned()])
    };
    let grid = vary("scores.if_missing=worst,mean").unwrap();
    let tech = |at: usize| means_of(&grid.points[at])[2].1[0];
    assert_eq!((tech(0), tech(1)), (0.0, 582.25));
    let other = vary("scores.where=[\"year == 2024\"],[\"year > 0\", \"tech mark (of 100) > 79\"]");
    insta::assert_snapshot!("other", told(&other.unwrap_err()));
}

#[test]
fn what_is_wrong_with_a_table_is_told_at_its_key() {
    let mut all = String::new();
    for (key, to) in [
        ("team = \"institution\"", "team = \"instituton\""),
        (
            "where = [\"year == 2024\"]",
            "where = [\"yeer == 2024\", \"year = 2024\", \"note == x\", \"year\"]",
        ),
        ("where = [\"year == 2024\"]", "where = [\"year == 1999\"]"),
        ("PRICE (euro)", "price"),
        ("columns = { price", "columns = { prise"),
        ("heading = [3, 4]", "heading = 2"),
        ("heading = [3, 4]", "heading = [3, 90]"),
        ("heading = [3, 4]", "heading = 0"),
        ("heading = [3, 4]\n", ""),
        ("thousands = \".\"", "thousands = \",\""),
        ("decimal = \",\"", "encoding = \"latin\""),
        ("decimal = \",\"", "sheet = \"a\""),
        ("missing", "if_missing = \"available\"\nmisssing"),
        ("missing", "if_missing = \"availabel\"\nmissing"),
        ("file = \"s.csv\"\n", ""),
    ] {
        let text = SCORES.replace(key, to);
        assert_ne!(text, SCORES, "{key}");
        all += &format!("--- {to}\n{}", told(&read(&text, LONG, &[])));
    }
    for scores in ["scores = 3\n", "scores = \"\"\n"] {
        let text = format!("places = 1\n{scores}[criteria]\nx = {{}}\n");
        all += &format!("--- {scores}{}", told(&read(&text, LONG, &[])));
    }
    insta::assert_snapshot!("keys", all);
}

#[test]
fn columns_are_found_by_id_and_label_and_others_are_named_in_one_note() {
    let scenario = "places = 1\nscores = \"s.csv\"\n[criteria]\nx2025 = { scale = [0, 9] }\n\
                    c = { label = \"Market  Appeal\", scale = [0, 9] }\n";
    let near = read(
        scenario,
        b"team,x2024, X2025 ,market appeal,,notes\nA,1,2,3,4,n\nB,3,4,5,,\n",
        &[],
    );
    assert_eq!(
        near.notes,
        ["s.csv: 3 columns are passed over: `x2024`, `notes`, 1 without a heading"]
    );
    assert_eq!(
        means(near),
        [team("A", &[2.0, 3.0]), team("B", &[4.0, 5.0])]
    );
    // Scores of the file come before those of the sheet, and a column is not needed for them.
    let own = "[teams.A]\nname = \"Ay\"\nscores = { c = 9, x2025 = 8 }\n[teams.B.scores]\nc = 7\n";
    let sheet = read(&format!("{scenario}{own}"), b"team,X2025\nA,2\nB,4\n", &[]);
    assert_eq!(
        sheet.notes,
        ["s.csv: 1 score of the sheet gives way to those under [teams]"]
    );
    assert_eq!(
        means(sheet),
        [team("Ay", &[8.0, 9.0]), team("B", &[4.0, 7.0])]
    );
    // One score of several cells; a list has as many marks as there are.
    let several = "places = 1\n[scores]\nfile = \"s.csv\"\ndecimal = \",\"\nmissing = [\"-\"]\n\
                   if_missing = \"worst\"\n[scores.columns]\nx = \"{Score} {95 % CI} (95 %)\"\n\
                   y = \"[{r 1}, {r 2}, {r 3}]\"\n[defaults]\nscale = \"observed\"\n\
                   [criteria]\nx = {}\ny = {}\n";
    let ci =
        "team;score;95 % ci;R 1;R 2;R 3;note\nA;7,5;+2/-2;5;6;8\nB;8,5;+1/-2,5;;7;-;x\nC;9;;-;3;\n";
    let composed = read(several, ci.as_bytes(), &[]);
    assert_eq!(
        composed.notes,
        [
            "s.csv: 1 column is passed over: `note`",
            "`x`: the worst on the scale, 7.5, stands for 1 missing score, of `C`",
            "`y`: 3 scores by the mean of several marks and its standard error; 2 single marks have \
             the sd of all, 1.5275",
        ]
    );
    let teams = composed.scenario.unwrap().teams;
    let (z, half) = (1.959_963_984_540_054, |half: f64| {
        half / 1.959_963_984_540_054
    });
    let [a, b, c] = [0, 1, 2].map(|team: usize| &teams[team].scores);
    let (a_x, b_x) = (&a[0], &b[0]);
    assert!((a_x.sd() - 2.0 / z).abs() < 1e-14 && a_x.mean() == 7.5);
    let Quantity::Split { mode, below, above } = *b_x else {
        panic!("{b_x:?}");
    };
    assert!(mode == 8.5 && (below - half(2.5)).abs() + (above - half(1.0)).abs() < 1e-14);
    assert!((b_x.cdf(9.5) - b_x.cdf(6.0) - 0.95).abs() < 1e-14);
    assert_eq!(c[0], Quantity::Sure(7.5));
    assert_eq!(
        [a[1].mean(), b[1].mean(), c[1].mean()],
        [19.0 / 3.0, 7.0, 3.0]
    );
    let mut all = String::new();
    for said in ["{Score ± 3", "{Scor} ± {sd}"] {
        let text = several.replace("{Score} {95 % CI} (95 %)", said);
        all += &told(&read(&text, ci.as_bytes(), &[]));
    }
    for sheet in [
        "team,x2025,appeal\nA,2,3\nB,4,5\n",
        "team,x2025,c,Market Appeal\nA,2,3,4\nB,4,5,6\n",
        "team,x2025,elsewhere\nA,2,3\nB,4,5\n",
        "judge,team,criterion,mark\nJ1,A,x2025,8\nJ2,A,c,7\nJ1,B,x2025,9\n",
        "team,x2025,c\nA,2,3\nB,4,5\nA,2,3\nC,4,5\nA,2,3\n",
        "team,x2025,c\nA,1,-\nB,NR,-\nC,k,l\nD,m,n\nE,o,p\n",
    ] {
        all += &format!(
            "--- {sheet}{}",
            told(&read(scenario, sheet.as_bytes(), &[]))
        );
    }
    insta::assert_snapshot!("columns", all);
}

#[test]
fn encodings_are_named_or_guessed_at_for_a_message() {
    let korean = "places = 1\nscores = \"s.csv\"\n[criteria]\ntech = { label = \"기술\" }\n";
    let cp949 = b"\xbe\xf7\xc3\xbc,\xb1\xe2\xbc\xfa\n\xb0\xa1\xb3\xaa,80\n\xb6\xf3\xb8\xb6,75\n";
    let said = told(&read(korean, cp949, &[]));
    assert!(
        said.contains("write encoding = \"cp949\" under [scores]"),
        "{said}"
    );
    let want = [team("가나", &[80.0]), team("라마", &[75.0])];
    assert_eq!(means(read(korean, cp949, &["scores.encoding=cp949"])), want);
    let text = "\u{feff}업체,기술\n가나,80\n라마,75\n";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(means(read(korean, &utf16, &[])), want);
}

/// The second sheet, with a title, a merged heading, a formula and a row that is not shown.
const ROWS: &str = "<row r='1'><c r='A1' t='inlineStr'><is><t>Report</t></is></c></row>\
    <row r='3'><c r='B3' t='inlineStr'><is><t>Own</t></is></c></row>\
    <row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>1</v></c><c t='str'><v>Day</v></c></row>\
    <row r='6' hidden='1'><c r='A6' t='s'><v>2</v></c><c r='B6'><v>0.30000000000000004</v></c>\
    <c r='C6' s='1'><v>0.25</v></c><c r='D6' s='2'><v>45352</v></c></row>\
    <row r='7'><c r='A7' t='str'><f>x</f><v>B&#x65;ta</v></c><c r='B7'><f>B6</f><v>1e1</v></c>\
    <c r='C7'><f>1/0</f></c><c r='D7' t='e'><v>#N/A</v></c></row>";
const MERGED: &str = "<mergeCells><mergeCell ref='B3:C3'/></mergeCells>";
const BOOK: &str = "places = 1\n[scores]\nfile = \"s.csv\"\nheading = [3, 4]\n[criteria]\n\
                    q = { label = \"own quality\", scale = [0, 100] }\n";

#[test]
fn a_workbook_is_read_by_the_names_of_its_sheets() {
    let split = MERGED.replace("B3:C3", "C3:D3");
    let book = workbook(ROWS, &split);
    let reading = read(BOOK, &book, &[]);
    assert_eq!(
        reading.notes,
        [
            "s.csv: 2 columns are passed over: `Quality`, `Day`",
            "s.csv: its first sheet is read, `Marks & more`; `sheet` names another, such as `Other`",
            "s.csv: the values of 2 formulas are those stored in the file",
            "s.csv: a row is read that is not shown in the workbook: `where` or `skip` leaves rows \
             out",
        ]
    );
    // Fifteen digits, as they are shown there.
    assert_eq!(
        means(reading),
        [team("Alpha | Inc", &[0.3]), team("Beta", &[10.0])]
    );
    let named = read(BOOK, &book, &["scores.sheet=Marks & more"]);
    assert_eq!(named.notes.len(), 3);
    let mut all = told(&read(BOOK, &book, &["scores.sheet=Mark & more"]));
    all += &told(&read(BOOK, &book, &["scores.encoding=cp949"]));
    // A merged heading stands above all its columns; a place is a cell.
    all += &told(&read(BOOK, &workbook(ROWS, MERGED), &[]));
    let day =
        "[criteria]\nq = { label = \"own quality\" }\nr = { label = \"Quality\" }\nday = {}\n";
    let text = BOOK.replace(
        "[criteria]\nq = { label = \"own quality\", scale = [0, 100] }\n",
        day,
    );
    all += &told(&read(&text, &book, &[]));
    insta::assert_snapshot!("book", all);
}

#[test]
fn an_open_document_is_read_without_its_comments() {
    let cell = |kind: &str, value: &str, shown: &str| {
        format!(
            "<table:table-cell office:value-type='{kind}' {value}><text:p>{shown}</text:p></table:table-cell>"
        )
    };
    let rows = [
        format!(
            "{}<table:table-cell table:number-columns-repeated='2' office:value-type='string'>\
             <office:annotation><text:p>a comment</text:p></office:annotation>\
             <text:p>x<text:s/>1</text:p></table:table-cell>{}",
            cell("string", "", "team"),
            cell("string", "", "y")
        ),
        format!(
            "{}<table:table-cell/>{}{}",
            cell("string", "", "A"),
            cell("float", "office:value='1.5'", "1,50"),
            cell("percentage", "office:value='0.5'", "50 %")
        ),
    ];
    let tables = format!(
        "<table:table table:name='S'><table:table-row>{}</table:table-row>\
         <table:table-row table:number-rows-repeated='1000000'/><table:table-row>{}</table:table-row>\
         <table:table-row>{}</table:table-row></table:table><table:table table:name='T'/>",
        rows[0].replace("table:number-columns-repeated='2'", ""),
        rows[1].replace("<table:table-cell/>", ""),
        rows[1]
            .replace("<table:table-cell/>", "")
            .replace(">A<", ">B<")
    );
    let text = "places = 1\nscores = \"s.csv\"\n[criteria]\nx = { label = \"x 1\", scale = [1, 5] }\n\
                y = { scale = [1, 5] }\n";
    let reading = read(text, &open_document(&tables), &[]);
    let first = "s.csv: its first sheet is read, `S`; `sheet` names another, such as `T`";
    assert_eq!(reading.notes, [first]);
    assert_eq!(
        means(reading),
        [team("A", &[1.5, 3.0]), team("B", &[1.5, 3.0])]
    );
}

/// What an archive or a sheet claims of its size is not believed.
#[test]
fn hostile_workbooks_are_refused_in_time() {
    let cell = "<c r='XFD1048576'><v>1</v></c>";
    let far = "<c r='XFE1'><v>1</v></c>";
    let wide = "<table:table-cell table:number-columns-repeated='16384' office:value-type='float' \
                office:value='1'/>";
    let row = |cells: &str| {
        format!(
            "<table:table table:name='S'><table:table-row table:number-rows-repeated='1048576'>\
             {cells}</table:table-row></table:table>"
        )
    };
    let long = "x".repeat(5_000);
    let texts = format!(
        "<table:table-cell table:number-columns-repeated='16384'><text:p>{long}</text:p></table:table-cell>"
    );
    let entities = "&a;".repeat(100_000) + &"&".repeat(1_000_000);
    let mut damaged = workbook(ROWS, MERGED);
    damaged.truncate(damaged.len() - 30);
    for (what, bytes, why) in [
        ("bomb", bomb(), "holds more than 64 MiB"),
        (
            "one far cell",
            workbook(&format!("<row>{cell}</row>"), ""),
            "line 1048576 has marks",
        ),
        (
            "beyond",
            workbook(&format!("<row>{far}</row>"), ""),
            "beyond 1048576 rows and 16384 columns",
        ),
        (
            "wide",
            open_document(&row(&wide.repeat(2))),
            "beyond 16384 columns",
        ),
        (
            "repeated",
            open_document(&row(wide)),
            "more than 2000000 cells",
        ),
        ("long", open_document(&row(&texts)), "16 MiB of text"),
        (
            "entities",
            workbook(&format!("<row><c t='str'><v>{entities}</v></c></row>"), ""),
            "is not parted",
        ),
        ("unfinished", workbook("<row><c r='A1", ""), "is damaged"),
        ("cut", damaged, "or not whole"),
        (
            "no book",
            archive_of(&[("a.txt", b"x".to_vec(), 0, 1)]),
            "but no workbook",
        ),
    ] {
        let start = Instant::now();
        let said = told(&read(
            BOOK.replace("heading = [3, 4]\n", "").as_str(),
            &bytes,
            &[],
        ));
        assert!(
            said.contains(why) && said.contains("1 error in"),
            "{what}: {said}"
        );
        // Unpacked are 64 MiB at most; ten seconds are for the slowest machine.
        assert!(start.elapsed() < Duration::from_secs(10), "{what}");
    }
}

/// 65 MiB of zeros in half a megabyte, whose directory claims one byte.
fn bomb() -> Vec<u8> {
    // A block of fixed codes: a literal 0, then its repetition 258 times, over and over.
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u64, 0);
    let mut put = |code: u64, size: u32, is_code: bool| {
        // Codes begin with their highest bit, other numbers with their lowest.
        let code = if is_code {
            code.reverse_bits() >> (64 - size)
        } else {
            code
        };
        bits |= code << count;
        count += size;
        while count >= 8 {
            bytes.push(bits as u8);
            bits >>= 8;
            count -= 8;
        }
    };
    put(0b011, 3, false);
    put(0b0011_0000, 8, true);
    for _ in 0..65 * 1024 * 1024 / 258 {
        put(0b1100_0101, 8, true);
        put(0, 5, true);
    }
    put(0, 7, true);
    put(0, 8, false);
    archive_of(&[("content.xml", bytes, 8, 1)])
}

/// A workbook of two sheets, of which the first holds nothing but a title.
fn cover() -> Vec<u8> {
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let text = |text: &str| {
        format!(
            "<table:table-cell office:value-type='string'><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let share = |value: f64| {
        format!("<table:table-cell office:value-type='percentage' office:value='{value}'/>")
    };
    let rows = [
        row(&text("Marks")),
        row(&(text("team") + &text("share"))),
        row(&(text("a") + &share(0.25))),
        row(&(text("b") + &share(0.5))),
    ];
    open_document(&format!(
        "<table:table table:name='Cover'>{}</table:table><table:table table:name='Marks'>{}</table:table>",
        rows[0],
        rows.concat()
    ))
}

/// The only file, whatever its name.
#[derive(Debug)]
struct Only(Vec<u8>);

impl Files for Only {
    fn read(&self, _: &str) -> Result<Vec<u8>, Unread> {
        Ok(self.0.clone())
    }
}

/// Rows that begin like headings, with laws, lists of marks and parts of a scale.
const HALF: &str = "team,tech,plan\nAlpha,84 ± 6,70\nBeta,75..90,unknown\n\
                    Gamma,\"[7, 8, 6]\",80\nDelta,80 to 90,25%\n";

#[test]
fn a_sheet_makes_a_scenario_that_runs() {
    let korean =
        b"\xbe\xf7\xc3\xbc;\xb1\xe2\xbc\xfa;2 Preis\n\xb0\xa1;80,5;1\n\xb3\xaa;75,5;\n".to_vec();
    let medals = "Rank,Team/NOC,Gold,Silver,Rank by Total,Flag\n1,\"China, P. R.\",38,32,2,x\n\
        2,USA,39,-,1,y\n3,ROC,20,28,3,z\n,Sum,97,60,6,\n2,USA,39,-,1,y\n,,,,,\n";
    let title = "Report\n\nteam,x,y\na,1,2\nb,2,9\n";
    let mut all = String::new();
    for (bytes, team) in [
        (korean, None),
        (medals.into(), None),
        (medals.into(), Some("team/noc")),
        (title.into(), None),
        (b"id\t0\t1\na\t5\t6\nb\t7\t\n".to_vec(), None),
        (cover(), None),
        (
            b"judge,team,mark\nj,a,1\nj,b,2\nk,a,3\nk,b,4\n".to_vec(),
            None,
        ),
        // Quantities of every form, and what a team has beside its scores.
        (HALF.as_bytes().to_vec(), None),
        (
            b"team,x,y\nA,84 \xc2\xb1 6,\"[7, 8, 6]\"\nB,unknown,7\nC,80,8\n".to_vec(),
            None,
        ),
        (
            b"Proposal,Plan,Bonus,sd,note\nA,84,2,5,x\nB,80,0,4,y\n".to_vec(),
            None,
        ),
        // Commas between thousands, of which a decimal mark would make small numbers, and not.
        (
            b"team,cost,y\nA,\"1,200\",10\nB,900,60\nC,\"2,150\",90\n".to_vec(),
            None,
        ),
        (
            b"team,cost,y\nA,\"1,200\",\"1,5\"\nB,900,60\nC,\"2,150\",90\n".to_vec(),
            None,
        ),
        (
            b"team;cost;y\nA;1,200;10\nB;0,900;60\nC;2,150;90\n".to_vec(),
            None,
        ),
        // Signs for missing scores, which head nothing.
        (
            "team,x,y\nA,1.5 ± 0.5,-\nB,2,5\nC,n/a,6\nD,4 ± 1,7\n".into(),
            None,
        ),
        (
            "team,score,plan\nAlpha,84 ± 6,77\nBeta,DNF,75\nGamma,78 ± 3,NR\n".into(),
            None,
        ),
        // Parts beside numbers that are above 100.
        (
            b"team,cost,y\nA,1200,10\nB,900,60\nC,25%,90\n".to_vec(),
            None,
        ),
        (b"team,words\na,b\n".to_vec(), None),
        (medals.into(), Some("teem")),
    ] {
        match sketch(Arc::new(Only(bytes.clone())), "s.csv", team, None) {
            Ok(Sketch { text, left_out }) => {
                let reading = read(&text, &bytes, &[]);
                assert_eq!(reading.problems, [], "{text}");
                all += &text;
                all += &format!("({})\n", left_out.join(", "));
            }
            Err(Unread { why, help }) => all += &format!("{why}\n  help: {help}\n"),
        }
        all += "---\n";
    }
    insta::assert_snapshot!("sketches", all);
}
