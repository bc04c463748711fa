// One brief in every format, opened by programs that know nothing of this one.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const home = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const program = resolve(process.env.ATTACHE ?? join(home, "target/release/attache"));
const brief = join(home, "examples/templates/talks.brief.yaml");
const templates = ["meeting", "checklist", "memo", "points", "note", "brevity"];
const folder = mkdtempSync(join(tmpdir(), "attache-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const render = (name, ...options) => {
  const file = join(folder, name);
  execFileSync(program, ["-q", "render", brief, ...options, "-o", file]);
  return file;
};

/** The texts of the brief, as they stand in it, in its order. */
const texts = readFileSync(brief, "utf8").split("\n").flatMap((line) => /^ +(?:- )?text: ([^>].*)$/.exec(line)?.[1] ?? []);
const plain = (text) => text.replace(/\s+/g, " ");
/** Whether something can be run; where not, the test says that it skips. */
const installed = (name) => (process.env.PATH ?? "").split(":").some((place) => existsSync(join(place, name)));

/** What pdf.js finds in a file. Nothing is drawn, so the classes for drawing may be empty. */
const read = async (file) => {
  globalThis.DOMMatrix ??= class {};
  globalThis.Path2D ??= class {};
  globalThis.ImageData ??= class {};
  const said = [];
  const [warn, log] = [console.warn, console.log];
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  console.warn = console.log = (...words) => said.push(words.join(" "));
  try {
    const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 1 }).promise;
    const page = await pdf.getPage(1);
    await page.getOperatorList();
    const { items } = await page.getTextContent();
    const text = plain(items.map((item) => item.str + (item.hasEOL ? " " : "")).join(""));
    const facts = { pages: pdf.numPages, marks: await pdf.getMarkInfo(), attachments: Object.keys(await pdf.getAttachments()) };
    return { ...facts, text, tree: await page.getStructTree(), said };
  } finally {
    Object.assign(console, { warn, log });
  }
};

for (const template of templates) {
  test(`pdf.js opens ${template} without a warning and reads every text as it stands`, async () => {
    const { pages, marks, attachments, text, tree, said } = await read(render(`${template}.pdf`, "-t", template));
    assert.deepEqual([pages, marks.Marked, attachments.length, tree.children[0].role], [1, true, 1, "Document"]);
    assert.deepEqual(said, []);
    for (const words of texts) assert.ok(text.includes(words), `“${words}” is missing in ${text}`);
  });
}

test("pdf.js reads the texts in the order of the brief", async () => {
  const { text } = await read(render("order.pdf", "-t", "note"));
  let from = 0;
  for (const words of texts.filter((words) => words.includes(" – "))) {
    const at = text.indexOf(words, from);
    assert.ok(at >= 0, `“${words}” is out of order in ${text}`);
    from = at;
  }
});

test("Chromium shows the page", async (t) => {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) return t.skip("no Chromium");
  const { chromium } = await import("playwright-core");
  const page = join(folder, "page.html");
  const source = pathToFileURL(render("shown.pdf")).href;
  writeFileSync(page, `<body style="margin:0"><embed type="application/pdf" src="${source}#toolbar=0" width="900" height="1200">`);
  // The viewer is an extension of the browser's own.
  const ignoreDefaultArgs = ["--disable-extensions", "--disable-component-extensions-with-background-pages"];
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"], ignoreDefaultArgs });
  try {
    const tab = await browser.newPage({ viewport: { width: 900, height: 1200 } });
    await tab.goto(pathToFileURL(page).href);
    // An empty viewer is a grey area of a few kilobytes.
    let size = 0;
    for (let tries = 0; size < 100_000 && tries < 20; tries++) {
      await tab.waitForTimeout(500);
      size = (await tab.screenshot()).length;
    }
    assert.ok(size >= 100_000, `a picture of ${size} bytes`);
  } finally {
    await browser.close();
  }
});

for (const template of templates) {
  test(`the HTML of ${template} is valid and accessible`, async () => {
    const { HtmlValidate } = await import("html-validate");
    const validator = new HtmlValidate({ extends: ["html-validate:recommended", "html-validate:a11y"] });
    const report = await validator.validateFile(render(`${template}.html`, "-t", template));
    assert.deepEqual(report.results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`)), []);
  });
}

test("LibreOffice opens the DOCX and prints every text", (t) => {
  if (!installed("soffice") || !installed("pdftotext")) return t.skip("no LibreOffice");
  const file = render("talks.docx");
  const profile = pathToFileURL(join(folder, "profile")).href;
  execFileSync("soffice", [`-env:UserInstallation=${profile}`, "--headless", "--convert-to", "pdf", "--outdir", join(folder, "office"), file]);
  const text = plain(execFileSync("pdftotext", [join(folder, "office/talks.pdf"), "-"]).toString());
  for (const words of texts) assert.ok(text.includes(words), `“${words}” is missing in ${text}`);
});

test("Pandoc reads the Markdown and the DOCX: headings, lists, texts", (t) => {
  if (!installed("pandoc")) return t.skip("no Pandoc");
  for (const [name, from] of [["talks.md", "gfm"], ["talks.md", "markdown-smart"], ["talks.docx", "docx"]]) {
    const tree = execFileSync("pandoc", ["-f", from, "-t", "html", "--wrap=none", render(name)]).toString();
    for (const tag of ["<h2", "<ul", "<strong>"]) assert.ok(tree.includes(tag) || (from === "docx" && tree.includes("<h1")), `${from}: ${tag}`);
    const text = plain(execFileSync("pandoc", ["-f", from, "-t", "plain", "--wrap=none", render(name)]).toString());
    for (const words of texts) assert.ok(text.includes(words), `${from}: “${words}” is missing in ${text}`);
  }
});
