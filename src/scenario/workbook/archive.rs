//! A zip archive: the parts of a workbook. No part is unpacked beyond a size, whatever the archive
//! says of it.

use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// What the bytes of one part may grow to: the scores of a million cells.
const LARGEST: usize = 64 << 20;

/// Where the parts of an archive lie.
pub(super) struct Archive<'b> {
    bytes: &'b [u8],
    parts: Vec<Part>,
}

/// One part, as the directory at the archive's end has it.
struct Part {
    name: String,
    method: u16,
    is_locked: bool,
    packed: usize,
    /// Where its own header lies, before the bytes.
    at: usize,
}

impl<'b> Archive<'b> {
    /// Reads the directory; `None` where there is none, or one of an archive beyond 4 GiB.
    pub(super) fn open(bytes: &'b [u8]) -> Option<Self> {
        let end = (0..=bytes.len().checked_sub(22)?)
            .rev()
            .take(1 << 16)
            .find(|at| bytes.get(*at..at + 4) == Some(b"PK\x05\x06"))?;
        let mut at = number(bytes, end + 16, 4)?;
        let mut parts = Vec::new();
        while bytes.get(at..at + 4) == Some(b"PK\x01\x02") {
            let [name, extra, comment] = [28, 30, 32].map(|field| number(bytes, at + field, 2));
            let (name, extra, comment) = (name?, extra?, comment?);
            let written = bytes.get(at + 46..at + 46 + name)?;
            parts.push(Part {
                name: String::from_utf8_lossy(written).replace('\\', "/"),
                method: number(bytes, at + 10, 2)? as u16,
                is_locked: number(bytes, at + 8, 2)? & 1 == 1,
                packed: number(bytes, at + 20, 4)?,
                at: number(bytes, at + 42, 4)?,
            });
            at += 46 + name + extra + comment;
        }
        Some(Self { bytes, parts })
    }

    /// Whether there is a part of this name, whatever its case.
    pub(super) fn has(&self, name: &str) -> bool {
        self.part(name).is_some()
    }

    /// The text of a part; empty where there is no such part.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub(super) fn text(&self, name: &str) -> Result<String, String> {
        let Some(part) = self.part(name) else {
            return Ok(String::new());
        };
        if part.is_locked {
            return Err("it is locked with a password".into());
        }
        let damaged = || format!("its part {name} is damaged");
        let (head, bytes) = (part.at, self.bytes);
        let lengths = number(bytes, head + 26, 2).zip(number(bytes, head + 28, 2));
        let (name_length, extra) = lengths.ok_or_else(damaged)?;
        let start = head + 30 + name_length + extra;
        let packed = bytes.get(start..start + part.packed).ok_or_else(damaged)?;
        let unpacked = match part.method {
            0 if packed.len() <= LARGEST => packed.to_vec(),
            8 => decompress_to_vec_with_limit(packed, LARGEST).map_err(|error| {
                if error.output.len() >= LARGEST {
                    format!("its part {name} holds more than {} MiB", LARGEST >> 20)
                } else {
                    damaged()
                }
            })?,
            _ => return Err(damaged()),
        };
        String::from_utf8(unpacked).map_err(|_| damaged())
    }

    fn part(&self, name: &str) -> Option<&Part> {
        let same = |part: &&Part| part.name.eq_ignore_ascii_case(name);
        self.parts.iter().find(same)
    }
}

/// A little-endian number of so many bytes.
fn number(bytes: &[u8], at: usize, size: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(size)?)?;
    let digits = bytes.iter().rev();
    Some(digits.fold(0, |number, byte| number << 8 | usize::from(*byte)))
}
