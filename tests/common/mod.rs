//! What several tests of the reader need.
#![allow(dead_code, reason = "each test uses its own part")]

use std::collections::HashMap;
use std::sync::Arc;

use cutline::report::diagnostic;
use cutline::scenario::{Document, Files, Reading, Source, Unread, decode, read};

/// The base scenario.
pub(crate) fn base() -> Source {
    let bytes = std::fs::read("scenarios/base.toml").expect("the base scenario");
    decode("scenarios/base.toml", &bytes).expect("UTF-8")
}

/// The problems of a reading as people see them.
pub(crate) fn rendered(reading: &Reading) -> String {
    diagnostic::render(&reading.problems, &reading.sources, false)
}

/// What is said when the base scenario is read with these arguments, which must fail.
pub(crate) fn errors(arguments: &[&str]) -> String {
    let arguments: Vec<String> = arguments.iter().map(|&a| a.into()).collect();
    let reading = read(&base(), &arguments);
    assert!(
        reading.scenario.is_none(),
        "{arguments:?} should be refused"
    );
    rendered(&reading)
}

/// A small valid scenario with one score and one weight left to the test.
pub(crate) fn tiny(score: &str, weight: &str) -> Source {
    let text = format!(
        "places = 1\n[criteria]\nmerit = {{ weight = {weight} }}\nother = {{}}\n\
         lower = {{ scale = [9, 1], penalty = 3 }}\n[teams.x]\nsd = 4\n\
         scores = {{ merit = {score}, other = 50, lower = 5 }}\n[teams.y]\n\
         scores = {{ merit = 60, other = 50, lower = \"unknown\" }}\n"
    );
    let name = "folder/tiny.toml".to_owned();
    Source { name, text }
}

/// Files that are not on a disk.
#[derive(Debug, Default)]
struct Shelf(HashMap<&'static str, Vec<u8>>);

impl Files for Shelf {
    fn read(&self, name: &str) -> Result<Vec<u8>, Unread> {
        Ok(self.0.get(name).ok_or("there is no such file")?.clone())
    }
}

/// A scenario with files beside it.
pub(crate) fn document(text: &str, files: &[(&'static str, &[u8])]) -> Document {
    let shelf = files.iter().map(|(name, bytes)| (*name, bytes.to_vec()));
    let source = Source {
        name: "folder/case.toml".into(),
        text: text.into(),
    };
    Document::beside(&source, Arc::new(Shelf(shelf.collect())))
}

/// What is said of a scenario that cannot be run.
pub(crate) fn told(reading: &Reading) -> String {
    assert!(reading.scenario.is_none());
    diagnostic::render(&reading.problems, &reading.sources, false)
}

/// Three teams with columns of draws, two of them aligned.
pub(crate) const SAMPLES: &str = "places = 1\n[criteria]\nmerit = {}\n[teams.a.scores]\n\
    merit = { samples = { file = \"draws.csv\", column = \"a\", aligned = true } }\n\
    [teams.b.scores]\nmerit = { samples = { column = \"b\", file = \"draws.csv\", aligned = true } }\n\
    [teams.c.scores]\nmerit = { samples = { file = \"draws.csv\", column = \"a\" } }\n";

/// A zip archive of these parts, as they are.
pub(crate) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let stored: Vec<_> = parts
        .iter()
        .map(|(name, bytes)| (*name, bytes.to_vec(), 0, bytes.len()))
        .collect();
    archive_of(&stored)
}

/// A zip archive of parts with their names, bytes, methods, and the sizes they claim to have.
pub(crate) fn archive_of(parts: &[(&str, Vec<u8>, u16, usize)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    let small = |number: usize| (number as u16).to_le_bytes();
    let large = |number: usize| (number as u32).to_le_bytes();
    for (name, bytes, method, size) in parts {
        let mut header = vec![20, 0, 0, 0];
        header.extend(method.to_le_bytes());
        header.extend([0; 8]);
        header.extend(large(bytes.len()));
        header.extend(large(*size));
        header.extend(small(name.len()));
        header.extend([0, 0]);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&header);
        directory.extend([0; 10]);
        directory.extend(large(out.len()));
        directory.extend(name.as_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&header);
        out.extend(name.as_bytes());
        out.extend(bytes);
    }
    let start = out.len();
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(small(parts.len()));
    out.extend(small(parts.len()));
    out.extend(large(directory.len()));
    out.extend(large(start));
    out.extend([0, 0]);
    out
}

const BOOK: &str = "<workbook xmlns:r='r'><sheets><sheet name='Cover' r:id='r1' state='hidden'/>\
    <sheet name='Marks &amp; more' r:id='r2'/><sheet name='Other' r:id='r1'/></sheets></workbook>";
const RELATIONS: &str = "<Relationships><Relationship Id='r1' Type='t/worksheet' Target='no.xml'/>\
    <Relationship Id='r2' Type='t/worksheet' Target='/xl/worksheets/sheet2.xml'/>\
    <Relationship Id='r3' Type='t/sharedStrings' Target='sharedStrings.xml'/>\
    <Relationship Id='r4' Type='t/styles' Target='styles.xml'/></Relationships>";
const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='d. mmm yyyy'/></numFmts>\
    <cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>\
    <cellXfs><xf numFmtId='0'/><xf numFmtId='10'/><xf numFmtId='170'/></cellXfs></styleSheet>";
const STRINGS: &str = "<sst uniqueCount='99999999999999'><si><t>Team</t></si>\
    <si><r><t>Qua</t></r><r><t>lity</t></r><rPh><t>no</t></rPh></si><si><t xml:space='preserve'> \
    Alpha\n| Inc </t></si></sst>";

/// A workbook whose second sheet has these rows and what follows them; its texts are `Team`,
/// `Quality` and `Alpha | Inc`, its styles none, a percentage and a date.
pub(crate) fn workbook(rows: &str, after: &str) -> Vec<u8> {
    let sheet = format!(
        "<worksheet><dimension ref='A1:XFD1048576'/><sheetData>{rows}</sheetData>{after}</worksheet>"
    );
    let relations = "<Relationships><Relationship Id='a' Type='t/officeDocument' \
                     Target='xl/workbook.xml'/></Relationships>";
    archive(&[
        ("_rels/.rels", relations.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/sharedStrings.xml", STRINGS.as_bytes()),
        ("xl/styles.xml", STYLES.as_bytes()),
        ("xl/worksheets/sheet2.xml", sheet.as_bytes()),
    ])
}

/// An ODS file with these tables.
pub(crate) fn open_document(tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet>{tables}\
         </office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[("content.xml", content.as_bytes())])
}
