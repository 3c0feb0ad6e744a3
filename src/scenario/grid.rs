//! A scenario read at every value of one key, or at every pair of values of two.

use super::called::{beyond, held, name, scale};
use super::composed::composed;
use super::follows::{Follows, KeyName};
use super::node::Table;
use super::number::tidied;
use super::problem::{SETTINGS, SHEET};
use super::relative::Sense;
use super::spelling::spelling;
use super::values::MOST_POINTS;
use super::vary::{FLAG, Varied};
use super::{Document, Place, Problem, Reading, Scenario, Setting, Source, points};

/// Points of two axes together.
const MOST_TOGETHER: usize = 10_000;

/// One key that is varied.
#[derive(Debug, Clone, PartialEq)]
pub struct Variation {
    /// Address of the key, as typed.
    pub path: String,
    /// The argument that varies it.
    pub argument: String,
    /// What the key is called.
    pub label: KeyName,
    /// The values in order, as they are set.
    pub values: Vec<String>,
    /// The values as numbers, ascending, where all are.
    pub numbers: Option<Vec<f64>>,
    /// What the scenario says without the variation, where it says anything.
    pub written: Option<String>,
    /// The same as a range of numbers, both ends equal for a number, where it is one.
    pub range: Option<[f64; 2]>,
    /// Where the key is a score, the lower and the upper end of its criterion's scale.
    pub scale: Option<[f64; 2]>,
    /// What follows from setting the key.
    pub held: Vec<Follows>,
}

/// A scenario along one key, or over two.
#[derive(Debug, Clone)]
pub struct Grid {
    /// What is varied: one key or two.
    pub axes: Vec<Variation>,
    /// The scenario at each point, row by row with the second axis running fastest.
    pub points: Vec<Scenario>,
    base: Scenario,
    document: Document,
    settings: Vec<Setting>,
    varied: Vec<Varied>,
}

impl Grid {
    /// Reads the scenario under the settings at every point of the `--vary` arguments.
    ///
    /// # Errors
    ///
    /// A reading with every problem found, of the file, the settings or the arguments.
    pub fn new(
        document: &Document,
        settings: &[Setting],
        arguments: &[String],
    ) -> Result<Self, Box<Reading>> {
        let mut reading = document.read(settings);
        let Some(base) = reading.scenario.take() else {
            return Err(Box::new(reading));
        };
        let mut sources = reading.sources;
        // As their sources are, so that places in them are right and names are found.
        let arguments: Vec<String> = arguments.iter().cloned().map(composed).collect();
        let sourced = |argument: &String| Setting::after(FLAG, argument).source();
        sources.extend(arguments.iter().map(sourced));
        let refuse = |problems, sources: &[Source]| {
            Err(Box::new(Reading::new(None, problems, sources.to_vec())))
        };
        let root = document.tree(settings, &mut Vec::new());
        let mut varied = Vec::new();
        let mut problems = Vec::new();
        for (i, argument) in arguments.iter().enumerate() {
            match Varied::read(argument, SETTINGS + settings.len() + i, &root, &base) {
                Ok(one) => varied.push(one),
                Err(problem) => problems.push(problem),
            }
        }
        if problems.is_empty() {
            problems.extend(together(&varied, SETTINGS + settings.len()));
        }
        if !problems.is_empty() {
            return refuse(problems, &sources);
        }
        let keys: Vec<Vec<&str>> = (varied.iter())
            .map(|v| v.keys.iter().map(String::as_str).collect())
            .collect();
        let held = held(&base, &keys);
        let axes: Vec<Variation> = (varied.iter().zip(held))
            .map(|(v, held)| variation(v, &base, &root, held))
            .collect();
        let mut grid = Self {
            axes,
            points: Vec::new(),
            document: document.clone(),
            settings: settings.to_vec(),
            varied,
            base,
        };
        match grid.read() {
            Ok(points) => grid.points = points,
            Err((problem, sheet)) => {
                // At another value, another sheet may be read.
                sources[SHEET] = sheet;
                return refuse(vec![*problem], &sources);
            }
        }
        Ok(grid)
    }

    /// The scenario without the variations.
    pub fn base(&self) -> &Scenario {
        &self.base
    }

    /// The scenario at another number of the only axis.
    pub fn at(&self, number: f64) -> Option<Scenario> {
        let [varied] = self.varied.as_slice() else {
            return None;
        };
        self.reading(&[&varied.value(number)], std::slice::from_ref(varied))
            .scenario
    }

    /// Indices of the values at each point.
    pub fn indices(&self) -> Vec<Vec<usize>> {
        let mut all = vec![Vec::new()];
        for axis in &self.axes {
            let longer = |at: &Vec<usize>| {
                let at = at.clone();
                (0..axis.values.len()).map(move |next| [at.as_slice(), &[next]].concat())
            };
            all = all.iter().flat_map(longer).collect();
        }
        all
    }

    fn reading(&self, values: &[&str], varied: &[Varied]) -> Reading {
        let mut settings = self.settings.clone();
        settings.extend(varied.iter().zip(values).map(|(v, value)| v.setting(value)));
        self.document.read(&settings)
    }

    fn read(&self) -> Result<Vec<Scenario>, (Box<Problem>, Source)> {
        let mut points = Vec::new();
        let mut readable = Vec::new();
        let mut first = None;
        for at in self.indices() {
            let values: Vec<&str> = (at.iter().zip(&self.axes))
                .map(|(&index, axis)| axis.values[index].as_str())
                .collect();
            let mut reading = self.reading(&values, &self.varied);
            let other = reading
                .scenario
                .as_ref()
                .filter(|at| !self.has_teams_of(at));
            if other.is_some() {
                reading.problems = vec![self.other_teams()];
            }
            if let Some(scenario) = reading.scenario.filter(|at| self.has_teams_of(at)) {
                points.push(scenario);
                readable.push(at);
            } else if first.is_none() {
                let error = reading.problems.into_iter().find(Problem::is_error);
                let sheet = reading.sources.swap_remove(SHEET);
                first = error.map(|problem| (self.located(problem, &values), sheet));
            }
        }
        match first {
            None => Ok(points),
            Some((problem, sheet)) => Err((Box::new(self.with_hint(problem, &readable)), sheet)),
        }
    }

    /// Whether the teams of a point are those without the variations, in the same order.
    fn has_teams_of(&self, scenario: &Scenario) -> bool {
        let theirs = scenario.teams.iter().map(|team| &team.id);
        theirs.eq(self.base.teams.iter().map(|team| &team.id))
    }

    /// The problem of a point with other teams, which no line leads to.
    fn other_teams(&self) -> Problem {
        let place = Place::new(SETTINGS + self.settings.len(), 0..usize::MAX);
        Problem::error(&place, "the teams are not those of the scenario as written")
            .label("other rows of the sheet")
            .help("compare two of them: simulate compare SCENARIO --with PATH=VALUE")
    }

    /// The problem of one point, in terms of the arguments as typed.
    fn located(&self, mut problem: Problem, values: &[&str]) -> Problem {
        let first = SETTINGS + self.settings.len();
        let lead = FLAG.len() + 1;
        let mend = |place: &mut Place| {
            let varied = place.source.checked_sub(first).map(|i| &self.varied[i]);
            if let Some(varied) = varied.filter(|v| place.span.end > lead + v.path.len()) {
                place.span = varied.span.start + lead..varied.span.end + lead;
            }
        };
        mend(&mut problem.place);
        if let Some(also) = problem.also.as_deref_mut() {
            mend(&mut also.0);
        }
        problem.message = format!("at {}, {}", values.join(" and "), problem.message);
        problem
    }

    /// Where the points are that can be read, if that can be said in a line.
    fn with_hint(&self, mut problem: Problem, readable: &[Vec<usize>]) -> Problem {
        let total: usize = self.axes.iter().map(|axis| axis.values.len()).product();
        let failing = total - readable.len();
        if let ([varied], Some(first), Some(last)) =
            (self.varied.as_slice(), readable.first(), readable.last())
            && varied.is_range
            && last[0] + 1 - first[0] == readable.len()
            && readable.len() > 1
        {
            let (from, to) = (&varied.values[first[0]], &varied.values[last[0]]);
            let range = format!("{}={from}..{to}:{}", varied.path, readable.len());
            problem.help = Some(match problem.help {
                Some(help) => format!("{help}; what can be read of this range is {range}"),
                None => format!("what can be read of this range is {range}"),
            });
        }
        if failing > 1 && problem.label.is_empty() {
            problem.label = format!("{failing} of {total} points cannot be read");
        }
        problem
    }
}

/// What is wrong with the arguments taken together; the first is source number `first`.
fn together(varied: &[Varied], first: usize) -> Option<Problem> {
    let lead = FLAG.len() + 1;
    let place = |i: usize| Place::new(first + i, lead..lead + varied[i].span.end);
    let twice = (0..varied.len()).find(|&i| {
        varied[..i]
            .iter()
            .any(|before| before.keys == varied[i].keys)
    });
    if let Some(i) = twice {
        let message = format!("`{}` is varied twice", varied[i].path);
        return Some(
            Problem::error(&place(i), message)
                .label("the same key again")
                .help("write all its values in one argument"),
        );
    }
    if let Some(third) = varied.get(2) {
        let message = format!("{} keys at once make no picture", varied.len());
        let value = third.values.first().map_or("", String::as_str);
        return Some(
            Problem::error(&place(2), message)
                .label("one or two can be varied")
                .help(format!(
                    "vary two, and repeat the sweep for values of the third: --set {}={value}",
                    third.path
                )),
        );
    }
    let points: usize = varied.iter().map(|v| v.values.len()).product();
    if points > MOST_TOGETHER {
        let message = format!("{points} points are too many for a map");
        return Some(
            Problem::error(&place(varied.len() - 1), message)
                .label(format!("together more than {MOST_TOGETHER}"))
                .help("41 by 41 make a smooth map"),
        );
    }
    debug_assert!(varied.iter().all(|v| v.values.len() <= MOST_POINTS));
    None
}

fn variation(
    varied: &Varied,
    scenario: &Scenario,
    root: &Table,
    mut held: Vec<Follows>,
) -> Variation {
    let keys: Vec<&str> = varied.keys.iter().map(String::as_str).collect();
    let node = root.path(&keys);
    let written = node.map(spelling);
    let mut label = name(scenario, &keys);
    let (range, scale) = match varied.sense {
        None => {
            let numbers = varied.numbers.as_deref().unwrap_or_default();
            held.extend(beyond(scenario, &keys, numbers));
            let range = node.and_then(|node| match node.number() {
                Some(number) => Some([number, number]),
                None => points::range(node.text()?),
            });
            (range, scale(scenario, &keys).map(|(_, ends)| ends))
        }
        Some(sense) => {
            let (is_factor, unchanged) = match sense {
                Sense::Plus => (false, 0.0),
                Sense::Times => (true, 1.0),
            };
            let written = written.clone().unwrap_or_default();
            label = KeyName::Change {
                of: Box::new(label),
                is_factor,
                written: written.clone(),
            };
            held.push(Follows::Change { is_factor, written });
            (Some([unchanged; 2]), None)
        }
    };
    Variation {
        path: varied.path.clone(),
        argument: varied.argument.clone(),
        label,
        values: varied.values.clone(),
        numbers: varied.numbers.clone(),
        written,
        range: range.map(|ends| ends.map(tidied)),
        scale,
        held,
    }
}
