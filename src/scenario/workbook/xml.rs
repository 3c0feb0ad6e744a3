//! XML as workbooks hold it: tags and the text between them, one after another. Names are without
//! their prefixes. Entities of a document's own are left as they are, so that none can grow.

use std::borrow::Cow;

/// What comes next.
#[derive(Debug, PartialEq)]
pub(super) enum Event<'t> {
    /// `<name …>`; `<name …/>` is followed by its end.
    Open(Tag<'t>),
    /// `</name>`, or the end of an empty one.
    Close(&'t str),
    Text(Cow<'t, str>),
}

/// A tag that opens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tag<'t> {
    pub(super) name: &'t str,
    attributes: &'t str,
}

/// The events of a text. It ends early where the text is malformed.
#[derive(Debug, Clone)]
pub(super) struct Xml<'t> {
    rest: &'t str,
    /// The name of an empty tag whose end comes next.
    empty: Option<&'t str>,
}

impl<'t> Xml<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let rest = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { rest, empty: None }
    }

    /// Whether everything was read.
    pub(super) fn is_over(&self) -> bool {
        self.rest.trim().is_empty()
    }

    /// Passes what begins so, up to a mark and with the mark; what stands between. Nothing is passed
    /// where there is no such mark.
    fn between(&mut self, lead: &str, mark: &str) -> Option<&'t str> {
        let (passed, rest) = self.rest.get(lead.len()..)?.split_once(mark)?;
        self.rest = rest;
        Some(passed)
    }

    /// Passes a tag, up to the `>` that no quote holds; what stands between.
    fn tag(&mut self) -> Option<&'t str> {
        let mut quote = None;
        let inside = self.rest.get(1..)?;
        let end = inside.bytes().position(|byte| match quote {
            Some(open) => {
                if byte == open {
                    quote = None;
                }
                false
            }
            None if matches!(byte, b'"' | b'\'') => {
                quote = Some(byte);
                false
            }
            None => byte == b'>',
        })?;
        let (tag, rest) = (inside.get(..end)?, inside.get(end + 1..)?);
        self.rest = rest;
        Some(tag)
    }

    /// The text up to the end of the tag just opened.
    pub(super) fn text(&mut self, name: &str) -> String {
        let mut text = String::new();
        for event in self.by_ref() {
            match event {
                Event::Text(part) => text += &part,
                Event::Close(closed) if closed == name => break,
                _ => {}
            }
        }
        text
    }

    /// Passes everything up to the end of the tag just opened, and gives the text in it that
    /// stands within tags called `wanted` but not within those called `unwanted`.
    pub(super) fn text_in(&mut self, name: &str, wanted: &str, unwanted: &[&str]) -> String {
        let mut text = String::new();
        let (mut depth, mut within, mut out) = (1_usize, 0_usize, 0_usize);
        for event in self.by_ref() {
            match event {
                Event::Open(tag) => {
                    depth += usize::from(tag.name == name);
                    out += usize::from(unwanted.contains(&tag.name));
                    if tag.name == wanted && out == 0 {
                        // Paragraphs and runs that follow each other are words that do.
                        if within == 0 && !text.is_empty() && wanted == "p" {
                            text.push(' ');
                        }
                        within += 1;
                    }
                    if wanted == "p" && matches!(tag.name, "s" | "tab" | "line-break") && out == 0 {
                        text.push(' ');
                    }
                }
                Event::Close(closed) => {
                    out = out.saturating_sub(usize::from(unwanted.contains(&closed)));
                    if closed == wanted && out == 0 {
                        within = within.saturating_sub(1);
                    }
                    depth = depth.saturating_sub(usize::from(closed == name));
                    if depth == 0 {
                        break;
                    }
                }
                Event::Text(part) if within > 0 && out == 0 => text += &part,
                Event::Text(_) => {}
            }
        }
        text
    }
}

impl<'t> Iterator for Xml<'t> {
    type Item = Event<'t>;

    fn next(&mut self) -> Option<Event<'t>> {
        if let Some(name) = self.empty.take() {
            return Some(Event::Close(name));
        }
        loop {
            if !self.rest.starts_with('<') {
                let end = self.rest.find('<')?;
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                return Some(Event::Text(resolved(text)));
            }
            if self.rest.starts_with("<!--") {
                self.between("<!--", "-->")?;
            } else if self.rest.starts_with("<![CDATA[") {
                let text = self.between("<![CDATA[", "]]>")?;
                return Some(Event::Text(text.into()));
            } else if self.rest.starts_with("</") {
                let name = self.between("</", ">")?;
                return Some(Event::Close(local(name.trim())));
            } else if self.rest.starts_with("<?") || self.rest.starts_with("<!") {
                self.between("<", ">")?;
            } else {
                let tag = self.tag()?;
                let bare = tag.strip_suffix('/').unwrap_or(tag);
                let end = bare.find(char::is_whitespace).unwrap_or(bare.len());
                let (name, attributes) = bare.split_at(end);
                let name = local(name);
                if bare.len() < tag.len() {
                    self.empty = Some(name);
                }
                return Some(Event::Open(Tag { name, attributes }));
            }
        }
    }
}

impl<'t> Tag<'t> {
    /// The value of an attribute: with its prefix where `name` has one, else with any.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'t, str>> {
        let mut rest = self.attributes;
        loop {
            let (key, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, next) = after.get(1..)?.split_once(quote)?;
            let key = key.trim();
            if key == name || !name.contains(':') && local(key) == name {
                return Some(resolved(value));
            }
            rest = next;
        }
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Text with the characters that its entities stand for.
fn resolved(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out += before;
        // No entity is longer, and a text of nothing but `&` is not searched over and over.
        let end = after.bytes().take(12).position(|byte| byte == b';');
        let entity = end.and_then(|end| Some((after.get(..end)?, after.get(end + 1..)?)));
        let character = entity.and_then(|(name, _)| match name {
            "lt" => Some('<'),
            "gt" => Some('>'),
            "amp" => Some('&'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => {
                let code = name.strip_prefix('#')?;
                let code = match code.strip_prefix(['x', 'X']) {
                    Some(code) => u32::from_str_radix(code, 16),
                    None => code.parse(),
                };
                code.ok().and_then(char::from_u32)
            }
        });
        if let (Some(character), Some((_, next))) = (character, entity) {
            out.push(character);
            rest = next;
        } else {
            out.push('&');
            rest = after;
        }
    }
    Cow::Owned(out + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_texts_and_entities_come_one_after_another() {
        let text = "\u{feff}<?xml version='1.0'?><!-- <a> --><x:a r:id=\"1>2\" b = 'x&amp;y'>\
                    t&#xAC00;&unknown;&lt;<b/><![CDATA[<&]]></x:a>\n";
        let mut xml = Xml::new(text);
        let Some(Event::Open(tag)) = xml.next() else {
            unreachable!("a tag")
        };
        assert_eq!(tag.name, "a");
        assert_eq!(tag.attribute("id").as_deref(), Some("1>2"));
        assert_eq!(tag.attribute("b").as_deref(), Some("x&y"));
        assert_eq!(tag.attribute("c"), None);
        assert_eq!(xml.next(), Some(Event::Text("t가&unknown;<".into())));
        assert!(matches!(
            xml.next(),
            Some(Event::Open(Tag { name: "b", .. }))
        ));
        assert_eq!(xml.next(), Some(Event::Close("b")));
        assert_eq!(xml.next(), Some(Event::Text("<&".into())));
        assert_eq!(xml.next(), Some(Event::Close("a")));
        assert_eq!(xml.next(), None);
        assert!(xml.is_over());
        for broken in ["<a", "<a b=\"", "<!-- x", "text", "<"] {
            let mut xml = Xml::new(broken);
            assert_eq!((xml.next(), xml.is_over()), (None, false), "{broken}");
        }
    }
}
