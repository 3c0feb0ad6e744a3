//! Every case as a file, to be looked at: `cargo test gallery -- --ignored`.

use crate::chart::{Fonts, ranks, selection};

use super::cases::cases;
use super::legible::legible;

#[test]
#[ignore = "for people: writes pictures to target/gallery"]
fn gallery() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/target/gallery");
    std::fs::create_dir_all(folder).unwrap();
    let system = Fonts::new(None).unwrap();
    let bare = Fonts::new(None).unwrap().without_system();
    for (case, outcome) in cases() {
        for (suffix, fonts) in [("", &system), ("-bare", &bare)] {
            if suffix == "-bare" && case != "korean" && case != "nasty" {
                continue;
            }
            let pictures = [selection(&outcome, fonts), ranks(&outcome, fonts)];
            for picture in pictures.map(Result::unwrap) {
                legible(case, &picture);
                let file = format!("{folder}/{case}{suffix}-{}", picture.name);
                std::fs::write(format!("{file}.svg"), &picture.svg).unwrap();
                std::fs::write(format!("{file}.png"), picture.png().unwrap()).unwrap();
                println!("{file} {:?}", picture.notes);
            }
        }
    }
}
