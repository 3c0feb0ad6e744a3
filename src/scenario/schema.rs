//! The scenario file as JSON Schema (draft 2020-12), for editors that read one.
//!
//! It is made from the declaration that the reader itself goes by, and says what can be said of a
//! key alone; that weights add up, or that a team is known, only the reader can tell.

use serde_json::{Map, Value, json};

use super::family::families;
use super::keys::{BLOCK, Keys, MOST_DRAWS, SCENARIO, Shape};
use crate::model::law::family::{Family, Kind, Parameter};

/// One number as a text spells it.
const NUMBER: &str = r"[-+−]?[0-9_]*\.?[0-9_]+([eE][-+]?[0-9]+)?";

/// The JSON Schema of a scenario file.
pub fn schema() -> Value {
    let mut schema = table(&SCENARIO);
    let entries = [
        (
            "$schema",
            json!("https://json-schema.org/draft/2020-12/schema"),
        ),
        ("title", json!("Cutline scenario")),
        (
            "$defs",
            json!({ "quantity": quantity(true), "points": quantity(false) }),
        ),
        // With a sheet of scores beside the file, teams and their scores may be there alone.
        ("required", json!(["places", "criteria"])),
        ("if", json!({ "required": ["scores"] })),
        ("then", json!({})),
        (
            "else",
            json!({
                "required": ["teams"],
                "properties": { "teams": { "additionalProperties": { "required": ["scores"] } } }
            }),
        ),
    ];
    for (key, value) in entries {
        schema.insert(key.to_owned(), value);
    }
    // What a team must have is said above.
    if let Some(team) = schema
        .get_mut("properties")
        .and_then(|p| p.pointer_mut("/teams/additionalProperties"))
        .and_then(Value::as_object_mut)
    {
        team.remove("required");
    }
    Value::Object(schema)
}

fn table(keys: &Keys) -> Map<String, Value> {
    let property = |key: &super::keys::Key| {
        let mut value = shape(&key.shape);
        if key.name == super::scores::KEY && matches!(key.shape, Shape::Table(_)) {
            // The name of its file may stand for the whole table.
            value = object(json!({ "anyOf": [shape(&Shape::Text), value] }));
        }
        value.insert("description".to_owned(), json!(key.doc));
        (key.name.to_owned(), Value::Object(value))
    };
    let properties: Map<String, Value> = keys.keys.iter().map(property).collect();
    let required = keys.keys.iter().filter(|key| key.required);
    let required: Vec<&str> = required.map(|key| key.name).collect();
    object(json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    }))
}

fn shape(shape: &Shape) -> Map<String, Value> {
    let range = format!(r"^\s*{NUMBER}\s*\.\.\s*{NUMBER}\s*$");
    let numbers = json!({ "type": "array", "items": { "type": "number" } });
    let mut pair = numbers.clone();
    pair["minItems"] = json!(2);
    pair["maxItems"] = json!(2);
    object(match shape {
        Shape::Text | Shape::Question => json!({ "type": "string", "pattern": r"\S" }),
        Shape::Whole { low, high } if *high <= MOST_DRAWS => {
            json!({ "type": "integer", "minimum": low, "maximum": high })
        }
        Shape::Whole { low, .. } => json!({ "type": "integer", "minimum": low }),
        Shape::Positive => json!({ "type": "number", "exclusiveMinimum": 0 }),
        Shape::Block => json!({ "anyOf": [self::shape(&Shape::Positive), table(&BLOCK)] }),
        Shape::Share => json!({ "type": "number", "minimum": 0, "maximum": 1 }),
        Shape::Half => json!({ "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 0.5 }),
        Shape::Quantity { unknown: true } => json!({ "$ref": "#/$defs/quantity" }),
        Shape::Quantity { unknown: false } => json!({ "$ref": "#/$defs/points" }),
        Shape::Weight => json!({
            "anyOf": [
                { "type": "number", "minimum": 0 },
                { "type": "string", "pattern": range }
            ]
        }),
        Shape::Choice(words) => json!({ "enum": words }),
        Shape::Scale => json!({
            "anyOf": [pair, { "type": "string", "pattern": r"^\s*observed\s*(,\s*falling\s*)?$" }]
        }),
        Shape::Knots => json!({ "type": "array", "minItems": 2, "items": pair }),
        Shape::Correlation => json!({ "type": "number", "minimum": -1, "maximum": 1 }),
        Shape::Matrix => json!({
            "type": "array",
            "items": {
                "type": "array",
                "items": { "type": "number", "minimum": -1, "maximum": 1 }
            }
        }),
        Shape::Addresses => {
            json!({ "type": "array", "minItems": 2, "items": { "type": "string" } })
        }
        Shape::Texts(_) => json!({
            "type": "array",
            "items": { "type": "string", "pattern": r"\S" }
        }),
        Shape::Rows => {
            let row = json!({ "type": "integer", "minimum": 1 });
            json!({ "anyOf": [row, { "type": "array", "minItems": 1, "items": row }] })
        }
        Shape::Ids | Shape::Conditions => {
            json!({ "type": "array", "items": { "type": "string" } })
        }
        Shape::Table(keys) => return table(keys),
        Shape::Map { one, shape } => {
            let names = match *one {
                "criterion" => json!({ "pattern": "^[A-Za-z_][A-Za-z0-9_]*$" }),
                _ => json!({ "pattern": r"\S" }),
            };
            json!({
                "type": "object",
                "minProperties": 1,
                "propertyNames": names,
                "additionalProperties": self::shape(shape),
            })
        }
    })
}

/// A score, a penalty, a bonus: a number, one of the texts, or a family with its parameters.
fn quantity(unknown: bool) -> Value {
    let forms = [
        format!(r"{NUMBER}\s*(±|\+-)\s*{NUMBER}"),
        format!(r"{NUMBER}\s*\.\.\s*{NUMBER}"),
        format!(r"{NUMBER}\s+to\s+{NUMBER}"),
    ];
    let coverage = format!(r"\(\s*{NUMBER}\s*%\s*\)");
    let forms = forms.map(|form| format!(r"{form}(\s*{coverage})?"));
    let halves = format!(r"{NUMBER}\s*\+\s*{NUMBER}\s*/\s*[-−]\s*{NUMBER}\s*{coverage}");
    let part = format!(
        r"|unknown|[Nn][Oo][Tt] [Ss][Cc][Oo][Rr][Ee][Dd]|{NUMBER}\s*%|{NUMBER}\s*/\s*{NUMBER}|{NUMBER}\s*\+|[<>]=?\s*{NUMBER}|\[.*\]"
    );
    let word = if unknown { part.as_str() } else { "" };
    let pattern = format!(r"^\s*({}|{halves}{word})\s*$", forms.join("|"));
    let law = |family: &Family, needed: &[Parameter]| {
        let name = family.name;
        let parameters = needed.iter().chain(family.optional);
        let properties: Map<String, Value> = parameters
            .map(|parameter| (parameter.name.to_owned(), kind(parameter.kind)))
            .collect();
        let needed: Vec<&str> = needed.iter().map(|parameter| parameter.name).collect();
        json!({
            "type": "object",
            "properties": { (name): {
                "type": "object",
                "properties": properties,
                "required": needed,
                "additionalProperties": false,
            } },
            "required": [name],
            "additionalProperties": false,
        })
    };
    let mut any = vec![
        json!({ "type": "number" }),
        json!({ "type": "string", "pattern": pattern }),
    ];
    if unknown {
        // Several marks of one score.
        any.push(json!({ "type": "array", "minItems": 1, "items": { "type": "number" } }));
    }
    for family in families() {
        any.extend(family.sets.iter().map(|needed| law(family, needed)));
    }
    json!({ "anyOf": any })
}

/// What a parameter of a law may be.
fn kind(kind: Kind) -> Value {
    match kind {
        Kind::Number | Kind::Default(_) => json!({ "type": "number" }),
        Kind::Positive => json!({ "type": "number", "exclusiveMinimum": 0 }),
        Kind::Between(least, most) => {
            json!({ "type": "number", "minimum": least, "maximum": most })
        }
        Kind::Numbers => {
            json!({ "type": "array", "minItems": 1, "items": { "type": "number" } })
        }
        Kind::Shares => json!({
            "type": "array",
            "minItems": 1,
            "items": { "type": "number", "minimum": 0, "maximum": 1 }
        }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Text => json!({ "type": "string", "pattern": r"\S" }),
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
