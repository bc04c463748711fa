//! Draws the document of each article named on the command line, and who said what in it.

use attache::{analysis, clean, ingest, text};

fn main() {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).expect("a readable UTF-8 file");
        let article = ingest::Article { text, ..ingest::Article::default() };
        let doc = text::build(&clean::clean(&article));
        let findings = analysis::analyse(&doc, &analysis::Context::default());
        println!("== {path}\n{}", text::draw(&doc));
        for said in &findings.statements {
            let speaker = said.speaker.map_or("?", |id| findings.actors[id].name.as_str());
            let words = |tokens: &std::ops::Range<usize>| doc.words(tokens.clone());
            println!("SAID {speaker} [{}] {} :: {}", words(&said.source), words(&said.cue), words(&said.content));
        }
    }
}
