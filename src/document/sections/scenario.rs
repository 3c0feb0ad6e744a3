//! The scenario itself, as it was written and as it was computed.

use super::{Contents, Part, Pen};
use crate::document::html::{Html, element, folded, list, paragraph, tagged};
use crate::words::say;

pub(super) fn section(contents: &Contents<'_>, _: &mut Pen<'_>) -> Vec<Part> {
    let source = |text: &str| {
        let code = element("code", &[], Html::lines(text));
        element("pre", &[("tabindex", "0")], code)
    };
    let [name, text] = contents.written;
    let mut body = folded(
        &[("class", "source")],
        &say!("report-written", file = name),
        source(text),
    );
    if let Some(computed) = &contents.computed {
        let inside = paragraph(&say!("report-computed-told")).and(source(computed));
        body = body.and(folded(
            &[("class", "computed")],
            &say!("report-computed"),
            inside,
        ));
    }
    if !contents.notes.is_empty() {
        // What a reader of files has to say it says in English.
        let notes = element("div", &[("lang", "en")], list(contents.notes));
        body = body.and(tagged("h3", &say!("report-notes"))).and(notes);
    }
    Part::only("scenario", say!("report-scenario"), body)
}
