//! Labelled data → the packed models in `assets/models`.
//!
//! `cargo run --release -- tags|names DATA` trains one model from the files in the folder `DATA`
//! (see `README.md`) and reports its scores on the held-out files. The same data give the same
//! bytes: the order of the sentences is drawn from a fixed seed.

mod conllu;
mod names;
mod pack;
mod perceptron;
mod random;
mod silver;
mod tags;
mod variants;

use std::path::PathBuf;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let task = arguments.next().unwrap_or_default();
    let data = PathBuf::from(arguments.next().unwrap_or_else(|| "../../shared/training".to_owned()));
    let models = PathBuf::from("../assets/models");
    match task.as_str() {
        "tags" => tags::train(&data, &models.join("tags.bin")),
        "names" => names::train(&data, &models.join("names.bin")),
        _ => eprintln!("usage: attache-train tags|names DATA"),
    }
}
