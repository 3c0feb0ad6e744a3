//! The text of a sheet in the encoding that a program saved it in.

use encoding_rs::{DecoderResult, EUC_KR, Encoding, UTF_8};

use super::sheet;
use super::source::{NotText, signature};

/// The encoding of a label: one of the WHATWG's, or a code page such as `cp949`.
pub(crate) fn named(label: &str) -> Option<&'static Encoding> {
    let label = label.trim().to_ascii_lowercase();
    // What Windows calls code pages 932, 936, 949 and 950, the WHATWG has under other names.
    let known = match label.strip_prefix("cp").unwrap_or(&label) {
        "932" => "shift_jis".into(),
        "936" => "gbk".into(),
        "949" | "uhc" | "ms949" => "euc-kr".into(),
        "950" => "big5".into(),
        "65001" => "utf-8".into(),
        page if label.starts_with("cp") => format!("windows-{page}"),
        _ => label.clone(),
    };
    Encoding::for_label(known.as_bytes())
}

/// The text of a file. A byte order mark is believed, then the encoding that is named; else it is
/// UTF-8.
pub(crate) fn decode(bytes: Vec<u8>, named: Option<&'static Encoding>) -> Result<String, NotText> {
    if signature(&bytes).is_some() {
        return sheet::decode(bytes);
    }
    let (encoding, body) = match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) => (encoding, bytes.get(mark..).unwrap_or_default()),
        None => (named.unwrap_or(UTF_8), bytes.as_slice()),
    };
    if encoding == UTF_8 {
        let is_utf8 = std::str::from_utf8(&bytes).is_ok();
        let hint = (!is_utf8 && named.is_none()).then(|| saved_as(&bytes));
        return sheet::decode(bytes).map_err(|wrong| NotText {
            help: hint.filter(|_| wrong.at.is_some()).unwrap_or(wrong.help),
            ..wrong
        });
    }
    sheet::decode(in_utf8(encoding, body)?.into_bytes())
}

/// Text of another encoding in UTF-8.
fn in_utf8(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, NotText> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let most = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(most.unwrap_or_default());
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    if result == DecoderResult::InputEmpty {
        return Ok(text);
    }
    let line = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
    Err(NotText {
        at: Some(read),
        message: format!(
            "this file is not in {}: bytes in line {line} mean nothing there",
            encoding.name()
        ),
        help: "name the encoding that it was saved in, or save it as CSV (UTF-8)",
    })
}

/// What to do about a file that is not UTF-8, where its bytes say which encoding it has.
fn saved_as(bytes: &[u8]) -> &'static str {
    let korean = in_utf8(EUC_KR, bytes).is_ok_and(|text| {
        let foreign = text.chars().filter(|c| !c.is_ascii());
        let (hangul, others): (Vec<char>, Vec<char>) =
            foreign.partition(|c| matches!(c, '가'..='힣' | 'ㄱ'..='ㆎ'));
        hangul.len() > others.len()
    });
    if korean {
        "it is Korean text as Excel saves it: write encoding = \"cp949\" under [scores], or save it \
         as CSV (UTF-8)"
    } else {
        "save it as CSV (UTF-8), or name its encoding under [scores]: encoding = \"cp1252\" is what \
         Excel saves in Western Europe and America"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_pages_and_marks_are_known() {
        let name = |label| named(label).map(Encoding::name);
        assert_eq!(name("cp949"), Some("EUC-KR"));
        assert_eq!(name("CP1252"), Some("windows-1252"));
        assert_eq!(name(" Latin1 "), Some("windows-1252"));
        assert_eq!(name("utf-16le"), Some("UTF-16LE"));
        assert_eq!(name("cp0"), None);
        let marked = b"\xff\xfea\0,\0\x00\xac\r\0\n\0";
        assert_eq!(decode(marked.to_vec(), None).as_deref(), Ok("a,가\r\n"));
        assert_eq!(
            decode(marked.to_vec(), named("cp949")).as_deref(),
            Ok("a,가\r\n")
        );
    }

    #[test]
    fn korean_bytes_are_told_from_others() {
        let korean = b"\xbe\xf7\xc3\xbc,\xb1\xe2\xbc\xfa\n".to_vec();
        let help = decode(korean.clone(), None).map_err(|wrong| wrong.help);
        assert!(help.is_err_and(|help| help.contains("cp949")));
        assert_eq!(decode(korean, named("cp949")).as_deref(), Ok("업체,기술\n"));
        let french = b"pays,note\nC\xf4te,1\n".to_vec();
        let help = decode(french.clone(), None).map_err(|wrong| wrong.help);
        assert!(help.is_err_and(|help| help.contains("cp1252")));
        assert_eq!(
            decode(french.clone(), named("cp1252")).as_deref(),
            Ok("pays,note\nCôte,1\n")
        );
        let wrong = decode(french, named("cp949")).map_err(|wrong| wrong.message);
        assert!(wrong.is_err_and(|wrong| wrong.contains("line 2")));
    }
}
