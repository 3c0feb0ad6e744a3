//! The command line.

use std::path::PathBuf;

use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::report::{self, FORMATS, Format, Tidy};
use crate::words::Language;

/// Who makes the cut, how often, and why.
#[derive(Debug, Parser)]
#[command(
    name = "simulate",
    version,
    about,
    override_usage = "simulate SCENARIO [OPTIONS]\n       simulate COMMAND [OPTIONS]",
    arg_required_else_help = true,
    subcommand_required = true,
    disable_help_subcommand = true,
    after_help = "\
Examples:
  simulate scenarios/base.toml                 run a scenario
  simulate base.toml --set places=4            the same with four places
  simulate base.toml --set places=-1 --without kakao
  simulate base.toml --set criteria.dependency.penalty=0 --charts svg
  simulate base.toml --ask 'not kt and not kakao'
  simulate sweep base.toml --vary criteria.dependency.penalty=0..10:41
  simulate compare base.toml --with criteria.dependency.penalty=0
  simulate explore base.toml                   a page with sliders, on this machine only
  simulate check base.toml                     how the file is read, or what is wrong
  simulate verify base.toml                    every method that applies, compared
  simulate report base.toml                    all of it in one file to send
  simulate new my.toml                         a scenario to start from"
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run a scenario: a table on the terminal, charts on disk (the default command)
    Run(Run),
    /// Say how a scenario is read, or everything that is wrong with it
    Check(Check),
    /// Vary one key or two: who is in at every value, and where that changes
    Sweep(Sweep),
    /// Compare two scenarios under the same random numbers
    Compare(Compare),
    /// Open a page on which weights move under the hand, on this machine only
    #[cfg(feature = "explore")]
    Explore(Explore),
    /// Compute a scenario by every method that applies, and compare
    Verify(Verify),
    /// Write a report to send: one file with figures, charts, sliders, methods and the scenario
    Report(Report),
    /// Write a small scenario to start from
    New(New),
    /// Write the JSON Schema of scenario files, for editors
    #[command(after_help = "\
Example:
  simulate schema > cutline.schema.json

and as the first line of a scenario, for editors that read it:
  #:schema ./cutline.schema.json")]
    Schema,
    /// Write shell completions
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Write the manual page
    Man,
    /// Say what can stand next on a command line; for the scripts of shells
    #[command(hide = true, disable_help_flag = true)]
    Complete {
        /// Which of the words is being written, from 0
        at: usize,
        /// The words, the program first
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        words: Vec<String>,
    },
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  simulate new my.toml
  simulate new my.toml --from marks.xlsx --team Proposal --places 5")]
pub(crate) struct New {
    /// The file to write; on the terminal where none is given
    pub(crate) file: Option<PathBuf>,
    /// A sheet (CSV, TSV, XLSX, ODS) whose columns of numbers become the criteria
    #[arg(long, value_name = "SHEET")]
    pub(crate) from: Option<PathBuf>,
    /// Heading of the sheet's column with the teams
    #[arg(long, value_name = "COLUMN", requires = "from")]
    pub(crate) team: Option<String>,
    /// How many teams are chosen
    #[arg(long, value_name = "K", requires = "from", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) places: Option<u32>,
}

/// Which scenario, and what to change in it.
#[derive(Debug, Args)]
pub(crate) struct Input {
    /// The scenario file, or a result in JSON, which holds its scenario; - reads standard input
    #[arg(value_name = "SCENARIO")]
    pub(crate) scenario: PathBuf,
    /// Set a key of the scenario, such as criteria.dependency.penalty=0 (repeatable). After =, +5,
    /// -5 and *1.2 change what is there, nothing unsets the key, and a second = takes what follows
    /// exactly (==-5)
    #[arg(long, value_name = "PATH=VALUE")]
    pub(crate) set: Vec<String>,
    /// Take a team out (repeatable)
    #[arg(long, value_name = "ID")]
    pub(crate) without: Vec<String>,
    /// Ask how likely something is, such as 'not a and rank(b) <= 3' (repeatable)
    #[arg(long, value_name = "QUESTION", allow_hyphen_values = true)]
    pub(crate) ask: Vec<String>,
    /// A folder that the files may come from which the scenario names, beside its own (repeatable)
    #[arg(long, value_name = "DIR")]
    pub(crate) files_from: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) input: Input,
}

#[derive(Debug, Args)]
pub(crate) struct Run {
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) options: Options,
    /// Draw, and write the first N draws to a CSV file, for an audit; to - they go to standard
    /// output, and nothing else is computed
    #[arg(long, num_args = 2, value_names = ["N", "FILE"], allow_negative_numbers = true)]
    pub(crate) save_draws: Option<Vec<String>>,
    /// The figures that --format csv holds, with a row for each: all of the teams in one row each
    /// where this is left out
    #[arg(long, value_parser = tables())]
    pub(crate) table: Option<Tidy>,
    /// Write these draws with a row for each number of each draw
    #[arg(long, requires = "save_draws")]
    pub(crate) long: bool,
    /// Show how a team stands to the line, criterion by criterion (repeatable)
    #[arg(long, value_name = "ID")]
    pub(crate) team: Vec<String>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  simulate sweep base.toml --vary criteria.dependency.penalty=0..10:41
  simulate sweep base.toml --vary places=3,4,5,6
  simulate sweep base.toml --vary teams.kt.scores.impact=-10..+10:21
  simulate sweep base.toml --vary criteria.technology.weight=10..30:21 \\
                           --vary criteria.dependency.penalty=0..10:21 --team kt")]
pub(crate) struct Sweep {
    #[command(flatten)]
    pub(crate) input: Input,
    /// What to vary: a range with its number of points, or values after commas (twice for a map);
    /// with signs (-5..+5:11) they change what is there
    #[arg(long, value_name = "PATH=FROM..TO:POINTS")]
    pub(crate) vary: Vec<String>,
    /// Of two axes, map this team's probability instead of who is likeliest
    #[arg(long, value_name = "ID")]
    pub(crate) team: Option<String>,
    #[command(flatten)]
    pub(crate) options: Options,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  simulate compare base.toml --with criteria.dependency.penalty=0
  simulate compare base.toml --with teams.kakao=
  simulate compare before.toml after.toml --set places=4")]
pub(crate) struct Compare {
    #[command(flatten)]
    pub(crate) input: Input,
    /// The scenario to compare with
    #[arg(value_name = "OTHER")]
    pub(crate) other: Option<PathBuf>,
    /// Set a key in the second scenario only, as --set does (repeatable; teams.ID= takes a team
    /// out); without OTHER, that is SCENARIO again
    #[arg(long, value_name = "PATH=VALUE")]
    pub(crate) with: Vec<String>,
    /// What to call the two, instead of A: as written, B: what was set, or their titles
    #[arg(long, num_args = 2, value_names = ["A", "B"])]
    pub(crate) names: Option<Vec<String>>,
    #[command(flatten)]
    pub(crate) options: Options,
}

#[cfg(feature = "explore")]
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  simulate explore base.toml
  simulate explore base.toml --set places=4 --lang ko
  simulate explore base.toml --port 4000 --no-open

The page is served to this machine only, under an address that nobody else is told. It reads no
other file than its scenario and writes none; it ends with Ctrl-C, or when it is told to.")]
pub(crate) struct Explore {
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) computing: Computing,
    /// Port on this machine; a free one where it is left out
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) port: u16,
    /// Print the address only, and open no browser
    #[arg(long)]
    pub(crate) no_open: bool,
    /// Language of the page and its pictures
    #[arg(long, default_value = "en", value_parser = languages())]
    pub(crate) lang: Language,
    /// Font for names in other scripts in the pictures (repeatable)
    #[arg(long, value_name = "FILE")]
    pub(crate) font: Vec<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  simulate report base.toml
  simulate report base.toml --out base.html --lang ko
  simulate report base.toml --with sweep:criteria.dependency.penalty=0..10:41 \\
                            --with compare:reputation.toml")]
pub(crate) struct Report {
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) computing: Computing,
    #[command(flatten)]
    pub(crate) way: Way,
    /// The file to write, which asks for nothing from elsewhere; to - it goes to standard output
    #[arg(long, value_name = "FILE", default_value = "report.html")]
    pub(crate) out: PathBuf,
    /// Another result to put in (repeatable): sweep:PATH=FROM..TO:POINTS as simulate sweep has it,
    /// twice after a blank for a map, or compare:FILE as simulate compare has it
    #[arg(long, value_name = "WHAT")]
    pub(crate) with: Vec<String>,
    #[command(flatten)]
    pub(crate) looks: Looks,
}

#[derive(Debug, Args)]
pub(crate) struct Verify {
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) computing: Computing,
    /// What to print
    #[arg(long, default_value = FORMATS[0].name, value_parser = formats(|format| format.verifies))]
    pub(crate) format: &'static Format,
}

/// How much is computed, and how.
#[derive(Debug, Args)]
pub(crate) struct Computing {
    /// Number of draws, such as `1_000_000` or 1e6
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(crate) draws: Option<String>,
    /// Seed of the random numbers
    #[arg(long, value_name = "S", allow_negative_numbers = true)]
    pub(crate) seed: Option<String>,
    /// Threads to use; the result is the same whatever their number
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) threads: Option<u16>,
    /// No progress and no notes on standard error
    #[arg(long)]
    pub(crate) quiet: bool,
}

/// How the answer is computed.
#[derive(Debug, Args)]
pub(crate) struct Way {
    /// Half-width that every 95 % interval shall reach: 0.001 is 0.1 percentage points; --draws is
    /// then the most to draw
    #[arg(long, value_name = "P", allow_negative_numbers = true)]
    pub(crate) precision: Option<String>,
    /// How to compute the answer; auto integrates what can be integrated
    #[arg(long, value_parser = PossibleValuesParser::new(crate::scenario::METHODS))]
    pub(crate) method: Option<String>,
}

/// How words and pictures look.
#[derive(Debug, Args)]
pub(crate) struct Looks {
    /// Font for names in other scripts than Latin, Greek and Cyrillic; a second one of its family
    /// may be its bold (repeatable)
    #[arg(long, value_name = "FILE")]
    pub(crate) font: Vec<PathBuf>,
    /// Teams that stand out in the charts
    #[arg(long, value_name = "ID,...", value_delimiter = ',')]
    pub(crate) highlight: Vec<String>,
    /// Language of tables, documents, findings and charts
    #[arg(long, default_value = "en", value_parser = languages())]
    pub(crate) lang: Language,
}

/// How much is computed, and what is done with the answer.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    pub(crate) computing: Computing,
    #[command(flatten)]
    pub(crate) way: Way,
    /// What to print; csv holds ids and names as they are: one that begins with =, +, - or @ is a
    /// formula to a spreadsheet
    #[arg(long, default_value = FORMATS[0].name, value_parser = formats(|_| true))]
    pub(crate) format: &'static Format,
    /// Folder for the charts [default: out/<scenario>, and below it one for what is set]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Charts to write; several kinds after commas
    #[arg(long, value_enum, value_delimiter = ',', default_value = "png")]
    pub(crate) charts: Vec<Charts>,
    #[command(flatten)]
    pub(crate) looks: Looks,
    /// Headline of the charts, in place of the finding
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) title: Option<String>,
    /// Every digit that is known, with its interval; of a run also all ranks, favourable weights,
    /// acceptability indices and more selections, of a sweep every value
    #[arg(long)]
    pub(crate) verbose: bool,
}

fn languages() -> impl TypedValueParser<Value = Language> {
    let codes = PossibleValuesParser::new(Language::codes());
    codes.map(|code| Language::of_code(&code).unwrap_or_default())
}

fn formats(wanted: fn(&Format) -> bool) -> impl TypedValueParser<Value = &'static Format> {
    let names = FORMATS.iter().filter(|format| wanted(format));
    let names = PossibleValuesParser::new(names.map(|format| format.name));
    names.map(|name| report::format(&name).unwrap_or(&FORMATS[0]))
}

fn tables() -> impl TypedValueParser<Value = Tidy> {
    let names = PossibleValuesParser::new(Tidy::ALL.map(|(name, _)| name));
    names.map(|name| {
        let found = Tidy::ALL.iter().find(|(known, _)| *known == name);
        found.map_or(Tidy::Teams, |(_, table)| *table)
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Charts {
    Png,
    Svg,
    None,
}
