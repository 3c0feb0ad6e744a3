//! A result for machines that read JSON.

/// A result as indented JSON with a line break at its end.
///
/// # Errors
///
/// Where a figure is not finite, which none of this library is.
pub fn json(result: &impl serde::Serialize) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(result)? + "\n")
}
