//! Every case as a file, to be looked at: `cargo test gallery -- --ignored`.

use crate::chart::{Fonts, Look};

use super::drawn::drawn;
use super::legible::legible;

#[test]
#[ignore = "for people: writes pictures to target/gallery"]
#[allow(
    clippy::disallowed_macros,
    reason = "what a test prints is read by whoever ran it"
)]
fn gallery() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/target/gallery");
    std::fs::create_dir_all(folder).unwrap();
    let system = Look::from(Fonts::new(None).unwrap());
    let bare = Look::from(Fonts::new(None).unwrap().without_system());
    // Any cases whose names contain the word in GALLERY, or all.
    let word = std::env::var("GALLERY").unwrap_or_default();
    let scripts = |case: &str| case.contains("korean") || case.contains("nasty");
    let all = drawn(&system, |case| case.contains(&word)).into_iter();
    let few = drawn(&bare, |case| scripts(case) && case.contains(&word)).into_iter();
    let files = all
        .map(|drawn| ("", drawn))
        .chain(few.map(|drawn| ("-bare", drawn)));
    for (suffix, (case, picture)) in files {
        legible(case, &picture);
        let file = format!("{folder}/{case}{suffix}-{}", picture.name);
        std::fs::write(format!("{file}.svg"), &picture.svg).unwrap();
        std::fs::write(format!("{file}.png"), picture.png().unwrap()).unwrap();
        println!("{file} {:?}", picture.notes);
    }
}
