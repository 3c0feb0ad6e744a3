//! The manual page: every command and option as the command line declares them, and what else there
//! is to know at a prompt.

use std::io;

use clap::Command;
use clap_mangen::Man;

/// The whole page, in the language of `man`.
pub(crate) fn page(mut program: Command) -> io::Result<String> {
    program.build();
    let version = program.get_version().unwrap_or_default();
    let mut out = format!(".TH SIMULATE 1 \"\" \"simulate {version}\" \"User Commands\"\n");
    out += &section("NAME", "simulate \\- who makes the cut, how often, and why");
    out += SYNOPSIS;
    out += DESCRIPTION;
    out += ".SH COMMANDS\n";
    for command in program
        .get_subcommands()
        .filter(|command| !command.is_hide_set())
    {
        let about = command
            .get_about()
            .map(ToString::to_string)
            .unwrap_or_default();
        out += &format!(
            ".SS simulate {}\n{}.\n",
            command.get_name(),
            escaped(&about)
        );
        let mut options = Vec::new();
        Man::new(command.clone()).render_options_section(&mut options)?;
        // A list of its own, without a heading of its own.
        let options = String::from_utf8_lossy(&options);
        out += options.replace(".SH OPTIONS\n", "").trim_start();
    }
    out += REST;
    let examples = program
        .get_after_help()
        .map(ToString::to_string)
        .unwrap_or_default();
    let examples = examples.trim_start_matches("Examples:\n");
    out += &format!(".SH EXAMPLES\n.nf\n{}\n.fi\n", escaped(examples));
    Ok(out)
}

fn section(name: &str, text: &str) -> String {
    format!(".SH {name}\n{text}\n")
}

/// Text that `man` shows as it is.
fn escaped(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let line = line.replace('\\', "\\e").replace('-', "\\-");
        // A line that begins with one of these would be taken for a command.
        if line.starts_with(['.', '\'']) {
            format!("\\&{line}")
        } else {
            line
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

const SYNOPSIS: &str = r".SH SYNOPSIS
\fBsimulate\fR \fISCENARIO\fR [\fIOPTIONS\fR]
.br
\fBsimulate\fR \fICOMMAND\fR [\fIOPTIONS\fR]
";

const DESCRIPTION: &str = r".SH DESCRIPTION
A panel scores candidates on weighted criteria, takes off a penalty here and there, and chooses the
best few. Scores, weights and penalties are uncertain.
.B simulate
reads all that from one file, integrates the selection exactly where it can and draws it a million
times where not, and says how often each team is chosen, how sure that figure is, and where the line
is contested.
.PP
The result goes to standard output and nothing else does; progress, notes and errors go to standard
error. The same scenario, seed and version give the same bytes, whatever the threads. Where no
command is named,
.B run
is meant, with all its options.
";

const REST: &str = r#".SH SCENARIO FILES
A scenario is a text file in TOML. The smallest has
.BR places ,
.B [criteria]
and
.BR [teams] :
.PP
.nf
    places = 1                        # how many teams are chosen

    [blocks]                          # points per block; may be left out
    quality = 60
    plan    = 40

    [criteria]                        # a weight: 25, "20..40", or left out
    technology = { block = "quality", weight = "20..40" }
    team       = { block = "quality" }
    cost       = { block = "plan", scale = [9, 1] }
    delay      = { penalty = "0..10", scale = [0, 1] }

    [teams.alpha]
    name   = "Alpha"
    sd     = 5                        # of this team's plain numbers
    scores = { technology = 85, team = 78, cost = "4 ± 1", delay = 0.2 }

    [teams.beta]
    scores = { technology = "70 to 90", team = "unknown", cost = 3, delay = 0 }
.fi
.PP
A score, penalty or bonus is a number, "84 ± 6" (mean and standard deviation), "75..90" (equally
likely between), "60 to 80" (90 % of a normal law between), "unknown", or a law by its parameters,
such as { pert = { min = 60, mode = 75, max = 95 } }.
.B scores = \(dqscores.csv\(dq
takes the scores from a sheet beside the file: a heading of criteria, then a row per team.
.PP
A question, in
.B [questions]
or after
.BR \-\-ask ,
says who is selected by ids, and compares rank(ID), total(ID) and count(ID, ID), with and, or, not and
parentheses between: "not kt and (nc or rank(kakao) <= 3)". Ids that are no plain words stand in quotes.
.PP
.B simulate new
writes a scenario that explains itself,
.B simulate check
says how one is read, and
.B simulate schema
writes all keys with what they mean.
.PP
An address names a key with dots between its parts, in double quotes where one of them holds a dot
or a blank:
.BR criteria.delay.penalty ,
.BR teams.beta.scores.cost ,
.BR blocks.plan ,
.BR simulation.seed .
.SH FILES
.TP
.I out/SCENARIO/
Folder of the charts, named after the scenario; \fIout/stdin/\fR for standard input. \fB\-\-out\fR
names another.
.PP
Files are written whole or not at all, and what is read is never written over.
.SH ENVIRONMENT
.TP
.B COLUMNS
Columns of the terminal, if it is to be taken as wider or narrower than it is. Tables use 60 to 140
of them; what does not go to a terminal has 80.
.TP
.B NO_COLOR
Where set and not empty, messages have no colours.
.TP
.B TERM
On \fBdumb\fR there are neither colours nor a moving bar.
.TP
.B RAYON_NUM_THREADS
Threads to use where \fB\-\-threads\fR does not say.
.SH EXIT STATUS
.TP
.B 0
Done.
.TP
.B 1
The run failed, mostly in writing a file; or a verification did not pass.
.TP
.B 2
The command line or the scenario is wrong.
.TP
.B 130
Interrupted from the keyboard; what was computed so far has been reported.
"#;
