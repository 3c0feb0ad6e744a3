//! What mutants are made of: whole files, sheets, arguments, and single words.

/// Small scenarios that use everything; their files are in [`SHEETS`].
const SCENARIOS: [&str; 7] = [
    r#"places = 2
[blocks]
quality = 60
plan = 40
[criteria]
technology = { block = "quality", weight = "20..40" }
team = { block = "quality" }
impact = { block = "plan" }
cost = { block = "plan", scale = [9, 1] }
delay = { penalty = "0..10", scale = [0, 1] }
[teams.alpha]
name = "Alpha"
sd = 5
scores = { technology = 85, team = 78, impact = 70, cost = "4 ± 1", delay = "0.1..0.4" }
[teams.beta]
scores = { technology = "76 ± 5", team = "70 to 90", impact = "unknown", cost = 3, delay = 0 }
[teams.gamma]
scores = { technology = { pert = { min = 60, mode = 75, max = 95 } }, team = 80, impact = 65, cost = 2, delay = 0.5 }
"#,
    r#"places = 1
beyond = "clamp"
[criteria]
a = { value = [[0, 0], [50, 0.7], [100, 1]], beyond = "extend" }
b = { scale = [1, 5] }
c = {}
[weights]
total = 60
where = ["a >= b", "c <= 2 * b", "a + c <= 55"]
[correlation]
within_team = 0.4
within_criterion = 0.2
[teams.x.scores]
a = { normal = { mean = 70, sd = 6, min = 50, max = 90 } }
b = { triangular = { min = 1, mode = 3, max = 5 } }
c = { lognormal = { mu = 4, sigma = 0.2 } }
[teams.y.scores]
a = { gumbel = { location = 60, scale = 5 } }
b = { beta = { alpha = 2, beta = 3, min = 1, max = 5 } }
c = { exponential = { rate = 0.02 } }
[teams.z.scores]
a = { pert = { p10 = 60, p50 = 75, p90 = 95 } }
b = 3
c = { triangular = { p10 = 30, p50 = 40, p90 = 50 } }
"#,
    r#"places = 1
[criteria]
a = { weight = 60 }
b = { weight = 40 }
p = { penalty = "5 ± 1", scale = [0, 1] }
[weights]
concentration = 80
[correlation.groups.rivals]
quantities = ["teams.x.scores.a", "teams.y.bonus", "criteria.p.penalty"]
matrix = [[1, 0.5, 0], [0.5, 1, 0.2], [0, 0.2, 1]]
[teams.x]
bonus = 2.5
scores = { a = "50 ± 9", b = { logitnormal = { mu = 4, sigma = 1 } }, p = { discrete = { values = [0, 1], probabilities = [0.25, 0.75] } } }
[teams.y]
bonus = "1..3"
scores = { a = "55 to 70", b = { uniform = { min = 40, max = 90 } }, p = 0.5 }
[observed]
selected = ["x"]
"#,
    "places = 1\nscores = \"scores.csv\"\n[criteria]\na = {}\nb = { scale = [0, 10] }\n\
     [teams.x]\nname = \"X\"\nsd = 3\n[simulation]\ndraws = 100\nseed = 3\n",
    "places = 1\n[scores]\nfile = \"scores.csv\"\nheading = 1\nskip = [9]\nteam = \"team\"\n\
     columns = { b = \"B\" }\nwhere = [\"a != 'x'\", \"b >= 0\"]\ndecimal = \".\"\n\
     missing = [\"-\"]\nif_missing = \"median\"\n[defaults]\nsd = 2\nscale = [0, 60]\n[criteria]\n\
     a = { scale = \"observed\" }\nb = { points = 40 }\nc = { sd = 1 }\n[teams.x.scores]\nc = [5, 6]\n\
     [teams.y.scores]\nc = \"8/10\"\n",
    r#"places = 1
[criteria]
a = {}
[teams.x.scores]
a = { samples = { file = "draws.csv", column = "u" } }
[teams.y.scores]
a = { samples = { file = "draws.csv", column = "v", aligned = true } }
"#,
    "places = 1\ntitle = \"네이버\"\n[criteria]\nmerit = {}\n[teams]\n\
     \"네이버\" = { scores = { merit = 50 } }\nb = { scores = { merit = \"50 ± 1\" } }\n",
];

/// CSV files, by the name that the scenarios give them.
const SHEETS: [(&str, &str); 7] = [
    ("scores.csv", "team,a,b\nx,50,5\ny,\"50 ± 4\",unknown\n"),
    (
        "scores.csv",
        "team;a;b\r\nx;50;5\r\n\"y, inc\";60 to 80;\"{ pert = { min = 1, mode = 2, max = 9 } }\"\r\n",
    ),
    ("scores.csv", "\u{feff}team\ta\tb\nx\t1\t2\n\n네\t3\t4..5\n"),
    (
        "scores.csv",
        "team,a,b,extra\nx,\"5\"\"0\",5,\nx,1,2,3\n,,,\n",
    ),
    (
        "scores.csv",
        "No,Team ,A,B,Total\n1,x,1 234,25 %,\n2,y,-,8/10,3\n,,,,\n",
    ),
    ("draws.csv", "u,v\n50,60\n55,52\n61,48\n"),
    ("draws.csv", "# draws\nu;v\n1,5;2\n\"3\";4e1\n"),
];

/// `PATH=VALUE` arguments; those with a range vary.
const ARGUMENTS: [&str; 30] = [
    "places=2",
    "criteria.technology.weight=30",
    "criteria.delay.penalty=0..10",
    "criteria.delay.penalty=0..10:5",
    "criteria.technology.weight=20..40:3",
    "places=1,2,3",
    "teams.alpha.scores.technology=\"60 to 80\"",
    "teams.alpha.scores.cost=4 ± 1",
    "teams.beta.bonus={ uniform = { min = 0, max = 3 } }",
    "teams.beta.sd=4",
    "blocks.quality=50",
    "blocks.plan=20..60:3",
    "weights.where=[\"technology >= team\"]",
    "correlation.within_team=0.5",
    "criteria.cost.scale=[1, 9]",
    "simulation.seed=7",
    "teams.\"네이버\".scores.merit=70",
    "beyond=clamp",
    "scores.where=[\"a > 0\"]",
    "scores.if_missing=worst,mean",
    "criteria.b.points=20..40:3",
    "scores.file=draws.csv",
    "criteria.technology.weight=+5",
    "criteria.delay.penalty=-1..+1:3",
    "teams.alpha.scores.technology=*1.1",
    "teams.alpha.scores.team==-2",
    "teams.beta=",
    "criteria.cost=",
    "criteria.technology.weight=",
    "places=-1,+0",
];

/// Texts that stand for one quantity.
const QUANTITIES: [&str; 20] = [
    "25%",
    "8/10",
    "701+",
    "< 5",
    "[5, 6, 8]",
    "14 +5/-5 (95 %)",
    "84",
    "84 ± 6",
    "84 +- 6",
    "75..90",
    "60 to 80",
    "unknown",
    "−1_0 ± 6",
    "-8.5e1 +-.5",
    "8/10",
    "25%",
    "1470 +7/-5 (95 %)",
    "701+",
    "<5",
    "80,5",
];

/// Lines of `where`.
const CONDITIONS: [&str; 8] = [
    "a >= b",
    "a >= b >= c",
    "c <= 2 * b",
    "a + b = 40",
    "a - b <= 10",
    "2 * a + 0.5 * b >= 3e1 - c",
    "a ≥ b",
    "30 <= a + b <= 70",
];

/// Words and numbers that readers take in a special way.
pub(crate) const WORDS: [&str; 96] = [
    "places",
    "criteria",
    "teams",
    "scores",
    "weight",
    "penalty",
    "scale",
    "value",
    "beyond",
    "block",
    "blocks",
    "bonus",
    "sd",
    "name",
    "label",
    "title",
    "simulation",
    "draws",
    "seed",
    "precision",
    "method",
    "auto",
    "exact",
    "quasi-monte-carlo",
    "monte-carlo",
    "weights",
    "total",
    "where",
    "concentration",
    "correlation",
    "within_team",
    "within_criterion",
    "groups",
    "quantities",
    "matrix",
    "observed",
    "selected",
    "normal",
    "uniform",
    "triangular",
    "pert",
    "beta",
    "lognormal",
    "logitnormal",
    "gumbel",
    "exponential",
    "discrete",
    "samples",
    "mean",
    "min",
    "mode",
    "max",
    "alpha",
    "mu",
    "sigma",
    "location",
    "rate",
    "values",
    "probabilities",
    "file",
    "column",
    "aligned",
    "clamp",
    "extend",
    "unknown",
    "true",
    "±",
    "+-",
    "..",
    " to ",
    ">=",
    "<=",
    "=",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "\"\"\"",
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "#",
    ".",
    ":",
    "네이버",
    "e\u{301}",
    "\u{202e}",
    "\u{0}",
    "\u{feff}",
    "1979-05-27",
    "%",
    "\\",
];

/// Numbers at the ends of what numbers can be.
pub(crate) const NUMBERS: [&str; 24] = [
    "0",
    "-0.0",
    "1",
    "-1",
    "2",
    "0.5",
    "1e-9",
    "1e-300",
    "5e-324",
    "1e300",
    "1e308",
    "1e999",
    "-1e308",
    "nan",
    "inf",
    "-inf",
    "9007199254740993",
    "18446744073709551615",
    "1_000",
    "0x10",
    "99999999999999999999",
    "0.1",
    "33.333333333333336",
    "100",
];

/// Everything, read once.
#[derive(Debug)]
pub(crate) struct Corpus {
    pub(crate) scenarios: Vec<String>,
}

impl Corpus {
    /// The scenarios above, those of the repository without their comments, and the broken ones.
    pub(crate) fn new() -> Self {
        let mut scenarios: Vec<String> = SCENARIOS.map(str::to_owned).to_vec();
        for folder in ["scenarios", "tests/broken"] {
            let files = std::fs::read_dir(folder).unwrap();
            let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
            paths.retain(|path| path.extension().is_some_and(|end| end == "toml"));
            paths.sort();
            for path in paths {
                let text = String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
                let lines = text.lines().filter(|line| !line.starts_with('#'));
                let text = lines.collect::<Vec<_>>().join("\n");
                // Most changes of a long text hit nothing.
                if text.len() < 6_000 {
                    scenarios.push(text);
                }
            }
        }
        Self { scenarios }
    }
}

/// The small scenario that arguments are tried on.
pub(crate) fn plain() -> &'static str {
    SCENARIOS[0]
}

/// The scenario that reads its scores, or its draws, from a sheet.
pub(crate) fn with_file(name: &str) -> &'static str {
    SCENARIOS[if name == "scores.csv" { 3 } else { 4 }]
}

pub(crate) fn sheets() -> &'static [(&'static str, &'static str)] {
    &SHEETS
}

pub(crate) fn arguments() -> &'static [&'static str] {
    &ARGUMENTS
}

pub(crate) fn quantities() -> &'static [&'static str] {
    &QUANTITIES
}

pub(crate) fn conditions() -> &'static [&'static str] {
    &CONDITIONS
}
