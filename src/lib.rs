//! Who makes the cut, how often, and why.
//!
//! A panel scores candidates on weighted criteria and takes the best *k*. Scores and weights are
//! uncertain; this library runs that selection many times and says how often each team is in.
//!
//! Modules use one another one way: `model → { scenario, engine } → analysis → words →
//! { report, chart } → document → page → cli`.
//!
//! ```
//! use cutline::{analysis, engine, scenario};
//!
//! let text = r#"
//! places = 1
//! [criteria]
//! quality = {}
//! [teams]
//! alpha = { scores = { quality = "80 ± 5" } }
//! beta  = { scores = { quality = "75 ± 5" } }
//! "#;
//! let source = scenario::Source { name: "tiny.toml".into(), text: text.into() };
//! let scenario = scenario::read(&source, &[]).scenario.expect("no problems");
//! let model = scenario.model().expect("ordinary numbers");
//! let tally = engine::simulate(&model, 100_000, 1, &engine::Unwatched);
//! let outcome = analysis::outcome(&scenario, &model, &analysis::Figures::from(&tally));
//! // Φ(5 / √50) = 0.760
//! assert!((outcome.teams[0].selection_probability.estimate - 0.760).abs() < 0.01);
//!
//! // Or by the method that suits the scenario, which here is integration.
//! let figures = analysis::run(&scenario, &model, &engine::Unwatched)?.expect("not interrupted");
//! let outcome = analysis::outcome(&scenario, &model, &figures);
//! assert!((outcome.teams[0].selection_probability.estimate - 0.760_249_938_9).abs() < 1e-10);
//! # Ok::<(), engine::integral::Reason>(())
//! ```

#![forbid(unsafe_code)]
#![cfg_attr(
    not(feature = "explore"),
    allow(
        dead_code,
        unused_imports,
        reason = "the program uses more than the library offers"
    )
)]

pub mod analysis;
#[cfg(feature = "charts")]
pub mod chart;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "charts")]
pub mod document;
pub mod engine;
pub mod model;
#[cfg(feature = "explore")]
mod page;
pub mod report;
pub mod scenario;
pub mod words;
