//! How long an article takes from its cleaned text to tags, names and clauses.

use attache::clean;
use attache::ingest::Article;
use attache::text;
use criterion::{Criterion, criterion_group, criterion_main};

/// About 600 words of news. Every paragraph differs: repeated ones would be set aside.
fn article() -> Article {
    let cities = ["Oslo", "Geneva", "Vienna", "Cairo", "Lima", "Hanoi", "Rome", "Doha", "Prague"];
    let paragraphs = cities.map(|city| {
        format!(
            "Secretary of State Jane Miller on Wednesday said she was “hopeful” that the talks with Foreign Minister Ivan Petrov in {city} would \
             help both countries, and called on the side that left {city} to release two aid workers who were detained in March. The ministers, \
             who last met near {city} in 2019, are set to discuss arms control, trade and the war in the region, according to officials in {city}."
        )
    });
    Article { text: format!("Miller to meet Petrov\n{}", paragraphs.join("\n")), ..Article::default() }
}

fn build(criterion: &mut Criterion) {
    let cleaned = clean::clean(&article());
    criterion.bench_function("text::build, 600 words", |bencher| bencher.iter(|| text::build(std::hint::black_box(&cleaned))));
}

criterion_group!(benches, build);
criterion_main!(benches);
