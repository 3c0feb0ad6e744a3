//! The page as a whole: its head, its policy, its sections in order.

use sha2::{Digest as _, Sha256};

use super::contents::Contents;
use super::figure::Pen;
use super::html::{Html, element, paragraph, tagged, void};
use super::sections::{Part, SECTIONS};
use crate::chart::{ChartError, Look};
use crate::words::{Language, in_language, say, spoken};

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// A finished document.
#[derive(Debug, Clone)]
pub struct Document {
    /// The file.
    pub html: String,
    /// What whoever made it must be told, such as characters that no font has.
    pub notes: Vec<String>,
}

/// The document of a result, in a language; its charts are in English where no font at hand has the
/// letters of that.
///
/// # Errors
///
/// Where a chart cannot be drawn.
pub fn document(
    contents: &Contents<'_>,
    look: &Look,
    language: Language,
) -> Result<Document, ChartError> {
    let charts = if look.fonts.have_letters_of(language) {
        language
    } else {
        Language::default()
    };
    in_language(language, || {
        let mut pen = Pen::new(look, charts);
        let mut parts = Vec::new();
        for section in SECTIONS {
            parts.extend(section(contents, &mut pen));
        }
        if let Some(error) = pen.failed {
            return Err(error);
        }
        let html = element(
            "html",
            &[("lang", language.code())],
            head(&contents.outcome.title).and(body(contents, &parts)),
        );
        Ok(Document {
            html: format!("<!DOCTYPE html>\n{}\n", html.into_string()),
            notes: pen.notes,
        })
    })
}

fn head(title: &str) -> Html {
    // What is not named here is not done: nothing is loaded, sent or run but the two below.
    let policy = format!(
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src '{}'; \
         script-src '{}'",
        hash(STYLE),
        hash(SCRIPT)
    );
    let meta =
        |key: &str, name: &str, content: &str| void("meta", &[(key, name), ("content", content)]);
    let inside = void("meta", &[("charset", "utf-8")])
        .and(meta("http-equiv", "Content-Security-Policy", &policy))
        .and(meta(
            "name",
            "viewport",
            "width=device-width, initial-scale=1",
        ))
        .and(meta("name", "color-scheme", "light dark"))
        .and(meta(
            "name",
            "generator",
            &format!("cutline {}", env!("CARGO_PKG_VERSION")),
        ))
        .and(tagged("title", title))
        .and(element("style", &[], Html::made(STYLE.to_owned())));
    element("head", &[], inside)
}

fn body(contents: &Contents<'_>, parts: &[Part]) -> Html {
    let links = parts.iter().filter(|part| !part.heading.is_empty());
    let links = links.map(|part| {
        let link = [("href", format!("#{}", part.id))];
        let link: Vec<(&str, &str)> = link.iter().map(|(key, to)| (*key, to.as_str())).collect();
        element("li", &[], element("a", &link, Html::text(&part.heading)))
    });
    let contents_list = element(
        "nav",
        &[("aria-label", &say!("report-contents"))],
        element("ol", &[], links.collect()),
    );
    let mut main = Html::default();
    for (at, part) in parts.iter().enumerate() {
        let heading = if part.heading.is_empty() {
            Html::default()
        } else {
            tagged("h2", &part.heading)
        };
        let section = element(
            "section",
            &[("id", &part.id)],
            heading.and(part.body.clone()),
        );
        main = main.and(section);
        if at == 0 {
            // Whoever reads no further has read what matters.
            main = main.and(contents_list.clone());
        }
    }
    let title = element("header", &[], tagged("h1", &contents.outcome.title));
    let made = say!(
        "report-made",
        version = contents.outcome.version,
        digest = &contents.outcome.scenario_digest
    );
    let footer = element("footer", &[], paragraph(&made));
    let script = element("script", &[], Html::made(SCRIPT.to_owned()));
    let page = title
        .and(element("main", &[], main))
        .and(footer)
        .and(script);
    element("body", &[("data-language", spoken().code())], page)
}

/// What a policy knows a text by.
fn hash(text: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(text.as_bytes())))
}

/// Bytes in the alphabet of RFC 4648.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            out.push(if at <= group.len() {
                char::from(ALPHABET[(bits >> (18 - 6 * at)) as usize & 63])
            } else {
                '='
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of RFC 4648, section 10.
    #[test]
    fn bytes_are_spelt_as_the_standard_says() {
        for (bytes, spelt) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), spelt);
        }
    }

    #[test]
    fn style_and_script_end_where_they_should() {
        assert!(!STYLE.contains("</") && !SCRIPT.contains("</"));
        // A byte of a carriage return would change what a reader hashes.
        assert!(!STYLE.contains('\r') && !SCRIPT.contains('\r'));
    }
}
