//! Memory does not grow with the number of draws.
#![allow(clippy::unwrap_used, missing_docs, unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use cutline::engine::{Unwatched, simulate};
use cutline::model::Model;
use cutline::scenario::{Source, read};

/// The system's allocator, counting the bytes in use.
struct Counting;

static IN_USE: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call is passed on unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = IN_USE.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        PEAK.fetch_max(now, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        IN_USE.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Most bytes in use at a time during a run on two threads, beyond those before it.
fn peak(model: &Model, draws: u64) -> usize {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2);
    pool.build().unwrap().install(|| {
        let before = IN_USE.load(Ordering::Relaxed);
        PEAK.store(before, Ordering::Relaxed);
        drop(simulate(model, draws, 1, &Unwatched));
        PEAK.load(Ordering::Relaxed) - before
    })
}

/// Work is split by halves, so a few more partial counts may wait to be merged: a run of 16 times
/// the draws may hold a few more of them, never 16 times the memory.
#[test]
fn sixteen_times_the_draws_take_no_more_memory() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/base.toml");
    let source = Source {
        name: "base.toml".into(),
        text: std::fs::read_to_string(path).unwrap(),
    };
    let model = Model::new(&read(&source, &[]).scenario.unwrap()).unwrap();
    let few = peak(&model, 500_000);
    let many = peak(&model, 8_000_000);
    assert!(few > 10_000, "the allocator was not asked: {few}");
    assert!(many < 2 * few, "{few} bytes became {many}");
}
