//! What the page hands over to be kept: the scenario as a file, pictures, the table.

use serde::Deserialize;

use super::Page;
use super::state::State;
use super::watch::Watch;
use crate::chart::{Charted as _, Look};
use crate::report::{Report, Style, format};
use crate::words::{Language, in_language};

/// What is asked for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Export {
    #[serde(default)]
    state: State,
    /// `toml`, `csv`, `json`, or the name of a chart with `.png` or `.svg`.
    what: String,
}

/// Bytes and what kind they are.
pub(crate) struct Exported {
    pub(crate) kind: &'static str,
    pub(crate) bytes: Vec<u8>,
}

impl Export {
    /// Whether it is small enough to be worked on.
    pub(crate) fn is_bounded(&self) -> bool {
        self.state.is_bounded()
    }
}

impl Page {
    /// What is asked for; none where there is no such thing, or it is overtaken.
    pub(crate) fn export(
        &self,
        export: &Export,
        look: &Look,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<Exported> {
        let settings = self.settings(&export.state);
        let scenario = self.document.read(&settings).scenario?;
        if export.what == "toml" {
            return Some(Exported {
                kind: "text/plain; charset=utf-8",
                bytes: self.document.edited(&settings, &scenario)?.into_bytes(),
            });
        }
        let model = scenario.model().ok()?;
        let watch = Watch::new(stop, 0.0, &|_| ());
        let seen = match self.known(&export.state) {
            Some(known) => known,
            None => (self.computed(&export.state, &scenario, &model, &watch)).ok()??,
        };
        if let Some((name, ending)) = export.what.split_once('.') {
            let language = if look.fonts.have_letters_of(self.language) {
                self.language
            } else {
                Language::default()
            };
            let charts = seen.outcome.charts();
            let chart = charts.into_iter().find(|chart| chart.name == name)?;
            let picture = in_language(language, || chart.draw.map(|draw| draw(look)))?.ok()?;
            return Some(match ending {
                "svg" => Exported {
                    kind: "image/svg+xml",
                    bytes: picture.svg.into_bytes(),
                },
                "png" => Exported {
                    kind: "image/png",
                    bytes: picture.png().ok()?,
                },
                _ => return None,
            });
        }
        let kind = match export.what.as_str() {
            "csv" => "text/csv; charset=utf-8",
            "json" => "application/json",
            _ => return None,
        };
        let mut outcome = seen.complete();
        if export.what == "json" {
            outcome.scenario = self.document.computed(&settings, &scenario);
        }
        let style = Style {
            columns: 80,
            verbose: false,
            table: None,
        };
        let render = format(&export.what)?.render;
        let bytes = in_language(self.language, || render(Report::Outcome(&outcome), &style));
        Some(Exported {
            kind,
            bytes: bytes.ok()?,
        })
    }
}
