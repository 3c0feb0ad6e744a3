//! The selection at other values of each key that can be moved: one slider a key, every position
//! computed beforehand, so that the page looks up and computes nothing.

use serde::Serialize;

use super::{Contents, Part, Pen, in_view};
use crate::analysis::finding::{Race, Standing};
use crate::analysis::{Method, Outcome, Sweep, SweepPoint, TeamOutcome};
use crate::document::html::{Html, data, element, list, paragraph, tagged, void};
use crate::document::table::table;
use crate::report::rows::{Cell, Head, Rows, Side};
use crate::report::sweep::held;
use crate::scenario::Setting;
use crate::words::shares::Shares;
use crate::words::{Words, axis_label, ended, plain, say};

/// What the script of the page looks up.
#[derive(Serialize)]
struct Data {
    /// Said for a position, once each.
    sentences: Vec<String>,
    /// What a run of the scenario is typed as, and one at a position, where what is set comes after.
    run: String,
    moving: String,
    /// As written.
    written: Position,
    /// By slider, by position.
    moved: Vec<Vec<Position>>,
}

/// The selection at one value: of each team that is shown, in one order everywhere.
#[derive(Serialize)]
struct Position {
    value: String,
    /// What is set, as one types it.
    set: String,
    /// Shares as people read them.
    shares: Vec<String>,
    /// The same as lengths of bars, out of [`FULL`].
    bars: Vec<u32>,
    /// How each team stands: `l`ikely, `c`ontested or `u`nlikely, in capitals where it is among the
    /// likeliest that there are places for.
    stands: String,
    /// Numbers of sentences: what the selection comes to, and how sure the figures are.
    says: [usize; 2],
}

/// Length of the bar of a team that is always selected.
const FULL: f64 = 1000.0;

pub(super) fn section(contents: &Contents<'_>, _: &mut Pen<'_>) -> Vec<Part> {
    let outcome = contents.outcome;
    if contents.moved.is_empty() {
        return Vec::new();
    }
    let (teams, others) = in_view(outcome);
    let mut told = Told::default();
    let written = as_written(outcome, &teams, &mut told);
    let moved = contents.moved.iter();
    let moved: Vec<Vec<Position>> = moved.map(|sweep| along(sweep, &teams, &mut told)).collect();
    let sliders = contents.moved.iter().zip(&moved).enumerate();
    let sliders: Html = sliders
        .map(|(at, (sweep, positions))| slider(at, sweep, positions))
        .collect();
    let panel = panel(outcome, &teams, &written, &told);
    let paper = on_paper(contents, &moved, &told);
    let data = Data {
        sentences: told.0,
        run: contents.run.clone(),
        moving: contents.moving.clone(),
        written,
        moved,
    };
    let json = serde_json::to_string(&data).unwrap_or_default();
    let live = element(
        "div",
        &[("class", "live what-if")],
        element("div", &[("class", "sliders")], sliders).and(panel),
    );
    let body = element("p", &[("class", "live")], Html::text(&say!("what-if-told")))
        .and(live)
        .and(paper)
        .and(paragraph(&others))
        .and(unmoved(contents))
        .and(self::data("what-if-data", &json));
    Part::only("what-if", say!("what-if"), body)
}

/// Sentences, each once.
#[derive(Default)]
struct Told(Vec<String>);

impl Told {
    fn number(&mut self, sentence: String) -> usize {
        let known = self.0.iter().position(|known| *known == sentence);
        known.unwrap_or_else(|| {
            self.0.push(sentence);
            self.0.len() - 1
        })
    }
}

type Shown<'o> = [(usize, &'o TeamOutcome)];

fn as_written(outcome: &Outcome, teams: &Shown<'_>, told: &mut Told) -> Position {
    let intervals = outcome.teams.iter();
    let intervals = intervals.map(|team| team.selection_probability.interval());
    let point = SweepPoint {
        at: Vec::new(),
        places: outcome.places,
        selection_probability: intervals.collect(),
        question_probability: Vec::new(),
    };
    let shares = Shares::new(outcome.method, outcome.widest(), false);
    let names = outcome.teams.iter().map(|team| &team.name);
    position(&point, &Words::new(names), &shares, teams, told)
}

fn along(sweep: &Sweep, teams: &Shown<'_>, told: &mut Told) -> Vec<Position> {
    let shares = Shares::new(sweep.method, sweep.widest(), false);
    let words = Words::new(sweep.teams.iter().map(|team| &team.name));
    let points = sweep.points.iter();
    let positions = points.map(|point| {
        let mut position = position(point, &words, &shares, teams, told);
        if let (Some(axis), Some(&at)) = (sweep.axes.first(), point.at.first()) {
            position.value.clone_from(&axis.values[at]);
            position.set = Setting::set(format!("{}={}", axis.path, axis.values[at])).command();
        }
        position
    });
    positions.collect()
}

fn position(
    point: &SweepPoint,
    words: &Words<'_>,
    shares: &Shares,
    teams: &Shown<'_>,
    told: &mut Told,
) -> Position {
    let p = |team: usize| point.selection_probability[team];
    let order = point.order().into_iter();
    let ranked: Vec<(usize, f64)> = order.map(|team| (team, p(team).estimate)).collect();
    let finding = ended(&plain(&words.race(&Race::new(&ranked, point.places))));
    let sure = match shares.told() {
        none if none.is_empty() => say!("error-none"),
        sure => sure,
    };
    let likeliest = point.likeliest();
    let stands = teams.iter().map(|(team, _)| {
        let stands = match Standing::of(p(*team).estimate) {
            Standing::Likely => 'l',
            Standing::Contested => 'c',
            Standing::Unlikely => 'u',
        };
        if likeliest.contains(team) {
            stands.to_ascii_uppercase()
        } else {
            stands
        }
    });
    let written = |(team, _): &(usize, &TeamOutcome)| {
        let estimate = shares.estimate(p(*team).estimate);
        match shares.interval(&p(*team), " – ") {
            none if none.is_empty() => estimate,
            interval => format!("{estimate} ({interval})"),
        }
    };
    Position {
        value: String::new(),
        set: String::new(),
        shares: teams.iter().map(written).collect(),
        bars: (teams.iter())
            .map(|(team, _)| (FULL * p(*team).estimate).round() as u32)
            .collect(),
        stands: stands.collect(),
        says: [told.number(finding), told.number(plain(&sure))],
    }
}

/// A slider with what it moves; it stands at what is written, or in the middle where that is no
/// single number.
fn slider(at: usize, sweep: &Sweep, positions: &[Position]) -> Html {
    let Some(axis) = sweep.axes.first() else {
        return Html::default();
    };
    let id = format!("slider-{at}");
    let last = positions.len().saturating_sub(1);
    let start = stands_at(sweep).unwrap_or(last / 2).to_string();
    let (label, last, number) = (axis_label(axis), last.to_string(), at.to_string());
    let range = void(
        "input",
        &[
            ("type", "range"),
            ("id", &id),
            ("data-slider", &number),
            ("data-written", &start),
            ("min", "0"),
            ("max", &last),
            ("step", "1"),
            ("value", &start),
            ("autocomplete", "off"),
        ],
    );
    let ends = [positions.first(), positions.last()];
    let [from, to] = ends.map(|end| end.map_or("", |end| end.value.as_str()));
    let written = say!("what-if-written", value = as_it_is_written(sweep));
    let value = element("output", &[("for", &id)], Html::text(&written));
    let scale = element(
        "span",
        &[("class", "ends"), ("aria-hidden", "true")],
        tagged("span", from).and(tagged("span", to)),
    );
    let held = held(sweep)
        .into_iter()
        .skip(usize::from(axis.base.is_some()));
    let held: String = held.collect::<Vec<_>>().join(" ");
    let held = if held.is_empty() {
        Html::default()
    } else {
        tagged("small", &held)
    };
    let name = element("label", &[("for", &id)], Html::text(&label));
    let head = element("div", &[("class", "slider-head")], name.and(value));
    element(
        "div",
        &[("class", "slider")],
        head.and(range).and(scale).and(held),
    )
}

/// The position nearest to what is written, where that is a number.
fn stands_at(sweep: &Sweep) -> Option<usize> {
    let axis = sweep.axes.first()?;
    let [low, high] = axis.base.as_ref()?.range?;
    let numbers = axis.numbers.as_ref().filter(|_| low == high)?;
    let distance = |number: &f64| (number - low).abs();
    let numbers = numbers.iter().enumerate();
    let nearest = numbers.min_by(|a, b| distance(a.1).total_cmp(&distance(b.1)));
    nearest.map(|(at, _)| at)
}

/// What the scenario says of the key of a sweep.
fn as_it_is_written(sweep: &Sweep) -> String {
    let base = sweep.axes.first().and_then(|axis| axis.base.as_ref());
    base.map_or_else(|| say!("what-if-open"), |base| base.written.clone())
}

/// The teams as bars, what the selection comes to, and the way back.
fn panel(outcome: &Outcome, teams: &Shown<'_>, written: &Position, told: &Told) -> Html {
    let rows = teams.iter().enumerate().map(|(at, (_, team))| {
        let length = written.bars[at].to_string();
        let bar = |class: &str| {
            void(
                "rect",
                &[("class", class), ("width", &length), ("height", "10")],
            )
        };
        let bars = element(
            "svg",
            &[
                ("viewBox", "0 0 1000 10"),
                ("preserveAspectRatio", "none"),
                ("aria-hidden", "true"),
            ],
            bar("ghost").and(bar("now")),
        );
        let stands = written.stands.get(at..=at).unwrap_or_default();
        let name = element("bdi", &[], Html::text(&team.name));
        let row = element("th", &[("scope", "row")], name)
            .and(element("td", &[("class", "bar")], bars))
            .and(element(
                "td",
                &[("class", "share")],
                Html::text(&written.shares[at]),
            ));
        // The line is below the last one in.
        let line = if at + 1 == outcome.places { "cut" } else { "" };
        element("tr", &[("data-stands", stands), ("class", line)], row)
    });
    let caption = tagged("caption", &say!("report-selection"));
    let bars = caption.and(element("tbody", &[], rows.collect()));
    let says = |at: usize| Html::text(&told.0[written.says[at]]);
    let where_ = element(
        "p",
        &[("id", "what-if-where"), ("class", "where")],
        Html::text(&say!("what-if-as-written")),
    );
    let live = [
        ("id", "what-if-finding"),
        ("class", "finding"),
        ("aria-live", "polite"),
    ];
    let inside = where_
        .and(element("p", &live, says(0)))
        .and(element("table", &[("class", "bars")], bars))
        .and(element("p", &[("id", "what-if-sure")], says(1)))
        .and(element(
            "p",
            &[("class", "command")],
            element("code", &[("id", "what-if-command")], Html::default()),
        ))
        .and(element(
            "button",
            &[("type", "button"), ("id", "what-if-back"), ("disabled", "")],
            Html::text(&say!("what-if-back")),
        ));
    element("div", &[("class", "panel")], inside)
}

/// The same for paper, and where no script runs: both ends of each slider.
fn on_paper(contents: &Contents<'_>, moved: &[Vec<Position>], told: &Told) -> Html {
    let heads = [
        say!("what-if-key"),
        say!("what-if-as-written"),
        say!("what-if-lowest"),
        say!("what-if-highest"),
    ];
    let rows = contents.moved.iter().zip(moved).map(|(sweep, positions)| {
        let end = |position: Option<&Position>| {
            let text = position.map(|it| format!("{}: {}", it.value, told.0[it.says[0]]));
            Cell::new(text.unwrap_or_default())
        };
        vec![
            Cell::new(sweep.axes.first().map(axis_label).unwrap_or_default()),
            Cell::new(as_it_is_written(sweep)),
            end(positions.first()),
            end(positions.last()),
        ]
    });
    let rows = Rows {
        heads: heads.map(|head| Head::new(head, Side::Left)).to_vec(),
        cells: rows.collect(),
        ..Rows::default()
    };
    // The largest error of all positions.
    let drawn = contents
        .moved
        .iter()
        .max_by(|a, b| a.widest().total_cmp(&b.widest()));
    let sure = drawn.map_or(String::new(), |sweep| {
        match Shares::new(sweep.method, sweep.widest(), false).told() {
            none if none.is_empty() && sweep.method == Method::Exact => say!("error-none"),
            told => told,
        }
    });
    let inside = table(&rows, &say!("what-if-paper"), 0).and(paragraph(&sure));
    element("div", &[("class", "paper")], inside)
}

/// Keys that cannot be moved, and why.
fn unmoved(contents: &Contents<'_>) -> Html {
    if contents.unmoved.is_empty() {
        return Html::default();
    }
    let items = contents.unmoved.iter();
    let items: Vec<String> = items
        .map(|key| format!("{}: {}", key.path, key.why))
        .collect();
    paragraph(&say!("what-if-unmoved")).and(element("div", &[("lang", "en")], list(&items)))
}
