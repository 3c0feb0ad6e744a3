//! `[questions]` and `--ask`: what may be so of the teams together, such as `"not kt and not kakao"`.

mod grammar;
mod ids;
mod reader;
mod sums;
mod tokens;

use std::collections::HashMap;

use self::tokens::Token;
use super::node::{Entry, Node, Table, Text, Value};
use super::number::shown;
use super::problem::enough;
use super::{Comparison, Event, Measure, Place, Problem, Question, Statement, leaf};

/// What a question looks like, for messages.
pub(crate) const HOW: &str = "a question says who is selected by ids, and compares rank(ID), \
    total(ID) and count(ID, ID, ...), with `and`, `or`, `not` and parentheses between: \
    \"not kt and rank(nc) <= 3\"";

/// Longer questions are not read, in bytes.
const LONGEST: usize = 10_000;
/// So many questions are read.
const MOST: usize = 100;

/// What can be asked about: the teams of the file.
struct Teams<'a> {
    entries: &'a [Entry],
    /// Places among them.
    by_id: HashMap<&'a str, usize>,
}

/// The questions of the file and of `--ask`, in that order; problems are gathered.
pub(crate) fn questions(root: &Table, problems: &mut Vec<Problem>) -> Vec<Question> {
    let entries = root.children("teams");
    let by_id = entries.iter().enumerate().map(|(at, e)| (&*e.key, at));
    let teams = Teams {
        entries,
        by_id: by_id.collect(),
    };
    let mut questions = Vec::new();
    let asked = root.children("questions");
    if let Some(entry) = asked.get(MOST) {
        let message = format!("{} questions are too many", asked.len());
        problems.push(
            Problem::error(&entry.key_place, message)
                .label("one too many")
                .help(format!("at most {MOST} are answered at once")),
        );
        return questions;
    }
    for entry in asked {
        if enough(problems) {
            break;
        }
        // What is no text, or too long a one, has been reported.
        let (Value::Text(text), None) = (&entry.node.value, check(&entry.node, "")) else {
            continue;
        };
        match grammar::read(text, &entry.node.place, &teams) {
            Ok((event, warnings)) => {
                problems.extend(warnings);
                questions.push(Question {
                    name: entry.key.clone(),
                    text: one_line(&text.text),
                    event,
                });
            }
            Err(found) => problems.extend(found),
        }
    }
    questions
}

/// The problem of a value that is no question, for the check of each key alone.
pub(crate) fn check(node: &Node, name: &str) -> Option<Problem> {
    let problem = |message: String| Problem::error(&node.place, message).help(HOW);
    match node.text() {
        None => Some(
            problem(format!("the question `{}` should be a text", shown(name))).label(node.kind()),
        ),
        Some(text) if text.trim().is_empty() => {
            Some(problem(format!("the question `{}` is empty", shown(name))).label("empty"))
        }
        Some(text) if text.len() > LONGEST => {
            let name = shown(name);
            let message = format!("the question `{name}` is longer than {LONGEST} bytes");
            Some(Problem::error(&node.place, message).label("too long"))
        }
        Some(_) => None,
    }
}

/// Puts the question of an `--ask`, which is source number `index`, into the tree; `start` is where
/// the text begins in its source.
pub(crate) fn ask(
    root: &mut Table,
    argument: &str,
    index: usize,
    start: usize,
) -> Result<(), Problem> {
    let text = argument.trim();
    let start = start + argument.len() - argument.trim_start().len();
    let place = Place::new(index, start..start + text.len());
    if text.is_empty() {
        let place = Place::new(index, 0..start);
        return Err(Problem::error(&place, "nothing is asked")
            .label("empty")
            .help(HOW));
    }
    let question = Entry {
        key: one_line(text),
        key_place: place.clone(),
        node: Node {
            place: place.clone(),
            value: Value::Text(Text {
                text: text.to_owned(),
                verbatim: Some(start),
            }),
        },
    };
    if let Some(entry) = root.get_mut("questions") {
        // What stands there and is no table has been reported.
        if let Some(table) = entry.node.table_mut() {
            table.entries.push(question);
        }
        return Ok(());
    }
    root.entries.push(Entry {
        key: "questions".to_owned(),
        key_place: place.clone(),
        node: Node {
            place,
            value: Value::Table(Table {
                entries: vec![question],
            }),
        },
    });
    Ok(())
}

/// Whether a question names a team.
pub(crate) fn names(question: &str, team: &str) -> bool {
    let tokens = tokens::tokens(question).unwrap_or_default();
    tokens.iter().any(|token| match token {
        Token::Quoted(text) => text.get(1..text.len() - 1) == Some(team),
        Token::Word(word) => token.may_be_id() && *word == team,
        _ => false,
    })
}

/// A text of one line, as tables show it.
fn one_line(text: &str) -> String {
    let blank = |c: char| if leaf::is_invisible(c) { ' ' } else { c };
    text.trim().chars().map(blank).collect()
}
