// Review page and editor page in a real browser, as people use them. Screenshots go to SCREENSHOTS, if set.
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

import { attache, desk, serve } from "./desk.mjs";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const skip = existsSync(executablePath) ? false : `no browser at ${executablePath}`;
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const options = { skip, timeout: 60_000 };
let browser;

before(async () => { if (!skip) browser = await chromium.launch({ executablePath, args }); });
after(() => browser?.close());

/** A page that fails the test where anything goes wrong in it, or it asks for anything elsewhere. */
const open = async (test, address, settings = {}) => {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, ...settings });
  const page = await context.newPage(), faults = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) faults.push(message.text()); });
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => { if (new URL(request.url()).origin !== new URL(address).origin) faults.push(`asks for ${request.url()}`); });
  test.after(() => context.close());
  await page.goto(address);
  return { page, faults };
};

/** What WCAG 2.2, levels A and AA, finds wrong with the page, as far as a program can tell. */
const barriers = async (page) => {
  await page.evaluate(readFileSync(join(import.meta.dirname, "node_modules/axe-core/axe.min.js"), "utf8"));
  const { violations } = await page.evaluate(() => axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
  // The editor scrolls with its cursor, which has the keyboard's focus.
  return violations.filter(({ nodes }) => nodes.some((node) => !node.html.includes("cm-scroller"))).map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
};

const shoot = (page, name) => process.env.SCREENSHOTS && page.screenshot({ path: join(process.env.SCREENSHOTS, `${name}.png`) });

/** The editor page of a brief, ready. */
const edit = async (test, folder, settings, ...words) => {
  const opened = await open(test, await serve(folder, ...words), settings);
  await opened.page.waitForSelector("#pages svg");
  return opened;
};

/** Puts the cursor behind `words` in the editor. */
const goBehind = async (page, words) => {
  await page.locator(".cm-line", { hasText: words }).first().click();
  await page.keyboard.press("End");
};

const BRIEF = "herring.brief.yaml";

test("review: article and brief are linked both ways, by mouse and keyboard", options, async (test) => {
  const folder = desk(test);
  attache(folder, "review", BRIEF);
  const { page, faults } = await open(test, pathToFileURL(join(folder, "herring.review.html")).href);
  const lit = () => page.locator("mark.on").count();
  await page.locator(".fact.tension").first().hover();
  assert.ok(await lit() > 0, "a fact lights its evidence");
  await page.locator("mark.aims").first().hover();
  assert.equal(await page.locator(".fact.aims.on").count() > 0, true, "evidence lights its fact");
  await page.locator("h1").hover();
  await page.keyboard.press("j");
  assert.ok(await page.evaluate(() => document.activeElement.matches(".fact")), "j goes to a fact");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  assert.ok(await page.evaluate(() => document.activeElement.closest("mark, .fact")), "Enter goes to the evidence");
  await shoot(page, "review");
  assert.deepEqual(faults, []);
});

test("serve: what is typed is checked and shown", options, async (test) => {
  const folder = desk(test);
  const { page, faults } = await edit(test, folder);
  await shoot(page, "serve");
  assert.match(await page.textContent("#fit"), /^1 page, A4/);
  await goBehind(page, "title:");
  await page.keyboard.type(", anew");
  await page.waitForFunction(() => document.querySelector("#pages").textContent.includes(", anew"));
  assert.equal(await page.textContent("#state"), "not saved");
  await goBehind(page, "author:");
  await page.keyboard.press("Enter");
  await page.keyboard.type("tittle: x");
  await page.keyboard.press("Escape");
  // Half-typed words have errors of their own: what is waited for is said of the whole.
  await page.locator("#problem-list li", { hasText: /error E012.*unknown key `tittle`/ }).waitFor();
  await page.locator(".cm-lintRange-error", { hasText: "tittle" }).first().waitFor();
  await page.locator("#why").waitFor();
  await shoot(page, "serve-error");
  assert.deepEqual(faults, []);
});

test("serve: keys and words are completed", options, async (test) => {
  const { page, faults } = await edit(test, desk(test));
  await goBehind(page, "marking:");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Space");
  await page.waitForSelector(".cm-tooltip-autocomplete");
  const keys = await page.locator(".cm-tooltip-autocomplete li").allTextContents();
  assert.deepEqual(keys, ["notes"], "the keys that are not there yet");
  await page.keyboard.press("Escape");
  await goBehind(page, "status: draft");
  await page.keyboard.press("Home");
  for (const _ of "status: ") await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Control+Space");
  await page.waitForSelector(".cm-tooltip-autocomplete");
  assert.deepEqual(await page.locator(".cm-tooltip-autocomplete li").allTextContents(), ["cleared", "draft", "reviewed"]);
  await shoot(page, "serve-complete");
  assert.deepEqual(faults, []);
});

test("serve: the article leads to the brief and back", options, async (test) => {
  const { page, faults } = await edit(test, desk(test));
  await page.locator("#article mark.tension").first().click();
  assert.ok(await page.evaluate(() => document.activeElement.closest(".cm-editor")), "the editor has the cursor");
  assert.ok(await page.locator("#article mark.tension.on").count() > 0, "the words are lit");
  await page.locator("#article mark.aims").first().click();
  assert.equal(await page.locator("#article mark.tension.on:not(.aims)").count(), 0, "and the others are not");
  assert.deepEqual(faults, []);
});

test("serve: saving writes the file, and never over a change made elsewhere", options, async (test) => {
  const folder = desk(test), path = join(folder, BRIEF);
  const { page } = await edit(test, folder);
  const typed = async (words) => { await goBehind(page, "title:"); await page.keyboard.type(words); };
  await typed(" eins");
  await page.keyboard.press("Control+s");
  await page.waitForFunction(() => document.querySelector("#state").textContent === "saved");
  assert.match(readFileSync(path, "utf8"), /^title: .* eins$/m);
  // Nothing is typed: a change made elsewhere comes in by itself.
  writeFileSync(path, readFileSync(path, "utf8").replace(" eins", " zwei"));
  await page.waitForFunction(() => document.querySelector(".cm-content").textContent.includes(" zwei"));
  // Something is typed: the person chooses.
  await typed(" mine");
  const theirs = readFileSync(path, "utf8").replace(" zwei", " theirs");
  writeFileSync(path, theirs);
  await page.keyboard.press("Control+s");
  await page.waitForSelector("#conflict:not([hidden])");
  assert.equal(readFileSync(path, "utf8"), theirs, "nothing was written");
  await shoot(page, "serve-conflict");
  await page.click("#later");
  await page.click("#save");
  await page.waitForSelector("#conflict:not([hidden])");
  await page.click("#keep-mine");
  await page.waitForFunction(() => document.querySelector("#state").textContent === "saved");
  assert.match(readFileSync(path, "utf8"), /^title: .* zwei mine$/m);
  await typed(" again");
  writeFileSync(path, theirs);
  await page.click("#save");
  await page.waitForSelector("#conflict:not([hidden])");
  await page.click("#take-theirs");
  await page.waitForFunction(() => document.querySelector(".cm-content").textContent.includes(" theirs"));
  assert.equal(readFileSync(path, "utf8"), theirs);
  assert.equal(await page.textContent("#state"), "saved");
});

test("serve: every byte that was not typed stays", options, async (test) => {
  const folder = desk(test), path = join(folder, BRIEF);
  const windows = `\uFEFF${readFileSync(path, "utf8").replace(/\n/g, "\r\n")}# 🙂 “é”\r\n`;
  writeFileSync(path, windows);
  const { page } = await edit(test, folder);
  await goBehind(page, "title:");
  await page.keyboard.type("!");
  await page.keyboard.press("Control+s");
  await page.waitForFunction(() => document.querySelector("#state").textContent === "saved");
  assert.equal(readFileSync(path, "utf8"), windows.replace(/^(title: .*)\r$/m, "$1!\r"));
});

test("serve: settings that change are seen", options, async (test) => {
  const folder = desk(test);
  const { page, faults } = await edit(test, folder, { colorScheme: "dark" });
  await shoot(page, "serve-dark");
  writeFileSync(join(folder, "attache.toml"), "paper = 'letter'\n");
  await page.waitForFunction(() => document.querySelector("#fit").textContent.startsWith("1 page, Letter"));
  assert.deepEqual(faults, []);
});

test("serve: by keyboard alone, on a small screen, and out again", options, async (test) => {
  const { page, faults } = await edit(test, desk(test), { viewport: { width: 700, height: 900 } });
  await page.keyboard.press("Tab");
  const stops = [];
  for (let step = 0; step < 5; step++) {
    stops.push(await page.evaluate(() => document.activeElement.id || document.activeElement.className.split(" ")[0]));
    await page.keyboard.press("Tab");
  }
  assert.deepEqual(stops.slice(0, 3), ["show-article", "show-memo", "pdf"], stops.join());
  assert.ok(stops.includes("cm-content"), stops.join());
  await page.locator(".cm-content").focus();
  await page.keyboard.type("# x");
  // The first one may close what completes the word.
  await page.waitForTimeout(300);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.id), "save", "Escape leaves the editor");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "nothing sticks out");
  await shoot(page, "serve-small");
  assert.deepEqual(faults, []);
});

for (const colorScheme of ["light", "dark"]) {
  test(`both pages have no barriers that a program can find, ${colorScheme}`, options, async (test) => {
    const folder = desk(test);
    const path = join(folder, BRIEF);
    writeFileSync(path, readFileSync(path, "utf8").replace(/^author:$/m, "author: TBD").replace("The two countries reportedly", "The two countries"));
    attache(folder, "review", BRIEF);
    const review = await open(test, pathToFileURL(join(folder, "herring.review.html")).href, { colorScheme });
    assert.deepEqual(await barriers(review.page), []);
    const { page } = await edit(test, folder, { colorScheme });
    await page.waitForSelector("#problem-list .warning");
    assert.deepEqual(await barriers(page), []);
  });
}

test("serve: others are refused", options, async (test) => {
  const address = await serve(desk(test)), { origin } = new URL(address);
  const status = async (url, init) => (await fetch(url, init)).status;
  assert.equal(await status(address), 200);
  assert.equal(await status(`${origin}/`), 403);
  assert.equal(await status(`${origin}/${"0".repeat(32)}/brief`), 403);
  assert.equal(await status(`${address}brief`, { headers: { Origin: "http://example.org" } }), 403);
  assert.equal(await status(`${address}save`, { method: "POST", body: "{}" }), 415);
  assert.equal(await status(`${address}../etc/passwd`), 403);
  assert.equal(await status(`${address}nothing`), 404);
  const pdf = await fetch(`${address}memo.pdf`);
  assert.equal(pdf.status, 409, "there is no text yet");
  // A page elsewhere can neither read nor frame it.
  const { page } = await open(test, `${origin}/`);
  const seen = await page.evaluate((address) => fetch(address, { headers: { "X-Own": "1" } }).then((answer) => answer.status, () => 0), address.replace("127.0.0.1", "localhost"));
  assert.equal(seen, 0);
});

test("serve: from a keystroke to the new page in under 150 ms", options, async (test) => {
  const { page } = await edit(test, desk(test));
  await page.evaluate(() => {
    let begun = 0;
    globalThis.waits = [];
    document.addEventListener("keydown", () => { begun = performance.now(); }, true);
    // Two frames later it has been painted.
    const painted = () => requestAnimationFrame(() => requestAnimationFrame(() => globalThis.waits.push(performance.now() - begun)));
    new MutationObserver(painted).observe(document.querySelector("#pages"), { childList: true });
  });
  await goBehind(page, "title:");
  for (let stroke = 1; stroke <= 30; stroke++) {
    await page.keyboard.press("x");
    await page.waitForFunction((count) => globalThis.waits.length >= count, stroke);
  }
  const waits = (await page.evaluate(() => globalThis.waits)).sort((a, b) => a - b);
  const [median, worst] = [waits[15], waits[29]].map(Math.round);
  test.diagnostic(`keystroke to page: median ${median} ms, worst ${worst} ms of ${waits.length}`);
  assert.ok(median < 150, `${median} ms`);
});
