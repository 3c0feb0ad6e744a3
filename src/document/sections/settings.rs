//! What was changed in the scenario as it was written; nothing where nothing was.

use super::{Contents, Part, Pen};
use crate::document::html::{Html, element, tagged};
use crate::words::say;

pub(super) fn section(contents: &Contents<'_>, _: &mut Pen<'_>) -> Vec<Part> {
    let settings = &contents.outcome.settings;
    if settings.is_empty() {
        return Vec::new();
    }
    let items: Html = (settings.iter())
        .map(|setting| {
            let command = tagged("code", &setting.command());
            let effect = setting.effect.as_ref();
            let effect = effect.map(|[from, to]| Html::text(&format!(" ({from} → {to})")));
            element("li", &[], command.and(effect.unwrap_or_default()))
        })
        .collect();
    let body = element("ul", &[], items);
    Part::only("settings", say!("report-settings"), body)
}
