//! Ids of teams in a question.

use super::reader::{Read, Reader, in_quotes, in_small_letters, offset};
use super::tokens::{Token, WORDS};
use crate::model::nearest::suggestion;
use crate::scenario::number::shown;

impl<'a> Reader<'a> {
    /// The team whose id comes next. One that is not there is put down; a number of its own stands for
    /// it.
    pub(super) fn id(&mut self) -> Read<usize> {
        let token = self.next().unwrap_or(Token::Sign(""));
        let written = token.whole();
        if let Token::Word(word) = token {
            if let Some(longer) = self.longer(word) {
                let message = format!("the id `{}` is no plain word", shown(longer));
                return Err(self
                    .problem(longer, message)
                    .label("it needs quotes")
                    .help(in_quotes(longer)));
            }
            if WORDS.contains(&word) {
                return Err(self.astray(token));
            }
        }
        self.at += 1;
        let id = match token {
            Token::Quoted(_) => &written[1..written.len() - 1],
            _ => written,
        };
        if let Some(team) = self.teams.by_id.get(id) {
            return Ok(*team);
        }
        let problem = self.problem(written, format!("there is no team `{}`", shown(id)));
        let small = id.to_lowercase();
        if matches!(token, Token::Word(_)) && WORDS.contains(&&*small) {
            return Err(problem.label(in_small_letters(&small)));
        }
        let ids = self.teams.entries.iter().map(|entry| entry.key.as_str());
        let (label, help) = match self.named(id) {
            Some(id) => (format!("did you mean `{id}`?"), None),
            None => suggestion(id, "teams", ids),
        };
        let mut problem = problem.label(label);
        problem.help = help;
        self.unknown.push(problem);
        Ok(self.teams.entries.len() + self.unknown.len())
    }

    /// The id that begins with a word here and goes on behind it.
    fn longer(&self, word: &'a str) -> Option<&'a str> {
        let from = offset(&self.text.text, word);
        let rest = self.text.text.get(from..)?;
        let goes_on = |id: &&str| {
            let after = rest.strip_prefix(*id).and_then(|rest| rest.chars().next());
            id.len() > word.len()
                && rest.starts_with(*id)
                && after.is_none_or(|c| !(c.is_alphanumeric() || c == '_'))
        };
        let ids = self.teams.entries.iter().map(|entry| entry.key.as_str());
        let longest = ids.filter(goes_on).max_by_key(|id| id.len())?;
        rest.get(..longest.len())
    }

    /// The id of the team with this name.
    fn named(&self, name: &str) -> Option<&'a str> {
        let wanted = name.to_lowercase();
        let mut entries = self.teams.entries.iter();
        let named = entries.find(|entry| {
            let table = entry.node.table();
            let written = table.and_then(|table| table.get("name")?.node.text());
            written.is_some_and(|written| written.to_lowercase() == wanted)
        });
        named.map(|entry| entry.key.as_str())
    }
}
