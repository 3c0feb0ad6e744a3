//! How many threads compute.

use std::num::NonZero;
use std::thread::available_parallelism;

/// Threads per core at most: more of them only cost time and memory, without any use.
const PER_CORE: usize = 4;

/// The number of threads to start, if one was asked for, and what to say where it is a smaller one.
/// The environment may ask too: `RAYON_NUM_THREADS` is the library's own way.
pub(super) fn asked(option: Option<u16>) -> (Option<usize>, Option<String>) {
    let cores = available_parallelism().map_or(1, NonZero::get);
    let variable = || std::env::var("RAYON_NUM_THREADS").ok()?.parse().ok();
    match option {
        Some(threads) => cut("--threads ", threads.into(), cores),
        None => match variable() {
            Some(threads) if threads > 0 => cut("RAYON_NUM_THREADS=", threads, cores),
            _ => (None, None),
        },
    }
}

fn cut(asked_by: &str, threads: usize, cores: usize) -> (Option<usize>, Option<String>) {
    let most = PER_CORE * cores;
    let note = (threads > most).then(|| {
        let cores = if cores == 1 {
            "the one core".to_owned()
        } else {
            format!("the {cores} cores")
        };
        format!(
            "{asked_by}{threads} is more than {cores} can use; computed on {most}, which changes \
             no result"
        )
    });
    (Some(threads.min(most)), note)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_threads_than_are_of_use_are_cut() {
        assert_eq!(cut("--threads ", 8, 2), (Some(8), None));
        assert_eq!(cut("--threads ", 1, 2), (Some(1), None));
        let (threads, note) = cut("--threads ", 65_535, 2);
        assert_eq!(threads, Some(8));
        let note = note.unwrap();
        assert!(
            note.contains("--threads 65535") && note.contains("the 2 cores"),
            "{note}"
        );
    }
}
