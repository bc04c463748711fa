//! Whether a brief fits its page, and how much room is left, before it is rendered.

use std::path::Path;

use attache::brief::CheckedBrief;
use attache::font::FontBook;
use attache::layout::{Fit, LayoutError, Paper, Report, lay_out};
use attache::memo::Memo;
use attache::memo::style::Style;
use attache::pipeline::memo_from_brief;
use attache::template::{self, Cites, Form, Locale, Origin, Setting, Template};

use crate::cli::config::Config;
use crate::cli::render::Logos;

/// “page: fits at 11 pt, 58 mm to spare on A4, 41 mm on Letter”; `None` where the template cannot be
/// used, which `render` explains.
pub fn fit(brief: &CheckedBrief, path: &Path, fonts: &FontBook) -> Option<String> {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let config = Config::for_folder(folder, None).ok()?;
    let name =
        [brief.template.as_str(), config.template.as_deref().unwrap_or_default(), "meeting"].into_iter().find(|name| !name.is_empty())?;
    let template = template::find(name, &config.template_folders).ok()?;
    let memo = memo_from_brief(brief, &Form::new(&template).ok()?, &setting(&config, &template)?).ok()?;
    let on = |paper, name| lay_out_on(&memo, &template, fonts, paper).map(|result| describe(result, name));
    Some(format!("page: {}; {}", on(Paper::A4, "A4")?, on(Paper::Letter, "Letter")?))
}

fn setting(config: &Config, template: &Template) -> Option<Setting> {
    Some(Setting {
        locale: Locale::of(config.language.as_deref().unwrap_or("en"))?,
        organisation: config.organisation.clone().unwrap_or_default(),
        author: config.author.clone().unwrap_or_default(),
        cites: Cites::Printed,
        origin: Origin::Brief,
        // A logo that cannot be used has no size; `render` explains.
        logo: Logos::default().find(config, template).unwrap_or_default(),
    })
}

fn lay_out_on(memo: &Memo, template: &Template, fonts: &FontBook, paper: Paper) -> Option<Result<Report, LayoutError>> {
    let style = Style::from_toml(&template.style).ok()?;
    Some(lay_out(memo, &style, fonts, paper, Fit::Drop).map(|laid_out| laid_out.report))
}

/// The first words: enough to know the item by.
fn shortened(text: &str) -> String {
    let start: String = text.chars().take(40).collect();
    if start.len() < text.len() { format!("{} …", start.trim_end()) } else { start }
}

fn describe(result: Result<Report, LayoutError>, paper: &str) -> String {
    match result {
        Ok(report) if report.dropped.is_empty() => {
            format!("fits {paper} at {} pt, {:.0} mm to spare", report.size, report.headroom.floor())
        }
        Ok(report) => {
            let names: Vec<String> = report.dropped.iter().map(|item| format!("{}: “{}”", item.list, shortened(&item.text))).collect();
            format!("{} left out on {paper} ({})", names.len(), names.join("; "))
        }
        Err(error) => format!("{error} ({paper})"),
    }
}
