//! From a memo to the bytes of its PDF: `cargo bench --bench render`.

use std::hint::black_box;

use attache::font::FontBook;
use attache::layout::{Fit, Paper, lay_out};
use attache::render;
use criterion::{Criterion, criterion_group, criterion_main};

#[path = "../tests/page/mod.rs"]
mod page;

fn benches(criterion: &mut Criterion) {
    let (memo, style, book) = (page::memo(page::HARBOUR), page::style(), FontBook::bundled());
    let properties = render::Properties { title: memo.meta.title.clone(), ..render::Properties::default() };
    let laid_out = lay_out(&memo, &style, &book, Paper::A4, Fit::Drop).expect("it fits");
    criterion.bench_function("markup to memo", |b| b.iter(|| page::memo(black_box(page::HARBOUR))));
    criterion.bench_function("lay out", |b| b.iter(|| lay_out(black_box(&memo), &style, &book, Paper::A4, Fit::Drop)));
    criterion.bench_function("render", |b| b.iter(|| render::pdf(black_box(&laid_out), &book, &properties)));
    criterion.bench_function("brief to bytes", |b| {
        b.iter(|| {
            let memo = page::memo(black_box(page::HARBOUR));
            let laid_out = lay_out(&memo, &style, &book, Paper::A4, Fit::Drop).expect("it fits");
            page::pdf(&laid_out, &book, page::HARBOUR)
        });
    });
}

criterion_group!(all, benches);
criterion_main!(all);
