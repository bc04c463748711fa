#!/usr/bin/env python3
"""Times attaching to a large report beside qpdf, and binding many memos.

    python3 benches/attach.py [--runs 5] [--pages 1000] [--megabytes 100] [--memos 500]

Makes a report of that many pages and that size, attaches a memo to it, lets qpdf append the same page,
and prints median wall time and peak memory of both with their ratio, then the same for a packet.
What the report had (pages, bookmarks, links) is counted before and after. Needs qpdf.
"""
import argparse, os, random, shutil, statistics, subprocess, sys, tempfile, time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ATTACHE = ROOT / "target/release/attache"
BRIEF = ROOT / "examples/cairo-summit/article.brief.yaml"


def report(path, pages, size):
    """A PDF file with a bookmark and a link on every page, and a picture's worth of noise."""
    noise = random.Random(1)
    share = max(1, size // pages)
    offsets, at = [], 0
    with open(path, "wb") as out:
        def write(data):
            nonlocal at
            out.write(data)
            at += len(data)

        def add(body):
            offsets.append(at)
            write(b"%d 0 obj\n" % len(offsets) + body + b"\nendobj\n")

        write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
        first = 4  # catalog, pages, outlines, then four objects a page
        kids = b" ".join(b"%d 0 R" % (first + 4 * page) for page in range(pages))
        add(b"<< /Type /Catalog /Pages 2 0 R /Outlines 3 0 R >>")
        add(b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, kids))
        add(b"<< /Type /Outlines /Count %d /First %d 0 R /Last %d 0 R >>" % (pages, first + 3, first + 4 * (pages - 1) + 3))
        for page in range(pages):
            me = first + 4 * page
            content = noise.randbytes(share).replace(b"endstream", b"")
            add(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /P %d 0 R >> >> /Annots [%d 0 R] >>" % (me + 1, me + 2))
            add(b"<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] /Filter /Unknown /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
            add(b"<< /Type /Annot /Subtype /Link /Rect [50 50 90 60] /Border [0 0 0] /Dest [%d 0 R /Fit] >>" % first)
            around = b"".join(b" /%s %d 0 R" % (key, other) for key, other, there in
                              ((b"Prev", me - 1, page > 0), (b"Next", me + 7, page < pages - 1)) if there)
            add(b"<< /Title (Page %d) /Parent 3 0 R /Dest [%d 0 R /Fit]%s >>" % (page + 1, me, around))
        start = at
        write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1))
        write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
        write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(offsets) + 1, start))


def timed(command, runs):
    """Median wall seconds and peak MB of a command."""
    walls, peak = [], 0
    for _ in range(runs):
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        message = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        walls.append(time.perf_counter() - start)
        peak = max(peak, usage.ru_maxrss / 1024)
        if status:
            sys.exit(f"failed: {command[:4]} …\n{message.decode()}")
    return statistics.median(walls), peak


def counts(path):
    """Pages, bookmarks and links, as qpdf sees them."""
    listing = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", path, "-"], capture_output=True).stdout
    pages = int(subprocess.run(["qpdf", "--show-npages", path], capture_output=True, text=True).stdout)
    return pages, listing.count(b"/Title (Page "), listing.count(b"/Subtype /Link")


def main():
    parser = argparse.ArgumentParser()
    for name, value in (("runs", 5), ("pages", 1000), ("megabytes", 100), ("memos", 500)):
        parser.add_argument(f"--{name}", type=int, default=value)
    options = parser.parse_args()
    if not shutil.which("qpdf"):
        sys.exit("needs qpdf")
    with tempfile.TemporaryDirectory() as folder:
        at = lambda name: str(Path(folder) / name)
        report(at("report.pdf"), options.pages, options.megabytes * 1_000_000)
        subprocess.run([ATTACHE, "render", BRIEF, "-o", at("memo.pdf")], check=True, stderr=subprocess.DEVNULL)
        ours, memory = timed([ATTACHE, "attach", at("report.pdf"), at("memo.pdf"), "-o", at("ours.pdf"), "--force"], options.runs)
        theirs, other = timed(["qpdf", "--warning-exit-0", "--no-warn", at("report.pdf"), "--pages", at("report.pdf"), at("memo.pdf"), "--", at("theirs.pdf")], options.runs)
        print(f"attach to {options.pages} pages, {options.megabytes} MB: {ours:.2f} s, {memory:.0f} MB; qpdf {theirs:.2f} s, {other:.0f} MB; ratio {ours / theirs:.2f}")
        print(f"pages, bookmarks, links: {counts(at('report.pdf'))} before, {counts(at('ours.pdf'))} after")
        article = BRIEF.with_name("article.txt").read_text()
        (Path(folder) / "articles").mkdir()
        for number in range(options.memos):
            (Path(folder) / "articles" / f"{number:03}.txt").write_text(article + f"\nDocument {number}.\n")
        subprocess.run([ATTACHE, "brief", at("articles")], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        briefs = sorted(map(str, (Path(folder) / "articles").glob("*.yaml")))
        packet, memory = timed([ATTACHE, "packet", *briefs, "-o", at("packet.pdf"), "--force"], 1)
        print(f"packet of {options.memos} memos: {packet:.2f} s, {memory:.0f} MB")


if __name__ == "__main__":
    main()
