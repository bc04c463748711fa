//! Labels, dates and quotation marks of a language, from `templates/locales/*.toml`.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

/// The words of one language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Locale {
    /// BCP 47 language tag.
    pub language: String,
    quotes: [String; 2],
    dates: Dates,
    /// What templates know as `labels`.
    pub(super) labels: BTreeMap<String, String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Dates {
    /// With `{day}`, `{month}` and `{year}`.
    day: String,
    /// With `{month}` and `{year}`.
    month: String,
    months: [String; 12],
    /// Names of months without a day before them, where they differ.
    months_alone: Option<[String; 12]>,
    /// What stands for `{day}` on the first of the month, such as `1er`; the number where absent.
    first: Option<String>,
}

/// Each language with its table.
static TABLES: &[(&str, &str)] = &[
    ("en", include_str!("../../templates/locales/en.toml")),
    ("fr", include_str!("../../templates/locales/fr.toml")),
    ("de", include_str!("../../templates/locales/de.toml")),
    ("es", include_str!("../../templates/locales/es.toml")),
    ("it", include_str!("../../templates/locales/it.toml")),
    ("pt", include_str!("../../templates/locales/pt.toml")),
    ("uk", include_str!("../../templates/locales/uk.toml")),
    ("ru", include_str!("../../templates/locales/ru.toml")),
    ("ar", include_str!("../../templates/locales/ar.toml")),
];

impl Locale {
    /// The table of a language tag: `fr-CA` finds `fr`. `None` where there is none.
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
        let (_, table) = TABLES.iter().find(|(name, _)| *name == language)?;
        let mut locale: Self = toml::from_str(table).expect("the tables are read by a test");
        tag.clone_into(&mut locale.language);
        Some(locale)
    }

    /// The languages that there are tables for.
    pub fn all() -> impl Iterator<Item = &'static str> {
        TABLES.iter().map(|(name, _)| *name)
    }

    /// `2021-05-19` as a person writes it; what is no date of schema 1 stays as it is.
    #[must_use]
    pub fn date(&self, iso: &str) -> String {
        let fill = |pattern: &str, year: &str, month: &str, day: &str| {
            pattern.replace("{year}", year).replace("{month}", month).replace("{day}", day)
        };
        if let Ok(date) = iso.parse::<Date>() {
            let (year, month) = (date.year().to_string(), usize::from(date.month().unsigned_abs()));
            let day = match &self.dates.first {
                Some(first) if date.day() == 1 => first.clone(),
                _ => date.day().to_string(),
            };
            return fill(&self.dates.day, &year, &self.dates.months[month - 1], &day);
        }
        match iso.split_once('-') {
            Some((year, month)) => match month.parse::<usize>() {
                Ok(number @ 1..=12) => {
                    let names = self.dates.months_alone.as_ref().unwrap_or(&self.dates.months);
                    fill(&self.dates.month, year, &names[number - 1], "")
                }
                _ => iso.to_owned(),
            },
            None => iso.to_owned(),
        }
    }

    /// The words between the language's quotation marks.
    #[must_use]
    pub fn quote(&self, words: &str) -> String {
        format!("{}{words}{}", self.quotes[0], self.quotes[1])
    }

    /// A label; empty where there is no such label.
    #[must_use]
    pub fn label(&self, name: &str) -> &str {
        self.labels.get(name).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_whole() {
        let english = Locale::of("en").unwrap();
        for language in Locale::all() {
            let table = Locale::of(language).unwrap();
            assert_eq!(table.language, language);
            let keys = |locale: &Locale| locale.labels.keys().cloned().collect::<Vec<_>>();
            assert_eq!(keys(&table), keys(&english), "{language}");
            assert!(table.labels.values().all(|label| !label.trim().is_empty()), "{language}");
            assert!(table.label("omitted_many").contains("{n}"), "{language}");
        }
    }

    #[test]
    fn dates_are_written_out() {
        let english = Locale::of("en").unwrap();
        assert_eq!(english.date("2021-05-19"), "19 May 2021");
        assert_eq!(english.date("2021-05"), "May 2021");
        assert_eq!(english.date("2021"), "2021");
        assert_eq!(english.date("2021-13"), "2021-13");
        let date = |language: &str, iso: &str| Locale::of(language).unwrap().date(iso).replace('\u{a0}', " ");
        assert_eq!(date("fr", "2021-05-01"), "1er mai 2021");
        assert_eq!(date("de", "2021-05-19"), "19. Mai 2021");
        assert_eq!(date("es", "2021-05-19"), "19 de mayo de 2021");
        assert_eq!((date("ru", "2021-05-19"), date("ru", "2021-05")), ("19 мая 2021 г.".to_owned(), "май 2021 г.".to_owned()));
        assert_eq!(date("uk", "2021-05"), "травень 2021 р.");
    }
}
