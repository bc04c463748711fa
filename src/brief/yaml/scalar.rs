//! One text → one YAML scalar on one line: plain where that is safe, in quotes where it is not.
//! The only file that names `serde_yaml`.

use std::fmt::Write as _;

/// `text` as a scalar in block context, without a line feed at the end.
#[must_use]
pub(in crate::brief) fn scalar(text: &str) -> String {
    if text.chars().any(needs_escape) {
        return double_quoted(text);
    }
    if is_old_boolean(text) {
        return format!("'{text}'");
    }
    let mut written = serde_yaml::to_string(text).expect("a string always serialises");
    written.truncate(written.trim_end_matches('\n').len());
    written
}

/// Line breaks, controls and byte-order marks: what cannot stand in a one-line scalar as itself.
fn needs_escape(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Words that readers of YAML 1.1 take for true and false (yaml.org/type/bool.html).
fn is_old_boolean(text: &str) -> bool {
    let known = ["y", "yes", "n", "no", "on", "off"];
    text.len() <= 3 && known.contains(&text.to_ascii_lowercase().as_str())
}

/// Escapes of YAML 1.2.2, section 5.7.
fn double_quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 8);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            _ if needs_escape(c) => write!(quoted, "\\u{:04X}", u32::from(c)).expect("writing to a string"),
            _ => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::scalar;

    #[test]
    fn plain_where_safe() {
        for text in ["Wednesday", "Russia's interference", "2021-05-19", "12:30", "“more stable”", "U.S. – Russia", "8 % of them", "¶1"]
        {
            assert_eq!(scalar(text), text);
        }
    }

    #[test]
    fn quoted_where_yaml_would_misread() {
        let cases = [
            ("No", "'No'"),
            ("1.0", "'1.0'"),
            ("null", "'null'"),
            ("Sanctions: imposed", "'Sanctions: imposed'"),
            ("the #1 priority", "'the #1 priority'"),
            ("- no", "'- no'"),
            (" led", "' led'"),
            ("one\ntwo", r#""one\ntwo""#),
            ("a\u{2028}b", r#""a\u2028b""#),
        ];
        for (text, yaml) in cases {
            assert_eq!(scalar(text), yaml);
        }
    }
}
