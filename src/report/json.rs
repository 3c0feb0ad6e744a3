//! A result for machines that read JSON.

use crate::words::{Said, Sentences};

/// A result as indented JSON with a line break at its end, with what it comes to in words.
///
/// # Errors
///
/// Where a figure is not finite, which none of this library is.
pub fn json<T: serde::Serialize + Said>(result: &T) -> Result<String, serde_json::Error> {
    #[derive(serde::Serialize)]
    struct Told<'a, T> {
        #[serde(flatten)]
        result: &'a T,
        #[serde(flatten)]
        said: Sentences,
    }
    let said = result.said();
    Ok(serde_json::to_string_pretty(&Told { result, said })? + "\n")
}
