//! Work on many things at once, or one after another without the feature `parallel`.
//!
//! What comes of each thing is independent of the others, so either way gives the same.

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
