//! Points of a team, criterion by criterion.

use serde::ser::{Serialize, SerializeMap, Serializer};

/// Points by criterion id, in the order of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Points(pub Vec<(String, f64)>);

impl Points {
    /// The points of a criterion, where it has any.
    pub fn of(&self, criterion: &str) -> Option<f64> {
        let mut all = self.0.iter();
        all.find(|(id, _)| id == criterion)
            .map(|(_, points)| *points)
    }
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (criterion, points) in &self.0 {
            map.serialize_entry(criterion, points)?;
        }
        map.end()
    }
}
