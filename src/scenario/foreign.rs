//! Files of another format, recognised so that they are named instead of torn apart.

use super::{Place, Problem};

/// What to do with a sheet of scores.
pub(crate) const SHEET_HELP: &str = "a scenario is a TOML file beside it, which `simulate new my.toml \
                                     --from FILE` writes; it names the sheet: scores = \"FILE\"";

/// The problem of a text that is not TOML but something else that is well known.
pub(crate) fn recognise(text: &str, source: usize) -> Option<Problem> {
    let body = text.trim_start();
    let start = text.len() - body.len();
    let first = body.lines().next().unwrap_or_default().trim_end();
    let what = name(body, first)?;
    let help = if what == "CSV" {
        SHEET_HELP
    } else {
        "a scenario is a TOML file: `key = value` lines under [table] headers"
    };
    let place = Place::new(source, start..start + first.len());
    Some(
        Problem::error(&place, format!("this looks like {what}, not TOML"))
            .label("not TOML")
            .help(help),
    )
}

fn name(body: &str, first: &str) -> Option<&'static str> {
    let second = body.get(1..).unwrap_or_default().trim_start();
    if body.starts_with('{')
        || (body.starts_with('[') && second.starts_with(['{', '"', '['])) && !body.starts_with("[[")
    {
        return Some("JSON");
    }
    if body.starts_with('<') {
        return Some("XML or HTML");
    }
    let mut lines = body.lines().filter(|l| {
        let line = l.trim();
        !line.is_empty() && !line.starts_with('#')
    });
    let line = lines.next().unwrap_or(first);
    if line == "---" || line.starts_with("%YAML") || is_yaml(line) {
        return Some("YAML");
    }
    let columns = |l: &str| {
        let counts = [',', ';', '\t'].map(|c| l.matches(c).count());
        counts.into_iter().max().unwrap_or_default()
    };
    let next = lines.next().unwrap_or_default();
    if columns(line) >= 1
        && columns(line) == columns(next)
        && !line.contains(['=', '['])
        && !next.contains('=')
    {
        return Some("CSV");
    }
    None
}

/// `key:` or `key: value`, where TOML would have an equals sign.
fn is_yaml(line: &str) -> bool {
    let Some((key, rest)) = line.split_once(':') else {
        return false;
    };
    let word = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    !key.is_empty()
        && key.chars().all(word)
        && (rest.is_empty() || rest.starts_with(' '))
        && !rest.contains('=')
}
