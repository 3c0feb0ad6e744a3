//! The files of the page, which the program carries.

/// A file and what kind it is.
pub(crate) struct Asset {
    /// Its name below the token; nothing for the page itself.
    pub(crate) name: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) text: &'static str,
}

const SCRIPT: &str = "text/javascript; charset=utf-8";

/// A script by its name.
macro_rules! script {
    ($name:literal) => {
        Asset {
            name: $name,
            kind: SCRIPT,
            text: include_str!(concat!("assets/", $name)),
        }
    };
}

/// All files.
pub(crate) const ASSETS: [Asset; 11] = [
    Asset {
        name: "",
        kind: "text/html; charset=utf-8",
        text: include_str!("assets/page.html"),
    },
    Asset {
        name: "page.css",
        kind: "text/css; charset=utf-8",
        text: include_str!("assets/page.css"),
    },
    Asset {
        name: "print.css",
        kind: "text/css; charset=utf-8",
        text: include_str!("assets/print.css"),
    },
    script!("page.js"),
    script!("ask.js"),
    script!("bars.js"),
    script!("element.js"),
    script!("keep.js"),
    script!("past.js"),
    script!("pieces.js"),
    script!("sliders.js"),
];
