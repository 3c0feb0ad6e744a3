//! What changes for each team from one scenario to another, as pairs of dots.

use crate::analysis::finding::Change;
use crate::analysis::{Comparison, Interval, Method, TeamChange, shown};
use crate::words::{Words, changed, likeliest, say, side_names};

use super::canvas::Align;
use super::color::{Color, HIGHLIGHT, INK, MUTED, ORANGE};
use super::error::ChartError;
use super::foot::{foot, panels};
use super::look::Look;
use super::names::Names;
use super::number::{capital, counted, percent, points, printed_change, signed};
use super::page::{Head, MARGIN, Page, ROOM, SMALL, SUBTITLE, TITLE, WIDTH};
use super::percent_axis::percent_axis;
use super::picture::Picture;
use super::rows::{MOST, Rows};
use super::swatch::Swatch;
use super::typeface::{LABEL, Ruler};
use super::wrap::ellipsis;

/// Teams whose fate is the same in both.
const STILL: Color = Color(120, 120, 120);
const A_RADIUS: f64 = 6.5;
/// Smaller, so that both are seen where they coincide.
const B_RADIUS: f64 = 3.75;

/// Selection probabilities in A (hollow) and B (filled), a row per team.
///
/// # Errors
/// [`ChartError::Drawing`] where the SVG cannot be written.
pub fn comparison(comparison: &Comparison, look: &Look) -> Result<Picture, ChartError> {
    let [a, b] = &comparison.sides;
    let title = if a.title == b.title {
        a.title.clone()
    } else if comparison.labels() == [&a.title, &b.title] {
        // The key says it.
        String::new()
    } else {
        format!("A: {} · B: {}", a.title, b.title)
    };
    let teams: Vec<(&str, &str)> = (comparison.teams.iter())
        .map(|team| (team.id.as_str(), team.name.as_str()))
        .collect();
    let both = changed(true, &shown::changes(&comparison.settings_of_both()));
    let names = Names::of(
        &title,
        &both,
        &teams,
        &side_names(comparison).each_ref().map(String::as_str),
        look,
    );
    let ruler = Ruler::new(&names.faces);
    let chart = Chart::new(comparison, &names, &ruler);
    let mut page = Page::new(&ruler, &names, chart.head());
    chart.plot(&mut page);
    page.finish(
        "compare",
        &foot(&comparison.into(), &chart.error()),
        &chart.description(),
        names,
    )
}

struct Chart<'a> {
    comparison: &'a Comparison,
    names: &'a Names,
    ruler: &'a Ruler,
    /// The teams shown, likeliest in A first, as places in the comparison's list.
    order: Vec<usize>,
    rows: Rows,
    /// Where 0 % and 100 % stand.
    left: f64,
    right: f64,
    /// Right ends of the two columns of figures.
    columns: [f64; 2],
}

impl<'a> Chart<'a> {
    fn new(comparison: &'a Comparison, names: &'a Names, ruler: &'a Ruler) -> Self {
        let teams = &comparison.teams;
        let mut order: Vec<usize> = (0..teams.len()).collect();
        order.sort_by(|&x, &y| size(&teams[y]).total_cmp(&size(&teams[x])));
        // Who stands out is shown.
        order.sort_by_key(|&team| !names.stands_out(team));
        order.truncate(MOST);
        order.sort_by(|&x, &y| {
            let [first, second] = [&teams[x], &teams[y]].map(shares);
            let in_a = |s: [Option<f64>; 2]| s[0].or(s[1]).unwrap_or_default();
            let in_b = |s: [Option<f64>; 2]| s[1].unwrap_or_default();
            let by_a = in_a(second).total_cmp(&in_a(first));
            by_a.then(in_b(second).total_cmp(&in_b(first)))
                .then(x.cmp(&y))
        });
        let rows = Rows::new(ruler, names, &order);
        let widest = |texts: &mut dyn Iterator<Item = String>| {
            let widths = texts.map(|text| ruler.width(&text, LABEL));
            widths.fold(58.0, f64::max)
        };
        let gain = widest(&mut order.iter().map(|&at| gain(&teams[at])));
        let figures = widest(&mut order.iter().map(|&at| figures(&teams[at])));
        let end = WIDTH - MARGIN;
        let columns = [end - gain - 16.0, end];
        Chart {
            comparison,
            names,
            ruler,
            left: MARGIN + rows.width + 10.0 + A_RADIUS,
            right: columns[0] - figures - 12.0 - A_RADIUS,
            rows,
            order,
            columns,
        }
    }

    fn shown(&self) -> impl Iterator<Item = &'a TeamChange> + '_ {
        self.order.iter().map(|&at| &self.comparison.teams[at])
    }

    fn head(&self) -> Head {
        let [a, b] = &self.comparison.sides;
        let names = self.names.short(self.ruler, TITLE, ROOM * 0.6);
        let change = self.comparison.change();
        let [first, second] = side_names(self.comparison);
        let side = |letter: &str, name: &str| {
            let text = format!("{letter}: {}", self.names.text(name));
            ellipsis(self.ruler, &text, SUBTITLE, ROOM - 30.0)
        };
        let mut key = vec![
            (Swatch::Ring(INK), side("A", &first)),
            (Swatch::Dot(INK), side("B", &second)),
        ];
        key.extend(self.names.key(&self.order));
        if self.order.iter().any(|&team| self.color(team) == ORANGE) {
            let whom_n = if a.places == b.places { a.places } else { 0 };
            let meaning = say!(
                "compare-in-one",
                whom = likeliest_of(a.places, b.places),
                whom_n = whom_n
            );
            key.push((Swatch::Bar(ORANGE), meaning));
        }
        Head {
            title: Words::new(&names).change(&change),
            subtitle: say!(
                "compare-subtitle",
                panels = panels(self.comparison.method, self.comparison.draws),
                differs = match self.comparison.sets_differ.estimate {
                    0.0 => say!("compare-sets-same"),
                    // The title says it.
                    _ if matches!(change, Change::Same { .. }) => String::new(),
                    share => say!("compare-sets-differ", share = percent(share)),
                }
            ),
            key,
        }
    }

    fn x(&self, share: f64) -> f64 {
        self.left + (self.right - self.left) * share.clamp(0.0, 1.0)
    }

    fn plot(&self, page: &mut Page<'_>) {
        page.y += 10.0;
        let baseline = page.y + SMALL.ascent();
        let heads = [say!("compare-head-sides"), say!("compare-head-change")];
        for (x, head) in self.columns.into_iter().zip(heads) {
            page.canvas
                .text((x, baseline), Align::Right, SMALL, MUTED, &head);
        }
        let top = page.y + SMALL.leading() + 2.0;
        let bottom = top + self.rows.pitch * self.order.len() as f64;
        percent_axis(page, (self.left, self.right), (top, bottom));
        for row in 0..self.order.len() {
            self.row(page, row, top + self.rows.pitch * (row as f64 + 0.5));
        }
        page.y = bottom + 6.0 + SMALL.leading();
        let rest = self.comparison.teams.len() - self.order.len();
        if rest > 0 {
            let least = self.shown().map(size).fold(1.0, f64::min);
            let rest = counted(rest, "team");
            let text = if least > 0.0 {
                say!("compare-not-shown", teams = rest, points = points(least))
            } else {
                say!("compare-not-shown-still", teams = rest)
            };
            page.y += 4.0;
            page.paragraph(&text, SMALL, MUTED, 1);
        }
    }

    /// Teams that take each other's place stand out, unless chance alone has moved them.
    fn color(&self, team: usize) -> Color {
        let [a, b] = self.comparison.teams[team].among_likeliest;
        if self.names.stands_out(team) {
            HIGHLIGHT
        } else if a == b || self.comparison.moves_are_level() {
            STILL
        } else {
            ORANGE
        }
    }

    fn row(&self, page: &mut Page<'_>, row: usize, middle: f64) {
        let team = &self.comparison.teams[self.order[row]];
        let name_end = self.left - 10.0 - A_RADIUS;
        self.rows.label(&mut page.canvas, row, (name_end, middle));
        let paint = self.color(self.order[row]);
        let [a, b] = shares(team).map(|share| share.map(|share| self.x(share)));
        if let (Some(a), Some(b)) = (a, b) {
            page.canvas.line(vec![(a, middle), (b, middle)], 2.5, paint);
        }
        if let Some(a) = a {
            page.canvas.ring((a, middle), A_RADIUS, paint);
        }
        if let Some(b) = b {
            page.canvas.dot((b, middle), B_RADIUS, paint);
        }
        let baseline = middle + LABEL.baseline_shift();
        let [from_to, change] = self.columns;
        let text = figures(team);
        page.canvas
            .text((from_to, baseline), Align::Right, LABEL, INK, &text);
        let text = gain(team);
        page.canvas
            .text((change, baseline), Align::Right, LABEL, INK, &text);
    }

    fn error(&self) -> String {
        let half = |interval: Interval| interval.half_width();
        let is_drawn = self.comparison.method == Method::MonteCarlo;
        let sets = half(self.comparison.sets_differ);
        let widest = (self.shown().flat_map(|team| [team.a, team.b]).flatten())
            .map(half)
            .fold(if is_drawn { sets } else { 0.0 }, f64::max);
        let change = self.shown().filter_map(|team| team.change).map(half);
        let change = match change.reduce(f64::max) {
            None => String::new(),
            Some(0.0) => say!("compare-error-exact"),
            Some(widest) => say!("compare-error-change", points = points(widest)),
        };
        if is_drawn {
            return say!("compare-error", points = points(widest), change = change);
        }
        let error = say!(
            "compare-error-integrated",
            points = points(widest),
            change = change
        );
        // How often the selected set differs hangs on both scenarios at once, and is drawn.
        match sets {
            0.0 => error,
            sets => error + &say!("compare-error-sets", points = points(sets)),
        }
    }

    fn description(&self) -> String {
        let changes: Vec<String> = (self.order.iter())
            .map(|&at| (&self.names.teams[at], &self.comparison.teams[at]))
            .map(|(name, team)| format!("{name} {}", figures(team)))
            .collect();
        say!(
            "compare-described",
            teams = changes.join("; "),
            error = capital(&self.error())
        )
    }
}

/// Selection probability in A and in B.
fn shares(team: &TeamChange) -> [Option<f64>; 2] {
    [team.a, team.b].map(|side| side.map(|interval| interval.estimate))
}

/// How much of a change there is; a team that is in one only changes by all it has.
fn size(team: &TeamChange) -> f64 {
    let [a, b] = shares(team);
    (b.unwrap_or_default() - a.unwrap_or_default()).abs()
}

fn figures(team: &TeamChange) -> String {
    let plain = |share: f64| percent(share).trim_end_matches(['%', '\u{a0}']).to_owned();
    match shares(team) {
        [Some(a), Some(b)] => format!("{} → {}", plain(a), percent(b)),
        [Some(a), None] => say!("only-in-a", share = percent(a)),
        [None, Some(b)] => say!("only-in-b", share = percent(b)),
        [None, None] => String::new(),
    }
}

fn gain(team: &TeamChange) -> String {
    match team.change {
        None => String::new(),
        // Exact.
        Some(change) if change.half_width() == 0.0 => "0".to_owned(),
        Some(_) => {
            let sides = shares(team).map(Option::unwrap_or_default);
            signed(100.0 * printed_change(sides, 1))
        }
    }
}

/// "the likeliest five", where both sides have as many places.
fn likeliest_of(a: usize, b: usize) -> String {
    if a == b {
        likeliest(a)
    } else {
        say!("likeliest-teams")
    }
}
