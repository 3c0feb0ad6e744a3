//! The languages that results are told in.
//!
//! A language is a file of sentences beside this one and a line in [`LANGUAGES`]. The files are
//! [Fluent](https://projectfluent.org), with one thing more: a tilde is a blank at which no line is
//! broken.

mod grammar;
#[cfg(test)]
mod tests;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use super::figures::TIED;

/// Each language by its code (BCP 47), with its sentences; what the first lacks nobody can say.
const LANGUAGES: [(&str, &str); 2] = [
    ("en", include_str!("en.ftl")),
    ("ko", include_str!("ko.ftl")),
];

/// One of the languages that results are told in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Language(usize);

impl Language {
    /// The codes of all languages, the usual one first.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        LANGUAGES.iter().map(|(code, _)| *code)
    }

    /// The language with this code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::codes().position(|known| known == code).map(Self)
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        LANGUAGES[self.0].0
    }

    /// The letters of its sentences, but for those of English, which are always at hand.
    pub(crate) fn letters(self) -> String {
        let lines = LANGUAGES[self.0].1.lines();
        let letters = lines
            .filter(|line| !line.starts_with('#'))
            .flat_map(str::chars);
        let letters: BTreeSet<char> = letters.filter(|c| !c.is_ascii()).collect();
        letters.into_iter().collect()
    }
}

thread_local! {
    static SPOKEN: Cell<Language> = const { Cell::new(Language(0)) };
}

/// Has what is told meanwhile told in a language; elsewhere it is English. It holds for this thread.
pub fn in_language<T>(language: Language, tell: impl FnOnce() -> T) -> T {
    let before = SPOKEN.replace(language);
    let told = tell();
    SPOKEN.set(before);
    told
}

/// The language that is spoken.
pub(crate) fn spoken() -> Language {
    SPOKEN.get()
}

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<Vec<Bundle>> = LazyLock::new(|| {
    LANGUAGES
        .iter()
        .map(|(code, text)| bundle(code, text))
        .collect()
});

fn bundle(code: &str, text: &str) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(code.parse().into_iter().collect());
    // Marks of direction would be counted as letters, and drawn.
    bundle.set_use_isolating(false);
    let text = text.replace('~', &TIED.to_string());
    // What cannot be read of a file is left out of it; a test sees to it that nothing is.
    let (Ok(sentences) | Err((sentences, _))) = FluentResource::try_new(text);
    let added = bundle.add_resource(sentences);
    debug_assert!(added.is_ok(), "{code}: {added:?}");
    for (name, function) in grammar::FUNCTIONS {
        let added = bundle.add_function(name, function);
        debug_assert!(added.is_ok(), "{code}: {added:?}");
    }
    bundle
}

/// A sentence in the language that is spoken, from the facts it needs; in English where that
/// language has it not.
pub(crate) fn told(id: &str, facts: &FluentArgs<'_>) -> String {
    let told = |bundle: &Bundle| {
        let message = bundle.get_message(id)?;
        let mut errors = Vec::new();
        let told = bundle.format_pattern(message.value()?, Some(facts), &mut errors);
        debug_assert!(errors.is_empty(), "{id}: {errors:?}");
        Some(told.into_owned())
    };
    let told = told(&BUNDLES[SPOKEN.get().0]).or_else(|| told(&BUNDLES[0]));
    debug_assert!(told.is_some(), "no language has {id}");
    told.unwrap_or_else(|| id.to_owned())
}

/// `say!("place-taken", taker = name, at = figure)`: a sentence by its name, with its facts. What
/// only grammar asks for (one or several) has a name that ends in `_n`.
macro_rules! say {
    ($id:expr $(, $fact:ident = $value:expr)* $(,)?) => {{
        #[allow(unused_mut)]
        let mut facts = fluent_bundle::FluentArgs::new();
        $(facts.set(stringify!($fact), $value);)*
        $crate::words::lang::told($id, &facts)
    }};
}
pub(crate) use say;
