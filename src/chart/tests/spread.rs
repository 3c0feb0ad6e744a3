//! Labels keep their distance and stay near their lines.

use proptest::prelude::*;

use crate::chart::Fonts;
use crate::chart::canvas::Canvas;
use crate::chart::color::BLUE;
use crate::chart::spread::{Wish, label_ends, spread};
use crate::chart::typeface::{LABEL, Ruler};

#[test]
fn labels_that_stand_apart_do_not_move() {
    assert_eq!(
        spread(&[50.0, 10.0, 90.0], 10.0, (0.0, 100.0)),
        [50.0, 10.0, 90.0]
    );
}

#[test]
fn labels_on_one_spot_share_the_move() {
    assert_eq!(
        spread(&[50.0, 50.0, 50.0], 10.0, (0.0, 100.0)),
        [40.0, 50.0, 60.0]
    );
    assert_eq!(spread(&[1.0, 2.0], 10.0, (0.0, 100.0)), [5.0, 15.0]);
}

proptest! {
    #[test]
    fn places_are_apart_inside_and_in_order(wanted in prop::collection::vec(-20.0..120.0, 0..10)) {
        let placed = spread(&wanted, 10.0, (0.0, 100.0));
        for (a, &place) in placed.iter().enumerate() {
            prop_assert!((5.0 - 1e-9..=95.0 + 1e-9).contains(&place));
            for b in 0..a {
                prop_assert!((place - placed[b]).abs() >= 10.0 - 1e-9);
                prop_assert!(wanted[a] >= wanted[b] || place < placed[b]);
                prop_assert!(wanted[a] <= wanted[b] || place > placed[b]);
            }
        }
    }
}

#[test]
fn what_finds_no_room_is_counted_and_what_moves_has_a_leader() {
    let faces = Fonts::new(None).unwrap().without_system().faces([]);
    let ruler = Ruler::new(&faces);
    let mut canvas = Canvas::new(&ruler);
    let wishes: Vec<_> = (0..9)
        .map(|_| Wish {
            at: 50.0,
            text: "Team",
            kind: LABEL,
            color: BLUE,
        })
        .collect();
    assert_eq!(label_ends(&mut canvas, 600.0, &wishes, (0.0, 100.0)), 3);
    assert_eq!((canvas.texts.len(), canvas.marks.len()), (6, 12));
}
