//! The text of a scenario that was made of a sheet.

use super::super::super::leaf::is_invisible;
use super::super::super::number::shown;
use super::super::headings::folded;
use super::super::loaded::Loaded;
use super::super::numerals::Numerals;
use super::Sketched;
use crate::model::figure::with_noun;

impl Sketched<'_> {
    /// The scenario: a selection of so many teams, a third where nothing is said.
    pub(super) fn text(
        &self,
        file: &str,
        encoding: Option<&str>,
        loaded: &Loaded,
        places: Option<usize>,
    ) -> String {
        let stem = loaded.source.stem();
        let places = places.unwrap_or((self.teams / 3).max(1));
        let mut out = format!(
            "# {} of {}, one for each row of the sheet.\n# Run it with `simulate FILE`, see how it \
             is read with `simulate check FILE`.\n\ntitle  = {}\nplaces = {places}    # how many are \
             chosen\n\n",
            with_noun(&self.teams.to_string(), "team"),
            line(file),
            quoted(stem)
        );
        out += "[scores]\n";
        let mut say = |key: &str, value: String, why: &str| {
            let comment = if why.is_empty() {
                String::new()
            } else {
                format!("    # {why}")
            };
            out += &format!("{key} = {value}{comment}\n");
        };
        say("file", quoted(file), "");
        if loaded.is_workbook {
            say("sheet", quoted(&loaded.sheet), "");
        }
        if let Some(label) = encoding {
            say("encoding", quoted(label), "its bytes are no UTF-8");
        }
        if !self.is_first {
            let row = self.headings.rows.first().copied().unwrap_or(1);
            say(
                "heading",
                row.to_string(),
                "what stands above is passed over",
            );
        }
        if !self.skip.is_empty() {
            let rows: Vec<String> = self.skip.iter().map(|(row, _)| row.to_string()).collect();
            let mut why: Vec<&str> = self.skip.iter().map(|(_, why)| *why).collect();
            why.sort_unstable();
            why.dedup();
            say("skip", format!("[{}]", rows.join(", ")), &why.join(", or "));
        }
        if self.team != 0 {
            say("team", quoted(&self.headings.cells[self.team].text), "");
        }
        let usual = Numerals::default();
        if self.numerals.decimal != usual.decimal {
            say("decimal", quoted(&self.numerals.decimal.to_string()), "");
        }
        if let Some(mark) = self.numerals.thousands {
            say("thousands", quoted(&mark.to_string()), "");
        }
        if !self.missing.is_empty() {
            let texts: Vec<String> = self.missing.iter().map(|text| quoted(text)).collect();
            say(
                "missing",
                format!("[{}]", texts.join(", ")),
                "no numbers: see whether that is right",
            );
        }
        if self.is_missing {
            let why = "anything on the scale; or \"worst\", \"mean\", \"median\", \"available\"";
            say("if_missing", quoted("unknown"), why);
        }
        out += "\n# Scales run from the smallest to the largest number: write \"observed, falling\" where\n\
                # lower is better, or two ends such as [0, 100]. Weights share 100 points, every split\n\
                # equally likely: weight = 20 pins one, \"10..30\" bounds it.\n[criteria]\n";
        let mut ids: Vec<String> = Vec::new();
        for criterion in &self.criteria {
            let heading = self.headings.cells[criterion.column].text.as_ref();
            let id = id(heading, &ids);
            let label = if folded(heading) == folded(&id) {
                String::new()
            } else {
                format!("label = {}, ", quoted(heading))
            };
            let (low, high) = (criterion.low, criterion.high);
            let (scale, range) = if criterion.of_hundred {
                let why = "parts such as 25% are parts of the scale".to_owned();
                ("[0, 100]", why)
            } else {
                ("\"observed\"", format!("{low} to {high}"))
            };
            let entry = format!("{id} = {{ {label}scale = {scale} }}    # {range}");
            out += &match criterion.doubt {
                Some(why) => format!("# {entry}; left out: {why}\n"),
                None => entry + "\n",
            };
            ids.push(id);
        }
        let others: Vec<String> = self.others().collect();
        if !others.is_empty() {
            out += &format!("\n# Columns left out: {}.\n", others.join(", "));
        }
        out
    }

    /// The columns that are no criteria and why, those first that are written as a comment.
    pub(super) fn left_out(&self) -> Vec<String> {
        let doubtful = self.criteria.iter().filter_map(|criterion| {
            let heading = &self.headings.cells[criterion.column].text;
            Some(format!("{} ({})", line(heading), criterion.doubt?))
        });
        doubtful.chain(self.others()).collect()
    }

    /// The columns that hold no quantities, or something else than marks, and why.
    fn others(&self) -> impl Iterator<Item = String> {
        let others = self.others.iter();
        let others = others.filter(|(column, _)| *column != self.team);
        others.map(|(column, why)| format!("{} ({why})", line(&self.headings.cells[*column].text)))
    }
}

/// A plain id for a heading that no other has.
fn id(heading: &str, taken: &[String]) -> String {
    let mut id = String::new();
    for c in heading.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with('_') {
            id.push('_');
        }
    }
    id.truncate(30);
    let mut id = id.trim_end_matches('_').to_owned();
    let letters = heading.chars().filter(|c| c.is_alphabetic()).count();
    let kept = id.chars().filter(char::is_ascii_alphabetic).count();
    if kept * 2 < letters {
        // Of another script, nothing is left that says what it is.
        id = format!("c{}", taken.len() + 1);
    } else if !id.starts_with(|c: char| c.is_ascii_alphabetic()) {
        id.insert(0, 'c');
    }
    let mut unique = id.clone();
    let mut next = 2;
    while taken.contains(&unique) {
        unique = format!("{id}_{next}");
        next += 1;
    }
    unique
}

/// A text as TOML has it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if is_invisible(c) => out += &format!("\\u{:04X}", u32::from(c)),
            c => out.push(c),
        }
    }
    out + "\""
}

/// A text that fits into a comment.
fn line(text: &str) -> String {
    shown(text).replace(is_invisible, " ")
}
