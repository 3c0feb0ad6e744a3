//! Files that are not scenarios at all: empty, or another format.

use super::problem::Problem;
use super::source::Place;

/// A problem that says what the file is, where it is no TOML document.
pub(super) fn recognise(text: &str, broken: bool, nothing: bool) -> Option<Problem> {
    let place = first_line(text);
    if nothing && !broken {
        return Some(
            Problem::error("the scenario is empty", place, "")
                .help("`simulate new my.toml` writes one to start from"),
        );
    }
    if !broken {
        return None;
    }
    let line = text.get(place.span.clone()).unwrap_or("").trim();
    let yaml_key = line
        .split_once(": ")
        .map_or(line.strip_suffix(':'), |(key, _)| Some(key));
    let format = if line.starts_with('{') {
        "JSON"
    } else if line.starts_with('<') {
        "XML or HTML"
    } else if line.starts_with("---") || yaml_key.is_some_and(|key| !key.contains(['=', ' ', '"']))
    {
        "YAML"
    } else if line.contains([',', ';', '\t']) && !line.contains(['=', '[']) {
        "a table of comma-separated values"
    } else {
        return None;
    };
    Some(
        Problem::error(format!("this looks like {format}, not TOML"), place, "")
            .help("a scenario is a TOML file; `simulate new my.toml` writes one to start from"),
    )
}

/// The first line with something on it.
fn first_line(text: &str) -> Place {
    let start = text.len() - text.trim_start().len();
    let end = text[start..]
        .find('\n')
        .map_or(text.len(), |end| start + end);
    Place::new(0, start..end.max(start))
}
