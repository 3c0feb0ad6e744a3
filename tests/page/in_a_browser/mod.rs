//! Left out where there is no browser: `.ci/run` says so then.

mod report;
