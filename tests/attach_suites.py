#!/usr/bin/env python3
"""Attaches a memo to every PDF file of public test suites, and looks at the result with qpdf.

    pip download --no-deps --no-binary pikepdf pikepdf      # and pdfminer.six, pypdf: then unpack them
    python3 tests/attach_suites.py FOLDER…

Counts what was attached to and is sound after it (qpdf finds no more than before, one page more),
what was refused and why, and names every file that fails; then the exit status is 1. Files that qpdf
itself finds damaged may be refused. The files are not ours to redistribute, and the gate does without.
"""
import collections, subprocess, sys, tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ATTACHE = ROOT / "target/release/attache"
BRIEF = ROOT / "examples/cairo-summit/article.brief.yaml"
LIMIT = 60  # seconds for one file


def run(*command):
    """The finished process, or None where it took too long."""
    try:
        return subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=LIMIT)
    except subprocess.TimeoutExpired:
        return None


def pages(path):
    """The number of pages, or None where qpdf finds none."""
    found = run("qpdf", "--show-npages", path)
    return int(found.stdout) if found and found.stdout.strip().isdigit() and int(found.stdout) else None


def verdict(path, memo, out):
    """What became of one file, and what is wrong with that."""
    out.unlink(missing_ok=True)
    before = run("qpdf", "--check", path)
    attached = run(ATTACHE, "attach", path, memo, "-o", out)
    if attached is None or before is None:
        return "took too long", "no end"
    if attached.returncode not in (0, 1, 3, 4):
        return "failed", attached.stderr.strip()[-200:]
    if attached.returncode:
        return "refused", None if before.returncode else "(sound) " + attached.stderr.strip().split(": ", 2)[-1]
    after = run("qpdf", "--check", out)
    if after is None or after.returncode > before.returncode:
        return "unsound", after and after.stderr.strip()[-200:]
    had, has = pages(path), pages(out)
    if had and has != had + 1:
        return "unsound", f"{had} pages before, {has} after"
    return "attached", None


def main():
    files = sorted(path for folder in sys.argv[1:] for path in Path(folder).rglob("*.pdf"))
    counts = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        memo = Path(folder) / "memo.pdf"
        subprocess.run([ATTACHE, "render", BRIEF, "-o", memo], check=True, capture_output=True)
        for path in files:
            kind, why = verdict(path, memo, Path(folder) / "out.pdf")
            counts[kind] += 1
            if why:
                print(f"{kind}: {path}: {why}")
    print(", ".join(f"{count} {kind}" for kind, count in counts.most_common()))
    sys.exit(bool(set(counts) - {"attached", "refused"}))


if __name__ == "__main__":
    main()
