//! Work on many things at once, or one after another without the feature `parallel`.
//!
//! What comes of each thing is independent of the others, so either way gives the same.

use std::ops::Range;

#[cfg(feature = "parallel")]
use rayon::prelude::*;

/// What comes of each thing, in their order. `scratch` makes the working memory of a thread.
#[cfg(feature = "parallel")]
pub(super) fn map<T: Sync, S, R: Send>(
    things: &[T],
    scratch: impl Fn() -> S + Sync + Send,
    work: impl Fn(&mut S, &T) -> R + Sync + Send,
) -> Vec<R> {
    things.par_iter().map_init(scratch, work).collect()
}

/// What comes of each thing, in their order. `scratch` makes the working memory.
#[cfg(not(feature = "parallel"))]
pub(super) fn map<T, S, R>(
    things: &[T],
    scratch: impl Fn() -> S,
    work: impl Fn(&mut S, &T) -> R,
) -> Vec<R> {
    let mut scratch = scratch();
    let work = |thing| work(&mut scratch, thing);
    things.iter().map(work).collect()
}

/// What steps add to a start, as long as it `goes_on` at them; `merge` puts the second to the first.
#[cfg(feature = "parallel")]
pub(super) fn fold<S: Send>(
    steps: Range<u64>,
    goes_on: impl Fn(u64) -> bool + Sync + Send,
    start: impl Fn() -> S + Sync + Send,
    add: impl Fn(&mut S, u64) + Sync + Send,
    merge: impl Fn(&mut S, S) + Sync + Send,
) -> S {
    let add = |mut sum, step| {
        add(&mut sum, step);
        sum
    };
    let merge = |mut sum, more| {
        merge(&mut sum, more);
        sum
    };
    let steps = steps.into_par_iter().take_any_while(|step| goes_on(*step));
    steps.fold(&start, add).reduce(&start, merge)
}

/// What steps add to a start, as long as it `goes_on` at them.
#[cfg(not(feature = "parallel"))]
pub(super) fn fold<S>(
    steps: Range<u64>,
    goes_on: impl Fn(u64) -> bool,
    start: impl Fn() -> S,
    add: impl Fn(&mut S, u64),
    _merge: impl Fn(&mut S, S),
) -> S {
    let mut sum = start();
    for step in steps.take_while(|step| goes_on(*step)) {
        add(&mut sum, step);
    }
    sum
}
