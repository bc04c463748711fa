//! The model → JSON Schema 2020-12 for editors: what they complete, explain and underline.
//!
//! The model's doc comments become descriptions. What a person may write is more than what the
//! model holds (bare strings, empty values, numbers where a text is meant), so the schema that is
//! derived from the model is widened here to what the reader accepts.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::choices::{MEETING_STATUSES, STATUSES, TEMPLATES};
use super::model::{Brief, Evidence};

/// One piece of evidence as it is written in YAML.
impl JsonSchema for Evidence {
    fn schema_name() -> Cow<'static, str> {
        "Evidence".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Paragraph number, then the article's exact words: ¶9 exact words. p9 is accepted for ¶9; 2¶9 is paragraph 9 of the second source; ¶9 alone cites the paragraph.",
            "type": "string",
            "pattern": "^\\s*[0-9]*[¶pP]\\s*[0-9]+(\\s[\\s\\S]*)?$",
            "patternErrorMessage": "begin the evidence with its paragraph, as in ¶9 exact words of the article",
            "examples": ["¶9 exact words of the article", "¶9"],
        })
    }
}

/// Groups that may be written as one bare text.
const BARE: &[&str] = &["BottomLine", "What", "When", "Venue", "Participant", "Item"];

/// Groups that stand under one key. Editors would show their descriptions in place of the key's.
const UNDER_A_KEY: &[&str] = &["BottomLine", "What", "Meeting", "When", "Venue"];

/// The JSON Schema of a brief.
#[must_use]
pub fn json_schema() -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<Brief>().to_value();
    schema["title"] = json!("Attaché brief");
    schema["required"] = json!(["brief", "title"]);
    widen_group("Brief", &mut schema);
    let groups = schema["$defs"].as_object_mut().expect("the model has groups in groups");
    for (name, group) in groups.iter_mut() {
        if group.get("properties").is_some() {
            widen_group(name, group);
        }
    }
    for name in UNDER_A_KEY {
        groups.get_mut(*name).and_then(Value::as_object_mut).expect("every group of UNDER_A_KEY is in the model").remove("description");
    }
    for name in BARE {
        let group = groups.get_mut(*name).expect("every group of BARE is in the model");
        *group = json!({ "anyOf": [group, { "type": ["string", "number", "boolean"] }] });
    }
    schema
}

/// Widens the keys of one group, and allows the person's own.
fn widen_group(name: &str, group: &mut Value) {
    let group = group.as_object_mut().expect("a group is an object");
    let properties = group.get_mut("properties").and_then(Value::as_object_mut).expect("a group has keys");
    for (key, property) in properties.iter_mut() {
        let widened = widen(name, key, property.as_object().cloned().unwrap_or_default());
        *property = Value::Object(widened);
    }
    if name == "Item" {
        let description = "`ok` says that a caution of the evidence was left out of the text on purpose.";
        properties.insert("hedge".to_owned(), json!({ "description": description, "enum": ["ok"] }));
    }
    properties.insert("notes".to_owned(), json!({ "description": "Yours; never printed." }));
    group.insert("patternProperties".to_owned(), json!({ "^x-": { "description": "Yours; never printed." } }));
}

/// What may stand under one key.
fn widen(group: &str, key: &str, mut property: Map<String, Value>) -> Map<String, Value> {
    property.remove("default");
    let description = property.get("description").cloned().unwrap_or_default();
    let with = |value: Value| match value {
        Value::Object(mut map) => {
            map.insert("description".to_owned(), description.clone());
            map
        }
        _ => Map::new(),
    };
    match (group, key, property.get("type").and_then(Value::as_str)) {
        ("Brief", "brief", _) => with(json!({ "const": 1 })),
        ("Brief", "status", _) => with(json!({ "enum": or_empty(STATUSES) })),
        ("Meeting", "status", _) => with(json!({ "enum": or_empty(MEETING_STATUSES) })),
        ("Brief", "template", _) => {
            with(json!({ "anyOf": [{ "enum": or_empty(TEMPLATES) }, { "type": "string", "pattern": "[./\\\\]" }] }))
        }
        ("Brief", "date", _) | ("Source", "published", _) => with(
            json!({ "type": ["string", "null"], "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", "patternErrorMessage": "write the date as YYYY-MM-DD" }),
        ),
        ("When", "date", _) => with(
            json!({ "type": ["string", "integer", "null"], "pattern": "^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$", "patternErrorMessage": "write the date as YYYY-MM-DD, YYYY-MM or YYYY" }),
        ),
        (_, "from", _) => {
            let one = json!({ "$ref": "#/$defs/Evidence" });
            with(json!({ "anyOf": [one, { "type": "array", "items": one }, { "type": "null" }] }))
        }
        (_, _, Some("string")) => with(json!({ "type": ["string", "number", "boolean", "null"] })),
        (_, _, Some("array")) => {
            property.insert("type".to_owned(), json!(["array", "null"]));
            if property["items"] == json!({ "type": "string" }) {
                property.insert("items".to_owned(), json!({ "type": ["string", "number", "boolean"] }));
            }
            property
        }
        (_, _, None) if property.contains_key("$ref") => with(json!({ "anyOf": [{ "$ref": property["$ref"] }, { "type": "null" }] })),
        _ => property,
    }
}

fn or_empty(choices: &[&str]) -> Vec<Value> {
    choices.iter().map(|choice| json!(choice)).chain([json!(""), Value::Null]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::choices;

    fn group<'s>(schema: &'s Value, name: &str) -> &'s Map<String, Value> {
        let def = &schema["$defs"][name];
        let group = if def.get("properties").is_some() { def } else { &def["anyOf"][0] };
        group["properties"].as_object().expect("keys")
    }

    #[test]
    fn reader_and_schema_know_the_same_keys_in_the_same_order() {
        let schema = json_schema();
        let own = |map: &Map<String, Value>| map.keys().filter(|key| *key != "notes").cloned().collect::<Vec<_>>();
        assert_eq!(own(schema["properties"].as_object().expect("keys")), choices::BRIEF);
        let groups = [
            ("Source", choices::SOURCE),
            ("BottomLine", choices::TEXT_FROM),
            ("What", choices::TEXT_FROM),
            ("Meeting", choices::MEETING),
            ("When", choices::WHEN),
            ("Participant", choices::PARTICIPANT),
            ("Venue", choices::VENUE),
            ("Item", choices::ITEM),
        ];
        for (name, keys) in groups {
            assert_eq!(own(group(&schema, name)), keys, "{name}");
        }
    }

    #[test]
    fn every_key_is_described() {
        let schema = json_schema();
        let roots = schema["properties"].as_object().expect("keys").iter();
        let names = ["Source", "BottomLine", "What", "Meeting", "When", "Participant", "Venue", "Item"];
        for (key, property) in roots.chain(names.iter().flat_map(|name| group(&schema, name))) {
            assert!(property["description"].as_str().is_some_and(|text| !text.is_empty()), "{key}");
        }
    }
}
