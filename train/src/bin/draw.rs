//! Draws the document of each article named on the command line.

use attache::{clean, ingest, text};

fn main() {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).expect("a readable UTF-8 file");
        let article = ingest::Article { text, ..ingest::Article::default() };
        print!("== {path}\n{}", text::draw(&text::build(&clean::clean(&article))));
    }
}
