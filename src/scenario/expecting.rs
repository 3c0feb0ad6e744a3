//! What a value of each shape looks like, for people.

use super::keys::Shape;

impl Shape {
    /// What is expected, with an example.
    pub(crate) fn expecting(&self) -> String {
        match self {
            Self::Text => "text in quotes, such as \"AI technology\"".into(),
            Self::Whole { .. } => "a whole number, such as 5".into(),
            Self::Positive => "a number above 0, such as 40".into(),
            Self::Block => {
                "a number of points, such as 40, or { points = 40, label = \"…\" }".into()
            }
            Self::Share => "a number from 0 to 1, such as 0.4".into(),
            Self::Half => "a half-width as a probability, such as 0.001".into(),
            Self::Quantity { .. } => {
                "a quantity, such as 84, \"84 ± 6\", \"75..90\" or \"60 to 80\"".into()
            }
            Self::Weight => "a weight, such as 20 or \"10..30\"".into(),
            Self::Choice(words) => {
                let quoted = words.iter().map(|w| format!("\"{w}\""));
                quoted.collect::<Vec<_>>().join(" or ")
            }
            Self::Scale => "two numbers, such as [0, 100], or \"observed\"".into(),
            Self::Knots => "a list of pairs, such as [[0, 0], [60, 0.8], [100, 1]]".into(),
            Self::Correlation => "a number from -1 to 1, such as 0.5".into(),
            Self::Matrix => "a list of rows, such as [[1, 0.5], [0.5, 1]]".into(),
            Self::Addresses => {
                "a list of addresses, such as [\"teams.a.bonus\", \"teams.b.bonus\"]".into()
            }
            Self::Texts(such) => format!("a list of texts, such as [\"{such}\"]"),
            Self::Rows => "a number of a row, such as 2, or a list, such as [4, 5]".into(),
            Self::Ids => "a list of team ids, such as [\"a\", \"b\"]".into(),
            Self::Conditions => {
                "a list of conditions, such as [\"technology >= experience\"]".into()
            }
            Self::Question => "a question, such as \"not a and rank(b) <= 3\"".into(),
            Self::Table(_) => "a table".into(),
            Self::Map { one, .. } => format!("a table with one key per {one}"),
        }
    }
}
