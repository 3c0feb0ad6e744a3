//! Memory does not grow with the number of draws, nor with how far totals lie apart.
#![allow(clippy::unwrap_used, missing_docs, unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use cutline::engine::integral::{Detail, Effort, Integrable};
use cutline::engine::{Unwatched, simulate};
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

/// One measurement at a time.
static MEASURED: Mutex<()> = Mutex::new(());

/// Most bytes in use at a time during a run on two threads, beyond those before it.
fn peak(run: impl FnOnce() + Send) -> usize {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2);
    pool.build().unwrap().install(|| {
        let before = IN_USE.load(Ordering::Relaxed);
        PEAK.store(before, Ordering::Relaxed);
        run();
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
    let model = read(&source, &[]).scenario.unwrap().model().unwrap();
    let _alone = MEASURED.lock();
    let few = peak(|| drop(simulate(&model, 500_000, 1, &Unwatched)));
    let many = peak(|| drop(simulate(&model, 8_000_000, 1, &Unwatched)));
    assert!(few > 10_000, "the allocator was not asked: {few}");
    assert!(many < 2 * few, "{few} bytes became {many}");
}

/// Where a criterion with known scores has nearly all the weight, totals lie far apart in units of
/// their spread; so they do where all of a criterion's weight may be small.
#[test]
fn integration_takes_little_memory_wherever_totals_lie() {
    let cases = [
        (
            "merit = {}\ncost = { scale = [8, 2] }",
            [
                "merit = \"82 ± 5\", cost = 7.5",
                "merit = \"71 ± 4\", cost = 3",
            ],
        ),
        (
            "merit = {}\ncost = {}",
            [
                "merit = \"70 ± 5\", cost = 50",
                "merit = \"75 ± 5\", cost = 1e9",
            ],
        ),
        (
            "merit = {}\ncost = {}\nrest = {}\n[weights]\nwhere = [\"cost >= merit\"]",
            [
                "merit = \"46 ± 9\", cost = \"20..40\", rest = 7",
                "merit = \"47 ± 19\", cost = \"30..70\", rest = 900",
            ],
        ),
    ];
    let effort = Effort {
        half_width: 0.0,
        points: 64,
        detail: Detail::Everything,
    };
    let _alone = MEASURED.lock();
    for (criteria, [a, b]) in cases {
        let source = Source {
            name: "case.toml".into(),
            text: format!(
                "places = 1\n[criteria]\n{criteria}\n[teams]\n\
                 a = {{ scores = {{ {a} }} }}\nb = {{ scores = {{ {b} }} }}\n"
            ),
        };
        let model = read(&source, &[]).scenario.unwrap().model().unwrap();
        let bytes = peak(|| {
            let integrable = Integrable::spread(&model).unwrap();
            assert!(integrable.affordable_points(Detail::Everything, 0) >= 64);
            drop(integrable.integrate(1, effort, &Unwatched).unwrap());
        });
        assert!(bytes < 16 << 20, "{bytes} bytes for {criteria}");
    }
}
