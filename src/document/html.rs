//! Markup that cannot be broken out of: text becomes HTML here and nowhere else.

use std::borrow::Cow;

use crate::scenario::visible;

/// Finished markup, which is XML as well: every element is closed, every attribute quoted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Html(String);

/// Attributes of an element, by name and value.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Html {
    /// Text as it is, whoever wrote it: nothing in it is markup, what would turn the text around it or
    /// act on anything is seen instead.
    pub(super) fn text(text: &str) -> Self {
        Self(escaped(text))
    }

    /// The same, with line breaks and tabs as they are.
    pub(super) fn lines(text: &str) -> Self {
        let text = text.replace("\r\n", "\n");
        let mut out = String::with_capacity(text.len() + text.len() / 8);
        for piece in text.split_inclusive(['\n', '\t']) {
            let end = piece.len() - usize::from(piece.ends_with(['\n', '\t']));
            out += &escaped(&piece[..end]);
            out += &piece[end..];
        }
        Self(out)
    }

    /// Markup of this program's own making, such as a chart.
    pub(super) fn made(markup: String) -> Self {
        Self(markup)
    }

    /// With more behind it.
    pub(super) fn and(self, more: Self) -> Self {
        Self(self.0 + &more.into_string())
    }

    pub(super) fn into_string(self) -> String {
        self.0
    }
}

impl FromIterator<Html> for Html {
    fn from_iter<I: IntoIterator<Item = Html>>(parts: I) -> Self {
        Self(parts.into_iter().map(Html::into_string).collect())
    }
}

/// An element with what is in it.
pub(super) fn element(name: &str, attributes: Attributes<'_>, inside: Html) -> Html {
    let start = start(name, attributes);
    Html(format!("<{start}>{}</{name}>", inside.into_string()))
}

/// An element that never has anything in it.
pub(super) fn void(name: &str, attributes: Attributes<'_>) -> Html {
    Html(format!("<{} />", start(name, attributes)))
}

fn start(name: &str, attributes: Attributes<'_>) -> String {
    let mut out = name.to_owned();
    for (key, value) in attributes {
        out += &format!(" {key}=\"{}\"", escaped(value));
    }
    out
}

/// An element of text alone.
pub(super) fn tagged(name: &str, text: &str) -> Html {
    element(name, &[], Html::text(text))
}

/// A paragraph; nothing where there is no text.
pub(super) fn paragraph(text: &str) -> Html {
    if text.trim().is_empty() {
        return Html::default();
    }
    tagged("p", text.trim())
}

/// A list of sentences; nothing where there are none.
pub(super) fn list(items: &[String]) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    let items = items.iter().map(|item| tagged("li", item));
    element("ul", &[], items.collect())
}

/// What is folded away below a line of text.
pub(super) fn folded(attributes: Attributes<'_>, summary: &str, inside: Html) -> Html {
    element(
        "details",
        attributes,
        tagged("summary", summary).and(inside),
    )
}

/// Data for the script of the page: JSON in which nothing ends the element that holds it.
pub(super) fn data(id: &str, json: &str) -> Html {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                safe += &format!("\\u{:04x}", u32::from(c));
            }
            c => safe.push(c),
        }
    }
    element(
        "script",
        &[("type", "application/json"), ("id", id)],
        Html(safe),
    )
}

fn escaped(text: &str) -> String {
    let text = visible(text);
    // What XML has no room for.
    let text: Cow<'_, str> = if text.contains(is_no_character) {
        text.replace(is_no_character, "\u{fffd}").into()
    } else {
        text
    };
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            c => out.push(c),
        }
    }
    out
}

fn is_no_character(c: char) -> bool {
    u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_call_things_is_text() {
        let name = "</td><script>alert('1')</script>\" onclick=\"x\u{202e}\u{0}\u{ffff}&amp;";
        let cell = element("td", &[("title", name)], Html::text(name));
        let inside = "&lt;/td&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot; \
                      onclick=&quot;x\\u202E\\u0000\u{fffd}&amp;amp;";
        assert_eq!(
            cell.into_string(),
            format!("<td title=\"{inside}\">{inside}</td>")
        );
    }

    #[test]
    fn lines_stay_lines() {
        let text = "a < b\r\n\tc\u{1b}\n\nd";
        assert_eq!(Html::lines(text).into_string(), "a &lt; b\n\tc\\u001B\n\nd");
    }

    #[test]
    fn data_ends_no_script() {
        let json = serde_json::to_string("</script><!--\u{2028}&").unwrap_or_default();
        let html = data("x", &json).into_string();
        assert_eq!(html.matches('<').count(), 2, "{html}");
        let inside = html.split(['<', '>']).nth(2).unwrap_or_default();
        let back: String = serde_json::from_str(inside).unwrap_or_default();
        assert_eq!(back, "</script><!--\u{2028}&");
    }

    #[test]
    fn nothing_is_said_where_there_is_nothing_to_say() {
        assert_eq!(paragraph("  ").and(list(&[])), Html::default());
    }
}
