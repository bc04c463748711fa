//! Memos in other documents: what `render` writes for them is read by the programs that it is for.
//! Each test says so and does nothing where the program is not installed.

#![allow(clippy::unwrap_used, reason = "a test that fails says where")]
#![allow(clippy::print_stderr, reason = "a test says what it skips")]

mod page;

use std::fs;
use std::path::Path;
use std::process::Command;

use attache::memo;
use page::HARBOUR;

/// A brief with all that formats could take for their own marks.
fn harbour() -> memo::Memo {
    let marks = r"Marks – 50% of $5 & {x}_y^2 #1 ~ \end{document} <b> [z] *no* `no` @no -- '' // = + 1. ”łódź” “é”";
    page::memo(&HARBOUR.replacen("  - text: ", &format!("  - text: {}\n  - text: ", serde_json::Value::from(marks)), 1))
}

/// Runs a program in a folder; `None` where it is not installed.
fn run(folder: &Path, program: &str, arguments: &[&str]) -> Option<()> {
    let Ok(output) = Command::new(program).args(arguments).current_dir(folder).output() else {
        eprintln!("{program} is not installed: nothing is tested with it");
        return None;
    };
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{program}: {said}");
    Some(())
}

#[test]
fn latex_takes_it_in_with_and_without_packages() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("memo.tex"), memo::to_latex(&harbour())).unwrap();
    for packages in ["", "\\usepackage[T1]{fontenc}\\usepackage{hyperref}"] {
        let main =
            format!("\\documentclass{{report}}{packages}\\begin{{document}}\\chapter{{One}}\\input{{memo}}\nafter\\end{{document}}\n");
        // What stands outside of Latin letters is left to the fonts of the document.
        let text: String = fs::read_to_string(folder.path().join("memo.tex"))
            .unwrap()
            .chars()
            .filter(|c| u32::from(*c) < 0x250 || "–“”’…".contains(*c))
            .collect();
        fs::write(folder.path().join("memo.tex"), text.replace(['ł', 'Ł', 'đ', 'Đ', 'ą', 'ę'], "l")).unwrap();
        fs::write(folder.path().join("main.tex"), main).unwrap();
        if run(folder.path(), "pdflatex", &["-interaction=nonstopmode", "-halt-on-error", "main.tex"]).is_none() {
            return;
        }
    }
}

#[test]
fn typst_takes_it_in() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("memo.typ"), memo::to_typst(&harbour())).unwrap();
    fs::write(folder.path().join("main.typ"), "= One\n#include \"memo.typ\"\nafter\n").unwrap();
    run(folder.path(), "typst", &["compile", "main.typ", "main.pdf"]);
}

#[test]
fn pandoc_takes_in_markdown_and_docx() {
    let folder = tempfile::tempdir().unwrap();
    let (memo, path) = (harbour(), folder.path());
    fs::write(path.join("memo.md"), memo::to_markdown(&memo)).unwrap();
    fs::write(path.join("memo.docx"), memo::to_docx(&memo)).unwrap();
    for (from, file) in [("markdown", "memo.md"), ("gfm", "memo.md"), ("docx", "memo.docx")] {
        if run(path, "pandoc", &["-f", from, "-t", "plain", "--wrap=none", file, "-o", "out.txt"]).is_none() {
            return;
        }
        let text = fs::read_to_string(path.join("out.txt")).unwrap();
        assert!(text.contains("50% of $5 & {x}_y^2 #1"), "{from}: {text}");
        assert!(text.contains("*no*") && text.contains("\\end{document}"), "{from}: {text}");
    }
}
