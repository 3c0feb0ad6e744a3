use proptest::prelude::*;

use super::*;

/// All rows, the heading first.
fn rows(text: &str) -> Vec<Row<'_>> {
    let sheet = Sheet::read(text).unwrap();
    std::iter::once(sheet.heading).chain(sheet.rows).collect()
}

/// The texts of all rows.
fn texts(text: &str) -> Vec<Vec<String>> {
    let texts = |row: &Row| row.cells.iter().map(|cell| cell.text.to_string()).collect();
    rows(text).iter().map(texts).collect()
}

#[test]
fn cells_know_their_bytes() {
    let text = "team,goals\r\n\r\n naver , \"84 ± 6\" \r\n\"a,\"\"b\"\"\",\r\nlast,7";
    let rows = rows(text);
    let cells: Vec<(&str, &str)> = (rows.iter())
        .flat_map(|row| &row.cells)
        .map(|cell| (cell.text.as_ref(), &text[cell.span.clone()]))
        .collect();
    assert_eq!(
        cells,
        [
            ("team", "team"),
            ("goals", "goals"),
            ("naver", "naver"),
            ("84 ± 6", "\"84 ± 6\""),
            ("a,\"b\"", "\"a,\"\"b\"\"\""),
            ("", ""),
            ("last", "last"),
            ("7", "7")
        ]
    );
    let lines: Vec<usize> = rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [1, 3, 4, 5]);
}

#[test]
fn quotes_inside_a_cell_are_text_and_around_it_they_are_closed() {
    let first = |text: &str| {
        let cell = Sheet::read(text).unwrap().heading.cells.remove(0);
        (cell.text.into_owned(), cell.span, cell.fault)
    };
    let read = |text: &str| (text.to_owned(), 0..text.len(), None);
    for text in [
        "24\" monitor",
        "8\"4",
        "84\"",
        "x\"\"y",
        "6\" pipe \"long\"",
    ] {
        assert_eq!(first(&format!("{text},1")), read(text));
    }
    // The quote that begins the cell is where the fault is told.
    let after = |close| Some(Fault::After(close));
    assert_eq!(first("\"8\"4,5"), ("8".into(), 0..4, after(2)));
    assert_eq!(first(" \"8\" \"4\",5"), ("8".into(), 1..8, after(3)));
    assert_eq!(first("\"\"\"8\"\"4\"x,5").2, after(7));
    assert_eq!(first("\"4"), ("4".into(), 0..2, Some(Fault::Open)));
    assert_eq!(first("\""), (String::new(), 0..1, Some(Fault::Open)));
    assert_eq!(first("\"a\"\",5\n1,2").2, Some(Fault::Open));
    // What follows a cell with a fault is read on.
    let rows = rows("a,b\nx,\"8\"4,5\n\"y\",6\n");
    assert_eq!(rows[1].cells[1].fault, after(8));
    assert_eq!(rows[1].cells[2].text, "5");
    assert_eq!(rows[2].line, 3);
}

#[test]
fn lines_end_as_on_any_system_and_are_counted() {
    for ends in [
        ["\n"; 4],
        ["\r\n"; 4],
        ["\r"; 4],
        ["\n", "\r", "\r\n", "\r"],
    ] {
        let [a, b, c, d] = ends;
        let text = format!("team,x{a}{b}\"a{c}b\",1{d},{a}c,\"2\"");
        let text = decode(text.into_bytes()).unwrap();
        let rows = rows(&text);
        let lines: Vec<usize> = rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [1, 3, 6], "{text:?}");
        assert_eq!(rows[1].cells.len(), 2);
        assert_eq!(rows[2].cells[0].text, "c");
    }
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let at = |bytes: &[u8]| decode(bytes.to_vec()).unwrap_err().at;
    assert_eq!(at(b"a,b\n1,\0"), Some(6));
    assert_eq!(at(b"a,\xff"), Some(2));
    assert_eq!(at(b"PK\x03\x04"), None);
    assert_eq!(decode(b"\xef\xbb\xbfa\r".to_vec()).unwrap(), "a\n");
}

#[test]
fn the_delimiter_is_the_one_that_parts_the_rows_alike() {
    let cases = [
        ("a;b,c\n1;2", ';'),
        ("a\tb,c\n1\t2", '\t'),
        ("a|b|c\n1|2|3", '|'),
        // Decimal commas, and commas within one heading.
        ("team;x;y\na;80,5;7,5\nb;70,5;6,5", ';'),
        ("team;score (of all, in points, total)\na;1\nb;2", ';'),
        ("team;score, in points\na;80,5\nb;70,5", ';'),
        (
            "team;x (of all, in points);y\n\"Hong Kong, China\";3;0.3\nb;5;0.5",
            ';',
        ),
        // A title above the heading.
        ("Report; all teams\n\nteam,x,y\na,1,2\nb,2,3", ','),
        // Cells left out at the end of rows, and none but a heading.
        ("team,x,notes\na,1\nb,2", ','),
        ("team,x,y", ','),
        // A quoted heading over two lines, and delimiters within quotes.
        ("\"team\n(id)\",\"cost\",\"quality\"\nalpha,4,85", ','),
        ("team,\"x;y;z\"\n\"a;b;c\",1", ','),
        ("team,x\na,\"{ uniform = { min = 1, max = 2 } }\"", ','),
    ];
    for (text, delimiter) in cases {
        let found = char::from(Sheet::read(text).unwrap().delimiter);
        assert_eq!(found, delimiter, "{text}");
    }
    // One column has no delimiter, whatever stands in it.
    for text in ["price, in euro\n80\n70", "price\n80\n70"] {
        assert!(rows(text).iter().all(|row| row.cells.len() == 1), "{text}");
    }
}

#[test]
fn the_hint_of_a_spreadsheet_program_is_obeyed() {
    for hint in ["sep=;\n", "sep=;\r\n", "SEP=;\n", "\"sep=;\"\n"] {
        let text = format!("{hint}team;x\na;1,5\n");
        assert_eq!(texts(&text), [["team", "x"], ["a", "1,5"]]);
        assert_eq!(rows(&text)[0].line, 2);
    }
    assert_eq!(texts("sep=:\nteam:x\n"), [["team", "x"]]);
    for text in ["sep=\nx", "sep=\"\nx", "sep=a\nx", "sep=;", "separate,b"] {
        assert!(Sheet::read(text).is_none_or(|sheet| sheet.delimiter != b'a'));
    }
    assert!(Sheet::read("\n \n,,\n").is_none());
}

#[test]
fn a_row_is_cut_where_no_table_goes_on() {
    let wide = Sheet::read(&"1,".repeat(MOST_COLUMNS))
        .unwrap()
        .heading
        .cells
        .len();
    assert_eq!(wide, MOST_COLUMNS + 1);
    let text = ",".repeat(3 * MOST_COLUMNS) + "\nx,1\n";
    let rows = rows(&text);
    assert!(rows[0].is_cut());
    assert_eq!(rows.len(), 1);
}

/// A table as a plain writer writes it: cells are quoted where they must be, or anyway.
fn written(
    table: &[Vec<(String, bool)>],
    delimiter: char,
    end: &str,
) -> (String, Vec<Vec<Range<usize>>>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    for row in table {
        let mut in_row = Vec::new();
        for (i, (cell, quoted)) in row.iter().enumerate() {
            if i > 0 {
                text.push(delimiter);
            }
            let start = text.len();
            let special = cell.starts_with('"') || cell.contains([delimiter, '\n', '\r']);
            if *quoted || special {
                text += &format!("\"{}\"", cell.replace('"', "\"\""));
            } else {
                text += cell;
            }
            in_row.push(start..text.len());
        }
        text += end;
        spans.push(in_row);
    }
    (text, spans)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    /// What a plain writer wrote is read back, and each cell has the bytes it was written to.
    #[test]
    fn what_is_written_is_read(
        rows in prop::collection::vec(
            prop::collection::vec(("[a-c1\",;|\t ±네\n]{0,6}", any::<bool>()), 2..5), 1..6),
        delimiter in prop::sample::select(vec![',', ';', '\t', '|']),
        end in prop::sample::select(vec!["\n", "\r\n"]),
    ) {
        // Blanks at the ends of a cell are not part of it, and a row of them is passed over.
        let table: Vec<Vec<(String, bool)>> = (rows.iter())
            .map(|row| row.iter().map(|(cell, quoted)| (cell.trim().to_owned(), *quoted)))
            .map(Iterator::collect)
            .collect();
        let (body, spans) = written(&table, delimiter, end);
        let lead = format!("sep={delimiter}{end}");
        let text = lead.clone() + &body;
        let is_full = |row: &[(String, bool)]| row.iter().any(|(cell, _)| !cell.is_empty());
        let kept = table.iter().zip(&spans).filter(|(row, _)| is_full(row));
        let mut read = Sheet::read(&text).into_iter()
            .flat_map(|sheet| std::iter::once(sheet.heading).chain(sheet.rows));
        for (row, spans) in kept {
            let found = read.next().expect("a row");
            let first = lead.len() + spans[0].start;
            prop_assert_eq!(found.line, text[..first].matches('\n').count() + 1);
            prop_assert_eq!(found.cells.len(), row.len());
            for ((cell, (want, _)), span) in found.cells.iter().zip(row).zip(spans) {
                prop_assert_eq!(cell.text.as_ref(), want);
                prop_assert_eq!(cell.fault, None);
                let span = lead.len() + span.start..lead.len() + span.end;
                prop_assert_eq!(&cell.span, &span);
            }
        }
        prop_assert_eq!(read.next(), None);
    }

    /// Whatever the text: every cell has bytes of it, in order, and no two share one.
    #[test]
    fn cells_of_any_text_stand_in_it(text in "[a\",;|\t \r\n±]{0,60}") {
        let mut at = 0;
        for row in Sheet::read(&text).into_iter()
            .flat_map(|sheet| std::iter::once(sheet.heading).chain(sheet.rows)) {
            for cell in row.cells {
                prop_assert!(cell.span.start >= at);
                prop_assert!(text.get(cell.span.clone()).is_some());
                at = cell.span.end;
            }
        }
    }
}
