#!/usr/bin/env python3
"""Times web pages → article text, library against library and program against program, in one run.

    python3 benches/webpages.py [--pages ../shared/corpus/html] [--rounds 3]

Ours is `cargo bench --bench html`: bytes in memory → cleaned text. The peer is trafilatura
(pip install trafilatura lxml_html_clean): bytes in memory → `trafilatura.extract`. Neither counts its
start or its imports; each page is timed alone, on one core, and of the rounds the quickest counts.
Program against program is what a user waits for: `attache text PAGE` and `trafilatura < PAGE`, a
process for each page.
"""
import argparse, shutil, statistics, subprocess, sys, time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def peer(pages, rounds):
    """Milliseconds a page."""
    import trafilatura
    least = float("inf")
    for _ in range(rounds):
        spent = 0.0
        for page in pages:
            start = time.perf_counter()
            trafilatura.extract(page)
            spent += time.perf_counter() - start
        least = min(least, spent)
    return 1000 * least / len(pages)


def process(pages, command, on_input):
    """Median milliseconds of one process a page."""
    spent = []
    for page in pages:
        start = time.perf_counter()
        with open(page, "rb") as source:
            subprocess.run(command + ([] if on_input else [page]), stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        spent.append(time.perf_counter() - start)
    return 1000 * statistics.median(spent)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=ROOT / "../shared/corpus/html")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    files = sorted(options.pages.glob("*.html"))
    if not files:
        sys.exit(f"no pages in {options.pages}")
    command = ["cargo", "bench", "--quiet", "--bench", "html", "--", str(options.pages.resolve()), str(options.rounds)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    read, clean = map(float, run.stdout.split())
    theirs = peer([file.read_bytes() for file in files], options.rounds)
    print(f"{len(files)} pages, milliseconds a page: ours {read + clean:.2f} (reading {read:.2f}, cleaning {clean:.2f}), "
          f"trafilatura {theirs:.2f}; ratio {theirs / (read + clean):.1f}")
    attache, trafilatura = ROOT / "target/release/attache", shutil.which("trafilatura")
    if attache.is_file() and trafilatura:
        own, other = process(files, [attache, "text"], False), process(files, [trafilatura], True)
        print(f"a process a page, median milliseconds: ours {own:.1f}, trafilatura {other:.1f}; ratio {other / own:.0f}")


if __name__ == "__main__":
    main()
