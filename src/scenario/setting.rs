//! One argument that changes a scenario, and the flag it came with.

use super::composed::composed;
use super::{Place, Recorded, Source};
use crate::model::path::{self, Malformed, Segment};

/// What an argument's source is called.
pub const ARGUMENTS: &str = "command line";

/// An argument of the command line that changes a scenario, or asks something of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The flag that it stands after, such as `--set`: a message shows both.
    pub flag: &'static str,
    /// What was typed after it, in composed form (NFC).
    pub argument: String,
    what: What,
}

/// What the argument of a flag is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    /// `PATH=VALUE`.
    Assignment,
    /// The value of the key that the flag stands for.
    Value(&'static str),
    /// The id of a team that is taken out.
    Team,
    /// A question.
    Question,
}

/// An argument taken apart; all places are bytes of its source, which begins with the flag.
pub(crate) struct Parsed<'a> {
    pub(crate) segments: Vec<Segment>,
    /// What the key is set to, without blanks around it.
    pub(crate) value: &'a str,
    pub(crate) value_at: usize,
    /// Whether it was typed as PATH=VALUE, where signs and nothing have a meaning.
    pub(crate) is_assignment: bool,
}

impl Parsed<'_> {
    /// Where the value stands, in source number `index`.
    pub(crate) fn place(&self, index: usize) -> Place {
        Place::new(index, self.value_at..self.value_at + self.value.len())
    }
}

impl Setting {
    /// An argument of `--set`.
    pub fn set(argument: impl Into<String>) -> Self {
        Self::after("--set", argument)
    }

    /// An argument `PATH=VALUE` of a flag like `--set`.
    pub fn after(flag: &'static str, argument: impl Into<String>) -> Self {
        Self::new(flag, argument.into(), What::Assignment)
    }

    /// The argument of a flag that stands for one key, such as `--draws`.
    pub fn of_key(flag: &'static str, path: &'static str, value: &str) -> Self {
        Self::new(flag, value.to_owned(), What::Value(path))
    }

    /// An argument of `--without`: `teams.ID=` in a word.
    pub fn without(team: impl Into<String>) -> Self {
        Self::new("--without", team.into(), What::Team)
    }

    fn new(flag: &'static str, argument: String, what: What) -> Self {
        Self {
            flag,
            argument: composed(argument),
            what,
        }
    }

    /// A question that is asked beside those of the file.
    pub fn ask(question: impl Into<String>) -> Self {
        Self::new("--ask", question.into(), What::Question)
    }

    /// As one types it, in quotes where a shell needs them.
    pub fn command(&self) -> String {
        Recorded::new(self, None).command()
    }

    /// Whether it is one, which changes nothing.
    pub fn is_question(&self) -> bool {
        self.what == What::Question
    }

    /// In as few words as say it: `places=4`, `without kakao`, `draws=500`.
    pub fn brief(&self) -> String {
        Recorded::new(self, None).brief()
    }

    /// What the argument is shown as: the text as it was typed.
    pub(crate) fn source(&self) -> Source {
        Source {
            name: ARGUMENTS.into(),
            text: format!("{} {}", self.flag, self.argument),
        }
    }

    /// Where the argument begins in its source.
    pub(crate) fn lead(&self) -> usize {
        self.flag.len() + 1
    }

    /// The keys and the value. What was not typed has the place of the flag.
    pub(crate) fn parsed(&self) -> Result<Parsed<'_>, Malformed> {
        let lead = self.lead();
        let typed = self.argument.as_str();
        let implied = |key: &str| Segment {
            key: key.to_owned(),
            span: 0..self.flag.len(),
        };
        let (segments, rest) = match self.what {
            What::Assignment => {
                let moved = |span: std::ops::Range<usize>| span.start + lead..span.end + lead;
                let (mut segments, at) =
                    path::parse(typed).map_err(|(span, why)| (moved(span), why))?;
                for segment in &mut segments {
                    segment.span = moved(segment.span.clone());
                }
                (segments, typed.get(at..).unwrap_or_default())
            }
            What::Value(path) => (path.split('.').map(implied).collect(), typed),
            What::Question => (vec![implied("questions")], typed),
            What::Team => {
                let team = Segment {
                    key: typed.to_owned(),
                    span: lead..lead + typed.len(),
                };
                (vec![implied("teams"), team], "")
            }
        };
        let start = lead + typed.len() - rest.trim_start().len();
        Ok(Parsed {
            segments,
            value: rest.trim(),
            value_at: start,
            is_assignment: matches!(self.what, What::Assignment | What::Team),
        })
    }
}
