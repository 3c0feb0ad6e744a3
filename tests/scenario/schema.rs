//! The JSON Schema accepts every scenario that ships, and rejects files that are structurally
//! broken.

use std::path::PathBuf;

use boon::{Compiler, SchemaIndex, Schemas};
use cutline::scenario::{Source, read, schema};
use serde_json::Value;

/// The schema, compiled.
struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Validator {
    fn new() -> Self {
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler.add_resource("cutline.json", schema()).unwrap();
        let index = compiler.compile("cutline.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    /// What is wrong with a value.
    fn problem(&self, value: &Value) -> Option<String> {
        let result = self.schemas.validate(value, self.index);
        result.err().map(|error| error.to_string())
    }
}

fn json(text: &str) -> Option<Value> {
    let value: toml::Value = toml::from_str(text).ok()?;
    serde_json::to_value(value).ok()
}

fn files(folder: &str) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    paths.sort();
    paths
}

#[test]
fn every_scenario_that_ships_is_accepted() {
    let validator = Validator::new();
    for path in files("scenarios") {
        let text = std::fs::read_to_string(&path).unwrap();
        let value = json(&text).unwrap();
        assert_eq!(validator.problem(&value), None, "{}", path.display());
    }
}

/// Files that are legal key by key, and wrong only taken together or by the size of a number.
const BEYOND_A_SCHEMA: [&str; 88] = [
    "applies_to_nobody",
    "applies_to_others_only",
    "applies_to_twice",
    "applies_to_unknown_team",
    "block_left_out",
    "block_unknown",
    "block_without_members",
    "concentration_with_zero",
    "concentration_without_numbers",
    "correlation_parts_above_one",
    // One more than the schema's maximum, 2^53, which this validator compares as floats.
    "draws_too_many",
    "family_beta_min_above_one",
    "family_bound_out_of_reach",
    "family_discrete_lengths",
    "family_discrete_sum",
    "family_min_above_max",
    "family_mode_outside",
    "family_percentiles_disorder",
    "family_percentiles_equal",
    "family_percentiles_lopsided",
    "family_percentiles_lopsided_pert",
    "family_sigma_too_large",
    "group_correlation_too_negative",
    "group_known_number_warns",
    "group_not_scored_warns",
    "group_quantity_twice",
    "group_with_both",
    "group_without_correlation",
    "labels_equal",
    "long_line",
    "matrix_contradiction",
    "matrix_contradiction_of_four",
    "matrix_not_symmetric",
    "matrix_row_size",
    "matrix_size",
    "no_weighted_criterion",
    "not_scored_by_anyone",
    "not_scored_on_a_penalty",
    "not_scored_on_anything",
    "number_too_large",
    "observed_parts",
    "observed_too_many",
    "observed_twice",
    "observed_unknown_team",
    "penalty_in_block",
    "penalty_negative",
    "places_too_many",
    "points_beside_scale",
    "quantity_open",
    "quantity_range_empty",
    "quantity_range_reversed",
    "quantity_sd_zero",
    "question_compares_unlike",
    "question_decided_warns",
    "question_ends_early",
    "question_escaped",
    "question_id_without_quotes",
    "question_signs_of_other_languages",
    "question_too_deep",
    "question_unbalanced",
    "question_unknown_figure",
    "question_unknown_team",
    "scale_not_written",
    "scale_observed_flat",
    "scale_too_narrow",
    "scale_without_width",
    "score_far_outside_scale",
    "score_missing",
    "score_of_unknown_criterion",
    "team_alone",
    "team_name_control_character",
    "team_names_equal",
    "teams_twins",
    "total_beside_blocks",
    "units_of_one_warns",
    "units_warns",
    "value_disorder",
    "value_equal_scores",
    "weight_all_zero",
    "weight_and_penalty",
    "weight_bounds_cannot_add_up",
    "weight_bounds_reversed",
    "weight_pinned_above_block",
    "weight_sum_differs",
    "weight_sum_of_shares",
    "weight_total_differs",
    "weight_total_out_of_reach",
    "weights_nearly_100",
];

#[test]
fn broken_files_are_rejected_as_far_as_a_schema_can() {
    let validator = Validator::new();
    let mut accepted = Vec::new();
    for path in files("tests/broken") {
        // What is no TOML, or no text, never reaches a schema.
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if let Some(value) = json(&text)
            && validator.problem(&value).is_none()
        {
            accepted.push(stem);
        }
    }
    assert_eq!(accepted, BEYOND_A_SCHEMA);
}

/// Every form of a quantity that the reader takes, the schema takes too.
#[test]
fn the_reader_and_the_schema_agree_on_quantities() {
    let validator = Validator::new();
    let forms = [
        "84",
        "-3.5",
        "\"84 ± 6\"",
        "\"84+-6\"",
        "\"75..90\"",
        "\"-5 .. 1e2\"",
        "\"60 to 80\"",
        "\"unknown\"",
        "{ beta = { alpha = 2, beta = 3, min = 60, max = 90 } }",
        "{ discrete = { values = [1, 2], probabilities = [0.5, 0.5] } }",
        "{ gumbel = { location = 3, scale = 1 } }",
        "{ triangular = { p10 = 60, p50 = 75, p90 = 95 } }",
        "{ pert = { p10 = 60, p50 = 75, p90 = 95 } }",
        "{ pert = { min = 60, mode = 75, max = 95 } }",
        "{ pert = { p10 = 60, p90 = 95 } }",
        "{ triangular = { min = 60, p50 = 75, p90 = 95 } }",
        "{ triangular = { min = 60, mode = 75, max = 95, p50 = 75 } }",
        "\"0.10 ± 0.05\"",
        "\"84\"",
        "\"a\"",
        "true",
        "\"80-90\"",
        "\"1 ± \"",
        "{ }",
        "{ normal = { mean = 3 } }",
        "{ gauss = { mean = 3 } }",
        "{ normal = { mean = 3, sd = -1 } }",
        "[3]",
        "[3, 4.5]",
        "[]",
        "\"[3, 4]\"",
        "\"25 %\"",
        "\"8/10\"",
        "\"70+\"",
        "\"< 70\"",
        "\"70 ± 5 (95 %)\"",
        "\"70 +5/-5 (95 %)\"",
        "\"65 to 75 (95%)\"",
        "\"70 (95 %)\"",
        "\"1 .. 2 .. 3\"",
    ];
    for form in forms {
        let text = format!(
            "places = 1\n[criteria]\na = {{}}\n[teams]\nx = {{ scores = {{ a = {form} }} }}\n\
             y = {{ scores = {{ a = 51 }} }}\n"
        );
        let source = Source {
            name: "x.toml".into(),
            text: text.clone(),
        };
        let read = read(&source, &[]).scenario.is_some();
        let valid = validator.problem(&json(&text).unwrap()).is_none();
        assert_eq!(valid, read, "{form}");
    }
}
