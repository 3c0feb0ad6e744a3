# Everyday commands; `just` lists them.

default:
    @just --list

# is it right? some four minutes the first time
test *ARGS:
    cargo test --locked {{ARGS}}

# what the program says of a changed message or table: writes the snapshots, read the difference
snapshots NAME:
    INSTA_UPDATE=always cargo test --locked {{NAME}}
    git diff --stat -- '*.snap' tests/broken/told

# formats, lints and documentation
lint:
    cargo fmt --check
    cargo clippy --all-targets --locked -- -D warnings
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --locked

# everything that has to pass before a change lands
ci:
    .ci/run

# ratios of speed, see benches/README.md
bench NAME="kernel":
    cargo bench --locked --bench {{NAME}}

# the pictures of all test cases, to look at
gallery:
    cargo test --locked --lib -- --ignored gallery::

# random inputs by the million, see CONTRIBUTING.md
fuzz COUNT="1000000" SEED="1":
    CUTLINE_FUZZ={{COUNT}} CUTLINE_SEED={{SEED}} CUTLINE_RUN_EVERY=40 \
        cargo test --profile long --locked --test scenario -- --nocapture everything
