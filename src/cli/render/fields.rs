//! `--set key=value`: header fields for this memo alone. The YAML in memory is patched in place, so
//! that the one that the PDF carries says what the page says; the file is not touched.

use attache::diag::nearest;

/// Fields of the brief that are one line.
const OF_BRIEF: &[&str] = &["title", "to", "author", "date", "marking", "status", "template"];
/// Fields that come from settings otherwise.
const OF_SETTINGS: &[&str] = &["language", "organisation"];

/// Fields and their values, in the order given.
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `key=value`s.
    ///
    /// # Errors
    /// A message, where there is no `=` or no such field.
    pub fn parse(given: &[String]) -> Result<Self, String> {
        let known = || OF_BRIEF.iter().chain(OF_SETTINGS).copied();
        let mut fields = Vec::new();
        for text in given {
            let Some((key, value)) = text.split_once('=') else {
                return Err(format!("`--set {text}` has no `=`; write --set marking=TLP:GREEN"));
            };
            let key = key.trim();
            if !known().any(|field| field == key) {
                let near = nearest(key, known()).map_or_else(String::new, |near| format!("did you mean `{near}`? "));
                let all = known().collect::<Vec<_>>().join(", ");
                return Err(format!("`{key}` cannot be set; {near}(there are {all}; the rest is edited in the brief)"));
            }
            if value.contains('\n') {
                return Err(format!("`{key}` is one line"));
            }
            fields.push((key.to_owned(), value.to_owned()));
        }
        Ok(Self(fields))
    }

    /// The language of labels, where it is set.
    pub fn language(&self) -> Option<&str> {
        self.last("language")
    }

    /// The house, where it is set.
    pub fn organisation(&self) -> Option<&str> {
        self.last("organisation")
    }

    fn last(&self, key: &str) -> Option<&str> {
        self.0.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// The brief's YAML with the fields set.
    pub fn apply(&self, yaml: &str) -> String {
        let set = self.0.iter().filter(|(key, _)| OF_BRIEF.contains(&key.as_str()));
        set.fold(yaml.to_owned(), |text, (key, value)| patch(&text, key, value))
    }
}

/// Puts `value` in place of what the top-level `key` holds; a key that is not there follows `brief:`.
fn patch(yaml: &str, key: &str, value: &str) -> String {
    // A JSON string is a YAML one.
    let line = format!("{key}: {}\n", serde_json::Value::from(value));
    let mut out = String::with_capacity(yaml.len() + line.len());
    let (mut written, mut inside) = (false, false);
    for old in yaml.split_inclusive('\n') {
        // What belongs to the key is indented, or blank.
        inside = inside && (old.starts_with([' ', '\t']) || old.trim().is_empty());
        if inside && !old.trim().is_empty() {
            continue;
        }
        if !written && is_key(old, key) {
            out.push_str(&line);
            (written, inside) = (true, true);
        } else {
            out.push_str(old);
        }
    }
    if written { out } else { insert(yaml, &line) }
}

fn is_key(line: &str, key: &str) -> bool {
    line.strip_prefix(key).is_some_and(|rest| rest.trim_end().is_empty() || rest.trim_start_matches(' ').starts_with(':'))
}

fn insert(yaml: &str, line: &str) -> String {
    let mut out = String::with_capacity(yaml.len() + line.len());
    let mut written = false;
    for old in yaml.split_inclusive('\n') {
        out.push_str(old);
        if !written && is_key(old, "brief") {
            if !old.ends_with('\n') {
                out.push('\n');
            }
            out.push_str(line);
            written = true;
        }
    }
    if written { out } else { format!("{line}{yaml}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(yaml: &str, fields: &[&str]) -> String {
        Fields::parse(&fields.iter().map(|&text| text.to_owned()).collect::<Vec<_>>()).unwrap().apply(yaml)
    }

    #[test]
    fn fields_are_patched_in_place() {
        let yaml = "brief: 1\ntitle: >-\n  Talks\n  again\n\nto:   # nobody\naims:\n  - title: no\n";
        assert_eq!(
            set(yaml, &["title=New: \"talks\"", "to=X", "marking=TLP:GREEN"]),
            "brief: 1\nmarking: \"TLP:GREEN\"\ntitle: \"New: \\\"talks\\\"\"\n\nto: \"X\"\naims:\n  - title: no\n"
        );
        assert_eq!(set(yaml, &["language=fr"]), yaml);
    }

    #[test]
    fn other_fields_are_refused() {
        for wrong in ["markng=x", "marking", "aims=x", "to=a\nb"] {
            assert!(Fields::parse(&[wrong.to_owned()]).is_err(), "{wrong}");
        }
    }
}
