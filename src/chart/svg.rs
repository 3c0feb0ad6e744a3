//! Marks to an SVG file.

use plotters::drawing::DrawingAreaErrorKind;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::canvas::{Align, Mark};
use super::clean::{clean, escape};
use super::color;
use super::error::ChartError;
use super::faces::family;

/// Plotters places everything on whole pixels; eight of them to a unit keep type and lines where
/// they belong.
const SCALE: f64 = 8.0;

/// How much of a veil covers what is behind it.
const VEIL: f64 = 0.2;

/// Families that carry Latin and Hangul on the usual systems, the bundled one first.
const FAMILIES: &str = "Noto Sans, Noto Sans KR, Noto Sans CJK KR, Apple SD Gothic Neo, \
                        Malgun Gothic, Nanum Gothic, NanumGothic, sans-serif";

/// What a screen reader says of a picture.
pub(super) struct Spoken<'a> {
    /// Keeps ids apart where several pictures stand in one page.
    pub(super) name: &'a str,
    pub(super) title: &'a str,
    pub(super) description: &'a str,
}

/// The SVG file of a page.
///
/// # Errors
/// [`ChartError::Drawing`] where plotters refuses a mark.
pub(super) fn svg(
    marks: &[Mark],
    (width, height): (f64, f64),
    spoken: &Spoken<'_>,
) -> Result<String, ChartError> {
    let refused = |error: Refused| ChartError::Drawing(error.to_string());
    let mut drawn = String::new();
    {
        let size = (scaled(width) as u32, scaled(height) as u32);
        let area = SVGBackend::with_string(&mut drawn, size).into_drawing_area();
        area.fill(&WHITE).map_err(refused)?;
        for mark in marks {
            draw(&area, mark).map_err(refused)?;
        }
        area.present().map_err(refused)?;
    }
    let mut tidied = Vec::new();
    for mark in marks {
        if let Mark::Text { kind, .. } = mark
            && !tidied.contains(&kind.size)
        {
            tidied.push(kind.size);
            // Multiplied and divided by 1.24 again, a size may come back as 104.00000000000001.
            let size = kind.size * SCALE;
            let noisy = format!(" font-size=\"{}\"", size * 1.24 / 1.24);
            drawn = drawn.replace(&noisy, &format!(" font-size=\"{size}\""));
        }
    }
    Ok(finish(&drawn, (width, height), spoken, &lengths(marks)))
}

/// How wide the texts are for readers that find faces of their own, one after another: other letters
/// are squeezed or drawn out to it, so that no line runs off the page. The rasteriser has the face.
fn lengths(marks: &[Mark]) -> Vec<Option<f64>> {
    let length = |mark: &Mark| match mark {
        Mark::Text { width, face, .. } => Some(Some(*width).filter(|_| face.is_none())),
        _ => None,
    };
    marks.iter().filter_map(length).collect()
}

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;
type Refused = DrawingAreaErrorKind<std::io::Error>;

fn scaled(units: f64) -> i32 {
    (units * SCALE).round() as i32
}

fn point((x, y): (f64, f64)) -> (i32, i32) {
    (scaled(x), scaled(y))
}

fn rgb(color: color::Color) -> RGBColor {
    RGBColor(color.0, color.1, color.2)
}

fn draw(area: &Area<'_>, mark: &Mark) -> Result<(), Refused> {
    match mark {
        Mark::Rect {
            x,
            y,
            width,
            height,
            color,
        } => {
            let corners = [point((*x, *y)), point((x + width, y + height))];
            area.draw(&Rectangle::new(corners, rgb(*color).filled()))
        }
        Mark::Line {
            points,
            width,
            color,
        } => {
            let style = rgb(*color).stroke_width(scaled(*width) as u32);
            let points: Vec<_> = points.iter().copied().map(point).collect();
            area.draw(&PathElement::new(points, style))
        }
        Mark::Veil { points, color } => {
            let points: Vec<_> = points.iter().copied().map(point).collect();
            area.draw(&Polygon::new(points, rgb(*color).mix(VEIL)))
        }
        Mark::Dot {
            x,
            y,
            radius,
            color,
        } => area.draw(&Circle::new(
            point((*x, *y)),
            scaled(*radius),
            rgb(*color).filled(),
        )),
        Mark::Text {
            x,
            baseline,
            align,
            kind,
            color,
            text,
            upright,
            width: _,
            face,
        } => {
            let horizontal = match align {
                Align::Left => HPos::Left,
                Align::Middle => HPos::Center,
                Align::Right => HPos::Right,
            };
            // The backend divides the size by 1.24 and, for a top anchor, lowers the baseline by
            // 0.76 em. Undoing both puts the baseline where we want it in every SVG reader.
            let (size, paint) = (kind.size * SCALE, rgb(*color));
            let weight = if kind.bold {
                FontStyle::Bold
            } else {
                FontStyle::Normal
            };
            let family = face.map(family);
            let family = family.as_deref().unwrap_or(FAMILIES);
            let style = TextStyle::from((family, size * 1.24, weight).into_font())
                .color(&paint)
                .pos(Pos::new(horizontal, VPos::Top));
            let drop = |at: f64| (at * SCALE - 0.76 * size).round() as i32;
            // Turned about the point above its start, a baseline below is one to the right.
            let (at, turn) = if *upright {
                ((drop(*x), scaled(*baseline)), FontTransform::Rotate270)
            } else {
                ((scaled(*x), drop(*baseline)), FontTransform::None)
            };
            area.draw(&Text::new(text.as_str(), at, style.transform(turn)))
        }
    }
}

/// Gives the file its real size, a title and a description, and the families once for all.
fn finish(
    drawn: &str,
    (width, height): (f64, f64),
    spoken: &Spoken<'_>,
    lengths: &[Option<f64>],
) -> String {
    let body = drawn.split_once('\n').map_or("", |(_, body)| body);
    let body = body
        .replace(&format!(" font-family=\"{FAMILIES}\""), "")
        .replace(" opacity=\"1\"", "")
        .replace("\n</text>", "</text>");
    let mut lines = String::with_capacity(body.len());
    let mut lengths = lengths.iter();
    for line in body.lines() {
        let length = line
            .strip_prefix("<text ")
            .and_then(|rest| Some((rest, lengths.next()?)));
        if let Some((rest, Some(length))) = length.filter(|(_, length)| **length > Some(0.0)) {
            let length = scaled(*length);
            lines.push_str(&format!(
                "<text textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\" {rest}"
            ));
        } else {
            lines.push_str(line);
        }
        // Plotters breaks the line before a text, which some readers take for a space.
        if !(line.starts_with("<text") && line.ends_with('>') && !line.ends_with("</text>")) {
            lines.push('\n');
        }
    }
    let name = spoken.name;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {} {}\" font-family=\"{FAMILIES}\" role=\"img\" \
         aria-labelledby=\"{name}-title {name}-desc\">\n\
         <title id=\"{name}-title\">{}</title>\n<desc id=\"{name}-desc\">{}</desc>\n{lines}",
        scaled(width),
        scaled(height),
        escape(&clean(spoken.title)),
        escape(&clean(spoken.description)),
    )
}
